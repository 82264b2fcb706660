// The help fits a terminal of 24 lines and 80 columns, and ends with two examples that run as they stand (spec cli.md).

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { type Run, slaudit } from '../slaudit.ts';
import { smallInstallation } from '../small-demo.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-'));
const root = path.join(import.meta.dirname, '../..');
const bin = smallInstallation();

const pages = [[], ...COMMANDS.map(({ name }) => [name])];

describe.concurrent('--help', () => {
  test.each(pages)('of slaudit %s fits one screen', async (...command) => {
    const { stdout, stderr, status } = await slaudit([...command, '--help'], { folder: root });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80);
  });

  test.each(pages)('of slaudit %s ends with two examples that run, wherever one is', async (...command) => {
    const { stdout } = await slaudit([...command, '--help'], { folder, bin });
    const [heading, ...examples] = stdout.trimEnd().split('\n').slice(-3);
    expect(heading).toBe('Examples:');
    for (const example of examples) {
      const [command = ''] = example.trim().split(' > ');
      expect(command).toMatch(/^slaudit /);
      const run = await slauditPiped(command, { folder });
      expect(run.status, `${example}\n${run.stderr}`).toBeOneOf([0, 1]);
      expect(run.stdout).not.toBe('');
    }
  });
});

/** `slaudit … | slaudit …`: each reads what the one before wrote. */
async function slauditPiped(line: string, place: { readonly folder: string }): Promise<Run> {
  let run: Run = { stdout: '', stderr: '', status: 0 };
  for (const command of line.split(' | ')) {
    run = await slaudit(command.split(' ').slice(1), { ...place, bin, stdin: run.stdout });
  }
  return run;
}

test('every command of the specification is listed', async () => {
  const { stdout } = await slaudit(['--help'], { folder });
  const names = [
    'audit',
    'explain',
    'check',
    'describe',
    'test',
    'inspect',
    'init',
    'compare',
    'what-if',
    'report',
    'replay',
  ];
  for (const name of [...names, 'schema', 'demo']) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
});
