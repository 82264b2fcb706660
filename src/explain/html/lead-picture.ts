// All of a lead's clocks on one axis: a lane each, over the hours that most of them ran on, with the rows as numbered lines.

import type { Axis, ExplainedClock, LeadExplanation } from '../../model/explanation.ts';
import { hypertext, type Markup, raw } from '../../report/html/markup.ts';
import { bar, BAR_HEIGHT, box, days, hours, type Scale, scaleOf, SHADE_TOP, WIDTH } from './scale.ts';

const LANE = 44;
const FIRST_LANE = SHADE_TOP + 20;
/** What the number of a row takes: closer ones stand without theirs. */
const NUMBER_ROOM = 18;

export function leadPicture({ lead_id, clocks, rows }: LeadExplanation, axis: Axis, timeZone: string): Markup {
  const scale = scaleOf(axis, timeZone);
  const bottom = FIRST_LANE + clocks.length * LANE;
  const words = clocks.map(({ obligation }) => `${obligation.clause} ${obligation.verdict}`).join(', ');
  return hypertext`<svg class="axis" viewBox="0 0 ${WIDTH} ${bottom + 20}" role="img" aria-label="Lead ${lead_id}: ${words}">
${axis.open.map(({ from, to }) => box('hours', [scale.x(from), scale.x(to)], { top: SHADE_TOP, height: bottom - SHADE_TOP }))}
${days(scale, bottom)}
${hours(scale)}
${numbers(rows, scale, bottom)}
${clocks.map((clock, place) => lane(clock, scale, FIRST_LANE + place * LANE))}
</svg>`;
}

function lane(clock: ExplainedClock, scale: Scale, top: number): Markup {
  const { obligation, stretches } = clock;
  const from = scale.x(obligation.started_at);
  const anchor = from > WIDTH / 2 ? 'end' : 'start';
  const bars = stretches.length > 0 ? stretches.map(one => bar(one, scale, top + 4)) : [mark(clock, scale, top + 4)];
  const due = stretches.length === 0 || obligation.due_at === null ? null : scale.x(obligation.due_at);
  return hypertext`<text x="${from}" y="${top}" text-anchor="${anchor}">${obligation.clause}: ${obligation.verdict}</text>
${bars}${due === null ? '' : raw(`<line class="due" x1="${due}" x2="${due}" y1="${top + 3}" y2="${top + BAR_HEIGHT + 6}"/>`)}`;
}

/** Without a clock: the stretch of a scope, or the instant of a row. */
function mark({ obligation, kind }: ExplainedClock, { x, until }: Scale, top: number): Markup {
  const middle = top + BAR_HEIGHT / 2;
  const ends = obligation.due_at !== obligation.started_at;
  if (kind === 'never' && ends)
    return box('scope', [x(obligation.started_at), x(obligation.due_at ?? until)], {
      top: top + 4,
      height: BAR_HEIGHT - 8,
    });
  return raw(`<circle class="touch" cx="${x(obligation.started_at)}" cy="${middle}" r="4.5"/>`);
}

/** As numbered in the table of rows. */
function numbers(rows: LeadExplanation['rows'], { x, from, until }: Scale, bottom: number): Markup[] {
  let free = 0;
  return rows.flatMap(({ at }, index) => {
    if (Date.parse(at) < from || Date.parse(at) > until) return [];
    const line = `<line class="grid-line" x1="${x(at)}" x2="${x(at)}" y1="${SHADE_TOP}" y2="${bottom + 4}"/>`;
    if (x(at) < free) return [raw(line)];
    free = x(at) + NUMBER_ROOM;
    return [raw(`${line}<text class="soft" x="${x(at)}" y="${bottom + 16}" text-anchor="middle">${index + 1}</text>`)];
  });
}
