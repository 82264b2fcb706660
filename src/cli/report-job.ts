// What `report` does: read pieces judged before, put them together, write the outputs an audit would have written.

import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../findings/problem.ts';
import type { PieceSource } from '../pieces/read-piece.ts';
import { dimensionOf } from '../report/format.ts';
import { reportPieces } from '../report-pieces.ts';
import { edgeProblem } from './failures.ts';
import { showProblems } from './notices.ts';
import type { OutputOptions } from './options/output-options.ts';
import { outputsOf } from './output/outputs.ts';
import { publish, type PublishOptions } from './publish.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { progressLine } from './terminal/progress-line.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface ReportOptions extends OutputOptions, PublishOptions {
  readonly redact?: true;
}

export async function runReport(files: readonly string[], options: ReportOptions, shell: Shell): Promise<ExitStatus> {
  const began = shell.now();
  const terminal = terminalOf(shell.stderr, shell, !options.color);
  const refuse = (problems: readonly Problem[]): ExitStatus => {
    showProblems(problems, shell, { terminal, quiet: options.quiet });
    return 2;
  };
  const outputs = await outputsOf(options, shell);
  const problems = [...outputs.problems, ...(await clashes(files, options))];
  if (problems.length > 0) return refuse(problems);

  const dimension = dimensionOf(options.view ?? null);
  const progress = progressLine(options.quiet ? 'never' : options.progress, shell, terminal);
  const outcome = await reportPieces({
    sources: sourcesOf(files, shell),
    alsoBreakDownBy: dimension === null ? [] : [dimension],
    redacts: options.redact === true,
    progress: progress.step,
  }).finally(progress.end);
  const { edition } = outcome;
  if (edition === null) return refuse(outcome.problems);
  return publish({ edition, outputs, problems: outcome.problems, began, ending: 'report' }, options, shell);
}

/** Opened one by one: there may be more pieces than files may be open. */
function* sourcesOf(files: readonly string[], { stdin }: Shell): Generator<PieceSource, undefined> {
  for (const name of files) {
    yield name === '-' ? { name: 'standard input', chunks: stdin } : { name, chunks: createReadStream(name) };
  }
}

/** A piece takes long to judge: no report is written over it. */
async function clashes(files: readonly string[], { output }: ReportOptions): Promise<Problem[]> {
  const pieces = await Promise.all(files.map(realPlace));
  const places = await Promise.all((output ?? []).map(({ file }) => realPlace(file)));
  const over = (output ?? []).filter((_, place) => pieces.includes(places[place] ?? ''));
  const twice = files.filter((_, place) => pieces.indexOf(pieces[place] ?? '') !== place);
  return [
    ...over.map(({ file }) => edgeProblem('output', `--output ${file} is one of the pieces.`, 'Name another place.')),
    ...twice.map(file => edgeProblem('piece-twice', `The piece ${file} is named twice.`, 'Name each piece once.')),
  ];
}

function realPlace(file: string): Promise<string> {
  return file === '-' ? Promise.resolve('-') : realpath(file).catch(() => path.resolve(file));
}
