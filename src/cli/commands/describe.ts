// `slaudit describe`: the options; what is done with them stands in describe-job.ts.

import { type Command, Option } from 'commander';
import type { DescribeOptions } from '../describe-job.ts';
import { addExamples, addOptions } from '../help.ts';
import { addAgreementOperand } from '../options/agreement-operand.ts';
import { collected } from '../options/collect.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description('Writes the agreement as the document both teams sign, with worked examples.');
  addAgreementOperand(command);
  const format = new Option('-f, --format <FORMAT>', 'format').choices(['text', 'md', 'html']).default('text');
  addOptions(command, 'text, md or html (text)', format);
  addOptions(
    command,
    'also write F, the format by its ending (.txt, .md, .html)',
    collected(new Option('-o, --output <F>')).default([]),
  );
  addOptions(command, 'what changed since an older agreement', new Option('--since <OLD.yaml>'));
  addTerminalOptions(command);
  addExamples(command, shell, ['describe {demo}', 'describe {demo} -f md']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runDescribe } = await import('../describe-job.ts');
  const [agreementFile] = command.processedArgs as [string];
  return runDescribe(agreementFile, command.opts<DescribeOptions>(), shell);
}
