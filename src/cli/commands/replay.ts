// `slaudit replay`: rows in, obligations out as a piece; the options, what is done with them stands in audit-job.ts.

import { type Command, Option } from 'commander';
import type { AuditOptions } from '../audit-job.ts';
import { addExamples, addOptions } from '../help.ts';
import { addAgreementOperand } from '../options/agreement-operand.ts';
import { addAuditOptions } from '../options/audit-options.ts';
import { addFilterOptions } from '../options/filters.ts';
import { parseShard } from '../options/shard.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description('Judges leads and writes a piece to standard output, for `slaudit report`.');
  addAgreementOperand(command);
  addAuditOptions(command);
  addFilterOptions(command);
  addOptions(command, 'one of many equal parts of the leads: 2/8', new Option('--shard <I/N>').argParser(parseShard));
  addOptions(command, 'obligations alone, without header and tail', new Option('--bare'));
  addTerminalOptions(command);
  addExamples(command, shell, ['replay {demo} > whole.ndjson', 'replay {demo} --shard 1/2 > one.ndjson']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runReplay } = await import('../audit-job.ts');
  const [agreementFile] = command.processedArgs as [string];
  return runReplay(agreementFile, command.opts<AuditOptions>(), shell);
}
