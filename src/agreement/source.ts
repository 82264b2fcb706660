// The text of an agreement file, and problems placed in it.

import type { Problem } from '../findings/problem.ts';

/** Characters of the text, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Complaint {
  readonly code: string;
  readonly severity?: Problem['severity'];
  readonly message: string;
  readonly remedy: string | null;
}

export class Source {
  readonly file: string;
  readonly text: string;
  private readonly lineStarts: readonly number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.lineStarts = lineStartsOf(text);
  }

  /** Line and column of a character, from 1; columns count UTF-16 units, as editors do. */
  positionOf(offset: number): { readonly line: number; readonly column: number } {
    const line = this.lineAt(offset);
    return { line: line + 1, column: offset - this.startOf(line) + 1 };
  }

  /** A problem underlined from the start of a span to its end, or to the end of its first line. */
  problem(complaint: Complaint, span: Span): Problem {
    const line = this.lineAt(span.from);
    const start = this.startOf(line);
    const excerpt = this.text.slice(start, this.startOf(line + 1)).replace(/\r?\n$/, '');
    const end = Math.min(span.to, start + excerpt.trimEnd().length);
    return {
      code: complaint.code,
      severity: complaint.severity ?? 'error',
      message: complaint.message,
      remedy: complaint.remedy,
      file: this.file,
      line: line + 1,
      column: span.from - start + 1,
      width: Math.max(1, end - span.from),
      excerpt: masked(excerpt),
    };
  }

  private startOf(line: number): number {
    return this.lineStarts[line] ?? this.text.length;
  }

  /** Index of the line that holds a character. */
  private lineAt(offset: number): number {
    let [low, high] = [0, this.lineStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Passwords in URLs are hidden, character for character: what this prints ends in logs. */
function masked(line: string): string {
  return line.replaceAll(
    /(:\/\/[^\s/:@]*:)([^\s/@]+)(?=@)/g,
    (_all, before: string, password: string) => before + '*'.repeat(password.length),
  );
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
