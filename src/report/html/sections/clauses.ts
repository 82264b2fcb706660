// Every promise against its target: rate with interval, hit or missed, what became of the rest.

import type { ClauseReport, Report, TargetGroup } from '../../../model/report.ts';
import { type GapWords, gapWords } from '../../gap-words.ts';
import { countText, durationText, percentText } from '../../words.ts';
import { rateStrip, type Scaled, scaleStart } from '../charts/strip.ts';
import { type Content, hypertext, type Markup, NOTHING } from '../markup.ts';
import { behind, table, type TableColumn } from '../table.ts';
import { clockWords, intervalText, rateText } from '../wording.ts';
import type { Section } from './section.ts';

export function clausesSection({ clauses }: Report): Section | null {
  if (clauses.length === 0) return null;
  const compared = clauses.some(({ before }) => before !== null);
  const gaps = gapWords(clauses);
  const from = scaleStart(clauses.flatMap(clause => [clause, ...clause.groups.map(scaledGroup)]));
  return {
    id: 'clauses',
    heading: 'Promises against targets',
    short: 'Promises',
    lead: hypertext`The dot is the share kept of what is decided, its bar the 95 % interval, the tick the target; a diamond
    missed it. ${`The scale runs from ${percentText(from, null)} to 100 %.`}
    ${[gaps.shared, gaps.explained].map(text => (text === null ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}. `))}`,
    content: [
      table({
        caption: 'Every clause with its rate, target and what is still undecided',
        columns: columnsOf(compared),
        rows: clauses.flatMap(clause => rowsOf(clause, { compared, from, gaps })),
      }),
      behind({ caption: 'Every clause: intervals, times and coverage', columns: BEHIND, rows: clauses.map(behindRow) }),
    ],
  };
}

function scaledGroup({ rate, target, met, breached }: TargetGroup): Scaled {
  return { rate, target, interval: null, decided: met + breached };
}

function columnsOf(compared: boolean): TableColumn[] {
  return [
    { head: 'Promise', kind: 'text' },
    { head: 'Rate', kind: 'number' },
    { head: 'Target', kind: 'number' },
    { head: 'Result', kind: 'text' },
    { head: 'Share kept', kind: 'picture' },
    { head: 'Breached', kind: 'number' },
    { head: 'Open', kind: 'number' },
    ...(compared ? [{ head: 'Change', kind: 'number' } as const] : []),
  ];
}

interface RowTerms {
  readonly compared: boolean;
  readonly from: number;
  readonly gaps: GapWords;
}

function rowsOf(clause: ClauseReport, terms: RowTerms): Content[][] {
  return [clauseRow(clause, terms), ...clause.groups.map(group => groupRow(clause, group, terms))];
}

function clauseRow(clause: ClauseReport, { compared, from, gaps }: RowTerms): Content[] {
  const { rate, target, hit, interval, decided } = clause;
  const gap = gaps.of(clause);
  return [
    hypertext`<a class="id" href="#breaches" data-clause="${clause.id}">${clause.id}</a>
      <span class="party">${clause.party}</span
      >${clause.promise === null ? NOTHING : hypertext`<span class="promise">${clause.promise}</span>`}${gap === null ? NOTHING : hypertext`<small>${gap}</small>`}`,
    hypertext`<b>${rateText(rate, hit === false ? target : null)}</b><small>of ${countText(decided)}</small>`,
    target === null ? (clause.groups.length > 0 ? 'several' : '–') : percentText(target, null),
    hypertext`${mark(hit)}${clause.over_allowance === 0 ? NOTHING : hypertext`<small>${countText(clause.over_allowance)} over</small>`}`,
    rateStrip({ rate, interval, target, hit, from }),
    hypertext`${quiet(clause.breached)}${lateness(clause)}`,
    hypertext`${quiet(clause.open)}${clause.at_risk === 0 ? NOTHING : hypertext`<small>${countText(clause.at_risk)} at risk</small>`}`,
    ...(compared ? [changeOf(clause)] : []),
  ];
}

/** Done late apart from never done. */
function lateness({ late, never_done: never, breached }: ClauseReport): Markup {
  if (late === null || never === null || breached === 0) return NOTHING;
  return hypertext`<small>${countText(late)} late, ${countText(never)} never</small>`;
}

function groupRow(
  { id }: ClauseReport,
  { target, met, breached, rate, hit, over_allowance: over }: TargetGroup,
  { compared, from }: RowTerms,
): Content[] {
  const name = target === null ? 'without a target' : `target ${percentText(target, null)}`;
  return [
    hypertext`<span class="group">${id}, ${name}</span>`,
    hypertext`<b>${rateText(rate, hit === false ? target : null)}</b><small>of ${countText(met + breached)}</small>`,
    target === null ? '–' : percentText(target, null),
    hypertext`${mark(hit)}${over === 0 ? NOTHING : hypertext`<small>${countText(over)} over</small>`}`,
    rateStrip({ rate, interval: null, target, hit, from }),
    ...Array.from({ length: compared ? 3 : 2 }, () => ''),
  ];
}

/** In words, a sign and a colour. */
export function mark(hit: boolean | null): Markup {
  if (hit === null) return hypertext`<span class="result none">not judged</span>`;
  return hit
    ? hypertext`<span class="result hit"><span aria-hidden="true">✓</span> hit</span>`
    : hypertext`<span class="result miss"><span aria-hidden="true">✗</span> missed</span>`;
}

function quiet(count: number): Content {
  return count === 0 ? hypertext`<span class="nil">0</span>` : countText(count);
}

function changeOf({ before, change }: ClauseReport): Content {
  if (change === null) return before === null ? '–' : hypertext`<small>nothing before</small>`;
  const points = `${change.difference < 0 ? '−' : '+'}${Math.abs(change.difference * 100).toFixed(1)}`;
  if (!change.more_than_chance) return hypertext`<span class="nil">${points}</span><small>too few to tell</small>`;
  return hypertext`<b>${points}</b><small>points</small>`;
}

const BEHIND: readonly TableColumn[] = [
  { head: 'Clause', kind: 'text' },
  { head: '95 % interval', kind: 'number' },
  { head: 'Met', kind: 'number' },
  { head: 'Breached', kind: 'number' },
  { head: 'Cancelled', kind: 'number' },
  { head: 'Waived', kind: 'number' },
  { head: 'Undecidable', kind: 'number' },
  { head: 'Not covered', kind: 'number' },
  { head: 'Coverage', kind: 'number' },
  { head: 'If all undecided were broken … kept', kind: 'number' },
  { head: 'Median', kind: 'number' },
  { head: '90 % by', kind: 'number' },
  { head: '95 % by', kind: 'number' },
  { head: 'Median with those not done', kind: 'number' },
];

function behindRow(clause: ClauseReport): Content[] {
  const time = (seconds: number | null): Content => (seconds === null ? '–' : durationText(seconds));
  const median: Content =
    clause.clock === null ? '–' : hypertext`${time(clause.elapsed_p50_s)}<small>${clockWords(clause.clock)}</small>`;
  return [
    clause.id,
    intervalText(clause.interval),
    countText(clause.met),
    countText(clause.breached),
    countText(clause.cancelled),
    countText(clause.waived),
    countText(clause.unassessable),
    countText(clause.not_covered),
    rateText(clause.coverage, null),
    clause.rate_low === null || clause.rate_high === null
      ? '–'
      : `${percentText(clause.rate_low, null)} … ${percentText(clause.rate_high, null)}`,
    median,
    time(clause.elapsed_p90_s),
    time(clause.elapsed_p95_s),
    time(clause.elapsed_all_p50_s),
  ];
}
