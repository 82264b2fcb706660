// `slaudit check`: the options; what is done with them stands in check-job.ts.

import { type Command, Option } from 'commander';
import type { CheckOptions } from '../check-job.ts';
import { addExamples, addOptions } from '../help.ts';
import { addAgreementOperand } from '../options/agreement-operand.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description('Finds every error in the agreement. AGREEMENT is slaudit.yaml unless named.');
  addAgreementOperand(command);
  addOptions(command, 'read the exports too: what matches how many rows, what is missing', new Option('--data'));
  addOptions(command, 'with --data: the period that will be audited', new Option('--period <P>'));
  const format = new Option('-f, --format <F>').choices(['table', 'json']).default('table');
  addOptions(command, 'table, json', format);
  addOptions(command, 'exit 2 on a warning', new Option('--strict'));
  addTerminalOptions(command);
  addExamples(command, shell, ['check {demo}', 'check {demo} --data']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runCheck } = await import('../check-job.ts');
  const [agreementFile] = command.processedArgs as [string];
  return runCheck(agreementFile, command.opts<CheckOptions>(), shell);
}
