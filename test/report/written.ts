// What a format writes, as one text.

import type { Edition } from '../../src/model/report.ts';
import { type Format, NO_PAINT, type Presentation } from '../../src/report/format.ts';
import { reporterOf } from '../../src/report/reporters.ts';

export async function written(format: Format, edition: Edition, terms: Partial<Presentation> = {}): Promise<string> {
  const reporter = await reporterOf(format);
  const chunks: (string | Uint8Array)[] = [];
  const presentation: Presentation = { view: null, width: 80, paint: NO_PAINT, frame: 'whole', ...terms };
  await reporter(edition, presentation, chunk => void chunks.push(chunk));
  return chunks.map(chunk => (typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk))).join('');
}
