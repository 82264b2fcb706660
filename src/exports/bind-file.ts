// One file bound to the columns of its kind: what its header becomes, how its cells are read, who judges its rows.

import { zoneOf } from '../calendar/zone.ts';
import { hashBytes } from '../columns/hash-bytes.ts';
import type { Problem } from '../findings/problem.ts';
import type { TableKind } from '../model/table.ts';
import type { FindingCounts } from './count-findings.ts';
import type { RecordSink } from './csv/cells.ts';
import type { Opening } from './csv/opening.ts';
import { textOf } from './mapping/cell-source.ts';
import { columnsOfFile } from './mapping/file-columns.ts';
import type { Header } from './mapping/header.ts';
import { fitPreset, type Fitted, type Marks } from './presets/fit-preset.ts';
import type { Preset } from './presets/preset.ts';
import { EventFile, type EventRows, type LeadFinder } from './rows/event-rows.ts';
import { FileAccount } from './rows/file-account.ts';
import { rawText, RowJudge } from './rows/row-judge.ts';
import { TableFile, type Dictionary } from './rows/table-file.ts';
import { mappingKey, type SourceFile } from './sources/source-files.ts';
import { STANDARD_COLUMNS } from './standard-columns.ts';
import { TimeReader } from './times/read-time.ts';

export type EventKind = Exclude<TableKind, 'leads'>;

export interface BindingTerms {
  readonly preset: Preset | null;
  /** Columns that are kept besides those every audit reads. */
  readonly wanted: ReadonlySet<string> | 'all';
  /** The agreement's zone: of times without an offset in a source that names none. */
  readonly timeZone: string;
  readonly findings: FindingCounts;
}

export interface BoundFile {
  readonly file: SourceFile;
  readonly header: Header;
  readonly fitted: Fitted;
  readonly account: FileAccount;
  /** Why its rows cannot be used. */
  readonly problems: readonly Problem[];
  readonly columns: ReturnType<Fitted['forms']>;
  readonly judge: RowJudge;
  readonly reader: TimeReader;
  readonly wanted: BindingTerms['wanted'];
  /** The records of the file go in, those that are rows go to `inner`. */
  readonly into: (inner: RecordSink) => ReturnType<Fitted['into']>;
}

export interface BoundSink {
  readonly sink: RecordSink;
  /** Makes room for as many rows of this file in all. */
  readonly expect: (rows: number) => void;
  /** When the file is read to its end. */
  readonly close: () => void;
}

export function bindFile(
  file: SourceFile,
  opening: Pick<Opening, 'names' | 'dialect'>,
  terms: BindingTerms,
): BoundFile {
  const { preset, wanted, timeZone, findings } = terms;
  const fitted = fitPreset(file.source, preset, opening.names);
  const { header, mapping } = fitted;
  const account = new FileAccount(file.kind, file.name);
  const { columns, problems } = columnsOfFile(mapping, header, { kind: file.kind, file: file.name, wanted });
  const judge = new RowJudge(header, account, { findings, delimiter: opening.dialect.delimiter });
  const marks = marksOf(account, judge);
  return {
    file,
    header,
    fitted,
    account,
    problems,
    columns: problems.length > 0 ? { ...columns, alias: null } : fitted.forms(columns, marks),
    judge,
    reader: new TimeReader(mapping.dates ?? 'iso', zoneOf(mapping.timeZone ?? timeZone)),
    wanted,
    into: inner => fitted.into(inner, columns, marks),
  };
}

export interface EventDestination {
  readonly rows: EventRows;
  readonly leads: LeadFinder;
  readonly dictionary: Dictionary;
}

/** Where the rows of activities, history or deals go. */
export function eventSink(
  kind: EventKind,
  { file, header, columns, judge, reader, wanted }: BoundFile,
  { rows, leads, dictionary }: EventDestination,
): BoundSink {
  const firstRow = rows.columns.length;
  rows.places.startFile(file.name, firstRow);
  const table = new TableFile({ kind, file: columns, wanted, reader }, rows.columns, judge, dictionary);
  const keys = {
    id: columns.columns.get(STANDARD_COLUMNS[kind].id ?? '') ?? null,
    lead: columns.columns.get('lead_id') ?? null,
    leadMayBeMissing: kind === 'deals',
    seed: seedOf(header, file),
  };
  const sink = new EventFile(rows, { leads, keys }, { file: table, judge });
  const expect = (count: number): void => {
    table.expect(count);
    rows.ids.expect(firstRow + count);
  };
  return { sink, close: () => sink.close(), expect };
}

/** What a preset says about single records, counted in the account of their file. */
function marksOf(account: FileAccount, judge: RowJudge): Marks {
  return {
    setAside: (code, cells) => {
      account.rows++;
      judge.setAside(code, cells, { column: null, text: rawText(cells) });
    },
    idSuffixIsWrong: (column, cells, value) => judge.note('id_suffix', cells, { column, text: textOf(value) }),
  };
}

const encoder = new TextEncoder();

function seedOf(header: Header, file: SourceFile): number {
  const bytes = encoder.encode(JSON.stringify([header.names, mappingKey(file.source)]));
  return hashBytes(bytes, 0, bytes.length);
}
