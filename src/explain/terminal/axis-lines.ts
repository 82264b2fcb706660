// The top of a drawing: dates, hours where a column is fine enough, and the working hours as a shade.

import { DAY_MS, dateOfDay, weekdayOf } from '../../calendar/local-date.ts';
import type { Axis } from '../../model/explanation.ts';
import type { Scale } from './scale.ts';

const WEEKDAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HOUR = 3_600_000;
/** A column counts as open from this share of its time on. */
const OPEN_SHARE = 0.05;
const SHADE = '░';

export function axisLines(scale: Scale): string[] {
  return [dateLine(scale), ...(scale.step < HOUR * 3 ? [hourLine(scale)] : [])].filter(line => line.trim() !== '');
}

/** A date where there is room for it; of dates closer than their names the Mondays. */
function dateLine(scale: Scale): string {
  const perDay = DAY_MS / scale.step;
  let line = '';
  for (let column = 0; column < scale.columns; column++) {
    const local = scale.localStart(column);
    const isNewDay = column === 0 || Math.floor(local / DAY_MS) !== Math.floor(scale.localStart(column - 1) / DAY_MS);
    if (!isNewDay) continue;
    const label = dayLabel(Math.floor(local / DAY_MS), perDay, { isFirst: line === '', step: scale.step });
    if (label === null || (line.length > 0 && line.length + 1 > column)) continue;
    line = line.padEnd(column) + label;
  }
  return line;
}

function dayLabel(
  day: number,
  perDay: number,
  { isFirst, step }: { readonly isFirst: boolean; readonly step: number },
): string | null {
  const { date, month } = dateOfDay(day);
  const weekday = WEEKDAYS[weekdayOf(day)] ?? '';
  const monthName = MONTHS[month - 1] ?? '';
  if (perDay >= 11) return `${weekday} ${date} ${monthName}`;
  if (perDay >= 7) return isFirst || date === 1 ? `${date} ${monthName}` : `${weekday} ${date}`;
  if (perDay >= 4 && !isFirst && date !== 1 && weekdayOf(day) !== 0) return String(date);
  if (step > DAY_MS || isFirst || weekdayOf(day) === 0) return `${date} ${monthName}`;
  return null;
}

function hourLine(scale: Scale): string {
  const every = [1, 2, 3, 6, 12].find(hours => (hours * HOUR) / scale.step >= 6) ?? 12;
  let line = '';
  for (let column = 0; column < scale.columns; column++) {
    const local = scale.localStart(column);
    if (local % (every * HOUR) !== 0 || (line.length > 0 && line.length + 1 > column)) continue;
    line = `${line.padEnd(column)}${String((local % DAY_MS) / HOUR).padStart(2, '0')}:00`;
  }
  return line;
}

/** Empty where nothing is closed or nothing open: a shade would say nothing. */
export function shadeLine(scale: Scale, { open }: Axis): string {
  const spans = open.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const cells = Array.from({ length: scale.columns }, (_, column) => {
    const [begin, end] = [scale.start(column), scale.start(column + 1)];
    const openMs = spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, begin)), 0);
    return openMs > 0 && openMs >= OPEN_SHARE * (end - begin) ? SHADE : ' ';
  });
  return cells.join('').trimEnd();
}
