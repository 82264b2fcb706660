// A problem ends the command (severity error, exit status 2) or is shown on stderr (warning). Coded data; sentences.ts writes it.

export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence; null only where the message says it. */
  readonly remedy: string | null;
  readonly file: string | null;
  /** Physical line and column from 1, and how many columns to underline. */
  readonly line: number | null;
  readonly column: number | null;
  readonly width: number | null;
  /** The source line itself, as it stands in the file. */
  readonly excerpt: string | null;
}
