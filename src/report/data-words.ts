// What the data report says in words, for every format that has sentences.

import { meaningOf } from '../findings/sentence-of.ts';
import type { BackdatedRow, QualityFinding, TouchingFinding } from '../model/report.ts';
import { counted, countText, percentText } from './words.ts';

/** `3 rows have …`, with what else it takes to understand it in brackets; ends with a full stop. */
export function findingText(finding: QualityFinding): string {
  const told = Object.entries(finding.facts).map(([name, fact]) => `${name.replaceAll('_', ' ')} ${factText(fact)}`);
  return `${countText(finding.count)} ${meaningOf(finding)}${told.length === 0 ? '' : ` (${told.join(', ')})`}.`;
}

/** Shares to three digits. */
export function factText(fact: string | number): string {
  return typeof fact === 'string' || Number.isInteger(fact) ? String(fact) : String(Number(fact.toPrecision(3)));
}

/** `Touches 12 of 9,549 obligations (0.1 %).`; null where the data cannot tell, or there is nothing to touch. */
export function touchText({ touched }: TouchingFinding, obligations: number): string | null {
  if (touched === null || obligations === 0) return null;
  const all = counted(obligations, 'obligation', 'obligations');
  if (touched === 0) return `Touches none of ${all}.`;
  return `Touches ${countText(touched)} of ${all} (${shareText(touched / obligations)}).`;
}

/** A share that is there never looks like none. */
function shareText(share: number): string {
  return share > 0 && share < 0.0005 ? 'under 0.1 %' : percentText(share, null);
}

/** Heads of the table of back-dated logging, and a row of it but for the person. */
export const BACKDATED_HEADS = ['of', 'share', '1–3 days', '3–7 days', 'later', 'settled', 'else late'] as const;

export function backdatedTexts(row: BackdatedRow): string[] {
  return [
    countText(row.activities),
    row.share === null ? '–' : shareText(row.share),
    countText(row.up_to_3_days),
    countText(row.up_to_7_days),
    countText(row.later),
    countText(row.settled),
    countText(row.would_be_late),
  ];
}

export const BACKDATED_LEAD: string =
  'Activities logged more than a day after they happened, by who made them, of all they made. ' +
  'Settled: obligations that such an activity settled; else late: of these met, but late if counted from the logging.';
