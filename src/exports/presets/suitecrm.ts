// SuiteCRM: the export of the app in the user's own format, and the audit table of the database.

import type { Preset } from './preset.ts';

export const SUITECRM: readonly Preset[] = [
  {
    system: 'SuiteCRM',
    name: 'suitecrm-leads',
    title: 'leads',
    role: 'leads',
    confidence: 'seen',
    evidence:
      'salesagility/SuiteCRM include/export_utils.php: delimiter, charset and date format of the user, CRLF, all quoted.',
    signature: { all: ['ID', 'Status', 'Assigned User Name', 'Date Created'], none: ['field_name'] },
    columns: {
      lead_id: 'ID',
      created_at: 'Date Created',
      owner: ['Assigned User Name', 'Assigned to'],
      status: 'Status',
      source: 'Lead Source',
      company: 'Account Name',
      email: 'Email Address',
    },
    dates: null,
    zone: null,
    ids: 'guid',
    guard: "'",
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'Status and owner are those of the day of the export; the table leads_audit has what audited fields were before.',
      'Dates, delimiter and encoding are those of the user who exported, times in their zone.',
    ],
  },
  {
    system: 'SuiteCRM',
    name: 'suitecrm-leads-audit',
    title: 'leads_audit table',
    role: 'history',
    confidence: 'general',
    evidence: 'Layout of the audit tables, as generally known.',
    signature: { all: ['parent_id', 'field_name', 'before_value_string', 'after_value_string', 'date_created'] },
    columns: {
      change_id: 'id',
      lead_id: 'parent_id',
      changed_at: 'date_created',
      field: 'field_name',
      old_value: 'before_value_string',
      new_value: 'after_value_string',
      actor: 'created_by',
    },
    derive: {
      field: [
        { if: { field_name: ['assigned_user_id'] }, is: 'owner' },
        { if: { field_name: ['lead_source'] }, is: 'source' },
      ],
    },
    dates: 'iso',
    zone: 'UTC',
    ids: 'guid',
    notes: ['The database has UTC, while the export of the same leads is in the zone of the user.'],
  },
];
