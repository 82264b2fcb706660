// What `compare` does: read two reports, compare them, write what moved.

import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { compare, type WrittenReport } from '../compare.ts';
import type { Problem } from '../findings/problem.ts';
import type { ComparisonFormat, ComparisonView } from '../report/comparison/formats.ts';
import { writeComparison } from '../report/comparison/write-comparison.ts';
import { edgeProblem, fileProblem } from './failures.ts';
import { showProblems } from './notices.ts';
import type { TerminalOptions } from './options/terminal-options.ts';
import { ReaderGone } from './output/reader.ts';
import { standardSink } from './output/sink.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { reportPaint } from './terminal/paint.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface CompareOptions extends TerminalOptions {
  readonly format: ComparisonFormat;
  readonly view?: ComparisonView;
  readonly failOn?: 'worse';
}

export async function runCompare(
  [before, after]: readonly [string, string],
  options: CompareOptions,
  shell: Shell,
): Promise<ExitStatus> {
  const refuse = (problems: readonly Problem[]): ExitStatus => {
    showProblems(problems, shell, { terminal: terminalOf(shell.stderr, shell, !options.color), quiet: options.quiet });
    return 2;
  };
  const earlier = await readWritten(before, shell);
  // Standard input can be read once: given twice it is one report.
  const later = after === before ? earlier : await readWritten(after, shell);
  if ('severity' in earlier || 'severity' in later) {
    return refuse([earlier, later].filter(read => 'severity' in read));
  }
  const { comparison, problems } = compare(earlier, later);
  if (comparison === null) return refuse(problems);
  const terminal = terminalOf(shell.stdout, shell, !options.color);
  const presentation = {
    format: options.format,
    view: options.view ?? null,
    width: terminal.width,
    paint: reportPaint(terminal),
  };
  await writeComparison(comparison, presentation, standardSink(options.format, shell)).catch((error: unknown) => {
    if (!(error instanceof ReaderGone)) throw error;
  });
  const isWorse = comparison.clauses.some(({ verdict }) => verdict === 'worse');
  return options.failOn === 'worse' && isWorse ? 1 : 0;
}

/** What a text may hold at most; the breaches of some millions of obligations are shorter. */
const LONGEST = 500_000_000;

async function readWritten(file: string, { stdin }: Shell): Promise<WrittenReport | Problem> {
  try {
    const bytes = await (file === '-' ? buffer(stdin) : readFile(file));
    if (bytes.length > LONGEST) return edgeProblem('no-report', `${file} is too large to be compared.`, TOO_LARGE);
    return { file: file === '-' ? 'standard input' : file, text: bytes.toString('utf8') };
  } catch (error) {
    const problem = fileProblem(error, file);
    if (problem === null) throw error;
    return problem;
  }
}

const TOO_LARGE = 'Write both reports for a shorter period, or for some of the clauses (--clause).';
