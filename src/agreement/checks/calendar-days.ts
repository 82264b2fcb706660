// A day is named once in `open`, and a calendar is open at some time.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { DAYS, parseDays } from '../forms/days.ts';
import { quote } from '../sentences.ts';

export function calendarDaysWork(file: AgreementFile): readonly Problem[] {
  const calendars = file.root
    .at('calendars')
    .entries()
    .filter(calendar => calendar.isMap);
  return calendars.flatMap(calendar => [...daysTwice(file, calendar), ...neverOpen(file, calendar)]);
}

function daysTwice(file: AgreementFile, calendar: Cursor): readonly Problem[] {
  const seen = new Map<number, string>();
  const problems: Problem[] = [];
  for (const entry of calendar.at('open').entries()) {
    const days = parseDays(entry.name);
    if ('flaw' in days) continue;
    const repeated = days.value.find(day => seen.has(day)) ?? firstRepeated(days.value);
    if (repeated !== undefined)
      problems.push(dayTwice(file, entry, { day: repeated, before: seen.get(repeated) ?? entry.name }));
    for (const day of days.value) seen.set(day, seen.get(day) ?? entry.name);
  }
  return problems;
}

function firstRepeated(days: readonly number[]): number | undefined {
  return days.find((day, index) => days.indexOf(day) < index);
}

function dayTwice(
  file: AgreementFile,
  entry: Cursor,
  found: { readonly day: number; readonly before: string },
): Problem {
  const day = DAYS[found.day] ?? '';
  const where = found.before === entry.name ? 'twice in this key' : `in ${quote(found.before)} already`;
  const complaint = {
    code: 'day-twice',
    message: `${quote(day)} stands ${where}.`,
    remedy: 'Name each day once; several windows go into one list.',
  };
  return file.problem(complaint, entry.path, 'key');
}

function neverOpen(file: AgreementFile, calendar: Cursor): readonly Problem[] {
  const open = calendar.at('open');
  const windows = [...open.entries(), ...calendar.at('exceptions').entries()].flatMap(entry => entry.items());
  const isClosed = open.isMap && windows.every(window => isClosedText(window.value));
  if (!isClosed) return [];
  const complaint = {
    code: 'never-open',
    message: `The calendar ${quote(calendar.name)} is never open: no clock would run in it.`,
    remedy: 'Add days with hours under `open:`, such as `mon-fri: 09:00-17:30`.',
  };
  return [file.problem(complaint, calendar.path, 'key')];
}

function isClosedText(value: unknown): boolean {
  return typeof value === 'string' && value.trim().toLowerCase() === 'closed';
}
