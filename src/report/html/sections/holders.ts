// Who held the breached leads of a clause while its clock ran, people and queues alike: a queue's delay is not the person's.

import type { LegRow } from '../../../model/report.ts';
import { counted, durationText, percentText } from '../../words.ts';
import { barStrip } from '../charts/strip.ts';
import { hypertext, type Markup, NOTHING } from '../markup.ts';
import { table } from '../table.ts';
import { nameText } from '../wording.ts';

const MOST_ROWS = 40;

/** `legs` are those of one clause's breaches; nothing where one holder had all of the time. */
export function holdersPart(legs: readonly LegRow[]): Markup {
  const holders = legs.filter(leg => leg.held_s > 0).toSorted((a, b) => b.held_s - a.held_s);
  if (holders.length < 2) return NOTHING;
  const all = holders.reduce((sum, leg) => sum + leg.held_s, 0);
  return hypertext`<h3>Who held the breached leads while the clock ran <small>${durationText(Math.round(all))} in all; the other colour: never the owner of a breach, as a queue is not</small></h3>
${table({
  caption: 'Who held the breached leads while the clock ran',
  columns: [
    { head: 'Holder', kind: 'text' },
    { head: 'Share of the time', kind: 'picture' },
    { head: 'Share', kind: 'number' },
    { head: 'Held', kind: 'number' },
    { head: 'Each, mean', kind: 'number' },
    { head: 'Owner when it was breached', kind: 'number' },
  ],
  rows: holders.slice(0, MOST_ROWS).map(leg => [
    nameText(leg.holder, '(nobody)'),
    // Who only ever held them for others, as a queue does, stands out.
    barStrip(leg.held_s / all, leg.owned === 0 ? 'missed' : 'kept'),
    percentText(leg.held_s / all, null),
    counted(leg.held, 'lead', 'leads'),
    durationText(Math.round(leg.held_s / leg.held)),
    leg.owned === 0 ? 'never' : counted(leg.owned, 'time', 'times'),
  ]),
})}`;
}
