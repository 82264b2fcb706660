// The two ways to read CSV must never differ: every record and every fault, whatever the bytes and wherever they are cut.

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Cells, type Fault } from '../../../src/exports/csv/cells.ts';
import { MARK_BLOCK, type MarkFinder, markFinder, MarksByByte } from '../../../src/exports/csv/marks.ts';
import { RecordReader } from '../../../src/exports/csv/read-records.ts';
import { readStrictly } from '../../../src/exports/csv/strict.ts';

type Read =
  { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly fault: Fault };

const WIDTH = 6;
const DIALECT = { delimiter: 44 };

function collector(read: Read[]): { record(cells: Cells): void; malformed(fault: Fault, line: number): void } {
  return {
    record: cells => {
      const texts = Array.from({ length: Math.min(cells.count, WIDTH) }, (_, cell) => cells.text(cell));
      read.push({ line: cells.line, cells: [`${cells.count}`, ...texts] });
    },
    malformed: (fault, line) => read.push({ line, fault }),
  };
}

function readInPieces(bytes: Uint8Array, cuts: readonly number[], finder = markFinder(44)): Read[] {
  const read: Read[] = [];
  const reader = new RecordReader(DIALECT, new Cells(WIDTH), { sink: collector(read), line: 1, finder });
  const ends = [...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let from = 0;
  ends.forEach((to, piece) => {
    // Copies, so that reading past the end of a piece would be seen.
    const copy = Uint8Array.from(bytes.subarray(from, to));
    from += reader.read({ bytes: copy, from: 0, to: copy.length, isEnd: piece === ends.length - 1 });
  });
  return read;
}

function readByCsvParse(bytes: Uint8Array): Read[] {
  const read: Read[] = [];
  const cells = new Cells(WIDTH);
  let [at, line] = [0, 1];
  while (at < bytes.length) {
    const stretch = { bytes, from: at, to: bytes.length, isEnd: true, line };
    const progress = readStrictly(stretch, { dialect: DIALECT, budget: 1 }, cells, collector(read));
    if (progress === null) throw new Error('the strict lane waits at the end of the file');
    ({ at, line } = progress);
  }
  return read;
}

const hostile = fc
  .array(
    fc.constantFrom(
      'a',
      'b7',
      ',',
      ',',
      '"',
      '""',
      '\n',
      '\n',
      '\r\n',
      '\r',
      ' ',
      'é',
      '\ufeff',
      '\u2028',
      '"x"',
      '"x,\ny"',
      '\0',
      '\\',
      "'",
      Uint8Array.of(0xe9),
      Uint8Array.of(0xed, 0xa0, 0xbd),
    ),
    { maxLength: 60 },
  )
  .map(parts => Uint8Array.from(Buffer.concat(parts.map(part => Buffer.from(part as string)))));

describe('the two lanes', () => {
  it('give the same records and faults for any bytes, cut anywhere', () => {
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(), { maxLength: 4 }), (bytes, cuts) => {
        const expected = readByCsvParse(bytes);
        expect(readInPieces(bytes, cuts)).toEqual(expected);
        expect(readInPieces(bytes, cuts, new MarksByByte(44))).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('give the same where the text is longer than the blocks in which its marks are found', () => {
    const long = fc.tuple(hostile, fc.integer({ min: 1, max: MARK_BLOCK + 20 }));
    const filled = ([bytes, length]: [Uint8Array, number]): Buffer => Buffer.concat([Buffer.alloc(length, 'x'), bytes]);
    fc.assert(
      fc.property(fc.array(long, { minLength: 2, maxLength: 4 }), parts => {
        const bytes = Buffer.concat(parts.map(filled));
        expect(readInPieces(bytes, [])).toEqual(readByCsvParse(bytes));
      }),
      { numRuns: 200 },
    );
  });

  it('agree with csv-parse over the whole of any text it accepts', () => {
    fc.assert(
      fc.property(hostile, bytes => {
        if (!isUtf8(bytes) || bytes.includes(0)) return;
        let records: string[][];
        try {
          records = parse(bytes as Buffer, { relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
        } catch {
          return;
        }
        const read = readInPieces(bytes, []);
        if (read.some(one => 'fault' in one)) {
          expect(read.every(one => !('fault' in one) || one.fault === 'bare_carriage_return')).toBe(true);
          return;
        }
        // An empty line is no record here; a line that holds an empty cell in quotes is.
        const nonEmpty = records.filter(record => record.length > 1 || record[0] !== '');
        const mine = read.flatMap(one => ('cells' in one ? [one.cells.slice(1)] : []));
        expect(mine.filter(cells => cells.length > 1 || cells[0] !== '')).toEqual(
          nonEmpty.map(cells => cells.slice(0, WIDTH)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the search for marks', () => {
  it('finds by sixteen bytes what it finds one by one, wherever the text ends', () => {
    const text = fc.uint8Array({ minLength: 1, maxLength: 100 }).map(bytes => bytes.map(byte => byte % 50));
    const [bySixteen, byByte] = [markFinder(44), new MarksByByte(44)];
    const marks = (finder: MarkFinder, bytes: Uint8Array, from: number): number[] => {
      const count = finder.find(bytes, from, bytes.length);
      return [...finder.marks.subarray(0, count)];
    };
    expect(bySixteen).not.toBeInstanceOf(MarksByByte);
    fc.assert(
      fc.property(text, fc.nat(), (bytes, nat) => {
        const from = nat % bytes.length;
        expect(marks(bySixteen, bytes, from)).toEqual(marks(byByte, bytes, from));
      }),
    );
    const full = new Uint8Array(MARK_BLOCK).fill(34);
    expect(bySixteen.find(full, 0, full.length)).toBe(MARK_BLOCK);
  });
});

describe('faults', () => {
  const faults = (text: string): string[] =>
    readInPieces(Buffer.from(text), []).map(one => ('fault' in one ? `${one.line} ${one.fault}` : `${one.line}`));

  it('stand at the physical line where the record begins, and cost that line alone', () => {
    expect(faults('a,"x\ny"\nb,"open\nc,d\n')).toEqual(['1', '3 unclosed_quote', '4']);
    expect(faults('a,6" pipe\nb,c\nd,"e"\n')).toEqual(['1 bad_quote', '2', '3']);
    expect(faults('"say \\"hi\\"",b\r\nc,d')).toEqual(['1 bad_quote', '2']);
    expect(faults('a,one\rtwo\n"in\rside",b\n')).toEqual(['1 bare_carriage_return', '2']);
  });

  it.each([
    ['plain', `b,${'x'.repeat(20e6)}\n`],
    ['in quotes', `b,"${'x'.repeat(20e6)}"\r\n`],
  ])('a line longer than any record, %s, is one fault, and the next line has the next number', (_what, long) => {
    const megabytes = Array.from({ length: 20 }, (_, number) => number * 1e6);
    expect(readInPieces(Buffer.from(`a,1\n${long}c,2\nd,"e\n`), megabytes)).toEqual([
      { line: 1, cells: ['2', 'a', '1'] },
      { line: 2, fault: 'record_too_long' },
      { line: 3, cells: ['2', 'c', '2'] },
      { line: 4, fault: 'unclosed_quote' },
    ]);
  });
});
