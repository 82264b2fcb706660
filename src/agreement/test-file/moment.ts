// `Fri 2025-03-07 16:30`: a local time whose weekday, where it is written, must be that of the date.

import { DAY_MS, parseDate, weekdayOf } from '../../calendar/local-date.ts';
import { dayText, WEEKDAYS } from '../../calendar/local-text.ts';
import type { TestMoment } from '../../model/agreement-test.ts';
import type { Zone } from '../../model/open-time.ts';
import { Misread } from './misread.ts';
import { phraseOf, type Word } from './words.ts';

export interface Moment extends TestMoment {
  /** Number of the local date: a line that begins with a time is on the date of the line before. */
  readonly day: number;
}

export interface MomentContext {
  readonly zone: Zone;
  /** The date of a time that stands alone; null where there is none before it. */
  readonly day: number | null;
}

const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$/i;
const DATE = /^(?<date>\d{4}-\d\d-\d\d)(?:T(?<time>.+))?$/i;
const TIME =
  /^(?<hours>\d{1,2}):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?:\.(?<fraction>\d{1,3}))?)?(?<offset>Z|[+-]\d\d:?\d\d)?$/i;
const EXAMPLE = 'Write it like `Fri 2025-03-07 16:30`.';

/** The time that the first words write, and the words after it. Throws Misread where they write none. */
export function readMoment(
  words: readonly Word[],
  line: string,
  context: MomentContext,
): { readonly moment: Moment; readonly rest: readonly Word[] } {
  const reader = new MomentReader(words, line);
  const weekday = reader.takeWeekday();
  const date = reader.takeDate(weekday);
  const time = date?.time ?? reader.takeTime();
  const day = date?.day ?? context.day;
  if (date === null && time === null) throw reader.notATime();
  if (day === null) throw noDate(words[0] ?? null);
  if (time === null) return { moment: wholeDay(day, context.zone), rest: reader.rest };
  const local = day * DAY_MS + time.ms;
  const at = time.offsetMs === null ? context.zone.toInstant(local) : local - time.offsetMs;
  return { moment: { at, dayEnd: null, day }, rest: reader.rest };
}

function noDate(time: Word | null): Misread {
  const message = 'No date stands before this time.';
  return new Misread({ code: 'test-time', message, remedy: EXAMPLE }, time);
}

function wholeDay(day: number, zone: Zone): Moment {
  return { at: zone.toInstant(day * DAY_MS), dayEnd: zone.toInstant((day + 1) * DAY_MS) - 1, day };
}

interface TimeOfDay {
  readonly ms: number;
  readonly offsetMs: number | null;
}

class MomentReader {
  rest: readonly Word[];
  private readonly line: string;

  constructor(words: readonly Word[], line: string) {
    this.rest = words;
    this.line = line;
  }

  takeWeekday(): Word | null {
    const [word, next] = this.rest;
    if (word === undefined || !WEEKDAY.test(word.text)) return null;
    if (next === undefined || !DATE.test(next.text)) throw this.notATime();
    return this.take();
  }

  takeDate(weekday: Word | null): { readonly day: number; readonly time: TimeOfDay | null } | null {
    const [word] = this.rest;
    const parts = DATE.exec(word?.text ?? '')?.groups;
    if (word === undefined || parts === undefined) return null;
    const day = parseDate(parts['date'] ?? '');
    if (day === null) {
      const remedy = 'Write a date that the calendar has.';
      throw new Misread({ code: 'test-time', message: `There is no ${parts['date']}.`, remedy }, word);
    }
    if (weekday !== null) checkWeekday(weekday, day);
    this.take();
    return { day, time: parts['time'] === undefined ? null : timeOfDay(parts['time'], word) };
  }

  takeTime(): TimeOfDay | null {
    const [word] = this.rest;
    if (word === undefined || !/^\d{1,2}:\d/.test(word.text)) return null;
    const time = timeOfDay(word.text, word);
    this.take();
    return time;
  }

  notATime(): Misread {
    const { text, from, to } = phraseOf(this.line, this.rest.slice(0, 3));
    const message = text === '' ? 'A time is missing.' : `\`${text}\` does not begin with a date and a time.`;
    return new Misread({ code: 'test-time', message, remedy: EXAMPLE }, { from, to });
  }

  private take(): Word | null {
    const [word = null, ...rest] = this.rest;
    this.rest = rest;
    return word;
  }
}

function checkWeekday(word: Word, day: number): void {
  const right = WEEKDAYS[weekdayOf(day)] ?? '';
  const written = word.text.slice(0, 3).toLowerCase();
  if (right.toLowerCase().startsWith(written)) return;
  const wrong = WEEKDAYS.find(name => name.toLowerCase().startsWith(written)) ?? '';
  const message = `${dayText(day).slice(4)} is a ${right}, not a ${wrong}.`;
  throw new Misread({ code: 'test-weekday', message, remedy: `Write \`${dayText(day)}\`, or another date.` }, word);
}

function timeOfDay(text: string, word: Word): TimeOfDay {
  const parts = TIME.exec(text)?.groups ?? {};
  const [hours, minutes, seconds] = [Number(parts['hours']), Number(parts['minutes']), Number(parts['seconds'] ?? 0)];
  if (!(hours < 24 && minutes < 60 && seconds < 60)) {
    const remedy = 'Write hours and minutes of the day, such as `09:30` or `16:30:15`.';
    throw new Misread({ code: 'test-time', message: `\`${text}\` is not a time of day.`, remedy }, word);
  }
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((parts['fraction'] ?? '').padEnd(3, '0'));
  return { ms, offsetMs: parts['offset'] === undefined ? null : offsetOf(parts['offset']) };
}

function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
