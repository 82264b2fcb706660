// The workbook: its cells are those of csv as real numbers, dates and durations; whatever a text begins with, it is text.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { afterEach, describe, expect, test } from 'vitest';
import { zoneOf } from '../../../src/calendar/zone.ts';
import { visible } from '../../../src/findings/visible.ts';
import type { Edition } from '../../../src/model/report.ts';
import type { View } from '../../../src/report/format.ts';
import { viewTable, type Column } from '../../../src/report/views.ts';
import { heading } from '../../../src/report/xlsx/sheet.ts';
import { writeWorkbook } from '../../../src/report/xlsx/write-xlsx.ts';
import { HOSTILE, hostileEdition } from '../hostile.ts';
import { written } from '../written.ts';

const SHEETS = new Map<string, View>([
  ['Clauses', 'clauses'],
  ['Goals', 'goals'],
  ['People', 'people'],
  ['Teams', 'teams'],
  ['Segments', 'segments'],
  ['Trend', 'trend'],
  ['Obligations', 'obligations'],
  ['Findings', 'quality'],
]);
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice) console.log('skipped: LibreOffice (Debian: libreoffice-calc) is not installed');

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

async function workbookOf(edition: Edition, mostRows = 1_048_576): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await writeWorkbook(edition, mostRows, chunk => void chunks.push(Buffer.from(chunk)));
  return Buffer.concat(chunks);
}

interface SheetCell {
  readonly type: string;
  readonly text: string;
}

/** Rows of cells by sheet; cells that are not there are empty. */
function sheetsOf(bytes: Uint8Array): Map<string, SheetCell[][]> {
  const files = unzipSync(bytes);
  const xml = (name: string): ReturnType<typeof parseHTML>['document'] =>
    parseHTML(strFromU8(files[name] ?? new Uint8Array())).document;
  const names = [...xml('xl/workbook.xml').querySelectorAll('sheet')].map(sheet => sheet.getAttribute('name') ?? '');
  return new Map(
    names.map((name, place) => {
      const rows = [...xml(`xl/worksheets/sheet${place + 1}.xml`).querySelectorAll('row')].map(row => {
        const cells: SheetCell[] = [];
        for (const cell of row.querySelectorAll('c')) {
          const column = columnNumber(/^[A-Z]+/.exec(cell.getAttribute('r') ?? '')?.[0] ?? '');
          cells[column] = { type: cell.getAttribute('t') ?? 'n', text: unescaped(cell.textContent ?? '') };
        }
        return cells;
      });
      return [name, rows];
    }),
  );
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What spreadsheets read `_x005F_` as. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The cell of csv as the workbook has to hold it. */
function expectCell(cell: SheetCell | undefined, csv: string, kind: Column['kind']): void {
  if (csv === '') return expect(cell).toBeUndefined();
  switch (kind) {
    case 'text': {
      // What csv disarms is text here by its type.
      const text = /^'[=+\-@\t\r]/.test(csv) ? csv.slice(1) : csv;
      // A lone surrogate is lost in the bytes of csv; a workbook shows which one it was.
      if (csv.includes('\ufffd')) return expect(cell?.text).toContain('\\u{d800}');
      return expect(cell).toEqual({ type: 'inlineStr', text: visible(text).replace('\uffff', '\ufffd') });
    }
    case 'boolean':
      return expect(cell).toEqual({ type: 'b', text: csv === 'true' ? '1' : '0' });
    case 'time': {
      const at = Date.parse(csv);
      const local = at + zoneOf('America/New_York').offsetAt(at);
      return expect(Number(cell?.text)).toBeCloseTo(local / 86_400_000 + 25_569, 9);
    }
    case 'seconds':
      return expect(Number(cell?.text) * 86_400).toBeCloseTo(Number(csv), 6);
    default:
      return expect(Number(cell?.text)).toBeCloseTo(Number(csv), 5);
  }
}

describe('the workbook', () => {
  test('holds the cells of csv, hostile ones too', async () => {
    const edition = hostileEdition();
    const sheets = sheetsOf(await workbookOf(edition));
    expect([...sheets.keys()]).toEqual(['Summary', ...SHEETS.keys()]);
    for (const [name, view] of SHEETS) {
      const { columns } = viewTable(view, edition);
      const csv = parse(await written('csv', edition, { view }), { record_delimiter: '\n' });
      const [header = [], ...rows] = sheets.get(name) ?? [];
      expect(header.slice(0, columns.length).map(({ text }) => text)).toEqual(
        columns.map(column => heading(column, { id: 'America/New_York' })),
      );
      expect(rows).toHaveLength(csv.length - 1);
      rows.forEach((row, place) => {
        columns.forEach(({ kind }, column) => expectCell(row[column], csv[place + 1]?.[column] ?? '', kind));
      });
    }
  });

  test('tells of each finding what it means and touches, and of each person how late they log', async () => {
    const edition = hostileEdition();
    const { report } = edition;
    const [finding] = report.quality;
    const sample = { file: 'a.csv', line: 3, column: 'actor', text: 'x' };
    const late = { late: 3, share: 0.3, up_to_3_days: 2, up_to_7_days: 1, later: 0, settled: 2, would_be_late: 1 };
    const sheets = sheetsOf(
      await workbookOf({
        ...edition,
        report: {
          ...report,
          quality: finding === undefined ? [] : [{ ...finding, touched: 12, samples: [sample, sample] }],
          backdated: [{ person: '=cmd|calc!A1', activities: 10, ...late }],
        },
      }),
    );
    const findings = (sheets.get('Findings') ?? []).map(row => row.slice(7).map(cell => cell?.text));
    expect(findings[0]).toEqual(['obligations_touched', 'meaning']);
    expect(findings[1]?.[0]).toBe('12');
    expect(findings[1]?.[1]).toMatch(/^1 .*\.$/);
    expect(findings[2]).toEqual([]);
    const [, person = []] = sheets.get('Late logging') ?? [];
    expect(person.map(({ text }) => text)).toEqual(['=cmd|calc!A1', '10', '3', '0.3', '2', '1', '0', '2', '1']);
    expect(sheetsOf(await workbookOf(edition)).has('Late logging')).toBe(false);
  });

  test('has no formula, no control character and no text that its reader would turn into another', async () => {
    const files = unzipSync(await workbookOf(hostileEdition()));
    for (const [name, bytes] of Object.entries(files)) {
      const xml = strFromU8(bytes);
      expect(/<f[ >]/.test(xml), name).toBe(false);
      expect(/[\p{Cc}\u202e\u200b\ufffe\uffff]/u.test(xml.replace('?>\n', '')), name).toBe(false);
      expect(/(?<!_x005F)_x0041_/.test(xml), name).toBe(false);
    }
    expect(strFromU8(files['xl/worksheets/sheet8.xml'] ?? new Uint8Array())).toContain('_x005F_x0041_');
  });

  test('is the same bytes in every time zone', async () => {
    const here = await workbookOf(hostileEdition());
    process.env['TZ'] = 'Pacific/Kiritimati';
    expect(Buffer.compare(here, await workbookOf(hostileEdition()))).toBe(0);
  });

  test('goes on in further sheets where one is full', async () => {
    const whole = sheetsOf(await workbookOf(hostileEdition())).get('Obligations') ?? [];
    const sheets = sheetsOf(await workbookOf(hostileEdition(), 18));
    const parts = [...sheets].filter(([name]) => name.startsWith('Obligations'));
    expect(parts.map(([name, rows]) => [name, rows.length])).toEqual([
      ['Obligations', 18],
      ['Obligations 2', 18],
      ['Obligations 3', whole.length - 34],
    ]);
    expect(parts.flatMap(([, rows]) => rows.slice(1))).toEqual(whole.slice(1));
  });

  test.runIf(hasOffice)('reads in LibreOffice as csv does', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-'));
    try {
      const edition = hostileEdition();
      writeFileSync(path.join(folder, 'r.xlsx'), await workbookOf(edition));
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const args = ['--headless', profile, '--convert-to', filter, '--outdir', folder, path.join(folder, 'r.xlsx')];
      execFileSync('soffice', args, { stdio: 'pipe' });
      const seen = parse<Record<string, string>>(readFileSync(path.join(folder, 'r-Obligations.csv')), {
        columns: true,
      });
      const csv = parse<Record<string, string>>(await written('csv', edition), {
        columns: true,
        record_delimiter: '\n',
      });
      expect(seen).toHaveLength(csv.length);
      seen.forEach((row, place) => {
        const told = csv[place] ?? {};
        const text = HOSTILE[place % HOSTILE.length] ?? '';
        expect(row['owner']).toBe(visible(text).replace('\uffff', '\ufffd'));
        expect(row['started_at (America/New_York)']).toBe(told['started_at']?.slice(0, 19).replace('T', ' '));
        expect(row['verdict']).toBe(told['verdict']);
        expect(row['at_risk']).toBe(told['at_risk']?.toUpperCase());
        expect(secondsOf(row['elapsed (h:mm:ss)'] ?? '')).toBe(Math.round(Number(told['elapsed_s'])));
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** `27:05:00`. */
function secondsOf(shown: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = shown.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
