// What the data say against the report, as warnings on stderr: rows that could not be read, events that matched nothing.

import { DATA_SENTENCES, type DataSentence } from '../findings/data-sentences.ts';
import type { Problem } from '../findings/problem.ts';
import type { QualityFinding, Report } from '../model/report.ts';
import { grouped } from './quantities.ts';

/** `some` leaves to the report what was set aside or only noted; the view `quality` has everything. */
export function dataWarnings({ quality }: Report, wanted: 'some' | 'all'): Problem[] {
  return quality.flatMap(finding => {
    if (finding.code === 'event_without_rows') return unmatchedEvents(finding);
    if (finding.level === 'rejected') return [rowsWarning(finding)];
    return wanted === 'all' && asksForSomething(finding) ? [rowsWarning(finding)] : [];
  });
}

/** Each sample is an event, with what it nearly matched. */
function unmatchedEvents({ code, samples }: QualityFinding): Problem[] {
  const remedy =
    "Correct the event's values, or say `may_be_empty: true` in the clauses that may well have nothing to judge.";
  return samples.map(({ text }) => ({ ...NOWHERE, code, message: `No row matched the event ${text}.`, remedy }));
}

/** Merged leads, repeated rows of overlapping exports and their like are as they should be. */
function asksForSomething({ code }: QualityFinding): boolean {
  return !sentenceOf(code)?.remedy.startsWith('Nothing');
}

function sentenceOf(code: string): DataSentence | null {
  return new Map<string, DataSentence>(Object.entries(DATA_SENTENCES)).get(code) ?? null;
}

function rowsWarning({ code, count, samples }: QualityFinding): Problem {
  const sentence = sentenceOf(code);
  const means = sentence?.means ?? code.replaceAll('_', ' ');
  const [first] = samples;
  const example = first === undefined || first.text === '' ? '' : `, the first "${first.text}"`;
  const column = first?.column ? ` in ${first.column}` : '';
  const message = `${means.charAt(0).toUpperCase()}${means.slice(1)}: ${grouped(count)}${example}${column}.`;
  const place = { file: first?.file || null, line: first?.line ?? null };
  return { ...NOWHERE, ...place, code, message, remedy: sentence?.remedy ?? null };
}

const NOWHERE = {
  severity: 'warning',
  file: null,
  line: null,
  column: null,
  width: null,
  excerpt: null,
} as const satisfies Partial<Problem>;
