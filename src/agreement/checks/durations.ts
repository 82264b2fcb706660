// A business duration has a calendar to run in, and stands only where one can.

import type { Problem } from '../../findings/problem.ts';
import type { Duration } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import { atLatestCalendar } from '../at-latest.ts';
import type { Cursor, TextCursor } from '../cursor.ts';
import { parseDuration } from '../forms/duration.ts';
import { quote } from '../sentences.ts';
import { choiceValues, clausesOf, goalsOf } from './names.ts';

export function businessDurationsCanRun(file: AgreementFile): readonly Problem[] {
  return [
    ...clausesOf(file).flatMap(clause => inClause(file, clause)),
    ...goalsOf(file).flatMap(goal => inGoal(file, goal)),
  ];
}

function inClause(file: AgreementFile, clause: Cursor): readonly Problem[] {
  if (clause.has('at_most')) return business(clause.at('within')).map(text => inAtMost(file, text));
  const timed = ['within', 'max_gap', 'look_back'].flatMap(key => business(clause.at(key)));
  const clockless = clause.has('calendar') ? [] : timed.map(text => withoutCalendar(file, text, 'the clause'));
  return [...clockless, ...atLatest(file, clause), ...lookBack(file, clause)];
}

function inGoal(file: AgreementFile, goal: Cursor): readonly Problem[] {
  if (goal.has('calendar')) return [];
  return business(goal.at('rate', 'within')).map(text => withoutCalendar(file, text, 'the goal'));
}

function atLatest(file: AgreementFile, clause: Cursor): readonly Problem[] {
  const written = clause.at('at_latest');
  if (atLatestCalendar(clause) !== null) return [];
  const texts = business(written.isMap ? written.at('within') : written);
  return texts.map(text => {
    const message = `${quote(text.value)} is open time, and \`at_latest\` needs a calendar of its own here.`;
    const remedy = `Write \`at_latest: { within: ${text.value}, calendar: … }\` with a calendar that no owner moves.`;
    return file.problem({ code: 'business-without-calendar', message, remedy }, text.path, 'value');
  });
}

/** Looking back runs in time, not in dates: "two working days before" has no single meaning. */
function lookBack(file: AgreementFile, clause: Cursor): readonly Problem[] {
  const days = business(clause.at('look_back')).filter(text => unitOf(text) !== 'business-time');
  return days.map(text => {
    const message = `${quote(text.value)} cannot be counted backwards.`;
    const remedy = 'Write `look_back` in minutes or hours, such as `15 minutes` or `2 business hours`.';
    return file.problem({ code: 'look-back', message, remedy }, text.path, 'value');
  });
}

function withoutCalendar(file: AgreementFile, text: TextCursor, holder: string): Problem {
  const message = `${quote(text.value)} is open time, and ${holder} names no calendar.`;
  const remedy = 'Add `calendar:` with a name under `calendars`, or write plain time such as `4 hours`.';
  return file.problem({ code: 'business-without-calendar', message, remedy }, text.path, 'value');
}

function inAtMost(file: AgreementFile, text: TextCursor): Problem {
  const message = `${quote(text.value)} is open time, and \`at_most\` counts in plain time or calendar days.`;
  const remedy = 'Write it like `24 hours` or `7 calendar days`.';
  return file.problem({ code: 'business-at-most', message, remedy }, text.path, 'value');
}

/** The business durations in one value or a list of `{ if, is }`. */
function business(choice: Cursor): readonly TextCursor[] {
  return choiceValues(choice).filter(text => BUSINESS.includes(unitOf(text)));
}

const BUSINESS: readonly (Duration['unit'] | null)[] = ['business-time', 'business-days', 'end-of-business-day'];

function unitOf(text: TextCursor): Duration['unit'] | null {
  const parsed = parseDuration(text.value);
  return 'value' in parsed ? parsed.value.unit : null;
}
