// What every section of the page has: a name to link to, a heading, a sentence or two, its content.

import { type Content, html, type Markup } from '../markup.ts';

export interface Section {
  readonly id: string;
  readonly heading: string;
  /** What is shown and how to read it. */
  readonly lead: Content;
  readonly content: Content;
}

/** Only sections with something to show are made: null where there is nothing. */
export type SectionMaker<Shown> = (shown: Shown) => Section | null;

export function sectionMarkup({ id, heading, lead, content }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${heading}</h2>
    <p class="lead">${lead}</p>
    ${content}
  </section> `;
}

/** A picture under its title, with the numbers behind it. */
export function figure(title: Content, note: Content, ...content: readonly Content[]): Markup {
  return html`<figure>
    <figcaption><strong>${title}</strong> <span>${note}</span></figcaption>
    ${content}
  </figure>`;
}
