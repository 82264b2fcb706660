// What the oracle judges: the files of one audit and its two arguments.

import { readdirSync, readFileSync } from 'node:fs';
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
