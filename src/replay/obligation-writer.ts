// Obligations as they are found: counted, and kept as far as anything shows them, clause by clause.

import type { TupleIndex } from '../columns/tuple-index.ts';
import { LocalDays } from '../calendar/local-days.ts';
import { zoneOf } from '../calendar/zone.ts';
import { type Agreement, isTimed } from '../model/agreement.ts';
import { countedAt, within } from '../model/counted-at.ts';
import type { Keeps } from '../model/request.ts';
import type { Span } from '../model/span.ts';
import { DayCounter } from '../statistics/day-counts.ts';
import { TimesWriter } from '../statistics/known-times.ts';
import type { ClauseMemory } from './clause-memory.ts';
import { DetailsWriter } from './details-writer.ts';
import type { Circumstances, Draft } from './draft.ts';
import { type BreachTerms, FirstBreachesWriter } from './first-breaches.ts';
import { Holders } from './holders.ts';
import { type Outcome, OutcomeNumbers } from './outcomes.ts';

export interface WriterTerms extends Pick<BreachTerms, 'leadId'> {
  readonly agreement: Pick<Agreement, 'clauses' | 'report' | 'timeZone'>;
  readonly keeps: Keeps;
  readonly period: Span;
  /** Those that circumstances name by number. */
  readonly standings: TupleIndex;
}

export class ObligationWriter {
  /** By clause id, in the agreement's order. */
  private readonly byClause: readonly ClauseWriter[];
  /** For each clause of the agreement, which of them its id has. */
  private readonly ofClause: readonly ClauseWriter[];

  constructor(terms: WriterTerms) {
    const { clauses, timeZone } = terms.agreement;
    const timed = new Set(clauses.filter(isTimed).map(({ id }) => id));
    const shared = { dates: new LocalDays(zoneOf(timeZone)), holders: new Holders(terms.standings) };
    const byId = new Map(
      clauses.map(({ id }) => [id, new ClauseWriter(terms, { hasClock: timed.has(id), ...shared })]),
    );
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

/** Clauses share the last two. */
interface OwnTerms {
  readonly hasClock: boolean;
  readonly dates: LocalDays;
  readonly holders: Holders;
}

class ClauseWriter {
  private readonly countBy: Agreement['report']['countBy'];
  private readonly period: Span;
  private readonly outcomes = new OutcomeNumbers();
  /** Null where only rates are kept, as are first breaches. */
  private readonly days: DayCounter | null;
  private readonly firstBreaches: FirstBreachesWriter | null;
  private readonly times: TimesWriter | null;
  private readonly details: DetailsWriter | null;

  constructor({ agreement, keeps, period, leadId }: WriterTerms, { hasClock, dates, holders }: OwnTerms) {
    this.countBy = agreement.report.countBy;
    this.period = period;
    this.days = keeps === 'rates' ? null : new DayCounter(dates);
    this.firstBreaches = keeps === 'rates' ? null : new FirstBreachesWriter({ holders, leadId });
    this.times = hasClock ? new TimesWriter() : null;
    this.details = keeps === 'rates' || keeps === 'overview' ? null : new DetailsWriter(hasClock);
  }

  add(draft: Draft, circumstances: Circumstances): void {
    const { standing } = circumstances;
    const outcome = this.outcomes.count(draft, circumstances);
    if (this.days !== null) this.addDay(draft, outcome, this.days);
    if (draft.verdict === 'breached') this.firstBreaches?.add(draft, outcome, standing);
    this.times?.add(draft.elapsedMs, !Number.isNaN(draft.settledAt), standing);
    this.details?.add(draft, circumstances, outcome, this.outcomes.all[outcome] as Outcome);
  }

  memory(): ClauseMemory {
    return {
      outcomes: this.outcomes.all,
      tallies: this.outcomes.tallies(),
      days: this.days?.counted() ?? null,
      firstBreaches: this.firstBreaches?.all() ?? null,
      times: this.times?.known() ?? null,
      details: this.details?.memory() ?? null,
    };
  }

  private addDay(draft: Draft, outcome: number, days: DayCounter): void {
    const at = within(countedAt(draft, this.countBy), this.period);
    days.add(at, this.outcomes.verdicts[outcome] as number);
  }
}
