// Colours by meaning, for reports and for problems: the only file that knows chalk.

import { Chalk, type ChalkInstance } from 'chalk';
import type { Paint as ProblemPaint } from '../../findings/render.ts';
import type { Paint as ReportPaint } from '../../report/format.ts';
import type { Terminal } from './terminal.ts';

export function reportPaint({ colours }: Terminal): ReportPaint {
  const chalk = new Chalk({ level: colours });
  return {
    strong: text => chalk.bold(text),
    faint: text => chalk.dim(text),
    good: text => chalk.green(text),
    bad: text => chalk.red(text),
    warning: text => chalk.yellow(text),
  };
}

export function problemPaint({ colours }: Terminal): ProblemPaint {
  const chalk = new Chalk({ level: colours });
  return {
    place: text => chalk.bold(text),
    severity: (text, severity) => chalk.bold(colourOf(chalk, severity)(text)),
    gutter: text => chalk.dim(text),
    underline: (text, severity) => colourOf(chalk, severity)(text),
    remedy: text => chalk.cyan(text),
  };
}

function colourOf(chalk: ChalkInstance, severity: 'error' | 'warning'): ChalkInstance {
  return severity === 'error' ? chalk.red : chalk.yellow;
}
