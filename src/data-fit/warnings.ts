// What of the fit somebody should look at, as warnings at the place in the agreement.

import { grouped } from './counts-text.ts';
import { dayText } from '../calendar/local-text.ts';
import { localDayOf } from '../calendar/local-date.ts';
import { zoneOf } from '../calendar/zone.ts';
import type { Problem } from '../findings/problem.ts';
import type { Agreement, Position } from '../model/agreement.ts';
import type { Span } from '../model/span.ts';
import type { ClauseFit, DataFit, MissingColumn, SegmentFit, TouchFit } from './fit.ts';

/** `period` is what was asked for; null: all there is. */
export function fitWarnings(agreement: Agreement, fit: DataFit, period: Span | null): Problem[] {
  const at = (position: Position | null): PlaceOf => placeIn(agreement, position);
  const empty = fit.segments.filter(({ leads }) => leads === 0);
  const idle = fit.clauses.filter(({ clause, judged }) => judged === 0 && !mayBeEmpty(agreement, clause));
  const programmed = fit.touches.filter(touch => countsPrograms(agreement, touch));
  return [
    ...fit.missingColumns.map(missing => missingColumn(missing, at(null))),
    ...empty.map(segment => emptySegment(segment, at(null))),
    ...idle.map(clause => idleClause(clause, at(positionOf(agreement, clause.clause)))),
    ...programmed.map(touch => programTouches(touch, at(agreement.events.get(touch.event)?.position ?? null))),
    ...(period === null ? [] : shorterThanPeriod(agreement, fit, period)),
  ];
}

type PlaceOf = Pick<Problem, 'file' | 'line' | 'column' | 'width' | 'excerpt'>;

function placeIn({ file }: Agreement, position: Position | null): PlaceOf {
  return { file, line: position?.line ?? null, column: position?.column ?? null, width: null, excerpt: null };
}

function positionOf({ clauses }: Agreement, id: string): Position | null {
  return clauses.find(clause => clause.id === id)?.position ?? null;
}

function mayBeEmpty({ clauses }: Agreement, id: string): boolean {
  return clauses.some(clause => clause.id === id && clause.mayBeEmpty);
}

function warning(code: string, [message, remedy]: readonly [string, string], place: PlaceOf): Problem {
  return { code, severity: 'warning', message, remedy, ...place };
}

function missingColumn({ kind, column, askedBy, nearest }: MissingColumn, place: PlaceOf): Problem {
  const message = `No export of ${kind} has a column "${column}", which ${listed(askedBy)} ${askedBy.length === 1 ? 'asks' : 'ask'} for.`;
  const remedy =
    nearest === null
      ? `Export it, or map it: \`columns: { ${column}: Header in the file }\`.`
      : `The nearest is "${nearest}": write it so, or map it under \`data:\` with \`columns: { ${column}: ${nearest} }\`.`;
  return warning('column-of-no-export', [message, remedy], place);
}

function emptySegment({ segment, meets }: SegmentFit, place: PlaceOf): Problem {
  if (meets === 0) {
    const remedy = 'Compare what it asks for with the values in the exports.';
    return warning('segment-without-leads', [`No lead is in the segment "${segment}".`, remedy], place);
  }
  const all = meets === 1 ? 'the one that meets it meets' : `all ${grouped(meets)} that meet it meet`;
  const message = `No lead is in the segment "${segment}": ${all} an earlier one.`;
  return warning('segment-without-leads', [message, 'The first that matches counts: move it up.'], place);
}

function idleClause({ clause, starts, notCovered }: ClauseFit, place: PlaceOf): Problem {
  if (starts === 0) {
    const remedy = 'Look at the event it begins with, its dates (`effective`) and the period.';
    return warning('clause-without-leads', [`No lead starts the clause "${clause}".`, remedy], place);
  }
  const message = `The clause "${clause}" covers none of the leads that start it (${grouped(notCovered)}).`;
  return warning('clause-without-leads', [message, 'Look at its `if`, its `within` and at `covers`.'], place);
}

/** Rows that do not say are told elsewhere where the event asks whether a person made them. */
function countsPrograms({ events }: Agreement, { event, automated, notSaid }: TouchFit): boolean {
  const asks = events.get(event)?.matchers.some(({ columns }) => columns.some(({ column }) => column === 'automated'));
  return automated > 0 || (notSaid > 0 && asks !== true);
}

function programTouches({ event, rows, automated, notSaid }: TouchFit, place: PlaceOf): Problem {
  const silent = notSaid === 0 ? '' : `, and ${grouped(notSaid)} do not say who did`;
  const message = `A program made ${grouped(automated)} of the ${grouped(rows)} rows that are "${event}"${silent}: they all settle promises.`;
  const remedy = 'Add `automated: false` to the event if only people count, and fill in the column.';
  return warning('automated-touches', [message, remedy], place);
}

/** A quiet week at the beginning is no gap. */
const QUIET_MS = 7 * 86_400_000;

function shorterThanPeriod(agreement: Agreement, { tables }: DataFit, { from: begins }: Span): Problem[] {
  const zone = zoneOf(agreement.timeZone);
  const day = (at: number): string => dayText(localDayOf(zone, at));
  const late = tables.flatMap(({ kind, from }) => {
    return kind === 'deals' || from === null || from <= begins + QUIET_MS ? [] : [`the ${kind} on ${day(from)}`];
  });
  if (late.length === 0) return [];
  const message = `The period begins on ${day(begins)}, but ${listed(late)}.`;
  const remedy =
    'Export the rows of the whole period, and the history from before it: who owned a lead then is not known.';
  return [warning('shorter-than-period', [message, remedy], placeIn(agreement, null))];
}

/** At most four names. */
function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
