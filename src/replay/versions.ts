// Which version of a clause applies: the one in force at the start (agreement.md, `effective`).

import type { ClauseBase } from '../model/agreement.ts';

export function versionAt<Plan extends { readonly clause: ClauseBase }>(
  versions: readonly Plan[],
  at: number,
): Plan | undefined {
  for (let number = 0; number < versions.length; number++) {
    const version = versions[number] as Plan;
    const { from, until } = version.clause.effective;
    if (from <= at && at < until) return version;
  }
  return undefined;
}
