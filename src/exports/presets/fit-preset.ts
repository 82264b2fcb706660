// A preset fitted to one file: what its header becomes, how its cells are read, which of its records are rows.

import type { SourceDefinition } from '../../model/agreement.ts';
import type { Cells, Fault, RecordSink } from '../csv/cells.ts';
import { FirstFilled, GuardedCell, GuidCell, SalesforceId, TwelveHourTime } from '../mapping/cell-forms.ts';
import { CellSource, CellValue, textOf } from '../mapping/cell-source.ts';
import type { FileColumns } from '../mapping/file-columns.ts';
import { Header } from '../mapping/header.ts';
import { reshaped } from '../reshape/reshape.ts';
import type { ReshapingSink } from '../reshape/reshape-types.ts';
import { STANDARD_COLUMNS } from '../standard-columns.ts';
import { appliedPreset, fallbackHeaders, ownNames, SKIP_COLUMN } from './apply-preset.ts';
import type { Preset, SkipCode } from './preset.ts';

/** What a fitted preset has to say about single records. */
export interface Marks {
  /** Counts a record that is no row. */
  readonly setAside: (code: SkipCode | 'footer_line', cells: Cells) => void;
  readonly idSuffixIsWrong: (header: string, cells: Cells, value: CellValue) => void;
}

export interface Fitted {
  readonly header: Header;
  readonly mapping: Pick<
    SourceDefinition,
    'columns' | 'milestones' | 'blank' | 'set' | 'derive' | 'dates' | 'timeZone'
  >;
  /** The columns as bound by the mapping, each read as the system means it; `alias` is another name of a lead. */
  readonly forms: (bound: FileColumns, marks: Marks) => FileColumns & { readonly alias: CellSource | null };
  /** The records of the file go in, those that are rows go to `inner`. */
  readonly into: (inner: RecordSink, bound: FileColumns, marks: Marks) => RowSink;
  /** Attributes of which the file has today's value alone, though they change. */
  readonly changing: readonly string[];
  readonly hidesDirection: boolean;
  /** Whether the dates of stages are those of the last entry alone. */
  readonly losesEntries: boolean;
  /** Milestones of leads among them. */
  readonly lastMilestones: readonly string[];
  readonly hasTwins: boolean;
  /** Whether the times are local to somebody whom neither the file nor the source names. */
  readonly needsZone: boolean;
}

export interface RowSink {
  readonly sink: RecordSink;
  /** When the file is read. */
  readonly end: () => void;
}

/** Without a preset the file as it is. */
export function fitPreset(source: SourceDefinition, preset: Preset | null, names: readonly string[]): Fitted {
  if (preset === null) return unfitted(source, names);
  const reshaping = preset.reshape === undefined ? null : reshaped(preset.reshape, names);
  const header = new Header(reshaping?.names ?? names);
  const own = ownNames(source);
  return {
    header,
    mapping: appliedPreset(source, preset, header),
    forms: (bound, marks) => new Forms(preset, header, marks).of(bound, own),
    into: (inner, bound, marks) => {
      const rows = selected(inner, bound.columns.get(SKIP_COLUMN), header, marks);
      return reshaping === null ? asItIs(rows) : ended(reshaping.into(rows, marks.setAside));
    },
    changing: (preset.changing ?? []).filter(name => !own.has(name)),
    hidesDirection: (preset.untold ?? []).includes('direction') && !own.has('direction'),
    ...entriesLost(preset, header),
    hasTwins: preset.twins === true,
    needsZone: preset.zone === null && source.timeZone === null,
  };
}

/** Of leads only where a date of a stage is there at all. */
function entriesLost(
  { untold, milestones, role }: Preset,
  header: Header,
): Pick<Fitted, 'losesEntries' | 'lastMilestones'> {
  if (untold?.includes('earlier-entries') !== true) return { losesEntries: false, lastMilestones: [] };
  const dates = Object.entries(milestones ?? {}).filter(([, name]) => header.find(name) !== -1);
  return { losesEntries: role === 'history' || dates.length > 0, lastMilestones: dates.map(([name]) => name) };
}

function unfitted(source: SourceDefinition, names: readonly string[]): Fitted {
  return {
    header: new Header(names),
    mapping: source,
    forms: bound => ({ ...bound, alias: null }),
    into: asItIs,
    changing: [],
    hidesDirection: false,
    losesEntries: false,
    lastMilestones: [],
    hasTwins: false,
    needsZone: false,
  };
}

function asItIs(sink: RecordSink): RowSink {
  return { sink, end: () => undefined };
}

function ended(sink: ReshapingSink): RowSink {
  return { sink, end: () => sink.close() };
}

class Forms {
  private readonly preset: Preset;
  private readonly header: Header;
  private readonly marks: Marks;
  private readonly blank: ReadonlySet<string>;

  constructor(preset: Preset, header: Header, marks: Marks) {
    this.preset = preset;
    this.header = header;
    this.marks = marks;
    this.blank = new Set(preset.blank);
  }

  of({ columns, milestones }: FileColumns, own: ReadonlySet<string>): FileColumns & { alias: CellSource | null } {
    const kept = [...columns].filter(([name]) => name !== SKIP_COLUMN);
    return {
      columns: new Map(
        kept.map(([name, source]) => [name, this.form(name, own.has(name) ? source : this.filled(name, source))]),
      ),
      milestones,
      alias: this.alias(),
    };
  }

  private filled(name: string, source: CellSource): CellSource {
    const others = fallbackHeaders(this.preset, name, this.header).filter(header => header !== source.header);
    return others.length === 0
      ? source
      : new FirstFilled(
          source,
          others.map(header => this.cell(header)),
        );
  }

  private form(name: string, source: CellSource): CellSource {
    if (name === 'lead_id' || name === 'merged_into') return this.id(source);
    if (STANDARD_COLUMNS[this.preset.role].times.includes(name))
      return this.preset.twelveHourTimes === undefined ? source : new TwelveHourTime(source);
    return this.preset.guard === undefined ? source : new GuardedCell(source, this.preset.guard);
  }

  private id(source: CellSource): CellSource {
    const { ids } = this.preset;
    if (ids === undefined) return source;
    if (ids === 'guid') return new GuidCell(source);
    return new SalesforceId(source, (cells, value) => this.marks.idSuffixIsWrong(source.header, cells, value));
  }

  private alias(): CellSource | null {
    const { alias } = this.preset;
    return alias === undefined || this.header.find(alias) === -1 ? null : this.id(this.cell(alias));
  }

  private cell(header: string): CellSource {
    return new CellSource(header, this.header.find(header), this.blank, []);
  }
}

/** Hands on the records for which the skip column is empty. */
function selected(inner: RecordSink, skip: CellSource | undefined, header: Header, marks: Marks): RecordSink {
  if (skip === undefined) return inner;
  const value = new CellValue();
  const width = header.names.length;
  return {
    record: cells => {
      if (cells.count !== width) return inner.record(cells);
      skip.locate(cells, value);
      if (value.isEmpty) inner.record(cells);
      else marks.setAside(textOf(value) as SkipCode, cells);
    },
    malformed: (fault: Fault, line, raw) => inner.malformed(fault, line, raw),
  };
}
