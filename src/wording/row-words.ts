// A row of the exports in words: `status changed from New to MQL by mia`, `outbound call by Ann Lee, connected`.

import type { CellText, RowFacts } from '../model/row-facts.ts';

/** How whoever tells it says a cell: names or not. */
export type SayCell = (cell: CellText) => string;

/** `actor` as it is to be said; empty where nobody is named. */
export function rowWords(facts: RowFacts, actor: string, say: SayCell): string {
  const by = actor === '' ? '' : ` by ${actor}`;
  switch (facts.kind) {
    case 'change':
      return `${changeWords(facts, say)}${by}`;
    case 'creation':
      return 'lead created';
    case 'milestone':
      return `date ${facts.name}`;
    case 'activity':
      return activityWords(facts, by, say);
    case 'deal':
      return `deal ${facts.outcome}${facts.amount === '' ? '' : `, ${facts.amount}`}`;
  }
}

function changeWords({ field, from, to }: Extract<RowFacts, { kind: 'change' }>, say: SayCell): string {
  if (from === null || to === null) return `${field} changed`;
  if (to.text === '') return from.text === '' ? `${field} cleared` : `${field} cleared (was ${say(from)})`;
  return from.text === '' ? `${field} set to ${say(to)}` : `${field} changed from ${say(from)} to ${say(to)}`;
}

function activityWords(
  { type, direction, outcome, isAutomated }: Extract<RowFacts, { kind: 'activity' }>,
  by: string,
  say: SayCell,
): string {
  const noun = [direction, type].filter(word => word !== '').join(' ') || 'activity';
  const ended = outcome === '' ? '' : `, ${say({ text: outcome, isPerson: false })}`;
  return `${noun}${by}${isAutomated ? ', automated' : ''}${ended}`;
}
