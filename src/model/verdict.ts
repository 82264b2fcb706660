// The closed set of verdicts and what each means for a rate (spec verdicts.md, first table).

export const VERDICTS = ['met', 'breached', 'open', 'cancelled', 'waived', 'unassessable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Position of a verdict in `VERDICTS`: what a verdict column of `Obligations` holds. */
export const VERDICT_CODE: Readonly<Record<Verdict, number>> = {
  met: 0,
  breached: 1,
  open: 2,
  cancelled: 3,
  waived: 4,
  unassessable: 5,
};
