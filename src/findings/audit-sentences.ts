// What each finding means that only the judged audit can tell, and what to do about it (spec data.md).

import type { DataSentence } from './data-sentences.ts';

export type AuditFindingCode =
  | 'after_as_of'
  | 'unknown_automation'
  | 'attribute_without_history'
  | 'missing_from_roster'
  | 'waiver_without_breach'
  | 'event_without_rows'
  | 'shared_name'
  | 'unknown_roster_calendar'
  | 'empty_range'
  | 'absent_stranger'
  | 'holiday_with_time'
  | 'holiday_unreadable'
  | 'holiday_rule_unusable'
  | 'holidays_too_many';

export const AUDIT_SENTENCES: Readonly<Record<AuditFindingCode, DataSentence>> = {
  after_as_of: {
    level: 'set_aside',
    one: 'row happened, or was logged, after the instant of the audit',
    means: 'rows happened, or were logged, after the instant of the audit',
    remedy: 'Nothing: they belong to a later audit. Say `--as-of` to move the instant.',
  },
  unknown_automation: {
    level: 'noted',
    one: 'activity does not say whether a person or a program made it, and counts as a person’s',
    means: 'activities do not say whether a person or a program made them, and count as a person’s',
    remedy: 'Fill in `automated`, or derive it from what the mail tool writes into the subject or the type.',
  },
  attribute_without_history: {
    level: 'noted',
    one: 'lead column is tested without a history: today’s value was used for an old date',
    means: 'lead columns are tested without a history: today’s value was used for an old date',
    remedy: 'Switch field tracking on for them and export their history.',
  },
  missing_from_roster: {
    level: 'noted',
    one: 'person owns leads or deals or acts in the exports but does not stand in the roster',
    means: 'people own leads or deals or act in the exports but do not stand in the roster',
    remedy: 'Add a row with their party, team and calendar; until then they belong to no party.',
  },
  waiver_without_breach: {
    level: 'noted',
    one: 'waiver met no breach',
    means: 'waivers met no breach',
    remedy: 'Check the lead id, the clause and the dates; or delete what is not needed any more.',
  },
  event_without_rows: {
    level: 'noted',
    one: 'event of the agreement matched no row',
    means: 'events of the agreement matched no row',
    remedy: 'Compare the values the agreement asks for with those in the exports; `slaudit check --data` lists them.',
  },
  shared_name: {
    level: 'noted',
    one: 'roster row gives a name or an address that several people share; nobody is recognised by it',
    means: 'roster rows give a name or an address that several people share; nobody is recognised by it',
    remedy: 'Use the `person` of the roster in the exports, or tell the names apart.',
  },
  unknown_roster_calendar: {
    level: 'noted',
    one: 'roster row names a calendar the agreement does not have; its person has none',
    means: 'roster rows name a calendar the agreement does not have; their people have none',
    remedy: 'Correct the name, or add the calendar to the agreement.',
  },
  empty_range: {
    level: 'noted',
    one: 'row of the roster or of the absences ends before it begins and is never in force',
    means: 'rows of the roster or of the absences end before they begin and are never in force',
    remedy: 'Check `from` and `until`.',
  },
  absent_stranger: {
    level: 'noted',
    one: 'absence is of somebody the roster does not know',
    means: 'absences are of somebody the roster does not know',
    remedy: 'Write the person as in the roster, or add them to it.',
  },
  holiday_with_time: {
    level: 'set_aside',
    one: 'event of a holiday calendar has a time of day and closes no date',
    means: 'events of a holiday calendar have a time of day and close no date',
    remedy: 'Make them all-day events, or write the hours under `exceptions:`.',
  },
  holiday_unreadable: {
    level: 'rejected',
    one: 'event of a holiday calendar has no date that can be read',
    means: 'events of a holiday calendar have no date that can be read',
    remedy: 'Export the calendar again, or list the dates in a CSV of `date,name`.',
  },
  holiday_rule_unusable: {
    level: 'rejected',
    one: 'event of a holiday calendar repeats by a rule that is not for whole days',
    means: 'events of a holiday calendar repeat by a rule that is not for whole days',
    remedy: 'List their dates in a CSV of `date,name`.',
  },
  holidays_too_many: {
    level: 'rejected',
    one: 'event of a holiday calendar gives more dates than any calendar has',
    means: 'events of a holiday calendar give more dates than any calendar has',
    remedy: 'Check the rules by which they repeat.',
  },
};
