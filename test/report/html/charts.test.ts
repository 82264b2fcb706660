import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import type { DistributionReport } from '../../../src/model/report.ts';
import { drawing } from '../../../src/report/html/charts/drawing.ts';
import { doneByTime } from '../../../src/report/html/charts/done-by-time.ts';
import { histogram } from '../../../src/report/html/charts/histogram.ts';
import { rateStrip, scaleStart } from '../../../src/report/html/charts/strip.ts';
import { roundTimes } from '../../../src/report/html/charts/time-axis.ts';

const TIED: DistributionReport = {
  clause: 'touch',
  clock: 'open',
  windows: [{ text: '1 hour', seconds: 3600 }],
  bins: [
    { from_s: 0, to_s: 1800, in_time: 3, late: 2 },
    { from_s: 1800, to_s: 3600, in_time: 0, late: 0 },
    { from_s: 3600, to_s: null, in_time: 0, late: 1 },
  ],
  done: 6,
  never_done: 4,
  open: 1,
  ended: 0,
  curve: [0.1, 0.2, 0.3, 0.4, 0.5].map(share => ({ share, by_s: 900 })),
};

test('points at one time do not pile up: the curve stays between nothing and all', () => {
  const [, path = ''] = /fill-opacity="0.12"[^>]*><path d="([^"]*)"/.exec(doneByTime(TIED, '').markup) ?? [];
  const heights = [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, , y]) => Number(y));
  // From 100 % at 20 px to 0 % at 162 px: half of them is 91 px.
  expect(Math.max(...heights)).toBe(162);
  expect(Math.min(...heights)).toBe(91);
});

test('late stands on top of in time, never and open apart from both, each with its count to read', () => {
  const { markup } = histogram(TIED, 'what it shows');
  expect([...markup.matchAll(/<title>([^<]*)<\/title>/g)].map(([, text]) => text)).toEqual([
    '0 min to 30 min: 3 in time',
    '0 min to 30 min: 2 late',
    '1 h and longer: 1 late',
    '4 never done',
    '1 still open',
  ]);
  expect(markup).toMatch(/^<svg aria-label="what it shows" /);
});

test('a label is an attribute and no more, and Plot leaves no style behind', () => {
  const { markup } = drawing({ marks: [Plot.dotX([1], { mixBlendMode: 'multiply' })] }, '"><script>');
  expect(markup).toContain('aria-label="&quot;&gt;&lt;script&gt;"');
  expect(markup).not.toMatch(/style|multiply/);
});

test('labels of time are round, and few', () => {
  expect(roundTimes(12 * 3600)).toEqual([0, 2, 4, 6, 8, 10, 12].map(hours => hours * 3600));
  expect(roundTimes(8.25 * 3600)).toEqual([0, 2, 4, 6, 8].map(hours => hours * 3600));
  expect(roundTimes(40)).toEqual([0, 10, 20, 30, 40]);
});

test('a scale begins below every rate and target, and below the intervals that mean something', () => {
  const many = { rate: 0.86, interval: { low: 0.82, high: 0.9 }, target: 0.9, decided: 400 };
  const few = { rate: 0.66, interval: { low: 0.2, high: 0.9 }, target: null, decided: 3 };
  expect(scaleStart([many])).toBe(0.8);
  expect(scaleStart([many, few])).toBe(0.6);
  expect(scaleStart([])).toBe(0.9);
});

test('what was missed has another mark, not only another colour', () => {
  const strip = { rate: 0.8, interval: null, target: 0.9, from: 0.5 };
  expect(rateStrip({ ...strip, hit: true }).markup).toContain('<circle');
  expect(rateStrip({ ...strip, hit: false }).markup).not.toContain('<circle');
});
