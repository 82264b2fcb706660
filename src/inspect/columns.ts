// What each column of a file holds, as far as the rows looked at show it.

import type { ColumnType, InspectedColumn } from '../model/inspection.ts';
import { timeEvidence } from './time-evidence.ts';

export interface Rows {
  readonly names: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

const MOST_DISTINCT = 10_000;
const MOST_SAMPLES = 3;
const LONGEST_SAMPLE = 60;

export function inspectColumns({ names, rows }: Rows): InspectedColumn[] {
  return names.map((name, column) => {
    const cells = rows.map(({ line, cells }) => ({ line, text: cells[column] ?? '' }));
    return inspectColumn(name, cells);
  });
}

function inspectColumn(
  name: string,
  cells: readonly { readonly line: number; readonly text: string }[],
): InspectedColumn {
  const filled = cells.filter(({ text }) => text.trim() !== '');
  const values = new Set<string>();
  for (const { text } of filled) if (values.size < MOST_DISTINCT) values.add(text.trim());
  const time = timeEvidence(name, filled);
  const type = time === null ? plainType(name, [...values]) : time.dates_alone === time.times ? 'date' : 'time';
  return {
    name,
    type,
    empty: cells.length === 0 ? 0 : (cells.length - filled.length) / cells.length,
    distinct: values.size,
    more: values.size === MOST_DISTINCT,
    samples: [...values].slice(0, MOST_SAMPLES).map(value => value.slice(0, LONGEST_SAMPLE)),
    time,
  };
}

/** `0` and `1` alone may as well be counts. */
const BOOLEANS = new Set(['true', 'false', 'yes', 'no']);
const ID_NAME = /(?:^|[\W_]|[a-z])(?:id|guid|uuid)$/i;
const SHORTEST_CODE = 12;

/** Letters and digits without blanks are a code where the column is called an id, or all are of one good length. */
function plainType(name: string, values: readonly string[]): ColumnType {
  if (values.length === 0) return 'empty';
  if (values.every(value => BOOLEANS.has(value.toLowerCase()))) return 'boolean';
  if (values.every(value => /^[+-]?\d+$/.test(value)))
    return values.some(value => value.length > 15) ? 'code' : 'integer';
  if (values.every(value => /^[+-]?\d[\d,]*(?:\.\d+)?$/.test(value))) return 'number';
  const isCode = values.every(value => /^[\w:{}.-]+$/.test(value)) && values.some(value => /\d/.test(value));
  const length = values[0]?.length ?? 0;
  const isRegular = length >= SHORTEST_CODE && values.every(value => value.length === length && /\d/.test(value));
  return isCode && (isRegular || ID_NAME.test(name)) ? 'code' : 'text';
}
