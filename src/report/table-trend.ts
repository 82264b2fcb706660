// Rates over time in one line of blocks a clause, all on one scale and over the same weeks or months.

import type { Report, TrendRow } from '../model/report.ts';
import type { Presentation } from './format.ts';
import { layOut, wrapPhrases } from './table-layout.ts';
import { percentText } from './words.ts';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];
/** What was kept without exception must not look like what nearly was. */
const ALL_KEPT = '█';
const TOO_FEW = '·';
/** A rate of fewer says more about chance than about the promise. */
const LEAST_DECIDED = 5;
/** Two points are a change, which has its own column. */
const LEAST_POINTS = 3;
/** A quarter has at most 15 weeks; of years of months the last two are shown. */
const MOST_POINTS = 24;
/** The scale never begins higher, or a single breach of hundreds would look like a collapse. */
const HIGHEST_FLOOR = 0.9;
/** Longer than any week, clock changes included; shorter than any month. */
const WEEK_AT_MOST_MS = 8 * 86_400_000;

export interface TrendLines {
  /** One glyph a week or month, by clause id; every line as long as the others. */
  readonly of: ReadonlyMap<string, string>;
  /** Says what the glyphs mean, with the scale. */
  readonly legend: string;
}

/** Null where there are too few weeks or months to speak of a trend. */
export function trendLines(trend: Report['trend']): TrendLines | null {
  const all = [...new Set(trend.map(({ from }) => from))].sort((a, b) => Date.parse(a) - Date.parse(b));
  const starts = all.slice(-MOST_POINTS);
  if (starts.length < LEAST_POINTS) return null;
  const shown = trend.filter(row => starts.includes(row.from));
  const floor = floorOf(shown);
  const rowOf = new Map(shown.map(row => [`${row.clause} ${row.from}`, row]));
  const lines = [...new Set(trend.map(({ clause }) => clause))].map(
    clause => [clause, starts.map(start => glyphOf(rowOf.get(`${clause} ${start}`), floor)).join('')] as const,
  );
  return { of: new Map(lines), legend: legendOf(trend, all.length, floor) };
}

/** The lowest rate shown, down to the next ten per cent. */
function floorOf(rows: readonly TrendRow[]): number {
  const rates = rows.filter(isTold).map(({ met, breached }) => Math.floor((10 * met) / (met + breached)) / 10);
  return Math.min(HIGHEST_FLOOR, ...rates);
}

function isTold({ met, breached }: TrendRow): boolean {
  return met + breached >= LEAST_DECIDED;
}

function glyphOf(row: TrendRow | undefined, floor: number): string {
  if (row === undefined || !isTold(row)) return TOO_FEW;
  if (row.breached === 0) return ALL_KEPT;
  const height = ((row.rate ?? floor) - floor) / (1 - floor);
  return BLOCKS[Math.floor(height * BLOCKS.length)] ?? TOO_FEW;
}

function legendOf(trend: Report['trend'], points: number, floor: number): string {
  const unit = trend.some(({ from, to }) => Date.parse(to) - Date.parse(from) > WEEK_AT_MOST_MS) ? 'month' : 'week';
  const which = points > MOST_POINTS ? `in the last ${MOST_POINTS} ${unit}s` : `by ${unit}`;
  return `trend: kept ${which}, ▁ from ${percentText(floor, null)}, █ all, · fewer than ${LEAST_DECIDED} decided`;
}

/** Above the rows of view trend: each clause with its line, its lowest and its latest. */
export function trendSummary(trend: Report['trend'], { width, paint }: Presentation): string[] {
  const lines = trendLines(trend);
  if (lines === null) return [];
  const rows = [...lines.of].map(([clause, line]) => {
    const told = trend.filter(row => row.clause === clause && isTold(row));
    const lowest = told.reduce<TrendRow | undefined>(
      (least, row) => (rate(row) < rate(least) ? row : least),
      undefined,
    );
    const texts = [clause, line, rateText(told.at(-1)), rateText(lowest), lowest?.from.slice(0, 10) ?? ''];
    return { cells: texts.map(text => ({ text, paint: same })), notes: [] };
  });
  const columns = [
    { head: 'clause', align: 'left', least: 8 } as const,
    { head: 'trend', align: 'left', least: null } as const,
    { head: 'latest', align: 'right', least: null } as const,
    { head: 'lowest', align: 'right', least: null } as const,
    { head: 'from', align: 'left', least: null } as const,
  ];
  return [
    ...layOut(columns, rows, { width, yields: 'texts', paintHead: paint.faint }),
    ...wrapPhrases([lines.legend], width, '  ').map(paint.faint),
    '',
  ];
}

function rate(row: TrendRow | undefined): number {
  return row?.rate ?? Infinity;
}

function rateText(row: TrendRow | undefined): string {
  return row === undefined || row.rate === null ? '–' : percentText(row.rate, null);
}

function same(text: string): string {
  return text;
}
