// A comparison in every format it has.

import type { Comparison } from '../../model/comparison.ts';
import { writeAll } from '../chunks.ts';
import { csvLines } from '../csv.ts';
import type { Presentation, Sink } from '../format.ts';
import { escaped, markdownLines } from '../markdown.ts';
import { comparisonScreen, comparisonViewScreen } from './comparison-table.ts';
import { comparisonTable } from './comparison-views.ts';
import type { ComparisonFormat, ComparisonView } from './formats.ts';
import { caveatTexts, findingText, NOTHING_MOVED, sidesText } from './comparison-words.ts';

export interface ComparisonPresentation extends Pick<Presentation, 'width' | 'paint'> {
  /** Null: what the format shows unasked. */
  readonly view: ComparisonView | null;
}

type Writer = (comparison: Comparison, presentation: ComparisonPresentation) => Iterable<string>;

const WRITERS: Readonly<Record<ComparisonFormat, Writer>> = {
  table: (comparison, { view, ...terminal }) => {
    const lines =
      view === null ? comparisonScreen(comparison, terminal) : comparisonViewScreen(view, comparison, terminal);
    return lines.map(line => `${line}\n`);
  },
  json: comparison => [`${JSON.stringify(comparison, null, 2)}\n`],
  csv: (comparison, { view }) => csvLines(comparisonTable(view ?? 'clauses', comparison)),
  md: markdown,
};

export async function writeComparison(
  comparison: Comparison,
  { format, ...presentation }: ComparisonPresentation & { readonly format: ComparisonFormat },
  sink: Sink,
): Promise<void> {
  await writeAll(WRITERS[format](comparison, presentation), sink);
}

function* markdown(comparison: Comparison, { view }: ComparisonPresentation): Generator<string, undefined> {
  if (view !== null) {
    yield* markdownLines(comparisonTable(view, comparison));
    return;
  }
  if (comparison.same) {
    yield `${NOTHING_MOVED}\n`;
    return;
  }
  yield `# ${escaped(comparison.after.agreement)}: two reports\n\n${escaped(findingText(comparison))}\n\n`;
  for (const side of sidesText(comparison, iso => iso)) yield `- ${escaped(side)}\n`;
  yield '\n## Promises\n\n';
  yield* markdownLines(comparisonTable('clauses', comparison));
  const moved = comparison.clauses.filter(({ verdict }) => verdict === 'better' || verdict === 'worse');
  if (moved.length > 0) yield '\n## Who moved them\n\n';
  if (moved.length > 0) yield* markdownLines(comparisonTable('movers', { ...comparison, clauses: moved }));
  const caveats = caveatTexts(comparison);
  if (caveats.length > 0) yield '\n## To be read with care\n\n';
  for (const text of caveats) yield `- ${escaped(text)}\n`;
}
