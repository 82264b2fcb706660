// The demo's committed data are what its generator makes, byte for byte, and small enough to read.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const DEMO = 'fixtures/demo';
const LARGEST_DEMO = 1_500_000;

const again = mkdtempSync(join(tmpdir(), 'slaudit-demo-'));
afterAll(() => rmSync(again, { recursive: true }));

test('generating the demo again gives the committed bytes', () => {
  execFileSync('node', ['fixtures/demo-generator/generate.mjs', again], {
    env: { ...process.env, TZ: 'Asia/Kolkata' },
  });
  const made = readdirSync(again).toSorted();
  expect(made).toEqual(readdirSync(DEMO).filter(isMade).toSorted());
  for (const name of made)
    expect(readFileSync(join(again, name), 'utf8') === readFileSync(join(DEMO, name), 'utf8'), name).toBe(true);
});

test('the demo is small enough to be shipped and read', () => {
  const sizes = readdirSync(DEMO).map(name => statSync(join(DEMO, name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LARGEST_DEMO);
});

/** The agreement and its tests are written by hand. */
function isMade(name: string): boolean {
  return name.endsWith('.csv');
}
