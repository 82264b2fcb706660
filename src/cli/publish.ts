// What every command that makes a report ends with: warnings, the outputs, the closing lines, the exit status.

import type { Problem } from '../findings/problem.ts';
import type { Edition } from '../model/report.ts';
import { exitStatus } from '../summary/exit-status.ts';
import { closingLines, closingOfPiece } from './closing-lines.ts';
import { dataWarnings } from './data-warnings.ts';
import { showProblems } from './notices.ts';
import type { TerminalOptions } from './options/terminal-options.ts';
import { type Outputs, writeOutputs } from './output/outputs.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface PublishOptions extends TerminalOptions {
  readonly fail: boolean;
}

export interface Published {
  readonly edition: Edition;
  readonly outputs: Outputs;
  /** Warnings from before: the agreement's, the reading's. */
  readonly problems: readonly Problem[];
  /** When the command began, epoch ms. */
  readonly began: number;
  /** A piece by itself neither hits nor misses a target. */
  readonly ending: 'report' | 'piece';
}

export async function publish(
  { edition, outputs, problems, began, ending }: Published,
  options: PublishOptions,
  shell: Shell,
): Promise<ExitStatus> {
  const { report } = edition;
  const show = (shown: readonly Problem[]): void => {
    showProblems(shown, shell, { terminal: terminalOf(shell.stderr, shell, !options.color), quiet: options.quiet });
  };
  show([...problems, ...dataWarnings(report, options.verbose ? 'all' : 'rejected')]);
  const failed = await writeOutputs(edition, outputs, shell);
  if (failed !== null) {
    show([failed]);
    return 2;
  }
  const closing = ending === 'piece' ? closingOfPiece : closingLines;
  if (!options.quiet) shell.stderr.write(`${closing(report, () => shell.now() - began)}\n`);
  return ending === 'piece' ? 0 : exitStatus(report, { missedTargets: options.fail ? 'fail' : 'pass' });
}
