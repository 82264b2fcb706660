// A file of forty megabytes is read by several threads; packed, the same rows are read in order. Its half a million rows are
// judged by several threads; here, by one. Nothing else may differ.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCsv } from '../../src/report/csv.ts';
import { auditFolder, written } from '../audit-folder.ts';
import { slaudit } from '../slaudit.ts';

const ROWS = 500_000;
const LEADS = 1000;
const START = Date.UTC(2025, 0, 1);
const AGREEMENT = `slaudit: 1
name: Large files
timezone: Europe/Berlin
events:
  arrived: { lead: created }
  answered: { activity: call, automated: false }
clauses:
  - { id: answer, party: sales, when: arrived, expect: answered, within: 36 hours, target: 50% }
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slaudit-large-'));
  const leads = Array.from(
    { length: LEADS },
    (_, lead) => `L-${lead},${new Date(START + lead * 3_600_000).toISOString()}`,
  );
  const text = ['activity_id,lead_id,occurred_at,type,automated,subject', ...rows()].join('\n');
  writeFileSync(join(folder, 'slaudit.yaml'), AGREEMENT);
  writeFileSync(join(folder, 'leads.csv'), `lead_id,created_at\n${leads.join('\n')}\n`);
  writeFileSync(join(folder, 'large.csv'), `\ufeff${text}\n`);
  writeFileSync(join(folder, 'activities.csv'), `\ufeff${text}\n`);
  writeFileSync(join(folder, 'packed.csv.gz'), gzipSync(`\ufeff${text}\n`, { level: 1 }));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Mostly plain; now and then of an unknown lead, broken, over two lines, or with a date alone. */
function* rows(): Generator<string> {
  const filler = 'x'.repeat(25);
  for (let row = 0; row < ROWS; row++) {
    const at = new Date(START + row * 11_000).toISOString();
    const lead = row % 7001 === 0 ? 'L-unknown' : `L-${(row * 7919) % LEADS}`;
    const time = row % 9001 === 0 ? at.slice(0, 10) : row % 8009 === 0 ? 'soon' : at;
    const subject = row % 501 === 0 ? `"two\nlines ""quoted"" ${filler}"` : `${filler} ${row}`;
    yield `A-${row},${lead},${time},${row % 3 === 0 ? 'call' : 'email'},${row % 5 === 0},${subject}`;
  }
}

it(
  'gives the same obligations and findings as the packed one that is read in order',
  { timeout: 120_000 },
  async () => {
    const view = async (name: string, file: string): Promise<string> => {
      const args = ['audit', '--activities', file, '--allow-rejects', '1%', '--no-fail', '-f', 'csv', '--view', name];
      const { stdout, status, stderr } = await slaudit(args, { folder });
      expect(status, stderr).toBe(0);
      return stdout.replaceAll(file, 'FILE');
    };
    const obligations = await view('obligations', 'large.csv');
    expect(obligations.split('\n').length).toBe(LEADS + 2);
    expect(obligations).toBe(await view('obligations', 'packed.csv.gz'));
    const { edition } = await auditFolder(folder, { agreement: 'slaudit.yaml', asOf: null, period: null });
    expect(obligations.replaceAll('FILE', 'activities.csv')).toBe(await written(edition, writeCsv, 'obligations'));
    const quality = await view('quality', 'large.csv');
    // 500,000 ÷ 8009 is 62 and a bit; before row 8009, the first of them, stand a header and 16 rows of two lines.
    expect(quality).toContain('unreadable_time,rejected,62,FILE,8027,occurred_at,soon\n');
    expect(quality).toBe(await view('quality', 'packed.csv.gz'));
  },
);
