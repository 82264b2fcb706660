// The rate of a set of obligations and what it means against a target (spec verdicts.md, first table).

/** The two verdicts that are in the rate. */
export interface Decided {
  readonly met: number;
  readonly breached: number;
}

/** Targets come from percentages (`99.9%` ÷ 100): their last digit must not turn a rate that is exactly there into a miss. */
export const TOLERANCE: number = 1e-7;

/** met ÷ (met + breached); null where nothing is decided. */
export function rateOf({ met, breached }: Decided): number | null {
  return share(met, met + breached);
}

/** part ÷ whole; null of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Whole breaches that a target allows among the decided. */
function allowance({ met, breached }: Decided, target: number): number {
  return Math.floor((1 - target) * (met + breached) + TOLERANCE);
}

/** Null where there is no target or nothing is decided: neither hit nor missed. */
export function isHit(decided: Decided, target: number | null): boolean | null {
  if (target === null || rateOf(decided) === null) return null;
  return decided.breached <= allowance(decided, target);
}

/** Breaches beyond the allowance; 0 without a target. */
export function overAllowance(decided: Decided, target: number | null): number {
  return target === null ? 0 : Math.max(0, decided.breached - allowance(decided, target));
}

/** Several targets: missed where one is, hit where one is hit and none missed, else neither. */
export function allHit(hits: readonly (boolean | null)[]): boolean | null {
  if (hits.includes(false)) return false;
  return hits.includes(true) ? true : null;
}
