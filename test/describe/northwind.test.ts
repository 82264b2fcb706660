// The northwind agreement as a document: no word of the file's own language, every example's due time recomputed elsewhere.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe as suite, expect, it } from 'vitest';
import { parse } from 'yaml';
import { written } from '../../src/describe/formats.ts';
import { describe } from '../../src/describe.ts';

const FILE = path.resolve(import.meta.dirname, '../../../shared/spec/examples/northwind/agreement.yaml');
const DEMO = path.resolve(import.meta.dirname, '../../fixtures/demo/slaudit.yaml');

suite.skipIf(!existsSync(FILE))('northwind as a document (skipped where ../shared is absent)', () => {
  it('holds no key, duration code or file name of the agreement', async () => {
    const text = await document(FILE, 'md');
    const agreement = parse(readFileSync(FILE, 'utf8')) as Written;
    const names = [agreement.calendars, agreement.events].flatMap(group => Object.keys(group));
    const keys = [
      'at_least',
      'at_most',
      'max_gap',
      'look_back',
      'handed_off',
      'becomes:',
      'expect',
      'bh',
      '.csv',
      '.yaml',
    ];
    for (const word of [...names.filter(name => /[_-]/.test(name)), ...keys]) {
      expect(text.toLowerCase(), word).not.toMatch(new RegExp(`(?<![a-z])${word.replace('.', '\\.')}(?![a-z])`));
    }
  });

  it('says each promise, and two examples of it', async () => {
    const text = await document(FILE, 'md');
    const { clauses } = parse(readFileSync(FILE, 'utf8')) as Written;
    for (const { promise } of clauses) expect(text).toContain(`> ${promise}`);
    expect(text.match(/For example:/g)).toHaveLength(clauses.length);
  });

  it('computes the due times of its examples: four business hours, one of them over a weekend', async () => {
    const text = await document(FILE, 'text');
    const flat = text.replaceAll(/\s+/g, ' ');
    const example = /becomes MQL on (.*?), the lead must pass to someone of sales by (.*?)\./g;
    const pairs = [...flat.matchAll(example)].map(([, start = '', due = '']) => [start, due]);
    expect(pairs).toHaveLength(2);
    for (const [start, due] of pairs) expect(due).toBe(fourHoursLater(start ?? ''));
    expect(pairs[1]?.[0]).toContain('Friday');
    expect(pairs[1]?.[1]).toContain('Monday');
  });
});

suite('what changed since an older agreement', () => {
  it('names the sentence that changed, and nothing where nothing did', async () => {
    const text = readFileSync(DEMO, 'utf8');
    const [older, newer] = [text, text.replace('within: 2 business hours', 'within: 3 business hours')];
    expect(newer).not.toBe(older);
    const same = await changes(older, older);
    const changed = await changes(older, newer);
    expect(same).toContain('Nothing that is promised changed.');
    expect(changed).toMatch(/No longer: .*within two business hours/);
    expect(changed).toMatch(/Now: .*within three business hours/);
    expect(changed.match(/No longer:/g)).toHaveLength(1);
  });
});

interface Written {
  readonly calendars: object;
  readonly events: object;
  readonly clauses: readonly { readonly promise: string }[];
}

async function document(file: string, format: 'md' | 'text'): Promise<string> {
  const { description } = await describe({ agreement: { file, text: readFileSync(file, 'utf8') }, since: null });
  return written(description ?? [], format, 80);
}

async function changes(older: string, newer: string): Promise<string> {
  const file = (text: string): { file: string; text: string } => ({ file: DEMO, text });
  const { description } = await describe({ agreement: file(newer), since: file(older) });
  return written(description ?? [], 'md', 80);
}

/** Minute by minute on northwind's hours (Monday–Thursday 09:00–17:30, Friday 09:00–16:00), sharing nothing with the program. */
function fourHoursLater(words: string): string {
  const parts = /(\d+) March 2025 at (\d\d):(\d\d)/.exec(words);
  let at = Temporal.PlainDateTime.from({
    year: 2025,
    month: 3,
    day: Number(parts?.[1]),
    hour: Number(parts?.[2]),
    minute: Number(parts?.[3]),
  });
  for (let left = 240; left > 0; at = at.add({ minutes: 1 })) {
    const minute = at.hour * 60 + at.minute;
    const closing = at.dayOfWeek <= 4 ? 17 * 60 + 30 : at.dayOfWeek === 5 ? 16 * 60 : 0;
    if (minute >= 9 * 60 && minute < closing) left--;
  }
  const weekday = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'][at.dayOfWeek - 1];
  return `${weekday} ${at.day} March 2025 at ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
