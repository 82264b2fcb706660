// Which files an audit reads, and in which order (spec data.md, Standard columns and Mapping).

import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { nearest } from '../../findings/nearest.ts';
import type { Problem } from '../../findings/problem.ts';
import type { DataDefinition, RowKind, SourceDefinition } from '../../model/agreement.ts';
import { fileProblem } from '../file-problems.ts';
import { databaseQuery, nameOfQuery, withoutPassword, type DatabaseQuery } from './database-query.ts';

/** A file to read and the mapping of its source. */
export interface SourceFile {
  readonly kind: RowKind;
  /** Null is standard input, and a database that is no file. */
  readonly path: string | null;
  /** Null: a file of rows. */
  readonly database: DatabaseQuery | null;
  /** As evidence names it: relative to the agreement's folder, with `/`. */
  readonly name: string;
  readonly source: SourceDefinition;
}

/** Files named on the command line take the place of the agreement's, whose mapping stays. */
export type Overrides = Readonly<Partial<Record<RowKind, readonly string[]>>>;

export interface Folders {
  /** The agreement's: its paths are relative to it. */
  readonly agreement: string;
  /** Where the command was given: its paths are relative to it. */
  readonly working: string;
}

type Found = { readonly files: readonly SourceFile[] } | { readonly problem: Problem };

/** The files of one kind in file order; the paths of a glob by code point. */
export async function sourceFiles(
  kind: RowKind,
  data: DataDefinition,
  overrides: Overrides,
  folders: Folders,
): Promise<{ readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] }> {
  const found = await Promise.all(await searches(kind, data, overrides, folders));
  return {
    files: found.flatMap(one => ('files' in one ? one.files : [])),
    problems: found.flatMap(one => ('problem' in one ? [one.problem] : [])),
  };
}

async function searches(
  kind: RowKind,
  data: DataDefinition,
  overrides: Overrides,
  folders: Folders,
): Promise<Promise<Found>[]> {
  const sources = data[kind];
  const given = overrides[kind] ?? [];
  if (given.length > 0) return given.map(async pattern => overridden(kind, pattern, sources ?? [], folders));
  if (sources !== null) return sources.map(async (source, place) => filesOfSource(kind, source, place + 1, folders));
  const standard = standardSource(kind);
  const path = resolve(folders.agreement, `${kind}.csv`);
  return (await isFile(path)) ? [Promise.resolve({ files: [file(kind, path, standard, folders)] })] : [];
}

/** `number` counts the sources of a kind from 1. */
async function filesOfSource(
  kind: RowKind,
  source: SourceDefinition,
  number: number,
  folders: Folders,
): Promise<Found> {
  if (source.from.kind === 'database') return databaseOfSource({ kind, source, number }, source.from.url, folders);
  return search(kind, { pattern: source.from.glob, base: folders.agreement, source }, folders);
}

async function databaseOfSource(
  { kind, source, number }: { readonly kind: RowKind; readonly source: SourceDefinition; readonly number: number },
  url: string,
  folders: Folders,
): Promise<Found> {
  const database = source.from.kind === 'database' ? databaseQuery(source.from) : null;
  if (database === null) {
    const remedy = 'Write `postgres://user@host/database`, or the path of a DuckDB file that ends in `.duckdb`.';
    const message = `"${withoutPassword(url)}" is no database that slaudit reads.`;
    return { problem: fileProblem('unknown-database', null, message, remedy) };
  }
  if (database.system === 'postgres') {
    const name = nameOfQuery(database, database.place, number);
    return { files: [{ kind, path: null, database, name, source }] };
  }
  const path = resolve(folders.agreement, database.place);
  if (!(await isFile(path))) return { problem: await notFound(kind, database.place, path) };
  const found = file(kind, path, source, folders);
  return { files: [{ ...found, database, name: nameOfQuery(database, found.name, number) }] };
}

/** Of several sources of a kind the command line cannot say which mapping is meant, unless they all map alike. */
async function overridden(
  kind: RowKind,
  pattern: string,
  sources: readonly SourceDefinition[],
  folders: Folders,
): Promise<Found> {
  const source = sources.length === 0 ? standardSource(kind) : onlyMapping(sources);
  if (source === null) {
    const message = `The agreement reads ${kind} from ${sources.length} sources with different mappings, so \`--${kind}\` cannot tell which one "${pattern}" follows.`;
    return { problem: fileProblem('ambiguous-mapping', pattern, message, 'Name the files in the agreement instead.') };
  }
  if (pattern === '-') return { files: [{ kind, path: null, database: null, name: '-', source }] };
  return search(kind, { pattern, base: folders.working, source }, folders);
}

function onlyMapping(sources: readonly SourceDefinition[]): SourceDefinition | null {
  return new Set(sources.map(mappingKey)).size === 1 ? (sources[0] as SourceDefinition) : null;
}

/** Equal for sources that read a file in the same way. */
export function mappingKey(source: SourceDefinition): string {
  const { columns, milestones, set, derive, preset, timeZone, dates, blank, delimiter, encoding } = source;
  const maps = [columns, milestones, set, derive].map(map => [...map]);
  return JSON.stringify([maps, preset, timeZone, dates, blank, delimiter, encoding]);
}

async function search(
  kind: RowKind,
  { pattern, base, source }: { readonly pattern: string; readonly base: string; readonly source: SourceDefinition },
  folders: Folders,
): Promise<Found> {
  const path = resolve(base, pattern);
  if (DATABASE_FILE.test(path)) return { problem: databaseAsFile(pattern) };
  if (await isFile(path)) return { files: [file(kind, path, source, folders)] };
  if (!isDynamicPattern(pattern, { caseSensitiveMatch: true })) return { problem: await notFound(kind, pattern, path) };
  const paths = await glob(pattern, {
    cwd: base,
    absolute: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  if (paths.length === 0) {
    const remedy = `Correct the path of the ${kind}, or export the files first.`;
    return { problem: fileProblem('no-matching-file', pattern, `No file matches "${pattern}".`, remedy) };
  }
  const files = paths.map(found => file(kind, resolve(found), source, folders));
  return { files: files.sort((a, b) => byCodePoint(a.name, b.name)) };
}

const DATABASE_FILE = /\.(duckdb|ddb)$/i;

function databaseAsFile(pattern: string): Problem {
  const remedy = `Say which: \`{ database: ${pattern}, table: NAME }\`, or \`query:\` instead of \`table:\`.`;
  return fileProblem('database-as-file', pattern, 'A DuckDB database holds several tables.', remedy);
}

async function notFound(kind: RowKind, pattern: string, path: string): Promise<Problem> {
  const inside = await readdir(path).catch(() => null);
  if (inside !== null) {
    const remedy = `Name the files in it, such as \`${pattern.replace(/\/+$/, '')}/*.csv\`.`;
    return fileProblem('file-not-found', pattern, `"${pattern}" is a folder.`, remedy);
  }
  const neighbours = await readdir(dirname(path)).catch((): string[] => []);
  const near = nearest(basename(path), neighbours);
  const hint = near === null ? '' : ` Beside it lies "${near}".`;
  return fileProblem(
    'file-not-found',
    pattern,
    `There is no file "${pattern}".`,
    `Correct the path of the ${kind}.${hint}`,
  );
}

function file(kind: RowKind, path: string, source: SourceDefinition, folders: Folders): SourceFile {
  return { kind, path, database: null, name: relative(folders.agreement, path).split(sep).join('/'), source };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    found => !found.isDirectory(),
    () => false,
  );
}

/** Order of the texts' UTF-8, which is that of their code points; JavaScript's own compares UTF-16. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** What is read without `data:`: standard headers, ISO times. */
function standardSource(kind: RowKind): SourceDefinition {
  return {
    from: { kind: 'file', glob: `${kind}.csv` },
    preset: null,
    columns: new Map(),
    milestones: new Map(),
    timeZone: null,
    dates: null,
    blank: [],
    delimiter: null,
    encoding: null,
    set: new Map(),
    derive: new Map(),
    position: { line: 1, column: 1 },
  };
}
