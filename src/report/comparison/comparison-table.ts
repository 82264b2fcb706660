// A comparison for people: what moved, by how much, whether that is more than chance, and who moved it.

import type { ClauseComparison, Comparison, GroupCounts, Mover } from '../../model/comparison.ts';
import type { Paint, Presentation } from '../format.ts';
import { layOut, type TextCell, type TextRow, wrap } from '../table-layout.ts';
import { cell, column, flexible, plain, rowOf } from '../table-parts.ts';
import { counted, countText, percentText, timeText } from '../words.ts';
import { rateOf } from './comparison-views.ts';
import type { ComparisonView } from './formats.ts';
import { caveatTexts, chanceText, findingText, NOTHING_MOVED, pointsText, sidesText } from './comparison-words.ts';

/** All rows of a view. */
export function comparisonViewScreen(view: ComparisonView, comparison: Comparison, terminal: Terminal): string[] {
  const lines = VIEW_SECTIONS[view](comparison, terminal);
  return lines.length === 0 ? [`There are no ${view} to show.`] : lines;
}

type Terminal = Pick<Presentation, 'width' | 'paint'>;

const INDENT = '  ';
/** Per clause and breakdown; the view `movers` has them all. */
const MOVERS_SHOWN = 3;
/** Effects below a twentieth of a point would be shown as none. */
const LEAST_EFFECT = 0.0005;

export function comparisonScreen(comparison: Comparison, terminal: Terminal): string[] {
  if (comparison.same) return [NOTHING_MOVED];
  const sections = [
    opening(comparison, terminal),
    clauseSection(comparison, terminal),
    moverSection(comparison, terminal),
    caveatSection(comparison, terminal),
  ];
  return sections
    .filter(section => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : ['', ...section]));
}

function opening(comparison: Comparison, { width, paint }: Terminal): string[] {
  return [
    ...wrap(`${comparison.after.agreement}, two reports`, width, '').map(paint.strong),
    ...wrap(findingText(comparison), width, INDENT),
    ...sidesText(comparison, timeText).flatMap(side => wrap(side, width, INDENT).map(paint.faint)),
  ];
}

const VIEW_SECTIONS: Readonly<Record<ComparisonView, (comparison: Comparison, terminal: Terminal) => string[]>> = {
  clauses: clauseSection,
  movers: ({ clauses }, terminal) =>
    moverTable(
      clauses.flatMap(({ clause, movers }) => moverRows(clause, movers, terminal.paint)),
      terminal,
    ),
  caveats: caveatSection,
};

// ---------------------------------------------------------------- promises

function clauseSection({ clauses }: Comparison, { width, paint }: Terminal): string[] {
  if (clauses.length === 0) return [];
  const columns = [
    flexible(`${INDENT}promise`, 10),
    column('before', 'right'),
    column('of', 'right'),
    column('after', 'right'),
    column('of', 'right'),
    column('points', 'right'),
    column('95 % interval', 'left'),
    column('chance', 'right'),
    column('', 'left'),
  ];
  const rows = clauses.map(clause => rowOf(clauseCells(clause, paint)));
  const legend =
    'points: of a percentage, after less before; chance: how likely so large a difference is where nothing changed, for all promises together (Holm); under 0.05 is more than chance, else they are too few to tell';
  return [
    ...layOut(columns, rows, { width, yields: 'gaps', paintHead: paint.faint }),
    ...wrap(legend, width - INDENT.length, '').map(line => INDENT + paint.faint(line)),
  ];
}

const MARKS = { better: '▲', worse: '▼', unclear: '·' } as const;

function clauseCells(clause: ClauseComparison, paint: Paint): TextCell[] {
  const { before, after, difference, interval, p_holm, verdict } = clause;
  const painted = verdict === 'worse' ? paint.bad : verdict === 'better' ? paint.good : paint.faint;
  const mark = verdict === null ? '–' : MARKS[verdict];
  return [
    cell(`${mark} ${clause.clause}`, text => painted(text.slice(0, 1)) + paint.strong(text.slice(1))),
    rateCell(before, paint),
    countCell(before, paint),
    rateCell(after, paint),
    countCell(after, paint),
    difference === null ? cell('–', paint.faint) : cell(pointsText(difference), painted),
    interval === null
      ? cell('–', paint.faint)
      : cell(`${pointsText(interval.low)} … ${pointsText(interval.high)}`, plain),
    p_holm === null ? cell('–', paint.faint) : cell(chanceText(p_holm), painted),
    cell(verdict === null ? 'not told' : verdict === 'unclear' ? 'too few' : verdict, painted),
  ];
}

// ---------------------------------------------------------------- who moved them

/** Of the clauses that moved by more than chance: chance has no authors. */
function moverSection({ clauses }: Comparison, terminal: Terminal): string[] {
  const moved = clauses.filter(({ verdict }) => verdict === 'better' || verdict === 'worse');
  return moverTable(
    moved.flatMap(({ clause, movers }) => moverRows(clause, chiefMovers(movers), terminal.paint)),
    terminal,
  );
}

function moverTable(rows: readonly TextRow[], { width, paint }: Terminal): string[] {
  if (rows.length === 0) return [];
  const columns = [
    flexible(`${INDENT}moved by`, 12),
    flexible('promise', 10),
    column('before', 'right'),
    column('of', 'right'),
    column('after', 'right'),
    column('of', 'right'),
    column('rate', 'right'),
    column('mix', 'right'),
    column('points', 'right'),
  ];
  const legend =
    'rate: what the change of its own rate did, mix: what there being more or less of it did, in points; over all groups of a kind they add up to the difference (--view movers)';
  return [
    ...layOut(columns, rows, { width, yields: 'gaps', paintHead: paint.faint }),
    ...wrap(legend, width - INDENT.length, '').map(line => INDENT + paint.faint(line)),
  ];
}

/** The first of each kind. */
function chiefMovers(movers: readonly Mover[]): Mover[] {
  const telling = movers.filter(({ mix, performance }) => Math.abs(mix + performance) >= LEAST_EFFECT);
  const kinds = [...new Set(telling.map(({ by }) => by))];
  return kinds.flatMap(kind => telling.filter(({ by }) => by === kind).slice(0, MOVERS_SHOWN));
}

function moverRows(clause: string, movers: readonly Mover[], paint: Paint): TextRow[] {
  return movers.map(mover => rowOf(moverCells(clause, mover, paint)));
}

function moverCells(clause: string, { by, value, before, after, mix, performance }: Mover, paint: Paint): TextCell[] {
  const together = mix + performance;
  return [
    cell(`${INDENT}${by} ${value === '' ? '(none)' : value}`, plain),
    cell(clause, plain),
    rateCell(before, paint),
    countCell(before, paint),
    rateCell(after, paint),
    countCell(after, paint),
    cell(pointsText(performance), plain),
    cell(pointsText(mix), plain),
    cell(pointsText(together), together < 0 ? paint.bad : paint.good),
  ];
}

// ---------------------------------------------------------------- what cannot be compared

function caveatSection(comparison: Comparison, { width, paint }: Terminal): string[] {
  const texts = caveatTexts(comparison);
  if (texts.length === 0) return [];
  const lines = texts.flatMap(text => wrap(text, width - INDENT.length, INDENT).map(line => INDENT + line));
  return [paint.warning(`To be read with care (${counted(texts.length, 'reason', 'reasons')}):`), ...lines];
}

// ---------------------------------------------------------------- parts

function rateCell(counts: GroupCounts, paint: Paint): TextCell {
  const rate = rateOf(counts);
  return rate === null ? cell('none', paint.faint) : cell(percentText(rate, null), plain);
}

function countCell({ met, breached }: GroupCounts, paint: Paint): TextCell {
  return cell(countText(met + breached), paint.faint);
}
