// The northwind agreement as a document: no word of the file's own language (its examples: examples.test.ts).

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
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
