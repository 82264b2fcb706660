// A file without errors → the Agreement that every other stage reads.

import { createHash } from 'node:crypto';
import type { Agreement, ReportDefinition } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import { monthNumber } from '../forms/month.ts';
import type { Written, WrittenReport } from '../written.ts';
import { toCalendars } from './calendars.ts';
import { toClauses } from './clauses.ts';
import { toData } from './data.ts';
import { toEvents } from './events.ts';
import { toGoals } from './goals.ts';
import { toCondition, toDuration, toList, toOptionalCondition } from './values.ts';

/** Where the text came from. */
export interface Origin {
  readonly text: string;
  readonly file: string;
  readonly folder: string;
}

export function toAgreement(file: AgreementFile, origin: Origin): Agreement {
  const written = file.root.value as Written;
  return {
    name: written.name.trim(),
    timeZone: written.timezone,
    file: origin.file,
    folder: origin.folder,
    sha256: createHash('sha256').update(origin.text, 'utf8').digest('hex'),
    calendars: toCalendars(written, file),
    data: toData(written, file),
    covers: toOptionalCondition(written.covers),
    segments: Object.entries(written.segments ?? {}).map(([name, condition]) => ({
      name,
      condition: toCondition(condition),
    })),
    events: toEvents(file),
    clauses: toClauses(written, file),
    goals: toGoals(written, file),
    report: toReport(written.report ?? {}),
  };
}

function toReport(report: WrittenReport): ReportDefinition {
  const logged = report.logged_within === undefined ? null : toDuration(report.logged_within);
  return {
    countBy: report.count_by ?? 'start',
    breakDownBy: toList(report.break_down_by),
    people: report.people ?? 'names',
    loggedWithinMs: logged?.unit === 'elapsed' ? logged.ms : null,
    fiscalYearStarts: monthNumber(report.fiscal_year_starts ?? 1) ?? 1,
    reached: report.reached === undefined ? null : toList(report.reached),
  };
}
