// The options that say how a command talks while it works.

import { type Command, Option } from 'commander';
import { addOptions } from '../help.ts';
import { PROGRESS_CHOICES, type ProgressChoice } from '../terminal/progress-line.ts';

export interface TerminalOptions {
  readonly quiet?: true;
  readonly verbose?: true;
  readonly color: boolean;
  readonly progress: ProgressChoice;
}

export function addTerminalOptions(command: Command): void {
  addOptions(
    command,
    '',
    new Option('--quiet'),
    new Option('--verbose'),
    new Option('--no-color'),
    new Option('--progress <auto|always|never>').choices(PROGRESS_CHOICES).default('auto'),
  );
}
