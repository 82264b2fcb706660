// Runs the real command as its users do, in a locale and time zone that nobody expects.

import { spawn } from 'node:child_process';
import path from 'node:path';

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** Null where a signal ended it. */
  readonly status: number | null;
}

export interface RunPlace {
  readonly folder: string;
  readonly stdin?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** The command of another installation. */
  readonly bin?: string;
}

export const BIN: string = path.join(import.meta.dirname, '../bin/slaudit.js');

/** Output must not depend on any of these. */
const ELSEWHERE = { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', COLUMNS: '133' };

export function slaudit(args: readonly string[], { folder, stdin, environment, bin = BIN }: RunPlace): Promise<Run> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    env: { ...inherited, ...ELSEWHERE, ...environment },
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A command that never reads its input may close it first.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', status => resolve({ stdout: textOf(stdout), stderr: textOf(stderr), status }));
  });
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
