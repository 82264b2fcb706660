// Salesforce: Data Loader, CLI and weekly Data Export write API names; reports write labels.

import type { Preset } from './preset.ts';

const OBJECTS =
  'Header case and quoting: forcedotcom/dataloader CSVFileWriter.java; API names: Salesforce Object Reference and public weekly exports.';
const REPORTS =
  'Labels and dates: a public dashboard fixture (Windows-1252, CRLF, M/D/YYYY h:mm AM); footers: four public scripts that cut them off.';

/** An empty lookup as the weekly export writes it. */
const NO_LOOKUP = ['000000000000000AAA', '000000000000000'];

const object = {
  system: 'Salesforce',
  confidence: 'seen',
  evidence: OBJECTS,
  dates: 'iso',
  zone: 'UTC',
  ids: 'salesforce',
  blank: NO_LOOKUP,
} as const;

/** What history calls the fields that agreements speak of. */
const FIELD_CASES = [
  { if: { Field: ['Status'] }, is: 'status' },
  { if: { Field: ['Owner', 'ownerAssignment', 'ownerAccepted'] }, is: 'owner' },
  { if: { Field: ['LeadSource'] }, is: 'source' },
] as const;

export const SALESFORCE: readonly Preset[] = [
  {
    ...object,
    name: 'salesforce-lead',
    title: 'Lead (Data Loader, CLI, weekly export)',
    role: 'leads',
    signature: {
      all: ['Id', 'Status', 'OwnerId', 'CreatedDate'],
      oneOf: [['LeadSource', 'IsConverted', 'ConvertedDate']],
      none: ['WhoId', 'StageName'],
    },
    columns: {
      lead_id: 'Id',
      created_at: 'CreatedDate',
      owner: 'OwnerId',
      status: 'Status',
      source: 'LeadSource',
      company: 'Company',
      email: 'Email',
      employees: 'NumberOfEmployees',
      merged_into: 'MasterRecordId',
    },
    alias: 'ConvertedContactId',
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'Status and owner are those of the day of the export; export LeadHistory for what they were before.',
      'Activities move to the contact when a lead is converted; they are found again through ConvertedContactId.',
    ],
  },
  {
    ...object,
    name: 'salesforce-task',
    title: 'Task (Data Loader, CLI, weekly export)',
    role: 'activities',
    signature: { all: ['Id', 'WhoId', 'Subject', 'ActivityDate', 'CreatedDate'], none: ['StartDateTime'] },
    columns: {
      activity_id: 'Id',
      lead_id: 'WhoId',
      occurred_at: ['CompletedDateTime', 'CreatedDate'],
      type: ['TaskSubtype', 'Type'],
      direction: 'CallType',
      actor: 'OwnerId',
      outcome: 'CallDisposition',
      subject: 'Subject',
      logged_at: 'CreatedDate',
    },
    firstFilled: { occurred_at: ['CompletedDateTime', 'CreatedDate'] },
    derive: {
      type: [
        { if: { TaskSubtype: ['Call'] }, is: 'call' },
        { if: { TaskSubtype: ['Email', 'ListEmail'] }, is: 'email' },
        { if: { Type: ['Call'] }, is: 'call' },
        { if: { Type: ['Email'] }, is: 'email' },
        { if: { Type: ['Meeting'] }, is: 'meeting' },
        { if: { TaskSubtype: ['Task'] }, is: 'task' },
      ],
      direction: [
        { if: { CallType: ['Outbound'] }, is: 'outbound' },
        { if: { CallType: ['Inbound'] }, is: 'inbound' },
      ],
      automated: [{ if: { TaskSubtype: ['ListEmail'] }, is: true }],
    },
    skip: [{ if: { IsClosed: ['false', '0'] }, because: 'not_done' }],
    untold: ['direction'],
    notes: [
      'A task counts when it was completed (CompletedDateTime, else CreatedDate), never at ActivityDate, which is the day it was due; tasks still open are set aside.',
      'A task does not say whether an email was sent or received: only calls have a direction.',
      'Emails to lists are automated; what an engagement tool sent is told by its subject alone: say so with `derive: { automated: … }`.',
    ],
  },
  {
    ...object,
    name: 'salesforce-event',
    title: 'Event (Data Loader, CLI, weekly export)',
    role: 'activities',
    signature: { all: ['Id', 'WhoId', 'Subject', 'StartDateTime', 'OwnerId'] },
    columns: {
      activity_id: 'Id',
      lead_id: 'WhoId',
      occurred_at: 'StartDateTime',
      type: 'Type',
      actor: 'OwnerId',
      subject: 'Subject',
      // No `logged_at`: an event is entered before it happens.
    },
    set: { type: 'meeting', direction: 'outbound' },
    notes: ['A meeting counts when it begins, whether or not anybody came.'],
  },
  {
    ...object,
    name: 'salesforce-lead-history',
    title: 'LeadHistory (Data Loader, CLI)',
    role: 'history',
    confidence: 'partly',
    evidence: `${OBJECTS} No public file of LeadHistory was found.`,
    signature: { all: ['LeadId', 'Field', 'OldValue', 'NewValue', 'CreatedDate'] },
    columns: {
      change_id: 'Id',
      lead_id: 'LeadId',
      changed_at: 'CreatedDate',
      field: 'Field',
      old_value: 'OldValue',
      new_value: 'NewValue',
      actor: ['CreatedById', 'CreatedBy.Name'],
    },
    derive: { field: FIELD_CASES },
    twins: true,
    notes: [
      'A change of owner stands in two rows, names and ids; they are one change, and the row with the ids stands.',
      'History begins when the tracking of a field was switched on, and is kept for 18 to 24 months.',
    ],
  },
  {
    ...object,
    name: 'salesforce-opportunity',
    title: 'Opportunity (Data Loader, CLI, weekly export)',
    role: 'deals',
    // OpportunityHistory has most of these and is one row a change.
    signature: { all: ['Id', 'StageName', 'CloseDate', 'IsWon', 'CreatedDate'], none: ['OpportunityId'] },
    columns: {
      deal_id: 'Id',
      created_at: 'CreatedDate',
      closed_at: 'CloseDate',
      won: 'IsWon',
      amount: 'Amount',
      owner: 'OwnerId',
      stage: 'StageName',
    },
    derive: { closed_at: [{ if: { IsClosed: ['false', '0'] }, is: '' }] },
    notes: [
      'CloseDate is a date alone, and the expected one until the opportunity is closed: then it is left out.',
      'An opportunity does not name its lead: join it yourself through ConvertedOpportunityId if deals should count for leads.',
    ],
  },
  {
    system: 'Salesforce',
    name: 'salesforce-report-leads',
    title: 'lead report',
    role: 'leads',
    confidence: 'partly',
    evidence: REPORTS,
    signature: { all: ['Lead Owner', 'Lead Status', 'Lead ID', 'Company / Account'], none: ['Field / Event'] },
    columns: {
      lead_id: 'Lead ID',
      created_at: 'Create Date',
      owner: 'Lead Owner',
      status: 'Lead Status',
      source: 'Lead Source',
      company: 'Company / Account',
      email: 'Email',
    },
    dates: null,
    zone: null,
    ids: 'salesforce',
    reshape: { kind: 'footer', patterns: reportFooter() },
    changing: ['status', 'owner'],
    untold: ['earlier-values'],
    notes: [
      'Create Date is a date alone: clauses that start with the creation can often not be decided.',
      'Times are in the zone and the date format of the user who ran the report.',
    ],
  },
  {
    system: 'Salesforce',
    name: 'salesforce-report-lead-history',
    title: 'Lead History report',
    role: 'history',
    confidence: 'seen',
    evidence: REPORTS,
    signature: { all: ['Field / Event', 'Old Value', 'New Value', 'Edit Date', 'Lead ID'] },
    columns: {
      lead_id: 'Lead ID',
      changed_at: 'Edit Date',
      field: 'Field / Event',
      old_value: 'Old Value',
      new_value: 'New Value',
      actor: 'Edited By',
    },
    derive: {
      field: [
        { if: { 'Field / Event': ['Lead Status'] }, is: 'status' },
        { if: { 'Field / Event': ['Lead Owner'] }, is: 'owner' },
        { if: { 'Field / Event': ['Lead Source'] }, is: 'source' },
      ],
    },
    dates: null,
    zone: null,
    ids: 'salesforce',
    reshape: { kind: 'footer', patterns: reportFooter() },
    twins: true,
    notes: [
      'Times are to the minute, in the zone and the date format of the user who ran the report.',
      'People stand by their names: list these in the roster.',
    ],
  },
];

function reportFooter(): readonly RegExp[] {
  return [
    /^(Copyright \(c\)|©) .*salesforce/i,
    /^Confidential Information - Do Not Distribute$/i,
    /^Grand Totals? \(/i,
  ];
}
