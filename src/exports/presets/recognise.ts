// Which presets a header fits, the likeliest first, each with what was found and what is missing.

import { Header } from '../mapping/header.ts';
import { STANDARD_COLUMNS } from '../standard-columns.ts';
import type { Preset } from './preset.ts';
import { PRESETS } from './presets.ts';

export interface Recognised {
  readonly preset: Preset;
  /** Share of the signature's headers that the file has: 1 is all of them. */
  readonly score: number;
  readonly found: readonly string[];
  readonly missing: readonly string[];
  /** Whether the preset reads the file: its headers are there, and every column that rows need. */
  readonly fits: boolean;
}

/** Below this too little is there to name a system. */
const LEAST = 0.75;
const LEAST_HEADERS = 3;

/** Only the best of each role: a file can hold leads and their history at once. */
export function recognise(names: readonly string[]): Recognised[] {
  const header = new Header(names);
  const matches = PRESETS.map(preset => matched(preset, header)).filter(match => match !== null);
  const best = Math.max(0, ...matches.map(({ score }) => score));
  // A file that fits one preset wholly is not also half of another.
  const likely = matches.filter(({ score }) => score === best || (best < 1 && score >= LEAST));
  const sorted = likely.sort((a, b) => b.score - a.score || b.found.length - a.found.length);
  return sorted.filter((match, place) => sorted.findIndex(other => other.preset.role === match.preset.role) === place);
}

function matched(preset: Preset, header: Header): Recognised | null {
  const { all, oneOf = [], none = [] } = preset.signature;
  const has = (name: string): boolean => header.find(name) !== -1;
  if (none.some(has) || oneOf.some(names => !names.some(has))) return null;
  const found = [...all.filter(has), ...oneOf.flatMap(names => names.filter(has).slice(0, 1))];
  const missing = all.filter(name => !has(name));
  const score = found.length / (found.length + missing.length);
  if (score < LEAST || found.length < Math.min(LEAST_HEADERS, all.length)) return null;
  const lacks = lacking(preset, header)
    .map(column => [preset.columns[column] ?? column].flat())
    .filter(headers => !headers.some(name => missing.includes(name)))
    .map(headers => headers.join(' or '));
  return { preset, score, found, missing: [...missing, ...lacks], fits: score === 1 && lacks.length === 0 };
}

function lacking(preset: Preset, header: Header): string[] {
  const made = new Set([...Object.keys(preset.set ?? {}), ...reshapedColumns(preset)]);
  return STANDARD_COLUMNS[preset.role].required.filter(name => {
    const headers = preset.columns[name] ?? name;
    const names = typeof headers === 'string' ? [headers] : headers;
    return !made.has(name) && !names.some(one => header.find(one) !== -1);
  });
}

/** Columns whose header only the reshaping of the file makes. */
function reshapedColumns({ reshape, columns }: Preset): string[] {
  if (reshape?.kind !== 'stage-dates' && reshape?.kind !== 'json-cell') return [];
  const isMade = (name: string): boolean =>
    reshape.kind === 'json-cell'
      ? name.startsWith(`${reshape.header}.`)
      : ['Stage field', 'Stage', 'Date entered'].includes(name);
  return Object.entries(columns).flatMap(([column, headers]) => ([headers].flat().some(isMade) ? [column] : []));
}
