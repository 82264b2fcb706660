// What changed terms would have brought, in every format it has.

import type { WhatIf } from '../../model/what-if.ts';
import { writeAll } from '../chunks.ts';
import { csvLines } from '../csv.ts';
import type { Presentation, Sink } from '../format.ts';
import { escaped, markdownLines } from '../markdown.ts';
import { whatIfScreen, whatIfViewScreen } from './what-if-table.ts';
import type { WhatIfFormat, WhatIfView } from './formats.ts';
import { whatIfTable } from './what-if-views.ts';

export interface WhatIfPresentation extends Pick<Presentation, 'width' | 'paint'> {
  /** Null: what the format shows unasked. */
  readonly view: WhatIfView | null;
}

type Writer = (whatIf: WhatIf, presentation: WhatIfPresentation) => Iterable<string>;

const WRITERS: Readonly<Record<WhatIfFormat, Writer>> = {
  table: (whatIf, { view, ...terminal }) => {
    const lines = view === null ? whatIfScreen(whatIf, terminal) : whatIfViewScreen(view, whatIf, terminal);
    return lines.map(line => `${line}\n`);
  },
  json: whatIf => [`${JSON.stringify(withLists(whatIf), null, 2)}\n`],
  csv: (whatIf, { view }) => csvLines(whatIfTable(view ?? 'clauses', whatIf)),
  md: markdown,
};

export async function writeWhatIf(
  whatIf: WhatIf,
  { format, ...presentation }: WhatIfPresentation & { readonly format: WhatIfFormat },
  sink: Sink,
): Promise<void> {
  await writeAll(WRITERS[format](whatIf, presentation), sink);
}

function withLists(whatIf: WhatIf): object {
  return { ...whatIf, variants: whatIf.variants.map(variant => ({ ...variant, turned: [...variant.turned] })) };
}

function* markdown(whatIf: WhatIf, { view }: WhatIfPresentation): Generator<string, undefined> {
  if (view !== null) {
    yield* markdownLines(whatIfTable(view, whatIf));
    return;
  }
  yield `# ${escaped(whatIf.agreement.name)}: what if\n\n`;
  for (const { label } of whatIf.variants) yield `- ${escaped(label)}\n`;
  yield '\n## Promises\n\n';
  yield* markdownLines(whatIfTable('clauses', whatIf));
  yield '\n## Whose verdicts turn\n\n';
  yield* markdownLines(whatIfTable('turned-by', whatIf));
  if (whatIf.variants.some(({ goals }) => goals.length > 0)) {
    yield '\n## Goals that move\n\n';
    yield* markdownLines(whatIfTable('goals', whatIf));
  }
  const warnings = whatIf.variants.flatMap(variant =>
    variant.warnings.map(({ clause, text }) => `${variant.label}: ${clause}: ${text}`),
  );
  if (warnings.length > 0) yield '\n## To be read with care\n\n';
  for (const text of warnings) yield `- ${escaped(text)}\n`;
}
