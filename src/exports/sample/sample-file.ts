// The first rows of what a user names: a text file, a Parquet file, each table of a DuckDB database.

import type { Problem } from '../../findings/problem.ts';
import { readingProblem } from '../reading-problems.ts';
import type { FileSample } from './sample.ts';
import { sampleParquet, sampleTable, tablesAsked } from './sample-records.ts';
import { sampleText } from './sample-text.ts';

/** What a source in an agreement says to read it. */
export type SampledFrom = { readonly file: string } | { readonly database: string; readonly table: string | null };

export interface Sampled {
  /** As evidence names it: a path, or `crm.duckdb:leads`. */
  readonly name: string;
  readonly from: SampledFrom;
  /** The sample, or why it cannot be read. */
  readonly sample: FileSample | Problem;
}

/** `crm.duckdb`, or one table of it: `crm.duckdb:leads`, with two colons too. */
const DATABASE = /^(?<database>.+?\.(?:duckdb|ddb))(?:::?(?<table>.+))?$/is;

/** One for a file, one for each table of a database. */
export async function sampleFile(path: string): Promise<Sampled[]> {
  const { database, table = null } = DATABASE.exec(path)?.groups ?? {};
  if (database !== undefined) return sampleDatabase(database, table);
  const sample = /\.parquet$/i.test(path) ? sampleParquet : sampleText;
  return [{ name: path, from: { file: path }, sample: await orProblem(path, () => sample(path)) }];
}

async function sampleDatabase(database: string, table: string | null): Promise<Sampled[]> {
  const name = table === null ? database : `${database}:${table}`;
  const tables = await orProblem(name, () => tablesAsked(database, table));
  if ('code' in tables) return [{ name, from: { database, table }, sample: tables }];
  const sampled: Sampled[] = [];
  for (const one of tables) {
    const found = `${database}:${one.table}`;
    const sample = await orProblem(found, () => sampleTable(database, one));
    sampled.push({ name: found, from: { database, table: one.table }, sample });
  }
  return sampled;
}

async function orProblem<Found>(name: string, look: () => Promise<Found>): Promise<Found | Problem> {
  try {
    return await look();
  } catch (error) {
    return readingProblem(name, error);
  }
}
