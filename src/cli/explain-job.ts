// What `explain` does: read, judge the leads asked for, write the explanation.

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { explain, type ExplainRequest } from '../explain.ts';
import { type ExplanationFormat, writtenExplanation } from '../explain/formats.ts';
import type { Problem } from '../findings/problem.ts';
import type { Explanation } from '../model/explanation.ts';
import { NO_PAINT } from '../report/format.ts';
import { edgeProblem, fileProblem } from './failures.ts';
import { showProblems } from './notices.ts';
import { overridesOf } from './options/data-overrides.ts';
import { filtersOf } from './options/filters.ts';
import type { TerminalOptions } from './options/terminal-options.ts';
import { print } from './output/sink.ts';
import { writeWhole } from './output/whole-file.ts';
import { readAgreementFile } from './read-agreement.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { reportPaint } from './terminal/paint.ts';
import { progressLine } from './terminal/progress-line.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface ExplainFile {
  readonly file: string;
  readonly format: ExplanationFormat;
}

export interface ExplainOptions extends TerminalOptions {
  readonly period?: string;
  readonly asOf?: string;
  readonly leads?: readonly string[];
  readonly activities?: readonly string[];
  readonly history?: readonly string[];
  readonly deals?: readonly string[];
  readonly clause?: readonly string[];
  readonly breaches?: true;
  readonly worst: number;
  readonly format: ExplanationFormat;
  readonly output?: readonly ExplainFile[];
  readonly people?: 'names' | 'hidden';
}

export interface ExplainOperands {
  readonly agreementFile: string;
  readonly leads: readonly string[];
}

/** Text in a file is drawn for paper and mail. */
const FILE_WIDTH = 80;

export async function runExplain(
  { agreementFile, leads }: ExplainOperands,
  options: ExplainOptions,
  shell: Shell,
): Promise<ExitStatus> {
  const terminal = terminalOf(shell.stderr, shell, !options.color);
  const refuse = (problems: readonly Problem[]): ExitStatus => {
    showProblems(problems, shell, { terminal, quiet: options.quiet });
    return 2;
  };
  const agreement = await readAgreementFile(agreementFile);
  if ('code' in agreement) return refuse([agreement]);
  const progress = progressLine(options.quiet ? 'never' : options.progress, shell, terminal);
  const outcome = await explain({
    ...requestOf(options, shell),
    agreement,
    leads,
    progress: progress.step,
  }).finally(progress.end);
  const { explanation, inputs } = outcome;
  if (explanation === null) return refuse(outcome.problems);
  showProblems(outcome.problems, shell, { terminal, quiet: options.quiet });
  const files = options.output ?? [];
  const read = [agreementFile, ...inputs.map(input => path.resolve(path.dirname(agreementFile), input))];
  const failed = (await fileAmong(files, read)) ?? (await writeFiles(explanation, files));
  if (failed !== null) return refuse([failed]);
  await show(explanation, options, shell);
  return 0;
}

function requestOf(
  options: ExplainOptions,
  { stdin, now }: Shell,
): Omit<ExplainRequest, 'agreement' | 'leads' | 'progress'> {
  return {
    period: options.period ?? null,
    asOf: options.asOf ?? null,
    overrides: overridesOf(options),
    stdin,
    filters: filtersOf(options.clause === undefined ? {} : { clause: options.clause }),
    breaches: options.breaches === true ? { worst: options.worst } : null,
    people: options.people ?? null,
    now: now(),
  };
}

async function fileAmong(files: readonly ExplainFile[], inputs: readonly string[]): Promise<Problem | null> {
  const read = await Promise.all(inputs.map(realPlace));
  for (const { file } of files) {
    if (!read.includes(await realPlace(file))) continue;
    return edgeProblem('output', `--output ${file} is a file that was read for this.`, 'Name another place.');
  }
  return null;
}

function realPlace(file: string): Promise<string> {
  return realpath(file).catch(() => path.resolve(file));
}

async function writeFiles(explanation: Explanation, files: readonly ExplainFile[]): Promise<Problem | null> {
  for (const { file, format } of files) {
    const text = writtenExplanation(explanation, format, { width: FILE_WIDTH, paint: NO_PAINT });
    try {
      await writeWhole(file, sink => sink(text));
    } catch (error) {
      const problem = fileProblem(error);
      if (problem === null) throw error;
      return problem;
    }
  }
  return null;
}

async function show(explanation: Explanation, { format, color }: ExplainOptions, shell: Shell): Promise<void> {
  const terminal = terminalOf(shell.stdout, shell, !color);
  const text = writtenExplanation(explanation, format, { width: terminal.width, paint: reportPaint(terminal) });
  await print(shell.stdout, text);
}
