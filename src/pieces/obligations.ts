// The obligations of all pieces as typed columns: a million of them fit, and come out in the order of one audit.

import { ByteList } from '../columns/byte-list.ts';
import { growingBytes, growingInstants, growingIntegers } from '../columns/growing.ts';
import { Texts } from '../columns/texts.ts';
import type { Agreement } from '../model/agreement.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { Course } from '../model/course.ts';
import type { Leg, Obligation, Obligations } from '../model/obligation.ts';
import { VERDICT_CODE, VERDICTS } from '../model/verdict.ts';
import { elapsedWallMs, lateByMs } from '../model/wall-time.ts';
import { readCourse } from './course.ts';
import type { Fields } from './fields.ts';

type Attributes = Obligation['attributes'];

export class PieceObligations {
  /** A lead that several pieces have; null while there is none. */
  leadInTwoPieces: string | null = null;
  private readonly agreement: Agreement;
  /** Number of a clause by its id and version, as `clauseKey` puts them. */
  private readonly clauses: ReadonlyMap<string, number>;
  private readonly texts = new Texts();
  private readonly attributeSets: Attributes[] = [];
  private readonly attributeCodes = new Map<string, number>();
  /** By code of the lead's id: the piece it came in, counted from 1. */
  private readonly pieceOfLead: number[] = [];

  private readonly clause = growingIntegers();
  private readonly lead = growingIntegers();
  private readonly cycle = growingIntegers();
  private readonly startedAt = growingInstants();
  private readonly dueAt = growingInstants();
  private readonly settledAt = growingInstants();
  private readonly verdict = growingBytes();
  private readonly atRisk = growingBytes();
  private readonly elapsedMs = growingInstants();
  private readonly progress = growingIntegers();
  private readonly owner = growingIntegers();
  private readonly team = growingIntegers();
  private readonly segment = growingIntegers();
  private readonly source = growingIntegers();
  private readonly reason = growingIntegers();
  private readonly target = growingInstants();
  private readonly reachedAt = growingInstants();
  private readonly attributes = growingIntegers();
  /** Nearly every one is different: bytes instead of strings. */
  private readonly startedBy = new ByteList();
  private readonly settledBy = new ByteList();
  /** As JSON, empty where there is none: most reports open few of them. */
  private readonly courses = new ByteList();
  private readonly firstLeg = growingIntegers();
  private readonly legOwner = growingIntegers();
  private readonly legFrom = growingInstants();
  private readonly legTo = growingInstants();
  private readonly legOpenMs = growingInstants();

  constructor(agreement: Agreement) {
    this.agreement = agreement;
    this.clauses = new Map(agreement.clauses.map(({ id, version }, number) => [clauseKey(id, version), number]));
  }

  get length(): number {
    return this.clause.length;
  }

  /** Adds a line of a piece (counted from 1); what is wrong with it, null where nothing is. */
  add(fields: Fields, piece: number): string | null {
    const clause = this.clauses.get(clauseKey(fields.text('clause'), fields.count('version')));
    const lead = this.texts.code(fields.text('lead_id'));
    this.clause.push(clause ?? 0);
    this.lead.push(lead);
    this.cycle.push(fields.count('cycle'));
    this.startedAt.push(fields.instant('started_at'));
    this.dueAt.push(instantCell(fields, 'due_at'));
    this.settledAt.push(instantCell(fields, 'settled_at'));
    this.verdict.push(VERDICT_CODE[fields.choice('verdict', VERDICTS)]);
    this.atRisk.push(fields.truth('at_risk') ? 1 : 0);
    this.elapsedMs.push(fields.maybe('elapsed_s', name => inMs(fields.number(name))) ?? Number.NaN);
    this.progress.push(fields.maybe('progress', name => fields.count(name)) ?? -1);
    this.owner.push(this.texts.code(fields.text('owner')));
    this.team.push(this.texts.code(fields.text('team')));
    this.segment.push(this.texts.code(fields.text('segment')));
    this.source.push(this.texts.code(fields.text('source')));
    this.reason.push(this.texts.code(fields.text('reason')));
    this.target.push(fields.maybe('target', name => fields.number(name)) ?? Number.NaN);
    this.reachedAt.push(instantCell(fields, 'reached_at'));
    this.attributes.push(this.attributeCode(fields.record('attributes', ['string'])));
    keepBytes(this.startedBy, fields.text('started_by'));
    keepBytes(this.settledBy, fields.text('settled_by'));
    this.addLegs(fields);
    const course = fields.maybe('course', name => fields.object(name, readCourse));
    keepBytes(this.courses, course === null ? '' : JSON.stringify(course));
    if (fields.fault !== null) return fields.fault;
    if (clause === undefined) return 'the agreement has no such version of the clause';
    if ((this.pieceOfLead[lead] ??= piece) !== piece) this.leadInTwoPieces ??= this.texts.text(lead);
    return null;
  }

  /** In the order of cli.md; sorted when the first is asked for. */
  inOutputOrder(): Obligations {
    let order: Int32Array | null = null;
    const rowAt = (index: number): number => (order ??= this.order())[index] ?? 0;
    return {
      length: this.length,
      at: index => this.row(rowAt(index)),
      legs: index => this.legsOf(rowAt(index)),
      course: index => this.courseOf(rowAt(index)),
    };
  }

  private attributeCode(attributes: Attributes): number {
    const key = JSON.stringify(attributes);
    const known = this.attributeCodes.get(key);
    if (known !== undefined) return known;
    const code = this.attributeSets.push(attributes) - 1;
    this.attributeCodes.set(key, code);
    return code;
  }

  private addLegs(fields: Fields): void {
    this.firstLeg.push(this.legOwner.length);
    fields.list('legs', leg => {
      this.legOwner.push(this.texts.code(leg.text('owner')));
      this.legFrom.push(leg.instant('from'));
      this.legTo.push(leg.instant('to'));
      this.legOpenMs.push(inMs(leg.number('open_s')));
    });
  }

  private order(): Int32Array {
    const { clauses } = this.agreement;
    const place = clauses.map(({ id }) => clauses.findIndex(clause => clause.id === id));
    const lead = (row: number): string => this.texts.text(this.lead.at(row));
    return Int32Array.from({ length: this.length }, (_, row) => row).sort(
      (a, b) =>
        (place[this.clause.at(a)] ?? 0) - (place[this.clause.at(b)] ?? 0) ||
        this.startedAt.at(a) - this.startedAt.at(b) ||
        compareCodePoints(lead(a), lead(b)) ||
        this.cycle.at(a) - this.cycle.at(b),
    );
  }

  private row(row: number): Obligation {
    const clause = this.agreement.clauses[this.clause.at(row)];
    if (clause === undefined) throw new RangeError(`no clause for obligation ${row}`);
    const text = (codes: { at(row: number): number }): string => this.texts.text(codes.at(row));
    const startedAt = this.startedAt.at(row);
    const [dueAt, settledAt] = [this.dueAt.at(row), this.settledAt.at(row)];
    return {
      clause,
      leadId: text(this.lead),
      cycle: this.cycle.at(row),
      startedAt,
      dueAt: cell(dueAt),
      settledAt: cell(settledAt),
      verdict: VERDICTS[this.verdict.at(row)] ?? 'unassessable',
      atRisk: this.atRisk.at(row) === 1,
      elapsedMs: cell(this.elapsedMs.at(row)),
      elapsedWallMs: elapsedWallMs(startedAt, settledAt),
      lateByMs: lateByMs(dueAt, settledAt),
      progress: this.progress.at(row) < 0 ? null : this.progress.at(row),
      owner: text(this.owner),
      team: text(this.team),
      segment: text(this.segment),
      source: text(this.source),
      startedBy: this.startedBy.text(row),
      settledBy: this.settledBy.text(row),
      reason: text(this.reason),
      target: cell(this.target.at(row)),
      attributes: this.attributeSets[this.attributes.at(row)] ?? {},
      reachedAt: cell(this.reachedAt.at(row)),
    };
  }

  private courseOf(row: number): Course | null {
    const text = this.courses.text(row);
    return text === '' ? null : (JSON.parse(text) as Course);
  }

  private legsOf(row: number): Leg[] {
    const end = row + 1 < this.length ? this.firstLeg.at(row + 1) : this.legOwner.length;
    const legs: Leg[] = [];
    for (let leg = this.firstLeg.at(row); leg < end; leg++) {
      legs.push({
        owner: this.texts.text(this.legOwner.at(leg)),
        from: this.legFrom.at(leg),
        to: this.legTo.at(leg),
        openMs: this.legOpenMs.at(leg),
      });
    }
    return legs;
  }
}

function clauseKey(id: string, version: number): string {
  return `${version} ${id}`;
}

function instantCell(fields: Fields, name: string): number {
  return fields.maybe(name, () => fields.instant(name)) ?? Number.NaN;
}

/** Back to the whole milliseconds that the seconds were made from. */
function inMs(seconds: number): number {
  return Math.round(seconds * 1000);
}

const encoder = new TextEncoder();

function keepBytes(list: ByteList, text: string): void {
  const bytes = encoder.encode(text);
  list.push(bytes, 0, bytes.length);
}

function cell(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
