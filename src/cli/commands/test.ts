// `slaudit test`: the options; what is done with them stands in test-job.ts.

import { type Command, Option } from 'commander';
import { addExamples, addOptions } from '../help.ts';
import type { ExitStatus, Shell } from '../shell.ts';
import type { TestOptions } from '../test-job.ts';

const FORMATS: readonly TestOptions['format'][] = ['table', 'json', 'junit'];

export function define(command: Command, shell: Shell): void {
  command.description('Runs the unit tests of an agreement: timelines written by hand, and what must come out.');
  command.argument('<FILE...>', 'files of tests (.yaml, .yml)');
  addOptions(command, FORMATS.join(', '), new Option('-f, --format <F>').choices(FORMATS).default('table'));
  addOptions(command, 'only what failed', new Option('--quiet'));
  addOptions(command, '', new Option('--no-color'));
  addExamples(command, shell, ['test {tests}', 'test {tests} -f junit']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runTest } = await import('../test-job.ts');
  const [files] = command.processedArgs as [readonly string[]];
  return runTest(files, command.opts<TestOptions>(), shell);
}
