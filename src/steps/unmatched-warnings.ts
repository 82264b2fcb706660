// A warning for each event of the agreement that no row matched, naming the closest value seen (agreement.md, Events).

import type { Problem } from '../findings/problem.ts';
import type { Agreement } from '../model/agreement.ts';
import type { UnmatchedEvent } from '../timeline/unmatched.ts';
import { timesText } from '../wording/times-text.ts';

export function unmatchedWarnings({ file, events }: Agreement, unmatched: readonly UnmatchedEvent[]): Problem[] {
  return unmatched.map(({ event, nearest }) => {
    const position = events.get(event)?.position ?? null;
    return {
      code: 'event-without-rows',
      severity: 'warning',
      message: `No row matched the event "${event}".`,
      remedy:
        nearest === null
          ? 'Compare what it asks for with the values in the exports; `slaudit check --data` lists them.'
          : `"${nearest.value}" occurs ${timesText(nearest.count)}: is that what it should ask for?`,
      file,
      line: position?.line ?? null,
      column: position?.column ?? null,
      width: event.length,
      excerpt: null,
    };
  });
}
