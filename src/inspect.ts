// The inspection: files in, what they hold and the `data:` block that reads them out. Nothing is guessed.

import type { Preset } from './exports/presets/preset.ts';
import { recognise, type Recognised } from './exports/presets/recognise.ts';
import { type FileSample, sampleFile } from './exports/sample/sample-file.ts';
import { STANDARD_COLUMNS } from './exports/standard-columns.ts';
import type { Problem } from './findings/problem.ts';
import { inspectColumns } from './inspect/columns.ts';
import { dataBlock, type BlockFile } from './inspect/data-block.ts';
import { datesOf, zoneOf } from './inspect/dates.ts';
import { notesOn } from './inspect/notes.ts';
import { rolesOf, type RequiredColumns } from './inspect/roles.ts';
import type { InspectedFile, Inspection, OddRows, SystemMatch, TimeStyle } from './model/inspection.ts';

/** One file after the other; those that cannot be read are told in their place. */
export async function inspect(paths: readonly string[]): Promise<Inspection> {
  const files: BlockFile[] = [];
  for (const path of paths) files.push(await inspectFile(path));
  return {
    schema: 'slaudit-inspection/1',
    files: files.map(({ found }) => found),
    data: dataBlock(files),
  };
}

async function inspectFile(path: string): Promise<BlockFile> {
  const sample = await sampleFile(path);
  if ('code' in sample) return blockFile(unreadable(path, sample), [], null);
  const recognised = recognise(sample.names);
  return blockFile(inspected(path, sample, recognised), recognised, sample.encoding.declare);
}

function blockFile(found: InspectedFile, recognised: readonly Recognised[], encoding: string | null): BlockFile {
  const presets = recognised.map(({ preset }) => preset);
  return {
    found,
    encoding,
    lastResort: new Set(presets.filter(({ reshape }) => reshape?.kind === 'stage-dates').map(({ name }) => name)),
    datesOf: new Map(presets.map(({ name, dates }) => [name, dates])),
  };
}

function inspected(path: string, sample: FileSample, recognised: readonly Recognised[]): InspectedFile {
  const columns = inspectColumns(sample);
  const systems = recognised.map(systemOf);
  const roles = rolesOf(sample.names, systems, REQUIRED);
  const [best] = recognised.filter(({ fits }) => fits);
  const dates = datesOf(columns);
  const isAsWritten = best !== undefined && readsDates(best.preset, dates.style);
  const footer = footerLines(sample, best);
  const odd = sample.odd.filter(one => !footer.includes(one));
  return {
    file: path,
    unreadable: null,
    bytes: sample.bytes,
    bytes_read: sample.bytesRead,
    rows: sample.rows.length,
    whole: sample.isWhole,
    delimiter: sample.delimiter,
    encoding: { name: sample.encoding.name, because: sample.encoding.because },
    odd_rows: oddRows(odd),
    systems,
    roles,
    zone: zoneOf(columns, roles, isAsWritten ? best.preset.zone : undefined),
    dates,
    columns,
    notes: [
      ...notesOn({ ...sample, odd }, columns, best?.preset.twelveHourTimes === true),
      ...(best === undefined || isAsWritten ? [] : [RESAVED]),
      ...(footer.length === 0
        ? []
        : [`The last ${footer.length} lines are the report's own footer, which the preset sets aside.`]),
      ...new Set(recognised.filter(({ fits }) => fits).flatMap(({ preset }) => preset.notes)),
    ],
  };
}

const RESAVED =
  'Its times are not written as this export writes them: a spreadsheet or another program has probably saved the file again. Prefer the export itself.';

/** A preset without dates of its own takes any; one that reads ISO has never written anything else. */
function readsDates({ dates, twelveHourTimes }: Preset, style: TimeStyle | null): boolean {
  return style === null || dates === null || style === dates || (style === 'twelve-hour' && twelveHourTimes === true);
}

const REQUIRED: RequiredColumns = {
  leads: STANDARD_COLUMNS.leads.required,
  activities: STANDARD_COLUMNS.activities.required,
  history: STANDARD_COLUMNS.history.required,
  deals: STANDARD_COLUMNS.deals.required,
  roster: STANDARD_COLUMNS.roster.required,
  waivers: STANDARD_COLUMNS.waivers.required,
  absences: STANDARD_COLUMNS.absences.required,
};

function systemOf({ preset, score, found, missing, fits }: Recognised): SystemMatch {
  const { name, system, title, role, confidence } = preset;
  return { preset: name, system, title, role, score, found, missing, confidence, fits };
}

/** As the preset would set them aside: records of one cell after the last row, one of which says what they are. */
function footerLines({ odd, rows }: FileSample, best: Recognised | undefined): FileSample['odd'] {
  const reshape = best?.preset.reshape;
  if (reshape?.kind !== 'footer') return [];
  const last = rows.at(-1)?.line ?? 0;
  const after = odd.filter(({ line, what }) => line > last && what === 'too few cells');
  return after.some(({ text }) => reshape.patterns.some(pattern => pattern.test(text.trim()))) ? after : [];
}

function oddRows(odd: FileSample['odd']): OddRows[] {
  const byWhat = new Map<string, { count: number; line: number }>();
  for (const { what, line } of odd) {
    const known = byWhat.get(what);
    if (known === undefined) byWhat.set(what, { count: 1, line });
    else known.count++;
  }
  return [...byWhat].map(([what, { count, line }]) => ({ what, count, line }));
}

function unreadable(path: string, { message, remedy }: Problem): InspectedFile {
  return {
    file: path,
    unreadable: { message, remedy },
    bytes: null,
    bytes_read: 0,
    rows: 0,
    whole: false,
    delimiter: '',
    encoding: { name: '', because: '' },
    odd_rows: [],
    systems: [],
    roles: [],
    zone: { needed: false, because: '' },
    dates: { style: null, because: '' },
    columns: [],
    notes: [],
  };
}
