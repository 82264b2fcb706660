// Format table: the first screen for people, or one view (spec cli.md, "Table output for people").

import type { Edition } from '../model/report.ts';
import { writeAll } from './chunks.ts';
import type { Presentation, Sink } from './format.ts';
import { firstScreen } from './table-first-screen.ts';
import { viewScreen } from './table-view.ts';

export async function writeTable(edition: Edition, presentation: Presentation, sink: Sink): Promise<void> {
  const { view } = presentation;
  const lines = view === null ? firstScreen(edition.report, presentation) : viewScreen(view, edition, presentation);
  await writeAll([`${lines.join('\n')}\n`], sink);
}
