// What `test` does: every file read before the first case runs, then the results in one format.

import path from 'node:path';
import { runAgreementTests, type TestOutcome } from '../agreement-tests.ts';
import { testJson } from '../agreement-tests/json.ts';
import { testJunit } from '../agreement-tests/junit.ts';
import { type FileResult, passedAndFailed } from '../agreement-tests/result.ts';
import { testText } from '../agreement-tests/text.ts';
import type { Problem } from '../findings/problem.ts';
import { edgeProblem } from './failures.ts';
import { showProblems } from './notices.ts';
import type { TerminalOptions } from './options/terminal-options.ts';
import { print } from './output/sink.ts';
import { readAgreementFile } from './read-agreement.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { reportPaint } from './terminal/paint.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface TestOptions extends Pick<TerminalOptions, 'quiet' | 'color'> {
  readonly format: 'table' | 'json' | 'junit';
}

export async function runTest(files: readonly string[], options: TestOptions, shell: Shell): Promise<ExitStatus> {
  const outcomes: TestOutcome[] = [];
  for (const file of files) outcomes.push(await outcomeOf(file));
  const problems = outcomes.flatMap(outcome => outcome.problems);
  showProblems(problems, shell, { terminal: terminalOf(shell.stderr, shell, !options.color), quiet: options.quiet });
  const results = outcomes.flatMap(({ result }) => result ?? []);
  if (results.length < files.length) return 2;
  await print(shell.stdout, WRITERS[options.format](results, options, shell));
  return passedAndFailed(results).failed > 0 ? 1 : 0;
}

async function outcomeOf(file: string): Promise<TestOutcome> {
  const tests = await readAgreementFile(file);
  if ('code' in tests) return { problems: [notRead(file, tests)], result: null };
  return runAgreementTests({ tests, readAgreementFile: agreement => readNamedAgreement(agreement, file) });
}

/** The sentences of an agreement that cannot be read, said of tests. */
function notRead(file: string, problem: Problem): Problem {
  if (problem.code !== 'no-agreement') return { ...problem, file: null };
  return edgeProblem('no-test-file', `There is no file ${file} here.`, 'Check the path and the folder you are in.');
}

async function readNamedAgreement(agreement: string, file: string): ReturnType<typeof readAgreementFile> {
  const read = await readAgreementFile(agreement);
  if (!('code' in read) || read.code !== 'no-agreement') return read;
  const message = `${file} tests ${path.basename(agreement)}, but there is no ${agreement}.`;
  return edgeProblem('no-agreement', message, '`agreement:` is a path relative to the file of tests.');
}

type Writer = (results: readonly FileResult[], options: TestOptions, shell: Shell) => string;

const WRITERS: Readonly<Record<TestOptions['format'], Writer>> = {
  table: (results, { color, quiet }, shell) => {
    const terminal = terminalOf(shell.stdout, shell, !color);
    const shows = quiet ? 'failures' : 'all';
    return testText(results, { width: terminal.width, paint: reportPaint(terminal), shows });
  },
  json: testJson,
  junit: testJunit,
};
