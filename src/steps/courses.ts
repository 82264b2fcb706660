// What happened around a breach, from the exports again: only asked for when an output shows it.

import type { CompileCell } from '../conditions/cell-test.ts';
import { columnsUsed } from '../conditions/columns-used.ts';
import type { Agreement } from '../model/agreement.ts';
import { attributeNames } from '../model/attributes.ts';
import type { CourseRow } from '../model/course.ts';
import type { CellText, RowFacts } from '../model/row-facts.ts';
import type { Tables } from '../model/table.ts';
import { AS_WRITTEN } from '../model/timeline.ts';
import type { Roster } from '../people/roster.ts';
import { type CourseOf, tableOf } from '../replay/obligation-view.ts';
import { Timelines } from '../timeline/arrange.ts';
import { compileEvents } from '../timeline/events.ts';
import { type FoundRow, FoundRows } from '../timeline/found-rows.ts';
import { knownRows } from '../timeline/known-rows.ts';

export interface CourseTerms {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly asOf: number;
  readonly roster: Roster;
  readonly compile: CompileCell;
}

/** Rows before the start that are shown, and rows from it on. */
const MOST_BEFORE = 5;
const MOST_AFTER = 15;

export function coursesOf(terms: CourseTerms): CourseOf {
  let courses: Courses | null = null;
  return (lead, startedAt) => (courses ??= new Courses(terms)).around(lead, startedAt);
}

class Courses {
  private readonly terms: CourseTerms;
  /** What the agreement asks for: changes of other fields say nothing here. */
  private readonly fields: ReadonlySet<string>;
  private readonly found: FoundRows;
  private readonly timelines: Timelines;
  private readonly knownIn: ReturnType<typeof knownRows>;

  constructor(terms: CourseTerms) {
    const { agreement, tables, compile } = terms;
    const events = compileEvents(agreement, tables, compile);
    const { leads, historyFields } = columnsUsed(agreement);
    const names = attributeNames(['owner', ...leads, ...historyFields]);
    this.terms = terms;
    this.fields = new Set(names.columns);
    this.found = new FoundRows(tables);
    this.timelines = new Timelines({ ...terms, events, names, leads: { from: 0, until: tables.leads.length } });
    this.knownIn = knownRows(events.names);
  }

  around(lead: number, startedAt: number): ReturnType<CourseOf> {
    const rows = this.found.of(lead).filter(row => this.isKnown(row) && this.isAskedFor(row.facts));
    const start = rows.findIndex(({ at }) => at >= startedAt);
    const first = Math.max(0, start - MOST_BEFORE);
    const shown = rows.slice(first, start + MOST_AFTER);
    const known = this.knownIn(this.timelines.load(lead, AS_WRITTEN));
    return {
      rows: shown.map(row => this.told(row, known(row.entry, row.at).events)),
      earlier: first,
      later: rows.length - first - shown.length,
    };
  }

  private isKnown({ at, loggedAt }: FoundRow): boolean {
    return at <= this.terms.asOf && !(loggedAt > this.terms.asOf);
  }

  private isAskedFor(facts: RowFacts): boolean {
    return facts.kind !== 'change' || this.fields.has(facts.field);
  }

  private told({ entry, at, facts, actor }: FoundRow, events: readonly string[]): CourseRow {
    return {
      at,
      facts: facts.kind === 'change' ? { ...facts, from: this.cell(facts.from), to: this.cell(facts.to) } : facts,
      actor: this.personOf(actor) ?? actor,
      events,
      evidence: tableOf(this.terms.tables, entry.kind).evidence(entry.row),
    };
  }

  /** Any field may hold somebody whom the roster knows. */
  private cell(cell: CellText | null): CellText | null {
    if (cell === null) return null;
    const person = this.personOf(cell.text);
    return person === null ? cell : { text: person, isPerson: true };
  }

  private personOf(text: string): string | null {
    return text === '' ? null : this.terms.roster.personOf(text);
  }
}
