// `--save`: the obligations and what was made of them, as a DuckDB database or as a folder of Parquet files.

import { mkdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { MissingPackage, missingPackageProblem } from '../../findings/missing-package.ts';
import type { Problem } from '../../findings/problem.ts';
import type { Edition } from '../../model/report.ts';
import { edgeProblem, fileProblem } from '../failures.ts';
import { writeWholeSet } from './whole-set.ts';

/** Asked before the audit, which may take minutes. */
export async function saveProblems(place: string | null): Promise<readonly Problem[]> {
  if (place === null) return [];
  const problem = (await placeProblem(place)) ?? (await packageProblem());
  return problem === null ? [] : [problem];
}

/** Null when everything is written. */
export async function save(edition: Edition, place: string): Promise<Problem | null> {
  if (await isInput(edition, place)) {
    return edgeProblem('save', `--save ${place} holds rows that were read for the audit.`, 'Name another place.');
  }
  try {
    await (isDatabase(place) ? saveDatabase(edition, place) : saveFolder(edition, place));
    return null;
  } catch (error) {
    return saveFailure(error, place);
  }
}

async function saveDatabase(edition: Edition, place: string): Promise<void> {
  const { saveDuckdb } = await import('../../save/save-tables.ts');
  const target = await realpath(place).catch(() => place);
  await writeWholeSet(target, async folder => {
    const draft = path.join(folder, 'saved.duckdb');
    await saveDuckdb(edition, draft);
    return [{ from: draft, to: target }];
  });
}

/** The folder may be there, with other files in it, which stay. */
async function saveFolder(edition: Edition, place: string): Promise<void> {
  const { saveParquet } = await import('../../save/save-tables.ts');
  await writeWholeSet(path.resolve(place), async folder => {
    const names = await saveParquet(edition, folder, path.join(folder, 'scratch.duckdb'));
    await mkdir(place, { recursive: true });
    return names.map(name => ({ from: path.join(folder, name), to: path.join(place, name) }));
  });
}

async function packageProblem(): Promise<Problem | null> {
  const { loadDuckdb } = await import('../../duckdb/duckdb.ts');
  return loadDuckdb().then(
    () => null,
    (error: unknown) => {
      if (error instanceof MissingPackage) return missingPackageProblem(error, null, '--save writes');
      throw error;
    },
  );
}

function isDatabase(place: string): boolean {
  return path.extname(place).toLowerCase() === '.duckdb';
}

async function placeProblem(place: string): Promise<Problem | null> {
  const parent = await stat(path.dirname(path.resolve(place))).catch(() => null);
  if (parent === null || !parent.isDirectory()) {
    return refused(place, 'there is no such folder', 'Create the folder first, or name another place.');
  }
  const present = await stat(place).catch(() => null);
  if (isDatabase(place)) {
    if (present === null || present.isFile()) return null;
    return refused(place, 'it is there already and no ordinary file', 'Name another place.');
  }
  if (present?.isDirectory() === true) return null;
  if (present === null && path.extname(place) === '') return null;
  return refused(
    place,
    'it is neither a name that ends in .duckdb nor a folder',
    'Write `--save audit.duckdb` for a DuckDB database, `--save audit` for a folder of Parquet files.',
  );
}

function refused(place: string, because: string, remedy: string): Problem {
  return edgeProblem('save', `--save ${place}: ${because}.`, remedy);
}

/** A database among the inputs is named with its table behind it. */
async function isInput({ judgement: { header } }: Edition, place: string): Promise<boolean> {
  const folder = path.dirname(header.agreement.file);
  const own = await realPlace(place);
  const files = await Promise.all(
    header.inputs.map(({ file }) => realPlace(path.resolve(folder, file.replace(/(\.(?:duckdb|ddb)):.*$/i, '$1')))),
  );
  return files.some(file =>
    isDatabase(place) ? file === own : path.dirname(file) === own && /\.parquet$/i.test(file),
  );
}

function realPlace(file: string): Promise<string> {
  return realpath(file).catch(() => path.resolve(file));
}

/** What DuckDB says about files and memory is for a person too. */
function saveFailure(error: unknown, place: string): Problem {
  const known = fileProblem(error);
  if (known !== null) return known;
  const said = error instanceof Error ? /^(?:IO|Out of Memory) Error: (.*)/.exec(error.message)?.[1] : undefined;
  if (said === undefined) throw error;
  return edgeProblem('save', `--save ${place} cannot be written: ${said}`, 'Make room, or use another place.');
}
