// A situation is a folder that can be run: inputs, `command`, and what is expected of it (fixtures/scenarios/README.md).

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { type Run, slaudit } from './slaudit.ts';

const UPDATES = process.env['SLAUDIT_UPDATE'] === '1';

/** Folders with a `command`, by name. */
export function situationsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => existsSync(path.join(folder, name, 'command')))
    .toSorted();
}

/** Runs a copy of the folder, and compares everything it has an expected file for. */
export async function expectSituation(folder: string): Promise<void> {
  const copy = mkdtempSync(path.join(tmpdir(), 'slaudit-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const stdin = readIfThere(path.join(folder, 'stdin'));
    const run = await slaudit(words(readText(path.join(folder, 'command'))), { folder: copy, stdin });
    if (UPDATES) update(folder, run);
    compare(folder, copy, run);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function compare(folder: string, copy: string, { stdout, stderr, status }: Run): void {
  const expectedStatus = readText(path.join(folder, 'expected-exit')).trim();
  expect(String(status), `exit status; stderr was:\n${stderr}`).toBe(expectedStatus);
  // Spec cli.md: with status 2 nothing was audited, so that stdout stays empty.
  if (expectedStatus === '2') expect(stdout).toBe('');
  for (const name of readdirSync(folder).filter(entry => entry.startsWith('expected-'))) {
    const file = path.join(folder, name);
    if (name === 'expected-stderr.txt') expect(stderr.slice(0, readText(file).length)).toBe(readText(file));
    else if (name.startsWith('expected-stdout.')) expect(stdout).toBe(readText(file));
    else if (name === 'expected-obligations.csv') expect(rowsOf(stdout)).toEqual(rowsOf(readText(file)));
    else if (name === 'expected-files') expectFiles(file, copy);
    else if (name !== 'expected-exit') throw new Error(`${file}: no such expected file is known`);
  }
}

/** Every cell but `reason`, whose wording is ours to change. */
function rowsOf(csv: string): Record<string, string>[] {
  const rows = parse<Record<string, string>>(csv, { columns: true });
  return rows.map(({ reason: _reason, ...row }) => row);
}

function expectFiles(expected: string, copy: string): void {
  for (const name of readdirSync(expected)) {
    expect(readText(path.join(copy, name)), name).toBe(readText(path.join(expected, name)));
  }
}

/** Rewrites what slaudit itself wrote, for review; `expected-obligations.csv` was worked out elsewhere and stays. */
function update(folder: string, { stdout, stderr, status }: Run): void {
  writeFileSync(path.join(folder, 'expected-exit'), `${status}\n`);
  for (const name of readdirSync(folder)) {
    if (name === 'expected-stderr.txt') writeFileSync(path.join(folder, name), withoutClosingLine(stderr));
    if (name.startsWith('expected-stdout.')) writeFileSync(path.join(folder, name), stdout);
  }
}

/** The closing line counts and times the run. */
function withoutClosingLine(stderr: string): string {
  return stderr.replace(/(^|\n)[^\n]*(\d s\)\.|\d+ errors?(, \d+ warnings?)?\.)\n$/, '$1');
}

/** Arguments parted by blanks; one with blanks inside stands in single quotes. */
function words(command: string): string[] {
  return Array.from(command.trim().matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word);
}

function readText(file: string): string {
  return readFileSync(file, 'utf8');
}

function readIfThere(file: string): string {
  return existsSync(file) ? readText(file) : '';
}
