// JUnit: valid by the schema of Jenkins, counts that add up, nothing that breaks out of the XML.

import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Edition } from '../../src/model/report.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { agreementOf, judgementOf, responseClause, several } from '../summary/judgement.ts';
import { hostileEdition } from './hostile.ts';
import { written } from './written.ts';

const SCHEMA = path.join(import.meta.dirname, 'junit-schema/junit-10.xsd');
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
if (!hasXmllint) console.log('skipped: xmllint (Debian: libxml2-utils) is not installed');

const many = responseClause('many', { target: [{ if: null, is: 0.9 }] });

function editionOf(breached: number, met: number): Edition {
  const obligations = [...several(breached, many, { verdict: 'breached' }), ...several(met, many)];
  return summarise(agreementOf([many]), judgementOf({ obligations }), {
    people: 'names',
    breakDownBy: [],
    allowRejects: { kind: 'rows', rows: 0 },
  });
}

test.runIf(hasXmllint)('is valid by the schema of Jenkins, whatever the names', async () => {
  for (const edition of [hostileEdition(), editionOf(250, 3), editionOf(0, 0)]) {
    const input = await written('junit', edition);
    expect(() =>
      execFileSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, '-'], { input, stdio: 'pipe' }),
    ).not.toThrow();
  }
});

test('a missed target fails and lists its breaches, a hundred at most; the rest is counted', async () => {
  const { document } = parseHTML(await written('junit', editionOf(250, 3)));
  const suite = document.querySelector('testsuite[name=many]');
  expect(suite?.getAttribute('tests')).toBe('101');
  expect(suite?.getAttribute('failures')).toBe('101');
  expect(suite?.querySelectorAll('testcase')).toHaveLength(101);
  expect(suite?.querySelector('testcase')?.getAttribute('name')).toBe('target 90 %');
  // 253 decided allow 25 breaches.
  expect(suite?.querySelector('failure')?.getAttribute('message')).toBe(
    '1.2 % of 253 decided kept: 225 breaches more than agreed',
  );
  expect(suite?.querySelector('system-out')?.textContent).toContain('and 150 breaches more, which are not listed here');
});

test('breaches that the target allows fail nothing, but are told', async () => {
  const { document } = parseHTML(await written('junit', editionOf(1, 9)));
  const suite = document.querySelector('testsuite[name=many]');
  expect([suite?.getAttribute('tests'), suite?.getAttribute('failures')]).toEqual(['1', '0']);
  expect(suite?.querySelector('system-out')?.textContent).toContain('lead L-1, 2025-10-01 09:00');
});

test('nothing decided is skipped', async () => {
  const { document } = parseHTML(await written('junit', editionOf(0, 0)));
  expect(document.querySelector('testsuite[name=many] skipped')?.getAttribute('message')).toBe('nothing is decided');
});
