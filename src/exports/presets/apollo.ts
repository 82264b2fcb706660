// Apollo: contacts with yes or no instead of events.

import type { Preset } from './preset.ts';

export const APOLLO: readonly Preset[] = [
  {
    system: 'Apollo',
    name: 'apollo-contacts',
    title: 'contacts',
    role: 'leads',
    confidence: 'seen',
    evidence: 'Columns: eight public lists; Last Contacted was read as ISO 8601 in one.',
    signature: { all: ['Apollo Contact Id', 'Stage', 'Contact Owner'] },
    columns: {
      lead_id: 'Apollo Contact Id',
      created_at: ['Created At', 'Creation Date'],
      owner: 'Contact Owner',
      status: 'Stage',
      company: 'Company Name',
      email: 'Email',
      employees: '# Employees',
    },
    dates: 'iso',
    zone: 'in-value',
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'There are no events: Last Contacted and the yes/no columns say that something happened, not when it first did.',
      'The export does not say when a contact was created: without that it cannot be read as leads.',
    ],
  },
];
