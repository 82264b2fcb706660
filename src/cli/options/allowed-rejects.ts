// `--allow-rejects N|P%`: how many rows may be unreadable before the audit counts as failed.

import { InvalidArgumentError } from 'commander';
import type { AllowedRejects } from '../../model/allowed-rejects.ts';

export const NO_REJECTS: AllowedRejects = { kind: 'rows', rows: 0 };

export function parseAllowedRejects(text: string): AllowedRejects {
  const parts = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  const number = Number(parts?.[1]);
  const isShare = parts?.[2] === '%';
  if (parts !== null && isShare && number <= 100) return { kind: 'share', share: number / 100 };
  if (parts !== null && !isShare && Number.isSafeInteger(number)) return { kind: 'rows', rows: number };
  throw new InvalidArgumentError('Write a number of rows such as 20, or a share of all rows such as 0.5%.');
}
