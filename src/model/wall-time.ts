// What follows from an obligation's instants by the wall clock (verdicts.md: `elapsed_wall`, `late_by`); NaN and null are none.

/** From the start to the settlement. */
export function elapsedWallMs(startedAt: number, settledAt: number): number | null {
  return Number.isNaN(settledAt) ? null : settledAt - startedAt;
}

/** How long after the deadline it was settled; null where it was not, or in time. */
export function lateByMs(dueAt: number, settledAt: number): number | null {
  const late = settledAt - dueAt;
  return late > 0 ? late : null;
}
