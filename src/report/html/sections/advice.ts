// What could be done about it, each with the command that shows the rows.

import type { Report } from '../../../model/report.ts';
import { advicePieces } from '../../advice.ts';
import { hypertext } from '../markup.ts';
import type { Section } from './section.ts';

export function adviceSection(report: Report): Section | null {
  const pieces = advicePieces(report);
  if (pieces.length === 0) return null;
  const items = pieces.map(
    ({ sentence, command }) => hypertext`<li>${sentence}<br /><code>${command}</code></li>
`,
  );
  return {
    id: 'advice',
    heading: 'What could be done about it',
    short: 'Advice',
    lead: 'Patterns with enough behind them, each with the command that shows the rows. The rules are in docs/advice.md.',
    content: hypertext`<ul>
${items}</ul>`,
  };
}
