// What the tests of exports/ share: readings of files without an agreement around them.

import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTables, type ReadRequest, type ReadResult } from '../../src/exports/read-tables.ts';
import type { DataDefinition, RowKind, SourceDefinition } from '../../src/model/agreement.ts';
import type { Tables } from '../../src/model/table.ts';

export function source(glob: string, mapping: Partial<SourceDefinition> = {}): SourceDefinition {
  return {
    from: { kind: 'file', glob },
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
    ...mapping,
  };
}

function data(sources: Partial<Record<RowKind, readonly SourceDefinition[]>> = {}): DataDefinition {
  const none = {
    leads: null,
    activities: null,
    history: null,
    deals: null,
    roster: null,
    waivers: null,
    absences: null,
  };
  return { ...none, ...sources };
}

export interface Reading extends Partial<Omit<ReadRequest, 'agreement'>> {
  readonly folder: string;
  readonly timeZone?: string;
  readonly sources?: Partial<Record<RowKind, readonly SourceDefinition[]>>;
}

export async function read({ folder, timeZone = 'UTC', sources, ...request }: Reading): Promise<ReadResult> {
  return readTables({
    agreement: { folder, timeZone, data: data(sources) },
    overrides: {},
    workingFolder: folder,
    wanted: 'all',
    stdin: nothing(),
    progress: () => undefined,
    ...request,
  });
}

/** The tables of a reading that must have no problems. */
export async function readWell(reading: Reading): Promise<ReadResult & { tables: Tables }> {
  const result = await read(reading);
  if (result.tables === null) throw new Error(result.problems.map(problem => problem.message).join('\n'));
  return { ...result, tables: result.tables };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** A new folder with these files in it. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slaudit-exports-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
