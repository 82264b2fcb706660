// `2025-12-24`, `2025-07-01T09:00`: dates of the agreement, which must exist.

import type { Parsed } from './parsed.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** A date alone, or a time with or without an offset; `localMs` is wall time written as if it were UTC. */
export interface WrittenInstant {
  readonly localMs: number;
  readonly dateOnly: boolean;
  /** Local minus UTC, ms; null: local to the agreement's zone. */
  readonly offsetMs: number | null;
}

/** Midnight of a date as if it were UTC, epoch ms. */
export function parseDate(written: string): Parsed<number> {
  const text = written.trim();
  const match = DATE.exec(text);
  if (match === null) return notADate(text, 'Write it like `2025-12-24`.');
  const at = midnight(text);
  return at === null ? notADate(text, 'There is no such day: write one that the month has.') : { value: at };
}

export function parseInstant(written: string): Parsed<WrittenInstant> {
  const text = written.trim();
  const match = TIME.exec(text);
  if (match === null) return dateOnly(text);
  const [, date = '', hours, minutes, seconds = '0', fraction = '', offset] = match;
  const start = midnight(date);
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const isTime = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  if (start === null || !isTime) return notADate(text, 'There is no such day or time: write one that exists.');
  const localMs = start + time * 1000 + Number(fraction.padEnd(3, '0'));
  return { value: { localMs, dateOnly: false, offsetMs: offset === undefined ? null : offsetOf(offset) } };
}

function dateOnly(text: string): Parsed<WrittenInstant> {
  const date = parseDate(text);
  if ('value' in date) return { value: { localMs: date.value, dateOnly: true, offsetMs: null } };
  return DATE.test(text) ? date : notADate(text, 'Write it like `2025-07-01` or `2025-07-01T09:00`.');
}

function midnight(date: string): number | null {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : at;
}

function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))];
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function notADate(text: string, remedy: string): Parsed<never> {
  return { flaw: { code: 'date', message: `\`${text}\` is not a date.`, remedy } };
}
