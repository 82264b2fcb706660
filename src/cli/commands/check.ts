// `slaudit check`: is the agreement sound, and with --data, does it fit the exports (spec cli.md).

import path from 'node:path';
import { type Command, Option } from 'commander';
import { addExamples, addOptions } from '../help.ts';
import { showProblems } from '../notices.ts';
import { addAgreementOperand } from '../options/agreement-operand.ts';
import { addTerminalOptions, type TerminalOptions } from '../options/terminal-options.ts';
import { readAgreementFile } from '../read-agreement.ts';
import type { ExitStatus, Shell } from '../shell.ts';
import { terminalOf } from '../terminal/terminal.ts';

interface CheckOptions extends TerminalOptions {
  readonly strict?: true;
  readonly data?: true;
}

export function define(command: Command, shell: Shell): void {
  command.description('Finds every error in the agreement. AGREEMENT is slaudit.yaml unless named.');
  addAgreementOperand(command);
  addOptions(command, 'read the exports too: columns, rows, events that match nothing', new Option('--data'));
  addOptions(command, 'exit 2 on a warning', new Option('--strict'));
  addTerminalOptions(command);
  addExamples(command, shell, ['check {demo}', 'check {demo} --strict']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { readAgreement } = await import('../../agreement/read-agreement.ts');
  const [file] = command.processedArgs as [string];
  const options = command.opts<CheckOptions>();
  const terminal = terminalOf(shell.stderr, shell, !options.color);
  const read = await readAgreementFile(file);
  const problems = 'code' in read ? [read] : readAgreement(read.text, { file, folder: path.dirname(file) }).problems;
  showProblems(problems, shell, { terminal, quiet: options.quiet });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  shell.stderr.write(`${errors} errors, ${warnings} warnings\n`);
  return errors > 0 || (warnings > 0 && options.strict) ? 2 : 0;
}
