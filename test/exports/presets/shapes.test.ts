// One story as thirty exports: what a system tells comes to the same verdicts from every one, and the rest is not told.

import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../../src/agreement/read-agreement.ts';
import { readTables } from '../../../src/exports/read-tables.ts';
import type { Tables, TimeColumn } from '../../../src/model/table.ts';
import { writeCsv } from '../../../src/report/csv.ts';
import { auditFolder, written } from '../../audit-folder.ts';
import { agreementOver, type ClauseId, expectedRows, hasShapes, ROSTER, row, SHAPES, storyLeads } from './story.ts';

interface Group {
  readonly name: string;
  readonly data: string;
  /** Clauses whose every obligation comes out as in the story. */
  readonly told: readonly ClauseId[];
  /** Clauses that start but of which every obligation is unassessable. */
  readonly undecided?: readonly ClauseId[];
  /** Clauses that cannot start, so that the audit is not fit to publish. */
  readonly stuck?: readonly ClauseId[];
  /** Rows of `told` that differ, each with what the story has: the system does not tell more. */
  readonly except?: Readonly<Record<string, string | null>>;
  readonly findings: readonly string[];
  /** What its activities tell; absent: it has none. */
  readonly activities?: Told;
}

type Kind = 'call' | 'email' | 'meeting';

/** Kinds of activities by what a system says of them. */
interface Told {
  readonly kinds: readonly Kind[];
  readonly direction: readonly Kind[];
  readonly automated: readonly Kind[];
  /** A system that calls one kind another. */
  readonly as?: Readonly<Partial<Record<Kind, Kind>>>;
}

const ALL: readonly Kind[] = ['call', 'email', 'meeting'];

/** Tasks beside events: whether a program made them is what the agreement derives from the owner of a task. */
const SALESFORCE_ACTIVITIES: Told = { kinds: ALL, direction: ['call', 'meeting'], automated: ['call', 'email'] };
const EVERYTHING: Told = { kinds: ALL, direction: ALL, automated: ALL };

/** A task does not say which way an email went, so that the touch of lead 4 cannot be decided and lead 2's is not seen. */
const SALESFORCE_EMAILS = {
  'touch 2.1 2024-03-05T20:00:00 breached 2024-03-08T15:45:00': 'touch 2.1 2024-03-05T20:00:00 breached -',
  'touch 4.1 2024-03-07T03:00:00 met 2024-03-07T16:05:00': 'touch 4.1 2024-03-07T03:00:00 unassessable -',
};

const TASKS = `  activities:
    - { file: salesforce_dataloader_Task.csv, preset: salesforce-task, derive: { automated: [{ if: { OWNERID: 0055e00Ab3MLhXWAE1 }, is: true }, false] } }
    - { file: salesforce_dataloader_Event.csv, preset: salesforce-event }`;

const UNTIL_TODAY = ['accept', 'touch', 'call', 'handoff'] as const;

const GROUPS: readonly Group[] = [
  {
    name: 'Salesforce Data Loader',
    data: `  leads: { file: salesforce_dataloader_Lead.csv, preset: salesforce-lead }
  history: { file: salesforce_dataloader_LeadHistory.csv, preset: salesforce-lead-history }
${TASKS}`,
    told: ['accept', 'call', 'handoff', 'touch'],
    except: SALESFORCE_EMAILS,
    activities: SALESFORCE_ACTIVITIES,
    findings: ['name_and_id', 'direction_not_told'],
  },
  {
    name: 'Salesforce CLI history beside Data Loader',
    data: `  leads: { file: salesforce_dataloader_Lead.csv, preset: salesforce-lead }
  history: { file: salesforce_sfcli_LeadHistory.csv, preset: salesforce-lead-history }
${TASKS}`,
    told: ['accept', 'call', 'handoff', 'touch'],
    except: SALESFORCE_EMAILS,
    activities: SALESFORCE_ACTIVITIES,
    findings: ['direction_not_told'],
  },
  {
    name: 'Salesforce reports with ids of 15 characters beside tasks with 18',
    data: `  leads: { file: salesforce_report_leads.csv, preset: salesforce-report-leads, dates: month-first, timezone: America/New_York, encoding: windows-1252 }
  history: { file: salesforce_report_lead_history.csv, preset: salesforce-report-lead-history, dates: month-first, timezone: America/New_York, encoding: windows-1252 }
${TASKS}`,
    told: ['accept', 'call', 'handoff', 'touch'],
    except: SALESFORCE_EMAILS,
    activities: SALESFORCE_ACTIVITIES,
    findings: ['footer_line', 'direction_not_told'],
  },
  {
    name: 'Salesforce weekly export, which has no history of leads',
    data: `  leads: { file: salesforce_weekly_Lead.csv, preset: salesforce-lead, encoding: latin1 }
  activities: { file: salesforce_weekly_Task.csv, preset: salesforce-task, encoding: latin1 }`,
    told: [],
    stuck: UNTIL_TODAY,
    activities: { kinds: ['call', 'email'], direction: ['call'], automated: [] },
    findings: ['known_today_only', 'direction_not_told'],
  },
  {
    name: 'HubSpot records, property history and engagements',
    data: `  leads: { file: hubspot_contacts.csv, preset: hubspot-contacts, timezone: America/Los_Angeles }
  history: { file: hubspot_property_history_api.csv, preset: hubspot-property-history, derive: { new_value: [{ if: { new_value: ACCEPTED }, is: Accepted }] } }
  activities: { file: hubspot_engagements.csv, preset: hubspot-activities, timezone: America/Los_Angeles }`,
    told: ['accept', 'touch', 'call'],
    undecided: ['handoff'],
    activities: EVERYTHING,
    findings: ['known_today_only', 'last_entry_only'],
  },
  {
    name: 'HubSpot stage dates as history',
    data: `  leads: { file: hubspot_contacts.csv, preset: hubspot-contacts, timezone: America/Los_Angeles }
  history:
    file: hubspot_contacts.csv
    preset: hubspot-stage-dates
    timezone: America/Los_Angeles
    set: { field: status }
    derive: { new_value: [{ if: { Stage: Marketing Qualified Lead }, is: MQL }] }
  activities: { file: hubspot_engagements.csv, preset: hubspot-activities, timezone: America/Los_Angeles }`,
    told: ['accept', 'touch', 'call'],
    undecided: ['handoff'],
    except: {
      'accept 7.1 2024-03-01T11:00:00 breached 2024-03-12T13:00:00':
        'accept 7.1 2024-03-12T09:00:00 met 2024-03-12T13:00:00',
      'touch 7.1 2024-03-01T11:00:00 met 2024-03-01T15:00:00': null,
      'touch 7.2 2024-03-12T09:00:00 met 2024-03-12T13:30:00': 'touch 7.1 2024-03-12T09:00:00 met 2024-03-12T13:30:00',
      'call 7.1 2024-03-01T11:00:00 met 2024-03-01T15:00:00': null,
      'call 7.2 2024-03-12T09:00:00 met 2024-03-12T13:30:00': 'call 7.1 2024-03-12T09:00:00 met 2024-03-12T13:30:00',
    },
    activities: EVERYTHING,
    findings: ['last_entry_only', 'known_today_only'],
  },
  {
    name: 'Marketo, one file three times',
    data: `  leads: { file: marketo_activities.csv, preset: marketo-new-leads }
  history: { file: marketo_activities.csv, preset: marketo-changes }
  activities: { file: marketo_activities.csv, preset: marketo-activities, derive: { type: [{ if: { activityTypeId: "46" }, is: call }] } }`,
    told: ['accept', 'touch'],
    activities: { ...EVERYTHING, as: { meeting: 'call' } },
    findings: ['other_rows'],
  },
  {
    name: 'Zoho, of whose activities only calls were exported',
    data: `  leads: { file: zoho_Leads_*.csv, preset: zoho-leads, timezone: Asia/Kolkata }
  history: { file: zoho_Status_History_*.csv, preset: zoho-status-history, timezone: Asia/Kolkata }
  activities: { file: zoho_Calls_*.csv, preset: zoho-calls, timezone: Asia/Kolkata }`,
    told: ['accept', 'call'],
    undecided: ['handoff'],
    activities: { kinds: ['call'], direction: ['call'], automated: [] },
    findings: ['known_today_only'],
  },
  {
    name: 'Odoo, messages on the lines after each lead',
    data: `  leads: { file: odoo_crm_lead_labels.csv, preset: odoo-leads, timezone: Europe/Brussels }
  history: { file: odoo_crm_lead_labels.csv, preset: odoo-tracking, timezone: Europe/Brussels }`,
    told: ['accept'],
    undecided: ['handoff'],
    findings: ['known_today_only', 'other_rows'],
  },
  {
    name: 'SuiteCRM, export in local time and audit table in UTC',
    data: `  leads: { file: suitecrm_leads.csv, preset: suitecrm-leads, dates: day-first, timezone: Europe/Berlin }
  history: { file: suitecrm_leads_audit.csv, preset: suitecrm-leads-audit }`,
    told: ['accept'],
    undecided: ['handoff'],
    findings: ['known_today_only'],
  },
  {
    name: 'Pipedrive, which keeps the last change of stage alone',
    data: `  leads: { file: pipedrive_deals.csv, preset: pipedrive-deals, timezone: UTC }
  activities: { file: pipedrive_activities.csv, preset: pipedrive-activities, timezone: UTC }`,
    told: [],
    stuck: UNTIL_TODAY,
    activities: { kinds: ALL, direction: [], automated: [] },
    findings: ['known_today_only', 'direction_not_told'],
  },
  {
    name: 'Dynamics 365, which has no history',
    data: `  leads: { file: dynamics365_leads.csv, preset: dynamics365-leads, dates: month-first, timezone: Europe/London }
  activities: { file: dynamics365_activities.csv, preset: dynamics365-activities, dates: month-first, timezone: Europe/London }`,
    told: [],
    stuck: UNTIL_TODAY,
    activities: { kinds: ALL, direction: ALL, automated: [] },
    findings: ['known_today_only'],
  },
  ...(['close_leads_original_dates', 'close_leads_excel_dates'] as const).map(file => snapshot(file, 'close-leads')),
  snapshot('espocrm_Lead', 'espocrm-leads'),
  snapshot('twenty_people', 'twenty-people'),
];

/** Leads alone, as of the day of the export. */
function snapshot(file: string, preset: string): Group {
  return {
    name: `${file}, a snapshot`,
    data: `  leads: { file: ${file}.csv, preset: ${preset} }`,
    told: [],
    stuck: UNTIL_TODAY,
    findings: ['known_today_only'],
  };
}

describe.skipIf(!hasShapes)('the shapes (skipped where ../shared/exports/shapes is absent)', () => {
  test.each(GROUPS)('$name', async group => {
    const { edition } = await auditFolder(folderOf(group), {
      agreement: 'slaudit.yaml',
      asOf: '2024-03-20',
      period: null,
    });
    const rows = parse<Record<string, string>>(await written(edition, writeCsv, 'obligations'), { columns: true });
    const shown = rows.map(obligation => shownRow(obligation, leadNumbers(group)));
    expect(shown.filter(isOf(group.told)).sort()).toEqual(expected(group));
    const others = rows.filter(obligation => group.undecided?.includes(obligation['clause'] as ClauseId));
    expect(new Set(others.map(obligation => obligation['verdict']))).toEqual(
      new Set(group.undecided === undefined ? [] : ['unassessable']),
    );
    expect(shown.filter(isOf(group.stuck ?? []))).toEqual([]);
    expect(edition.report.unfit_because.map(reason => /clause '(\w+)' could not start/.exec(reason)?.[1])).toEqual(
      group.stuck ?? [],
    );
    const codes = edition.report.quality.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([...group.findings]));
    expect(edition.report.quality.filter(({ level }) => level === 'rejected')).toEqual([]);
  });

  test.each(GROUPS)('$name: leads are created, and activities happen, when the story says', async group => {
    const { created, happened } = await rowsOf(group);
    expect(created).toEqual(storyLeads().map(lead => `${lead.n} ${lead.created}`));
    expect(happened).toEqual(activitiesOf(group));
  });

  test.each([
    ['Salesforce weekly export, which has no history of leads', 'accept', ['leads.status']],
    ['Salesforce weekly export, which has no history of leads', 'call', ['leads.status', 'activities.direction']],
    ['Salesforce Data Loader', 'accept', []],
    ['Salesforce Data Loader', 'call', ['activities.direction']],
    ['HubSpot stage dates as history', 'accept', ['leads.status (earlier entries)']],
    ['HubSpot stage dates as history', 'handoff', ['leads.owner', 'leads.status (earlier entries)']],
  ])('%s: what a preset knows not to be told stands at the clause %s', async (name, id, notTold) => {
    const group = GROUPS.find(one => one.name === name);
    if (group === undefined) throw new RangeError(`no group ${name}`);
    const { edition } = await auditFolder(folderOf(group), {
      agreement: 'slaudit.yaml',
      asOf: '2024-03-20',
      period: null,
    });
    const clause = edition.report.clauses.find(one => one.id === id);
    expect(clause?.not_told).toEqual(notTold);
    expect(clause?.without_history).toEqual([]);
  });

  test('ids that a spreadsheet has cut are refused, never joined', async () => {
    const data =
      '  leads: { file: hubspot_contacts_excel_resaved.csv, preset: hubspot-contacts, dates: month-first, timezone: America/Los_Angeles }';
    const { edition } = await auditFolder(folderOf({ data }), {
      agreement: 'slaudit.yaml',
      asOf: '2024-03-20',
      period: null,
    });
    const damaged = edition.report.quality.find(({ code }) => code === 'damaged_id');
    expect(damaged).toMatchObject({ level: 'rejected', count: 4 });
  });
});

describe.skipIf(!hasShapes)('the shapes that tell no story of their own', () => {
  test('are named here; every other file is in a group above', () => {
    const grouped = new Set(GROUPS.flatMap(({ data }) => filesOf(data)));
    const alone = readdirSync(SHAPES).filter(name => name.endsWith('.csv') && !grouped.has(name));
    expect(alone.toSorted()).toEqual([
      'apollo_contacts.csv',
      'hubspot_contacts_excel_resaved.csv',
      'pardot_visitor_activity.csv',
    ]);
  });

  test('Apollo does not say when a contact was created: nothing is audited', async () => {
    const data = '  leads: { file: apollo_contacts.csv, preset: apollo-contacts }';
    const terms = { agreement: 'slaudit.yaml', asOf: '2024-03-20', period: null };
    await expect(auditFolder(folderOf({ data }), terms)).rejects.toThrow(/created_at/);
  });

  test("Pardot's visitor activities hold no touch of sales: what marketing sent is automated, who wrote the rest is not told", async () => {
    const rows = parse<Record<string, string>>(readFileSync(path.join(SHAPES, 'pardot_visitor_activity.csv')), {
      bom: true,
      columns: true,
    });
    const ids = [...new Set(rows.map(({ prospect_id: id }) => id))];
    const folder = folderOf({
      data: `  leads: { file: leads.csv }
  activities: { file: pardot_visitor_activity.csv, preset: pardot-activities, timezone: UTC }`,
    });
    const text = readFileSync(path.join(folder, 'slaudit.yaml'), 'utf8');
    writeFileSync(
      path.join(folder, 'slaudit.yaml'),
      text
        .replaceAll('when: qualified', 'when: entered')
        .replaceAll('within: 24 hours', 'within: 336 hours')
        .replace('events:\n', 'events:\n  entered: { lead: created }\n'),
    );
    writeFileSync(
      path.join(folder, 'leads.csv'),
      ['lead_id,created_at', ...ids.map(id => `${id},2024-03-01T00:00Z`), ''].join('\n'),
    );
    const { edition } = await auditFolder(folder, { agreement: 'slaudit.yaml', asOf: '2024-03-20', period: null });
    // Times are those of New York in the story; here they are taken as UTC. Only type 6 is known to be an email that was sent.
    expect((await readFolder(folder, lead => lead)).happened).toEqual([
      '395861002 2024-03-08T10:45:00.000Z Email ? ?',
      '395861003 2024-03-06T04:03:00.000Z email outbound true',
      '395861004 2024-03-07T06:00:00.000Z Email ? ?',
      '395861004 2024-03-07T11:05:00.000Z Email ? ?',
    ]);
    const used = edition.report.inputs.find(({ kind }) => kind === 'activities')?.used;
    expect(used).toBe(rows.length);
    for (const id of ['touch', 'call']) {
      const { met, breached } = edition.report.clauses.find(clause => clause.id === id) ?? {};
      expect({ met, breached }, id).toEqual({ met: 0, breached: ids.length });
    }
  });
});

async function rowsOf(group: Group): Promise<ReadRows> {
  const numbers = leadNumbers(group);
  return readFolder(folderOf(group), lead => String(numbers.get(lead) ?? 0));
}

interface ReadRows {
  readonly created: string[];
  readonly happened: string[];
}

/** Rows as they were read, without any clause: times to the minute, `?` for what an activity does not say. */
async function readFolder(folder: string, nameOf: (lead: string) => string): Promise<ReadRows> {
  const tables = await tablesOf(folder);
  const { leads, activities } = tables;
  const nameAt = (lead: number): string => nameOf(tables.leadId(lead));
  const story = new Map(storyLeads().map(({ n, created }) => [`${n}`, Date.parse(created)]));
  return {
    created: Array.from({ length: leads.length }, (_, row) => {
      return `${nameAt(row)} ${shownTime(leads.times.get('created_at'), row, story.get(nameAt(row)) ?? NaN)}`;
    }).sort(),
    happened: Array.from({ length: activities.length }, (_, row) => {
      const cell = (name: string): string => tables.texts.text(activities.texts.get(name)?.[row] ?? 0) || '?';
      const at = shownTime(activities.times.get('occurred_at'), row, NaN);
      const lead = nameAt(activities.lead[row] ?? -1);
      return `${lead} ${at} ${cell('type')} ${cell('direction')} ${cell('automated')}`;
    }).sort(),
  };
}

async function tablesOf(folder: string): Promise<Tables> {
  const text = readFileSync(path.join(folder, 'slaudit.yaml'), 'utf8');
  const { agreement } = readAgreement(text, { file: 'slaudit.yaml', folder });
  if (agreement === null) throw new Error('no agreement');
  const { tables } = await readTables({
    agreement,
    overrides: {},
    workingFolder: folder,
    wanted: 'all',
    stdin: nothing(),
    progress: () => undefined,
  });
  if (tables === null) throw new Error('nothing was read');
  return tables;
}

/** Of a date alone the instant of the story, if it is on that day. */
function shownTime(column: TimeColumn | undefined, row: number, told: number): string {
  const at = column?.at[row] ?? NaN;
  const dayEnd = column?.dayEnds?.get(row);
  const shown = dayEnd !== undefined && at <= told && told <= dayEnd ? told : at - (at % 60_000);
  return new Date(shown).toISOString();
}

function activitiesOf({ activities: told }: Group): string[] {
  if (told === undefined) return [];
  const rows = storyLeads().flatMap(({ n, activities }) =>
    activities.map(one => ({ ...one, n, kind: one.kind as Kind })),
  );
  return rows
    .filter(({ kind }) => told.kinds.includes(kind))
    .map(({ n, at, kind, direction, automated }) => {
      const way = told.direction.includes(kind) ? `${direction}bound` : '?';
      const made = told.automated.includes(kind) ? automated : '?';
      return `${n} ${at} ${told.as?.[kind] ?? kind} ${way} ${made}`;
    })
    .sort();
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function filesOf(data: string): string[] {
  return Array.from(data.matchAll(/file: ([^ ,}\n]+)/g), ([, name]) => (name ?? '').replace('*', '001'));
}

function folderOf({ data }: Pick<Group, 'data'>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-shapes-'));
  for (const name of filesOf(data).filter(file => existsSync(path.join(SHAPES, file))))
    copyFileSync(path.join(SHAPES, name), path.join(folder, name));
  writeFileSync(path.join(folder, 'slaudit.yaml'), agreementOver(data));
  writeFileSync(path.join(folder, 'roster.csv'), ROSTER);
  return folder;
}

function expected({ told, except }: Group): string[] {
  const rows = expectedRows(told).map(one => (except !== undefined && one in except ? (except[one] ?? null) : one));
  return rows.filter(one => one !== null).sort();
}

function isOf(clauses: readonly string[]): (row: string) => boolean {
  return row => clauses.includes(row.split(' ')[0] ?? '');
}

function shownRow(obligation: Record<string, string>, numbers: ReadonlyMap<string, number>): string {
  const lead = numbers.get(obligation['lead_id'] ?? '') ?? 0;
  return row(obligation['clause'] ?? '', String(lead), {
    cycle: Number(obligation['cycle']),
    start: Date.parse(obligation['started_at'] ?? ''),
    verdict: obligation['verdict'] ?? '',
    settled: Date.parse(obligation['settled_at'] ?? ''),
  });
}

/** The ids of the story, and of systems it does not list the order of the leads file. */
function leadNumbers({ data }: Group): ReadonlyMap<string, number> {
  const known = storyLeads().flatMap(({ n, ids }) => Object.values(ids).map((id): [string, number] => [id, n]));
  const file = /(suitecrm_leads|odoo_crm_lead_labels|espocrm_Lead)\.csv/.exec(data)?.[0];
  if (file === undefined) return new Map(known);
  const rows = parse(readFileSync(path.join(SHAPES, file)), { delimiter: [';', ','], relax_column_count: true });
  const ids = rows
    .slice(1)
    .map(([id]) => id ?? '')
    .filter(id => id !== '');
  return new Map([...known, ...ids.map((id, index): [string, number] => [id, index + 1])]);
}
