// `slaudit compare`: two reports that an audit wrote → what moved between them, and whether that is more than chance.

import { compareReports } from './compare/compare-reports.ts';
import type { Problem } from './findings/problem.ts';
import type { Comparison } from './model/comparison.ts';
import { readReport } from './report/read-report.ts';

/** A report as text, and the file it stands in. */
export interface WrittenReport {
  readonly file: string;
  readonly text: string;
}

export interface CompareOutcome {
  /** What is no report; then there is nothing to compare (exit status 2). */
  readonly problems: readonly Problem[];
  readonly comparison: Comparison | null;
}

export function compare(before: WrittenReport, after: WrittenReport): CompareOutcome {
  const [earlier, later] = [readReport(before.text, before.file), readReport(after.text, after.file)];
  if ('severity' in earlier || 'severity' in later) {
    return { problems: [earlier, later].filter(read => 'severity' in read), comparison: null };
  }
  const comparison = compareReports({ file: before.file, report: earlier }, { file: after.file, report: later });
  return { problems: [], comparison };
}
