// What the exports say of a lead while a breached obligation stood: for whoever opens the breach in a report.

import type { RowFacts } from './row-facts.ts';
import type { Span } from './span.ts';

export interface Course {
  /** In time order. */
  readonly rows: readonly CourseRow[];
  /** Rows of the lead before and after these. */
  readonly earlier: number;
  readonly later: number;
  /** When the clock stood still, in time order. */
  readonly pauses: readonly Span[];
}

/** The same course with every row made into another. */
export function mapRows(course: Course | null, change: (row: CourseRow) => CourseRow): Course | null {
  return course === null ? null : { ...course, rows: course.rows.map(change) };
}

export interface CourseRow {
  /** Epoch ms. */
  readonly at: number;
  readonly facts: RowFacts;
  /** Who did it, as the roster's `person`, else as the export has it; empty where it is not told. */
  readonly actor: string;
  /** The agreement's events that the row is, in the agreement's order. */
  readonly events: readonly string[];
  /** `activities.csv#A-1042` */
  readonly evidence: string;
}
