// Which version of a clause applies: the one in force at the start (agreement.md, `effective`).

import type { ClauseBase } from '../model/agreement.ts';

interface Version {
  readonly clause: ClauseBase;
}

/** Gives the version in force at an instant; most clauses have one for all time. */
export function inForce<Plan extends Version>(versions: readonly Plan[]): (at: number) => Plan | undefined {
  const [only] = versions;
  if (versions.length === 1 && only !== undefined && isForAllTime(only)) return () => only;
  return at => versions.find(version => isInForce(version, at));
}

function isForAllTime({ clause: { effective } }: Version): boolean {
  return effective.from === -Infinity && effective.until === Infinity;
}

export function isInForce({ clause: { effective } }: Version, at: number): boolean {
  return effective.from <= at && at < effective.until;
}
