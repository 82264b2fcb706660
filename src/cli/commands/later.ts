// The commands that this version does not have yet: one sentence instead of a silence.

import type { Command } from 'commander';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command): void {
  command.description(`${command.summary()}\nThis command comes with a later version.`);
  command.argument('[OPERAND...]').allowUnknownOption();
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  shell.stderr.write(`error: \`slaudit ${command.name()}\` comes with a later version.\n`);
  return 2;
}
