// HubSpot: record exports of the app, engagements, and the property history that warehouses and the API give.

import type { Preset } from './preset.ts';

const LABELS =
  'Labels: a public record export, five public column lists; the enumerations are those of the API. The zone of app exports is documented nowhere.';

const STATUS_NAMES = ['hs_lead_status', 'Lead Status'];
const STAGE_NAMES = ['lifecyclestage', 'Lifecycle Stage'];
const OWNER_NAMES = ['hubspot_owner_id', 'Contact owner'];

export const HUBSPOT: readonly Preset[] = [
  {
    system: 'HubSpot',
    name: 'hubspot-contacts',
    title: 'contact records',
    role: 'leads',
    confidence: 'seen',
    evidence: LABELS,
    signature: {
      all: ['Record ID', 'Create Date'],
      oneOf: [['Lifecycle Stage', 'Lead Status', 'Contact owner', 'Became a Lead Date']],
      none: ['Activity Type'],
    },
    columns: {
      lead_id: 'Record ID',
      created_at: 'Create Date',
      owner: ['Contact owner', 'Contact Owner'],
      status: 'Lead Status',
      lifecycle_stage: 'Lifecycle Stage',
      source: ['Original Source', 'Original Traffic Source'],
      email: 'Email',
      company: ['Company Name', 'Associated Company'],
    },
    milestones: {
      became_subscriber: 'Became a Subscriber Date',
      became_lead: 'Became a Lead Date',
      became_mql: 'Became a Marketing Qualified Lead Date',
      became_sql: 'Became a Sales Qualified Lead Date',
      became_opportunity: 'Became an Opportunity Date',
      became_customer: 'Became a Customer Date',
    },
    dates: 'iso',
    zone: null,
    changing: ['status', 'lifecycle_stage', 'owner'],
    untold: ['earlier-values', 'earlier-entries'],
    notes: [
      'Status, lifecycle stage and owner are those of the day of the export; the property history has what they were before.',
      'A "Became a … Date" column keeps the last entry into a stage: of a lead that came back, the first round is lost.',
      'Times are local without saying where: to the account or the user who exported.',
    ],
  },
  {
    system: 'HubSpot',
    name: 'hubspot-stage-dates',
    title: 'contact records, their stage dates as history',
    role: 'history',
    confidence: 'seen',
    evidence: LABELS,
    signature: {
      all: ['Record ID', 'Create Date'],
      oneOf: [['Became a Marketing Qualified Lead Date', 'Became a Lead Date', 'Became a Sales Qualified Lead Date']],
      none: ['Activity Type'],
    },
    columns: { lead_id: 'Record ID', changed_at: 'Date entered', field: 'Stage field', new_value: 'Stage' },
    reshape: {
      kind: 'stage-dates',
      fields: [
        { pattern: /^Became an? (?<stage>.+) Date$/i, field: 'lifecycle_stage' },
        { pattern: /^Date entered "(?<stage>.+?) \((?<pipeline>.+)\)"$/i, field: 'stage' },
      ],
    },
    dates: 'iso',
    zone: null,
    untold: ['earlier-entries'],
    notes: [
      'Each stage keeps its last entry alone: of a lead that came back, the first round is lost.',
      'Who made the change is not told.',
    ],
  },
  {
    system: 'HubSpot',
    name: 'hubspot-property-history',
    title: 'property history (API, warehouse)',
    role: 'history',
    confidence: 'seen',
    evidence: 'Columns: fivetran/dbt_hubspot_source, contact_property_history.',
    signature: { all: ['timestamp', 'source', 'name', 'value'], oneOf: [['contact_id', 'Record ID']] },
    columns: {
      lead_id: ['contact_id', 'Record ID'],
      changed_at: 'timestamp',
      field: 'name',
      new_value: 'value',
      actor: ['updated_by_user_id', 'source_id'],
    },
    derive: {
      field: [
        { if: { name: STATUS_NAMES }, is: 'status' },
        { if: { name: STAGE_NAMES }, is: 'lifecycle_stage' },
        { if: { name: OWNER_NAMES }, is: 'owner' },
      ],
    },
    dates: 'iso',
    zone: 'UTC',
    notes: [
      'There is no old value: it is the new value of the row before.',
      'Values are internal names (ACCEPTED rather than Accepted): turn them with `derive: { new_value: … }` where the contacts have labels.',
      'Owners are numbers: list them in the roster.',
    ],
  },
  {
    system: 'HubSpot',
    name: 'hubspot-activities',
    title: 'activities (engagements)',
    role: 'activities',
    confidence: 'general',
    evidence:
      'Labels from one public list of headers; the values are enumerations of the API. No file of the app was found.',
    signature: {
      all: ['Activity Type', 'Activity Date'],
      oneOf: [['Associated Contact IDs', 'Activity assigned to', 'Call direction']],
    },
    columns: {
      activity_id: 'Record ID',
      lead_id: 'Associated Contact IDs',
      occurred_at: 'Activity Date',
      type: 'Activity Type',
      direction: ['Call direction', 'hs_call_direction'],
      actor: ['Activity assigned to', 'Activity created by'],
      outcome: 'Call outcome',
      subject: 'Email subject',
    },
    firstFilled: { actor: ['Activity assigned to', 'Activity created by'] },
    derive: {
      type: [
        { if: { 'Activity Type': ['Call'] }, is: 'call' },
        { if: { 'Activity Type': ['Email', 'Incoming email', 'Logged email'] }, is: 'email' },
        { if: { 'Activity Type': ['Meeting'] }, is: 'meeting' },
        { if: { 'Activity Type': ['Note'] }, is: 'note' },
        { if: { 'Activity Type': ['Task'] }, is: 'task' },
      ],
      direction: [
        { if: { 'Call direction': ['Outbound'] }, is: 'outbound' },
        { if: { 'Call direction': ['Inbound'] }, is: 'inbound' },
        { if: { 'Email direction': ['INCOMING_EMAIL'] }, is: 'inbound' },
        { if: { 'Email direction': ['EMAIL', 'FORWARDED_EMAIL'] }, is: 'outbound' },
        { if: { 'Activity Type': ['Meeting'] }, is: 'outbound' },
      ],
      automated: [
        {
          if: { 'Record source': ['AUTOMATION', 'AUTOMATION_PLATFORM', 'WORKFLOWS', 'SEQUENCES', 'MARKETING_EMAIL'] },
          is: true,
        },
        { if: { 'Record source': ['CRM_UI', 'MOBILE_IOS', 'MOBILE_ANDROID', 'CALLING'] }, is: false },
      ],
    },
    reshape: { kind: 'row-per-lead', header: 'Associated Contact IDs', separator: ';' },
    dates: 'iso',
    zone: null,
    notes: [
      'One activity may belong to several contacts: it counts for each of them.',
      'Times are local without saying where: to the account or the user who exported.',
    ],
  },
];
