// Twenty: people as their table shows them.

import type { Preset } from './preset.ts';

export const TWENTY: readonly Preset[] = [
  {
    system: 'Twenty',
    name: 'twenty-people',
    title: 'people',
    role: 'leads',
    confidence: 'seen',
    evidence:
      'twentyhq/twenty useRecordIndexExportRecords.ts and csvSecurity.ts: "Label / Sub label", ids first, U+200D before formulas.',
    signature: { all: ['Id', 'Name / First Name', 'Creation date'] },
    columns: {
      lead_id: 'Id',
      created_at: 'Creation date',
      owner: 'Owner',
      status: 'Stage',
      email: 'Emails / Primary Email',
    },
    dates: 'iso',
    zone: 'UTC',
    ids: 'guid',
    guard: '\u200d',
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'Stage and owner are those of the day of the export; the timeline, which has their changes, is not exported.',
    ],
  },
];
