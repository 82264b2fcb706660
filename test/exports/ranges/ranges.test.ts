// Files read in stretches must give what they give when read in order: every row, place, finding and count, wherever they are cut.

import fc from 'fast-check';
import { closeSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashOfFile } from '../../../src/exports/ranges/hash-of-file.ts';
import type { RangeLane } from '../../../src/exports/ranges/open-ranges.ts';
import { readBytes } from '../../../src/exports/ranges/read-bytes.ts';
import { readRange } from '../../../src/exports/ranges/read-range.ts';
import type { Table, Tables } from '../../../src/model/table.ts';
import { folderOf, readWell, type Reading, source } from '../reading.ts';

/** Stretches of so many bytes, read here rather than in threads; counts those that were read. */
function laneOf(rangeBytes: number, counts: { ranges: number } = { ranges: 0 }): RangeLane {
  return {
    smallestFile: 0,
    rangeBytes,
    prepare: () => undefined,
    hash: async path => hashOfFile(path),
    end: async () => undefined,
    start: (path, terms) => {
      const file = openSync(path, 'r');
      // As a thread gets them: a copy, with nothing but data in it.
      const own = structuredClone(terms);
      return {
        ahead: 3,
        read: async (range, isEnd) => {
          counts.ranges++;
          return structuredClone(readRange(own, readBytes(file, range, new Uint8Array(0)), isEnd));
        },
        close: () => closeSync(file),
      };
    },
  };
}

function rowsOf({ texts }: Tables, table: Table): unknown {
  const cells = (row: number): unknown => ({
    evidence: table.evidence(row),
    place: table.place(row),
    lead: table.lead[row],
    times: [...table.times].map(([name, { at, dayEnds }]) => [name, at[row], dayEnds?.get(row)]),
    // Codes too: nothing may depend on how a file was cut.
    texts: [...table.texts].map(([name, codes]) => [name, codes[row], texts.text(codes[row] ?? 0)]),
    findings: table.findingsAt?.(row),
  });
  return Array.from({ length: table.length }, (_, row) => cells(row));
}

async function everything(reading: Reading): Promise<unknown> {
  const { tables, inputs, findings } = await readWell(reading);
  return { inputs, findings, activities: rowsOf(tables, tables.activities), history: rowsOf(tables, tables.history) };
}

const LEADS = 'lead_id,created_at\nL-1,2025-03-03T09:00:00Z\nL-2,2025-03-04T09:00:00Z\n';
const HEADER = 'activity_id,lead_id,occurred_at,type,automated,subject\r\n';

const id = fc.constantFrom('A-1', 'A-2', 'A-33', '', ' A-4 ', 'A-5');
const lead = fc.constantFrom('L-1', 'L-2', 'L-2', ' L-1', 'L-9', '');
const time = fc.constantFrom(
  '2025-03-05T10:00:00Z',
  '2025-03-09 02:30',
  '2025-11-02 01:30',
  '2025-03-06',
  'soon',
  '2025-03-01T00:00Z',
);
const subject = fc.constantFrom(
  '',
  'plain',
  '"a\nb"',
  '"L-1,x\nA-9,L-1,2025-03-05T10:00:00Z,call,,y"',
  '"say ""hi"""',
  'é',
  '6" pipe',
  '"open',
  '\ufffd',
);
const row = fc
  .tuple(
    id,
    lead,
    time,
    fc.constantFrom('call', 'email', 'Meeting'),
    fc.constantFrom('true', 'no', '', 'maybe'),
    subject,
  )
  .map(cells => cells.join(','));
const line = fc.oneof(
  { weight: 6, arbitrary: row },
  fc.constantFrom('', ',,,,,', 'too,few', HEADER.trim(), 'a\rb,,,,,'),
);
const file = fc
  .tuple(fc.array(line, { minLength: 4, maxLength: 40 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, end, isEnded]) => HEADER + lines.join(end) + (isEnded ? end : ''));

describe('a file read in stretches', () => {
  it('gives the rows, places, findings and counts of one read in order', { timeout: 60_000 }, async () => {
    const cut = { some: 0, torn: 0 };
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 400 }), async (activities, rangeBytes) => {
        const folder = await folderOf({ 'leads.csv': LEADS, 'activities.csv': activities });
        const counts = { ranges: 0 };
        const timeZone = 'America/New_York';
        const inOrder = await everything({ folder, timeZone, rangeLane: null });
        expect(await everything({ folder, timeZone, rangeLane: laneOf(rangeBytes, counts) })).toEqual(inOrder);
        if (counts.ranges > 1) cut.some++;
        if (/"[^"]*\n[^"]*"/.test(activities) && rangeBytes < 60) cut.torn++;
      }),
      { numRuns: 250 },
    );
    // The law would hold over files in one piece, too.
    expect(cut.some).toBeGreaterThan(50);
    expect(cut.torn).toBeGreaterThan(2);
  });

  it('is bound by its mapping and preset there too', async () => {
    const history =
      'who;when;what;old;new\nL-1;05/03/2025 10:00;status;New;MQL\nL-2;05/03/2025 11:00;status;;SAL\n-;;;;\n';
    const folder = await folderOf({ 'leads.csv': LEADS, 'h.csv': history });
    const columns = new Map(
      Object.entries({ lead_id: 'who', changed_at: 'when', field: 'what', old_value: 'old', new_value: 'new' }),
    );
    const mapping = source('h.csv', {
      columns,
      dates: 'day-first',
      timeZone: 'Asia/Kolkata',
      blank: ['-'],
      set: new Map([['actor', 'ann']]),
    });
    const reading = { folder, sources: { history: [mapping] } };
    const counts = { ranges: 0 };
    const inOrder = await everything({ ...reading, rangeLane: null });
    expect(await everything({ ...reading, rangeLane: laneOf(30, counts) })).toEqual(inOrder);
    expect(counts.ranges).toBeGreaterThan(2);
  });

  it('is read again as one where a quoted cell runs over the end of a stretch', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, n) => `A-${n},L-1,2025-03-05T10:00:00Z,call,true,"one\ntwo\nthree ${n}"`,
    );
    const folder = await folderOf({ 'leads.csv': LEADS, 'activities.csv': `${HEADER}${rows.join('\n')}\n` });
    const { tables, inputs } = await readWell({ folder, rangeLane: laneOf(50) });
    expect(tables.activities.length).toBe(30);
    expect(tables.activities.place(29)).toEqual({ file: 'activities.csv', line: 2 + 29 * 3 });
    expect(inputs.map(({ rows: read, rejected }) => [read, rejected])).toEqual([
      [2, 0],
      [30, 0],
    ]);
  });
});
