// Where the report goes: standard output and the files of `--output`, each in its own format.

import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../../findings/problem.ts';
import type { Edition } from '../../model/report.ts';
import { type Format, NO_PAINT, type Presentation } from '../../report/format.ts';
import { reporterOf } from '../../report/reporters.ts';
import { edgeProblem, fileProblem } from '../failures.ts';
import type { OutputOptions } from '../options/output-options.ts';
import type { TerminalOptions } from '../options/terminal-options.ts';
import type { Shell } from '../shell.ts';
import { reportPaint } from '../terminal/paint.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { ReaderGone } from './reader.ts';
import { standardSink } from './sink.ts';
import { writeWhole } from './whole-file.ts';

/** One place the report goes; `file` null is standard output. */
interface Output {
  readonly file: string | null;
  readonly format: Format;
  readonly presentation: Presentation;
}

export interface Outputs {
  /** Files first: where one cannot be written, the status is 2 and standard output has to stay empty. */
  readonly places: readonly Output[];
  readonly problems: readonly Problem[];
}

/** Asked before the audit: a place that cannot be had is refused at once. */
export async function outputsOf(options: OutputOptions & TerminalOptions, shell: Shell): Promise<Outputs> {
  const terminal = terminalOf(shell.stdout, shell, !options.color);
  const plain = {
    view: options.view ?? null,
    width: 80,
    paint: NO_PAINT,
    frame: options.bare ? 'bare' : 'whole',
    ...(options.verbose ? { advice: 'shown' as const } : {}),
  } as const;
  const files = (options.output ?? []).map(({ file, format }) => ({ file, format, presentation: plain }));
  const stdout = {
    file: null,
    format: options.format,
    presentation: { ...plain, width: terminal.width, paint: reportPaint(terminal) },
  };
  if (options.format === 'xlsx' && shell.stdout.isTTY) return { places: [], problems: [workbookOnTerminal()] };
  const problems = await Promise.all(files.map(({ file }) => placeProblem(file)));
  return { places: [...files, stdout], problems: problems.filter(problem => problem !== null) };
}

function workbookOnTerminal(): Problem {
  return edgeProblem(
    'output',
    'A workbook is not for a terminal.',
    'Write it to a file: `-o report.xlsx`, or `-f xlsx > report.xlsx`.',
  );
}

async function placeProblem(file: string): Promise<Problem | null> {
  const folder = await stat(path.dirname(file)).catch(() => null);
  if (folder === null || !folder.isDirectory()) {
    return edgeProblem(
      'output',
      `--output ${file}: there is no such folder.`,
      'Create the folder first, or name another place.',
    );
  }
  const present = await stat(file).catch(() => null);
  if (present === null || present.isFile()) return null;
  return edgeProblem('output', `--output ${file} is there already and no ordinary file.`, 'Name another place.');
}

/** Null when everything is written. */
export async function writeOutputs(edition: Edition, { places }: Outputs, shell: Shell): Promise<Problem | null> {
  const overwritten = await inputAmong(places, edition);
  if (overwritten !== null) {
    return edgeProblem(
      'output',
      `--output ${overwritten} is a file that was read for the audit.`,
      'Name another place.',
    );
  }
  for (const { file, format, presentation } of places) {
    const reporter = await reporterOf(format);
    try {
      if (file === null) await reporter(edition, presentation, standardSink(format, shell));
      else await writeWhole(file, sink => reporter(edition, presentation, sink));
    } catch (error) {
      const problem = error instanceof ReaderGone ? null : fileProblem(error);
      if (problem !== null) return problem;
      if (!(error instanceof ReaderGone)) throw error;
    }
  }
  return null;
}

async function inputAmong(places: readonly Output[], edition: Edition): Promise<string | null> {
  const folder = path.dirname(edition.judgement.header.agreement.file);
  const read = await Promise.all(filesRead(edition).map(file => realPlace(path.resolve(folder, file))));
  for (const { file } of places) {
    if (file !== null && read.includes(await realPlace(file))) return file;
  }
  return null;
}

/** Exports, and the holidays of calendars; both relative to the agreement's folder. */
function filesRead({ agreement: { calendars }, judgement: { header } }: Edition): string[] {
  const holidays = [...calendars.values()].flatMap(calendar => calendar.holidays);
  return [
    ...header.inputs.map(({ file }) => file),
    ...holidays.flatMap(source => (source.kind === 'file' ? [source.file] : [])),
  ];
}

function realPlace(file: string): Promise<string> {
  return realpath(file).catch(() => path.resolve(file));
}
