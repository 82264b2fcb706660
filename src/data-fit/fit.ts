// How an agreement fits the exports: plain data that `check --data` shows. Every count is of audited leads and their rows by as-of.

export interface DataFit {
  /** Epoch ms. */
  readonly asOf: number;
  readonly tables: readonly TableSpan[];
  readonly events: readonly EventFit[];
  readonly segments: readonly SegmentFit[];
  readonly clauses: readonly ClauseFit[];
  readonly touches: readonly TouchFit[];
  readonly strangers: readonly Stranger[];
  readonly withoutHistory: readonly ColumnFit[];
  readonly missingColumns: readonly MissingColumn[];
}

/** Rows of one kind, and when the first and the last of them happened; null without rows. */
export interface TableSpan {
  readonly kind: 'leads' | 'activities' | 'history' | 'deals';
  readonly rows: number;
  readonly from: number | null;
  readonly until: number | null;
}

export interface EventFit {
  readonly event: string;
  readonly rows: number;
  /** Leads with at least one such row. */
  readonly leads: number;
  /** Where no row is it: a value seen there that is close to what it asks for, and how many rows hold it. */
  readonly nearest: { readonly value: string; readonly count: number } | null;
}

export interface SegmentFit {
  readonly segment: string;
  /** Leads that met its condition at their creation, at a start of a clause or at as-of. */
  readonly meets: number;
  /** Leads whose own segment it was then: the first that they met. */
  readonly leads: number;
}

export interface ClauseFit {
  readonly clause: string;
  /** Rows in the period that could start it while it was in force. */
  readonly starts: number;
  /** Obligations that came of them. */
  readonly judged: number;
  /** Leads with a start that the clause does not cover. */
  readonly notCovered: number;
}

/** Rows that settle a promise, by what `automated` says of them. */
export interface TouchFit {
  readonly event: string;
  readonly rows: number;
  readonly byPerson: number;
  readonly notSaid: number;
  readonly automated: number;
}

export interface Stranger {
  readonly person: string;
  readonly leads: number;
  readonly handovers: number;
  readonly activities: number;
}

export interface ColumnFit {
  readonly column: string;
  /** `clause first-touch`, `segment enterprise`, `event touch`, … */
  readonly askedBy: readonly string[];
}

export interface MissingColumn extends ColumnFit {
  readonly kind: TableSpan['kind'];
  /** The header that was probably meant. */
  readonly nearest: string | null;
}
