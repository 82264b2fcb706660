// What the rows of a file are: what a preset says, else what the standard columns say, else nobody's guess.

import { ROW_KINDS, type RowKind } from '../model/agreement.ts';
import type { InspectedFile, SystemMatch } from '../model/inspection.ts';

/** Standard columns a file must have to be of a kind, by kind. */
export type RequiredColumns = Readonly<Record<RowKind, readonly string[]>>;

export function rolesOf(
  names: readonly string[],
  systems: readonly SystemMatch[],
  required: RequiredColumns,
): InspectedFile['roles'] {
  const told = systems.filter(({ fits }) => fits);
  if (told.length > 0) return told.map(({ role, system, title }) => ({ role, because: `${system}, ${title}` }));
  const has = new Set(names.map(name => name.trim().toLowerCase()));
  const kinds = ROW_KINDS.filter(kind => required[kind].every(name => has.has(name)));
  // `person` alone is a roster; with dates it is a list of absences, which has the roster's columns too.
  const specific = kinds.filter(kind => !kinds.some(other => contains(required[other], required[kind])));
  return specific.map(role => ({ role, because: `it has the standard columns ${required[role].join(', ')}` }));
}

function contains(larger: readonly string[], smaller: readonly string[]): boolean {
  return larger.length > smaller.length && smaller.every(name => larger.includes(name));
}
