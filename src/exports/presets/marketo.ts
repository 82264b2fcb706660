// Marketo: one bulk file of activities holds new leads, changes of values and activities, told apart by their type.

import type { Preset } from './preset.ts';

/** Type 12 is a new lead, 13 a changed value; 104 a changed program status, 29 and 32 deleted and merged leads. */
const NO_ACTIVITY_TYPES = ['12', '13', '22', '23', '24', '25', '26', '27', '29', '32', '104', '113'];

const bulk = {
  system: 'Marketo',
  confidence: 'seen',
  evidence: 'Columns and types: the sample of the bulk extract in the vendor documentation and its default schema.',
  signature: { all: ['marketoGUID', 'leadId', 'activityDate', 'activityTypeId'] },
  dates: 'iso',
  zone: 'in-value',
  blank: ['null'],
} as const;

export const MARKETO: readonly Preset[] = [
  {
    ...bulk,
    name: 'marketo-activities',
    title: 'bulk activities',
    role: 'activities',
    columns: {
      activity_id: 'marketoGUID',
      lead_id: 'leadId',
      occurred_at: 'activityDate',
      type: 'activityTypeId',
      direction: 'attributes.Direction',
      actor: ['attributes.By', 'attributes.Sales Person', 'attributes.Sent By'],
      subject: 'primaryAttributeValue',
    },
    reshape: { kind: 'json-cell', header: 'attributes', keys: ['Direction', 'By', 'Sales Person', 'Sent By'] },
    skip: [
      { if: { activityTypeId: NO_ACTIVITY_TYPES }, because: 'other_rows' },
      { if: { actionResult: ['failed', 'skipped'] }, because: 'not_done' },
    ],
    derive: {
      type: [
        { if: { activityTypeId: ['1'] }, is: 'page visit' },
        { if: { activityTypeId: ['2'] }, is: 'form' },
        { if: { activityTypeId: ['6', '38'] }, is: 'email' },
        { if: { activityTypeId: ['7'] }, is: 'email delivered' },
        { if: { activityTypeId: ['8', '27'] }, is: 'email bounced' },
        { if: { activityTypeId: ['9'] }, is: 'unsubscribe' },
        { if: { activityTypeId: ['10', '39'] }, is: 'email opened' },
        { if: { activityTypeId: ['11', '40'] }, is: 'email clicked' },
        { if: { activityTypeId: ['45'] }, is: 'email' },
        { if: { activityTypeId: ['46'] }, is: 'interesting moment' },
      ],
      direction: [
        { if: { activityTypeId: ['6', '38'] }, is: 'outbound' },
        { if: { activityTypeId: ['1', '2', '9', '10', '11', '39', '40', '45'] }, is: 'inbound' },
        { if: { 'attributes.Direction': ['out'] }, is: 'outbound' },
        { if: { 'attributes.Direction': ['in'] }, is: 'inbound' },
      ],
      automated: [
        { if: { activityTypeId: ['6', '7', '8', '9', '10', '11'] }, is: true },
        { if: { activityTypeId: ['38', '45', '46'] }, is: false },
      ],
    },
    notes: [
      'Types 6 to 11 are automated marketing email and never a touch of sales.',
      'Types of 38 and more differ from one instance to another: look whether 38 (sales email), 45 (received) and 46 (interesting moment) mean that in yours.',
      'Marketo deletes old activities: how long it keeps them depends on their type.',
    ],
  },
  {
    ...bulk,
    name: 'marketo-changes',
    title: 'bulk activities, their changed values (type 13) as history',
    role: 'history',
    columns: {
      change_id: 'marketoGUID',
      lead_id: 'leadId',
      changed_at: 'activityDate',
      field: 'primaryAttributeValue',
      old_value: 'attributes.Old Value',
      new_value: 'attributes.New Value',
      actor: 'attributes.Source',
    },
    reshape: { kind: 'json-cell', header: 'attributes', keys: ['Old Value', 'New Value', 'Source'] },
    skip: [{ if: { activityTypeId: { not: ['13'] } }, because: 'other_rows' }],
    derive: {
      field: [
        { if: { primaryAttributeValue: ['Lead Status'] }, is: 'status' },
        { if: { primaryAttributeValue: ['Lead Owner', 'Sales Owner'] }, is: 'owner' },
      ],
    },
    notes: ['Only changes that Marketo itself saw are there: what the CRM did between two syncs is one change.'],
  },
  {
    ...bulk,
    name: 'marketo-new-leads',
    title: 'bulk activities, their new leads (type 12) as leads',
    role: 'leads',
    columns: { lead_id: 'leadId', created_at: 'activityDate', source: 'attributes.Source Type' },
    reshape: { kind: 'json-cell', header: 'attributes', keys: ['Source Type'] },
    skip: [{ if: { activityTypeId: { not: ['12'] } }, because: 'other_rows' }],
    notes: ['Leads created before the extract begins are not there: export the leads themselves if you can.'],
  },
];
