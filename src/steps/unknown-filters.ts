// Filters that name nothing the agreement has: a typing slip must not come out as an audit without a breach.

import type { FileHeader } from '../exports/read-file.ts';
import { nearest } from '../findings/nearest.ts';
import type { Problem } from '../findings/problem.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Filters } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';
import { rosterOf } from '../people/roster.ts';
import { leadColumnsOf } from '../replay/breakdown-columns.ts';

/** People and columns are known only once the exports are read: see `unknownInTables`. */
export function unknownFilters({ clauses, goals, segments }: Agreement, filters: Filters): Problem[] {
  const parties = [...clauses, ...goals].map(({ party }) => party);
  return [
    ...unknown('clause', filters.clauses, new Set(clauses.map(({ id }) => id))),
    ...unknown('party', filters.parties, new Set(parties)),
    ...unknown('segment', filters.segments, new Set(segments.map(({ name }) => name))),
  ];
}

/**
 * Columns that neither the leads nor their history have are errors. Of people a warning is all there can be: the leads of one
 * piece need not be everybody's.
 */
export function unknownInTables(tables: Tables, { where, people }: Filters, headers: readonly FileHeader[]): Problem[] {
  const columns = [...new Set(where.map(({ column }) => column))].filter(column => !isColumn(column, tables));
  const strangers = people.filter(name => !isPerson(name, tables));
  const ofLeads = headers.filter(({ kind }) => kind === 'leads');
  const names = ofLeads.flatMap(header => header.names);
  const severity = ofLeads.some(({ file }) => NO_HEADER.test(file)) ? 'warning' : 'error';
  return [
    ...columns.map(column => unknownColumn(column, names, severity)),
    ...strangers.map(name => unknownPerson(name, tables)),
  ];
}

/** Columns of `report.break_down_by` that no lead has: everything would stand in one nameless group. */
export function unknownBreakdowns(tables: Tables, agreement: Agreement, headers: readonly FileHeader[]): Problem[] {
  const names = headers.filter(({ kind }) => kind === 'leads').flatMap(header => header.names);
  return leadColumnsOf(agreement)
    .filter(column => !isColumn(column, tables))
    .map(column => {
      const near = nearest(column, names);
      const message = `No export of leads has a column "${column}" (report.break_down_by).`;
      return outsideFiles(
        'warning',
        message,
        near === null ? 'Write a column of the leads.' : `Did you mean "${near}"?`,
      );
    });
}

/** Files whose rows name their own columns: that no row of one has a column does not say that there is none. */
const NO_HEADER = /\.(ndjson|jsonl)(\.(gz|zst))?$/i;

/** Columns that were asked for are kept as far as an export has them. */
function isColumn(column: string, { leads, history, texts }: Tables): boolean {
  const field = texts.find(column);
  return leads.texts.has(column) || (field !== -1 && history.texts.get('field')?.includes(field) === true);
}

function isPerson(name: string, { roster, texts }: Tables): boolean {
  return rosterOf(roster).personOf(name) !== null || texts.find(name.trim()) > 0;
}

function unknownColumn(column: string, names: readonly string[], severity: Problem['severity']): Problem {
  const near = nearest(column, names);
  const remedy =
    near === null
      ? `Write a column of the leads, such as --where ${names.includes('source') ? 'source=web' : 'COLUMN=VALUE'}.`
      : `Did you mean "${near}"?`;
  return outsideFiles(severity, `No export of leads has a column "${column}" (--where).`, remedy);
}

function unknownPerson(name: string, { roster }: Tables): Problem {
  const near = nearest(name, new Set(roster.flatMap(row => [row.person, row.name])));
  const remedy = near === null ? 'Write a person as the roster has them.' : `Did you mean "${near}"?`;
  return outsideFiles('warning', `Neither the roster nor a row names "${name}" (--person).`, remedy);
}

function unknown(what: string, asked: readonly string[], known: ReadonlySet<string>): Problem[] {
  return asked.filter(name => !known.has(name)).map(name => problem(what, name, known));
}

function problem(what: string, name: string, known: ReadonlySet<string>): Problem {
  const near = nearest(name, known);
  const all = known.size === 0 ? `It has no ${what} at all.` : `It has: ${[...known].join(', ')}.`;
  return outsideFiles(
    'error',
    `The agreement has no ${what} "${name}" (--${what}).`,
    near === null ? all : `Did you mean "${near}"?`,
  );
}

function outsideFiles(severity: Problem['severity'], message: string, remedy: string): Problem {
  const nowhere = { file: null, line: null, column: null, width: null, excerpt: null };
  return { code: 'unknown-filter', severity, message, remedy, ...nowhere };
}
