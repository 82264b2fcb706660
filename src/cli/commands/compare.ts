// `slaudit compare`: the options; what is done with them stands in compare-job.ts.

import { type Command, Option } from 'commander';
import { COMPARISON_FORMATS, COMPARISON_VIEWS } from '../../report/comparison/formats.ts';
import type { CompareOptions } from '../compare-job.ts';
import { addExamples, addOptions } from '../help.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description(
    'What moved between two reports, by how much, whether it is more than chance, and\nwho moved it. `slaudit audit --period 2026-Q2 -o q2.json` writes such a report;\nthen `slaudit compare q2.json q3.json`. `-` is standard input.',
  );
  command.argument('<BEFORE>', 'the earlier report').argument('<AFTER>', 'the later report');
  const format = new Option('-f, --format <F>').choices(COMPARISON_FORMATS).default('table');
  addOptions(command, COMPARISON_FORMATS.join(', '), format);
  addOptions(command, `${COMPARISON_VIEWS.join(', ')}: which rows, for csv and md`, viewOption());
  addOptions(command, 'exit 1 where a promise is worse by more than chance', failOption());
  addTerminalOptions(command);
  addExamples(command, shell, [
    'demo -f json | slaudit compare - -',
    'demo -f json | slaudit compare - - -f md --fail-on worse',
  ]);
}

function viewOption(): Option {
  return new Option('--view <V>').choices(COMPARISON_VIEWS);
}

function failOption(): Option {
  return new Option('--fail-on <worse>').choices(['worse']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runCompare } = await import('../compare-job.ts');
  const [before, after] = command.processedArgs as [string, string];
  return runCompare([before, after], command.opts<CompareOptions>(), shell);
}
