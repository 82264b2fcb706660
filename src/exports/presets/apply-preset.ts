// A source, its preset and a file's header come to one mapping. What the source says itself wins (spec data.md, Mapping).

import type { Condition, Scalar, SourceDefinition, ValueTest } from '../../model/agreement.ts';
import { headerItself } from '../mapping/file-columns.ts';
import type { Header } from '../mapping/header.ts';
import { STANDARD_COLUMNS } from '../standard-columns.ts';
import type { CellsAre, Preset, PresetCase } from './preset.ts';

type Mapping = Pick<SourceDefinition, 'columns' | 'milestones' | 'blank' | 'set' | 'derive' | 'dates' | 'timeZone'>;
type Derive = SourceDefinition['derive'];
type Cases = Derive extends ReadonlyMap<string, infer List> ? List : never;

/** A column no export has: where it is not empty, the row is set aside, and its text is the finding's code. */
export const SKIP_COLUMN = '\u0000skip';

export function appliedPreset(source: SourceDefinition, preset: Preset, header: Header): Mapping {
  const own = ownNames(source);
  return {
    columns: new Map([...presetColumns(preset, own, header), ...source.columns]),
    milestones: new Map([...presetMilestones(preset, header), ...source.milestones]),
    blank: [...(preset.blank ?? []), ...source.blank],
    set: new Map([...entriesBut(preset.set ?? {}, own), ...source.set]),
    derive: derived(source, preset, header),
    dates: source.dates ?? preset.dates,
    timeZone: source.timeZone ?? (preset.zone === 'UTC' ? 'UTC' : null),
  };
}

/** Columns that the source maps or sets itself: nothing of the preset is said about them. */
export function ownNames({ columns, set }: SourceDefinition): ReadonlySet<string> {
  return new Set([...columns.keys(), ...set.keys()]);
}

/** The headers that `firstFilled` looks at after the column's own, as far as the file has them. */
export function fallbackHeaders(preset: Preset, column: string, header: Header): string[] {
  const [, ...others] = (preset.firstFilled?.[column] ?? []).filter(name => header.find(name) !== -1);
  return others;
}

/** Of a column that rows need, the first header even where the file lacks it: that is the problem to report. */
function presetColumns(preset: Preset, own: ReadonlySet<string>, header: Header): [string, string][] {
  const { required } = STANDARD_COLUMNS[preset.role];
  return entriesBut(preset.columns, own).flatMap(([name, headers]): [string, string][] => {
    const names = typeof headers === 'string' ? [headers] : headers;
    const found = names.find(one => header.find(one) !== -1);
    const asked = found ?? (required.includes(name) && preset.set?.[name] === undefined ? names[0] : undefined);
    return asked === undefined ? [] : [[name, asked]];
  });
}

function presetMilestones({ milestones }: Preset, header: Header): [string, string][] {
  return Object.entries(milestones ?? {}).filter(([, name]) => header.find(name) !== -1);
}

/** The source's cases come first; the preset's stand behind them unless the source maps the column itself. */
function derived(source: SourceDefinition, preset: Preset, header: Header): Derive {
  const own = ownNames(source);
  const all = new Map<string, Cases>(source.derive);
  const add = (column: string, cases: readonly PresetCase[]): void => {
    const possible = toCases(cases, header);
    if (possible.length > 0) all.set(column, [...(all.get(column) ?? []), ...possible]);
  };
  for (const [column, cases] of entriesBut(preset.derive ?? {}, own)) add(column, cases);
  const skipped = (preset.skip ?? []).map(({ if: cells, because }) => ({ if: cells, is: because }));
  add(SKIP_COLUMN, skipped);
  return all;
}

/** Cases about headers that the file lacks never hold. */
function toCases(cases: readonly PresetCase[], header: Header): Cases {
  const possible = cases.filter(({ if: cells }) => Object.keys(cells).every(name => header.find(name) !== -1));
  return possible.map(({ if: cells, is }): { if: Condition; is: Scalar } => ({ if: toCondition(cells), is }));
}

function toCondition(cells: CellsAre): Condition {
  const conditions = Object.entries(cells).map(([header, texts]): Condition => {
    const test = Array.isArray(texts) ? anyOf(texts) : noneOf(texts as { readonly not: readonly string[] });
    return { kind: 'column', column: headerItself(header), test };
  });
  return { kind: 'all', conditions };
}

function noneOf({ not }: { readonly not: readonly string[] }): ValueTest {
  return { kind: 'not', test: anyOf(not) };
}

/** Exports differ in letter case (`FALSE`, `false`), and comparing three texts is faster than folding each cell. */
function anyOf(texts: readonly string[]): ValueTest {
  const spelt = new Set(texts.flatMap(text => [text, text.toLowerCase(), text.toUpperCase()]));
  return { kind: 'any', tests: [...spelt].map((value): ValueTest => ({ kind: 'equals', value })) };
}

function entriesBut<Value>(all: Readonly<Record<string, Value>>, without: ReadonlySet<string>): [string, Value][] {
  return Object.entries(all).filter(([name]) => !without.has(name));
}
