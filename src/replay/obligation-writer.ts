// Obligations as they are found, into columns, a set of them for each clause.

import { RowWriter } from '../columns/column-set.ts';
import { type Agreement, isTimed } from '../model/agreement.ts';
import type { Keeps } from '../model/request.ts';
import { type ClauseMemory, PLACE_CELLS, TIME_CELLS } from './clause-memory.ts';
import { DetailsWriter } from './details-writer.ts';
import type { Circumstances, Draft } from './draft.ts';
import { type Outcome, OutcomeNumbers } from './outcomes.ts';

export class ObligationWriter {
  /** By clause id, in the agreement's order. */
  private readonly byClause: readonly ClauseWriter[];
  /** For each clause of the agreement, which of them its id has. */
  private readonly ofClause: readonly ClauseWriter[];

  constructor({ clauses }: Pick<Agreement, 'clauses'>, keeps: Keeps) {
    const timed = new Set(clauses.filter(isTimed).map(({ id }) => id));
    const byId = new Map(clauses.map(({ id }) => [id, new ClauseWriter(timed.has(id), keeps)]));
    this.byClause = [...byId.values()];
    this.ofClause = clauses.map(({ id }) => byId.get(id) as ClauseWriter);
  }

  add(draft: Draft, circumstances: Circumstances): void {
    this.ofClause[draft.clause]?.add(draft, circumstances);
  }

  /** By clause id; nothing is to be added any more. */
  memory(): ClauseMemory[] {
    return this.byClause.map(clause => clause.memory());
  }
}

class ClauseWriter {
  private readonly outcomes = new OutcomeNumbers();
  private readonly places: RowWriter<typeof PLACE_CELLS> | null;
  private readonly times: RowWriter<typeof TIME_CELLS> | null;
  private readonly details: DetailsWriter | null;

  constructor(hasClock: boolean, keeps: Keeps) {
    const isListed = keeps !== 'rates';
    this.places = hasClock || isListed ? new RowWriter(PLACE_CELLS) : null;
    this.times = hasClock ? new RowWriter(TIME_CELLS) : null;
    this.details = isListed ? new DetailsWriter(hasClock) : null;
  }

  add(draft: Draft, circumstances: Circumstances): void {
    const outcome = this.outcomes.count(draft, circumstances);
    if (this.places !== null) addPlace(this.places, outcome, circumstances.standing);
    if (this.times !== null) addTime(this.times, draft.elapsedMs);
    this.details?.add(draft, this.outcomes.all[outcome] as Outcome, circumstances.reachedAt);
  }

  memory(): ClauseMemory {
    return {
      outcomes: this.outcomes.all,
      tallies: this.outcomes.tallies(),
      places: this.places?.memory() ?? null,
      times: this.times?.memory() ?? null,
      details: this.details?.memory() ?? null,
    };
  }
}

function addPlace(places: RowWriter<typeof PLACE_CELLS>, outcome: number, standing: number): void {
  const { cells, place } = places;
  cells.outcome[place] = outcome;
  cells.standing[place] = standing;
  places.next();
}

function addTime(times: RowWriter<typeof TIME_CELLS>, elapsedMs: number): void {
  times.cells.elapsedMs[times.place] = elapsedMs;
  times.next();
}
