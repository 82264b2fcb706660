// How many obligations of each verdict count on each local date.

import type { LocalDays } from '../calendar/local-days.ts';
import { VERDICTS } from '../model/verdict.ts';

export interface DayCounts {
  /** Of the first and the last that counts; Infinity and -Infinity for none. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Local dates with any, as day numbers, in no particular order. */
  readonly days: Int32Array;
  /** Verdict by verdict (`VERDICTS`), for each of `days`. */
  readonly counts: Int32Array;
}

const WIDTH = VERDICTS.length;

export class DayCounter {
  private readonly dates: LocalDays;
  private firstAt = Infinity;
  private lastAt = -Infinity;
  /** As they are given out, by the number of the date. */
  private counts = new Int32Array(64 * WIDTH);

  /** Several may share the numbers of their dates. */
  constructor(dates: LocalDays) {
    this.dates = dates;
  }

  /** `verdict`: its position in `VERDICTS`. */
  add(at: number, verdict: number): void {
    if (at < this.firstAt) this.firstAt = at;
    if (at > this.lastAt) this.lastAt = at;
    const place = this.dates.numberOf(at) * WIDTH + verdict;
    if (place >= this.counts.length) this.makeRoom(place);
    this.counts[place] = (this.counts[place] as number) + 1;
  }

  counted(): DayCounts {
    const ofDate = (number: number): Int32Array => this.counts.subarray(number * WIDTH, (number + 1) * WIDTH);
    const numbers = [...this.dates.days.keys()].filter(number => ofDate(number).some(count => count > 0));
    return {
      firstAt: this.firstAt,
      lastAt: this.lastAt,
      days: Int32Array.from(numbers, number => this.dates.days[number] as number),
      counts: Int32Array.from(numbers.flatMap(number => [...ofDate(number)])),
    };
  }

  private makeRoom(place: number): void {
    const larger = new Int32Array(2 * place);
    larger.set(this.counts);
    this.counts = larger;
  }
}
