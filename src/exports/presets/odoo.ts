// Odoo: leads with their messages; one lead takes several lines, the first of which names it.

import type { Preset } from './preset.ts';

const labels = {
  system: 'Odoo',
  confidence: 'seen',
  evidence:
    'odoo/odoo addons/web/controllers/export.py (quoting, continuation lines, the apostrophe) and fields_temporal.py (user zone). The tracking columns have to be picked by hand.',
  dates: 'iso',
  zone: null,
  guard: "'",
} as const;

const ZONE_NOTE = 'Times are in the zone of the user who exported; older releases are said to write UTC.';

export const ODOO: readonly Preset[] = [
  {
    ...labels,
    name: 'odoo-leads',
    title: 'leads',
    role: 'leads',
    signature: { all: ['External ID', 'Stage', 'Salesperson', 'Created on'] },
    columns: {
      lead_id: 'External ID',
      created_at: 'Created on',
      owner: 'Salesperson',
      status: 'Stage',
      source: 'Source',
      company: ['Company Name', 'Opportunity'],
      email: 'Email',
    },
    skip: [{ if: { 'External ID': [''] }, because: 'other_rows' }],
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'Stage and salesperson are those of the day of the export; add the tracking values of the messages for what they were before.',
      ZONE_NOTE,
    ],
  },
  {
    ...labels,
    name: 'odoo-tracking',
    title: 'leads, the tracking values of their messages as history',
    role: 'history',
    signature: { all: ['External ID', 'Messages/Date', 'Messages/Tracking values/Field'] },
    columns: {
      lead_id: 'External ID',
      changed_at: 'Messages/Date',
      field: 'Messages/Tracking values/Field',
      old_value: 'Messages/Tracking values/Old Value Char',
      new_value: 'Messages/Tracking values/New Value Char',
      actor: 'Messages/Author',
    },
    reshape: { kind: 'carry-down', header: 'External ID' },
    skip: [{ if: { 'Messages/Tracking values/Field': [''] }, because: 'other_rows' }],
    derive: {
      field: [
        { if: { 'Messages/Tracking values/Field': ['Stage', 'stage_id'] }, is: 'status' },
        { if: { 'Messages/Tracking values/Field': ['Salesperson', 'user_id'] }, is: 'owner' },
      ],
    },
    notes: ['A lead takes several lines: those after the first leave its id empty.', ZONE_NOTE],
  },
];
