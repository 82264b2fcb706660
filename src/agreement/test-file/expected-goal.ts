// What a goal must count: `qualified-leads 2025-03 = 1, missed`.

import type { ExpectedGoal } from '../../model/agreement-test.ts';
import type { Scalar } from '../../model/agreement.ts';
import { parsePeriod } from '../forms/period.ts';
import { suggestion } from '../sentences.ts';
import { Misread, under } from './misread.ts';
import { isWord, type Phrase, phrasesOf } from './words.ts';

export type WrittenGoalExpectation = Omit<ExpectedGoal, 'line'>;

const FORMS = 'Write the goal, its period and the value: `qualified-leads 2025-03 = 1, missed`.';

/** Throws Misread. */
export function readExpectedGoal(line: string, goals: readonly string[]): WrittenGoalExpectation {
  const [first, ...details] = phrasesOf(line);
  const [goal, month, ...rest] = first?.words ?? [];
  const [value, surplus] = isWord(rest[0], '=', 'is') ? rest.slice(1) : rest;
  if (
    first === undefined ||
    goal === undefined ||
    month === undefined ||
    value === undefined ||
    surplus !== undefined
  ) {
    throw new Misread({ code: 'test-goal', message: 'The line does not say what is counted.', remedy: FORMS }, null);
  }
  checkGoal(goal.text, goals, goal);
  return {
    goal: goal.text,
    month: checkedMonth(month.text, month),
    text: line.slice(value.from).trimEnd(),
    value: readValue(value.text, value),
    cells: details.map(readDetail),
  };
}

function checkGoal(id: string, goals: readonly string[], span: Misread['span']): void {
  if (goals.includes(id)) return;
  const remedy = suggestion(id, goals, 'The agreement has no goals.');
  throw new Misread({ code: 'test-goal', message: `The agreement has no goal \`${id}\`.`, remedy }, span);
}

function checkedMonth(text: string, span: Misread['span']): string {
  const parsed = parsePeriod(text);
  if ('flaw' in parsed) throw new Misread(parsed.flaw, span);
  return text;
}

const NUMBER = /^(?<number>-?\d{1,15}(?:\.(?<decimals>\d{1,9}))?)(?<percent> ?%)?$/;

function readValue(text: string, span: Misread['span']): ExpectedGoal['value'] {
  if (text.toLowerCase() === 'none') return null;
  const parts = NUMBER.exec(text.trim())?.groups;
  if (parts === undefined) {
    const remedy = 'Write a number, a percentage such as `50%`, or `none` where nothing is decided.';
    throw new Misread({ code: 'test-goal', message: `\`${text}\` is no number.`, remedy }, span);
  }
  const number = Number(parts['number']);
  if (parts['percent'] === undefined) return { number, decimals: null };
  return { number: number / 100, decimals: (parts['decimals'] ?? '').length + 2 };
}

function readDetail(detail: Phrase): ExpectedGoal['cells'][number] {
  const [what, number] = detail.words;
  const hit = HITS.get(detail.text.toLowerCase());
  if (hit !== undefined) return { what: 'hit', value: hit };
  if (isWord(what, 'of', 'open') && /^\d{1,9}$/.test(number?.text ?? '')) {
    return { what: isWord(what, 'of') ? 'of' : 'open', value: Number(number?.text) };
  }
  const remedy = 'After the value may come `hit`, `missed`, `undecided`, `of 4` and `open 1`.';
  throw new Misread({ code: 'test-goal', message: `\`${detail.text}\` cannot be looked at.`, remedy }, detail);
}

const HITS: ReadonlyMap<string, boolean | null> = new Map([
  ['hit', true],
  ['missed', false],
  ['undecided', null],
]);

// ---------------------------------------------------------------- the long form

/** As the schema lets it through. */
export interface WrittenGoalMap {
  readonly goal: string;
  readonly month: Scalar;
  readonly value: Scalar | null;
  readonly of?: number;
  readonly open?: number;
  readonly hit?: boolean | null;
}

/** Throws Misread. */
export function readGoalMap(written: WrittenGoalMap, goals: readonly string[]): WrittenGoalExpectation {
  under('goal', () => checkGoal(written.goal, goals, null));
  const { of, open, hit } = written;
  return {
    goal: written.goal,
    month: under('month', () => checkedMonth(String(written.month), null)),
    text: Object.entries(written)
      .slice(2)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
    value: under('value', () => readValue(String(written.value ?? 'none'), null)),
    cells: [
      ...(of === undefined ? [] : [{ what: 'of', value: of } as const]),
      ...(open === undefined ? [] : [{ what: 'open', value: open } as const]),
      ...(hit === undefined ? [] : [{ what: 'hit', value: hit } as const]),
    ],
  };
}
