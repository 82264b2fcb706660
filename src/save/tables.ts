// The report as tables for SQL: the columns of cli.md, typed; times are instants, lengths of time seconds, empty cells null.

import type { Edition, Report } from '../model/report.ts';
import { inSeconds } from '../model/obligation-row.ts';

export type SqlType = 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMPTZ';

/** Instants are epoch ms. */
export type SqlValue = string | number | boolean | null;

export interface SqlTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, SqlType>>;
  /** In the order of the columns; made anew on every walk. */
  readonly rows: () => Iterable<readonly SqlValue[]>;
}

/** Every table of a report, in the order they are written. */
export function sqlTables(edition: Edition): readonly SqlTable[] {
  const { report } = edition;
  return [
    { name: 'report', columns: REPORT, rows: () => [reportRow(edition)] },
    { name: 'inputs', columns: INPUTS, rows: () => report.inputs.map(input => picked(INPUTS, input)) },
    {
      name: 'clauses',
      columns: CLAUSES,
      rows: () => report.clauses.map(clause => picked(CLAUSES, { ...clause, clause: clause.id })),
    },
    { name: 'goals', columns: GOALS, rows: () => report.goals.map(goal => picked(GOALS, goal)) },
    { name: 'breakdowns', columns: BREAKDOWNS, rows: () => report.breakdowns.map(row => picked(BREAKDOWNS, row)) },
    { name: 'trend', columns: TREND, rows: () => report.trend.map(trendRow) },
    { name: 'findings', columns: FINDINGS, rows: () => findingRows(report) },
    { name: 'obligations', columns: OBLIGATIONS, rows: () => obligationRows(edition) },
    { name: 'legs', columns: LEGS, rows: () => legRows(edition) },
  ];
}

type Columns = Readonly<Record<string, SqlType>>;

const REPORT = {
  schema: 'INTEGER',
  agreement: 'VARCHAR',
  sha256: 'VARCHAR',
  time_zone: 'VARCHAR',
  period: 'VARCHAR',
  period_from: 'TIMESTAMPTZ',
  period_until: 'TIMESTAMPTZ',
  as_of: 'TIMESTAMPTZ',
  people: 'VARCHAR',
  fit: 'BOOLEAN',
  unfit_because: 'VARCHAR',
} as const satisfies Columns;

const INPUTS = {
  kind: 'VARCHAR',
  file: 'VARCHAR',
  sha256: 'VARCHAR',
  rows: 'BIGINT',
  used: 'BIGINT',
  set_aside: 'BIGINT',
  rejected: 'BIGINT',
} as const satisfies Columns;

const CLAUSES = {
  clause: 'VARCHAR',
  party: 'VARCHAR',
  promise: 'VARCHAR',
  target: 'DOUBLE',
  rate: 'DOUBLE',
  hit: 'BOOLEAN',
  met: 'BIGINT',
  breached: 'BIGINT',
  late: 'BIGINT',
  never_done: 'BIGINT',
  open: 'BIGINT',
  at_risk: 'BIGINT',
  cancelled: 'BIGINT',
  waived: 'BIGINT',
  unassessable: 'BIGINT',
  not_covered: 'BIGINT',
  coverage: 'DOUBLE',
  rate_low: 'DOUBLE',
  rate_high: 'DOUBLE',
  elapsed_p50_s: 'DOUBLE',
  elapsed_p90_s: 'DOUBLE',
  elapsed_p95_s: 'DOUBLE',
} as const satisfies Columns;

const GOALS = {
  goal: 'VARCHAR',
  party: 'VARCHAR',
  month: 'VARCHAR',
  value: 'DOUBLE',
  target: 'DOUBLE',
  of: 'BIGINT',
  open: 'BIGINT',
  hit: 'BOOLEAN',
} as const satisfies Columns;

const BREAKDOWNS = {
  by: 'VARCHAR',
  value: 'VARCHAR',
  clause: 'VARCHAR',
  met: 'BIGINT',
  breached: 'BIGINT',
  open: 'BIGINT',
  rate: 'DOUBLE',
  elapsed_p50_s: 'DOUBLE',
} as const satisfies Columns;

const TREND = {
  from: 'TIMESTAMPTZ',
  to: 'TIMESTAMPTZ',
  clause: 'VARCHAR',
  met: 'BIGINT',
  breached: 'BIGINT',
  open: 'BIGINT',
  rate: 'DOUBLE',
} as const satisfies Columns;

const FINDINGS = {
  code: 'VARCHAR',
  level: 'VARCHAR',
  count: 'BIGINT',
  file: 'VARCHAR',
  line: 'BIGINT',
  column: 'VARCHAR',
  text: 'VARCHAR',
} as const satisfies Columns;

const OBLIGATIONS = {
  clause: 'VARCHAR',
  party: 'VARCHAR',
  lead_id: 'VARCHAR',
  cycle: 'INTEGER',
  started_at: 'TIMESTAMPTZ',
  due_at: 'TIMESTAMPTZ',
  settled_at: 'TIMESTAMPTZ',
  verdict: 'VARCHAR',
  at_risk: 'BOOLEAN',
  elapsed_s: 'DOUBLE',
  elapsed_wall_s: 'DOUBLE',
  late_by_s: 'DOUBLE',
  progress: 'INTEGER',
  owner: 'VARCHAR',
  team: 'VARCHAR',
  segment: 'VARCHAR',
  source: 'VARCHAR',
  started_by: 'VARCHAR',
  settled_by: 'VARCHAR',
  reason: 'VARCHAR',
  version: 'INTEGER',
} as const satisfies Columns;

const LEGS = {
  clause: 'VARCHAR',
  lead_id: 'VARCHAR',
  cycle: 'INTEGER',
  owner: 'VARCHAR',
  held_from: 'TIMESTAMPTZ',
  held_until: 'TIMESTAMPTZ',
  open_s: 'DOUBLE',
} as const satisfies Columns;

/** The values of a row in the order of its columns. */
function picked<Name extends string>(
  columns: Readonly<Record<Name, SqlType>>,
  row: Readonly<Record<NoInfer<Name>, SqlValue>>,
): readonly SqlValue[] {
  return (Object.keys(columns) as Name[]).map(name => row[name]);
}

function reportRow({ report, judgement: { header } }: Edition): readonly SqlValue[] {
  return picked(REPORT, {
    schema: report.schema,
    agreement: report.agreement.name,
    sha256: report.agreement.sha256,
    time_zone: report.time_zone,
    period: header.period?.text ?? null,
    period_from: header.period?.from ?? null,
    period_until: header.period?.until ?? null,
    as_of: header.asOf,
    people: report.people,
    fit: report.fit,
    unfit_because: report.unfit_because.join(' ') || null,
  });
}

function trendRow(row: Report['trend'][number]): readonly SqlValue[] {
  return picked(TREND, { ...row, from: Date.parse(row.from), to: Date.parse(row.to) });
}

/** One row a sample; a finding without any keeps its count. */
function findingRows({ quality }: Report): (readonly SqlValue[])[] {
  const nowhere = { file: null, line: null, column: null, text: null };
  return quality.flatMap(({ samples, ...finding }) =>
    (samples.length === 0 ? [nowhere] : samples).map(sample => picked(FINDINGS, { ...finding, ...sample })),
  );
}

function* obligationRows({ judgement: { obligations } }: Edition): Generator<readonly SqlValue[], undefined> {
  for (let index = 0; index < obligations.length; index++) {
    const row = obligations.at(index);
    yield [
      row.clause.id,
      row.clause.party,
      row.leadId,
      row.cycle,
      row.startedAt,
      row.dueAt,
      row.settledAt,
      row.verdict,
      row.atRisk,
      inSeconds(row.elapsedMs),
      inSeconds(row.elapsedWallMs),
      inSeconds(row.lateByMs),
      row.progress,
      ...[row.owner, row.team, row.segment, row.source, row.startedBy, row.settledBy, row.reason].map(orNull),
      row.clause.version,
    ];
  }
}

/** An empty cell is nothing in SQL. */
function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function* legRows({ judgement: { obligations } }: Edition): Generator<readonly SqlValue[], undefined> {
  for (let index = 0; index < obligations.length; index++) {
    const legs = obligations.legs(index);
    if (legs.length === 0) continue;
    const { clause, leadId, cycle } = obligations.at(index);
    for (const { owner, from, to, openMs } of legs) {
      yield [clause.id, leadId, cycle, orNull(owner), from, to, inSeconds(openMs)];
    }
  }
}
