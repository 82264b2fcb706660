// Which rows are which events: the agreement's matchers made ready to run over coded columns (agreement.md, Events).

import type { CellTest, CompileCell } from '../conditions/cell-test.ts';
import type { Agreement, EventMatcher, MatchedRow } from '../model/agreement.ts';
import type { Table, Tables } from '../model/table.ts';
import { wordsFor } from '../model/event-set.ts';

/** One matcher of one event, without the key that says what kind of row it is about. */
export interface RowMatcher {
  readonly event: number;
  readonly cells: readonly { readonly column: Int32Array | undefined; readonly test: CellTest }[];
}

export interface ChangeMatcher extends RowMatcher {
  readonly kind: 'becomes' | 'change';
  readonly from: CellTest | null;
  readonly to: CellTest | null;
}

/** `becomes` seen at a lead's creation: the value it was created with passes. */
export interface CreationMatcher extends RowMatcher {
  readonly field: string;
  readonly to: CellTest;
}

export interface EventMatchers {
  readonly names: readonly string[];
  readonly words: number;
  activities(type: number): readonly RowMatcher[];
  changes(field: number): readonly ChangeMatcher[];
  readonly created: readonly RowMatcher[];
  readonly createdWith: readonly CreationMatcher[];
  readonly milestones: readonly (RowMatcher & { readonly name: string })[];
  readonly deals: Readonly<Record<'created' | 'won' | 'lost', readonly RowMatcher[]>>;
}

export function compileEvents(agreement: Agreement, tables: Tables, compile: CompileCell): EventMatchers {
  const names = [...agreement.events.keys()];
  const all = [...agreement.events.values()].flatMap(({ matchers }, event) =>
    matchers.map(matcher => ({ event, ...matcher })),
  );
  const of = <Kind extends MatchedRow['kind']>(kind: Kind): Found<Kind>[] =>
    all.filter((matcher): matcher is Found<Kind> => matcher.row.kind === kind);
  const ready = ({ event, columns }: Found<MatchedRow['kind']>, table: Table): RowMatcher => ({
    event,
    cells: columns.map(({ column, test }) => ({ column: table.texts.get(column), test: compile(test) })),
  });
  const dealMatchers = (what: string): RowMatcher[] =>
    of('deal')
      .filter(matcher => matcher.row.what === what)
      .map(matcher => ready(matcher, tables.deals));
  return {
    names,
    words: wordsFor(names.length),
    activities: rememberedByCode(
      of('activity').map(matcher => ({ ready: ready(matcher, tables.activities), test: compile(matcher.row.type) })),
      ({ test }, type) => test(type, 0),
    ),
    changes: rememberedByCode(
      [...of('becomes'), ...of('change')].map(matcher => ({
        ready: readyChange(matcher.row, ready(matcher, tables.history), compile),
        field: tables.texts.find(matcher.row.field),
      })),
      ({ field }, code) => field === code,
    ),
    created: of('lead-created').map(matcher => ready(matcher, tables.leads)),
    createdWith: of('becomes').map(matcher => ({
      ...ready(matcher, tables.leads),
      field: matcher.row.field,
      to: compile(matcher.row.to),
    })),
    milestones: of('milestone').map(matcher => ({ ...ready(matcher, tables.leads), name: matcher.row.name })),
    deals: { created: dealMatchers('created'), won: dealMatchers('won'), lost: dealMatchers('lost') },
  };
}

/** Whether a row passes every column test of a matcher. */
export function passes(matcher: RowMatcher, row: number, at: number): boolean {
  for (const { column, test } of matcher.cells) {
    if (!test(column === undefined ? 0 : (column[row] ?? 0), at)) return false;
  }
  return true;
}

/** Whether a history row's old and new value are what the matcher asks; equal values are no change. */
export function passesChange(matcher: ChangeMatcher, from: number, to: number, at: number): boolean {
  if (from === to) return false;
  if (matcher.to !== null && !matcher.to(to, at)) return false;
  if (matcher.kind === 'becomes') return matcher.to === null || !matcher.to(from, at);
  return matcher.from === null || matcher.from(from, at);
}

type Found<Kind extends MatchedRow['kind']> = EventMatcher & {
  readonly event: number;
  readonly row: Extract<MatchedRow, { readonly kind: Kind }>;
};

function readyChange(
  row: Extract<MatchedRow, { readonly kind: 'becomes' | 'change' }>,
  matcher: RowMatcher,
  compile: CompileCell,
): ChangeMatcher {
  const from = row.kind === 'change' && row.from !== null ? compile(row.from) : null;
  return { ...matcher, kind: row.kind, from, to: row.to === null ? null : compile(row.to) };
}

/** The matchers a code (an activity's type, a history field) can be about, found once for each code. */
function rememberedByCode<Candidate extends { readonly ready: RowMatcher }>(
  candidates: readonly Candidate[],
  isAbout: (candidate: Candidate, code: number) => boolean,
): (code: number) => Candidate['ready'][] {
  const known: (Candidate['ready'][] | undefined)[] = [];
  return code =>
    (known[code] ??= candidates.filter(candidate => isAbout(candidate, code)).map(candidate => candidate.ready));
}
