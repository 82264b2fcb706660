// NDJSON gives the cells that JSON.parse finds, however the bytes are cut, and names every line that is no object.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cells, Fault } from '../../../src/exports/csv/cells.ts';
import { readNdjson } from '../../../src/exports/ndjson/read-ndjson.ts';

interface Lines {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly faults: readonly (readonly [Fault, number])[];
  readonly fault: string | null;
}

async function linesOf(bytes: Uint8Array, step: number): Promise<Lines> {
  let names: readonly string[] = [];
  const rows: string[][] = [];
  const faults: [Fault, number][] = [];
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
  }
  const sink = {
    record: (cells: Cells) => void rows.push([String(cells.line), ...names.map((_, cell) => cells.text(cell))]),
    malformed: (fault: Fault, line: number) => void faults.push([fault, line]),
  };
  const outcome = await readNdjson(
    chunks,
    opening => {
      names = opening.names;
      return sink;
    },
    () => undefined,
  );
  return { names, rows, faults, fault: outcome?.fault ?? null };
}

/** What a CSV of the same values would hold. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const text = fc.string({ unit: 'binary', maxLength: 6 }).filter(written => !written.includes('\0'));
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.constantFrom('x', '"', 7), { maxLength: 2 }),
);
const object = fc.dictionary(fc.oneof(fc.constantFrom('lead_id', 'a "b"', 'é'), text), value, { maxKeys: 5 });

/** As some programs write it: everything that can be is an escape, and there are blanks. */
function escaped(written: Record<string, unknown>): string {
  const ascii = JSON.stringify(written).replace(
    /[^\x20-\x7e]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `\t ${ascii} \r`;
}

test('the cells are those of JSON.parse, however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(object, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), async (objects, step) => {
      const names = [...new Set(objects.flatMap(one => Object.keys(one)))];
      const lines = objects.map((one, number) => (number % 2 === 0 ? JSON.stringify(one) : escaped(one)));
      const read = await linesOf(Buffer.from(lines.join('\n\n')), step);
      // Keys are numbered as they turn up; Object.keys puts whole numbers first.
      expect(new Set(read.names)).toEqual(new Set(names));
      const expected = objects.map((one, number) => [
        String(number * 2 + 1),
        ...read.names.map(name => cellOf(Object.hasOwn(one, name) ? one[name] : null)),
      ]);
      expect(read.rows).toEqual(expected);
      expect(read.faults).toEqual([]);
    }),
  );
});

test('numbers stay as they are written', async () => {
  const { rows } = await linesOf(Buffer.from('{"id": 12345678901234567890, "amount": 1.50, "far": -1E+3}'), 7);
  expect(rows).toEqual([['1', '12345678901234567890', '1.50', '-1E+3']]);
});

test('a line that is no object is named, and the next is read', async () => {
  const bad = [
    '{"a": 01}',
    '{"a": .5}',
    '{"a": 1,}',
    '{"a" 1}',
    '{a: 1}',
    '{"a": tru}',
    '{"a": "\u0001"}',
    '{"a": "\\x"}',
    '{"a": [1, }]}',
    '{"a": 1} x',
    '{"a": 1',
    '[1]',
    '"a"',
    '{"a": NaN}',
    "{'a': 1}",
  ];
  for (const line of bad)
    expect(() => JSON.parse(line) as unknown, line).toSatisfy(
      (read: () => unknown) => line === '[1]' || line === '"a"' || throws(read),
    );
  const read = await linesOf(Buffer.from(['{"a": 0}', ...bad, '{"a": 9}'].join('\n')), 11);
  expect(read.faults).toEqual(bad.map((_, place) => ['bad_json', place + 2]));
  expect(read.rows.map(([, a]) => a)).toEqual(['0', '9']);
});

function throws(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch {
    return true;
  }
}

test('what no text can hold rejects its line', async () => {
  const lines = ['{"a": "x\\u0000"}', '{"a": "\\ud800"}', '{"a": 1, "a": 2}', '{"a": "\\ud83d\\ude00"}'];
  const broken = Buffer.concat([Buffer.from(`${lines.join('\n')}\n{"a": "`), Buffer.from([0xff]), Buffer.from('"}')]);
  const { faults, rows } = await linesOf(broken, 1000);
  expect(faults).toEqual([
    ['nul_byte', 1],
    ['invalid_encoding', 2],
    ['repeated_key', 3],
    ['invalid_encoding', 5],
  ]);
  expect(rows).toEqual([['4', '😀']]);
});

test('keys that the first lines lack are columns all the same', async () => {
  const { names, rows } = await linesOf(Buffer.from('{"b": 1}\n{"a": "x", "__proto__": "y"}'), 5);
  expect(names).toEqual(['b', 'a', '__proto__']);
  expect(rows).toEqual([
    ['1', '1', '', ''],
    ['2', '', 'x', 'y'],
  ]);
});

test('an empty file has no header, a list of objects is no NDJSON', async () => {
  expect((await linesOf(Buffer.from('\n \n'), 10)).fault).toBe('no_header');
  expect((await linesOf(Buffer.from('[\n{"a": 1},\n{"a": 2}\n]'), 10)).fault).toBe('not_ndjson');
});
