// Where leads stood at their obligations: whose they were, of which team, segment and source, and what else reports break
// down by. Millions of obligations share a few of them: each is kept once, under a number that counts from 0.

import { TupleIndex } from '../columns/tuple-index.ts';

/**
 * What a standing holds, and where: owner and team at the verdict, all else at the start. Codes of `Texts`, save for the
 * segment (its position in the agreement's, -1 for none); from `attributes` on the `break_down_by` lead columns, in their order.
 */
export const STANDING = { owner: 0, team: 1, source: 2, segment: 3, attributes: 4 } as const;

/** As they pass between threads: one after another, each of `width` codes. */
export interface StandingsMemory {
  readonly width: number;
  readonly codes: Int32Array;
}

/** Numbers standings as they are met; `attributes`: how many each has. */
export function standingNumbers(attributes: number): TupleIndex {
  return new TupleIndex(STANDING.attributes + attributes);
}

export function standingsSoFar(numbers: TupleIndex): StandingsMemory {
  return { width: numbers.next.length, codes: numbers.all() };
}

/** Standings by their numbers. */
export class Standings {
  readonly length: number;
  private readonly width: number;
  private readonly codes: Int32Array;

  constructor({ width, codes }: StandingsMemory) {
    this.width = width;
    this.codes = codes;
    this.length = codes.length / width;
  }

  owner(standing: number): number {
    return this.code(standing, STANDING.owner);
  }

  team(standing: number): number {
    return this.code(standing, STANDING.team);
  }

  source(standing: number): number {
    return this.code(standing, STANDING.source);
  }

  segment(standing: number): number {
    return this.code(standing, STANDING.segment);
  }

  /** `place` among the attributes. */
  attribute(standing: number, place: number): number {
    return this.code(standing, STANDING.attributes + place);
  }

  private code(standing: number, place: number): number {
    const code = this.codes[standing * this.width + place];
    if (code === undefined) throw new RangeError(`no standing ${standing} among ${this.length}`);
    return code;
  }
}

/** Null where the codes are the same. */
export type CodeOf = ((code: number) => number) | null;

/** The same with other codes for their texts. */
export function recodedStandings({ width, codes }: StandingsMemory, codeOf: CodeOf): StandingsMemory {
  if (codeOf === null) return { width, codes };
  const isText = (at: number): boolean => at % width !== STANDING.segment;
  return { width, codes: codes.map((code, at) => (isText(at) ? codeOf(code) : code)) };
}
