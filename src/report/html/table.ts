// Tables of the page: a caption, heads with their scope, numbers set right; wide ones scroll in their own frame.

import { type Content, hypertext, type Markup, NOTHING, raw } from './markup.ts';

export interface TableColumn {
  readonly head: Content;
  readonly kind: 'text' | 'number' | 'picture';
}

export interface TableParts {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly Content[])[];
}

export function table({ caption, columns, rows }: TableParts): Markup {
  // A frame that scrolls must be reachable by keyboard, and so needs a name.
  return hypertext`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ head, kind }) => hypertext`<th scope="col"${classOf(kind)}>${head}</th>`)}</tr></thead>
<tbody>
${rows.map(cells => rowOf(cells, columns))}</tbody>
</table></div>`;
}

function rowOf(cells: readonly Content[], columns: readonly TableColumn[]): Markup {
  const [name = null, ...rest] = cells;
  const others = rest.map((cell, index) => hypertext`<td${classOf(columns[index + 1]?.kind ?? 'text')}>${cell}</td>`);
  return hypertext`<tr><th scope="row">${name}</th>${others}</tr>\n`;
}

function classOf(kind: TableColumn['kind']): Markup {
  return kind === 'text' ? NOTHING : raw(` class="${kind}"`);
}

/** The numbers behind a picture, folded away. */
export function behind(parts: TableParts): Markup {
  return hypertext`<details class="behind">
    <summary>The numbers</summary>
    ${table(parts)}
  </details>`;
}
