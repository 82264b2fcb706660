// Versions of one clause id take turns: their `effective` ranges do not overlap, and some version is in force some day.

import { isZone } from '../../calendar/zone.ts';
import type { ClauseBase } from '../../model/agreement.ts';
import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { parseInstant } from '../forms/date.ts';
import { toEffective } from '../normalise/effective.ts';
import { quote } from '../sentences.ts';
import type { WrittenRange } from '../written.ts';
import { clausesOf } from './names.ts';

interface Version {
  readonly clause: Cursor;
  readonly range: ClauseBase['effective'];
}

export function versionsTakeTurns(file: AgreementFile): readonly Problem[] {
  const zone = file.root.at('timezone').value;
  const timeZone = typeof zone === 'string' && isZone(zone) ? zone : 'UTC';
  const byId = new Map<string, Version[]>();
  for (const clause of clausesOf(file)) {
    const id = clause.at('id').value;
    const range = rangeOf(clause, timeZone);
    if (typeof id === 'string' && range !== null) byId.set(id, [...(byId.get(id) ?? []), { clause, range }]);
  }
  return [...byId].flatMap(([id, versions]) => [...overlaps(file, id, versions), ...neverInForce(file, versions)]);
}

/** The range of a clause; null where its dates cannot be read. */
function rangeOf(clause: Cursor, timeZone: string): Version['range'] | null {
  const effective = clause.at('effective');
  if (!effective.exists) return toEffective(undefined, timeZone);
  const dates = effective.entries();
  const areRead =
    effective.isMap && dates.every(date => typeof date.value === 'string' && 'value' in parseInstant(date.value));
  return areRead ? toEffective(effective.value as WrittenRange, timeZone) : null;
}

function overlaps(file: AgreementFile, id: string, versions: readonly Version[]): readonly Problem[] {
  return versions.flatMap((version, index) => {
    const earlier = versions.slice(0, index).find(other => overlap(other, version));
    return earlier === undefined ? [] : [overlapping(file, id, { version, earlier })];
  });
}

/** An empty range is never in force and overlaps nothing. */
function overlap(a: Version, b: Version): boolean {
  return Math.max(a.range.from, b.range.from) < Math.min(a.range.until, b.range.until);
}

function overlapping(
  file: AgreementFile,
  id: string,
  pair: { readonly version: Version; readonly earlier: Version },
): Problem {
  const { clause } = pair.version;
  const line = file.positionOf(pair.earlier.clause.at('id').path).line;
  const isDated = clause.has('effective');
  const message = `${quote(id)} stands in line ${line} already, and both would be in force at the same time.`;
  const remedy =
    'Give the versions `effective:` ranges that do not overlap (a date as `until` is included), or another id.';
  return file.problem(
    { code: 'overlapping-versions', message, remedy },
    clause.at(isDated ? 'effective' : 'id').path,
    'value',
  );
}

/** One empty version beside others may be a draft that was overtaken; an id that is never in force promises nothing. */
function neverInForce(file: AgreementFile, versions: readonly Version[]): readonly Problem[] {
  const empty = versions.filter(({ range }) => range.until <= range.from);
  const severity = empty.length === versions.length ? 'error' : 'warning';
  return empty.map(({ clause }) => {
    const message = '`until` lies before `from`: this version is never in force.';
    const complaint = {
      code: 'until-before-from',
      severity,
      message,
      remedy: 'Write the earlier date as `from`, or delete this version.',
    } as const;
    return file.problem(complaint, clause.at('effective', 'until').path, 'value');
  });
}
