// The columns of one file bound to the columns of its table, and what leads and event rows have in common.

import type { ByteTexts } from '../../columns/byte-texts.ts';
import type { Texts } from '../../columns/texts.ts';
import { truthOf } from '../../conditions/text-test.ts';
import type { TableKind } from '../../model/table.ts';
import type { Cells } from '../csv/cells.ts';
import type { FileColumns } from '../mapping/file-columns.ts';
import { STANDARD_COLUMNS } from '../standard-columns.ts';
import type { TimeReader } from '../times/read-time.ts';
import type { RowColumns } from './row-columns.ts';
import type { RowJudge } from './row-judge.ts';
import { BooleanValues, TextValues, TimeValues } from './value-columns.ts';

/** Columns that every table keeps, wanted or not: the stages read them by these names. */
const ALWAYS: Readonly<Record<TableKind, readonly string[]>> = {
  leads: ['owner'],
  activities: ['type'],
  history: ['field', 'old_value', 'new_value'],
  deals: ['won', 'owner'],
};

/** Shared by all tables of an audit. */
export interface Dictionary {
  readonly texts: Texts;
  readonly byteTexts: ByteTexts;
}

export interface FileBinding {
  readonly kind: TableKind;
  readonly file: FileColumns;
  readonly wanted: ReadonlySet<string> | 'all';
  readonly reader: TimeReader;
}

/** Reads the times, truth values and texts of a file's rows into the table's columns. */
export class TableFile {
  private readonly judge: RowJudge;
  private readonly columns: RowColumns;
  private readonly times: readonly TimeValues[];
  private readonly booleans: readonly BooleanValues[];
  private readonly texts: readonly TextValues[];
  private readonly timeNames: ReadonlySet<string>;
  private readonly firstRow: number;

  constructor(binding: FileBinding, columns: RowColumns, judge: RowJudge, dictionary: Dictionary) {
    this.judge = judge;
    this.columns = columns;
    this.firstRow = columns.length;
    const times = timesOf(binding, columns);
    this.times = [...times.values()];
    this.timeNames = new Set(times.keys());
    const names = storedNames(binding);
    const { booleans } = STANDARD_COLUMNS[binding.kind];
    const sources = binding.file.columns;
    this.booleans = names
      .filter(name => booleans.includes(name))
      .map(name => booleanValues(columns, name, sources.get(name) as never, dictionary));
    this.texts = names
      .filter(name => !booleans.includes(name))
      .map(name => new TextValues(sources.get(name) as never, columns.text(name), dictionary.byteTexts));
    columns.startFile();
  }

  /** Makes room for as many rows of this file in all. */
  readonly expect = (rows: number): void => {
    this.columns.reserve(this.firstRow + rows);
  };

  /** Reads the row into the columns at the row being read; false where it was rejected. */
  read(cells: Cells): boolean {
    const row = this.columns.length;
    for (const time of this.times) {
      if (!time.read(cells, row)) {
        this.judge.reject('unreadable_time', cells, { column: time.source.header, text: time.text() });
        return false;
      }
      if (time.isAmbiguous) {
        this.judge.note('ambiguous_local_time', cells, { column: time.source.header, text: time.text() });
      }
    }
    for (const boolean of this.booleans) {
      if (!boolean.read(cells, row)) {
        this.judge.reject('unreadable_boolean', cells, { column: boolean.source.header, text: boolean.text(cells) });
        return false;
      }
    }
    for (const text of this.texts) text.read(cells, row);
    return true;
  }

  /** When the file is read: columns it does not have are empty in its rows. */
  close(): void {
    this.columns.endFile(this.firstRow, this.timeNames);
  }
}

function timesOf({ kind, file, reader }: FileBinding, columns: RowColumns): Map<string, TimeValues> {
  const { times, required } = STANDARD_COLUMNS[kind];
  const all = new Map<string, TimeValues>();
  for (const name of times) {
    const source = file.columns.get(name);
    if (source === undefined) continue;
    all.set(name, new TimeValues(source, columns.time(name), { reader, isRequired: required.includes(name) }));
  }
  for (const [name, source] of file.milestones) {
    const column = `milestone:${name}`;
    all.set(column, new TimeValues(source, columns.time(column), { reader, isRequired: false }));
  }
  return all;
}

/** Names of the columns kept as texts: what the stages always read, what was asked for, or all but ids and times. */
function storedNames({ kind, file, wanted }: FileBinding): string[] {
  const { times, id } = STANDARD_COLUMNS[kind];
  const isKept = (name: string): boolean => {
    if (wanted === 'all') return name !== id && name !== 'lead_id' && !times.includes(name);
    return wanted.has(name) || ALWAYS[kind].includes(name);
  };
  return [...file.columns.keys()].filter(isKept);
}

function booleanValues(
  columns: RowColumns,
  name: string,
  source: TextValues['source'],
  { texts, byteTexts }: Dictionary,
): BooleanValues {
  const known: boolean[] = [];
  const isBoolean = (code: number): boolean => {
    return (known[code] ??= texts.text(code).trim() === '' || truthOf(texts.text(code)) !== null);
  };
  return new BooleanValues(source, columns.text(name), { texts: byteTexts, isBoolean });
}
