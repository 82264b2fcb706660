// What a source under `data:` asks a database for, and how its rows are named in evidence.

import type { SourceDefinition } from '../../model/agreement.ts';

/** A table or a query of one database. */
export interface DatabaseQuery {
  readonly system: 'duckdb' | 'postgres';
  /** Path of a DuckDB file as the agreement writes it, or a URL. */
  readonly place: string;
  readonly asks: { readonly table: string } | { readonly query: string };
}

type Origin = Extract<SourceDefinition['from'], { readonly kind: 'database' }>;

/** Null: no database that slaudit reads. */
export function databaseQuery({ url, query, table }: Origin): DatabaseQuery | null {
  const asks = query === null ? { table: table ?? '' } : { query: query.replace(/[;\s]+$/, '') };
  if (/^postgres(ql)?:\/\//i.test(url)) return { system: 'postgres', place: url, asks };
  const path = /^duckdb:(?:\/\/)?(.+)$/i.exec(url)?.[1] ?? (/\.(duckdb|ddb)$/i.test(url) ? url : null);
  return path === null ? null : { system: 'duckdb', place: path, asks };
}

/** `crm.duckdb:activities`; a query goes by its number among the sources of its kind. No password is ever shown. */
export function nameOfQuery({ asks }: DatabaseQuery, place: string, number: number): string {
  const what = 'table' in asks ? asks.table : number === 1 ? 'query' : `query-${number}`;
  return `${withoutPassword(place)}:${what}`;
}

/** A URL as it may be shown: whoever it names, without the password and what follows the database's name. */
export function withoutPassword(place: string): string {
  return place.replace(/^([a-z]+:\/\/)([^/@]*)@/i, hideInUser).replace(/^([a-z]+:\/\/[^?#]*)[?#].*$/i, '$1');
}

function hideInUser(_whole: string, scheme: string, user: string): string {
  const [name = ''] = user.split(':');
  return `${scheme}${name}@`;
}
