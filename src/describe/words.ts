// Numbers, lists, names and durations as people say them.

import { HOUR_MS, MINUTE_MS } from '../calendar/local-date.ts';
import type { Duration } from '../model/agreement.ts';

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Up to twelve in words. */
export function numberWord(value: number): string {
  return NUMBERS[value] ?? String(value);
}

/** `1 call`, `two calls`. */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${numberWord(value)} ${value === 1 ? singular : plural}`;
}

/** `a, b or c`. */
export function listed(items: readonly string[], last: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}

/** A name of the file as a heading: `first-touch` → `First touch`. */
export function titleOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A name of the file inside a sentence: `us-sales` → `us sales`. */
export function plainName(name: string): string {
  return name.replaceAll(/[_-]+/g, ' ').trim();
}

export function sentence(text: string): string {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

/** `95 %`. */
export function percent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(4))} %`;
}

/** `four business hours`; for windows that end with a day, when they end. */
export function durationWords(duration: Duration): string {
  switch (duration.unit) {
    case 'elapsed':
      return timeWords(duration.ms, '');
    case 'business-time':
      return timeWords(duration.ms, 'business ');
    case 'business-days':
      return counted(duration.days, 'business day');
    case 'calendar-days':
      return counted(duration.days, 'calendar day');
    case 'end-of-business-day':
      return endOfDayWords(duration.days);
  }
}

/** `within four business hours`, `by the end of the next business day`. */
export function withinWords(duration: Duration): string {
  return `${duration.unit === 'end-of-business-day' ? 'by' : 'within'} ${durationWords(duration)}`;
}

function timeWords(ms: number, kind: string): string {
  const units = [
    { ms: HOUR_MS, name: 'hour' },
    { ms: MINUTE_MS, name: 'minute' },
    { ms: 1000, name: 'second' },
  ];
  const unit = units.find(candidate => ms % candidate.ms === 0);
  return unit === undefined ? `${ms} ${kind}milliseconds` : counted(ms / unit.ms, `${kind}${unit.name}`);
}

function endOfDayWords(days: number): string {
  if (days === 0) return 'the end of the same business day';
  return days === 1 ? 'the end of the next business day' : `the end of business ${counted(days, 'business day')} later`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Months count from 1. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}
