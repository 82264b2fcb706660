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
  // A roster may have dates too: what only a roster says tells it from a list of absences.
  const other = ROSTER_ONLY.some(name => has.has(name)) ? 'absences' : 'roster';
  const specific =
    kinds.includes('roster') && kinds.includes('absences') ? kinds.filter(kind => kind !== other) : kinds;
  return specific.map(role => ({ role, because: `it has the standard columns ${required[role].join(', ')}` }));
}

const ROSTER_ONLY = ['name', 'email', 'team', 'party', 'calendar'];
