// A drawing for the page: working hours shaded, the clock as a bar, labels hung below it. Shapes differ, not colours alone.

import type { Axis, ExplainedClock } from '../../model/explanation.ts';
import { hypertext, type Markup, raw } from '../../report/html/markup.ts';
import { MARKED } from '../words/marks.ts';
import { clockWords, dateWords } from '../words/times.ts';
import { bar, BAR_HEIGHT, box, days, hours, type Scale, scaleOf, SHADE_TOP, WIDTH } from './scale.ts';

const BAR = { top: 72, height: BAR_HEIGHT } as const;
const LABEL_TOP = BAR.top + BAR.height + 26;
const LABEL_HEIGHT = 18;
/** About what a character takes at 12 px. */
const CHARACTER = 6.6;

export function clockPicture(clock: ExplainedClock, axis: Axis, timeZone: string): Markup {
  const scale = scaleOf(axis, timeZone);
  const labels = placedLabels(labelsOf(clock, scale));
  const rows = Math.max(0, ...labels.map(({ row }) => row + 1));
  const height = LABEL_TOP + (rows - 1) * LABEL_HEIGHT + 8;
  const { obligation, conclusion } = clock;
  return hypertext`<svg class="axis" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${obligation.clause}: ${conclusion}">
${axis.open.map(({ from, to }) => box('hours', [scale.x(from), scale.x(to)], { top: SHADE_TOP, height: BAR.top + BAR.height + 6 - SHADE_TOP }))}
${days(scale, BAR.top + BAR.height + 6)}
${hours(scale)}
${legs(clock, scale)}
${clock.stretches.map(stretch => bar(stretch, scale, BAR.top))}
${touches(clock, scale)}
${labels.map(hung)}
</svg>`;
}

/** Who held it, where it changed hands. */
function legs({ stretches }: ExplainedClock, { x }: Scale): Markup[] {
  const held: { owner: string; from: string }[] = [];
  for (const { owner, from } of stretches) if (held.at(-1)?.owner !== owner) held.push({ owner, from });
  if (held.length < 2) return [];
  return held.map(({ owner, from }, index) => {
    const room = x(held[index + 1]?.from ?? stretches.at(-1)?.to ?? from) - x(from);
    const name = owner === '' ? 'nobody' : owner;
    const shown = name.length * CHARACTER + 6 <= room ? name : '';
    return hypertext`<line class="leg" x1="${x(from)}" x2="${x(from)}" y1="${SHADE_TOP + 10}" y2="${BAR.top - 3}" /><text class="soft" x="${x(from) + 4}" y="${SHADE_TOP + 22}">${shown}</text>`;
  });
}

function touches({ steps }: ExplainedClock, { x }: Scale): Markup[] {
  return steps
    .filter(({ kind }) => kind === 'touch')
    .map(({ at, counts }) =>
      raw(
        `<circle class="touch${counts === true ? '' : ' idle'}" cx="${x(at)}" cy="${BAR.top + BAR.height + 8}" r="3.5"/>`,
      ),
    );
}

// ---------------------------------------------------------------- labels

interface Label {
  readonly x: number;
  readonly text: string;
}

interface PlacedLabel extends Label {
  readonly row: number;
  readonly anchor: 'start' | 'end';
}

function labelsOf({ steps, obligation }: ExplainedClock, { x }: Scale): Label[] {
  const label = (at: string, word: string): Label => ({
    x: x(at),
    text: `${word} ${dateWords(at, at.slice(0, 4)).slice(0, 3)} ${clockWords(at)}`,
  });
  const labels = steps.flatMap(({ at, kind }) => {
    const word = MARKED[kind];
    return word === undefined ? [] : [label(at, word)];
  });
  return obligation.due_at === null ? labels : [...labels, label(obligation.due_at, 'due')];
}

/** Each in the first row where it touches no other. */
function placedLabels(labels: readonly Label[]): PlacedLabel[] {
  const taken: [from: number, to: number][][] = [];
  return [...labels]
    .sort((a, b) => a.x - b.x)
    .map(label => {
      const width = label.text.length * CHARACTER + 10;
      const anchor = label.x + width > WIDTH ? 'end' : 'start';
      const [from, to] = anchor === 'end' ? [label.x - width, label.x] : [label.x, label.x + width];
      let row = 0;
      while (taken[row]?.some(([begin, end]) => begin < to && from < end) === true) row++;
      (taken[row] ??= []).push([from, to]);
      return { ...label, row, anchor };
    });
}

function hung({ x, text, row, anchor }: PlacedLabel): Markup {
  const y = LABEL_TOP + row * LABEL_HEIGHT;
  const shift = anchor === 'end' ? -4 : 4;
  const kind = text.startsWith('due ') ? 'due' : 'hanger';
  return hypertext`<line class="${kind}" x1="${x}" x2="${x}" y1="${BAR.top - 4}" y2="${y}" /><text x="${x + shift}" y="${y}" text-anchor="${anchor}">${text}</text>`;
}
