// What reports fold of a clause: its columns as they were written, stretch after stretch, each put together when asked for.

import type { Growing } from '../columns/growing.ts';
import { joinedTimes, type KnownTimes, NO_TIMES } from '../statistics/known-times.ts';
import { causeText, reasonText } from '../findings/reasons.ts';
import { lazily } from '../model/lazily.ts';
import type { Tables } from '../model/table.ts';
import type { FoldedClause, FoldedOutcome, FoldedTally } from '../model/obligation.ts';
import type { CELLS, CLOCK_CELLS } from './clause-memory.ts';
import { type ClauseObligations, type ClausePart, type JudgedClause } from './clause-obligations.ts';
import type { ObligationContext } from './obligation-view.ts';
import type { Outcome } from './outcomes.ts';
import type { Standings } from './standings.ts';

/** What all clauses share. */
export interface FoldContext extends ObligationContext {
  readonly texts: FoldedClause['texts'];
}

export function foldedClause(
  clause: JudgedClause,
  order: () => Int32Array,
  { agreement, tables, texts }: FoldContext,
): FoldedClause {
  const columns = new WholeColumns(clause);
  return lazily<FoldedClause>({
    id: () => clause.id,
    length: () => clause.length,
    order,
    outcome: () => columns.numbers('outcome', ({ firstOutcome }) => firstOutcome),
    outcomes: () => clause.outcomes.map(outcome => foldedOutcome(outcome, { agreement, tables })),
    tallies: () => clause.parts.flatMap(talliesOf),
    times: () => timesOf(clause),
    elapsedMs: () => columns.clockInstants('elapsedMs'),
    startedAt: () => columns.instants('startedAt'),
    settledAt: () => columns.clockInstants('settledAt'),
    dueAt: () => columns.dueAt(),
    standing: () => columns.numbers('standing', ({ firstStanding }) => firstStanding),
    standings: () => clause.standings,
    days: () => clause.parts.map(({ obligations }) => obligations.days),
    firstBreaches: () => clause.parts.flatMap(part => firstBreachesOf(part, tables)),
    texts: () => texts,
  });
}

/** Numbers of a part count on from those of the parts before. */
function talliesOf({ obligations, firstOutcome, firstStanding }: ClausePart): FoldedTally[] {
  return obligations.tallies.map((counts, outcome) => ({ outcome: firstOutcome + outcome, firstStanding, counts }));
}

/** Parts of a clause have them all, or none has. */
function timesOf({ parts }: JudgedClause): KnownTimes {
  const known = parts.flatMap(({ obligations: { times }, firstStanding }) =>
    times === null ? [] : [{ times, firstStanding }],
  );
  return known.length === 0 ? NO_TIMES : joinedTimes(known);
}

function foldedOutcome(
  outcome: Outcome,
  { agreement, tables }: Pick<ObligationContext, 'agreement' | 'tables'>,
): FoldedOutcome {
  const { version, verdict, isSettled, reason } = outcome;
  const clause = agreement.clauses[version];
  if (clause === undefined) throw new RangeError(`no clause has number ${version}`);
  const why = reasonText(reason, { agreement, tables, clause });
  return { ...outcome, cause: verdict === 'breached' ? causeText(clause.kind, isSettled, why) : '' };
}

function firstBreachesOf({ obligations, firstOutcome }: ClausePart, { texts }: Tables): FoldedClause['firstBreaches'] {
  return obligations.firstBreaches.map(({ outcome, owner, team, first }) => ({
    outcome: firstOutcome + outcome,
    owner: texts.text(owner).trim(),
    team: texts.text(team),
    first,
  }));
}

/** By standing; all clauses have the same. */
export function standingTexts([first]: readonly JudgedClause[], context: ObligationContext): FoldedClause['texts'] {
  const known = new Map<string, readonly string[]>();
  return by => {
    const texts =
      known.get(by) ?? first?.parts.flatMap(({ obligations }) => textsOf(obligations.standings, by, context)) ?? [];
    known.set(by, texts);
    return texts;
  };
}

function textsOf(standings: Standings, by: string, { agreement, tables, leadColumns }: ObligationContext): string[] {
  const column = leadColumns.indexOf(by);
  const textOf = (standing: number): string => {
    switch (by) {
      case 'person':
        return tables.texts.text(standings.owner(standing)).trim();
      case 'team':
        return tables.texts.text(standings.team(standing));
      case 'segment':
        return agreement.segments[standings.segment(standing)]?.name ?? '';
      case 'source':
        return tables.texts.text(standings.source(standing)).trim();
      default:
        return column < 0 ? '' : tables.texts.text(standings.attribute(standing, column));
    }
  };
  return Array.from({ length: standings.length }, (_, standing) => textOf(standing));
}

type NamesOf<Cells, Kind> = { [Name in keyof Cells]: Cells[Name] extends Kind ? Name : never }[keyof Cells];

export class WholeColumns {
  private readonly clause: JudgedClause;

  constructor(clause: JudgedClause) {
    this.clause = clause;
  }

  instants(name: NamesOf<typeof CELLS, 'instant'>): Float64Array {
    return this.whole(Float64Array, ({ details }) => details.cells[name]);
  }

  integers(name: NamesOf<typeof CELLS, 'integer'>): Int32Array {
    return this.whole(Int32Array, ({ details }) => details.cells[name]);
  }

  /** NaN where there is no clock. */
  clockInstants(name: NamesOf<typeof CLOCK_CELLS, 'instant'>): Float64Array {
    return this.whole(Float64Array, ({ details }) => details.clocks?.[name] ?? null);
  }

  dueAt(): Float64Array {
    const whole = this.instants('dueAt');
    for (const { obligations, start } of this.clause.parts) {
      if (!obligations.outcomes.some(({ isDueAtStart }) => isDueAtStart)) continue;
      for (let row = 0; row < obligations.length; row++) whole[start + row] = obligations.dueAt(row);
    }
    return whole;
  }

  /** Numbers of things of which each part has its own: they count on from those of the parts before. */
  numbers(name: NamesOf<typeof CELLS, 'integer'>, firstOf: (part: ClausePart) => number): Int32Array {
    const whole = this.integers(name);
    for (const part of this.clause.parts) {
      const [first, end] = [firstOf(part), part.start + part.obligations.length];
      if (first === 0) continue;
      for (let row = part.start; row < end; row++) whole[row] = (whole[row] as number) + first;
    }
    return whole;
  }

  private whole<Column extends Float64Array | Int32Array>(
    make: new (length: number) => Column,
    columnOf: (obligations: ClauseObligations) => Growing<Column> | null,
  ): Column {
    const whole = new make(this.clause.length);
    for (const { obligations, start } of this.clause.parts) {
      const column = columnOf(obligations);
      if (column === null) whole.fill(NaN, start, start + obligations.length);
      else column.copyTo(whole, start);
    }
    return whole;
  }
}
