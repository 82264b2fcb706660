// A problem as a person reads it: where, the line with the spot underlined, what is wrong, what to do instead.

import { displayWidth } from './display-width.ts';
import type { Problem } from './problem.ts';
import { visible } from './visible.ts';

/** Colours for the parts; `PLAIN` leaves them as they are. */
export interface Paint {
  readonly place: (text: string) => string;
  readonly severity: (text: string, severity: Problem['severity']) => string;
  readonly gutter: (text: string) => string;
  readonly underline: (text: string, severity: Problem['severity']) => string;
  readonly remedy: (text: string) => string;
}

const same = (text: string): string => text;
const PLAIN: Paint = { place: same, severity: same, gutter: same, underline: same, remedy: same };

/** Source characters shown around the spot; a longer line is cropped on either side. */
const SHOWN = 100;
const SHOWN_BEFORE = 60;

/** The problem as lines of text, without a line end after the last. */
export function renderProblem(problem: Problem, paint: Paint = PLAIN): string {
  return [headline(problem, paint), ...frame(problem, paint), ...remedy(problem, paint)].join('\n');
}

/** All problems in order of place, a blank line between two. */
export function renderProblems(problems: readonly Problem[], paint: Paint = PLAIN): string {
  return problems.map(problem => renderProblem(problem, paint)).join('\n\n');
}

function headline(problem: Problem, paint: Paint): string {
  const place = [problem.file === null ? null : visible(problem.file), problem.line, problem.column];
  const known = place.filter(part => part !== null).join(':');
  const severity = paint.severity(problem.severity, problem.severity);
  const message = visible(problem.message);
  return known === '' ? `${severity}: ${message}` : `${paint.place(known)}: ${severity}: ${message}`;
}

function frame(problem: Problem, paint: Paint): string[] {
  if (problem.excerpt === null || problem.line === null) return [];
  const number = String(problem.line);
  const margin = ' '.repeat(number.length);
  const crop = cropped(problem.excerpt, (problem.column ?? 1) - 1);
  const shown = `${paint.gutter(`  ${number} |`)} ${crop.before}${crop.spot}`;
  if (problem.column === null) return [shown];
  const pad = ' '.repeat(displayWidth(crop.before));
  const marks = '^'.repeat(marksBelow(crop, problem.width ?? 1));
  return [shown, `${paint.gutter(`  ${margin} |`)} ${pad}${paint.underline(marks, problem.severity)}`];
}

interface Crop {
  readonly before: string;
  /** From the spot to the end of what is shown; `raw` is the same before escapes. */
  readonly spot: string;
  readonly raw: string;
}

function cropped(line: string, column: number): Crop {
  const start = Math.min(Math.max(0, column), line.length);
  const from = line.length <= SHOWN ? 0 : Math.max(0, start - SHOWN_BEFORE);
  const to = Math.min(line.length, from + SHOWN);
  const raw = line.slice(start, to);
  return {
    before: `${from > 0 ? '…' : ''}${visible(line.slice(from, start))}`,
    spot: `${visible(raw)}${to < line.length ? '…' : ''}`,
    raw,
  };
}

/** At least one mark, and none beyond what is shown. */
function marksBelow(crop: Crop, width: number): number {
  return Math.max(1, displayWidth(visible(crop.raw.slice(0, width))));
}

function remedy(problem: Problem, paint: Paint): string[] {
  return problem.remedy === null ? [] : [paint.remedy(`  ${visible(problem.remedy)}`)];
}
