// A timeline written by hand → the tables that exports of it would give: the lead, its rows, who is who.

import { Texts } from '../columns/texts.ts';
import type { AgreementTest, TestMoment, TestRow } from '../model/agreement-test.ts';
import type { AbsenceRow, RosterRow, Table, TableKind, Tables, TimeColumn } from '../model/table.ts';

/** Who is who: of the case itself, or of the agreement's files. */
export interface People {
  readonly roster: readonly RosterRow[];
  readonly absences: readonly AbsenceRow[];
}

/** The lead has the number 0; evidence names a row as `tests.yaml#L41`. */
export function tablesOf(test: AgreementTest, file: string, { roster, absences }: People): Tables {
  const builder = new TableBuilder(file, new Texts());
  return {
    texts: builder.texts,
    leads: builder.table('leads', [leadOf(test)]),
    leadId: () => 'lead',
    isDuplicate: new Uint8Array(1),
    survivor: new Int32Array(1),
    activities: builder.table('activities', test.rows.flatMap(activityOf)),
    history: builder.table('history', test.rows.flatMap(changeOf)),
    deals: builder.table('deals', dealsOf(test.rows)),
    historyHasOldValues: true,
    roster,
    absences,
    waivers: test.waivers,
  };
}

/** One row of a table before it is taken apart into columns. */
interface Row {
  readonly line: number;
  readonly times: Readonly<Record<string, TestMoment | null>>;
  readonly cells: ReadonlyMap<string, string>;
}

// ---------------------------------------------------------------- rows

/** An export holds the values of today: those that the last changes left behind. */
function leadOf({ created, attributes, rows }: AgreementTest): Row {
  const changes = rows.filter(row => row.kind === 'change').toSorted((a, b) => a.time.at - b.time.at);
  const milestones = rows.flatMap(row => (row.kind === 'milestone' ? [[`milestone:${row.name}`, row.time]] : []));
  return {
    line: created.line,
    times: { created_at: created, ...(Object.fromEntries(milestones) as Record<string, TestMoment>) },
    cells: new Map([...attributes, ...changes.map(({ field, to }) => [field, to] as const)]),
  };
}

function activityOf(row: TestRow): Row[] {
  if (row.kind !== 'activity') return [];
  const logged = row.loggedAt === null ? null : { at: row.loggedAt, dayEnd: null };
  return [{ line: row.line, times: { occurred_at: row.time, logged_at: logged }, cells: row.columns }];
}

function changeOf(row: TestRow): Row[] {
  if (row.kind !== 'change') return [];
  const { field, from, to, columns } = row;
  const cells = new Map([...columns, ['field', field], ['old_value', from], ['new_value', to]]);
  return [{ line: row.line, times: { changed_at: row.time }, cells }];
}

/** The lines of one deal are one row; a deal that nothing created was created when it is first named. */
function dealsOf(rows: readonly TestRow[]): Row[] {
  const deals = new Map<string, Extract<TestRow, { kind: 'deal' }>[]>();
  for (const row of rows) {
    if (row.kind === 'deal') deals.set(row.id, [...(deals.get(row.id) ?? []), row]);
  }
  return [...deals].map(([id, lines]) => {
    const inTime = lines.toSorted((a, b) => a.time.at - b.time.at);
    const created = lines.find(({ what }) => what === 'created') ?? inTime[0];
    const closed = inTime.findLast(({ what }) => what !== 'created');
    const won: [string, string][] = closed === undefined ? [] : [['won', String(closed.what === 'won')]];
    return {
      line: lines[0]?.line ?? 0,
      times: { created_at: created?.time ?? null, closed_at: closed?.time ?? null },
      cells: new Map([['deal_id', id], ...won, ...inTime.flatMap(({ columns }) => [...columns])]),
    };
  });
}

// ---------------------------------------------------------------- columns

class TableBuilder {
  readonly texts: Texts;
  private readonly file: string;

  constructor(file: string, texts: Texts) {
    this.file = file;
    this.texts = texts;
  }

  table(kind: TableKind, rows: readonly Row[]): Table {
    const place = (row: number): { file: string; line: number } => ({ file: this.file, line: rows[row]?.line ?? 0 });
    const columns = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
    const times = new Set(rows.flatMap(row => Object.keys(row.times)));
    return {
      kind,
      length: rows.length,
      lead: new Int32Array(rows.length),
      times: new Map([...times].map(name => [name, timeColumn(rows.map(row => row.times[name] ?? null))])),
      texts: new Map([...columns].map(name => [name, this.codes(rows.map(({ cells }) => cells.get(name) ?? ''))])),
      evidence: row => `${this.file}#L${place(row).line}`,
      place,
    };
  }

  private codes(cells: readonly string[]): Int32Array {
    return Int32Array.from(cells, cell => this.texts.code(cell));
  }
}

function timeColumn(moments: readonly (TestMoment | null)[]): TimeColumn {
  const days = moments.flatMap((moment, row) => (moment?.dayEnd == null ? [] : [[row, moment.dayEnd] as const]));
  return {
    at: Float64Array.from(moments, moment => moment?.at ?? Number.NaN),
    dayEnds: days.length === 0 ? null : new Map(days),
  };
}
