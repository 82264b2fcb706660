// Small pictures inside table cells, drawn by hand: a rate with its interval and target, a goal's pace, a bar. No axes, so no library.

import { hypertext, type Markup, NOTHING, raw } from '../markup.ts';

const WIDTH = 200;
const HEIGHT = 24;
const MIDDLE = HEIGHT / 2;
/** Room for marks at the very ends. */
const MARGIN = 6;

export interface RateStrip {
  readonly rate: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly target: number | null;
  readonly hit: boolean | null;
  /** Where the scale begins; it ends at 100 %. */
  readonly from: number;
}

/** A dot (missed: a diamond) on its interval, the target as a tick. The cells beside it say the same in words. */
export function rateStrip({ rate, interval, target, hit, from }: RateStrip): Markup {
  const x = scale(from, 1);
  const tone = hit === false ? 'missed' : 'kept';
  return picture(
    hypertext`${line(MARGIN, WIDTH - MARGIN, 'track')}${
      interval === null ? NOTHING : line(x(interval.low), x(interval.high), `reach ${tone}`)
    }${target === null ? NOTHING : tick(x(target))}${rate === null ? NOTHING : markAt(x(rate), hit)}`,
  );
}

/** Fewer decided than this have so wide an interval that only their rate moves the scale. */
const FEW = 10;

export interface Scaled extends Pick<RateStrip, 'rate' | 'interval' | 'target'> {
  readonly decided: number;
}

/** Whole tens of per cent below everything shown, so that strips of one table share a scale; an interval may run off it. */
export function scaleStart(strips: readonly Scaled[]): number {
  const lows = strips.flatMap(({ rate, interval, target, decided }) => [
    (decided < FEW ? rate : interval?.low) ?? 1,
    target ?? 1,
  ]);
  return Math.max(0, Math.min(0.9, Math.floor(Math.min(1, ...lows) * 10) / 10));
}

/** A bar from nothing to its share of the whole; `tone` as the style sheet knows it. */
export function barStrip(share: number, tone: 'missed' | 'kept'): Markup {
  const width = px(Math.max(0, Math.min(1, share)) * (WIDTH - 2 * MARGIN));
  return picture(raw(`<rect class="bar ${tone}" x="${MARGIN}" y="7" width="${width}" height="10" rx="2"/>`));
}

export interface PaceStrip {
  readonly value: number;
  readonly target: number | null;
  readonly projection: number | null;
  readonly hit: boolean | null;
}

/** A goal: the bar so far, a lighter one to where it is heading, the target as a tick. */
export function paceStrip({ value, target, projection, hit }: PaceStrip): Markup {
  const x = scale(0, Math.max(value, target ?? 0, projection ?? 0, Number.MIN_VALUE));
  const bar = (to: number, kind: string): string =>
    `<rect class="bar ${kind}" x="${MARGIN}" y="7" width="${px(Math.max(0, x(to) - MARGIN))}" height="10" rx="2"/>`;
  const ahead = projection === null ? '' : bar(projection, 'ahead');
  return picture(
    hypertext`${raw(ahead + bar(Math.max(0, value), hit === false ? 'missed' : 'kept'))}${target === null ? NOTHING : tick(x(target))}`,
  );
}

function picture(content: Markup): Markup {
  return hypertext`<svg
    class="strip"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="${WIDTH}"
    height="${HEIGHT}"
    aria-hidden="true"
    focusable="false"
  >
    ${content}
  </svg>`;
}

function scale(from: number, to: number): (value: number) => number {
  return value => {
    const share = (Math.min(Math.max(value, from), to) - from) / (to - from || 1);
    return Number(px(MARGIN + share * (WIDTH - 2 * MARGIN)));
  };
}

function line(from: number, to: number, kind: string): Markup {
  return raw(`<line class="${kind}" x1="${px(from)}" x2="${px(to)}" y1="${MIDDLE}" y2="${MIDDLE}"/>`);
}

function tick(x: number): Markup {
  return raw(`<line class="target" x1="${px(x)}" x2="${px(x)}" y1="3" y2="${HEIGHT - 3}"/>`);
}

function markAt(x: number, hit: boolean | null): Markup {
  if (hit === false) return raw(`<path class="mark missed" d="M${px(x)} ${MIDDLE - 6}l6 6l-6 6l-6 -6z"/>`);
  return raw(`<circle class="mark ${hit === null ? 'unjudged' : 'kept'}" cx="${px(x)}" cy="${MIDDLE}" r="4.5"/>`);
}

function px(value: number): string {
  return String(Number(value.toFixed(1)));
}
