// Account Engagement (Pardot): visitor activities.

import type { Preset } from './preset.ts';

export const PARDOT: readonly Preset[] = [
  {
    system: 'Account Engagement (Pardot)',
    name: 'pardot-activities',
    title: 'visitor activities',
    role: 'activities',
    confidence: 'seen',
    evidence: 'Export API documentation of the vendor (export-v4) and fivetran/dbt_pardot_source.',
    signature: { all: ['prospect_id', 'type', 'type_name', 'created_at'] },
    columns: {
      activity_id: 'id',
      lead_id: 'prospect_id',
      occurred_at: 'created_at',
      type: 'type_name',
      subject: 'details',
    },
    derive: {
      type: [{ if: { type_name: ['Email', 'Email Tracker'], type: ['6'] }, is: 'email' }],
      direction: [
        { if: { type: ['6'] }, is: 'outbound' },
        { if: { type: ['1', '11'] }, is: 'inbound' },
        // A page was seen, a form was sent; of an email neither says who wrote it.
        { if: { type: ['2', '4'], type_name: { not: ['Email', 'Email Tracker'] } }, is: 'inbound' },
      ],
      automated: [{ if: { type: ['1', '6', '11', '13'] }, is: true }],
    },
    dates: 'iso',
    zone: null,
    untold: ['direction'],
    notes: [
      'These are marketing events: type 6 is an email that marketing sent, 1 a click, 11 an open, 13 a bounce. None is a touch of sales.',
      'Times are in the zone of the user who exported; rows come in no order.',
      'There is no history of fields or owners.',
    ],
  },
];
