// The exports as rows of leads: duplicates dropped and merged, rows after `as_of` left out (data.md, verdicts.md).

import { csvRows, list, map, text, type CsvRow, type Terms } from './agreement.ts';
import type { Case } from './case.ts';
import { parseMoment, type Moment } from './times.ts';

export type Kind = 'history' | 'lead' | 'milestone' | 'activity' | 'deal won' | 'deal lost' | 'deal created';

export interface Row {
  readonly at: number;
  /** When it was logged, -Infinity where the row does not say. */
  readonly loggedAt: number;
  readonly kind: Kind;
  readonly cells: CsvRow;
  /** Evidence: `activities.csv#A-1042`. */
  readonly evidence: string;
  /** The milestone's name. */
  readonly name: string;
}

export interface Lead {
  readonly id: string;
  readonly cells: CsvRow;
  /** In the order of time; at one instant history, lead, milestones, activities, deals, each in file order. */
  readonly rows: readonly Row[];
  /** History left out for coming or being known after `as_of`: it only tells what a value was before it. */
  readonly later: readonly Row[];
}

/** Which end of its date a row of day precision is judged at. */
export type Edge = 'first' | 'last';

/** A row before its time is settled. */
interface Dated {
  readonly moment: Moment;
  readonly logged: Moment;
  readonly row: Omit<Row, 'at' | 'loggedAt'>;
  readonly lead: string;
}

export function readLeads(audited: Case, terms: Terms, asOf: number): (edge: Edge) => readonly Lead[] {
  const leadRows = standing(csvRows(audited, 'leads.csv'), 'lead_id').filter(row => cell(row, 'lead_id') !== '');
  const survivors = new Map(leadRows.map(row => [cell(row, 'lead_id'), cell(row, 'merged_into')]));
  const dated = allRows(audited, terms, leadRows);
  const audible = leadRows.filter(row => cell(row, 'merged_into') === '' && createdBy(row, asOf, terms.zone));
  return edge => audible.map(cells => leadOf(cells, dated, { survivors, asOf, edge }));
}

/** "with or without a lead": what the deals that name none happened to, for goals alone. */
export function leadOfLooseDeals(audited: Case, terms: Terms, asOf: number): Lead {
  const loose = dealRows(audited, terms.zone).filter(dated => dated.lead === '' && dated.moment.first <= asOf);
  return { id: '', cells: {}, rows: loose.map(dated => rowAt(dated, 'first')), later: [] };
}

function createdBy(row: CsvRow, asOf: number, zone: string): boolean {
  const created = parseMoment(cell(row, 'created_at'), zone);
  return created !== null && created.first <= asOf;
}

function leadOf(
  cells: CsvRow,
  dated: readonly Dated[],
  how: { survivors: ReadonlyMap<string, string>; asOf: number; edge: Edge },
): Lead {
  const id = cell(cells, 'lead_id');
  const own = dated.filter(each => ownerOfRow(each, how.survivors) === id);
  // A stable sort keeps the order of kinds and files at one instant.
  const placed = own.map(each => rowAt(each, how.edge)).sort((a, b) => a.at - b.at);
  const known = placed.filter(row => row.at <= how.asOf && row.loggedAt <= how.asOf);
  const unknown = placed.filter(row => !known.includes(row));
  return { id, cells, rows: known, later: unknown.filter(row => row.kind === 'history') };
}

function rowAt({ moment, logged, row }: Dated, edge: Edge): Row {
  return { ...row, at: moment[edge], loggedAt: logged[edge] };
}

/** "`merged_into` moves a duplicate's activities and deals onto the surviving lead; its creation and history stay behind" */
function ownerOfRow(dated: Dated, survivors: ReadonlyMap<string, string>): string {
  let lead = dated.lead;
  if (dated.row.kind === 'activity' || dated.row.kind.startsWith('deal')) {
    for (let next = survivors.get(lead); next !== undefined && next !== ''; next = survivors.get(lead)) lead = next;
  }
  return lead;
}

/** In the order that counts at one instant: "history, lead, milestones, activities, deals, each in file order". */
function allRows(audited: Case, terms: Terms, leadRows: readonly CsvRow[]): Dated[] {
  const { zone } = terms;
  const history = rowsOf(audited, 'history.csv', 'change_id').flatMap(row =>
    datedRow(row, 'history', 'changed_at', zone),
  );
  const created = leadRows.flatMap(row =>
    datedRow({ ...row, '#': 'leads.csv#' + cell(row, 'lead_id') }, 'lead', 'created_at', zone),
  );
  const activities = rowsOf(audited, 'activities.csv', 'activity_id').flatMap(row =>
    datedRow(row, 'activity', 'occurred_at', zone),
  );
  return [...history, ...created, ...milestoneRows(terms, leadRows), ...activities, ...dealRows(audited, zone)];
}

function milestoneRows(terms: Terms, leadRows: readonly CsvRow[]): Dated[] {
  const leads = map(list(map(terms.file['data'])['leads'])[0]);
  const columns = Object.entries(map(leads['milestones']));
  return leadRows.flatMap(row =>
    columns.flatMap(([name, column]) =>
      datedRow({ ...row, '#': 'leads.csv#' + cell(row, 'lead_id') }, 'milestone', text(column), terms.zone).map(
        dated => ({
          ...dated,
          row: { ...dated.row, name },
        }),
      ),
    ),
  );
}

/** `closed_at` without `won` true or false is neither; without `closed_at` neither won nor lost. */
function dealRows(audited: Case, zone: string): Dated[] {
  return rowsOf(audited, 'deals.csv', 'deal_id').flatMap(row => {
    const won = truth(cell(row, 'won'));
    const closed = won === null ? [] : datedRow(row, won ? 'deal won' : 'deal lost', 'closed_at', zone);
    return [...datedRow(row, 'deal created', 'created_at', zone), ...closed];
  });
}

function datedRow(row: CsvRow, kind: Kind, column: string, zone: string): Dated[] {
  const moment = parseMoment(cell(row, column), zone);
  if (moment === null) return [];
  const logged = parseMoment(cell(row, 'logged_at'), zone) ?? { first: -Infinity, last: -Infinity };
  return [
    { moment, logged, lead: cell(row, 'lead_id'), row: { kind, cells: row, evidence: row['#'] ?? '', name: '' } },
  ];
}

/** A file's rows that stand, each with its evidence under `#`. */
function rowsOf(audited: Case, file: string, id: string): CsvRow[] {
  const rows = csvRows(audited, file).map((row, index) => ({ ...row, '#': evidence(file, cell(row, id), index + 2) }));
  return standing(rows, id);
}

/** The id of the row, else its line (the oracle's files hold no line breaks in cells). */
function evidence(file: string, id: string, line: number): string {
  return `${file}#${id === '' ? `L${line}` : id}`;
}

/** "exact duplicates and repeated ids (the first in file order stands; an empty id never repeats)" */
function standing(rows: readonly CsvRow[], id: string): CsvRow[] {
  const seen = new Set<string>();
  return rows.filter(row => {
    const whole = JSON.stringify({ ...row, '#': '' });
    const key = `id ${cell(row, id)}`;
    if (seen.has(whole) || (cell(row, id) !== '' && seen.has(key))) return false;
    seen.add(whole).add(key);
    return true;
  });
}

export function cell(row: CsvRow, column: string): string {
  return (row[column] ?? '').trim();
}

/** "Booleans: true/yes/1 and false/no/0 in any case; empty is neither." */
export function truth(value: string): boolean | null {
  const lower = value.trim().toLowerCase();
  if (['true', 'yes', '1'].includes(lower)) return true;
  if (['false', 'no', '0'].includes(lower)) return false;
  return null;
}

/** An attribute as of an instant, that instant's history rows included (agreement.md "Lead conditions"). */
export function attributeAt(lead: Lead, field: string, instant: number): string {
  const rows = changesOf(lead, field);
  const last = rows.findLast(row => row.at <= instant);
  return last === undefined ? initialValue(lead, field) : cell(last.cells, 'new_value');
}

/** "the old value of the field's first history row, without any the export's" */
export function initialValue(lead: Lead, field: string): string {
  const first = changesOf(lead, field)[0] ?? lead.later.find(row => cell(row.cells, 'field') === field);
  return first === undefined ? cell(lead.cells, field) : cell(first.cells, 'old_value');
}

export function changesOf(lead: Lead, field: string): readonly Row[] {
  return lead.rows.filter(row => row.kind === 'history' && cell(row.cells, 'field') === field);
}
