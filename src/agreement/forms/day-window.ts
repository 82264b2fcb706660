// `09:00-17:30`, `closed`: the hours of a date (spec agreement.md, calendars).

import type { DayWindow } from '../../model/agreement.ts';
import type { Parsed } from './parsed.ts';

const MIDNIGHT = 86_400_000;
const WINDOW = /^(\d{1,2}:\d{2}(?::\d{2})?)\s*[-–—]\s*(\d{1,2}:\d{2}(?::\d{2})?)$/;

/** The window of a text, or none for `closed`. */
export function parseWindow(written: string): Parsed<DayWindow | null> {
  const text = written.trim();
  if (text.toLowerCase() === 'closed') return { value: null };
  const [, opens = '', closes = ''] = WINDOW.exec(text) ?? [];
  const [from, to] = [timeOfDay(opens), timeOfDay(closes)];
  if (from === null || to === null || from === MIDNIGHT) return unreadable(text);
  return to > from ? { value: { from, to } } : notAfter(text, opens, closes);
}

/** Ms after midnight of `HH:MM` or `HH:MM:SS` up to `24:00`, or null. */
function timeOfDay(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return minutes > 59 || seconds > 59 || ms > MIDNIGHT ? null : ms;
}

function unreadable(text: string): Parsed<never> {
  const message = `\`${text}\` is not a time window.`;
  return {
    flaw: {
      code: 'window',
      message,
      remedy: 'Write it like `09:00-17:30`, in hours from `00:00` to `24:00`, or `closed`.',
    },
  };
}

function notAfter(text: string, opens: string, closes: string): Parsed<never> {
  if (timeOfDay(opens) === timeOfDay(closes)) {
    const message = `\`${text}\` ends when it begins.`;
    return { flaw: { code: 'window', message, remedy: 'Write `closed`, or `00:00-24:00` for the whole date.' } };
  }
  const rest = timeOfDay(closes) === 0 ? '' : `, and \`00:00-${closes}\` on the next day`;
  const message = `\`${text}\` ends before it begins: a window cannot run past midnight.`;
  const remedy = rest === '' ? `Write \`${opens}-24:00\`.` : `Write two: \`${opens}-24:00\` on this day${rest}.`;
  return { flaw: { code: 'window-past-midnight', message, remedy } };
}
