// Goals (verdicts.md "Goals"): every goal, month by month.

import { fraction, isMap, map, parseDuration, text, type Written, type WrittenMap } from './agreement.ts';
import { namedHours, windowEnd, zoneOfCalendar } from './clock.ts';
import { attributeAt, cell, type Lead, type Row } from './leads.ts';
import { chosen, holds, isEvent, segmentAt, type World } from './matching.ts';
import type { OracleRow } from './obligation.ts';
import { dateAt, months, type Span } from './times.ts';

interface GoalPeriod extends Span {
  /** `2025-10`, `2025-Q4` or `2025`. */
  readonly label: string;
}

/** An event row with the lead it belongs to; a deal may have an empty one. */
interface Happening {
  readonly lead: Lead;
  readonly row: Row;
}

/** What a goal came to in one period; `value` is null where nothing decides it. */
interface Result {
  readonly value: number | null;
  readonly of: number | null;
  readonly open: number | null;
}

/** Rows `goal, party, month, value, target, of, open, hit`; leads include one without id for deals without a lead. */
export function goalRows(world: World, leads: readonly Lead[], period: Span | null): OracleRow[] {
  return world.terms.goals.flatMap(goal =>
    periodsOf(goal, world, leads, period).map(month =>
      goalRow(goal, month, resultOf(goal, month, leads, world), world),
    ),
  );
}

function goalRow(goal: WrittenMap, month: GoalPeriod, result: Result, world: World): OracleRow {
  const target = targetOf(goal, month.label);
  return {
    goal: text(goal['id']),
    party: text(goal['party']),
    month: month.label,
    value: result.value === null ? '' : number(result.value),
    target: target === null ? '' : number(target),
    of: result.of === null ? '' : String(result.of),
    open: result.open === null ? '' : String(result.open),
    hit: hit(goal, month, { value: result.value, target, asOf: world.asOf }),
  };
}

/** "Rates have six significant digits." */
function number(value: number): string {
  return String(Number(value.toPrecision(Number.isInteger(value) ? 15 : 6)));
}

/** "one number, or one a period" */
function targetOf(goal: WrittenMap, label: string): number | null {
  const written = goal['at_least'] ?? goal['at_most'];
  const target = isMap(written) ? written[label] : written;
  return target === undefined ? null : fraction(target);
}

/** "An unfinished month is hit once it has reached an `at_least`, else neither hit nor missed" */
function hit(
  goal: WrittenMap,
  month: Span,
  judged: { value: number | null; target: number | null; asOf: number },
): string {
  const { value, target, asOf } = judged;
  if (value === null || target === null) return '';
  const reached = goal['at_least'] !== undefined ? value >= target : value <= target;
  if (asOf < month.to) return reached && goal['at_least'] !== undefined ? 'true' : '';
  return String(reached);
}

/** "each whole calendar month … of the period, without one every month from the first row's to that of `as_of`" */
function periodsOf(goal: WrittenMap, world: World, leads: readonly Lead[], period: Span | null): GoalPeriod[] {
  const { zone } = world.terms;
  const length = goal['per'] === 'quarter' ? 3 : goal['per'] === 'year' ? 12 : 1;
  const first = Math.min(...leads.flatMap(lead => lead.rows.map(row => row.at)));
  const reach = period ?? { from: Number.isFinite(first) ? first : world.asOf, to: world.asOf };
  const result: GoalPeriod[] = [];
  const lastYear = Number(dateAt(reach.to, zone).slice(0, 4));
  for (let year = Number(dateAt(reach.from, zone).slice(0, 4)) - 1; year <= lastYear; year++) {
    for (let month = 1; month <= 12; month += length) {
      const span = months(`${year}-${String(month).padStart(2, '0')}`, length, zone);
      const whole =
        period !== null ? period.from <= span.from && span.to <= period.to : first < span.to && span.from <= world.asOf;
      if (whole) result.push({ ...span, label: labelOf(year, month, length) });
    }
  }
  return result;
}

function labelOf(year: number, month: number, length: number): string {
  if (length === 12) return String(year);
  return length === 3 ? `${year}-Q${(month + 2) / 3}` : `${year}-${String(month).padStart(2, '0')}`;
}

function resultOf(goal: WrittenMap, month: Span, leads: readonly Lead[], world: World): Result {
  if (goal['rate'] !== undefined) return rateOf(goal, month, leads, world);
  const counted = countedOnce(happenings(goal, goal['count'] ?? goal['sum'], leads, { world, month }));
  if (goal['count'] !== undefined) return { value: counted.length, of: null, open: null };
  const values = counted.map(each => valueOf(goal['value'], each, world));
  // Whole cents add up without a rounding error.
  return { value: values.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100, of: null, open: null };
}

/** Events of the month on leads that `covers` and the goal's `if` cover at that instant, in time order a lead. */
function happenings(
  goal: WrittenMap,
  event: Written,
  leads: readonly Lead[],
  when: { world: World; month: Span },
): Happening[] {
  const { world, month } = when;
  return leads.flatMap(lead =>
    lead.rows
      .filter(row => month.from <= row.at && row.at < month.to && isEvent(row, event, lead, world))
      .filter(row => holds(world.terms.file['covers'], lead, row.at, world) && holds(goal['if'], lead, row.at, world))
      .map(row => ({ lead, row })),
  );
}

/** "over those leads, each once, as of its first such event in the month"; "for `deal:` events both go over the deals" */
function countedOnce(happened: readonly Happening[]): Happening[] {
  const key = (each: Happening): string =>
    each.row.kind.startsWith('deal') ? `deal ${each.row.evidence}` : `lead ${each.lead.id}`;
  return happened.filter((each, index) => happened.findIndex(other => key(other) === key(each)) === index);
}

/** "a lead or deal column, or a table by segment as of the event, `otherwise` or 0" */
function valueOf(value: Written, happening: Happening, world: World): number {
  const { lead, row } = happening;
  if (isMap(value)) return Number(value[segmentAt(lead, row.at, world)] ?? value['otherwise'] ?? 0);
  const column = text(value);
  const onDeal = row.kind.startsWith('deal') && row.cells[column] !== undefined;
  return Number(onDeal ? cell(row.cells, column) : attributeAt(lead, column, row.at)) || 0;
}

/** "takes the leads with a `from` event in the month (the first of it counts)" */
function rateOf(goal: WrittenMap, month: Span, leads: readonly Lead[], world: World): Result {
  const { from, to, within } = map(goal['rate']);
  let [of, open, reached] = [0, 0, 0];
  for (const { lead, row } of firstOfLeads(happenings(goal, from, leads, { world, month }))) {
    const choice = chosen(within, lead, row.at, world);
    if (choice === undefined) continue;
    const duration = parseDuration(text(choice));
    const calendar = text(goal['calendar'] ?? 'always');
    const hours = namedHours(world, duration, calendar);
    const due = windowEnd(hours, duration, row.at, zoneOfCalendar(world, calendar));
    // "a lead counts once its window is over by `as_of`, whether it reached `to` early or not"
    if (due === null || due > world.asOf) open++;
    else {
      of++;
      const answered = (each: Row): boolean => each !== row && each.at >= row.at && each.at <= due;
      if (lead.rows.some(each => answered(each) && isEvent(each, to, lead, world))) reached++;
    }
  }
  return { value: of === 0 ? null : reached / of, of, open };
}

function firstOfLeads(happened: readonly Happening[]): Happening[] {
  return happened.filter((each, index) => happened.findIndex(other => other.lead === each.lead) === index);
}
