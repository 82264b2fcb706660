// Agreement → the document both teams sign, or what changed since an older one.

import { dirname } from 'node:path';
import { readAgreement } from './agreement/read-agreement.ts';
import { clauseContext, describeAgreement } from './describe/describe.ts';
import type { Description } from './describe/document.ts';
import type { ExampleContext } from './describe/examples.ts';
import { describeChanges } from './describe/since.ts';
import type { Problem } from './findings/problem.ts';
import { loadHolidays } from './steps/holidays.ts';
import type { Agreement } from './model/agreement.ts';
import type { AgreementFile } from './model/request.ts';
import { openTimesOf } from './steps/open-times.ts';
import { rosterOf } from './people/roster.ts';
import { deadlineOf, needsCalendar } from './replay/window.ts';

export interface DescribeRequest {
  readonly agreement: AgreementFile;
  /** The agreement it replaces; null: describe the whole. */
  readonly since: AgreementFile | null;
}

export interface DescribeOutcome {
  readonly problems: readonly Problem[];
  /** Null where an agreement has errors. */
  readonly description: Description | null;
}

export async function describe({ agreement, since }: DescribeRequest): Promise<DescribeOutcome> {
  const newer = await prepare(agreement);
  const older = since === null ? null : await prepare(since);
  const problems = [...newer.problems, ...(older?.problems ?? [])];
  if (newer.agreement === null || newer.context === null) return { problems, description: null };
  if (older === null) return { problems, description: describeAgreement(newer.agreement, newer.context) };
  if (older.agreement === null || older.context === null) return { problems, description: null };
  const description = describeChanges(
    clauseContext(older.agreement, older.context),
    clauseContext(newer.agreement, newer.context),
  );
  return { problems, description };
}

interface Prepared {
  readonly problems: readonly Problem[];
  readonly agreement: Agreement | null;
  readonly context: ExampleContext | null;
}

/** Examples need the calendars with their holidays, and no data. */
async function prepare({ file, text }: AgreementFile): Promise<Prepared> {
  const { agreement, problems } = readAgreement(text, { file, folder: dirname(file) });
  if (agreement === null) return { problems, agreement, context: null };
  const holidays = await loadHolidays(agreement);
  const found = [...problems, ...holidays.problems];
  if (found.some(({ severity }) => severity === 'error')) return { problems: found, agreement: null, context: null };
  const openTimes = openTimesOf({ agreement, holidaysOf: holidays.of, roster: rosterOf([]), absences: [] });
  const context: ExampleContext = {
    agreement,
    agreementZone: openTimes.agreementZone,
    open: name => openTimes.calendar(name),
    zone: name => openTimes.zone(name),
    deadline: (duration, calendar, startedAt) => {
      const open = needsCalendar(duration) ? openTimes.calendar(calendar) : openTimes.always;
      return deadlineOf({ duration, zone: openTimes.zone(calendar) }, open, startedAt);
    },
  };
  return { problems: found, agreement, context };
}
