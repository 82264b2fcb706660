// Whose leads were at their obligations: owner and team of each standing, under numbers that count from 0 as they are met.

import { ByCode } from '../columns/by-code.ts';
import { TupleIndex } from '../columns/tuple-index.ts';
import { STANDING } from './standings.ts';

const HOLDER = { owner: 0, team: 1 } as const;

export class Holders {
  private readonly standings: TupleIndex;
  private readonly numbers = new TupleIndex(2);
  private readonly byStanding = new ByCode();

  constructor(standings: TupleIndex) {
    this.standings = standings;
  }

  of(standing: number): number {
    const known = this.byStanding.at(standing);
    return known < 0 ? this.found(standing) : known;
  }

  /** A code of `Texts`, as is the team. */
  owner(holder: number): number {
    return this.numbers.at(holder, HOLDER.owner);
  }

  team(holder: number): number {
    return this.numbers.at(holder, HOLDER.team);
  }

  private found(standing: number): number {
    const { next } = this.numbers;
    next[HOLDER.owner] = this.standings.at(standing, STANDING.owner);
    next[HOLDER.team] = this.standings.at(standing, STANDING.team);
    const number = this.numbers.number();
    this.byStanding.set(standing, number);
    return number;
  }
}
