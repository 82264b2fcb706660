// The results for people: a line a case, and under a failed one what was expected, what came out and what the clock did.

import { displayWidth } from '../findings/display-width.ts';
import { visible } from '../findings/visible.ts';
import { type CaseResult, type Failure, type FileResult, passedAndFailed } from './result.ts';

/** Colours by meaning. */
export interface TestPaint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

export interface TextPresentation {
  readonly width: number;
  readonly paint: TestPaint;
  /** `failures` leaves out what passed. */
  readonly shows: 'all' | 'failures';
}

export function testText(files: readonly FileResult[], presentation: TextPresentation): string {
  const { passed, failed } = passedAndFailed(files);
  const { paint } = presentation;
  const parts = files.map(file => fileText(file, presentation)).filter(text => text !== '');
  const counts = [`${passed} passed`, `${failed} failed`].join(', ');
  return `${[...parts, failed === 0 ? paint.good(counts) : paint.bad(counts)].join('\n\n')}\n`;
}

function fileText({ file, agreement, cases }: FileResult, presentation: TextPresentation): string {
  const shown = cases.filter(({ failures }) => presentation.shows === 'all' || failures.length > 0);
  if (shown.length === 0) return '';
  const title = presentation.paint.strong(visible(`${file} against ${agreement}`));
  return [title, ...shown.map(result => caseText(result, presentation))].join('\n');
}

function caseText({ name, line, failures }: CaseResult, presentation: TextPresentation): string {
  const { paint } = presentation;
  const [mark, place] = failures.length === 0 ? [paint.good('passed'), ''] : [paint.bad('FAILED'), ` (line ${line})`];
  const [first = '', ...more] = wrapped(visible(name) + place, presentation.width - 10);
  const title = [`  ${mark}  ${first}`, ...more.map(text => `          ${text}`)];
  return [...title, ...failures.flatMap(failure => failureLines(failure, presentation))].join('\n');
}

const INDENT = 10;
const LABEL = 10;

function failureLines(failure: Failure, { width, paint }: TextPresentation): string[] {
  const { subject, message, expected, actual, clock, line } = failure;
  const place = line === null ? '' : ` (line ${line})`;
  const labelled = (label: string, text: string | null): string[] =>
    text === null ? [] : hanging(label, visible(text), { width, indent: INDENT, column: LABEL, paint: paint.faint });
  const timeColumn = Math.max(0, ...clock.map(({ at }) => at.length + 2));
  const steps = clock.flatMap(({ at, text }) =>
    hanging(at, visible(text), { width, indent: INDENT, column: timeColumn, paint: paint.faint }),
  );
  return [
    ...wrapped(`${visible(subject)}${place}: ${visible(message)}`, width - INDENT).map((text, index) =>
      paint.strong(`${' '.repeat(index === 0 ? INDENT - 2 : INDENT)}${text}`),
    ),
    ...labelled('expected', expected),
    ...labelled('actual', actual),
    ...steps,
  ];
}

interface Hanging {
  readonly width: number;
  readonly indent: number;
  readonly column: number;
  readonly paint: (text: string) => string;
}

/** A label in one column, its text in the next. */
function hanging(label: string, text: string, { width, indent, column, paint }: Hanging): string[] {
  return wrapped(text, width - indent - column).map((line, index) => {
    const start = index === 0 ? paint(label.padEnd(column)) : ' '.repeat(column);
    return `${' '.repeat(indent)}${start}${line}`;
  });
}

/** A time stays together. */
const WORD = /[A-Z][a-z]{2} \d{4}-\d\d-\d\d(?: \d\d:\S+)?|\S+/g;

/** At least twenty columns, however narrow the terminal. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const [word] of text.matchAll(WORD)) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (lines.at(-1) === '' || displayWidth(longer) <= Math.max(20, width)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
