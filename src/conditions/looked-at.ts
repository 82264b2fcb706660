// What a condition on a lead looks at: what is told of it where it fails.

import type { Condition } from '../model/agreement.ts';

/** Columns of the lead, each once; null is the segment it is in. */
export function lookedAt(condition: Condition): readonly (string | null)[] {
  switch (condition.kind) {
    case 'column':
      return [condition.column];
    case 'segment':
      return [null];
    case 'not':
      return lookedAt(condition.condition);
    case 'any':
    case 'all':
      return [...new Set(condition.conditions.flatMap(lookedAt))];
  }
}
