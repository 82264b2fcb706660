// One source file into the rows of its kind: opens it, binds its columns, counts what became of its records.

import type { Problem } from '../findings/problem.ts';
import type { Agreement, RowKind } from '../model/agreement.ts';
import type { TableKind, Tables } from '../model/table.ts';
import { bindFile, type BoundFile, type BoundSink, type EventKind, eventSink } from './bind-file.ts';
import type { OpenBytes } from './bytes/open-bytes.ts';
import { signatureOf } from './bytes/signatures.ts';
import type { FindingCounts } from './count-findings.ts';
import type { RecordSink } from './csv/cells.ts';
import type { Opening } from './csv/opening.ts';
import { readCsv } from './csv/read-csv.ts';
import { readNdjson } from './ndjson/read-ndjson.ts';
import type { Header } from './mapping/header.ts';
import type { Fitted } from './presets/fit-preset.ts';
import type { PresetsInUse } from './presets/presets-in-use.ts';
import { openRanges, type RangeLane, sizeOf } from './ranges/open-ranges.ts';
import type { RangeRows } from './ranges/read-range.ts';
import { openingProblem, readingProblem, signatureProblem } from './reading-problems.ts';
import type { LeadAliases } from './rows/aliases.ts';
import type { EventRows } from './rows/event-rows.ts';
import type { FileAccount } from './rows/file-account.ts';
import { RecordNumbers } from './rows/record-numbers.ts';
import { LeadFile, type LeadRows } from './rows/lead-rows.ts';
import { TableFile, type Dictionary } from './rows/table-file.ts';
import { KeptFile, type SeenRows } from './small/kept-rows.ts';
import { absenceKeeper, rosterKeeper } from './small/people-rows.ts';
import { waiverKeeper } from './small/waiver-rows.ts';
import { openSource, type OpenSource } from './sources/open-source.ts';
import type { SourceFile } from './sources/source-files.ts';

type Mutable<Rows> = Rows extends readonly (infer Row)[] ? Row[] : never;

/** What reading a file depends on besides the file. */
export interface FileRequest {
  readonly agreement: Pick<Agreement, 'timeZone'>;
  /** Columns that are kept besides those every audit reads, by kind of row. */
  readonly wanted: Readonly<Record<TableKind, ReadonlySet<string>>> | 'all';
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly progress: (event: ReadingProgress) => void;
  /** How large files are read in stretches; null: in order. */
  readonly rangeLane: RangeLane | null;
}

export interface ReadingProgress {
  readonly kind: RowKind;
  readonly file: string;
  /** Rows of this file read so far, and bytes of it as they stand on disk. */
  readonly rows: number;
  readonly bytes: number;
}

/** The header of a file as it stands there. */
export interface FileHeader {
  readonly kind: RowKind;
  readonly file: string;
  readonly names: readonly string[];
}

/** Where rows go. */
export interface Destination {
  readonly leads: LeadRows;
  readonly aliases: LeadAliases;
  readonly events: Readonly<Record<EventKind, EventRows>>;
  readonly dictionary: Dictionary;
  readonly findings: FindingCounts;
}

export class FileReader {
  /** Of every file whose header could be used, in the order they were read. */
  readonly accounts: FileAccount[] = [];
  /** What the columns of each file are called, in the order the files were read. */
  readonly headers: FileHeader[] = [];
  /** Files that were read by a preset. */
  readonly fitted: Map<RowKind, Map<string, Fitted>> = new Map<RowKind, Map<string, Fitted>>();
  readonly kept: {
    readonly roster: Mutable<Tables['roster']>;
    readonly absences: Mutable<Tables['absences']>;
    readonly waivers: Mutable<Tables['waivers']>;
  } = { roster: [], absences: [], waivers: [] };
  private readonly request: FileRequest;
  private readonly destination: Destination;
  private readonly presets: PresetsInUse;
  private readonly keepers = {
    roster: rosterKeeper(this.kept.roster),
    absences: absenceKeeper(this.kept.absences),
    waivers: waiverKeeper(this.kept.waivers),
  };
  private readonly seen: Readonly<Record<'roster' | 'absences' | 'waivers', SeenRows>> = {
    roster: new Map(),
    absences: new Map(),
    waivers: new Map(),
  };

  constructor(request: FileRequest, destination: Destination, presets: PresetsInUse) {
    this.request = request;
    this.destination = destination;
    this.presets = presets;
  }

  accountsOf(kind: RowKind): FileAccount[] {
    return this.accounts.filter(account => account.kind === kind);
  }

  /** The path of a large plain file that can be read in stretches. */
  largePath(file: SourceFile): string | null {
    const { rangeLane, stdin } = this.request;
    if (rangeLane === null || !isEvents(file.kind)) return null;
    const { rangeable } = openSource(file, stdin);
    return rangeable !== null && sizeOf(rangeable) >= rangeLane.smallestFile ? rangeable : null;
  }

  /** Reads a file's rows to their destination; the problems are those for which it could not. */
  async read(file: SourceFile): Promise<readonly Problem[]> {
    try {
      return await this.readRows(file, openSource(file, this.request.stdin));
    } catch (error) {
      return [readingProblem(file.name, error)];
    }
  }

  private async readRows(file: SourceFile, source: OpenSource): Promise<readonly Problem[]> {
    return (await this.readInRanges(file, source)) ?? (await this.readInOrder(file, source));
  }

  /** A large plain file, by several threads; null where it is none. */
  private async readInRanges(file: SourceFile, { rangeable }: OpenSource): Promise<readonly Problem[] | null> {
    const { kind } = file;
    const opened =
      rangeable === null || !isEvents(kind) ? null : openRanges(rangeable, separatorOf(file), this.request.rangeLane);
    if (opened === null || !isEvents(kind)) return null;
    const preset = this.presets.of(file.source);
    const leads = preset?.reshape === undefined ? this.destination.aliases.forThreads() : null;
    if (leads === null) return null;
    const bound = this.bind(file, opened.opening);
    if (bound.problems.length > 0) return bound.problems;
    const { timeZone } = this.request.agreement;
    const terms = { kind, file, preset: preset?.name ?? null, wanted: this.wanted(kind), timeZone, leads };
    const { account } = bound;
    for await (const range of opened.ranges(terms)) {
      this.take(kind, range, account);
      bound.expect(Math.ceil((account.rows / range.bytesBehind) * opened.size * 1.02));
      this.request.progress({ kind, file: file.name, rows: account.rows, bytes: range.bytesBehind });
    }
    return this.close(bound, await opened.sha256());
  }

  private take(kind: EventKind, { rows, texts, account, findings, linesBefore }: RangeRows, whole: FileAccount): void {
    const { dictionary, events } = this.destination;
    const codeOf = Int32Array.from(texts, text => dictionary.texts.code(text));
    events[kind].append(rows, codeOf, linesBefore);
    this.destination.findings.append(findings, linesBefore);
    whole.add(account);
  }

  private async readInOrder(file: SourceFile, { open, format, counts }: OpenSource): Promise<readonly Problem[]> {
    let bound: Bound | null = null;
    let isExpected = false;
    let bytes!: OpenBytes;
    const begin = (opening: Opening): RecordSink | null => {
      bound = this.bind(file, opening);
      return bound.sink === null || counts === 'lines' ? bound.sink : new RecordNumbers(bound.sink);
    };
    const first = new FirstBytes();
    const chunks = (): AsyncIterable<Uint8Array> => first.of((bytes = open()).chunks);
    const tick = (): void => {
      const rows = bound?.account.rows ?? 0;
      if (!isExpected && rows > 0) bound?.expect(rowsExpected(rows, bytes));
      isExpected ||= rows > 0;
      this.request.progress({ kind: file.kind, file: file.name, rows, bytes: bytes.bytesRead() });
    };
    const separator = counts === 'records' ? COMMA : separatorOf(file);
    const fault =
      format === 'csv' ? await readCsv(chunks(), separator, begin, tick) : await readNdjson(chunks, begin, tick);
    if (first.signature !== null) return [signatureProblem(file.name, first.signature)];
    if (fault !== null) return [openingProblem(file.name, fault)];
    const { problems, ...whole } = bound as unknown as Bound;
    return problems.length > 0 ? problems : this.close(whole, bytes.sha256());
  }

  private close({ account, close }: Pick<Bound, 'account' | 'close'>, sha256: string): readonly Problem[] {
    close();
    account.sha256 = sha256;
    const { findings } = this.destination;
    if (account.rows === 0) findings.add('no_rows', () => ({ file: account.file, line: 1, column: null, text: '' }));
    return [];
  }

  private bind(file: SourceFile, opening: Opening): Bound {
    const preset = this.presets.of(file.source);
    const { findings } = this.destination;
    const { timeZone } = this.request.agreement;
    const bound = bindFile(file, opening, { preset, wanted: this.wanted(file.kind), timeZone, findings });
    const { account, problems, fitted, header } = bound;
    if (problems.length > 0) return { account, problems, sink: null, close: nothingToDo, expect: nothingToDo };
    this.accounts.push(account);
    if (preset !== null) this.noteFitted(file, fitted);
    this.noteHeader(file, header);
    const { sink, close, expect } = this.sinkFor(bound);
    const whole = bound.into(sink);
    return { account, problems, expect, sink: whole.sink, close: () => (whole.end(), close()) };
  }

  private wanted(kind: RowKind): ReadonlySet<string> | 'all' {
    const { wanted } = this.request;
    if (wanted === 'all') return 'all';
    return isTable(kind) ? wanted[kind] : new Set();
  }

  private sinkFor(bound: BoundFile): BoundSink {
    const { file, columns, judge, reader } = bound;
    const { kind } = file;
    if (!isTable(kind)) {
      return {
        sink: new KeptFile({ columns, reader, file: file.name, seen: this.seen[kind] }, judge, this.keepers[kind]),
        close: nothingToDo,
        expect: nothingToDo,
      };
    }
    if (kind === 'leads') return this.leadSink(bound);
    const { events, aliases, dictionary } = this.destination;
    return eventSink(kind, bound, { rows: events[kind], leads: aliases, dictionary });
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
    const { alias } = columns;
    const named = alias === null ? sink : this.destination.aliases.into(sink, alias);
    return { sink: named, close: () => table.close(), expect: table.expect };
  }

  private noteFitted(file: SourceFile, fitted: Fitted): void {
    const ofKind = this.fitted.get(file.kind) ?? new Map<string, Fitted>();
    this.fitted.set(file.kind, ofKind.set(file.name, fitted));
    const { findings } = this.destination;
    const place = { file: file.name, line: null, column: null };
    const zone = `read in ${this.request.agreement.timeZone}`;
    if (fitted.needsZone) findings.add('zone_not_said', () => ({ ...place, text: zone }));
    if (fitted.losesEntries) findings.add('last_entry_only', () => ({ ...place, text: '' }));
  }

  private noteHeader(file: SourceFile, header: Header): void {
    const { findings } = this.destination;
    this.headers.push({ kind: file.kind, file: file.name, names: header.names });
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

interface Bound extends Omit<BoundSink, 'sink'> {
  readonly account: FileAccount;
  readonly problems: readonly Problem[];
  readonly sink: RecordSink | null;
}

const nothingToDo = (): void => undefined;

const COMMA = 0x2c;

/** The code of the delimiter that the source names; null: it is found out. */
function separatorOf({ source: { delimiter } }: SourceFile): number | null {
  return delimiter?.charCodeAt(0) ?? null;
}

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

function isEvents(kind: RowKind): kind is EventKind {
  return isTable(kind) && kind !== 'leads';
}

function isTable(kind: RowKind): kind is TableKind {
  return kind === 'leads' || kind === 'activities' || kind === 'history' || kind === 'deals';
}
