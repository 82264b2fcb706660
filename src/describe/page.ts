// The description as one HTML file: no script, no network, and a policy that forbids both.

import { createHash } from 'node:crypto';
import { visible } from '../findings/visible.ts';
import type { Block, Description } from './document.ts';

const STYLE = `:root{color-scheme:light dark;--ink:#1c2430;--faint:#5b6675;--line:#d9dee6;--paper:#fff;--accent:#1f5fae}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--faint:#9aa6b5;--line:#323b48;--paper:#12161c;--accent:#7db2f0}}
body{margin:0 auto;max-width:44rem;padding:3rem 1.5rem;font:16px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.8rem;line-height:1.25}h2{margin-top:3rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}h3{margin:2rem 0 .5rem}
blockquote{margin:.5rem 0 1rem;padding:.2rem 0 .2rem 1rem;border-left:3px solid var(--accent);font-size:1.08rem}
li{margin:.25rem 0}table{border-collapse:collapse;width:100%}th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--faint);font-weight:600}@media print{body{max-width:none;padding:0}h2,h3{break-after:avoid}li,tr{break-inside:avoid}}`;

export function toPage(description: Description): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
  const title = description.find(
    (block): block is Extract<Block, { kind: 'title' | 'heading' | 'subheading' }> => block.kind === 'title',
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === undefined ? '' : escaped(title.text)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${description.map(blockMarkup).join('\n')}
</main>
</body>
</html>
`;
}

function blockMarkup(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'subheading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'promise':
      return `<blockquote>${escaped(block.text)}</blockquote>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map(item => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return `<table>\n<thead>${rowMarkup(block.header, 'th')}</thead>\n<tbody>\n${block.rows.map(row => rowMarkup(row, 'td')).join('\n')}\n</tbody>\n</table>`;
  }
}

function rowMarkup(cells: readonly string[], tag: 'th' | 'td'): string {
  const scope = tag === 'th' ? ' scope="col"' : '';
  return `<tr>${cells.map(cell => `<${tag}${scope}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, character => ENTITIES[character] ?? '');
}
