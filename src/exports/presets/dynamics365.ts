// Dynamics 365 Sales: what "Export to Excel" gives, saved as CSV.

import type { Preset } from './preset.ts';

const EVIDENCE =
  'The three columns "(Do Not Modify) …": ten public files; the others are display names of Dataverse and depend on the view.';

const export365 = {
  system: 'Dynamics 365',
  confidence: 'partly',
  evidence: EVIDENCE,
  dates: null,
  zone: null,
  ids: 'guid',
} as const;

export const DYNAMICS_365: readonly Preset[] = [
  {
    ...export365,
    name: 'dynamics365-leads',
    title: 'leads',
    role: 'leads',
    signature: { all: ['(Do Not Modify) Lead', '(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On'] },
    columns: {
      lead_id: '(Do Not Modify) Lead',
      created_at: 'Created On',
      owner: 'Owner',
      status: 'Status Reason',
      source: 'Lead Source',
      company: 'Company Name',
      email: 'Email',
    },
    alias: 'Name',
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'There is no history: status and owner are those of the day of the export.',
      'Times and dates are written as the settings of the user who exported say.',
    ],
  },
  {
    ...export365,
    name: 'dynamics365-activities',
    title: 'activities',
    role: 'activities',
    signature: { all: ['(Do Not Modify) Activity', '(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On'] },
    columns: {
      activity_id: '(Do Not Modify) Activity',
      lead_id: 'Regarding',
      occurred_at: 'Actual End',
      type: 'Activity Type',
      direction: 'Direction',
      actor: 'Owner',
      subject: 'Subject',
    },
    derive: {
      type: [
        { if: { 'Activity Type': ['Phone Call'] }, is: 'call' },
        { if: { 'Activity Type': ['Email'] }, is: 'email' },
        { if: { 'Activity Type': ['Appointment'] }, is: 'meeting' },
        { if: { 'Activity Type': ['Task'] }, is: 'task' },
      ],
      direction: [
        { if: { Direction: ['Outgoing'] }, is: 'outbound' },
        { if: { Direction: ['Incoming'] }, is: 'inbound' },
      ],
    },
    skip: [{ if: { 'Activity Status': ['Open', 'Scheduled', 'Canceled'] }, because: 'not_done' }],
    notes: [
      'An activity names its lead, it has no id of it: where two leads have one name, the activity belongs to neither.',
      'Times and dates are written as the settings of the user who exported say.',
    ],
  },
];
