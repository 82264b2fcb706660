// `slaudit report`: the options; what is done with them stands in report-job.ts.

import { type Command, Option } from 'commander';
import { addExamples, addOptions } from '../help.ts';
import { addOutputOptions } from '../options/output-options.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ReportOptions } from '../report-job.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description(
    'Makes the report again from pieces: what `slaudit audit -f ndjson` or `slaudit\nreplay` wrote, any number of them, in any order. `-` is standard input.',
  );
  command.argument('<PIECE...>', 'files of one audit');
  addOutputOptions(command);
  addOptions(command, 'exit 0 on a missed target', new Option('--no-fail'));
  addOptions(command, 'lead ids and people hashed', new Option('--redact'));
  addTerminalOptions(command);
  addExamples(command, shell, ['replay {demo} | slaudit report -', 'replay {demo} | slaudit report - --view people']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runReport } = await import('../report-job.ts');
  const [files] = command.processedArgs as [string[]];
  return runReport(files, command.opts<ReportOptions>(), shell);
}
