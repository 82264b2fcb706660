// What happened to a clock, step by step: kept only where somebody asks why (explain, failing tests of an agreement).

import type { Entry } from './timeline.ts';

/** Instants are epoch ms, persons codes in `Texts`; `deadline` is the one in force after the step, Infinity where unknown. */
export type ClockStep =
  | {
      readonly kind: 'started';
      readonly at: number;
      readonly by: Entry;
      readonly owner: number;
      readonly deadline: number;
    }
  | { readonly kind: 'latest'; readonly at: number; readonly deadline: number }
  | { readonly kind: 'paused'; readonly at: number; readonly leftMs: number }
  | { readonly kind: 'resumed'; readonly at: number; readonly deadline: number }
  /** It ended inside a pause; the pause's end, which came later, still tells the deadline. */
  | { readonly kind: 'pause-ended'; readonly at: number; readonly deadline: number }
  | {
      readonly kind: 'owner';
      readonly at: number;
      readonly from: number;
      readonly to: number;
      readonly leftMs: number;
      readonly deadline: number;
    }
  | {
      readonly kind: 'restarted';
      readonly at: number;
      readonly from: number;
      readonly to: number;
      readonly deadline: number;
    }
  /** A touch of a cadence: how many count with it; `counts` is false for a second one on its date. */
  | {
      readonly kind: 'touch';
      readonly at: number;
      readonly by: Entry;
      readonly count: number;
      readonly counts: boolean;
    }
  | { readonly kind: 'gap'; readonly at: number; readonly deadline: number }
  | { readonly kind: 'missed'; readonly at: number; readonly by: 'window' | 'gap' }
  | {
      readonly kind: 'settled' | 'discharged' | 'looked-back' | 'cancelled' | 'replaced' | 'as-of';
      readonly at: number;
      readonly by: Entry | null;
      readonly ranMs: number;
    };
