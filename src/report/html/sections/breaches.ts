// The table of breaches: its frame, filters and heads. client/breaches.ts fills it from breach-data.ts.

import type { Report } from '../../../model/report.ts';
import { counted, countText } from '../../words.ts';
import { hypertext, type Markup, NOTHING } from '../markup.ts';
import { table } from '../table.ts';
import { nameText } from '../wording.ts';
import type { Section } from './section.ts';

const CAUSES_SHOWN = 8;

/** Rows the page carries: more would make it slow to open, and nobody reads them here. */
export const MOST_BREACHES = 20_000;

export function breachesSection({ attention, clauses, people }: Report): Section | null {
  const count = clauses.reduce((sum, { breached }) => sum + breached, 0);
  if (count === 0) return null;
  const cut =
    count > MOST_BREACHES
      ? ` The first ${countText(MOST_BREACHES)} are here; slaudit audit -f csv --view breaches has them all.`
      : '';
  return {
    id: 'breaches',
    heading: counted(count, 'breach', 'breaches'),
    short: 'Breaches',
    lead: `Each row opens to its times, evidence and holders.${cut}`,
    content: [causes(attention.causes, people), filters(people), FRAME],
  };
}

function causes(rows: Report['attention']['causes'], people: Report['people']): Markup {
  if (rows.length < 2) return NOTHING;
  const named = people === 'names';
  return hypertext`<details open>
    <summary><strong>Where they come from</strong> most frequent first</summary>
    ${table({
      caption: 'Breaches by clause, owner and cause',
      columns: [
        { head: 'Clause', kind: 'text' },
        { head: 'Cause', kind: 'text' },
        ...(named ? [{ head: 'Owner', kind: 'text' } as const] : []),
        { head: 'Team', kind: 'text' },
        { head: 'Breaches', kind: 'number' },
        { head: 'Leads', kind: 'text' },
      ],
      rows: rows
        .slice(0, CAUSES_SHOWN)
        .map(({ clause, owner, team, cause, count, leads }) => [
          clause,
          cause,
          ...(named ? [nameText(owner, '(nobody)')] : []),
          nameText(team, '–'),
          countText(count),
          leads.map(lead => nameText(lead, '–')).join(', ') + (count > leads.length ? ' …' : ''),
        ]),
    })}
  </details>`;
}

/** Hidden until the script fills them: without it they would do nothing. */
function filters(people: Report['people']): Markup {
  const choices = ['clause', ...(people === 'names' ? ['person'] : []), 'team', 'segment'];
  return hypertext`<noscript
      ><p class="more">
        The table of breaches needs JavaScript; slaudit audit -f csv --view breaches has the same rows.
      </p></noscript
    >
    <form id="breach-filters" class="filters" aria-label="Filter the breaches" hidden>
      <label for="breach-search"
        >Search<input
          id="breach-search"
          type="search"
          autocomplete="off"
          spellcheck="false"
          placeholder="Lead, person, reason …"
      /></label>
      ${choices.map(name => hypertext`<label for="breach-${name}">${name}<select id="breach-${name}" data-filter="${name}"></select></label> `)}
      <button type="reset">Clear</button>
    </form>`;
}

const FRAME = hypertext`<template id="breach-clock"><svg></svg></template>
<div id="breach-table" hidden>
  <p id="breach-count" role="status" aria-live="polite"></p>
  <div class="scroll" role="region" tabindex="0" aria-label="Breaches">
    <table class="breach-list">
      <caption>
        Breaches; a row's button shows its details, a head's button sorts
      </caption>
      <thead>
        <tr id="breach-heads"></tr>
      </thead>
      <tbody id="breach-rows"></tbody>
    </table>
  </div>
  <nav class="pages" aria-label="Pages of breaches">
    <button type="button" id="breach-back">Previous</button><span id="breach-page"></span
    ><button type="button" id="breach-on">Next</button>
  </nav>
</div>`;
