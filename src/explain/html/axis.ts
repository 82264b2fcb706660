// A drawing for the page: working hours shaded, the clock as a bar, labels hung below it. Shapes differ, not colours alone.

import { zoneOf } from '../../calendar/zone.ts';
import { DAY_MS, localDayOf, startOfDay, weekdayOf } from '../../calendar/local-date.ts';
import { isoWriter } from '../../model/iso-time.ts';
import type { Axis, ExplainedClock, Step, Stretch } from '../../model/explanation.ts';
import { hypertext, type Markup, raw } from '../../report/html/markup.ts';
import { clockWords, dateWords } from '../words/times.ts';

const WIDTH = 1040;
const MARGIN = 8;
const SHADE_TOP = 36;
const BAR = { top: 72, height: 18 } as const;
const LABEL_TOP = BAR.top + BAR.height + 26;
const LABEL_HEIGHT = 18;
/** About what a character takes at 12 px. */
const CHARACTER = 6.6;
const DATE_ROOM = 76;
const HOUR_ROOM = 56;
const HOUR_MS = 3_600_000;

/** Instants to pixels, with a tenth of a pixel. */
interface Scale {
  readonly x: (at: string | number) => number;
  readonly timeZone: string;
  readonly from: number;
  readonly until: number;
}

export function clockPicture(clock: ExplainedClock, axis: Axis, timeZone: string): Markup {
  const scale = scaleOf(axis, timeZone);
  const labels = placedLabels(labelsOf(clock, scale));
  const rows = Math.max(0, ...labels.map(({ row }) => row + 1));
  const height = LABEL_TOP + (rows - 1) * LABEL_HEIGHT + 8;
  const { obligation, conclusion } = clock;
  return hypertext`<svg class="axis" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${obligation.clause}: ${conclusion}">
${axis.open.map(({ from, to }) => box('hours', [scale.x(from), scale.x(to)], { top: SHADE_TOP, height: BAR.top + BAR.height + 6 - SHADE_TOP }))}
${days(scale)}
${hours(scale)}
${legs(clock, scale)}
${clock.stretches.map(stretch => bar(stretch, scale))}
${touches(clock, scale)}
${labels.map(hung)}
</svg>`;
}

function scaleOf({ from, until }: Axis, timeZone: string): Scale {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  const share = (WIDTH - 2 * MARGIN) / (end - begin || 1);
  const x = (at: string | number): number => {
    const instant = typeof at === 'number' ? at : Date.parse(at);
    return Math.round((MARGIN + (Math.min(Math.max(instant, begin), end) - begin) * share) * 10) / 10;
  };
  return { x, timeZone, from: begin, until: end };
}

/** A line at each midnight; its date where there is room, of closer ones the Mondays'. */
function days({ x, timeZone, from, until }: Scale): Markup[] {
  const zone = zoneOf(timeZone);
  const iso = isoWriter(zone);
  const [first, last] = [localDayOf(zone, from), localDayOf(zone, until - 1)];
  const perDay = (WIDTH - 2 * MARGIN) / ((until - from) / DAY_MS);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map(day => {
    const at = Math.max(from, startOfDay(zone, day));
    const isShown = perDay >= DATE_ROOM || day === first || weekdayOf(day) === 0;
    const line = `<line class="grid-line" x1="${x(at)}" x2="${x(at)}" y1="18" y2="${BAR.top + BAR.height + 6}"/>`;
    const text =
      isShown && x(until) - x(at) > DATE_ROOM
        ? `<text class="soft" x="${x(at) + 3}" y="14">${dateWords(iso(at), iso(at).slice(0, 4))}</text>`
        : '';
    return raw(line + text);
  });
}

/** Times of day, where an hour is wide enough to tell them apart. */
function hours({ x, timeZone, from, until }: Scale): Markup[] {
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

function bar({ from, to, state, phase }: Stretch, { x }: Scale): Markup {
  const ends = [x(from), x(to)] as const;
  const middle = BAR.top + BAR.height / 2;
  const line = (kind: string): Markup =>
    raw(`<line class="${kind}" x1="${ends[0]}" x2="${ends[1]}" y1="${middle}" y2="${middle}"/>`);
  if (phase === 'spare') return line('spare');
  if (state === 'closed') return line(phase === 'late' ? 'late-closed' : 'closed');
  if (state === 'paused') return box('paused', ends, { top: BAR.top + 4, height: BAR.height - 8 });
  return phase === 'late'
    ? box('late', ends, { top: BAR.top + 4, height: BAR.height - 8 })
    : box('running', ends, { top: BAR.top, height: BAR.height });
}

function box(
  kind: string,
  [from, to]: readonly [number, number],
  { top, height }: { readonly top: number; readonly height: number },
): Markup {
  const width = Math.max(1, Math.round((to - from) * 10) / 10);
  return raw(`<rect class="${kind}" x="${from}" y="${top}" width="${width}" height="${height}"/>`);
}

/** Who held it, where it changed hands. */
function legs({ stretches }: ExplainedClock, { x }: Scale): Markup[] {
  const held: { owner: string; from: string }[] = [];
  for (const { owner, from } of stretches) if (held.at(-1)?.owner !== owner) held.push({ owner, from });
  if (held.length < 2) return [];
  return held.map(({ owner, from }, index) => {
    const room = x(held[index + 1]?.from ?? stretches.at(-1)?.to ?? from) - x(from);
    const name = owner === '' ? 'nobody' : owner;
    const shown = name.length * CHARACTER + 6 <= room ? name : '';
    return hypertext`<line class="leg" x1="${x(from)}" x2="${x(from)}" y1="${SHADE_TOP + 10}" y2="${BAR.top - 3}" /><text class="soft" x="${x(from) + 4}" y="${SHADE_TOP + 22}">${shown}</text>`;
  });
}

function touches({ steps }: ExplainedClock, { x }: Scale): Markup[] {
  return steps
    .filter(({ kind }) => kind === 'touch')
    .map(({ at, counts }) =>
      raw(
        `<circle class="touch${counts === true ? '' : ' idle'}" cx="${x(at)}" cy="${BAR.top + BAR.height + 8}" r="3.5"/>`,
      ),
    );
}

// ---------------------------------------------------------------- labels

interface Label {
  readonly x: number;
  readonly text: string;
}

interface PlacedLabel extends Label {
  readonly row: number;
  readonly anchor: 'start' | 'end';
}

const WORDS: Readonly<Partial<Record<Step['kind'], string>>> = {
  started: 'started',
  paused: 'paused',
  resumed: 'runs again',
  restarted: 'starts again',
  settled: 'done',
  discharged: 'discharged',
  'looked-back': 'done',
  cancelled: 'ended',
  replaced: 'replaced',
  'as-of': 'audit',
};

function labelsOf({ steps, obligation }: ExplainedClock, { x }: Scale): Label[] {
  const label = (at: string, word: string): Label => ({
    x: x(at),
    text: `${word} ${dateWords(at, at.slice(0, 4)).slice(0, 3)} ${clockWords(at)}`,
  });
  const labels = steps.flatMap(({ at, kind }) => {
    const word = WORDS[kind];
    return word === undefined ? [] : [label(at, word)];
  });
  return obligation.due_at === null ? labels : [...labels, label(obligation.due_at, 'due')];
}

/** Each in the first row where it touches no other. */
function placedLabels(labels: readonly Label[]): PlacedLabel[] {
  const taken: [from: number, to: number][][] = [];
  return [...labels]
    .sort((a, b) => a.x - b.x)
    .map(label => {
      const width = label.text.length * CHARACTER + 10;
      const anchor = label.x + width > WIDTH ? 'end' : 'start';
      const [from, to] = anchor === 'end' ? [label.x - width, label.x] : [label.x, label.x + width];
      let row = 0;
      while (taken[row]?.some(([begin, end]) => begin < to && from < end) === true) row++;
      (taken[row] ??= []).push([from, to]);
      return { ...label, row, anchor };
    });
}

function hung({ x, text, row, anchor }: PlacedLabel): Markup {
  const y = LABEL_TOP + row * LABEL_HEIGHT;
  const shift = anchor === 'end' ? -4 : 4;
  const kind = text.startsWith('due ') ? 'due' : 'hanger';
  return hypertext`<line class="${kind}" x1="${x}" x2="${x}" y1="${BAR.top - 4}" y2="${y}" /><text x="${x + shift}" y="${y}" text-anchor="${anchor}">${text}</text>`;
}
