// The inspection: files in, what they hold and the `data:` block that reads them out. Nothing is guessed.

import type { Preset } from './exports/presets/preset.ts';
import { recognise, type Recognised } from './exports/presets/recognise.ts';
import { type Sampled, sampleFile } from './exports/sample/sample-file.ts';
import type { FileSample } from './exports/sample/sample.ts';
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
  for (const path of paths) files.push(...(await sampleFile(path)).map(inspectSample));
  return {
    schema: 'slaudit-inspection/1',
    files: files.map(({ found }) => found),
    data: dataBlock(files),
  };
}

function inspectSample(sampled: Sampled): BlockFile {
  const { sample } = sampled;
  if ('code' in sample) return blockFile(unreadable(sampled, sample), [], null);
  const recognised = recognise(sample.names);
  return blockFile(inspected(sampled, sample, recognised), recognised, sample.encoding.declare);
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

function inspected({ name, from }: Sampled, sample: FileSample, recognised: readonly Recognised[]): InspectedFile {
  const columns = inspectColumns(sample);
  const systems = recognised.map(systemOf);
  const roles = rolesOf(sample.names, systems, REQUIRED);
  const [best] = recognised.filter(({ fits }) => fits);
  const place = sample.format === 'csv' || sample.format === 'ndjson' ? 'line' : 'row';
  const dates = datesOf(columns, place);
  const isAsWritten = best !== undefined && readsDates(best.preset, dates.style);
  const footer = footerLines(sample, best);
  const odd = sample.odd.filter(one => !footer.includes(one));
  return {
    file: name,
    source: from,
    format: sample.format,
    unreadable: null,
    bytes: sample.bytes,
    bytes_read: sample.bytesRead,
    rows: sample.rows.length,
    rows_in_all: sample.rowsInAll,
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
      ...laterKeys(sample),
      ...notesOn({ ...sample, odd, place }, columns, best?.preset.twelveHourTimes === true),
      ...(best === undefined || isAsWritten ? [] : [RESAVED]),
      ...(footer.length === 0
        ? []
        : [`The last ${footer.length} lines are the report's own footer, which the preset sets aside.`]),
      ...new Set(recognised.filter(({ fits }) => fits).flatMap(({ preset }) => preset.notes)),
    ],
  };
}

function laterKeys({ format, isWhole }: FileSample): string[] {
  if (format !== 'ndjson' || isWhole) return [];
  return ['Keys that first turn up in the rows that were not read are not among its columns; an audit reads them too.'];
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

function unreadable({ name, from }: Sampled, { message, remedy }: Problem): InspectedFile {
  return {
    file: name,
    source: from,
    format: null,
    unreadable: { message, remedy },
    bytes: null,
    bytes_read: null,
    rows: 0,
    rows_in_all: null,
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
