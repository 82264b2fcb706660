// Which version of a clause applies: the one in force at the start (agreement.md, `effective`).

import type { ClauseBase } from '../model/agreement.ts';

export function versionAt<Plan extends { readonly clause: ClauseBase }>(
  versions: readonly Plan[],
  at: number,
): Plan | undefined {
  return versions.find(({ clause }) => clause.effective.from <= at && at < clause.effective.until);
}
