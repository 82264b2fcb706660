// Obligations as they are found: counted, and kept as far as anything shows them, clause by clause.

import { type Agreement, isTimed } from '../model/agreement.ts';
import type { Keeps } from '../model/request.ts';
import { TimesWriter } from '../statistics/known-times.ts';
import type { ClauseMemory } from './clause-memory.ts';
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
  private readonly times: TimesWriter | null;
  private readonly details: DetailsWriter | null;

  constructor(hasClock: boolean, keeps: Keeps) {
    this.times = hasClock ? new TimesWriter() : null;
    this.details = keeps === 'rates' ? null : new DetailsWriter(hasClock);
  }

  add(draft: Draft, circumstances: Circumstances): void {
    const outcome = this.outcomes.count(draft, circumstances);
    this.times?.add(draft.elapsedMs, !Number.isNaN(draft.settledAt), circumstances.standing);
    this.details?.add(draft, circumstances, outcome, this.outcomes.all[outcome] as Outcome);
  }

  memory(): ClauseMemory {
    return {
      outcomes: this.outcomes.all,
      tallies: this.outcomes.tallies(),
      times: this.times?.known() ?? null,
      details: this.details?.memory() ?? null,
    };
  }
}
