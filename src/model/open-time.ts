// What a compiled calendar answers. Instants are epoch ms UTC; intervals are half-open. Implemented in calendar/.

/** A zone's rules. "Local" is wall time written as if it were UTC epoch ms. */
export interface Zone {
  readonly id: string;
  /** Local time minus UTC at an instant, ms. */
  offsetAt(at: number): number;
  /** Instant of a local time as Temporal's `compatible` resolves it: skipped → shifted forward, repeated → the first. */
  toInstant(local: number): number;
  /** Whether a clock change skips or repeats that local time. */
  resolution(local: number): 'unique' | 'skipped' | 'repeated';
}

/** A set of open instants: a calendar, or a person's calendars less absences. */
export interface OpenTime {
  /** Open ms in [from, to); 0 where to ≤ from. */
  openBetween(from: number, to: number): number;
  /** The earliest t ≥ from with openBetween(from, t) = ms; Infinity where it would lie beyond `reach` years (ten) after from. */
  advance(from: number, ms: number): number;
  isOpen(at: number): boolean;
  /** `at` itself if open, else the next opening; Infinity where none comes within reach. */
  nextOpening(at: number): number;
  /**
   * Deadline of `days` business days from `start` (verdicts.md, The clock, 2): the time of day of start (or of the next
   * opening) on the days-th working date after, moved into that date's first opening … last closing. Infinity beyond reach.
   */
  businessDaysAfter(start: number, days: number): number;
  /** Deadline of `end of business day + days` from `start`. Infinity beyond reach. */
  endOfBusinessDay(start: number, days: number): number;
  /** The zone of local dates at an instant (a person's may change with their calendar). */
  zoneAt(at: number): Zone;
}
