// The commonest causes of breaches: by clause, owner and what went wrong, with the leads that it happened to first.

import type { Agreement, Clause } from '../model/agreement.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { CauseRow, ClauseReport } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { MOST_SHOWN } from './attention.ts';
import { FirstLeads } from './first-leads.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';
import type { Groups } from './verdict-counts.ts';

/** Those of missed clauses first, then the others, each by how many breaches they explain. */
export function commonestCauses(
  agreement: Agreement,
  columns: ObligationColumns,
  clauses: readonly ClauseReport[],
): CauseRow[] {
  const place = new Map(clauses.map(({ id }, index) => [id, index]));
  const missed = new Set(clauses.filter(({ hit }) => hit === false).map(({ id }) => id));
  const holdersOf = holders();
  return columns
    .flatMap(clause => causesOf(clause, holdersOf(clause), agreement))
    .sort(
      (a, b) =>
        Number(missed.has(b.clause)) - Number(missed.has(a.clause)) ||
        b.count - a.count ||
        (place.get(a.clause) ?? 0) - (place.get(b.clause) ?? 0) ||
        compareCodePoints(a.owner, b.owner) ||
        compareCodePoints(a.team, b.team) ||
        compareCodePoints(a.cause, b.cause),
    )
    .slice(0, MOST_SHOWN);
}

interface Tally {
  count: number;
  readonly leads: FirstLeads;
}

function causesOf(columns: ClauseColumns, holders: Groups<Holder>, agreement: Agreement): CauseRow[] {
  const causes = new Map<string, Tally & Holder & Pick<CauseRow, 'cause'>>();
  for (const { row, count, leads } of breachesAlike(columns, holders)) {
    const holder = holders.values[holderOf(columns, holders, row)] ?? NOBODY;
    const cause = causeOf(columns, row, agreement);
    const key = JSON.stringify([holder, cause]);
    const known = causes.get(key) ?? { ...holder, cause, count: 0, leads: new FirstLeads() };
    causes.set(key, known);
    known.count += count;
    known.leads.takeAll(leads);
  }
  return [...causes.values()].map(({ leads, ...cause }) => ({ clause: columns.id, ...cause, leads: leads.ids() }));
}

/** Breaches of one owner with the same outcome and reason, together with the row of one of them. */
function breachesAlike(columns: ClauseColumns, holders: Groups<Holder>): Iterable<Tally & { readonly row: number }> {
  const { length, verdict, outcome, outcomes, reason, startedAt, leadId } = columns;
  const alike = new Map<number, Tally & { readonly row: number }>();
  for (let row = 0; row < length; row++) {
    if (verdict[row] !== VERDICT_CODE.breached) continue;
    const why = (reason[row] as number) * outcomes.length + (outcome[row] as number);
    const key = why * holders.values.length + holderOf(columns, holders, row);
    let tally = alike.get(key);
    if (tally === undefined) alike.set(key, (tally = { row, count: 0, leads: new FirstLeads() }));
    tally.count++;
    const at = startedAt[row] as number;
    if (tally.leads.mayTake(at)) tally.leads.take({ at, id: leadId(row) });
  }
  return alike.values();
}

// ---------------------------------------------------------------- whose they were

type Holder = Pick<CauseRow, 'owner' | 'team'>;

const NOBODY: Holder = { owner: '', team: '' };

/** Of the lead at the obligation of a row. */
function holderOf({ standing }: ClauseColumns, { groupOf }: Groups<Holder>, row: number): number {
  return groupOf[standing[row] as number] as number;
}

/** Owners with their teams; clauses with the same texts share them. */
function holders(): (columns: ClauseColumns) => Groups<Holder> {
  const known = new Map<readonly string[], Groups<Holder>>();
  return ({ texts }) => {
    const owners = texts('person');
    const found = known.get(owners) ?? grouped(owners, texts('team'));
    known.set(owners, found);
    return found;
  };
}

function grouped(owners: readonly string[], teams: readonly string[]): Groups<Holder> {
  const numbers = new Map<string, number>();
  const values: Holder[] = [];
  const groupOf = Int32Array.from(owners, (owner, standing) => {
    const holder = { owner, team: teams[standing] ?? '' };
    const key = JSON.stringify(holder);
    const number = numbers.get(key) ?? values.push(holder) - 1;
    numbers.set(key, number);
    return number;
  });
  return { values, groupOf };
}

// ---------------------------------------------------------------- what went wrong

function causeOf(
  { outcome, outcomes, reason, reasonText }: ClauseColumns,
  row: number,
  { clauses }: Agreement,
): string {
  const { version, isSettled } = outcomes[outcome[row] as number] ?? { version: -1, isSettled: false };
  const clause = clauses[version];
  if (clause === undefined) throw new RangeError(`no clause ${version}`);
  return causeText(clause.kind, isSettled, reasonText(reason[row] as number, version));
}

function causeText(kind: Clause['kind'], isSettled: boolean, reason: string): string {
  switch (kind) {
    case 'response':
      return isSettled ? 'done late' : 'never done';
    case 'cadence':
      return reason || (isSettled ? 'completed late' : 'never completed');
    case 'never':
      return 'happened anyway';
    case 'at_most':
      return 'more than agreed';
    case 'require':
      // The reason lists each failing part with the value found; what is common to many is the part.
      return reason.replaceAll(/ is '[^']*'/g, ' not as required');
  }
}
