// The `data:` block that reads the files, with a comment wherever somebody has to decide. It always parses as it stands.

import { visible } from '../findings/visible.ts';
import { yamlText } from '../findings/yaml-text.ts';
import { ROW_KINDS, type RowKind } from '../model/agreement.ts';
import type { InspectedFile, SystemMatch } from '../model/inspection.ts';
import { isSayable, unreadableBecause } from './dates.ts';

/** What a block says of a file, besides what was found in it. */
export interface BlockFile {
  readonly found: InspectedFile;
  /** What `encoding:` has to say; null: nothing. */
  readonly encoding: string | null;
  /** Presets that are a last resort: only proposed where nothing else has rows of their kind. */
  readonly lastResort: ReadonlySet<string>;
  /** By preset: the dates it reads without being told. */
  readonly datesOf: ReadonlyMap<string, string | null>;
}

interface Source {
  readonly role: RowKind;
  readonly file: BlockFile;
  readonly preset: SystemMatch | null;
}

export function dataBlock(files: readonly BlockFile[]): string {
  const sources = files.flatMap(sourcesOf);
  const kinds = ROW_KINDS.filter(kind => sources.some(({ role }) => role === kind));
  const known = kinds.flatMap(kind => kindLines(kind, chosen(sources.filter(({ role }) => role === kind))));
  const unknown = files.filter(file => !sources.some(source => source.file === file)).flatMap(unknownLines);
  if (kinds.length === 0) return [...unknown, ''].join('\n');
  return ['data:', ...known, ...unknown.map(line => `  ${line}`), ''].join('\n');
}

function sourcesOf(file: BlockFile): Source[] {
  const { systems, roles, unreadable } = file.found;
  if (unreadable !== null) return [];
  return roles.map(({ role }) => {
    const told = systems.find(one => one.role === role && one.fits);
    return { role, file, preset: told ?? null };
  });
}

function chosen(sources: readonly Source[]): readonly Source[] {
  const first = sources.filter(({ preset, file }) => preset === null || !file.lastResort.has(preset.preset));
  return first.length > 0 ? first : sources;
}

function kindLines(kind: RowKind, sources: readonly Source[]): string[] {
  return [`  ${kind}:`, ...sources.flatMap(source => indented(sourceLines(source)))];
}

function indented([first = '', ...rest]: readonly string[]): string[] {
  return [`    - ${first}`, ...rest.map(line => `      ${line}`)];
}

function sourceLines({ file, preset }: Source): string[] {
  const { found, encoding } = file;
  return [
    ...sourceKeys(found.source),
    ...(preset === null ? [] : [...confidence(preset), `preset: ${preset.preset}`]),
    ...datesLines(found, preset === null ? 'iso' : (file.datesOf.get(preset.preset) ?? null)),
    ...(found.zone.needed ? [...comment(`Decide the time zone: ${found.zone.because}.`), '# timezone: Area/City'] : []),
    ...(encoding === null ? [] : [...comment(`Confirm: ${found.encoding.because}.`), `encoding: ${encoding}`]),
  ];
}

function sourceKeys(source: InspectedFile['source']): string[] {
  if ('file' in source) return [`file: ${yamlText(source.file)}`];
  return [`database: ${yamlText(source.database)}`, `table: ${yamlText(source.table ?? '')}`];
}

function confidence({ confidence: sure }: SystemMatch): string[] {
  if (sure === 'seen') return [];
  return comment(
    sure === 'partly'
      ? 'Confirm the preset: not all of its headers were seen in a real file.'
      : 'Confirm the preset: its headers are from general knowledge.',
  );
}

function datesLines({ dates }: InspectedFile, preset: string | null): string[] {
  const { style, because } = dates;
  if (style === null || style === preset || style === 'iso' || style === 'twelve-hour') return [];
  if (isSayable(style)) return [...comment(`Proved by ${because}.`), `dates: ${style}`];
  if (style === 'either') return [...comment(`Decide day-first or month-first: ${because}.`), '# dates: month-first'];
  return comment(`Its times cannot be read: ${unreadableBecause(style) ?? because}.`);
}

const COMMENT_WIDTH = 72;

function comment(sentence: string): string[] {
  const lines = ['#'];
  for (const word of text(sentence).split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (longer.length <= COMMENT_WIDTH || lines.at(-1) === '#') lines[lines.length - 1] = longer;
    else lines.push(`# ${word}`);
  }
  return lines;
}

function unknownLines({ found }: BlockFile): string[] {
  const name = text(found.file);
  if (found.unreadable !== null) return comment(`${name} cannot be read: ${found.unreadable.message}`);
  const near = found.systems[0];
  const times = found.columns.filter(({ time }) => time !== null).map(column => `"${column.name}"`);
  const columns = times.length === 0 ? 'its columns' : `its columns (there are times in ${listed(times.slice(0, 6))})`;
  const lines =
    near === undefined
      ? comment(`${name}: no preset knows it. Say what its rows are, and name ${columns}:`)
      : comment(
          `${name} looks like ${near.system}, ${near.title}, but has no ${listed(near.missing)}: export it again, or name ${columns}:`,
        );
  return [
    ...lines,
    '#   leads:                       # or activities, history, deals',
    ...sourceKeys(found.source).map((key, place) => `#     ${place === 0 ? '-' : ' '} ${text(key)}`),
    '#       columns: { lead_id: …, created_at: … }',
  ];
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].map(text).join(', ');
}

/** In a comment nothing may end the line or hide. */
function text(value: string): string {
  return visible(value);
}
