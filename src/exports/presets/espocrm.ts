// EspoCRM: records by their attribute names, as stored.

import type { Preset } from './preset.ts';

export const ESPOCRM: readonly Preset[] = [
  {
    system: 'EspoCRM',
    name: 'espocrm-leads',
    title: 'leads',
    role: 'leads',
    confidence: 'seen',
    evidence:
      'espocrm/espocrm Csv/Processor.php: attribute names, the delimiter of the user, an apostrophe before + - @ =; it converts no times.',
    signature: { all: ['id', 'status', 'assignedUserName', 'createdAt'] },
    columns: {
      lead_id: 'id',
      created_at: 'createdAt',
      owner: 'assignedUserName',
      status: 'status',
      source: 'source',
      company: 'accountName',
      email: 'emailAddress',
    },
    dates: 'iso',
    zone: 'UTC',
    guard: "'",
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'Status and owner are those of the day of the export; the stream, which has their changes, is not exported.',
      'Times are UTC, as the database has them.',
    ],
  },
];
