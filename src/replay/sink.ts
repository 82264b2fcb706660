// Where the replay of a clause puts what it finds.

import type { Draft } from './draft.ts';

/** What a replay gives: obligations as they end, and starts of a lead that the clause does not cover. */
export interface ReplaySink {
  obligation(draft: Draft): void;
  notCovered(clause: number, lead: number, at: number): void;
}
