// `look_back`: how shortly before the start an answer may have come (verdicts.md, The clock, 5).

import { calendarDaysBefore } from '../calendar/calendar-days.ts';
import type { Duration } from '../model/agreement.ts';
import type { OpenTime, Zone } from '../model/open-time.ts';

/** Whether an instant before the start still counts; `open` is the calendar that runs at the start. */
export function looksBackTo(
  duration: Duration,
  { open, zone }: { readonly open: OpenTime; readonly zone: Zone },
  startedAt: number,
): (at: number) => boolean {
  switch (duration.unit) {
    case 'elapsed':
      return at => at >= startedAt - duration.ms;
    case 'calendar-days': {
      const earliest = calendarDaysBefore(zone, startedAt, duration.days);
      return at => at >= earliest;
    }
    case 'business-time':
      return at => open.openBetween(at, startedAt) <= duration.ms;
    case 'business-days':
    case 'end-of-business-day':
      throw new RangeError(`a look back of ${duration.text} has no beginning: the agreement's check refuses it`);
  }
}
