// Format table: the first screen for people, or one view (spec cli.md, "Table output for people").

import type { Edition } from '../model/report.ts';
import { writeAll } from './chunks.ts';
import type { Presentation, Sink, View } from './format.ts';
import { firstScreen, unfitLines } from './table-first-screen.ts';
import { viewScreen } from './table-view.ts';

export async function writeTable(edition: Edition, presentation: Presentation, sink: Sink): Promise<void> {
  const { view } = presentation;
  const lines = view === null ? firstScreen(edition.report, presentation) : oneView(view, edition, presentation);
  await writeAll([`${lines.join('\n')}\n`], sink);
}

/** What must not be published says so on top of it too. */
function oneView(view: View, edition: Edition, presentation: Presentation): string[] {
  const { fit, unfit_because } = edition.report;
  const lines = viewScreen(view, edition, presentation);
  return fit ? lines : [...unfitLines(unfit_because, presentation), '', ...lines];
}
