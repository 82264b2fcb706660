// The report that the README links to is what the demo writes today (`npm run demo-report` makes it again).

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { slaudit } from '../slaudit.ts';

const ROOT = path.join(import.meta.dirname, '../..');

test('docs/demo-report is current, byte for byte', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-demo-report-'));
  try {
    const names = ['report.html', 'report.xlsx'];
    const outputs = names.flatMap(name => ['-o', path.join(folder, name)]);
    const { status, stderr } = await slaudit(['demo', '--quiet', ...outputs], { folder: ROOT });
    expect(status, stderr).toBe(0);
    for (const name of names) {
      const kept = readFileSync(path.join(ROOT, 'docs/demo-report', name));
      expect(readFileSync(path.join(folder, name)).equals(kept), `${name}: run npm run demo-report`).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 30_000);
