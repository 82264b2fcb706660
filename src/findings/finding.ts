// Findings are about the data, never about compliance (spec data.md, "What is wrong with the data").

export type FindingLevel = 'rejected' | 'set_aside' | 'noted';

/** One place in a file: physical line and column from 1; `text` is the offending text as it stands there. */
export interface FindingSample {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly text: string;
}

export interface Finding {
  readonly code: string;
  readonly level: FindingLevel;
  readonly count: number;
  /** Up to five, in file order. */
  readonly samples: readonly FindingSample[];
  /** What the sentence needs besides: shares, names, limits. */
  readonly facts: Readonly<Record<string, string | number>>;
}
