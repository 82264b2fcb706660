// The header of one file: which column a name stands for.

import { nearest } from '../../findings/nearest.ts';

export class Header {
  /** As they stand in the file, without blanks around them, in column order. */
  readonly names: readonly string[];
  private readonly exact: ReadonlyMap<string, number>;
  private readonly folded: ReadonlyMap<string, number>;

  constructor(written: readonly string[]) {
    const names = written.map(name => name.trim());
    this.names = names;
    this.exact = firstPlaces(names);
    this.folded = firstPlaces(names.map(folded));
  }

  /** Column of a name, -1 where there is none. Exact spelling comes first, then letter case and blanks are let go. */
  find(name: string): number {
    return this.exact.get(name) ?? this.folded.get(folded(name)) ?? -1;
  }

  /** The header that was probably meant. */
  nearest(name: string): string | null {
    return nearest(
      name,
      this.names.filter(header => header.trim() !== ''),
    );
  }

  /** Columns of one and the same name, from 1; a single one where the name is unique. */
  columnsNamed(name: string): number[] {
    const wanted = this.names[this.find(name)];
    return this.names.flatMap((header, column) => (header === wanted ? [column + 1] : []));
  }

  /** Columns, from 0, that have no name. */
  unnamed(): number[] {
    return this.names.flatMap((name, column) => (folded(name) === '' ? [column] : []));
  }

  /** Columns, from 0, whose name an earlier one has. */
  repeated(): number[] {
    return this.names.flatMap((name, column) =>
      folded(name) !== '' && this.exact.get(name) !== column ? [column] : [],
    );
  }
}

function firstPlaces(names: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  names.forEach((name, place) => {
    if (!places.has(name)) places.set(name, place);
  });
  places.delete('');
  return places;
}

/** Upper case, blanks around and inside (no-break ones too) and invisible characters do not tell headers apart. */
function folded(name: string): string {
  return name
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
