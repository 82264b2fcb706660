// What a source under `data:` may say of its files.

import { expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';

const FINE = ['","', '";"', '"\\t"', '"|"', '" "', '"~"', 'a'];
const REFUSED = ['"\\""', '"\\n"', '"\\r"', '"::"', '""', '"§"', '"\\0"'];

test('one ASCII character parts cells, if it does not quote them or end the line', () => {
  for (const delimiter of FINE) expect(codesOf(`delimiter: ${delimiter}`), delimiter).toEqual([]);
  for (const delimiter of REFUSED) expect(codesOf(`delimiter: ${delimiter}`), delimiter).toEqual(['bad-delimiter']);
});

test('an encoding has a name of the web, in any case; UTF-32 is left to the file to refuse', () => {
  for (const encoding of ['latin1', 'ISO-8859-1', 'Windows-1252', 'utf-16le', 'shift_jis', 'utf-32']) {
    expect(codesOf(`encoding: ${encoding}`), encoding).toEqual([]);
  }
  for (const encoding of ['ansi', 'latin-9000', '"utf 8"']) {
    expect(codesOf(`encoding: ${encoding}`), encoding).toEqual(['unknown-encoding']);
  }
});

test('a zone without clock changes, by the name of one that has them, is read and warned of wherever it stands', () => {
  expect(codesOf('timezone: EST')).toEqual(['fixed-zone']);
  expect(codesOf('timezone: mst')).toEqual(['fixed-zone']);
  for (const zone of ['EST5EDT', 'America/Phoenix', 'UTC', 'CET']) {
    expect(codesOf(`timezone: ${zone}`), zone).toEqual([]);
  }
  for (const zone of ['IST', 'PST', 'CEST', '"+02:00"', 'GMT+2']) {
    expect(codesOf(`timezone: ${zone}`), zone).toEqual(['time-zone']);
  }
});

function codesOf(key: string): string[] {
  const text = `slaudit: 1
name: Sources
timezone: UTC
data:
  leads: { file: leads.csv, ${key} }
events:
  entered: { lead: created }
clauses:
  - { id: one, party: sales, when: entered, expect: entered, within: 1 hour }
`;
  return readAgreement(text, { file: 'slaudit.yaml', folder: '.' }).problems.map(({ code }) => code);
}
