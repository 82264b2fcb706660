// Who logs long after the fact (docs/data-findings.md): everybody with an activity logged more than a day late, most first.

import { compareCodePoints } from '../model/code-points.ts';
import type { BackdatedCounts } from '../model/obligation.ts';
import type { BackdatedRow } from '../model/report.ts';

export function backdatedRows(counts: readonly BackdatedCounts[]): BackdatedRow[] {
  return counts
    .map(rowOf)
    .filter(({ late }) => late > 0)
    .toSorted((a, b) => b.late - a.late || compareCodePoints(a.person, b.person));
}

function rowOf({
  person,
  activities,
  upTo3Days,
  upTo7Days,
  later,
  settled,
  wouldBeLate,
}: BackdatedCounts): BackdatedRow {
  const late = upTo3Days + upTo7Days + later;
  return {
    person,
    activities,
    late,
    share: activities === 0 ? null : late / activities,
    up_to_3_days: upTo3Days,
    up_to_7_days: upTo7Days,
    later,
    settled,
    would_be_late: wouldBeLate,
  };
}
