// Zoho CRM: the files of a module export or data backup, times in the zone of the user who exported.

import type { Preset } from './preset.ts';

const EVIDENCE =
  'Columns: the order of a real 77-column lead file in a public staging script, and a public backup set (Leads, Calls, Status History).';

const backup = { system: 'Zoho CRM', confidence: 'seen', evidence: EVIDENCE, dates: 'iso', zone: null } as const;

const ZONE_NOTE = 'Times are in the zone of the user who exported, and do not say so.';

export const ZOHO: readonly Preset[] = [
  {
    ...backup,
    name: 'zoho-leads',
    title: 'Leads',
    role: 'leads',
    signature: { all: ['Record Id', 'Lead Owner', 'Lead Status', 'Created Time'] },
    columns: {
      lead_id: 'Record Id',
      created_at: 'Created Time',
      owner: 'Lead Owner',
      status: 'Lead Status',
      source: 'Lead Source',
      company: 'Company',
      email: 'Email',
    },
    alias: 'Converted Contact.id',
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'Status and owner are those of the day of the export; export Status History for what the status was before. Owners have none.',
      ZONE_NOTE,
      'A large module is cut into _001, _002 …: name them with a glob.',
    ],
  },
  {
    ...backup,
    name: 'zoho-status-history',
    title: 'Status History',
    role: 'history',
    signature: { all: ['Record Id', 'Status', 'Moved To', 'Created Time'], oneOf: [['Subject.id', 'Parent.id']] },
    columns: {
      change_id: 'Record Id',
      lead_id: ['Subject.id', 'Parent.id'],
      changed_at: 'Created Time',
      old_value: 'Status',
      new_value: 'Moved To',
    },
    set: { field: 'status' },
    notes: ['Who made the change is not told.', ZONE_NOTE],
  },
  {
    ...backup,
    name: 'zoho-calls',
    title: 'Calls',
    role: 'activities',
    signature: { all: ['Record Id', 'Call Type', 'Call Start Time'] },
    columns: {
      activity_id: 'Record Id',
      lead_id: ['Who Id.id', 'Contact Name.id', 'Related To.id'],
      occurred_at: 'Call Start Time',
      direction: 'Call Type',
      actor: 'Call Owner',
      subject: 'Subject',
      outcome: ['Call Result', 'Description'],
    },
    set: { type: 'call' },
    derive: {
      direction: [
        { if: { 'Call Type': ['Outbound'] }, is: 'outbound' },
        { if: { 'Call Type': ['Inbound', 'Missed'] }, is: 'inbound' },
      ],
    },
    notes: [
      'Emails and meetings stand in files of their own: without them a lead that was written to looks untouched.',
      ZONE_NOTE,
    ],
  },
  {
    ...backup,
    name: 'zoho-tasks',
    title: 'Tasks',
    role: 'activities',
    signature: { all: ['Record Id', 'Task Owner', 'Closed Time', 'Status'] },
    columns: {
      activity_id: 'Record Id',
      lead_id: ['Who Id.id', 'Contact Name.id', 'Related To.id'],
      occurred_at: 'Closed Time',
      actor: 'Task Owner',
      subject: 'Subject',
    },
    set: { type: 'task' },
    skip: [{ if: { Status: { not: ['Completed'] } }, because: 'not_done' }],
    untold: ['direction'],
    notes: ['A task counts when it was closed, never at its due date; those still open are set aside.', ZONE_NOTE],
  },
];
