// Changed terms for people: what would have been kept, whose verdicts turn, and a curve where one term takes several values.

import type {
  ChangedClause,
  ChangedGoal,
  ClauseFigures,
  TurnedCounts,
  TurnedGroup,
  Variant,
  WhatIf,
} from '../../model/what-if.ts';
import { pointsText } from '../comparison/comparison-words.ts';
import type { Paint, Presentation } from '../format.ts';
import { amountText } from '../numbers.ts';
import { layOut, type TextCell, type TextRow, wrap } from '../table-layout.ts';
import { cell, column, flexible, plain, rowOf } from '../table-parts.ts';
import { counted, countText, percentText, timeText } from '../words.ts';
import type { WhatIfView } from './formats.ts';
import { whatIfTable } from './what-if-views.ts';

type Terminal = Pick<Presentation, 'width' | 'paint'>;

const INDENT = '  ';
const GROUPS_SHOWN = 5;
/** Nobody reads more of them in a terminal; csv has all. */
const MOST_ROWS = 200;

export function whatIfScreen(whatIf: WhatIf, terminal: Terminal): string[] {
  const sections = [
    opening(whatIf, terminal),
    ...(whatIf.swept === null
      ? whatIf.variants.flatMap(one => variantSections(one, terminal))
      : sweepSections(whatIf, terminal)),
    care(whatIf, terminal),
  ];
  return sections
    .filter(section => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : ['', ...section]));
}

function opening(
  { agreement, period, as_of, unfit_because, variants, swept }: WhatIf,
  { width, paint }: Terminal,
): string[] {
  const title = `${agreement.name}, ${period?.text ?? 'all of its history'}, as of ${timeText(as_of)}`;
  const changed = swept === null ? (variants[0]?.label ?? '') : `${swept} from ${valuesText(variants)}`;
  return [
    ...wrap(title, width, '').map(paint.strong),
    ...wrap(`What if ${changed}?`, width, INDENT),
    ...unfit_because.flatMap(reason => wrap(`Not fit to publish: ${reason}.`, width, INDENT)).map(paint.bad),
  ];
}

function valuesText(variants: readonly Variant[]): string {
  return [variants[0], variants.at(-1)].map(variant => variant?.value ?? '').join(' to ');
}

// ---------------------------------------------------------------- one variant

function variantSections(variant: Variant, terminal: Terminal): string[][] {
  return [clauseSection(variant, terminal), groupSection(variant, terminal), goalSection(variant, terminal)];
}

function clauseSection({ clauses }: Variant, { width, paint }: Terminal): string[] {
  const columns = [
    flexible(`${INDENT}promise`, 10),
    column('as it is', 'right'),
    column('of', 'right'),
    column('changed', 'right'),
    column('of', 'right'),
    column('points', 'right'),
    column('to kept', 'right'),
    column('to broken', 'right'),
    column('other', 'right'),
  ];
  const rows = clauses.map(clause => rowOf(clauseCells(clause, paint)));
  const legend =
    'to kept, to broken: verdicts that turn; other: to or from open, cancelled …, and obligations that only one side has';
  return [
    ...layOut(columns, rows, { width, yields: 'gaps', paintHead: paint.faint }),
    ...wrap(legend, width - INDENT.length, '').map(line => INDENT + paint.faint(line)),
  ];
}

function clauseCells({ clause, before, after, difference, touched, turned }: ChangedClause, paint: Paint): TextCell[] {
  const name = touched ? paint.strong : paint.faint;
  return [
    markedCell(after?.hit ?? null, clause, { name, paint }),
    rateCell(before, paint),
    ofCell(before, paint),
    rateCell(after, paint),
    ofCell(after, paint),
    difference === null ? cell('–', paint.faint) : cell(pointsText(difference), toneOf(difference, paint)),
    ...turnCells(turned, paint),
  ];
}

function groupSection({ turned_by }: Variant, { width, paint }: Terminal): string[] {
  const shown = DIMENSIONS.flatMap(by => turned_by.filter(group => group.by === by).slice(0, GROUPS_SHOWN));
  if (shown.length === 0) return [];
  const columns = [
    flexible(`${INDENT}whose verdicts turn`, 14),
    flexible('promise', 10),
    column('to kept', 'right'),
    column('to broken', 'right'),
    column('other', 'right'),
  ];
  const rows = shown.map(group => rowOf(groupCells(group, paint)));
  const left = turned_by.length - shown.length;
  const more =
    left === 0
      ? 'each of them: --view turned'
      : `… and ${countText(left)} more (--view turned-by; each of them: --view turned)`;
  return [...layOut(columns, rows, { width, yields: 'texts', paintHead: paint.faint }), paint.faint(INDENT + more)];
}

const DIMENSIONS = ['person', 'team', 'segment'] as const;

function groupCells(group: TurnedGroup, paint: Paint): TextCell[] {
  return [cell(`${INDENT}${group.by} ${group.value}`, plain), cell(group.clause, plain), ...turnCells(group, paint)];
}

function goalSection({ goals }: Variant, { width, paint }: Terminal): string[] {
  if (goals.length === 0) return [];
  const rows = goals.map(goal => rowOf(goalCells(goal, paint)));
  return layOut(GOAL_COLUMNS, rows, { width, yields: 'texts', paintHead: paint.faint });
}

const GOAL_COLUMNS = [
  flexible(`${INDENT}goal`, 10),
  column('month', 'left'),
  column('as it is', 'right'),
  column('changed', 'right'),
];

function goalCells({ goal, month, before, after }: ChangedGoal, paint: Paint): TextCell[] {
  const value = (side: ChangedGoal['before']): string => (side?.value == null ? '–' : amountText(side.value));
  const was = before?.hit === null || before?.hit === undefined ? plain : before.hit ? paint.good : paint.bad;
  return [
    markedCell(after?.hit ?? null, goal, { name: paint.strong, paint }),
    cell(month, plain),
    cell(value(before), was),
    cell(value(after), plain),
  ];
}

// ---------------------------------------------------------------- a sweep

/** One curve for every clause that the swept term touches. */
function sweepSections({ variants, swept }: WhatIf, terminal: Terminal): string[][] {
  const ids = new Set(variants.flatMap(({ clauses }) => clauses.filter(moves).map(({ clause }) => clause)));
  const curves = [...ids].map(id => curve(id, variants, { terminal, swept: swept ?? '' }));
  const goals = goalRows(variants, terminal);
  return [...(curves.length === 0 ? [['No promise changes with it.']] : curves), goals];
}

/** Where everything is judged again, a clause may come out as before. */
function moves({ touched, difference, turned, before, after }: ChangedClause): boolean {
  const turns = Object.values(turned).some(count => count > 0);
  return touched && (turns || difference !== 0 || before?.hit !== after?.hit);
}

/** Goals that any of the values moves, with the value before them. */
function goalRows(variants: readonly Variant[], { width, paint }: Terminal): string[] {
  const rows = variants.flatMap(({ value, goals }) =>
    goals.map(goal => rowOf([cell(`${INDENT}${value ?? ''}`, paint.strong), ...goalCells(goal, paint)])),
  );
  if (rows.length === 0) return [];
  const columns = [flexible(`${INDENT}at`, 8), ...GOAL_COLUMNS];
  return layOut(columns, rows, { width, yields: 'texts', paintHead: paint.faint });
}

interface Curve {
  readonly terminal: Terminal;
  readonly swept: string;
}

/** What a bar may take where there is room. */
const WIDEST_BAR = 40;
const OTHER_COLUMNS = 62;

function curve(id: string, variants: readonly Variant[], { terminal: { width, paint }, swept }: Curve): string[] {
  const steps = variants.map(({ value, clauses }) => ({ value, clause: clauses.find(({ clause }) => clause === id) }));
  const before = steps[0]?.clause?.before ?? null;
  const bar = Math.max(8, Math.min(WIDEST_BAR, width - OTHER_COLUMNS));
  const columns = [
    flexible(`${INDENT}${id}`, 12),
    column('kept', 'right'),
    column('of', 'right'),
    column(`0 ${' '.repeat(Math.max(0, bar - 7))}100 %`, 'left'),
    column('points', 'right'),
    column('to kept', 'right'),
    column('to broken', 'right'),
  ];
  const asItIs = [
    cell(`${INDENT}as it is`, paint.faint),
    rateCell(before, paint),
    ofCell(before, paint),
    cell(barText(before?.rate ?? null, bar), paint.faint),
    cell('', plain),
    cell('', plain),
    cell('', plain),
  ];
  const rows = steps.map(({ value, clause }) => {
    const after = clause?.after ?? null;
    const difference = clause?.difference ?? null;
    return rowOf([
      markedCell(after?.hit ?? null, value ?? '', { name: paint.strong, paint }),
      rateCell(after, paint),
      ofCell(after, paint),
      cell(barText(after?.rate ?? null, bar), after?.hit === false ? paint.bad : paint.good),
      difference === null ? cell('–', paint.faint) : cell(pointsText(difference), toneOf(difference, paint)),
      ...turnCells(clause?.turned ?? null, paint).slice(0, 2),
    ]);
  });
  return [
    ...layOut(columns, [rowOf(asItIs), ...rows], { width, yields: 'gaps', paintHead: paint.faint }),
    ...wrap(hitText(steps, swept), width - INDENT.length, '').map(line => INDENT + paint.faint(line)),
  ];
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** To an eighth of a character. */
function barText(rate: number | null, width: number): string {
  if (rate === null) return '';
  const eighths = Math.round(rate * width * 8);
  return '█'.repeat(eighths >> 3) + (EIGHTHS[eighths & 7] ?? '');
}

function hitText(
  steps: readonly { readonly value: string | null; readonly clause: ChangedClause | undefined }[],
  swept: string,
): string {
  const hits = steps.filter(({ clause }) => clause?.after?.hit === true).map(({ value }) => value ?? '');
  const judged = steps.filter(({ clause }) => clause?.after != null && clause.after.hit !== null);
  if (judged.length === 0) return `It has no target to be held to.`;
  if (hits.length === 0) return `Its target is missed at each of these values of ${swept}.`;
  if (hits.length === judged.length) return `Its target is hit at each of these values of ${swept}.`;
  return `Its target is hit at ${hits.join(', ')}.`;
}

// ---------------------------------------------------------------- what to keep in mind

function care({ variants }: WhatIf, { width, paint }: Terminal): string[] {
  const texts = new Map<string, string>();
  for (const { value, warnings } of variants) {
    for (const { clause, code, text } of warnings) {
      // Of a sweep the first value says it for all: the figures differ, the reason does not.
      const key = `${clause} ${code}`;
      if (!texts.has(key)) texts.set(key, `${clause}${value === null ? '' : ` (${value})`}: ${text}`);
    }
  }
  if (texts.size === 0) return [];
  const lines = [...texts.values()].flatMap(text => wrap(text, width - INDENT.length, INDENT));
  return [paint.warning('To be read with care:'), ...lines.map(line => INDENT + line)];
}

// ---------------------------------------------------------------- other views

export function whatIfViewScreen(view: WhatIfView, whatIf: WhatIf, { width, paint }: Terminal): string[] {
  const { columns, rows } = whatIfTable(view, whatIf);
  const one = whatIf.variants.length === 1;
  const places = columns.flatMap(({ name }, place) => (one && name === 'variant' ? [] : [place]));
  const shown: TextRow[] = [];
  let count = 0;
  for (const row of rows) {
    if (count++ >= MOST_ROWS) continue;
    shown.push(rowOf(places.map(place => cell(viewText(row[place] ?? null, columns[place]?.kind ?? 'text'), plain))));
  }
  if (count === 0) return [view === 'goals' ? 'No goal moves.' : 'No verdict turns.'];
  const heads = places.map(place => ({
    head: (columns[place]?.name ?? '').replaceAll('_', ' ').replace(/ at$/, ''),
    align: ['text', 'time'].includes(columns[place]?.kind ?? '') ? ('left' as const) : ('right' as const),
    least: columns[place]?.kind === 'text' ? 6 : null,
  }));
  const left =
    count > MOST_ROWS ? [paint.faint(`${INDENT}… and ${counted(count - MOST_ROWS, 'row', 'rows')} more: -f csv`)] : [];
  return [...layOut(heads, shown, { width, yields: 'gaps', paintHead: paint.faint }), ...left];
}

function viewText(value: string | number | boolean | null, kind: string): string {
  if (value === null) return '';
  if (kind === 'rate') return percentText(Number(value), null);
  if (kind === 'time') return timeText(String(value));
  return typeof value === 'number' ? countText(value) : String(value);
}

// ---------------------------------------------------------------- parts

function turnCells(turned: TurnedCounts | null, paint: Paint): TextCell[] {
  const { to_met = 0, to_breached = 0, otherwise = 0, gone = 0, added = 0 } = turned ?? {};
  const count = (number: number, tone: (text: string) => string): TextCell =>
    cell(countText(number), number === 0 ? paint.faint : tone);
  return [count(to_met, paint.good), count(to_breached, paint.bad), count(otherwise + gone + added, plain)];
}

function toneOf(difference: number, paint: Paint): (text: string) => string {
  if (difference === 0) return paint.faint;
  return difference > 0 ? paint.good : paint.bad;
}

function rateCell(figures: ClauseFigures | null, paint: Paint): TextCell {
  if (figures?.rate == null) return cell(figures === null ? '–' : 'none', paint.faint);
  return cell(percentText(figures.rate, figures.hit === false ? figures.target : null), plain);
}

function ofCell(figures: ClauseFigures | null, paint: Paint): TextCell {
  return figures === null ? cell('', plain) : cell(countText(figures.met + figures.breached), paint.faint);
}

function markedCell(
  hit: boolean | null,
  text: string,
  { name, paint }: { readonly name: (text: string) => string; readonly paint: Paint },
): TextCell {
  const mark = hit === null ? '·' : hit ? '✓' : '✗';
  const tone = hit === null ? paint.faint : hit ? paint.good : paint.bad;
  return cell(`${mark} ${text}`, shown => tone(shown.slice(0, 1)) + name(shown.slice(1)));
}
