// Whether the ids of a table ascend as its rows are read: most exports are in the order of their ids, and then none repeats.

import type { ByteList } from '../../columns/byte-list.ts';

/** What the order of some rows' ids is, as it passes between threads; -1 where none of them has an id. */
export interface IdOrderMemory {
  readonly ascends: boolean;
  readonly first: number;
  readonly last: number;
}

export class IdOrder {
  /** Every id comes after the one before it; rows without one take no part. */
  ascends = true;
  private first = -1;
  private last = -1;
  private readonly ids: ByteList;

  constructor(ids: ByteList) {
    this.ids = ids;
  }

  /** The row's id is in the list, and not empty. */
  add(row: number): void {
    if (this.first === -1) this.first = row;
    else if (this.ascends) this.ascends = this.ids.isAfter(row, this.last);
    this.last = row;
  }

  /** Rows that were read elsewhere and whose ids now follow the first `rows` of these. */
  append({ ascends, first, last }: IdOrderMemory, rows: number): void {
    if (first === -1) return;
    this.add(rows + first);
    this.ascends &&= ascends;
    this.last = rows + last;
  }

  memory(): IdOrderMemory {
    const { ascends, first, last } = this;
    return { ascends, first, last };
  }
}
