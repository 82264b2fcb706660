// The few leads that something happened to first: by its start, those of one instant by lead id.

import { compareCodePoints } from '../model/code-points.ts';

const MOST = 3;

interface Start {
  readonly at: number;
  readonly id: string;
}

export class FirstLeads {
  /** First to last, a lead once. */
  private found: readonly Start[] = [];

  /** Whether a start at that instant can be among them: most are not, and their leads need not be asked for. */
  mayTake(at: number): boolean {
    const last = this.found[MOST - 1];
    return last === undefined || at <= last.at;
  }

  take(start: Start): void {
    const earlier = this.found.find(({ id }) => id === start.id);
    if (earlier !== undefined && earlier.at <= start.at) return;
    this.found = [...this.found.filter(one => one !== earlier), start].sort(inOrder).slice(0, MOST);
  }

  takeAll({ found }: FirstLeads): void {
    for (const start of found) this.take(start);
  }

  ids(): string[] {
    return this.found.map(({ id }) => id);
  }
}

function inOrder(one: Start, other: Start): number {
  return one.at - other.at || compareCodePoints(one.id, other.id);
}
