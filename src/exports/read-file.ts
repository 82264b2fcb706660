// One source file into the rows of its kind: opens it, binds its columns, counts what became of its records.

import { hashBytes } from '../columns/hash-bytes.ts';
import { zoneOf } from '../calendar/zone.ts';
import type { Problem } from '../findings/problem.ts';
import type { Agreement, RowKind } from '../model/agreement.ts';
import type { TableKind, Tables } from '../model/table.ts';
import { openBytes, type OpenBytes } from './bytes/open-bytes.ts';
import { signatureOf } from './bytes/signatures.ts';
import type { FindingCounts } from './count-findings.ts';
import type { RecordSink } from './csv/cells.ts';
import type { Opening } from './csv/opening.ts';
import { readCsv } from './csv/read-csv.ts';
import { fileProblem } from './file-problems.ts';
import { columnsOfFile, type FileColumns } from './mapping/file-columns.ts';
import { Header } from './mapping/header.ts';
import { openingProblem, readingProblem, signatureProblem } from './reading-problems.ts';
import { EventFile, type EventRows } from './rows/event-rows.ts';
import { FileAccount } from './rows/file-account.ts';
import { LeadFile, type LeadRows } from './rows/lead-rows.ts';
import { RowJudge } from './rows/row-judge.ts';
import { TableFile, type Dictionary } from './rows/table-file.ts';
import { KeptFile } from './small/kept-rows.ts';
import { absenceKeeper, rosterKeeper } from './small/people-rows.ts';
import { waiverKeeper } from './small/waiver-rows.ts';
import { mappingKey, type SourceFile } from './sources/source-files.ts';
import { STANDARD_COLUMNS } from './standard-columns.ts';
import { TimeReader } from './times/read-time.ts';

type EventKind = 'activities' | 'history' | 'deals';
type Mutable<Rows> = Rows extends readonly (infer Row)[] ? Row[] : never;

/** What reading a file depends on besides the file. */
export interface FileRequest {
  readonly agreement: Pick<Agreement, 'timeZone'>;
  /** Columns that are kept besides those every audit reads, by kind of row. */
  readonly wanted: Readonly<Record<TableKind, ReadonlySet<string>>> | 'all';
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly progress: (event: ReadingProgress) => void;
}

export interface ReadingProgress {
  readonly kind: RowKind;
  readonly file: string;
  /** Rows of this file read so far, and bytes of it as they stand on disk. */
  readonly rows: number;
  readonly bytes: number;
}

/** Where rows go. */
export interface Destination {
  readonly leads: LeadRows;
  readonly events: Readonly<Record<EventKind, EventRows>>;
  readonly dictionary: Dictionary;
  readonly findings: FindingCounts;
}

export class FileReader {
  /** Of every file whose header could be used, in the order they were read. */
  readonly accounts: FileAccount[] = [];
  readonly kept: {
    readonly roster: Mutable<Tables['roster']>;
    readonly absences: Mutable<Tables['absences']>;
    readonly waivers: Mutable<Tables['waivers']>;
  } = { roster: [], absences: [], waivers: [] };
  private readonly request: FileRequest;
  private readonly destination: Destination;
  private readonly keepers = {
    roster: rosterKeeper(this.kept.roster),
    absences: absenceKeeper(this.kept.absences),
    waivers: waiverKeeper(this.kept.waivers),
  };

  constructor(request: FileRequest, destination: Destination) {
    this.request = request;
    this.destination = destination;
  }

  accountsOf(kind: RowKind): FileAccount[] {
    return this.accounts.filter(account => account.kind === kind);
  }

  /** Reads a file's rows to their destination; the problems are those for which it could not. */
  async read(file: SourceFile): Promise<readonly Problem[]> {
    const unread = unsupported(file);
    if (unread !== null) return [unread];
    const isGzip = file.path !== null && file.path.toLowerCase().endsWith('.gz');
    const { encoding } = file.source;
    const bytes = openBytes({ path: file.path, stdin: this.request.stdin, isGzip, encoding });
    try {
      return await this.readRows(file, bytes);
    } catch (error) {
      return [readingProblem(file.name, error)];
    }
  }

  private async readRows(file: SourceFile, bytes: OpenBytes): Promise<readonly Problem[]> {
    const { delimiter } = file.source;
    if (delimiter !== null && !/^[\t\x20-\x7e]$/.test(delimiter)) return [delimiterProblem(file, delimiter)];
    let bound: Bound | null = null;
    let isExpected = false;
    const begin = (opening: Opening): RecordSink | null => {
      bound = this.bind(file, opening);
      return bound.sink;
    };
    const first = new FirstBytes();
    const fault = await readCsv(first.of(bytes.chunks), delimiter?.charCodeAt(0) ?? null, begin, () => {
      const rows = bound?.account.rows ?? 0;
      if (!isExpected && rows > 0) bound?.expect(rowsExpected(rows, bytes));
      isExpected ||= rows > 0;
      this.request.progress({ kind: file.kind, file: file.name, rows, bytes: bytes.bytesRead() });
    });
    if (first.signature !== null) return [signatureProblem(file.name, first.signature)];
    if (fault !== null) return [openingProblem(file.name, fault)];
    return this.close(bound as unknown as Bound, bytes);
  }

  private close({ account, problems, close }: Bound, bytes: OpenBytes): readonly Problem[] {
    if (problems.length > 0) return problems;
    close();
    account.sha256 = bytes.sha256();
    const { findings } = this.destination;
    if (account.rows === 0) findings.add('no_rows', () => ({ file: account.file, line: 1, column: null, text: '' }));
    return [];
  }

  private bind(file: SourceFile, opening: Opening): Bound {
    const header = new Header(opening.names);
    const account = new FileAccount(file.kind, file.name);
    const { wanted } = this.request;
    const asked: ReadonlySet<string> | 'all' =
      wanted === 'all' ? 'all' : isTable(file.kind) ? wanted[file.kind] : new Set();
    const context = { kind: file.kind, file: file.name, wanted: asked };
    const { columns, problems } = columnsOfFile(file.source, header, context);
    if (problems.length > 0) return { account, problems, sink: null, close: nothingToDo, expect: nothingToDo };
    this.accounts.push(account);
    this.noteHeader(file, header);
    const { findings } = this.destination;
    const judge = new RowJudge(header, account, { findings, delimiter: opening.dialect.delimiter });
    const reader = new TimeReader(
      file.source.dates ?? 'iso',
      zoneOf(file.source.timeZone ?? this.request.agreement.timeZone),
    );
    return { account, problems, ...this.sinkFor({ file, header, columns, judge, reader, wanted: asked }) };
  }

  private sinkFor(bound: BoundFile): BoundSink {
    const { file, columns, judge, reader } = bound;
    const { kind } = file;
    if (!isTable(kind)) {
      return {
        sink: new KeptFile({ columns, reader, file: file.name }, judge, this.keepers[kind]),
        close: nothingToDo,
        expect: nothingToDo,
      };
    }
    return kind === 'leads' ? this.leadSink(bound) : this.eventSink(kind, bound);
  }

  private leadSink({ file, columns, judge, reader, wanted }: BoundFile): BoundSink {
    const { leads, dictionary } = this.destination;
    leads.places.startFile(file.name, leads.columns.length);
    const table = new TableFile({ kind: 'leads', file: columns, wanted, reader }, leads.columns, judge, dictionary);
    const id = columns.columns.get('lead_id');
    if (id === undefined) throw new RangeError('a leads file was bound without its id');
    const sink = new LeadFile(
      leads,
      { file: table, judge },
      { id, mergedInto: columns.columns.get('merged_into') ?? null },
    );
    return { sink, close: () => table.close(), expect: table.expect };
  }

  private eventSink(kind: EventKind, bound: BoundFile): BoundSink {
    const { file, header, columns, judge, reader, wanted } = bound;
    const rows = this.destination.events[kind];
    rows.places.startFile(file.name, rows.columns.length);
    const table = new TableFile(
      { kind, file: columns, wanted, reader },
      rows.columns,
      judge,
      this.destination.dictionary,
    );
    const keys = {
      id: columns.columns.get(STANDARD_COLUMNS[kind].id ?? '') ?? null,
      lead: columns.columns.get('lead_id') ?? null,
      leadMayBeMissing: kind === 'deals',
      seed: seedOf(header, file),
    };
    const sink = new EventFile(rows, { leads: this.destination.leads.ids, keys }, { file: table, judge });
    return { sink, close: () => sink.close(), expect: table.expect };
  }

  private noteHeader(file: SourceFile, header: Header): void {
    const { findings } = this.destination;
    for (const column of header.unnamed()) {
      findings.add('unnamed_column', () => ({ file: file.name, line: 1, column: null, text: `column ${column + 1}` }));
    }
    for (const column of header.repeated()) {
      const text = `column ${column + 1}`;
      findings.add('duplicate_header', () => ({
        file: file.name,
        line: 1,
        column: header.names[column] ?? null,
        text,
      }));
    }
  }
}

interface BoundFile {
  readonly file: SourceFile;
  readonly header: Header;
  readonly columns: FileColumns;
  readonly judge: RowJudge;
  readonly reader: TimeReader;
  readonly wanted: ReadonlySet<string> | 'all';
}

interface BoundSink {
  readonly sink: RecordSink;
  /** Makes room for as many rows of this file in all. */
  readonly expect: (rows: number) => void;
  /** When the file is read to its end. */
  readonly close: () => void;
}

interface Bound extends Omit<BoundSink, 'sink'> {
  readonly account: FileAccount;
  readonly problems: readonly Problem[];
  readonly sink: RecordSink | null;
}

const nothingToDo = (): void => undefined;

/** A few more rows than the share of the file that was read says there will be; as many as were read where it is not known. */
function rowsExpected(rows: number, bytes: OpenBytes): number {
  return bytes.size === null ? rows : Math.ceil((rows / bytes.bytesRead()) * bytes.size * 1.02);
}

/** Looks at the first bytes of a file while they pass by. */
class FirstBytes {
  signature: ReturnType<typeof signatureOf> = null;

  async *of(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let isFirst = true;
    for await (const chunk of chunks) {
      if (isFirst && chunk.length > 0) {
        this.signature = signatureOf(chunk);
        isFirst = false;
        if (this.signature !== null) return;
      }
      yield chunk;
    }
  }
}

function isTable(kind: RowKind): kind is TableKind {
  return kind === 'leads' || kind === 'activities' || kind === 'history' || kind === 'deals';
}

const encoder = new TextEncoder();

function seedOf(header: Header, file: SourceFile): number {
  const bytes = encoder.encode(JSON.stringify([header.names, mappingKey(file.source)]));
  return hashBytes(bytes, 0, bytes.length);
}

function unsupported({ name, kind }: SourceFile): Problem | null {
  const ending = /\.(parquet|ndjson|jsonl|zst)$/i.exec(name)?.[0];
  if (ending === undefined) return null;
  return fileProblem(
    'unsupported-format',
    name,
    `Files ending in ${ending} are not read for ${kind}.`,
    'Export them as CSV.',
  );
}

function delimiterProblem(file: SourceFile, delimiter: string): Problem {
  const message = `The delimiter ${JSON.stringify(delimiter)} is not a single ASCII character.`;
  return fileProblem(
    'bad-delimiter',
    file.name,
    message,
    'Write one character, such as ";" or "\\t", or leave it out: it is found out.',
  );
}
