// Zones by the short names of North American winter time: they never change their clocks, which is seldom what was meant.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';

/** Hours behind UTC all year, and the zone of the people who write it. */
const ALL_YEAR: Readonly<Record<string, readonly [hours: number, meant: string]>> = {
  EST: [5, 'America/New_York'],
  MST: [7, 'America/Denver'],
};

export function zonesChangeTheirClocks(file: AgreementFile): readonly Problem[] {
  const { root } = file;
  const sources = root
    .at('data')
    .entries()
    .flatMap(kind => kind.items());
  const holders = [root, ...root.at('calendars').entries(), ...sources];
  return holders.flatMap(holder => fixed(file, holder.at('timezone')));
}

function fixed(file: AgreementFile, zone: Cursor): readonly Problem[] {
  const name = typeof zone.value === 'string' ? zone.value : '';
  const known = ALL_YEAR[name.toUpperCase()];
  if (known === undefined) return [];
  const [hours, meant] = known;
  const complaint = {
    code: 'fixed-zone',
    severity: 'warning',
    message: `\`${name}\` is ${hours} hours behind UTC all year, in summer too.`,
    remedy: `Write the zone by its city, such as \`${meant}\`: its clock changes are known.`,
  } as const;
  return [file.problem(complaint, zone.path, 'value')];
}
