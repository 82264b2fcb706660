// A half-open stretch of time, epoch ms UTC; ±Infinity where unbounded.

export interface Span {
  readonly from: number;
  readonly until: number;
}

export const ALL_TIME: Span = { from: -Infinity, until: Infinity };
