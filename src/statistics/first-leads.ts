// The few leads that something happened to first: by its start, those of one instant by lead id.

import { compareCodePoints } from '../model/code-points.ts';

const MOST = 3;

export interface LeadStart {
  readonly at: number;
  readonly id: string;
}

export class FirstLeads {
  /** First to last, a lead once. */
  all: readonly LeadStart[] = [];
  /** None that starts later can be among them: most start later, and their leads need not be asked for. */
  latest: number = Infinity;

  take(start: LeadStart): void {
    const earlier = this.all.find(({ id }) => id === start.id);
    if (earlier !== undefined && earlier.at <= start.at) return;
    this.all = [...this.all.filter(one => one !== earlier), start].sort(inOrder).slice(0, MOST);
    this.latest = this.all[MOST - 1]?.at ?? Infinity;
  }
}

function inOrder(one: LeadStart, other: LeadStart): number {
  return one.at - other.at || compareCodePoints(one.id, other.id);
}
