// The sheets on the data: findings with how many obligations they touch, and who logged activities long after they happened.

import type { BackdatedRow, Edition } from '../../model/report.ts';
import { findingText } from '../data-words.ts';
import { type Cell, type Columns, table, viewTable } from '../views.ts';
import type { SheetTable } from './sheet.ts';

/** The columns of csv, and on the first row of each finding what it means and touches. */
export function findingsSheet(edition: Edition): SheetTable {
  const { columns, rows } = viewTable('quality', edition);
  const { quality } = edition.report;
  const findings = quality.flatMap(finding => {
    const told: Cell[] = [finding.touched, findingText(finding)];
    const others = Math.max(0, finding.samples.length - 1);
    return [told, ...Array.from({ length: others }, (): Cell[] => [null, null])];
  });
  return {
    columns: [...columns, { name: 'obligations_touched', kind: 'count' }, { name: 'meaning', kind: 'text' }],
    rows: [...rows].map((row, place) => [...row, ...(findings[place] ?? [])]),
  };
}

const LATE_LOGGING_COLUMNS = {
  person: 'text',
  activities: 'count',
  late: 'count',
  share: 'rate',
  up_to_3_days: 'count',
  up_to_7_days: 'count',
  later: 'count',
  settled: 'count',
  would_be_late: 'count',
} as const satisfies Columns<keyof BackdatedRow>;

/** Null where nobody did, or people are hidden. */
export function lateLoggingSheet({ report }: Edition): SheetTable | null {
  return report.backdated.length === 0 ? null : table(LATE_LOGGING_COLUMNS, report.backdated);
}
