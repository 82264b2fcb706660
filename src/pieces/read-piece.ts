// One piece: its header, its obligations into the columns of all pieces, its tail; or the sentence why it is none.

import { createHash } from 'node:crypto';
import type { Problem } from '../findings/problem.ts';
import type { PieceHeader } from '../model/piece.ts';
import { Fields } from './fields.ts';
import { isReadable, readHeader } from './header.ts';
import { lineBatches } from './lines.ts';
import type { PieceObligations } from './obligations.ts';
import { pieceProblem } from './problems.ts';
import { type ReadTail, readTail } from './tail.ts';

export interface PieceSource {
  /** As the user named it. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface Piece {
  readonly name: string;
  readonly header: PieceHeader;
  readonly tail: ReadTail;
}

export interface PieceTerms {
  /** Counts from 1. */
  readonly number: number;
  /** Where a header leads: the columns for its obligations, or what keeps it from being read. */
  readonly begin: (header: PieceHeader, name: string) => PieceObligations | Problem;
  /** Called after some lines. */
  readonly advanced: (lines: number) => void;
}

export async function readPiece(source: PieceSource, terms: PieceTerms): Promise<Piece | Problem> {
  const reading = new PieceReading(source.name, terms);
  try {
    for await (const lines of lineBatches(source.chunks)) {
      const problem = reading.batch(lines);
      if (problem !== null) return problem;
      terms.advanced(reading.lines);
    }
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return noPiece(source.name, null);
    throw error;
  }
  return reading.end();
}

class PieceReading {
  lines = 0;
  private readonly name: string;
  private readonly terms: PieceTerms;
  private header: PieceHeader | null = null;
  private obligations: PieceObligations | null = null;
  private tail: ReadTail | null = null;

  constructor(name: string, terms: PieceTerms) {
    this.name = name;
    this.terms = terms;
  }

  /** The first problem of some lines ends the reading. */
  batch(lines: readonly string[]): Problem | null {
    for (const line of lines) {
      const problem = this.line(line);
      if (problem !== null) return problem;
    }
    return null;
  }

  private line(text: string): Problem | null {
    this.lines++;
    const content = parsed(text);
    if (content === undefined) {
      return this.header === null ? noPiece(this.name, 1) : cut(this.name, `line ${this.lines} breaks off`);
    }
    const fields = new Fields(content, '');
    if (this.header === null || this.obligations === null) return this.readHeader(fields);
    if (this.tail !== null) return this.wrong('it comes after the tail, which ends a piece');
    if (kindOf(content) === 'tail') return this.readTail(fields);
    const fault = this.obligations.add(fields, this.terms.number);
    if (fault !== null) return this.wrong(fault);
    const lead = this.obligations.leadInTwoPieces;
    return lead === null ? null : inTwoPieces(this.name, this.lines, lead);
  }

  end(): Piece | Problem {
    if (this.header === null) return noPiece(this.name, null);
    if (this.tail === null) return cut(this.name, 'its last line, the tail, is missing');
    return { name: this.name, header: this.header, tail: this.tail };
  }

  private readHeader(fields: Fields): Problem | null {
    const header = readHeader(fields);
    if (fields.fault?.startsWith('slaudit ') || fields.fault === 'it is no object') return noPiece(this.name, 1);
    if (!isReadable(header)) return otherVersion(this.name, header);
    if (fields.fault !== null) return this.wrong(fields.fault);
    const { text, sha256 } = header.agreement;
    if (createHash('sha256').update(text).digest('hex') !== sha256) {
      return this.wrong("the agreement's text is not the one its hash was made from");
    }
    const begun = this.terms.begin(header, this.name);
    if ('severity' in begun) return begun;
    this.header = header;
    this.obligations = begun;
    return null;
  }

  private readTail(fields: Fields): Problem | null {
    const tail = readTail(fields);
    if (fields.fault !== null) return this.wrong(fields.fault);
    const present = this.lines - 2;
    if (tail.obligations !== present) {
      return cut(this.name, `it has ${present} obligations where its tail counts ${tail.obligations}`);
    }
    this.tail = tail;
    return null;
  }

  private wrong(fault: string): Problem {
    const message = `This line cannot be used: ${fault}.`;
    const remedy = 'Replay the piece again; a piece is used as it was written.';
    return pieceProblem('damaged-piece', this.name, { line: this.lines, message, remedy });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function kindOf(content: unknown): unknown {
  return typeof content === 'object' && content !== null && 'slaudit' in content ? content.slaudit : null;
}

function noPiece(name: string, line: number | null): Problem {
  return pieceProblem('no-piece', name, {
    line,
    message: 'This is no piece of an audit.',
    remedy: 'Name files that `slaudit audit -f ndjson` or `slaudit replay` wrote.',
  });
}

function cut(name: string, why: string): Problem {
  return pieceProblem('cut-piece', name, {
    line: null,
    message: `This piece was cut: ${why}.`,
    remedy: 'Copy it again, or replay it again.',
  });
}

function inTwoPieces(name: string, line: number, lead: string): Problem {
  return pieceProblem('lead-in-two-pieces', name, {
    line,
    message: `The lead ${lead} is in another piece too.`,
    remedy: 'Name each piece once, and split exports so that all rows of a lead are in one part.',
  });
}

function otherVersion(name: string, { version }: PieceHeader): Problem {
  return pieceProblem('piece-version', name, {
    line: 1,
    message: `This is a piece of format ${version}, which this version of slaudit does not read.`,
    remedy: 'Replay the pieces with the version that makes the report.',
  });
}
