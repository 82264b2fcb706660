// How much open time an obligation's clock has run, pauses out, leg by leg (verdicts.md, The clock, 4 and 9).

import type { OpenTime } from '../model/open-time.ts';
import type { Span } from '../model/span.ts';

export class Meter {
  /** Legs that ended; each: owner (person code), from, to, open ms. */
  readonly legs: { owner: number; from: number; to: number; openMs: number }[] = [];
  /** When it stood still, in time order. */
  readonly pauses: Span[] = [];
  private open: OpenTime;
  private owner: number;
  private legFrom: number;
  private legMs = 0;
  private runsSince: number;
  private isPaused = false;
  private pausedAt = 0;
  private totalMs = 0;

  constructor(open: OpenTime, owner: number, startedAt: number) {
    this.open = open;
    this.owner = owner;
    this.legFrom = startedAt;
    this.runsSince = startedAt;
  }

  pause(at: number): void {
    if (this.isPaused) return;
    this.count(at);
    this.isPaused = true;
    this.pausedAt = at;
  }

  resume(at: number): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.runsSince = at;
    this.endPause(at);
  }

  changeOwner(at: number, open: OpenTime, owner: number): void {
    this.endLeg(at);
    this.open = open;
    this.owner = owner;
  }

  /** Ends the last leg; gives the open time of all. */
  end(at: number): number {
    this.endLeg(at);
    if (this.isPaused) this.endPause(at);
    return this.totalMs;
  }

  /** Open time run by an instant, without ending anything. */
  runBy(at: number): number {
    return this.totalMs + (this.isPaused ? 0 : this.open.openBetween(this.runsSince, at));
  }

  private endLeg(at: number): void {
    this.count(at);
    if (at > this.legFrom || this.legs.length === 0) {
      this.legs.push({ owner: this.owner, from: this.legFrom, to: at, openMs: this.legMs });
    }
    this.legFrom = at;
    this.legMs = 0;
  }

  private endPause(at: number): void {
    if (at > this.pausedAt) this.pauses.push({ from: this.pausedAt, until: at });
  }

  private count(at: number): void {
    if (this.isPaused) return;
    const ms = this.open.openBetween(this.runsSince, at);
    this.legMs += ms;
    this.totalMs += ms;
    this.runsSince = at;
  }
}
