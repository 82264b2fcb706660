// What `slaudit init` does: looks that nothing stands in the way, asks, writes, says how to go on.

import { lstat, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../findings/problem.ts';
import { visible } from '../findings/visible.ts';
import { STARTER_NAMES, type StarterFile, starterFiles, wrongWith } from '../starter.ts';
import { type Answers, defaultAnswers } from '../starter/answers.ts';
import { edgeProblem, fileProblem } from './failures.ts';
import { showProblems } from './notices.ts';
import { print } from './output/sink.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface InitOptions {
  readonly yes?: true;
}

export async function runInit(folder: string, options: InitOptions, shell: Shell): Promise<ExitStatus> {
  const refuse = (problem: Problem): ExitStatus => {
    showProblems([problem], shell, { terminal: terminalOf(shell.stderr, shell, false) });
    return 2;
  };
  const obstacle = await obstacleIn(folder);
  if (obstacle !== null) return refuse(obstacle);
  const answers = await answersOf(options, shell);
  if ('code' in answers) return refuse(answers);
  const failed = await writeFiles(folder, await starterFiles(answers));
  if (failed !== null) return refuse(failed);
  await print(shell.stdout, nextSteps(folder));
  return 0;
}

// ---------------------------------------------------------------- what is there already

async function obstacleIn(folder: string): Promise<Problem | null> {
  const there = await stat(folder).catch(() => null);
  if (there !== null && !there.isDirectory()) return noFolder(folder);
  for (const name of STARTER_NAMES) {
    const file = path.join(folder, name);
    if ((await lstat(file).catch(() => null)) !== null) return isThere(file);
  }
  return null;
}

function noFolder(folder: string): Problem {
  return edgeProblem('no-folder', `${visible(folder)} is a file, not a folder.`, 'Name a folder; it may be a new one.');
}

function isThere(file: string): Problem {
  return edgeProblem(
    'file-exists',
    `${visible(file)} is there already, and nothing is overwritten.`,
    'Name another folder (`slaudit init our-agreement`), or move the file away.',
  );
}

// ---------------------------------------------------------------- the answers

async function answersOf({ yes }: InitOptions, shell: Shell): Promise<Answers | Problem> {
  const defaults = await defaultsHere();
  if (yes) return defaults;
  if (!shell.stdin.isTTY || !shell.stderr.isTTY) return noTerminal();
  const { ask } = await import('./terminal/questions.ts');
  return (await ask(defaults, shell)) ?? unanswered();
}

/** The zone of this machine is the likeliest to be right for whoever sits at it. */
async function defaultsHere(): Promise<Answers> {
  // Node has none where TZ is no zone that it knows, such as `:/etc/localtime`.
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  const here = defaultAnswers(zone ?? 'UTC');
  return (await wrongWith('timezone', here)) === null ? here : defaultAnswers('UTC');
}

function noTerminal(): Problem {
  return edgeProblem(
    'no-terminal',
    'There is no terminal to ask questions on.',
    'Run `slaudit init --yes`, which takes every default, and change what it writes.',
  );
}

function unanswered(): Problem {
  return edgeProblem('unanswered', 'Not all questions were answered, so nothing was written.', 'Run it again.');
}

// ---------------------------------------------------------------- the files

/** All of them or none: what was written goes again where another cannot be. */
async function writeFiles(folder: string, files: readonly StarterFile[]): Promise<Problem | null> {
  const written: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of files) {
      const file = path.join(folder, name);
      // Fails where somebody else made the file while the questions were asked.
      await writeFile(file, text, { flag: 'wx' });
      written.push(file);
    }
    return null;
  } catch (error) {
    for (const file of written) await rm(file, { force: true });
    return writeProblem(error);
  }
}

function writeProblem(error: unknown): Problem {
  const { code, path: file } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST' && file !== undefined) return isThere(file);
  const problem = fileProblem(error);
  if (problem === null) throw error;
  return problem;
}

function nextSteps(folder: string): string {
  const at = (name: string): string => pasted(visible(path.join(folder, name)));
  return `Wrote ${STARTER_NAMES.map(name => visible(path.join(folder, name))).join(', ')}.

Read the agreement, put your own people into the roster, and go on with
  slaudit check ${at('slaudit.yaml')}
  slaudit test ${at('slaudit.test.yaml')}
  slaudit describe ${at('slaudit.yaml')}
and, with your exports beside it,
  slaudit check ${at('slaudit.yaml')} --data
  slaudit audit ${at('slaudit.yaml')}
`;
}

/** As a shell takes it for one word. */
function pasted(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
