// The top of the page: which agreement and period, the headline, whether to trust it, where to look first.

import { DAY_MS } from '../../../calendar/local-date.ts';
import type { Report } from '../../../model/report.ts';
import { headlineSentences } from '../../headline.ts';
import { counted, countText } from '../../words.ts';
import { type Content, hypertext, type Markup, NOTHING } from '../markup.ts';
import { dateText, instantText } from '../wording.ts';

export function opening(report: Report): Markup {
  return hypertext`<header>
      <p class="eyebrow">Audit of the agreement</p>
      <h1>${report.agreement.name}</h1>
      <p class="meta">${facts(report).map(fact => hypertext`<span>${fact}</span> `)}</p>
    </header>
    <section id="summary" aria-label="Summary">
      ${headline(report)}
      ${lookFirst(report)} ${fitness(report)}
    </section> `;
}

function facts(report: Report): Content[] {
  const shown = filterWords(report.filters);
  return [
    periodText(report.period),
    `As of ${instantText(report.as_of)}`,
    report.time_zone,
    ...(report.people === 'hidden' ? ['People are left out'] : []),
    ...(shown.length === 0 ? [] : [`Only ${shown.join(', ')}`]),
  ];
}

/** `Wed 1 Oct 2025 – Fri 31 Oct 2025`: the last date is in it. */
function periodText(period: Report['period']): string {
  return period === null
    ? 'All of its history'
    : `Period ${period.text}: ${dateText(period.from)} – ${dateText(lastDate(period.until))}`;
}

/** The last date that begins before an instant of its own zone. */
function lastDate(until: string): string {
  if (!until.slice(11).startsWith('00:00:00')) return until;
  return new Date(Date.parse(`${until.slice(0, 10)}T00:00:00Z`) - DAY_MS).toISOString();
}

function filterWords({ clauses, parties, people, segments, where }: Report['filters']): string[] {
  return [
    ...clauses.map(id => `clause ${id}`),
    ...parties.map(party => `party ${party}`),
    ...people.map(person => `person ${person}`),
    ...segments.map(segment => `segment ${segment}`),
    ...where.map(({ column, value }) => `${column} = ${value}`),
  ];
}

function headline(report: Report): Markup {
  const [first = '', ...rest] = headlineSentences(report.headline);
  return hypertext`<p class="headline">${first}</p>${rest.length === 0 ? NOTHING : hypertext`<p class="headline-rest">${rest.join(' ')}</p>`}`;
}

function lookFirst({ attention: { first }, clauses }: Report): Markup {
  switch (first.kind) {
    case 'data':
      return hypertext`<p class="first">
        <strong>Look first at</strong> <a href="#data">the data</a>: what could not be read decides whether the rest
        holds.
      </p>`;
    case 'clause':
    case 'at_risk': {
      const clause = clauses.find(({ id }) => id === first.id);
      const why =
        first.kind === 'clause'
          ? `${counted(clause?.over_allowance ?? 0, 'breach', 'breaches')} more than the target allows`
          : `${countText(clause?.at_risk ?? 0)} open with most of the time used, none late yet`;
      return hypertext`<p class="first"><strong>Look first at</strong> <a href="#clauses">${first.id}</a>: ${why}.</p>`;
    }
    case 'goal':
      return hypertext`<p class="first">
        <strong>Look first at</strong> <a href="#goals">${first.id}</a>, a goal that was missed.
      </p>`;
    case 'nothing':
      return NOTHING;
  }
}

function fitness({ fit, unfit_because: reasons, totals }: Report): Markup {
  const verdict = fit
    ? hypertext`<p class="fit yes"><span aria-hidden="true">✓</span> Fit to publish</p>`
    : hypertext`<div class="fit no">
        <p><span aria-hidden="true">✗</span> Not fit to publish</p>
        <ul>
          ${reasons.map(reason => hypertext`<li>${reason}</li>`)}
        </ul>
      </div>`;
  return hypertext`${verdict}
    <dl class="flow">
      ${step('leads read', totals.leads_read, totals.leads_merged === 0 ? null : `${countText(totals.leads_merged)} merged away`)}
      ${step('leads audited', totals.leads_audited, totals.not_covered === 0 ? null : `${counted(totals.not_covered, 'start', 'starts')} not covered`)}
      ${step('obligations', totals.obligations, null)} ${step('decided', totals.decided, null)}
      ${step('undecidable', totals.unassessable, null)}
      ${step('rows rejected', totals.rows_rejected, `of ${countText(totals.rows)}${totals.rows_set_aside === 0 ? '' : `, ${countText(totals.rows_set_aside)} set aside`}`)}
    </dl>`;
}

function step(name: string, count: number, note: string | null): Markup {
  return hypertext`<div>
    <dt>${name}</dt>
    <dd>${countText(count)}${note === null ? NOTHING : hypertext`<small>${note}</small>`}</dd>
  </div>`;
}
