// What the oracle judges: the files of one audit and its two arguments.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Case {
  /** File name → text: `agreement.yaml` and the CSV files beside it. */
  readonly files: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly period: string | null;
}

/** Reads a case folder; its `args.json` holds `as_of` and `period`. */
export function readCase(folder: string): Case {
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder)) {
    if (/\.(csv|yaml|json)$/.test(name)) files[name] = readFileSync(join(folder, name), 'utf8');
  }
  const { as_of: asOf, period } = JSON.parse(files['args.json'] ?? '{}') as { as_of: string; period: string | null };
  return { files, asOf, period };
}

/** Writes a case as a folder that the program can be run on. */
export function writeCase(audited: Case, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(audited.files)) writeFileSync(join(folder, name), text);
  const { asOf, period } = audited;
  writeFileSync(join(folder, 'args.json'), JSON.stringify({ as_of: asOf, period }));
}
