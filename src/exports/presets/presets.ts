// Every preset that is shipped, and how one is found by its name.

import { nearest } from '../../findings/nearest.ts';
import type { Problem } from '../../findings/problem.ts';
import type { Position, RowKind } from '../../model/agreement.ts';
import { APOLLO } from './apollo.ts';
import { CLOSE } from './close.ts';
import { DYNAMICS_365 } from './dynamics365.ts';
import { ESPOCRM } from './espocrm.ts';
import { HUBSPOT } from './hubspot.ts';
import { MARKETO } from './marketo.ts';
import { ODOO } from './odoo.ts';
import { PARDOT } from './pardot.ts';
import { PIPEDRIVE } from './pipedrive.ts';
import type { Preset } from './preset.ts';
import { SALESFORCE } from './salesforce.ts';
import { SUITECRM } from './suitecrm.ts';
import { TWENTY } from './twenty.ts';
import { ZOHO } from './zoho.ts';

export const PRESETS: readonly Preset[] = [
  ...SALESFORCE,
  ...HUBSPOT,
  ...MARKETO,
  ...PARDOT,
  ...PIPEDRIVE,
  ...DYNAMICS_365,
  ...ZOHO,
  ...CLOSE,
  ...ODOO,
  ...SUITECRM,
  ...ESPOCRM,
  ...TWENTY,
  ...APOLLO,
];

const byName: ReadonlyMap<string, Preset> = new Map(PRESETS.map(preset => [preset.name, preset]));

/** The preset that a source names (null: none), or the problem with the name: nobody ships it, or it is for other rows. */
export function presetNamed(
  name: string | null,
  kind: RowKind,
  place: { readonly file: string | null; readonly position: Position },
): { readonly preset: Preset | null } | { readonly problem: Problem } {
  if (name === null) return { preset: null };
  const preset = byName.get(name);
  if (preset === undefined) return { problem: problem('unknown-preset', unknown(name, kind), place) };
  if (preset.role === kind) return { preset };
  return { problem: problem('preset-of-other-rows', otherRows(preset, kind), place) };
}

type Words = readonly [message: string, remedy: string];

function unknown(name: string, kind: RowKind): Words {
  const near = nearest(name, byName.keys());
  const own = PRESETS.filter(({ role }) => role === kind).map(preset => preset.name);
  const known = own.length === 0 ? `There is none for ${kind}.` : `For ${kind} there are: ${own.join(', ')}.`;
  return [`No preset is called "${name}".`, near === null ? known : `Did you mean "${near}"? ${known}`];
}

function otherRows({ name, system, title, role }: Preset, kind: RowKind): Words {
  return [
    `The preset "${name}" (${system}, ${title}) reads ${role}, not ${kind}.`,
    `Move the source under \`${role}:\`, or name a preset for ${kind}.`,
  ];
}

function problem(
  code: string,
  [message, remedy]: Words,
  { file, position }: { readonly file: string | null; readonly position: Position },
): Problem {
  const place = { file, line: position.line, column: position.column, width: null, excerpt: null };
  return { code, severity: 'error', message, remedy, ...place };
}
