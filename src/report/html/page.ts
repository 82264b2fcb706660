// The page around its sections: policy, style, links, script. One file that needs no network and runs nothing but its own.

import { createHash } from 'node:crypto';
import type { Report } from '../../model/report.ts';
import { SCRIPT } from './client/breaches.ts';
import { periodText } from '../words.ts';
import { hypertext, type Markup, raw } from './markup.ts';
import { opening } from './sections/opening.ts';
import { type Section, sectionMarkup } from './sections/section.ts';
import { STYLE } from './style.ts';

/** Everything before the data of the breaches. */
export function pageHead(report: Report, sections: readonly Section[]): Markup {
  const { agreement, period } = report;
  return hypertext`${raw('<!doctype html>\n')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="slaudit" />
        <title>${agreement.name}${period === null ? '' : ` · ${periodText(period)}`}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <div class="page">
          <nav class="contents" aria-label="Contents">
            ${sections.map(({ id, short }) => hypertext`<a href="#${id}">${short}</a> `)}
          </nav>
          <main id="main">${opening(report)}${sections.map(sectionMarkup)}</main>
          <footer>
            <p>
              ${agreement.files.join(', ')} <code>${agreement.sha256.slice(0, 12)}</code>. Made by slaudit; the same
              input gives the same report. How each part is computed: docs/report-page.md.
            </p>
          </footer>
        </div>
`;
}

/** What opens and closes the element of the data, then the end. */
export const DATA_OPENS = '<script type="application/json" id="breach-data">';
export const DATA_CLOSES = '</script>\n';
export const PAGE_END: string = `<script>${SCRIPT}</script>\n</body>\n</html>\n`;

/** Nothing but this page's own style and script may apply or run, and nothing may be fetched or sent. */
const POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
