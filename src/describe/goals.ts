// Goals in words: the numbers both sides are held to.

import type { Agreement, Goal } from '../model/agreement.ts';
import { eventWords } from './events.ts';
import { conditionWords } from './tests.ts';
import { durationWords, listed, percent, plainName, sentence } from './words.ts';

/** One sentence: what is counted, and what it must reach. */
export function goalSentence(goal: Goal, agreement: Agreement): string {
  const condition = goal.if === null ? '' : `, of leads for which ${conditionWords(goal.if)}`;
  return sentence(`${measureWords(goal, agreement)}${condition}: ${targetWords(goal)} a ${goal.per}`);
}

function measureWords({ measure }: Goal, agreement: Agreement): string {
  switch (measure.kind) {
    case 'count':
      return `the number of leads for which ${eventWords(agreement, measure.event).happens}`;
    case 'sum': {
      const { value } = measure;
      const what =
        value.kind === 'column'
          ? `the sum of ${plainName(value.column)}`
          : `a value of ${listed([...[...value.values].map(([name, amount]) => `${grouped(amount)} for each ${plainName(name)} lead`), `${grouped(value.otherwise)} for every other`], 'and')}`;
      return `${what}, added up where ${eventWords(agreement, measure.event).happens}`;
    }
    case 'rate': {
      const [from, to] = [eventWords(agreement, measure.from), eventWords(agreement, measure.to)];
      const within = measure.within.map(({ is }) => durationWords(is)).join(' or ');
      return `the share of leads for which, within ${within} after ${from.happens}, ${to.happens}`;
    }
  }
}

function targetWords({ measure, direction, target }: Goal): string {
  const number = measure.kind === 'rate' ? percent : grouped;
  const bound = direction === 'at_least' ? 'at least' : 'at most';
  if (typeof target === 'number') return `${bound} ${number(target)}`;
  return (
    listed(
      [...target].map(([period, value]) => `${bound} ${number(value)} in ${period}`),
      'and',
    ) + ', counted by'
  );
}

/** `150,000`. */
function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const parts = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
