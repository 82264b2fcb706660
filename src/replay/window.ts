// One running window: its deadline under pauses, changes of owner and restarts (verdicts.md, The clock, 2–4).

import { calendarDaysAfter } from '../calendar/calendar-days.ts';
import { withinReach } from '../calendar/reach.ts';
import type { Duration } from '../model/agreement.ts';
import type { OpenTime, Zone } from '../model/open-time.ts';

/** What a window is counted in: `open` is that of `always` for plain and calendar units; `zone` is for calendar days. */
export interface Terms {
  readonly duration: Duration;
  readonly zone: Zone;
}

export class Window {
  /** Where the window in force began: the start, or the last restart. */
  startedAt: number;
  /** Infinity where it lies beyond reach. While paused it is the deadline the pause will move. */
  deadline: number;
  isPaused = false;
  private readonly terms: Terms;
  private open: OpenTime;
  /** Open time left when the running pause began. */
  private leftMs = 0;

  constructor(terms: Terms, open: OpenTime, startedAt: number) {
    this.terms = terms;
    this.open = open;
    this.startedAt = startedAt;
    this.deadline = deadlineOf(terms, open, startedAt);
  }

  /** Rule 3. A pause that begins after the deadline changes nothing. */
  pause(at: number): void {
    if (this.isPaused || at > this.deadline) return;
    this.leftMs = this.leftAt(at);
    this.isPaused = true;
  }

  resume(at: number): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.deadline = Math.max(this.deadline, this.open.advance(at, this.leftMs));
  }

  /** Rule 4: what was left in the old owner's time is left in the new owner's. */
  changeOwner(at: number, open: OpenTime): void {
    if (at <= this.deadline) this.deadline = this.deadlineUnder(open, at);
    this.open = open;
  }

  /** Rule 4, `on_reassign: restart`: the whole window starts again. */
  restart(at: number, open: OpenTime): void {
    if (at <= this.deadline) {
      this.startedAt = at;
      this.deadline = deadlineOf(this.terms, open, at);
    }
    this.open = open;
  }

  /** Open time from an instant to the deadline. */
  leftAt(at: number): number {
    if (this.isPaused) return this.leftMs;
    return this.deadline === Infinity ? Infinity : this.open.openBetween(at, this.deadline);
  }

  /** Open time of whoever governs the window now. */
  openBetween(from: number, to: number): number {
    return this.open.openBetween(from, to);
  }

  private deadlineUnder(open: OpenTime, at: number): number {
    const deadline = open.advance(at, this.leftAt(at));
    const isClosedUntilOldDeadline = deadline < this.deadline && open.openBetween(deadline, this.deadline) === 0;
    return countsDates(this.terms.duration) && isClosedUntilOldDeadline ? this.deadline : deadline;
  }
}

/** Rule 2. */
export function deadlineOf(terms: Terms, open: OpenTime, startedAt: number): number {
  const { duration, zone } = terms;
  switch (duration.unit) {
    case 'elapsed':
      return withinReach(zone, startedAt, startedAt + duration.ms);
    case 'calendar-days':
      return calendarDaysAfter(zone, startedAt, duration.days);
    case 'business-time':
      return open.advance(startedAt, duration.ms);
    case 'business-days':
      return open.businessDaysAfter(startedAt, duration.days);
    case 'end-of-business-day':
      return open.endOfBusinessDay(startedAt, duration.days);
  }
}

/** Whether a duration runs on a calendar at all; the others run day and night. */
export function needsCalendar(duration: Duration): boolean {
  return duration.unit !== 'elapsed' && duration.unit !== 'calendar-days';
}

function countsDates(duration: Duration): boolean {
  return duration.unit === 'business-days' || duration.unit === 'end-of-business-day';
}
