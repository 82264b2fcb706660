// `slaudit inspect`: the options; what is done with them stands in inspect-job.ts.

import path from 'node:path';
import { type Command, Option } from 'commander';
import { addExamples, addOptions, shorter } from '../help.ts';
import type { InspectOptions } from '../inspect-job.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description(
    'Says what is in these exports (CSV or NDJSON, also .gz and .zst; Parquet; every\ntable of a FILE.duckdb, or the one of FILE.duckdb:TABLE): which system wrote\nthem, what their columns and times are, what cannot be told, and a `data:` block\nthat would read them. Of large ones it reads the beginning.',
  );
  command.argument('<FILE...>', 'files of one or several systems');
  addOptions(
    command,
    'what stdout gets (text)',
    new Option('-f, --format <text|json>').choices(['text', 'json']).default('text'),
  );
  addOptions(command, '', new Option('--no-color'));
  const leads = quoted(shorter(path.join(shell.demoFolder, 'leads.csv')));
  addExamples(command, shell, [`inspect ${leads}`, `inspect ${leads} -f json`]);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runInspect } = await import('../inspect-job.ts');
  const [files] = command.processedArgs as [string[]];
  return runInspect(files, command.opts<InspectOptions>(), shell);
}

function quoted(file: string): string {
  return /^[\w./\\:@+-]+$/.test(file) ? file : `'${file}'`;
}
