// A source's mapping applied to the header of one of its files: every column a row of it has (spec data.md, Mapping).

import { withoutPeople } from '../../conditions/cell-test.ts';
import type { Condition, RowKind, Scalar, SourceDefinition } from '../../model/agreement.ts';
import type { Problem } from '../../findings/problem.ts';
import type { Cells } from '../csv/cells.ts';
import { headerProblem } from '../file-problems.ts';
import { STANDARD_COLUMNS } from '../standard-columns.ts';
import { CellSource, CellValue, textOf, type DerivedCase } from './cell-source.ts';
import type { Header } from './header.ts';

/** The parts of a source that say what its cells mean. */
export type Mapping = Pick<SourceDefinition, 'columns' | 'milestones' | 'blank' | 'set' | 'derive'>;

export interface FileColumns {
  /** By standard or attribute name. */
  readonly columns: ReadonlyMap<string, CellSource>;
  /** By milestone name. */
  readonly milestones: ReadonlyMap<string, CellSource>;
}

/** No header begins like this: a file with NUL bytes is refused. */
const HEADER_ITSELF = '\u0000header ';

/** Name by which a condition asks for a column of the file as it is called there, whatever the mapping calls so. */
export function headerItself(header: string): string {
  return `${HEADER_ITSELF}${header}`;
}

const encoder = new TextEncoder();
const NO_CASES: readonly DerivedCase[] = [];

/** Columns of a file, or every problem its header has with the mapping. */
export function columnsOfFile(
  mapping: Mapping,
  header: Header,
  {
    kind,
    file,
    wanted,
  }: { readonly kind: RowKind; readonly file: string; readonly wanted: ReadonlySet<string> | 'all' },
): { readonly columns: FileColumns; readonly problems: readonly Problem[] } {
  const binding = new Binding(mapping, header, file);
  const names = namesOf(mapping, header, kind, wanted);
  const columns = new Map<string, CellSource>();
  for (const name of names) {
    const source = binding.column(name);
    if (source !== null) columns.set(name, source);
  }
  const milestones = new Map([...mapping.milestones].map(([name, from]) => [name, binding.milestone(name, from)]));
  for (const name of STANDARD_COLUMNS[kind].required) {
    // A mapped column that the file lacks has its problem already.
    if (!columns.has(name) && !mapping.columns.has(name)) binding.missing(name, name);
  }
  binding.checkUnique(used(columns.keys(), kind, wanted));
  return { columns: { columns, milestones }, problems: binding.problems };
}

/** Standard columns first, then what the mapping names, then what was asked for: of "all", every other header. */
function namesOf(mapping: Mapping, header: Header, kind: RowKind, wanted: ReadonlySet<string> | 'all'): Set<string> {
  const { required, optional } = STANDARD_COLUMNS[kind];
  const named = [...required, ...optional, ...mapping.columns.keys(), ...mapping.set.keys(), ...mapping.derive.keys()];
  if (wanted !== 'all') return new Set([...named, ...wanted]);
  const taken = new Set(named.map(name => header.find(mapping.columns.get(name) ?? name)));
  return new Set([...named, ...header.names.filter((name, column) => name !== '' && !taken.has(column))]);
}

/** Names whose header must be unique: those that were asked for by name. */
function used(names: Iterable<string>, kind: RowKind, wanted: ReadonlySet<string> | 'all'): string[] {
  const { required, optional } = STANDARD_COLUMNS[kind];
  const standard = new Set([...required, ...optional]);
  return [...names].filter(name => standard.has(name) || (wanted !== 'all' && wanted.has(name)));
}

class Binding {
  readonly problems: Problem[] = [];
  private readonly mapping: Mapping;
  private readonly header: Header;
  private readonly file: string;
  private readonly blank: ReadonlySet<string>;

  constructor(mapping: Mapping, header: Header, file: string) {
    this.mapping = mapping;
    this.header = header;
    this.file = file;
    this.blank = new Set(mapping.blank.map(text => text.trim()));
  }

  /** Source of a column with its derived cases; null where the file has no such column. */
  column(name: string): CellSource | null {
    const cases = this.mapping.derive.get(name)?.map(one => this.derived(one)) ?? NO_CASES;
    const from = this.origin(name);
    if (from === null) return cases.length === 0 ? null : new CellSource(name, new Uint8Array(0), this.blank, cases);
    return new CellSource(this.headerOf(name), from, this.blank, cases);
  }

  milestone(name: string, from: string): CellSource {
    const column = this.header.find(from);
    if (column === -1) this.missing(from, `milestone ${name}`);
    return new CellSource(from, column, this.blank, NO_CASES);
  }

  missing(header: string, name: string): void {
    this.problems.push(
      headerProblem({ code: 'missing-column', file: this.file, header: this.header, name: header, role: name }),
    );
  }

  checkUnique(names: readonly string[]): void {
    for (const name of names) {
      if (this.mapping.set.has(name)) continue;
      const header = this.headerOf(name);
      if (this.header.find(header) === -1 || this.header.columnsNamed(header).length === 1) continue;
      this.problems.push(
        headerProblem({ code: 'duplicate-header', file: this.file, header: this.header, name: header, role: name }),
      );
    }
  }

  private headerOf(name: string): string {
    const asked = this.mapping.columns.get(name) ?? name;
    return this.header.names[this.header.find(asked)] ?? asked;
  }

  /** Number of the cell or the constant of `set`; null where there is neither. */
  private origin(name: string): number | Uint8Array | null {
    if (name.startsWith(HEADER_ITSELF)) return this.header.find(name.slice(HEADER_ITSELF.length));
    const constant = this.mapping.set.get(name);
    if (constant !== undefined) return bytesOf(constant);
    const asked = this.mapping.columns.get(name);
    const column = this.header.find(asked ?? name);
    if (column !== -1) return column;
    if (asked !== undefined) this.missing(asked, name);
    return null;
  }

  private derived({ if: condition, is }: { readonly if: Condition | null; readonly is: Scalar }): DerivedCase {
    return { holds: condition === null ? () => true : this.holds(condition), is: bytesOf(is) };
  }

  private holds(condition: Condition): (cells: Cells) => boolean {
    switch (condition.kind) {
      case 'any':
      case 'all': {
        const parts = condition.conditions.map(part => this.holds(part));
        return condition.kind === 'any'
          ? cells => parts.some(part => part(cells))
          : cells => parts.every(part => part(cells));
      }
      case 'not': {
        const part = this.holds(condition.condition);
        return cells => !part(cells);
      }
      case 'column':
        return this.holdsInColumn(condition.column, withoutPeople(condition.test));
      case 'segment':
        throw new RangeError('a row of a file has no segment');
    }
  }

  /** Tests look at the column as mapped: what `derive` makes of it does not count. */
  private holdsInColumn(column: string, passes: (text: string) => boolean): (cells: Cells) => boolean {
    const from = this.origin(column);
    if (from === null) {
      if (!this.mapping.columns.has(column)) this.missing(column, 'derive');
      return () => false;
    }
    const source = new CellSource(column, from, this.blank, NO_CASES);
    const value = new CellValue();
    return cells => {
      source.locate(cells, value);
      return passes(textOf(value));
    };
  }
}

function bytesOf(value: Scalar): Uint8Array {
  return encoder.encode(String(value));
}
