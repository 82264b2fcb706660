// How long things took against their window, what was never done set apart.

import type { DistributionReport, Report } from '../../../model/report.ts';
import { counted, countText, durationText, percentText } from '../../words.ts';
import { doneByTime } from '../charts/done-by-time.ts';
import { histogram } from '../charts/histogram.ts';
import { hypertext, type Markup } from '../markup.ts';
import { behind } from '../table.ts';
import { figure, type Section } from './section.ts';

const QUARTERS: readonly number[] = [0.5, 0.9];

export function timesSection({ distribution }: Report): Section | null {
  if (distribution.length === 0) return null;
  return {
    id: 'times',
    heading: 'How long it takes',
    short: 'Times',
    lead: hypertext`Left: how many were done after how long, <span class="key in-time">in time</span> and
      <span class="key late">late</span>, excused by a waiver or not; what was <span class="key never">never done</span> or is
      <span class="key open">still open</span> stands apart on the right. Right: the share done by a time, those not
      done counted as still running (Kaplan–Meier). Times are what the clock of the clause counts.`,
    content: distribution.map(
      shown =>
        hypertext`<h3>${shown.clause} <small>${windowsText(shown)}; ${clockText(shown)}</small></h3>
          <div class="grid">
            ${figure('Done after', hypertext`${counted(shown.done, 'done', 'done')}, ${countText(shown.never_done)} never, ${countText(shown.open)} open${shown.ended === 0 ? '' : `, ${countText(shown.ended)} cancelled or waived before they were`}`, histogram(shown, countsText(shown)), numbers(shown))}
            ${figure('Share done by', quantilesText(shown), doneByTime(shown, `${shown.clause}: ${quantilesText(shown)}`))}
          </div>`,
    ),
  };
}

function windowsText({ windows }: DistributionReport): string {
  return `${windows.length === 1 ? 'window' : 'windows'} ${windows.map(({ text }) => text).join(', ')}`;
}

function clockText({ clock }: DistributionReport): string {
  return clock === 'open' ? 'open hours' : 'day and night';
}

function quantilesText({ curve }: DistributionReport): string {
  const reached = QUARTERS.flatMap(share => {
    const point = curve.find(one => one.share >= share - 1e-9);
    return point === undefined ? [] : [`${percentText(share, null)} by ${durationText(point.by_s)}`];
  });
  return reached.length === 0 ? 'half was never reached' : reached.join(', ');
}

function numbers({ clause, bins }: DistributionReport): Markup {
  return behind({
    caption: `${clause}: done by elapsed time`,
    columns: [
      { head: 'From', kind: 'text' },
      { head: 'In time', kind: 'number' },
      { head: 'Late', kind: 'number' },
    ],
    rows: bins.map(bin => [
      bin.to_s === null ? `${durationText(bin.from_s)} and longer` : durationText(bin.from_s),
      countText(bin.in_time),
      countText(bin.late),
    ]),
  });
}

/** What the histogram shows, in words. */
function countsText({ clause, done, never_done, open }: DistributionReport): string {
  return `${clause}: ${counted(done, 'was', 'were')} done, ${countText(never_done)} never, ${countText(open)} still open`;
}
