// A piece of a distributed audit as text: a header, one line an obligation, a tail, each a JSON object (docs/pieces.md).
// report/ndjson.ts writes it, pieces/ reads it; the compiler holds the two together.

import type { Finding, FindingSample } from '../findings/finding.ts';
import type { AllowedRejects } from './allowed-rejects.ts';
import type { Course, CourseRow } from './course.ts';
import type {
  BackdatedCounts,
  ExportEnd,
  Filters,
  GoalCounts,
  GoalTally,
  JudgementParts,
  JudgementTail,
  LateHistory,
  Stranger,
  ToldColumn,
  Touched,
  UnknownAutomation,
} from './obligation.ts';
import type { ObligationRow, Report } from './report.ts';

/** Counts up whenever older readers could not make the same judgement of a piece. */
export const PIECE_VERSION = 1;

/** The same for every piece of one audit, the agreement's path apart. */
export interface PieceHeader {
  readonly slaudit: 'header';
  readonly version: number;
  readonly agreement: { readonly name: string; readonly file: string; readonly sha256: string; readonly text: string };
  readonly time_zone: string;
  readonly as_of: string;
  readonly period: { readonly text: string; readonly from: string; readonly until: string } | null;
  readonly filters: Filters;
  readonly people: 'names' | 'hidden';
  readonly allow_rejects: AllowedRejects;
  readonly redacted_with: string | null;
}

/** The columns of every other format, then what only the report needs. */
export interface PieceRow extends ObligationRow {
  readonly target: number | null;
  readonly reached_at: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly legs: readonly {
    readonly owner: string;
    readonly from: string;
    readonly to: string;
    readonly open_s: number;
  }[];
  /** What happened around a breach; null for every other verdict. */
  readonly course: PieceCourse | null;
}

/** A `Course` whose instants are texts. */
export interface PieceCourse extends Pick<Course, 'earlier' | 'later'> {
  readonly rows: readonly (Omit<CourseRow, 'at'> & { readonly at: string })[];
  readonly pauses: readonly { readonly from: string; readonly until: string }[];
}

/** Lists instead of maps: an object would put keys that look like numbers first. */
export interface PieceTail {
  readonly slaudit: 'tail';
  /** Lines between header and tail: fewer, and the piece was cut. */
  readonly obligations: number;
  readonly inputs: Report['inputs'];
  /** `left`: to other pieces over the same exports. */
  readonly leads: JudgementTail['leads'] & { readonly left: number };
  readonly not_covered: readonly { readonly clause: string; readonly count: number }[];
  readonly before: readonly { readonly clause: string; readonly met: number; readonly breached: number }[] | null;
  readonly never_started: JudgementTail['neverStarted'];
  readonly findings: readonly Finding[];
  readonly goals: readonly GoalTally[];
  readonly goal_counts: readonly GoalCounts[];
  readonly events: JudgementParts['events'];
  readonly unused_waivers: readonly FindingSample[];
  readonly columns: readonly ToldColumn[];
  readonly strangers: readonly Stranger[];
  /** Times among these are epoch ms: there may be many. */
  readonly ends: readonly ExportEnd[];
  readonly history: LateHistory;
  readonly automation: UnknownAutomation;
  readonly touched: Touched;
  readonly backdated: readonly BackdatedCounts[];
}
