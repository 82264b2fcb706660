// Where the replay of a clause puts what it finds.

import type { Draft } from './draft.ts';
import type { LeadView } from './lead-view.ts';
import type { ClockStep } from '../model/clock-step.ts';

/** Replays the versions of one clause over the lead that is loaded; made once for all leads. */
export type ClauseReplay = (lead: LeadView, sink: ReplaySink) => void;

/** What a replay gives: obligations as they end, and starts of a lead that the clause does not cover. */
export interface ReplaySink {
  /** The draft may be filled again for the next: whoever keeps it keeps a copy. */
  obligation(draft: Draft): void;
  /** A list for the steps of the next clock; null where nobody asks why. */
  newSteps(): ClockStep[] | null;
  notCovered(clause: number, lead: number, at: number): void;
}
