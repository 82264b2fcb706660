// Each clause in words: the promise people signed, and the terms it is measured by.

import type {
  Agreement,
  AtMostClause,
  CadenceClause,
  Choice,
  Clause,
  NeverClause,
  RequireClause,
  ResponseClause,
} from '../model/agreement.ts';
import { eventWords } from './events.ts';
import { dateWords } from './hours.ts';
import { conditionWords } from './tests.ts';
import { counted, durationWords, listed, numberWord, percent, plainName, sentence, withinWords } from './words.ts';

export interface ClauseContext {
  readonly agreement: Agreement;
  /** Day number of the local date of an instant in the agreement's zone. */
  readonly dayOf: (at: number) => number;
}

/** The sentences of one version of a clause. */
export function clauseSentences(clause: Clause, context: ClauseContext): string[] {
  return [...termsOf(clause, context), ...commonTerms(clause, context)].map(sentence);
}

function termsOf(clause: Clause, context: ClauseContext): string[] {
  switch (clause.kind) {
    case 'response':
      return responseTerms(clause, context);
    case 'cadence':
      return cadenceTerms(clause, context);
    case 'never':
      return neverTerms(clause, context);
    case 'at_most':
      return atMostTerms(clause, context);
    case 'require':
      return requireTerms(clause, context);
  }
}

function responseTerms(clause: ResponseClause, context: ClauseContext): string[] {
  const { agreement } = context;
  const [when, expect] = [eventWords(agreement, clause.when), eventWords(agreement, clause.expect)];
  return [
    `When ${when.happens}, ${expect.must} ${choiceWords(clause.within, withinWords)}`,
    ...clockTerms(clause, context),
    ...(clause.lookBack === null
      ? []
      : [`What was done up to ${durationWords(clause.lookBack)} before counts as done at the start`]),
    ...(clause.atLatest === null
      ? []
      : [
          `Whatever pauses it or whoever is away, the last moment is ${durationWords(clause.atLatest.within)} after the start, counted in ${hoursName(clause.atLatest.calendar)}`,
        ]),
  ];
}

function cadenceTerms(clause: CadenceClause, context: ClauseContext): string[] {
  const { agreement } = context;
  const [when, expect] = [eventWords(agreement, clause.when), eventWords(agreement, clause.expect)];
  const including = clause.including.map(
    ({ event, times }) => `${numberWord(times)} of them ${eventWords(agreement, [event]).noun}`,
  );
  return [
    `When ${when.happens}, this must follow ${choiceWords(clause.within, withinWords)}: ${expect.noun}, at least ${counted(clause.times, 'time')}${including.length === 0 ? '' : `, ${listed(including, 'and')}`}`,
    ...(clause.distinct === 'day' ? ['At most one a day counts'] : []),
    ...(clause.maxGap === null
      ? []
      : [
          `No more than ${durationWords(clause.maxGap)} may pass from one to the next, nor from the start to the first`,
        ]),
    ...(clause.until.length === 0
      ? []
      : [`The duty is over as soon as ${eventWords(agreement, clause.until).happens}`]),
    ...clockTerms(clause, context),
  ];
}

/** Calendar, pauses, what ends it, starts that repeat and owners that change. */
function clockTerms(clause: ResponseClause | CadenceClause, context: ClauseContext): string[] {
  const { agreement } = context;
  const event = (names: readonly string[]): string => eventWords(agreement, names).happens;
  const restarts = clause.onReassign === 'restart' ? ['With a new owner the whole time begins again'] : [];
  const cycles: Record<typeof clause.cycle, string[]> = {
    each: ['While the clock runs, another start changes nothing; afterwards each start counts'],
    first: ['Only the first start of a lead counts'],
    restart: ['Another start begins the clock anew'],
  };
  return [
    ...(runsOnHours(clause)
      ? [`The time counts in ${choiceWords(clause.calendar, hoursName)}`]
      : ['The time counts day and night']),
    ...(clause.pause === null
      ? []
      : [`The clock stands still from the moment that ${event(clause.pause.from)} until ${event(clause.pause.until)}`]),
    ...(clause.cancel.length === 0 ? [] : [`Nobody owes anything any more once ${event(clause.cancel)}`]),
    ...restarts,
    ...cycles[clause.cycle],
  ];
}

function runsOnHours({ within }: ResponseClause | CadenceClause): boolean {
  return within.some(({ is }) => is.unit !== 'elapsed' && is.unit !== 'calendar-days');
}

/** `the hours of whoever owns the lead`. */
function hoursName(calendar: string): string {
  if (calendar === 'owner') return 'the working hours of whoever owns the lead, their absences left out';
  return calendar === 'always' ? 'all hours, day and night' : `the hours named “${plainName(calendar)}”`;
}

function neverTerms(clause: NeverClause, context: ClauseContext): string[] {
  const { agreement } = context;
  const never = eventWords(agreement, clause.never).noun;
  switch (clause.scope.kind) {
    case 'between': {
      const [from, until] = [eventWords(agreement, clause.scope.from), eventWords(agreement, clause.scope.until)];
      return [`From the moment that ${from.happens} until ${until.happens}, there must never be ${never}`];
    }
    case 'outside': {
      const { zoneFrom } = clause.scope;
      const where =
        zoneFrom === null ? '' : `, by the clock of the place where the lead is, as its ${plainName(zoneFrom)} says`;
      return [`There must never be ${never} outside ${hoursName(clause.scope.calendar)}${where}`];
    }
    case 'while':
      return [`There must never be ${never} to a lead while ${conditionWords(clause.scope.condition)}`];
  }
}

function atMostTerms(clause: AtMostClause, context: ClauseContext): string[] {
  const of = eventWords(context.agreement, clause.of).noun;
  const window = choiceWords(clause.within, duration => `in any ${durationWords(duration)}`);
  if (clause.atMost === 0) return [`A lead may get none of these: ${of}`];
  return [`Of these a lead may get at most ${numberWord(clause.atMost)} ${window}: ${of}`];
}

function requireTerms(clause: RequireClause, context: ClauseContext): string[] {
  const when = eventWords(context.agreement, clause.when).happens;
  const once = clause.cycle === 'first' ? ['Only the first time counts'] : [];
  return [`When ${when}, this must be so: ${listed(requiredWords(clause, context.agreement), 'and')}`, ...once];
}

/** What a `require` clause asks: what must have come before, then the lead's own. */
export function requiredWords({ before, lead }: RequireClause, agreement: Agreement): string[] {
  const event = before.length === 0 ? [] : [`${eventWords(agreement, before).noun} came before`];
  return [...event, ...lead.map(({ condition }) => conditionWords(condition))];
}

function commonTerms(clause: Clause, context: ClauseContext): string[] {
  const condition = clause.if === null ? [] : [`This is about leads for which ${conditionWords(clause.if)}`];
  const { from, until } = clause.effective;
  const starts = from === -Infinity ? '' : ` from ${dateWords(context.dayOf(from))}`;
  const ends = until === Infinity ? '' : ` until ${dateWords(context.dayOf(until - 1))}`;
  const effective = starts + ends === '' ? [] : [`It holds for what starts${starts}${ends}`];
  const target =
    clause.target.length === 0
      ? ['It is reported, and no target is set']
      : [`The target: ${choiceWords(clause.target, percent)} are kept`];
  return [...condition, ...effective, ...target];
}

/** `within thirty minutes if it is an enterprise lead, otherwise within four hours`. */
function choiceWords<Value>(choice: Choice<Value>, words: (value: Value) => string): string {
  if (choice.length === 1 && choice[0]?.if === null) return words(choice[0].is);
  const parts = choice.map(entry =>
    entry.if === null ? `otherwise ${words(entry.is)}` : `${words(entry.is)} if ${conditionWords(entry.if)}`,
  );
  return parts.join(', ');
}
