// Where instants stand on a drawing for the page, and the lines and times of day behind it.

import { zoneOf } from '../../calendar/zone.ts';
import { DAY_MS, localDayOf, startOfDay, weekdayOf } from '../../calendar/local-date.ts';
import { isoWriter } from '../../model/iso-time.ts';
import type { Axis, Stretch } from '../../model/explanation.ts';
import { type Markup, raw } from '../../report/html/markup.ts';
import { clockWords, dateWords } from '../words/times.ts';

export const WIDTH = 1040;
const MARGIN = 8;
export const SHADE_TOP = 36;
export const BAR_HEIGHT = 18;
const DATE_ROOM = 76;
const HOUR_ROOM = 56;
const HOUR_MS = 3_600_000;

/** Instants to pixels, with a tenth of a pixel. */
export interface Scale {
  readonly x: (at: string | number) => number;
  readonly timeZone: string;
  readonly from: number;
  readonly until: number;
}

export function scaleOf({ from, until }: Axis, timeZone: string): Scale {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  const share = (WIDTH - 2 * MARGIN) / (end - begin || 1);
  const x = (at: string | number): number => {
    const instant = typeof at === 'number' ? at : Date.parse(at);
    return Math.round((MARGIN + (Math.min(Math.max(instant, begin), end) - begin) * share) * 10) / 10;
  };
  return { x, timeZone, from: begin, until: end };
}

/** A line at each midnight; its date where there is room, of closer ones the Mondays'. */
export function days({ x, timeZone, from, until }: Scale, bottom: number): Markup[] {
  const zone = zoneOf(timeZone);
  const iso = isoWriter(zone);
  const [first, last] = [localDayOf(zone, from), localDayOf(zone, until - 1)];
  const perDay = (WIDTH - 2 * MARGIN) / ((until - from) / DAY_MS);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map(day => {
    const at = Math.max(from, startOfDay(zone, day));
    const isShown = perDay >= DATE_ROOM || day === first || weekdayOf(day) === 0;
    const line = `<line class="grid-line" x1="${x(at)}" x2="${x(at)}" y1="18" y2="${bottom}"/>`;
    const text =
      isShown && x(until) - x(at) > DATE_ROOM
        ? `<text class="soft" x="${x(at) + 3}" y="14">${dateWords(iso(at), iso(at).slice(0, 4))}</text>`
        : '';
    return raw(line + text);
  });
}

/** Times of day, where an hour is wide enough to tell them apart. */
export function hours({ x, timeZone, from, until }: Scale): Markup[] {
  const perHour = ((WIDTH - 2 * MARGIN) / (until - from)) * HOUR_MS;
  const every = [1, 2, 3, 6].find(count => count * perHour >= HOUR_ROOM);
  if (every === undefined) return [];
  const zone = zoneOf(timeZone);
  const iso = isoWriter(zone);
  const first = Math.ceil((from + zone.offsetAt(from)) / (every * HOUR_MS));
  const last = Math.floor((until + zone.offsetAt(until)) / (every * HOUR_MS));
  return Array.from({ length: last - first + 1 }, (_, index) => zone.toInstant((first + index) * every * HOUR_MS))
    .filter(at => x(until) - x(at) >= HOUR_ROOM / 2)
    .map(at => raw(`<text class="soft" x="${x(at) + 3}" y="29">${clockWords(iso(at))}</text>`));
}

/** A stretch of a clock whose bar begins at `top`. */
export function bar({ from, to, state, phase }: Stretch, { x }: Scale, top: number): Markup {
  const ends = [x(from), x(to)] as const;
  const middle = top + BAR_HEIGHT / 2;
  const line = (kind: string): Markup =>
    raw(`<line class="${kind}" x1="${ends[0]}" x2="${ends[1]}" y1="${middle}" y2="${middle}"/>`);
  if (phase === 'spare') return line('spare');
  if (state === 'closed') return line(phase === 'late' ? 'late-closed' : 'closed');
  if (state === 'paused') return box('paused', ends, { top: top + 4, height: BAR_HEIGHT - 8 });
  return phase === 'late'
    ? box('late', ends, { top: top + 4, height: BAR_HEIGHT - 8 })
    : box('running', ends, { top: top, height: BAR_HEIGHT });
}

export function box(
  kind: string,
  [from, to]: readonly [number, number],
  { top, height }: { readonly top: number; readonly height: number },
): Markup {
  const width = Math.max(1, Math.round((to - from) * 10) / 10);
  return raw(`<rect class="${kind}" x="${from}" y="${top}" width="${width}" height="${height}"/>`);
}
