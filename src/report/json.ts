// Format json: the whole report, the breaches streamed after everything else (spec cli.md; schema.ts describes it).

import type { Edition, ObligationRow } from '../model/report.ts';
import { writeAll } from './chunks.ts';
import type { Presentation, Sink } from './format.ts';

export async function writeJson({ report }: Edition, _presentation: Presentation, sink: Sink): Promise<void> {
  const { breaches, ...rest } = report;
  const head = JSON.stringify(rest, null, 2).replace(/\n\}$/, ',\n  "breaches": [');
  await writeAll([head], sink);
  await writeAll(items(breaches), sink);
  await writeAll(['\n}\n'], sink);
}

/** One line each: there may be a million. */
function* items(rows: Iterable<ObligationRow>): Generator<string, undefined> {
  let separator = '\n    ';
  for (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n    ';
  }
  yield separator.startsWith(',') ? '\n  ]' : ']';
}
