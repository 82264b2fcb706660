// What every section of the page has: a name to link to, a heading, a sentence or two, its content.

import { type Content, hypertext, type Markup } from '../markup.ts';

export interface Section {
  readonly id: string;
  readonly heading: string;
  /** What the contents call it. */
  readonly short: string;
  /** What is shown and how to read it. */
  readonly lead: Content;
  readonly content: Content;
}

/** Only sections with something to show are made: null where there is nothing. */
export type SectionMaker<Shown> = (shown: Shown) => Section | null;

export function sectionMarkup({ id, heading, lead, content }: Section): Markup {
  return hypertext`<section id="${id}" aria-labelledby="${id}-heading">
    <div class="head"><h2 id="${id}-heading">${heading}</h2>
    <p class="lead">${lead}</p></div>
    ${content}
  </section> `;
}

/** A picture under its title, with the numbers behind it. */
export function figure(title: Content, note: Content, ...content: readonly Content[]): Markup {
  return hypertext`<figure>
    <figcaption><strong>${title}</strong> <span>${note}</span></figcaption>
    ${content}
  </figure>`;
}
