// `--as-of` as written → the instant of the audit (spec cli.md, audit).

import { DAY_MS } from '../calendar/local-date.ts';
import { parseInstant } from '../agreement/forms/date.ts';
import type { Problem } from '../findings/problem.ts';
import type { Zone } from '../model/open-time.ts';

/** A time without an offset is local to the zone; a date alone is its last millisecond. */
export function readAsOf(text: string, zone: Zone): number | Problem {
  const parsed = parseInstant(text);
  if ('flaw' in parsed) return notAnInstant(text);
  const { localMs, dateOnly, offsetMs } = parsed.value;
  if (dateOnly) return zone.toInstant(localMs + DAY_MS) - 1;
  return offsetMs === null ? zone.toInstant(localMs) : localMs - offsetMs;
}

function notAnInstant(text: string): Problem {
  return {
    code: 'as-of',
    severity: 'error',
    message: `--as-of ${text} is no date or time.`,
    remedy: "Write 2025-11-05T09:00 (in the agreement's zone, or with an offset such as -05:00) or 2025-11-05.",
    file: null,
    line: null,
    column: null,
    width: null,
    excerpt: null,
  };
}
