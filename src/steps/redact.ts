// `--redact`: the same judgement with lead ids and people hashed, before anything is counted, so that every format follows.
// What that protects from and what it does not: docs/redaction.md.

import { createHash, createHmac } from 'node:crypto';
import { lookedAt } from '../conditions/looked-at.ts';
import type { Finding } from '../findings/finding.ts';
import type { Clause } from '../model/agreement.ts';
import { compareCodePoints } from '../model/code-points.ts';
import { type CourseRow, mapRows } from '../model/course.ts';
import { overriding } from '../model/overriding.ts';
import type { Filters, Judgement, JudgementHeader, Obligation, Obligations } from '../model/obligation.ts';
import type { CellText, RowFacts } from '../model/row-facts.ts';
import { partsWithoutTexts, withoutTexts } from '../summary/hide-people.ts';

/** Of pieces that were redacted before, only the findings that all of them make together are new. */
export function redact(judgement: Judgement): Judgement {
  const { header, tail } = judgement;
  const findings = tail.findings.map(redactedFinding);
  if (header.redactedWith !== null) return { ...judgement, tail: { ...tail, findings } };
  const hash = new Hashes(keyOf(header));
  return {
    header: {
      ...header,
      filters: redactedFilters(header.filters, hash),
      redactedWith: hash.of('key', ''),
      // The key was made from these: shown as they are, they would give it away.
      inputs: header.inputs.map(input => ({ ...input, sha256: hash.of('input', input.sha256) })),
    },
    obligations: redactedObligations(judgement.obligations, hash),
    tail: {
      ...tail,
      findings,
      parts: {
        ...partsWithoutTexts(tail.parts),
        backdated: tail.parts.backdated
          .map(counts => ({ ...counts, person: hash.person(counts.person) }))
          .toSorted((a, b) => compareCodePoints(a.person, b.person)),
      },
    },
  };
}

/** Of the agreement's and the exports' contents: whoever lacks them cannot try names out, and the same input gives the same bytes. */
function keyOf({ agreement, inputs }: JudgementHeader): Buffer {
  const contents = [...new Set(inputs.map(({ sha256 }) => sha256))].toSorted();
  return createHash('sha256')
    .update(['slaudit --redact', agreement.sha256, ...contents].join('\n'))
    .digest();
}

/** A hash takes microseconds, remembering millions of them takes hundreds of megabytes. */
const MOST_REMEMBERED = 65_536;

type Kind = 'lead' | 'person' | 'row' | 'input' | 'key';

/** 64 bits are told apart among millions, and begin with a letter, so that no spreadsheet takes them for numbers. */
class Hashes {
  private readonly key: Buffer;
  private readonly leads = new Map<string, string>();
  private readonly people = new Map<string, string>();

  constructor(key: Buffer) {
    this.key = key;
  }

  of(kind: Kind, text: string): string {
    return createHmac('sha256', this.key).update(`${kind} ${text}`).digest('hex');
  }

  /** Nobody stays nobody. */
  person(name: string): string {
    return name === '' ? '' : this.remembered(this.people, 'person', name);
  }

  lead(id: string): string {
    return id === '' ? '' : this.remembered(this.leads, 'lead', id);
  }

  /** `activities.csv#row-…`: which file stays to be seen. A path with a # in it ends at the first. */
  evidence(text: string): string {
    const end = text.indexOf('#');
    return end < 0 ? text : `${text.slice(0, end)}#${this.short('row', text.slice(end + 1))}`;
  }

  private remembered(known: Map<string, string>, kind: Kind, text: string): string {
    const before = known.get(text);
    if (before !== undefined) return before;
    const hashed = this.short(kind, text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, hashed);
    return hashed;
  }

  private short(kind: Kind, text: string): string {
    return `${kind}-${this.of(kind, text).slice(0, 16)}`;
  }
}

// ---------------------------------------------------------------- obligations

function redactedObligations(obligations: Obligations, hash: Hashes): Obligations {
  let order: Int32Array | null = null;
  const rowAt = (index: number): number => (order ??= orderOf(obligations, hash))[index] ?? 0;
  return {
    length: obligations.length,
    at: index => redacted(obligations.at(rowAt(index)), hash),
    legs: index => obligations.legs(rowAt(index)).map(leg => ({ ...leg, owner: hash.person(leg.owner) })),
    course: index => mapRows(obligations.course(rowAt(index)), row => redactedRow(row, hash)),
  };
}

/** Those of one clause and start go by lead id, which is another one now. */
function orderOf(obligations: Obligations, hash: Hashes): Int32Array {
  const order = Int32Array.from({ length: obligations.length }, (_, index) => index);
  let ties: Tie[] = [];
  for (let index = 0; index <= order.length; index++) {
    const next = index < order.length ? obligations.at(index) : null;
    const [first] = ties;
    if (first !== undefined && (next?.clause.id !== first.clause || next.startedAt !== first.startedAt)) {
      order.set(inOrder(ties), index - ties.length);
      ties = [];
    }
    if (next !== null) ties.push(tieOf(next, index, hash));
  }
  return order;
}

interface Tie {
  readonly index: number;
  readonly clause: string;
  readonly startedAt: number;
  readonly lead: string;
  readonly cycle: number;
}

function tieOf({ clause, startedAt, leadId, cycle }: Obligation, index: number, hash: Hashes): Tie {
  return { index, clause: clause.id, startedAt, lead: hash.lead(leadId), cycle };
}

function inOrder(ties: readonly Tie[]): number[] {
  return ties.toSorted((a, b) => compareCodePoints(a.lead, b.lead) || a.cycle - b.cycle).map(({ index }) => index);
}

/** Evidence is hashed when it is asked for: most of a report never is. */
function redacted(obligation: Obligation, hash: Hashes): Obligation {
  return overriding(obligation, {
    leadId: hash.lead(obligation.leadId),
    owner: hash.person(obligation.owner),
    attributes: redactedAttributes(obligation.attributes, hash),
    reason: redactedReason(obligation, hash),
    get startedBy() {
      return hash.evidence(obligation.startedBy);
    },
    get settledBy() {
      return hash.evidence(obligation.settledBy);
    },
  });
}

/** What the agreement calls the row stays; its cells go, for any of them may hold a name, but who held the lead. */
function redactedRow({ at, facts, actor, events, evidence }: CourseRow, hash: Hashes): CourseRow {
  return {
    at,
    facts: redactedFacts(facts, hash),
    actor: hash.person(actor),
    events,
    evidence: hash.evidence(evidence),
  };
}

function redactedFacts(facts: RowFacts, hash: Hashes): RowFacts {
  switch (facts.kind) {
    case 'change': {
      const person = (cell: CellText | null): CellText | null => cell && { ...cell, text: hash.person(cell.text) };
      const isOwner = facts.field === 'owner';
      return { ...facts, from: isOwner ? person(facts.from) : null, to: isOwner ? person(facts.to) : null };
    }
    case 'activity':
      return { ...facts, type: '', direction: '', outcome: '' };
    case 'deal':
      return { ...facts, amount: '' };
    case 'creation':
    case 'milestone':
      return facts;
  }
}

function redactedAttributes(attributes: Obligation['attributes'], hash: Hashes): Obligation['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).map(([column, value]) => [column, redactedValue(column, value, hash)]),
  );
}

function redactedValue(column: string, value: string, hash: Hashes): string {
  if (column === 'owner') return hash.person(value);
  return column === 'lead_id' || column === 'merged_into' ? hash.lead(value) : value;
}

function redactedReason({ clause, verdict, reason }: Obligation, hash: Hashes): string {
  // The words of a waiver name its approver, and may name anybody.
  if (verdict === 'waived') return 'waived';
  const owner = /^owner ([^]*) has no calendar$/.exec(reason)?.[1];
  if (owner !== undefined) return `owner ${hash.person(owner)} has no calendar`;
  return clause.kind === 'require' && reason !== '' ? whatFailed(clause, reason) : reason;
}

/** Which parts failed, without the values that were found. */
function whatFailed({ before, lead }: Extract<Clause, { readonly kind: 'require' }>, reason: string): string {
  const never = `${before.join(' or ')} never happened before`;
  const names = lead.flatMap(({ condition }) => lookedAt(condition)).map(column => column ?? 'segment');
  const columns = new Set(names.filter(name => reason.includes(`${name} is '`)));
  const failed = [...columns].map(column => `${column} not as required`);
  return [...(reason.startsWith(never) ? [never] : []), ...failed].join('; ') || 'not as required';
}

// ---------------------------------------------------------------- header and tail

function redactedFilters(filters: Filters, hash: Hashes): Filters {
  return {
    ...filters,
    people: filters.people.map(name => hash.person(name.trim())),
    where: filters.where.map(({ column, value }) => ({ column, value: redactedValue(column, value, hash) })),
  };
}

/** Any cell of an export may hold a name or an id: its place stays, so that its keeper can look there. */
function redactedFinding(finding: Finding): Finding {
  if (finding.code !== 'event_without_rows') return withoutTexts(finding);
  const samples = finding.samples.map(sample => ({ ...sample, text: sample.text.split(': nearly "')[0] ?? '' }));
  return { ...finding, samples };
}
