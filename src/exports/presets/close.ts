// Close: the CSV of leads, in one of three date formats.

import type { Preset } from './preset.ts';

export const CLOSE: readonly Preset[] = [
  {
    system: 'Close',
    name: 'close-leads',
    title: 'leads',
    role: 'leads',
    confidence: 'partly',
    evidence:
      'Date formats original, iso8601 and excel (UTC): the export documentation of the vendor; the headers were not seen.',
    signature: { all: ['id', 'display_name', 'status_label', 'date_created'] },
    columns: {
      lead_id: 'id',
      created_at: 'date_created',
      status: 'status_label',
      owner: 'custom.Lead Owner',
      company: 'display_name',
      email: 'primary_contact_primary_email',
    },
    dates: 'iso',
    zone: 'UTC',
    twelveHourTimes: true,
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'The CSV has neither activities nor changes of status: the JSON export has both.',
      'Times in the excel format are UTC.',
    ],
  },
];
