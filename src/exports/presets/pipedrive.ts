// Pipedrive: deals stand for leads, with the last change of stage alone.

import type { Preset } from './preset.ts';

const EVIDENCE =
  'Headers "Entity - Field": a public field map and four public readers; "Marked as done time" and "Add time" are API names seen in no header.';

export const PIPEDRIVE: readonly Preset[] = [
  {
    system: 'Pipedrive',
    name: 'pipedrive-deals',
    title: 'deals, as leads',
    role: 'leads',
    confidence: 'partly',
    evidence: EVIDENCE,
    signature: { all: ['Deal - ID', 'Deal - Stage', 'Deal - Deal created'] },
    columns: {
      lead_id: 'Deal - ID',
      created_at: 'Deal - Deal created',
      owner: 'Deal - Owner',
      status: 'Deal - Stage',
      pipeline: 'Deal - Pipeline',
      company: 'Deal - Organization',
    },
    dates: 'iso',
    zone: null,
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'Only the last change of stage survives in the export: when a deal entered earlier stages is not told.',
      'The zone of the times is documented nowhere (the API has UTC).',
    ],
  },
  {
    system: 'Pipedrive',
    name: 'pipedrive-activities',
    title: 'activities',
    role: 'activities',
    confidence: 'partly',
    evidence: EVIDENCE,
    signature: { all: ['Activity - Type', 'Activity - Due date', 'Activity - Done'] },
    columns: {
      activity_id: 'Activity - ID',
      lead_id: ['Activity - Deal ID', 'Deal - ID'],
      occurred_at: 'Activity - Marked as done time',
      type: 'Activity - Type',
      actor: 'Activity - Assigned to user',
      subject: 'Activity - Subject',
      outcome: 'Activity - Note',
    },
    derive: {
      type: [
        { if: { 'Activity - Type': ['Call'] }, is: 'call' },
        { if: { 'Activity - Type': ['Email', 'E-mail'] }, is: 'email' },
        { if: { 'Activity - Type': ['Meeting'] }, is: 'meeting' },
        { if: { 'Activity - Type': ['Task'] }, is: 'task' },
      ],
    },
    skip: [{ if: { 'Activity - Done': ['To do'] }, because: 'not_done' }],
    dates: 'iso',
    zone: null,
    untold: ['direction'],
    notes: [
      'An activity counts when it was marked as done, never at its due date; those still to do are set aside.',
      'There is no direction: what came in and what went out look alike.',
    ],
  },
];
