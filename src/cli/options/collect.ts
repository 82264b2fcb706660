// Options that may stand several times: every value counts, in order.

import type { Option } from 'commander';

export function collected(option: Option): Option {
  return option.argParser<readonly string[]>((value, before) => [...(before ?? []), value]);
}
