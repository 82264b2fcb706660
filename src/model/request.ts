// What a command asks of the audit pipeline, and what it gets back.

import type { Problem } from '../findings/problem.ts';
import type { Agreement } from './agreement.ts';
import type { AllowedRejects } from './allowed-rejects.ts';
import type { Filters } from './obligation.ts';
import type { Edition } from './report.ts';
import type { TableKind } from './table.ts';

/** The agreement as it was read; `text` keeps a byte-order mark, so that its UTF-8 bytes are those of the file. */
export interface AgreementFile {
  /** The path as the user gave it; its folder is what data paths are relative to. */
  readonly file: string;
  readonly text: string;
}

/** One of several audits that share the leads of the same exports (`--shard 2/8`): number 1 … of. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/**
 * What is kept of obligations, each more than the one before: what rates and times by group are made of; trend and causes of
 * breaches too; all that a list shows; each step of their clocks.
 */
export const KEEPS = ['rates', 'overview', 'obligations', 'steps'] as const;
export type Keeps = (typeof KEEPS)[number];

export interface AuditRequest {
  readonly agreement: AgreementFile;
  /** `--period` and `--as-of` as written (period.ts, as-of.ts); null: not given. */
  readonly period: string | null;
  readonly asOf: string | null;
  /** Paths, globs or `-` instead of the agreement's files, relative to the working folder; empty: the agreement's. */
  readonly overrides: Readonly<Record<TableKind, readonly string[]>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly filters: Filters;
  readonly allowRejects: AllowedRejects;
  /** Null: what the agreement's `report.people` says. */
  readonly people: 'names' | 'hidden' | null;
  /** `--redact`: lead ids and people hashed. */
  readonly redacts: boolean;
  /** Which leads are judged; null: all. */
  readonly shard: Shard | null;
  /** What the views asked for break down by, besides the agreement's `break_down_by`. */
  readonly alsoBreakDownBy: readonly string[];
  /** Less than `obligations` where nothing is to be listed: millions of them take half the memory then. Not given: `obligations`. */
  readonly keeps?: Exclude<Keeps, 'steps'>;
  /** Epoch ms: rows later than this are no measure of as-of. */
  readonly now: number;
  readonly progress: Progress;
}

export type Progress = (step: ProgressStep) => void;

/** Called often, and at least once when a stage begins; `total` is null where it is not known. */
export interface ProgressStep {
  /** What is being done, as the progress line shows it: `reading activities.csv`. */
  readonly stage: string;
  readonly rows: number;
  readonly total: number | null;
}

export interface AuditOutcome {
  /** Errors first; with any error there is no edition (exit status 2). */
  readonly problems: readonly Problem[];
  readonly edition: Edition | null;
  /** Null where it could not be compiled. */
  readonly agreement: Agreement | null;
}
