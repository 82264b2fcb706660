// Every check of what the schema cannot see. Each reads the file as it stands, tolerant of what is wrong elsewhere.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import { calendarDaysWork } from './calendar-days.ts';
import { calendarNamesAreDefined } from './calendar-names.ts';
import { choicesCanBeReached } from './choices.ts';
import { derivedColumnsNeedNoRoster } from './derived-columns.ts';
import { businessDurationsCanRun } from './durations.ts';
import { eventNamesAreDefined } from './event-names.ts';
import { expectedEventsDoNotCancel } from './expect-and-cancel.ts';
import { goalsHaveOneTarget } from './goals.ts';
import { holidaysNameOneSource } from './holidays.ts';
import { milestoneNamesAreDefined } from './milestone-names.ts';
import { scopesAreSingle } from './scopes.ts';
import { segmentNamesAreDefined } from './segment-names.ts';
import { sourcesSayWhereFrom } from './sources.ts';
import { versionsTakeTurns } from './versions.ts';
import { zonesChangeTheirClocks } from './zones.ts';

export type Check = (file: AgreementFile) => readonly Problem[];

export const CHECKS: readonly Check[] = [
  eventNamesAreDefined,
  calendarNamesAreDefined,
  segmentNamesAreDefined,
  milestoneNamesAreDefined,
  calendarDaysWork,
  holidaysNameOneSource,
  sourcesSayWhereFrom,
  derivedColumnsNeedNoRoster,
  versionsTakeTurns,
  businessDurationsCanRun,
  choicesCanBeReached,
  expectedEventsDoNotCancel,
  scopesAreSingle,
  goalsHaveOneTarget,
  zonesChangeTheirClocks,
];
