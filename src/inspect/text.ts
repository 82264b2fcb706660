// An inspection for people: one block a file, columns as a table that fits the width, then the `data:` block.

import { displayWidth } from '../findings/display-width.ts';
import { shortened, visible } from '../findings/visible.ts';
import type { InspectedColumn, InspectedFile, Inspection, SystemMatch } from '../model/inspection.ts';

/** How parts are set off; plain text where nobody paints. */
export interface InspectionPaint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly warning: (text: string) => string;
}

export function inspectionText(
  { files, data }: Inspection,
  { width, paint }: { readonly width: number; readonly paint: InspectionPaint },
): string {
  const blocks = files.map(file => fileText(file, width, paint));
  const heading = paint.strong('Put this into the agreement (lines with # wait for a decision):');
  return `${blocks.join('\n\n')}\n\n${heading}\n\n${data}`;
}

function fileText(file: InspectedFile, width: number, paint: InspectionPaint): string {
  const title = paint.strong(visible(file.file));
  if (file.unreadable !== null) {
    const { message, remedy } = file.unreadable;
    return [title, ...wrapped(`${message}${remedy === null ? '' : ` ${remedy}`}`, width, '  ').map(paint.warning)].join(
      '\n',
    );
  }
  return [
    title,
    ...wrapped(sizeSentence(file), width, '  '),
    ...wrapped(formatSentence(file), width, '  '),
    ...systemLines(file, width),
    ...roleLines(file, width),
    ...timeLines(file, width),
    ...file.odd_rows.flatMap(({ what, count, line }) =>
      wrapped(
        `${count} ${count === 1 ? 'record has' : 'records have'} ${what}, the first on line ${line}.`,
        width,
        '  ',
      ).map(paint.warning),
    ),
    '',
    ...columnLines(file.columns, width, paint),
    ...(file.notes.length === 0 ? [] : ['']),
    ...file.notes.flatMap(note => wrapped(note, width, '  ', '- ')),
  ].join('\n');
}

function sizeSentence({ rows, rows_in_all: all, whole, bytes, bytes_read: read }: InspectedFile): string {
  if (whole) {
    const size = bytes === null ? '' : ` (${bytesText(bytes)})`;
    return `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}, all looked at${size}.`;
  }
  const ofAll = all === null ? '' : ` of ${grouped(all)}`;
  const size = bytes === null ? '' : ` of ${bytesText(bytes)}`;
  const amount = read === null ? '' : ` (${bytesText(read)}${size})`;
  return `Looked at the first ${grouped(rows)}${ofAll} rows${amount}; the rest was not read.`;
}

const DELIMITERS: ReadonlyMap<string, string> = new Map([
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'vertical bar'],
]);

function formatSentence({ format, delimiter, encoding }: InspectedFile): string {
  if (format === 'parquet') return 'A Parquet file.';
  if (format === 'duckdb') return 'A table or view of a DuckDB database.';
  if (format === 'ndjson') return `One JSON object a line; encoding: ${encoding.name} (${encoding.because}).`;
  return `Cells are parted by ${DELIMITERS.get(delimiter) ?? `"${delimiter}"`}; encoding: ${encoding.name} (${encoding.because}).`;
}

const SURE: Readonly<Record<SystemMatch['confidence'], string>> = {
  seen: "its headers were seen in real files or in the vendor's source",
  partly: 'not all of its headers were seen in a real file',
  general: 'its headers are from general knowledge alone',
};

function systemLines({ systems }: InspectedFile, width: number): string[] {
  const [first, ...others] = systems;
  if (first === undefined) return wrapped('System: not known. No preset has these headers.', width, '  ');
  const { system, title, preset, found, missing, confidence, fits } = first;
  const headers = `${found.length} of the ${found.length + missing.length} headers it needs (${found.join(', ')})`;
  const told = fits
    ? `System: ${system}, ${title}: it has ${headers}; ${SURE[confidence]}. Preset ${preset}.`
    : `System: looks like ${system}, ${title}: it has ${headers} but no ${missing.join(', ')}, so that the preset ${preset} cannot read it.`;
  const also = others.filter(one => one.fits).map(one => `Preset ${one.preset} reads it too: ${one.title}.`);
  return [told, ...also].flatMap(sentence => wrapped(sentence, width, '  '));
}

function roleLines({ roles, systems }: InspectedFile, width: number): string[] {
  if (roles.length === 0) return wrapped('Rows: not known what they are; you have to say.', width, '  ');
  const isTold = systems.some(({ fits }) => fits);
  const shown = roles.map(({ role, because }) => (isTold ? role : `${role} (${because})`));
  return wrapped(`Rows: ${shown.join(', ')}.`, width, '  ');
}

function timeLines({ dates, zone }: InspectedFile, width: number): string[] {
  if (dates.style === null) return wrapped(`Times: ${dates.because}.`, width, '  ');
  const style = dates.style === 'either' ? 'day or month first is not told' : dates.style;
  const known = zone.needed ? 'to be said' : 'known';
  return [
    ...wrapped(`Times: ${style} (${dates.because}).`, width, '  '),
    ...wrapped(`Time zone: ${known} (${zone.because}).`, width, '  '),
  ];
}

/** A wider file is for programs to read. */
const MOST_COLUMNS = 100;

function columnLines(columns: readonly InspectedColumn[], width: number, paint: InspectionPaint): string[] {
  const names = columns.map(({ name }) => shortened(name === '' ? '(no name)' : name, 28));
  const widest = Math.max(6, ...names.map(displayWidth));
  const head = `  ${padded('column', widest)}  ${padded('type', 8)} empty  distinct  samples`;
  const more = columns.length - MOST_COLUMNS;
  return [
    paint.faint(head),
    ...columns.slice(0, MOST_COLUMNS).map((column, index) => {
      const { type, empty, distinct, more, samples } = column;
      const counted = `${grouped(distinct)}${more ? '+' : ''}`.padStart(8);
      const start = `  ${padded(names[index] ?? '', widest)}  ${padded(type, 8)} ${share(empty)}  ${counted}  `;
      return `${start}${sampleText(samples, width - displayWidth(start))}`.trimEnd();
    }),
    ...(more > 0 ? [paint.faint(`  … and ${grouped(more)} more columns (-f json shows them all)`)] : []),
  ];
}

function sampleText(samples: readonly string[], width: number): string {
  let shown = '';
  for (const sample of samples) {
    const text = shortened(sample, 30);
    const longer = shown === '' ? text : `${shown} · ${text}`;
    if (displayWidth(longer) > width) break;
    shown = longer;
  }
  if (shown !== '' || samples.length === 0) return shown;
  return cutTo(visible(samples[0] ?? ''), width);
}

function cutTo(text: string, width: number): string {
  let shown = '';
  for (const character of text) {
    if (displayWidth(shown) + displayWidth(character) > width - 1) return `${shown}…`;
    shown += character;
  }
  return shown;
}

function share(empty: number): string {
  const percent =
    empty > 0 && empty < 0.01 ? '<1' : empty < 1 && empty > 0.99 ? '>99' : String(Math.round(empty * 100));
  return `${percent} %`.padStart(5);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function wrapped(sentence: string, width: number, margin: string, mark = ''): string[] {
  const lines: string[] = [];
  let line = `${margin}${mark}`;
  const hanging = margin + ' '.repeat(mark === '' ? 2 : mark.length);
  for (const word of visible(sentence).split(' ')) {
    const longer = line.trim() === '' || line === `${margin}${mark}` ? `${line}${word}` : `${line} ${word}`;
    if (displayWidth(longer) <= width || line.trim() === '') line = longer;
    else {
      lines.push(line);
      line = `${hanging}${word}`;
    }
  }
  return [...lines, line];
}

function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
