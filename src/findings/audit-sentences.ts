// What each finding means that only the judged audit can tell, and what to do about it (spec data.md).

import type { DataSentence } from './data-sentences.ts';

export type AuditFindingCode =
  | 'after_as_of'
  | 'unknown_automation'
  | 'attribute_without_history'
  | 'missing_from_roster'
  | 'waiver_without_breach'
  | 'event_without_rows';

export const AUDIT_SENTENCES: Readonly<Record<AuditFindingCode, DataSentence>> = {
  after_as_of: {
    level: 'set_aside',
    means: 'rows happened, or were logged, after the instant of the audit',
    remedy: 'Nothing: they belong to a later audit. Say `--as-of` to move the instant.',
  },
  unknown_automation: {
    level: 'noted',
    means: 'activities do not say whether a person or a program made them, and count as a person’s',
    remedy: 'Fill in `automated`, or derive it from what the mail tool writes into the subject or the type.',
  },
  attribute_without_history: {
    level: 'noted',
    means: 'lead columns are tested without a history: today’s value was used for an old date',
    remedy: 'Switch field tracking on for them and export their history.',
  },
  missing_from_roster: {
    level: 'noted',
    means: 'people own leads or act in the exports but do not stand in the roster',
    remedy: 'Add a row with their party, team and calendar; until then they belong to no party.',
  },
  waiver_without_breach: {
    level: 'noted',
    means: 'waivers met no breach',
    remedy: 'Check the lead id, the clause and the dates; or delete what is not needed any more.',
  },
  event_without_rows: {
    level: 'noted',
    means: 'events of the agreement matched no row',
    remedy: 'Compare the values the agreement asks for with those in the exports; `slaudit check --data` lists them.',
  },
};
