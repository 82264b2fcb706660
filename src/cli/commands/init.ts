// `slaudit init`: the options; what is done with them stands in init-job.ts.

import { type Command, Option } from 'commander';
import { addExamples, addOptions } from '../help.ts';
import type { InitOptions } from '../init-job.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description(
    'Writes a first agreement to go on from, a roster and tests of it into DIR (here unless named): slaudit.yaml, roster.csv, slaudit.test.yaml. Asks a few questions; never overwrites a file.',
  );
  command.argument('[DIR]', 'where the files go', '.');
  addOptions(command, 'take every default instead of asking', new Option('--yes'));
  addExamples(command, shell, ['init --yes', 'init our-agreement --yes']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runInit } = await import('../init-job.ts');
  const [folder] = command.processedArgs as [string];
  return runInit(folder, command.opts<InitOptions>(), shell);
}
