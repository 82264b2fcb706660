// Findings that only all rows together can tell: what nothing met, who is in no roster, which exports end early. They are
// made from the parts of a judgement, which pieces hand on, since their counts do not add up.

import { attributesReadBy } from '../conditions/columns-asked.ts';
import { attributesWithoutHistory } from '../conditions/columns-told.ts';
import { namesByColumn } from '../conditions/tested-columns.ts';
import { filesThatEndApart } from '../exports/rows/ends.ts';
import { startsLate } from '../findings/late-history.ts';
import type { Finding, FindingSample } from '../findings/finding.ts';
import { findingOf } from '../findings/samples.ts';
import type { Agreement } from '../model/agreement.ts';
import type { JudgementParts, Stranger } from '../model/obligation.ts';
import { timesText } from '../wording/times-text.ts';

/** Their codes: of several pieces these findings are made anew, while all others add up. */
export const WHOLE_CODES: readonly string[] = [
  'waiver_without_breach',
  'event_without_rows',
  'attribute_without_history',
  'missing_from_roster',
  'files_end_apart',
  'history_starts_late',
  'unknown_automation',
];

export function wholeFindings(agreement: Agreement, parts: JudgementParts): Finding[] {
  const { unusedWaivers, events, strangers, ends } = parts;
  const idle = events.filter(({ rows }) => rows === 0);
  const samples = idle.map(event => ({ file: '', line: null, column: null, text: eventText(event) }));
  return [
    ...noted('waiver_without_breach', unusedWaivers),
    ...noted('event_without_rows', samples),
    ...noted('attribute_without_history', testedWithoutHistory(agreement, parts)),
    ...noted('missing_from_roster', strangers.map(withoutKind)),
    ...noted('files_end_apart', filesThatEndApart(ends)),
    ...startsLate(parts.history),
    ...silentTouches(parts.automation),
  ];
}

/** Each with the clauses and segments that read it. */
function testedWithoutHistory(agreement: Agreement, { columns }: JudgementParts): FindingSample[] {
  const missing = attributesWithoutHistory(columns);
  return [...namesByColumn(agreement, clause => attributesReadBy(clause, agreement))]
    .filter(([column]) => missing.has(column))
    .map(([column, names]) => ({ file: '', line: null, column, text: names.join(', ') }));
}

function withoutKind({ file, line, column, text }: Stranger): FindingSample {
  return { file, line, column, text };
}

function noted(code: string, samples: readonly FindingSample[]): Finding[] {
  return findingOf({ code, level: 'noted' }, samples.length, samples);
}

function silentTouches({ touches, silent, samples }: JudgementParts['automation']): Finding[] {
  const facts = { touches, share: silent / touches };
  return findingOf({ code: 'unknown_automation', level: 'noted' }, silent, samples, facts);
}

function eventText({ event, nearest }: JudgementParts['events'][number]): string {
  if (nearest === null) return event;
  return `${event}: nearly "${nearest.value}", which occurs ${timesText(nearest.count)}`;
}
