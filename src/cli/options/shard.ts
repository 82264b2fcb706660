// `--shard 2/8`: which of how many equal parts of the leads.

import { InvalidArgumentError } from 'commander';
import type { Shard } from '../../model/request.ts';

/** More machines than this have never audited anything. */
const MOST = 1_000_000;

export function parseShard(text: string): Shard {
  const [, number = 0, of = 0] = /^(\d{1,7})\/(\d{1,7})$/.exec(text.trim())?.map(Number) ?? [];
  if (number >= 1 && number <= of && of <= MOST) return { number, of };
  throw new InvalidArgumentError('Write which of how many, from 1: --shard 2/8.');
}
