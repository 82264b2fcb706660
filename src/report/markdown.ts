// Format md: GitHub-flavoured tables, for wikis and pull requests. Nothing in a cell is markup.

import { visible } from '../findings/visible.ts';
import type { Edition, Report } from '../model/report.ts';
import { writeAll } from './chunks.ts';
import type { Presentation, Sink, View } from './format.ts';
import { gapList } from './gap-words.ts';
import { headlineText } from './headline.ts';
import { amountText, secondsText, sixDigits } from './numbers.ts';
import { type Cell, type CellKind, viewTable, type ViewTable } from './views.ts';
import { periodText } from './words.ts';

/** What a report shows unasked, each with its heading; those without rows are left out. */
const SECTIONS = [
  ['clauses', 'Promises'],
  ['goals', 'Goals'],
  ['teams', 'Teams'],
  ['segments', 'Segments'],
  ['trend', 'Trend'],
  ['quality', 'Data'],
] as const satisfies readonly (readonly [View, string])[];

export async function writeMarkdown(edition: Edition, { view }: Presentation, sink: Sink): Promise<void> {
  await writeAll(view === null ? markdownDocument(edition) : oneView(view, edition), sink);
}

/** What must not be published says so on top of it too. */
function* oneView(view: View, edition: Edition): Generator<string, undefined> {
  yield* unfitLines(edition.report);
  yield* tableLines(view, edition);
}

/** The whole report, as `-f md` shows it unasked. */
export function* markdownDocument(edition: Edition): Generator<string, undefined> {
  const { report } = edition;
  yield `# ${escaped(report.agreement.name)}\n\n`;
  yield* introduction(report);
  for (const [view, heading] of SECTIONS) {
    if (isEmpty(view, edition)) continue;
    yield `\n## ${heading}\n\n`;
    yield* tableLines(view, edition);
    if (view === 'clauses') yield* gapLines(report);
  }
}

function* introduction(report: Report): Generator<string, undefined> {
  const { period, as_of, totals } = report;
  yield* unfitLines(report);
  yield `${escaped(headlineText(report.headline))}\n\n`;
  yield `${period === null ? 'All of its history' : escaped(periodText(period))}, as of ${as_of}.\n`;
  yield `${totals.leads_read} leads read, ${totals.leads_audited} audited; ${totals.obligations} obligations, `;
  yield `${totals.decided} decided, ${totals.unassessable} undecidable; ${totals.rows_rejected} of ${totals.rows} rows rejected.\n`;
}

function* unfitLines({ fit, unfit_because }: Report): Generator<string, undefined> {
  if (fit) return;
  yield '**Not fit to publish:**\n\n';
  for (const reason of unfit_because) yield `- ${escaped(reason)}\n`;
  yield '\n';
}

function isEmpty(view: View, edition: Edition): boolean {
  for (const _ of viewTable(view, edition).rows) return false;
  return true;
}

function tableLines(view: View, edition: Edition): Generator<string, undefined> {
  return markdownLines(viewTable(view, edition));
}

/** What the data cannot tell, as a list beneath the promises. */
function* gapLines({ clauses }: Report): Generator<string, undefined> {
  for (const [place, text] of gapList(clauses).entries()) yield `${place === 0 ? '\n' : ''}- ${escaped(text)}\n`;
}

/** Heads, the line beneath them and the rows, each with its line end. */
export function* markdownLines({ columns, rows }: ViewTable): Generator<string, undefined> {
  yield lineOf(columns.map(({ name }) => name.replaceAll('_', '\\_')));
  yield lineOf(columns.map(({ kind }) => (NUMERIC.includes(kind) ? '---:' : '---')));
  for (const row of rows) yield lineOf(row.map((cell, place) => cellText(cell, columns[place]?.kind ?? 'text')));
}

const NUMERIC: readonly CellKind[] = ['count', 'rate', 'amount', 'seconds'];

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function cellText(cell: Cell, kind: CellKind): string {
  return cell === null ? '' : TEXTS[kind](cell);
}

const TEXTS: Readonly<Record<CellKind, (cell: string | number | boolean) => string>> = {
  text: cell => escaped(String(cell)),
  time: String,
  count: String,
  boolean: String,
  seconds: cell => secondsText(Number(cell)),
  rate: cell => amountText(sixDigits(Number(cell)) ?? 0),
  amount: cell => amountText(Number(cell)),
};

/** Control characters as escapes, then every character that Markdown, HTML or GitHub's runner could read, disarmed. */
export function escaped(text: string): string {
  return (
    visible(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_{}[\]#|~!@]/g, mark => `\\${mark}`)
      // GitHub makes links of bare addresses, and its runner commands of lines that begin with two colons.
      .replaceAll(/:(?=\/\/)|(?<=\bwww)\.|::/gi, mark => `\\${mark}`)
  );
}
