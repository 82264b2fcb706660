// Findings about what nothing met: waivers without a breach, events without a row. They are told from what the parts of a
// judgement counted, so that one lead of one piece is enough to silence them.

import type { Finding } from './findings/finding.ts';
import { findingOf } from './findings/samples.ts';
import type { JudgementParts } from './model/obligation.ts';

/** Their codes: of several pieces these findings are made anew, while all others add up. */
export const IDLE_CODES: readonly string[] = ['waiver_without_breach', 'event_without_rows'];

export function idleFindings({ unusedWaivers, events }: JudgementParts): Finding[] {
  const idle = events.filter(({ rows }) => rows === 0);
  const samples = idle.map(event => ({ file: '', line: null, column: null, text: eventText(event) }));
  return [
    ...findingOf({ code: 'waiver_without_breach', level: 'noted' }, unusedWaivers.length, unusedWaivers),
    ...findingOf({ code: 'event_without_rows', level: 'noted' }, idle.length, samples),
  ];
}

function eventText({ event, nearest }: JudgementParts['events'][number]): string {
  return nearest === null ? event : `${event}: nearly "${nearest.value}", which occurs ${nearest.count} times`;
}
