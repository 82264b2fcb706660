// The drawings: one clock close up, and all of a lead's clocks on one axis.

import { zoneOf } from '../../calendar/zone.ts';
import { displayWidth } from '../../findings/display-width.ts';
import { shortened } from '../../findings/visible.ts';
import type { Axis, ExplainedClock, LeadExplanation } from '../../model/explanation.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Paint } from '../../report/format.ts';
import { MARKED } from '../words/marks.ts';
import { clockWords, dateWords } from '../words/times.ts';
import { axisLines, shadeLine } from './axis-lines.ts';
import { barCells, type Cell } from './bars.ts';
import { markLines, type Mark } from './marks.ts';
import { type Scale, scaleOf } from './scale.ts';
import { padded } from './text.ts';

export interface DrawingTerms {
  readonly timeZone: string;
  readonly width: number;
  readonly paint: Paint;
}

/** Room for verdicts, and for labels that begin near the end of a bar. */
const RIGHT_MARGIN = 14;
const WIDEST = 132;
const DAY_STEP = 12 * 3_600_000;

export function clockDrawing(clock: ExplainedClock, axis: Axis, terms: DrawingTerms): string[] {
  const { paint } = terms;
  const names = ['working hours', clock.obligation.clause, 'touches'];
  const frame = frameOf(axis, names, terms);
  const { scale, line, room } = frame;
  const cells = barCells(scale, clock.stretches);
  return [
    ...axisLines(scale).map(text => line('', paint.faint(text))),
    ...shade(frame, axis, paint),
    ...ownerLine(clock, scale).map(text => line('owner', text)),
    ...touchLine(clock, scale).map(text => line('touches', text)),
    line(clock.obligation.clause, painted(cells, paint)),
    ...markLines(marksOf(clock, scale), room).map(text => line('', text)),
  ];
}

export function leadDrawing({ clocks, rows }: LeadExplanation, axis: Axis, terms: DrawingTerms): string[] {
  const { paint } = terms;
  const ids = [...new Set(clocks.map(({ obligation }) => obligation.clause))];
  const frame = frameOf(axis, ['working hours', ...ids], terms);
  const { scale, line } = frame;
  const [from, until] = [scale.start(0), scale.start(scale.columns)];
  const shown = rows.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < until);
  const places = (kinds: readonly string[]): Map<number, string> =>
    new Map(shown.filter(({ kind }) => kinds.includes(kind)).map(({ at }) => [scale.columnOf(Date.parse(at)), '']));
  const glyphs = (columns: Iterable<number>, glyph: string): string =>
    placed([...columns].map(column => [column, glyph]));
  const rowLine = (name: string, kinds: readonly string[], glyph: string): string[] => {
    const columns = places(kinds);
    return columns.size === 0 ? [] : [line(name, glyphs(columns.keys(), glyph))];
  };
  return [
    ...axisLines(scale).map(text => line('', paint.faint(text))),
    ...shade(frame, axis, paint),
    ...rowLine('changes', ['history', 'creation', 'milestone', 'deal_created', 'deal_closed'], '◆'),
    ...rowLine('activities', ['activity'], '●'),
    ...ids.map(id =>
      clauseLine(
        id,
        clocks.filter(({ obligation }) => obligation.clause === id),
        frame,
        paint,
      ),
    ),
  ];
}

interface Frame {
  readonly scale: Scale;
  /** Columns from the bar's beginning to the right edge. */
  readonly room: number;
  readonly line: (name: string, content: string) => string;
}

function frameOf(axis: Axis, names: readonly string[], { timeZone, width }: DrawingTerms): Frame {
  const label = Math.min(18, Math.max(...names.map(name => name.length))) + 2;
  const whole = Math.min(width, WIDEST);
  const scale = scaleOf(Date.parse(axis.from), Date.parse(axis.until), {
    zone: zoneOf(timeZone),
    width: Math.max(24, whole - label - RIGHT_MARGIN),
  });
  const line = (name: string, content: string): string =>
    `${padded(name === '' ? '' : shortened(name, label - 2), label)}${content}`.trimEnd();
  return { scale, room: whole - label, line };
}

function shade({ scale, line }: Frame, axis: Axis, paint: Paint): string[] {
  const text = shadeLine(scale, axis);
  return text === '' ? [] : [line('working hours', paint.faint(text))];
}

function painted(cells: readonly (Cell | null)[], paint: Paint): string {
  const last = cells.findLastIndex(cell => cell !== null);
  let line = '';
  for (let column = 0; column <= last;) {
    const cell = cells[column] ?? null;
    let end = column + 1;
    while (end <= last && (cells[end] ?? null)?.phase === cell?.phase) end++;
    const text = cells
      .slice(column, end)
      .map(one => one?.glyph ?? ' ')
      .join('');
    line += cell?.phase === 'late' ? paint.bad(text) : cell?.phase === 'spare' ? paint.faint(text) : text;
    column = end;
  }
  return line;
}

// ---------------------------------------------------------------- marks

function marksOf({ steps, obligation }: ExplainedClock, scale: Scale): Mark[] {
  const mark = (at: string, word: string): Mark => ({
    column: scale.columnOf(Date.parse(at)),
    text: `${word} ${shortTime(at, scale)}`,
  });
  const marks = steps.flatMap(({ at, kind }) => {
    const word = MARKED[kind];
    return word === undefined ? [] : [mark(at, word)];
  });
  return obligation.due_at === null ? marks : [...marks, mark(obligation.due_at, 'due')];
}

/** The time of day; the date where a column is half a day or more. */
function shortTime(at: string, scale: Scale): string {
  return scale.step >= DAY_STEP ? dateWords(at, at.slice(0, 4)).slice(4) : clockWords(at).slice(0, 5);
}

function touchLine({ steps }: ExplainedClock, scale: Scale): string[] {
  const touches = steps.filter(({ kind }) => kind === 'touch');
  if (touches.length === 0) return [];
  const places = touches.map(({ at, counts }): [number, string] => [
    scale.columnOf(Date.parse(at)),
    counts === true ? '●' : '○',
  ]);
  // Where a touch that counts and one that does not share a column, the former is seen.
  return [placed(places.sort(([, a], [, b]) => (a === b ? 0 : a === '○' ? -1 : 1)))];
}

/** Who held the lead, where it changed hands: each leg begins with its name, as far as that fits. */
function ownerLine({ stretches }: ExplainedClock, scale: Scale): string[] {
  const legs: { readonly owner: string; readonly column: number }[] = [];
  for (const { owner, from } of stretches) {
    if (legs.at(-1)?.owner !== owner) legs.push({ owner, column: scale.columnOf(Date.parse(from)) });
  }
  if (legs.length < 2) return [];
  const end = scale.columnOf(Date.parse(stretches.at(-1)?.to ?? '') - 1) + 1;
  const words = legs.map(({ owner, column }, index) => legWords(owner, (legs[index + 1]?.column ?? end) - column));
  return [' '.repeat(legs[0]?.column ?? 0) + words.join('')];
}

function legWords(owner: string, length: number): string {
  const name = `├ ${owner === '' ? 'nobody' : shortened(owner, 20)} `;
  if (length <= 0) return '';
  return displayWidth(name) <= length ? name + '┄'.repeat(length - displayWidth(name)) : '├'.padEnd(length, '┄');
}

// ---------------------------------------------------------------- one line a clause

export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  met: '✓',
  breached: '✗',
  open: '…',
  cancelled: '–',
  waived: '~',
  unassessable: '?',
};

function clauseLine(id: string, clocks: readonly ExplainedClock[], { scale, line }: Frame, paint: Paint): string {
  const cells: (Cell | null)[] = Array.from({ length: scale.columns }, () => null);
  for (const clock of clocks) {
    lineCells(clock, scale).forEach((cell, column) => {
      if (cell !== null) cells[column] = cell;
    });
  }
  const drawn = cells.findLastIndex(cell => cell !== null) + 1;
  return line(id, `${painted(cells, paint)}${' '.repeat(scale.columns - drawn)}  ${verdictsWords(clocks, paint)}`);
}

function lineCells(clock: ExplainedClock, scale: Scale): (Cell | null)[] {
  if (clock.stretches.length > 0) return barCells(scale, clock.stretches);
  const { started_at: from, due_at: to, verdict } = clock.obligation;
  const cells: (Cell | null)[] = Array.from({ length: scale.columns }, () => null);
  const phase = verdict === 'breached' ? 'late' : 'ran';
  if (clock.steps[0]?.kind === 'scope' && clock.kind === 'never') {
    const [begin, end] = [
      scale.columnOf(Date.parse(from)),
      scale.columnOf(Date.parse(to ?? clock.steps.at(-1)?.at ?? from)),
    ];
    for (let column = begin; column <= end; column++) cells[column] = { glyph: '━', phase: 'ran' };
    for (const { at, kind } of clock.steps) {
      if (kind === 'row') cells[scale.columnOf(Date.parse(at))] = { glyph: VERDICT_MARKS.breached, phase: 'late' };
    }
    return cells;
  }
  cells[scale.columnOf(Date.parse(from))] = { glyph: VERDICT_MARKS[verdict], phase };
  return cells;
}

/** `met`, or of several `✓ 2 ✗ 1`. */
function verdictsWords(clocks: readonly ExplainedClock[], paint: Paint): string {
  const [first] = clocks;
  if (first !== undefined && clocks.length === 1)
    return verdictPaint(first.obligation.verdict, paint)(first.obligation.verdict);
  const counts = new Map<Verdict, number>();
  for (const { obligation } of clocks) counts.set(obligation.verdict, (counts.get(obligation.verdict) ?? 0) + 1);
  return [...counts]
    .map(([verdict, count]) => verdictPaint(verdict, paint)(`${VERDICT_MARKS[verdict]} ${count}`))
    .join(' ');
}

export function verdictPaint(verdict: Verdict, paint: Paint): (text: string) => string {
  if (verdict === 'met') return paint.good;
  if (verdict === 'breached') return paint.bad;
  return verdict === 'open' || verdict === 'unassessable' ? paint.warning : text => text;
}

/** Glyphs at their columns; of one column the last. */
function placed(glyphs: readonly (readonly [column: number, glyph: string])[]): string {
  const cells: string[] = [];
  for (const [column, glyph] of glyphs) cells[column] = glyph;
  return Array.from(cells, cell => cell ?? ' ').join('');
}
