// `--set PATH=VALUE` and `--sweep PATH=V,V,…`: what is to be different in the agreement.

import { InvalidArgumentError } from 'commander';

export interface Setting {
  readonly path: string;
  readonly value: string;
}

export interface Sweep {
  readonly path: string;
  readonly values: readonly string[];
}

/** Each step is a whole replay of what it changes. */
const MOST_STEPS = 100;

export function collectChange(text: string, before: readonly Setting[] | undefined): readonly Setting[] {
  const setting = settingOf(text);
  const earlier = before ?? [];
  if (earlier.some(({ path }) => path === setting.path)) throw new InvalidArgumentError('It is set twice.');
  return [...earlier, setting];
}

export function parseSweep(text: string, before: Sweep | undefined): Sweep {
  if (before !== undefined) throw new InvalidArgumentError('One path can be swept at a time; the others are --set.');
  const { path, value } = settingOf(text);
  const values = listed(value);
  if (values.length < 2) throw new InvalidArgumentError('Write several values, parted by commas: 15m,30m,1bh.');
  if (values.length > MOST_STEPS) throw new InvalidArgumentError(`At most ${MOST_STEPS} values.`);
  return { path, values };
}

function settingOf(text: string): Setting {
  const equals = text.indexOf('=');
  const path = text.slice(0, Math.max(0, equals)).trim();
  if (path !== '') return { path, value: text.slice(equals + 1) };
  throw new InvalidArgumentError('Write a path, = and the value: clauses.first-touch.within="30 business minutes".');
}

/** Commas inside brackets, braces and quotes belong to the value. */
function listed(text: string): string[] {
  const parts = text.match(/(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\}|[^,])+/g) ?? [];
  return parts.map(part => part.trim()).filter(part => part !== '');
}
