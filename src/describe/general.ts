// What holds for all promises: whose times, which leads, what kinds of them, and how things are measured.

import { type Agreement, isTimed } from '../model/agreement.ts';
import { conditionWords } from './tests.ts';
import { durationWords, monthName, plainName, sentence } from './words.ts';

export function timesSentence({ timeZone }: Agreement): string {
  return `All times are those of ${timeZone.replaceAll('_', ' ')} unless another place is named.`;
}

/** None where it is about all leads. */
export function coversSentences({ covers }: Agreement): string[] {
  return covers === null ? [] : [sentence(`It is about leads for which ${conditionWords(covers)}`)];
}

/** A sentence for each segment, in order. */
export function segmentSentences({ segments }: Agreement): string[] {
  return segments.map(({ name, condition }) =>
    sentence(`A lead is ${article(name)} ${plainName(name)} lead if ${conditionWords(condition)}`),
  );
}

export function measureSentences({ report, clauses, goals }: Agreement): string[] {
  const byDue = report.countBy === 'due';
  const timed = clauses.some(isTimed);
  const { loggedWithinMs, fiscalYearStarts } = report;
  const logged = loggedWithinMs === null ? '' : durationWords({ unit: 'elapsed', ms: loggedWithinMs, text: '' });
  const longer = goals.some(({ per }) => per !== 'month') && fiscalYearStarts !== 1;
  return [
    'Every lead’s history is replayed against every promise. A promise kept exactly at its deadline is kept; done late, it stays broken.',
    'The rate is what was kept out of all that is decided. What is still open, was called off, was excused or cannot be told from the data is counted beside it.',
    `An obligation belongs to the month in which it ${byDue ? 'falls due' : 'starts'}.`,
    ...(timed
      ? ['Business time counts only while the hours named are open; weekends, holidays and nights cost nothing.']
      : []),
    'A broken promise is excused only by a waiver with a reason, somebody who approved it, and the date of approval.',
    ...(logged === '' ? [] : [`What is logged more than ${logged} after it happened settles nothing.`]),
    ...(longer ? [`Years begin in ${monthName(fiscalYearStarts)}, and quarters with them.`] : []),
    ...(report.people === 'hidden' ? ['No report names a person.'] : []),
  ];
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a';
}
