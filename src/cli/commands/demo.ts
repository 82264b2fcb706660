// `slaudit demo`: the bundled agreement over the bundled data. It shows what slaudit does, so a missed target is no failure.

import path from 'node:path';
import { type Command, Option } from 'commander';
import type { AuditOptions } from '../audit-job.ts';
import { addExamples, addOptions, shorter } from '../help.ts';
import { NO_REJECTS } from '../options/allowed-rejects.ts';
import { addFilterOptions } from '../options/filters.ts';
import { addOutputOptions } from '../options/output-options.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';

/** The last quarter of the bundled data. */
const DEMO_PERIOD = '2026-Q3';

export function define(command: Command, shell: Shell): void {
  command.description('Audits the bundled agreement and data. A missed target is no failure here.');
  addOptions(command, `as in slaudit audit (${DEMO_PERIOD})`, new Option('--period <P>').default(DEMO_PERIOD));
  addFilterOptions(command);
  addOutputOptions(command);
  addTerminalOptions(command);
  addExamples(command, shell, ['demo', 'demo --view people']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runAudit } = await import('../audit-job.ts');
  const options = { ...command.opts<AuditOptions>(), fail: false, allowRejects: NO_REJECTS };
  const folder = shorter(shell.demoFolder);
  const status = await runAudit(path.join(folder, 'slaudit.yaml'), options, shell);
  if (!options.quiet) shell.stderr.write(`The agreement and its data are in ${folder}.\n`);
  return status;
}
