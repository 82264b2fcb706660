// Files to tables: every export an audit needs, read into typed columns, with a finding for every row that is not used.

import { ByteTexts } from '../columns/byte-texts.ts';
import { Texts } from '../columns/texts.ts';
import type { Finding } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { ROW_KINDS, type Agreement } from '../model/agreement.ts';
import type { InputFile } from '../model/obligation.ts';
import type { Table, TableKind, Tables } from '../model/table.ts';
import { FindingCounts } from './count-findings.ts';
import { fileProblem } from './file-problems.ts';
import { PresetsInUse } from './presets/presets-in-use.ts';
import { type RangeLane, threadLane } from './ranges/open-ranges.ts';
import { type FileHeader, FileReader, type FileRequest } from './read-file.ts';
import { LeadAliases } from './rows/aliases.ts';
import { EventRows } from './rows/event-rows.ts';
import { finishedTable } from './rows/finished-table.ts';
import { LeadRows } from './rows/lead-rows.ts';
import { followMerges, type Merges } from './rows/merges.ts';
import { nameTwins } from './rows/name-twins.ts';
import { noteOddRows } from './rows/noted.ts';
import { dropRowsSetAside } from './rows/repeated-rows.ts';
import type { RowMarks } from './rows/row-marks.ts';
import { noteAliases, untold } from './rows/untold.ts';
import { sourceFiles, type Folders, type Overrides, type SourceFile } from './sources/source-files.ts';

export interface ReadRequest extends Omit<FileRequest, 'rangeLane'> {
  /** How large files are read in stretches; absent: by threads, where there are any. */
  readonly rangeLane?: RangeLane | null;
  readonly agreement: Pick<Agreement, 'data' | 'timeZone' | 'folder'> & Partial<Pick<Agreement, 'file'>>;
  /** Files named on the command line. */
  readonly overrides: Overrides;
  /** Paths of `overrides` are relative to it. */
  readonly workingFolder: string;
}

export type { ReadingProgress } from './read-file.ts';

/** `tables` is null exactly where a problem ends the audit. `inputs` are in the order they were read. */
export interface ReadResult {
  readonly tables: Tables | null;
  readonly inputs: readonly InputFile[];
  readonly headers: readonly FileHeader[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Reads all exports of an audit (spec data.md). Leads come first, since every other row belongs to one. */
export async function readTables(request: ReadRequest): Promise<ReadResult> {
  const rangeLane = request.rangeLane === undefined ? threadLane() : request.rangeLane;
  try {
    return await readBy({ ...request, rangeLane });
  } finally {
    await rangeLane?.end();
  }
}

async function readBy(request: ReadRequest & FileRequest): Promise<ReadResult> {
  const folders = { agreement: request.agreement.folder, working: request.workingFolder };
  const { files, problems: missing } = await filesOfAllKinds(request, folders);
  const presets = new PresetsInUse(request.agreement);
  const read = new ReadRows(request, presets);
  const problems = [...missing, ...presets.problems];
  if (presets.problems.length > 0) return read.result(problems);
  request.rangeLane?.prepare(files.flatMap(file => read.largePath(file) ?? []));
  for (const file of files) problems.push(...(await read.file(file)));
  return read.result(problems);
}

async function filesOfAllKinds(
  { agreement, overrides }: ReadRequest,
  folders: Folders,
): Promise<{ readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] }> {
  const found = await Promise.all(ROW_KINDS.map(async kind => sourceFiles(kind, agreement.data, overrides, folders)));
  const files = found.flatMap(one => one.files);
  const problems = found.flatMap(one => one.problems);
  if (!files.some(file => file.kind === 'leads') && problems.length === 0) {
    const remedy = 'Put `leads.csv` beside the agreement, or name the file under `data:` or with `--leads`.';
    problems.push(fileProblem('no-leads', null, 'There is no export of leads.', remedy));
  }
  const [, again] = files.filter(file => file.path === null && file.database === null);
  if (again === undefined) return { files, problems };
  const twice = fileProblem(
    'stdin-twice',
    null,
    'Standard input is named more than once.',
    'Use `-` for one file only.',
  );
  return { files: files.filter(file => file !== again), problems: [...problems, twice] };
}

/** Everything read so far. */
class ReadRows {
  private readonly texts = new Texts();
  private readonly findings = new FindingCounts();
  private readonly leads = new LeadRows();
  private readonly aliases = new LeadAliases(this.leads);
  private readonly events = {
    activities: new EventRows(SharedArrayBuffer),
    history: new EventRows(SharedArrayBuffer),
    deals: new EventRows(SharedArrayBuffer),
  };
  private readonly reader: FileReader;
  private readonly wanted: ReadRequest['wanted'];
  private readonly data: ReadRequest['agreement']['data'];
  /** By kind and file, the position of its source. */
  private readonly sources = new Map<string, number>();

  constructor(request: ReadRequest & FileRequest, presets: PresetsInUse) {
    this.wanted = request.wanted;
    this.data = request.agreement.data;
    const { leads, aliases, events, findings } = this;
    const dictionary = { texts: this.texts, byteTexts: new ByteTexts(this.texts) };
    this.reader = new FileReader(request, { leads, aliases, events, dictionary, findings }, presets);
  }

  largePath(file: SourceFile): string | null {
    return this.reader.largePath(file);
  }

  file(file: SourceFile): Promise<readonly Problem[]> {
    const key = sourceKey(file.kind, file.name);
    const position = this.data[file.kind]?.indexOf(file.source) ?? 0;
    if (!this.sources.has(key)) this.sources.set(key, Math.max(0, position));
    return this.reader.read(file);
  }

  result(problems: readonly Problem[]): ReadResult {
    if (problems.length > 0) return this.outcome(null, problems);
    const rows = this.tables();
    noteOddRows(rows, { findings: this.findings, marksOf: kind => this.marksOf(kind) });
    noteAliases(this.aliases, this.findings);
    const asksDirection = this.wanted === 'all' || this.wanted.activities.has('direction');
    const merges = followMerges(this.leads, this.reader.accountsOf('leads'), this.findings);
    if (merges.problems.length > 0) return this.outcome(null, merges.problems);
    moveToSurvivors(rows, merges);
    const { ids } = this.leads;
    const tables: Tables = {
      texts: this.texts,
      ...rows,
      leadId: row => ids.list.text(row),
      leadIds: ids.list.memory(),
      isDuplicate: merges.isDuplicate,
      survivor: merges.survivor,
      historyHasOldValues: this.events.history.columns.texts.has('old_value'),
      ...this.reader.kept,
      sourceOf: (kind, file) => this.sources.get(sourceKey(kind, file)) ?? 0,
      untold: untold({ ...rows, texts: this.texts }, { files: this.reader.fitted, asksDirection }, this.findings),
    };
    return this.outcome(tables, []);
  }

  private tables(): Record<TableKind, Table> {
    const table = (kind: 'activities' | 'history' | 'deals'): Table => {
      const rows = this.events[kind];
      const twins = nameTwins(rows, this.texts, this.reader.fitted.get(kind));
      const places = dropRowsSetAside(rows, { accounts: this.reader.accountsOf(kind), twins }, this.findings);
      return finishedTable(kind, { columns: rows.columns, places, idOf: row => rows.ids.text(row) });
    };
    const { columns, places, ids } = this.leads;
    return {
      leads: finishedTable('leads', { columns, places, idOf: row => ids.list.text(row) }),
      activities: table('activities'),
      history: table('history'),
      deals: table('deals'),
    };
  }

  private marksOf(kind: TableKind): RowMarks {
    return kind === 'leads' ? this.leads.columns.marks : this.events[kind].columns.marks;
  }

  private outcome(tables: Tables | null, problems: readonly Problem[]): ReadResult {
    const inputs = this.reader.accounts.map(account => account.closed());
    return { tables, inputs, headers: this.reader.headers, findings: this.findings.list(), problems };
  }
}

function sourceKey(kind: string, file: string): string {
  return `${kind} ${file}`;
}

/** A duplicate's activities and deals belong to the lead that survived; its history stays behind. */
function moveToSurvivors(tables: Record<TableKind, Table>, { survivor }: Merges): void {
  for (const { lead, length } of [tables.activities, tables.deals]) {
    for (let row = 0; row < length; row++) {
      const own = lead[row] as number;
      if (own >= 0) lead[row] = survivor[own] as number;
    }
  }
}
