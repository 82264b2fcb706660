// Obligations that come as rows (from pieces, or changed on their way) as the columns that are folded.

import { LocalDays } from '../calendar/local-days.ts';
import { zoneOf } from '../calendar/zone.ts';
import { causeText } from '../findings/reasons.ts';
import type { Agreement } from '../model/agreement.ts';
import { type KnownTimes, TimesWriter } from '../statistics/known-times.ts';
import { lazily } from '../model/lazily.ts';
import { countedAt, within } from '../model/counted-at.ts';
import type {
  FoldedClause,
  FoldedOutcome,
  FoldedTally,
  Judgement,
  Obligation,
  Obligations,
} from '../model/obligation.ts';
import { ALL_TIME, type Span } from '../model/span.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { DayCounter } from '../statistics/day-counts.ts';
import { FirstLeads } from '../statistics/first-leads.ts';

/** Rows come in output order: one clause after another. */
export function columnsByRow(agreement: Agreement, { obligations, header }: Judgement): FoldedClause[] {
  const dates = {
    numbers: new LocalDays(zoneOf(header.timeZone)),
    countBy: agreement.report.countBy,
    period: header.period ?? ALL_TIME,
  };
  const versions = new Map(agreement.clauses.map((clause, number) => [clause, number]));
  const clauses: FoldedClause[] = [];
  for (let from = 0; from < obligations.length;) {
    const to = endOfClause(obligations, from);
    clauses.push(foldedClause(obligations, { from, to, versions, dates }));
    from = to;
  }
  return clauses;
}

function endOfClause(obligations: Obligations, from: number): number {
  const { id } = obligations.at(from).clause;
  let to = from + 1;
  while (to < obligations.length && obligations.at(to).clause.id === id) to++;
  return to;
}

interface ClauseRows {
  readonly from: number;
  readonly to: number;
  readonly versions: ReadonlyMap<Obligation['clause'], number>;
  readonly dates: Dates;
}

/** How obligations are given a local date. */
interface Dates {
  readonly numbers: LocalDays;
  readonly countBy: Agreement['report']['countBy'];
  readonly period: Span;
}

function foldedClause(obligations: Obligations, { from, to, versions, dates }: ClauseRows): FoldedClause {
  const length = to - from;
  const columns = {
    order: Int32Array.from({ length }, (_, row) => row),
    outcome: new Int32Array(length),
    elapsedMs: new Float64Array(length),
    startedAt: new Float64Array(length),
    settledAt: new Float64Array(length),
    dueAt: new Float64Array(length),
  };
  const breaches = new FirstBreaches();
  const days = new DayCounter(dates.numbers);
  const outcomes = new Outcomes(versions);
  for (let row = 0; row < length; row++) {
    const obligation = obligations.at(from + row);
    const outcome = outcomes.of(obligation);
    columns.outcome[row] = outcome;
    columns.elapsedMs[row] = obligation.elapsedMs ?? NaN;
    columns.startedAt[row] = obligation.startedAt;
    columns.settledAt[row] = obligation.settledAt ?? NaN;
    columns.dueAt[row] = obligation.dueAt ?? NaN;
    if (obligation.verdict === 'breached') breaches.add(obligation, outcome);
    days.add(dateOf(obligation, dates), VERDICT_CODE[obligation.verdict]);
  }
  const { id } = obligations.at(from).clause;
  const found = lazily({ standings: () => standingsOf(obligations, from, to) });
  return {
    id,
    length,
    ...columns,
    outcomes: outcomes.all,
    get times() {
      return timesOf(columns, found.standings.standing);
    },
    get standing() {
      return found.standings.standing;
    },
    get standings() {
      return found.standings.examples.length;
    },
    get tallies() {
      return talliesOf(columns.outcome, found.standings, outcomes.all.length);
    },
    days: [days.counted()],
    firstBreaches: breaches.all(),
    texts: by => found.standings.examples.map(row => valueOf(by, obligations.at(row))),
  };
}

function dateOf({ verdict, startedAt, dueAt }: Obligation, { countBy, period }: Dates): number {
  return within(countedAt({ verdict, startedAt, dueAt: dueAt ?? NaN }, countBy), period);
}

function talliesOf(outcome: Int32Array, { standing, examples }: RowStandings, outcomes: number): FoldedTally[] {
  const tallies = Array.from({ length: outcomes }, (_, number) => {
    return { outcome: number, firstStanding: 0, counts: new Int32Array(examples.length) };
  });
  outcome.forEach((number, row) => {
    const { counts } = tallies[number] as FoldedTally;
    const place = standing[row] as number;
    counts[place] = (counts[place] as number) + 1;
  });
  return tallies;
}

/** Clauses without a clock have none that is known. */
function timesOf(
  { elapsedMs, settledAt }: Readonly<Record<'elapsedMs' | 'settledAt', Float64Array>>,
  standing: Int32Array,
): KnownTimes {
  const times = new TimesWriter();
  elapsedMs.forEach((ms, row) => times.add(ms, !Number.isNaN(settledAt[row]), standing[row] as number));
  return times.known();
}

class Outcomes {
  readonly all: FoldedOutcome[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly versions: ClauseRows['versions'];

  constructor(versions: ClauseRows['versions']) {
    this.versions = versions;
  }

  of({ clause, verdict, atRisk, target, settledAt, reason }: Obligation): number {
    const version = this.versions.get(clause) ?? -1;
    const isSettled = settledAt !== null;
    const cause = verdict === 'breached' ? causeText(clause.kind, isSettled, reason) : '';
    const key = `${version} ${verdict} ${atRisk} ${target} ${isSettled} ${cause}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.all.length);
    return this.all.push({ version, verdict, atRisk, target: target ?? NaN, isSettled, cause }) - 1;
  }
}

class FirstBreaches {
  private readonly known = new Map<string, { outcome: number; owner: string; team: string; leads: FirstLeads }>();

  add({ owner, team, startedAt, leadId }: Obligation, outcome: number): void {
    const key = JSON.stringify([outcome, owner, team]);
    const known = this.known.get(key) ?? { outcome, owner, team, leads: new FirstLeads() };
    this.known.set(key, known);
    if (startedAt <= known.leads.latest) known.leads.take({ at: startedAt, id: leadId });
  }

  all(): FoldedClause['firstBreaches'] {
    return [...this.known.values()].map(({ leads, ...of }) => ({ ...of, first: leads.all }));
  }
}

interface RowStandings {
  readonly standing: Int32Array;
  /** By standing, an obligation that has it. */
  readonly examples: readonly number[];
}

function standingsOf(obligations: Obligations, from: number, to: number): RowStandings {
  const known = new Map<string, number>();
  const examples: number[] = [];
  const standing = new Int32Array(to - from);
  for (let row = from; row < to; row++) {
    const { owner, team, segment, source, attributes } = obligations.at(row);
    const key = JSON.stringify([owner, team, segment, source, attributes]);
    const number = known.get(key) ?? examples.push(row) - 1;
    known.set(key, number);
    standing[row - from] = number;
  }
  return { standing, examples };
}

function valueOf(by: string, obligation: Obligation): string {
  switch (by) {
    case 'person':
      return obligation.owner;
    case 'team':
      return obligation.team;
    case 'segment':
      return obligation.segment;
    case 'source':
      return obligation.source;
    default:
      return Object.hasOwn(obligation.attributes, by) ? (obligation.attributes[by] ?? '') : '';
  }
}
