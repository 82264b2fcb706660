// The progress line: what is being done, rows, rate; shown on a terminal once a job has taken a second (spec cli.md).

import { visible } from '../../findings/visible.ts';
import type { Progress, ProgressStep } from '../../model/request.ts';
import { grouped } from '../quantities.ts';
import type { Shell } from '../shell.ts';
import type { Terminal } from './terminal.ts';

export const PROGRESS_CHOICES = ['auto', 'always', 'never'] as const;
export type ProgressChoice = (typeof PROGRESS_CHOICES)[number];

export interface ProgressLine {
  readonly step: Progress;
  /** Takes the line away; whatever else goes to stderr is written after this. */
  readonly end: () => void;
}

const FIRST_SHOWN_MS = 1000;
const BETWEEN_MS = 100;
/** Where the line cannot be written over, a new one comes each so often. */
const BETWEEN_LINES_MS = 1000;

export function progressLine(choice: ProgressChoice, shell: Shell, terminal: Terminal): ProgressLine {
  if (choice === 'never' || (choice === 'auto' && !terminal.isLive)) return { step: () => {}, end: () => {} };
  const { stderr, now } = shell;
  const began = now();
  const stage = { name: '', began };
  let shownAt = began + FIRST_SHOWN_MS - BETWEEN_MS;
  let isShown = false;
  const between = terminal.isLive ? BETWEEN_MS : BETWEEN_LINES_MS;
  return {
    step: step => {
      const at = now();
      if (step.stage !== stage.name) Object.assign(stage, { name: step.stage, began: at });
      if (at - shownAt < between) return;
      shownAt = at;
      const text = lineOf(step, at - stage.began).slice(0, terminal.width - 1);
      isShown = terminal.isLive;
      stderr.write(terminal.isLive ? `\r${text}\u001b[K` : `${text}\n`);
    },
    end: () => {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}

/** `reading activities.csv · 1,204,000 of 2,300,000 rows · 390,000 rows/s`. */
function lineOf({ stage, rows, total }: ProgressStep, elapsedMs: number): string {
  const count = total === null ? `${grouped(rows)} rows` : `${grouped(rows)} of ${grouped(total)} rows`;
  const rate = elapsedMs > 0 ? ` · ${grouped(rows / (elapsedMs / 1000))} rows/s` : '';
  return `${visible(stage)} · ${count}${rate}`;
}
