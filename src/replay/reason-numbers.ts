// Why obligations of a clause came out as they did: reasons that are the same, or alike, have one number, which counts from 0.

import type { Reason } from './draft.ts';

/** Many obligations come out as they do for the same few reasons. */
export class ReasonNumbers {
  /** The first with each number. */
  readonly all: Reason[] = [{ kind: 'none' }];
  private readonly keyOf: (reason: Reason) => string;
  private readonly numbers = new Map<string, number>();

  /** `keyOf`: the same for those with one number. */
  constructor(keyOf: (reason: Reason) => string) {
    this.keyOf = keyOf;
  }

  of(reason: Reason): number {
    if (reason.kind === 'none') return 0;
    const key = this.keyOf(reason);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.all.length);
    return this.all.push(reason) - 1;
  }
}

/** Different for any two that differ. */
export function exactKey(reason: Reason): string {
  switch (reason.kind) {
    case 'too-many':
      return `${reason.kind} ${reason.count}`;
    case 'missing':
      return reason.lead.reduce(
        (key, { number, values }) => `${key} ${number} ${values.join(' ')}`,
        `missing ${reason.before}`,
      );
    case 'no-calendar':
    case 'unknown-zone':
    case 'waived':
    case 'untold-field':
      return JSON.stringify(reason);
    default:
      return reason.kind;
  }
}

/** The same for those that say the same but for the values that were found. */
export function causeKey(reason: Reason): string {
  if (reason.kind !== 'missing') return reason.kind;
  return reason.lead.reduce((key, { number }) => `${key} ${number}`, `missing ${reason.before}`);
}
