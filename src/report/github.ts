// Format github: annotations on the agreement's lines for GitHub's runner, then the summary of the job (docs/ci.md). One
// stdout serves both: the runner reads the commands in the log, and they stand in a comment that Markdown does not show.

import { visible } from '../findings/visible.ts';
import type { Agreement, Position } from '../model/agreement.ts';
import type { ClauseReport, Edition, GoalReport, Report } from '../model/report.ts';
import { writeAll } from './chunks.ts';
import type { Presentation, Sink } from './format.ts';
import { markdownDocument } from './markdown.ts';
import { amountText } from './numbers.ts';
import { counted, countText, percentText } from './words.ts';

/** GitHub shows no more errors of a step. */
const MOST_ANNOTATIONS = 10;
/** GitHub refuses a summary above a mebibyte; what a character may take is kept free. */
const LONGEST_SUMMARY = 1_000_000;

export async function writeGithub(edition: Edition, _presentation: Presentation, sink: Sink): Promise<void> {
  const lines = annotations(edition);
  if (lines.length > 0) await writeAll(['<!-- Annotations, read by the runner.\n', ...lines, '-->\n\n'], sink);
  await writeAll(shortened(markdownDocument(edition)), sink);
}

interface Annotation {
  readonly title: string;
  readonly text: string;
  readonly position: Position | null;
}

/** What is unfit first, then missed clauses by how far, then goals. */
function annotations({ report, agreement }: Edition): string[] {
  const missed = report.clauses.filter(({ hit }) => hit === false);
  const all: Annotation[] = [
    ...report.unfit_because.map(text => ({ title: 'Not fit to publish', text, position: null })),
    ...missed
      .toSorted((a, b) => b.over_allowance - a.over_allowance)
      .map(clause => clauseAnnotation(clause, agreement)),
    ...report.goals.filter(({ hit }) => hit === false).map(goal => goalAnnotation(goal, agreement)),
  ];
  const listed = all.length > MOST_ANNOTATIONS ? all.slice(0, MOST_ANNOTATIONS - 1) : all;
  const more = all.length - listed.length;
  const rest = { title: 'Missed', text: `${countText(more)} more are in the summary.`, position: null };
  return (more > 0 ? [...listed, rest] : listed).map(annotation => command(annotation, report));
}

function clauseAnnotation(clause: ClauseReport, { clauses }: Agreement): Annotation {
  const { id, party, rate, target, decided, over_allowance } = clause;
  const kept = `${party} kept ${id} in ${percentText(rate ?? 0, target)} of ${countText(decided)}`;
  const asked = target === null ? '' : `, target ${percentText(target, null)}`;
  const text = `${kept}${asked}: ${counted(over_allowance, 'breach', 'breaches')} more than agreed.`;
  const position = clauses.find(one => one.id === id)?.position ?? null;
  return { title: `${id} missed its target`, text, position };
}

function goalAnnotation({ goal, month, value, target, measure }: GoalReport, { goals }: Agreement): Annotation {
  const shown = (amount: number): string => (measure === 'rate' ? percentText(amount, null) : amountText(amount));
  const text = `${month}: ${value === null ? 'nothing' : shown(value)} of ${target === null ? 'nothing' : shown(target)}.`;
  return { title: `${goal} was missed`, text, position: goals.find(({ id }) => id === goal)?.position ?? null };
}

/** `::error file=slaudit.yaml,line=3,col=5,title=…::…`, as the runner reads it. */
function command({ title, text, position }: Annotation, { agreement: { files } }: Report): string {
  const place =
    position === null ? [] : [`file=${property(files[0] ?? '')}`, `line=${position.line}`, `col=${position.column}`];
  return `::error ${[...place, `title=${property(title)}`].join(',')}::${message(text)}\n`;
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** `-->` would end the comment around it. */
function message(text: string): string {
  return visible(text).replaceAll('-->', '-- >').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function* shortened(texts: Iterable<string>): Generator<string, undefined> {
  let length = 0;
  for (const text of texts) {
    length += new TextEncoder().encode(text).length;
    if (length > LONGEST_SUMMARY) {
      yield '\nThe rest is longer than GitHub shows.\n';
      return;
    }
    yield text;
  }
}
