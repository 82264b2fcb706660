// An explanation as one HTML file in the look of the report: no script, no network, and a policy that forbids both.

import { createHash } from 'node:crypto';
import type { ExplainedClock, Explanation, LeadExplanation, Place } from '../../model/explanation.ts';
import { hypertext, type Markup, NOTHING, raw } from '../../report/html/markup.ts';
import { STYLE } from '../../report/html/style.ts';
import { table } from '../../report/html/table.ts';
import { isoWords } from '../words/times.ts';
import { clockPicture } from './axis.ts';
import { leadPicture } from './lead-picture.ts';
import { OWN_STYLE } from './style.ts';

const WHOLE_STYLE = STYLE + OWN_STYLE;

export function explanationPage(explanation: Explanation): string {
  const { agreement, period, leads, as_of, time_zone } = explanation;
  const title = leads.length === 1 ? `Lead ${leads[0]?.lead_id ?? ''}` : `${leads.length} leads explained`;
  return hypertext`${raw('<!doctype html>\n')}<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${POLICY}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="referrer" content="no-referrer" />
<meta name="generator" content="slaudit" />
<title>${title} · ${agreement.name}</title>
<style>${raw(WHOLE_STYLE)}</style>
</head>
<body>
<div class="page">
<main id="main">
<header>
<p class="eyebrow">Why it came out like this</p>
<h1>${agreement.name}${period === null ? '' : ` · ${period.text}`}</h1>
<p class="headline">${title}</p>
<p class="meta"><span>As of ${isoWords(as_of, '')}</span><span>Times are those of ${time_zone} unless they say otherwise</span></p>
${legend()}
</header>
${leads.length === 0 ? hypertext`<p class="first">No breach to explain.</p>` : NOTHING}
${leads.map(lead => leadPart(lead, explanation))}
</main>
<footer><p>${agreement.files.join(', ')} <code>${agreement.sha256.slice(0, 12)}</code>. Made by slaudit; the same input gives the same page. What the parts mean: docs/explain.md.</p></footer>
</div>
</body>
</html>
`.markup;
}

/** Nothing but this page's own style may apply; nothing may run, be fetched or sent. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(WHOLE_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function legend(): Markup {
  const sample = (shape: string, words: string): Markup =>
    hypertext`<span><svg class="axis" viewBox="0 0 28 12" aria-hidden="true">${raw(shape)}</svg>${words}</span>`;
  return hypertext`<p class="legend">
${sample('<rect class="running" width="28" height="12"/>', 'runs')}
${sample('<line class="closed" x1="2" x2="28" y1="6" y2="6"/>', 'waits for an opening')}
${sample('<rect class="paused" x="1" y="2" width="26" height="8"/>', 'paused')}
${sample('<rect class="late" y="2" width="28" height="8"/>', 'late')}
${sample('<line class="spare" x1="0" x2="28" y1="6" y2="6"/>', 'time left over')}
${sample('<rect class="scope" x="1" y="2" width="26" height="8"/>', 'something is forbidden')}
${sample('<rect class="hours" width="28" height="12"/>', 'working hours')}
</p>`;
}

function leadPart(lead: LeadExplanation, { as_of, time_zone }: Explanation): Markup {
  const year = as_of.slice(0, 4);
  const { lead_id, asked_for, merged, clocks, quiet, rows, axis } = lead;
  return hypertext`<section class="lead-part">
<h2>Lead ${lead_id}</h2>
${asked_for === null ? NOTHING : hypertext`<p class="lead">${asked_for} was merged into ${lead_id}, which is the lead that is audited: its activities and deals count here.</p>`}
${merged.length > 0 && asked_for === null ? hypertext`<p class="lead">Merged into it: ${merged.join(', ')}; their activities and deals count here.</p>` : NOTHING}
<p class="more">${attributesOf(lead)}</p>
${axis === null || clocks.length < 2 ? NOTHING : hypertext`<figure><figcaption>All clocks of the lead <span>Numbers are those of the rows below; ${axis.hours === '' ? 'day and night' : `shaded: the hours of ${axis.hours}`}</span></figcaption>${leadPicture(lead, axis, time_zone)}</figure>`}
${table({
  caption: `All rows of lead ${lead_id}`,
  columns: [
    { head: '', kind: 'text' },
    { head: 'when', kind: 'text' },
    { head: 'what', kind: 'text' },
    { head: 'events', kind: 'text' },
    { head: 'row', kind: 'text' },
  ],
  rows: rows.map(({ at, text, events, left_out, place }, index) => [
    String(index + 1),
    isoWords(at, year),
    left_out === null ? text : `${text}, not looked at: ${left_out}`,
    events.join(', '),
    `${place.evidence}, line ${place.line}`,
  ]),
})}
${clocks.map(clock => clockPart(clock, year, time_zone))}
${clocks.length + quiet.length === 0 ? hypertext`<p class="lead">Nothing of this lead was breached.</p>` : NOTHING}
${quiet.length === 0 ? NOTHING : hypertext`<h3>Nothing to judge</h3><ul class="findings">${quiet.map(({ clause, why }) => hypertext`<li><strong>${clause}</strong>: ${why}</li>`)}</ul>`}
</section>
`;
}

function attributesOf({ clocks }: LeadExplanation): string {
  const [first] = clocks;
  if (first === undefined) return '';
  const told = Object.entries(first.attributes).map(([name, value]) => `${name} ${value === '' ? '(empty)' : value}`);
  const segment = first.obligation.segment === '' ? [] : [`segment ${first.obligation.segment}`];
  return [...segment, ...told].join(' · ');
}

function clockPart(clock: ExplainedClock, year: string, timeZone: string): Markup {
  const { obligation, promise, terms, axis, steps, near_misses, to_keep, conclusion } = clock;
  const cycle = obligation.cycle > 1 ? ` · cycle ${obligation.cycle}` : '';
  const version = obligation.version > 1 ? ` · version ${obligation.version}` : '';
  return hypertext`<article class="clock">
<h3>${obligation.clause} <small>${obligation.party}${cycle}${version}</small></h3>
${promise === null ? NOTHING : hypertext`<p class="promise">${promise}</p>`}
<p class="terms">${terms.map(({ name, text }) => `${name}: ${text}`).join(' · ')}</p>
${axis === null ? NOTHING : hypertext`<figure>${clockPicture(clock, axis, timeZone)}</figure>`}
<div class="steps">${stepTable(`Steps of ${obligation.clause}`, steps, year)}</div>
${
  near_misses.length === 0
    ? NOTHING
    : hypertext`<h3>Did not count</h3><div class="steps">${stepTable(
        'Rows that did not count',
        near_misses.map(({ at, text, reason, place }) => ({ at, text: `${text} – ${reason}`, place })),
        year,
      )}</div>`
}
${to_keep === null ? NOTHING : hypertext`<p class="more">${keepWord(obligation.verdict)} ${to_keep}.</p>`}
<p class="conclusion ${obligation.verdict}">${conclusion}</p>
</article>
`;
}

function keepWord(verdict: string): string {
  if (verdict === 'unassessable') return 'What is missing:';
  return verdict === 'open' ? 'To be kept it takes' : 'To be kept it took';
}

function stepTable(
  caption: string,
  steps: readonly { readonly at: string; readonly text: string; readonly place: Place | null }[],
  year: string,
): Markup {
  return table({
    caption,
    columns: [
      { head: 'when', kind: 'text' },
      { head: 'what', kind: 'text' },
    ],
    rows: steps.map(({ at, text, place }) => [
      isoWords(at, year),
      hypertext`${text}${place === null ? NOTHING : hypertext`<span class="place">${place.evidence}, line ${place.line}</span>`}`,
    ]),
  });
}
