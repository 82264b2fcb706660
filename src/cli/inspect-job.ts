// What `slaudit inspect` does: inspects the files, prints it for people or programs; 2 where no file could be read.

import { visible } from '../findings/visible.ts';
import { inspect } from '../inspect.ts';
import { inspectionText } from '../inspect/text.ts';
import { print } from './output/sink.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { reportPaint } from './terminal/paint.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface InspectOptions {
  readonly format: 'text' | 'json';
  readonly color: boolean;
}

export async function runInspect(files: readonly string[], options: InspectOptions, shell: Shell): Promise<ExitStatus> {
  const inspection = await inspect(files);
  const terminal = terminalOf(shell.stdout, shell, !options.color);
  const text =
    options.format === 'json'
      ? `${JSON.stringify(inspection, null, 2)}\n`
      : inspectionText(inspection, { width: Math.min(terminal.width, 100), paint: reportPaint(terminal) });
  const unread = inspection.files.filter(({ unreadable }) => unreadable !== null);
  if (unread.length === inspection.files.length) {
    for (const { file, unreadable } of unread) {
      const said = `${file}: ${unreadable?.message ?? ''} ${unreadable?.remedy ?? ''}`;
      shell.stderr.write(`error: ${visible(said)}\n`);
    }
    return 2;
  }
  await print(shell.stdout, text);
  return 0;
}
