// Every view as a table: its columns as cli.md names them, its rows from the report. All formats draw from these.

import { zoneOf } from '../calendar/zone.ts';
import { isoWriter } from '../model/iso-time.ts';
import { obligationRow } from '../model/obligation-row.ts';
import type { Edition, GoalReport, ObligationRow, QualityFinding } from '../model/report.ts';
import type { View } from './format.ts';
import { sixDigits } from './numbers.ts';

export type Cell = string | number | boolean | null;

/** `rate` is a fraction, `seconds` have milliseconds at most, `time` is ISO 8601, `amount` any other number. */
export type CellKind = 'text' | 'count' | 'rate' | 'amount' | 'seconds' | 'time' | 'boolean';

export interface Column {
  readonly name: string;
  readonly kind: CellKind;
}

export interface ViewTable {
  readonly columns: readonly Column[];
  /** Made anew on every walk. */
  readonly rows: Iterable<readonly Cell[]>;
}

export function viewTable(view: View, edition: Edition): ViewTable {
  return TABLES[view](edition);
}

export type Columns<Name extends string> = Readonly<Record<Name, CellKind>>;

const OBLIGATION_COLUMNS = {
  clause: 'text',
  party: 'text',
  lead_id: 'text',
  cycle: 'count',
  started_at: 'time',
  due_at: 'time',
  settled_at: 'time',
  verdict: 'text',
  at_risk: 'boolean',
  elapsed_s: 'seconds',
  elapsed_wall_s: 'seconds',
  late_by_s: 'seconds',
  progress: 'count',
  owner: 'text',
  team: 'text',
  segment: 'text',
  source: 'text',
  started_by: 'text',
  settled_by: 'text',
  reason: 'text',
  version: 'count',
} as const satisfies Columns<keyof ObligationRow>;

const CLAUSE_COLUMNS = {
  clause: 'text',
  party: 'text',
  promise: 'text',
  target: 'rate',
  rate: 'rate',
  hit: 'boolean',
  met: 'count',
  breached: 'count',
  late: 'count',
  never_done: 'count',
  open: 'count',
  at_risk: 'count',
  cancelled: 'count',
  waived: 'count',
  unassessable: 'count',
  not_covered: 'count',
  coverage: 'rate',
  rate_low: 'rate',
  rate_high: 'rate',
  elapsed_p50_s: 'seconds',
  elapsed_p90_s: 'seconds',
  elapsed_p95_s: 'seconds',
} as const satisfies Columns<string>;

const BREAKDOWN_COLUMNS = {
  by: 'text',
  value: 'text',
  clause: 'text',
  met: 'count',
  breached: 'count',
  open: 'count',
  rate: 'rate',
  elapsed_p50_s: 'seconds',
} as const satisfies Columns<string>;

const TREND_COLUMNS = {
  from: 'time',
  to: 'time',
  clause: 'text',
  met: 'count',
  breached: 'count',
  open: 'count',
  rate: 'rate',
} as const satisfies Columns<string>;

const GOAL_COLUMNS = {
  goal: 'text',
  party: 'text',
  month: 'text',
  value: 'amount',
  target: 'amount',
  of: 'count',
  open: 'count',
  hit: 'boolean',
} as const satisfies Columns<string>;

const QUALITY_COLUMNS = {
  code: 'text',
  level: 'text',
  count: 'count',
  file: 'text',
  line: 'count',
  column: 'text',
  text: 'text',
} as const satisfies Columns<string>;

const TABLES: Readonly<Record<View, (edition: Edition) => ViewTable>> = {
  clauses: ({ report }) =>
    table(
      CLAUSE_COLUMNS,
      report.clauses.map(clause => ({ ...clause, clause: clause.id })),
    ),
  goals: ({ report }) => table(GOAL_COLUMNS, report.goals.map(goalRow)),
  people: edition => breakdown('person', edition),
  teams: edition => breakdown('team', edition),
  segments: edition => breakdown('segment', edition),
  trend: ({ report }) => table(TREND_COLUMNS, report.trend),
  obligations: edition => table(OBLIGATION_COLUMNS, allObligations(edition)),
  breaches: ({ report }) => table(OBLIGATION_COLUMNS, report.breaches),
  quality: ({ report }) => table(QUALITY_COLUMNS, report.quality.flatMap(qualityRows)),
};

/** Rows under the names and kinds of their columns, in the order of the columns. */
export function table<Name extends string>(
  columns: Columns<Name>,
  rows: Iterable<Readonly<Record<NoInfer<Name>, Cell>>>,
): ViewTable {
  const names = Object.keys(columns) as Name[];
  return {
    columns: names.map(name => ({ name, kind: columns[name] })),
    rows: { [Symbol.iterator]: () => cellsOf(names, rows) },
  };
}

function* cellsOf<Name extends string>(
  names: readonly Name[],
  rows: Iterable<Readonly<Record<Name, Cell>>>,
): Generator<readonly Cell[], undefined> {
  for (const row of rows) yield names.map(name => row[name]);
}

function breakdown(by: string, { report }: Edition): ViewTable {
  return table(
    BREAKDOWN_COLUMNS,
    report.breakdowns.filter(row => row.by === by),
  );
}

/** Shares among the goals are rates like any other; counts and sums are not. */
function goalRow(goal: GoalReport): GoalReport {
  if (goal.measure !== 'rate') return goal;
  return { ...goal, value: sixDigits(goal.value), target: sixDigits(goal.target) };
}

function allObligations({ judgement: { header, obligations } }: Edition): Iterable<ObligationRow> {
  const iso = isoWriter(zoneOf(header.timeZone));
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < obligations.length; index++) yield obligationRow(obligations.at(index), iso);
    },
  };
}

/** One row a sample; a finding without any keeps its count. */
function qualityRows({
  code,
  level,
  count,
  samples,
}: QualityFinding): Readonly<Record<keyof typeof QUALITY_COLUMNS, Cell>>[] {
  if (samples.length === 0) return [{ code, level, count, file: null, line: null, column: null, text: null }];
  return samples.map(sample => ({ code, level, count, ...sample }));
}
