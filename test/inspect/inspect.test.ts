// What is said about files: never more than they show.

import { copyFileSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { inspect } from '../../src/inspect.ts';
import { inspectionText, type InspectionPaint } from '../../src/inspect/text.ts';
import type { InspectedFile, Inspection } from '../../src/model/inspection.ts';
import { auditFolder } from '../audit-folder.ts';

const EXPORTS = path.join(import.meta.dirname, '../../../shared/exports');
const SHAPES = path.join(EXPORTS, 'shapes');
const REAL = path.join(EXPORTS, 'real');

/** Files that one system writes together. */
const SYSTEMS: Readonly<Record<string, readonly string[]>> = {
  'Salesforce Data Loader': [
    'salesforce_dataloader_Lead.csv',
    'salesforce_dataloader_LeadHistory.csv',
    'salesforce_dataloader_Task.csv',
    'salesforce_dataloader_Event.csv',
  ],
  'Salesforce reports': ['salesforce_report_leads.csv', 'salesforce_report_lead_history.csv'],
  'the weekly export of Salesforce': ['salesforce_weekly_Lead.csv', 'salesforce_weekly_Task.csv'],
  HubSpot: ['hubspot_contacts.csv', 'hubspot_property_history_api.csv', 'hubspot_engagements.csv'],
  Marketo: ['marketo_activities.csv'],
  Pipedrive: ['pipedrive_deals.csv', 'pipedrive_activities.csv'],
  'Dynamics 365': ['dynamics365_leads.csv', 'dynamics365_activities.csv'],
  Zoho: ['zoho_Leads_001.csv', 'zoho_Status_History_001.csv', 'zoho_Calls_001.csv'],
  Close: ['close_leads_original_dates.csv'],
  Odoo: ['odoo_crm_lead_labels.csv'],
  SuiteCRM: ['suitecrm_leads.csv', 'suitecrm_leads_audit.csv'],
  EspoCRM: ['espocrm_Lead.csv'],
  Twenty: ['twenty_people.csv'],
};

const same = (text: string): string => text;
const PLAIN: InspectionPaint = { strong: same, faint: same, warning: same };

/** Presets that read each shape, by file name. */
const PRESETS_OF: Readonly<Record<string, readonly string[]>> = {
  'apollo_contacts.csv': [],
  'close_leads_excel_dates.csv': ['close-leads'],
  'close_leads_original_dates.csv': ['close-leads'],
  'dynamics365_activities.csv': ['dynamics365-activities'],
  'dynamics365_leads.csv': ['dynamics365-leads'],
  'espocrm_Lead.csv': ['espocrm-leads'],
  'hubspot_contacts.csv': ['hubspot-contacts', 'hubspot-stage-dates'],
  'hubspot_contacts_excel_resaved.csv': ['hubspot-contacts'],
  'hubspot_engagements.csv': ['hubspot-activities'],
  'hubspot_property_history_api.csv': ['hubspot-property-history'],
  'marketo_activities.csv': ['marketo-activities', 'marketo-changes', 'marketo-new-leads'],
  'odoo_crm_lead_labels.csv': ['odoo-leads', 'odoo-tracking'],
  'pardot_visitor_activity.csv': ['pardot-activities'],
  'pipedrive_activities.csv': ['pipedrive-activities'],
  'pipedrive_deals.csv': ['pipedrive-deals'],
  'salesforce_dataloader_Event.csv': ['salesforce-event'],
  'salesforce_dataloader_Lead.csv': ['salesforce-lead'],
  'salesforce_dataloader_LeadHistory.csv': ['salesforce-lead-history'],
  'salesforce_dataloader_Task.csv': ['salesforce-task'],
  'salesforce_report_lead_history.csv': ['salesforce-report-lead-history'],
  'salesforce_report_leads.csv': ['salesforce-report-leads'],
  'salesforce_sfcli_LeadHistory.csv': ['salesforce-lead-history'],
  'salesforce_weekly_Lead.csv': ['salesforce-lead'],
  'salesforce_weekly_Task.csv': ['salesforce-task'],
  'suitecrm_leads.csv': ['suitecrm-leads'],
  'suitecrm_leads_audit.csv': ['suitecrm-leads-audit'],
  'twenty_people.csv': ['twenty-people'],
  'zoho_Calls_001.csv': ['zoho-calls'],
  'zoho_Leads_001.csv': ['zoho-leads'],
  'zoho_Status_History_001.csv': ['zoho-status-history'],
};

describe.skipIf(!existsSync(SHAPES))('the shapes (skipped where ../shared/exports/shapes is absent)', () => {
  const names = existsSync(SHAPES) ? readdirSync(SHAPES).filter(name => name.endsWith('.csv')) : [];

  test.each(names)('%s is read by its presets', async name => {
    const found = await inspected(path.join(SHAPES, name));
    const fitting = found.systems.filter(({ fits }) => fits).map(({ preset }) => preset);
    expect(fitting.toSorted()).toEqual(PRESETS_OF[name]);
  });

  test('day and month are told apart by proof alone', async () => {
    for (const name of [
      'salesforce_report_leads',
      'hubspot_contacts_excel_resaved',
      'dynamics365_leads',
      'suitecrm_leads',
    ]) {
      const { dates } = await inspected(path.join(SHAPES, `${name}.csv`));
      expect(dates, name).toMatchObject({ style: 'either', because: expect.stringContaining('no day is above 12') });
    }
  });

  test('a zone is asked for where nobody says it', async () => {
    const needs = async (name: string): Promise<boolean> => (await inspected(path.join(SHAPES, name))).zone.needed;
    expect(await needs('salesforce_weekly_Task.csv')).toBe(false);
    expect(await needs('marketo_activities.csv')).toBe(false);
    expect(await needs('hubspot_property_history_api.csv')).toBe(false);
    expect(await needs('hubspot_engagements.csv')).toBe(true);
    expect(await needs('zoho_Calls_001.csv')).toBe(true);
    expect(await needs('pardot_visitor_activity.csv')).toBe(true);
  });

  test('what a preset lacks is named by its header', async () => {
    const { systems } = await inspected(path.join(SHAPES, 'apollo_contacts.csv'));
    expect(systems).toMatchObject([
      { preset: 'apollo-contacts', fits: false, missing: ['Created At or Creation Date'] },
    ]);
  });

  test('the data block of all of them is one that an agreement takes', async () => {
    const { data } = await inspect(names.map(name => path.join(SHAPES, name)));
    expect(problemsOf(data)).toEqual([]);
  });

  test.each(Object.entries(SYSTEMS))(
    'the data block of %s, once decided, reads every row of its files',
    async (_, files) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-inspect-'));
      for (const name of files) copyFileSync(path.join(SHAPES, name), path.join(folder, name));
      const { data } = await inspect(files.map(name => path.join(folder, name)));
      const decided = data
        .replaceAll('# timezone: Area/City', 'timezone: America/New_York')
        .replaceAll('# dates: month-first', 'dates: month-first');
      writeFileSync(path.join(folder, 'roster.csv'), 'person,party\nann,sales\n');
      writeFileSync(path.join(folder, 'slaudit.yaml'), agreementOver(decided.replace(/^data:\n/, '')));
      const terms = { agreement: 'slaudit.yaml', asOf: '2024-12-31', period: null };
      const { inputs, quality } = (await auditFolder(folder, terms)).edition.report;
      expect(new Set(inputs.map(({ file }) => path.basename(file)))).toEqual(new Set([...files, 'roster.csv']));
      expect(inputs.filter(({ used }) => used === 0)).toEqual([]);
      expect(quality.filter(({ level }) => level === 'rejected')).toEqual([]);
    },
  );
});

describe.skipIf(!existsSync(REAL))('real files (skipped where ../shared/exports/real is absent)', () => {
  const unknown = [
    'fivetran_hubspot_contact_data',
    'fivetran_hubspot_deal_stage_data',
    'fivetran_hubspot_engagement_meeting_data',
    'fivetran_hubspot_owner_data',
    'fivetran_marketo_activity_change_data_value_data',
    'fivetran_marketo_lead_data',
    'fivetran_sf_lead_data',
    'fivetran_sf_opportunity_history_data',
    'fivetran_sf_task_data',
    'salesforce_devorg_powerbi_OpportunityHistory',
  ];

  test.each(unknown)('%s: no preset reads it, and nothing else is said', async name => {
    const found = await inspected(path.join(REAL, `${name}.csv`));
    expect(found.systems).toEqual([]);
    expect(found.roles).toEqual([]);
  });

  test('a warehouse table of property history is what it is', async () => {
    const found = await inspected(path.join(REAL, 'fivetran_hubspot_contact_property_history_data.csv'));
    expect(found.systems.map(({ preset }) => preset)).toEqual(['hubspot-property-history']);
    expect(found.roles.map(({ role }) => role)).toEqual(['history']);
    expect(found.rows).toBe(100);
    expect(found.dates.style).toBe('iso');
  });

  test('leads without their creation are not offered as leads', async () => {
    const found = await inspected(path.join(REAL, 'salesforce_devorg_powerbi_Lead.csv'));
    expect(found.systems).toMatchObject([{ preset: 'salesforce-lead', fits: false, missing: ['CreatedDate'] }]);
    expect(found.roles).toEqual([]);
    expect(found.dates.style).toBe('two-digit-year');
    expect(found.rows).toBe(22);
  });

  test('of a file that no preset knows, its columns with times are named in a comment of whole lines', async () => {
    const { data } = await inspect([path.join(REAL, 'salesforce_devorg_powerbi_OpportunityHistory.csv')]);
    expect(unwrapped(data)).toContain('its columns (there are times in "CreatedDate", "CloseDate", "SystemModstamp"):');
    expect(data.split('\n').filter(line => line === '#')).toEqual([]);
  });

  test('a zone that is asked for is not also said', async () => {
    const found = await inspected(path.join(REAL, 'salesforce_devorg_powerbi_Opportunity.csv'));
    expect(found.zone.needed).toBe(true);
    expect(found.notes.join('\n')).not.toContain('UTC');
  });

  test('a file that was saved again is said to be, and its years are not read', async () => {
    const file = path.join(REAL, 'salesforce_devorg_powerbi_Opportunity.csv');
    const { files, data } = await inspect([file]);
    expect(files[0]?.systems).toMatchObject([{ preset: 'salesforce-opportunity', fits: true }]);
    expect(files[0]?.notes.join('\n')).toContain('has probably saved the file again');
    expect(data).toContain('# Its times cannot be read');
    expect(data).not.toContain('dates:');
  });

  test('hours of one digit are named, since ISO 8601 does not have them', async () => {
    const found = await inspected(path.join(REAL, 'fivetran_hubspot_deal_stage_data.csv'));
    const styles = found.columns.filter(({ time }) => time !== null).map(({ name, time }) => [name, time?.style]);
    expect(Object.fromEntries(styles)).toEqual({
      _fivetran_start: 'one-digit-hour',
      _fivetran_end: 'iso',
      _fivetran_synced: 'one-digit-hour',
      date_entered: 'one-digit-hour',
    });
  });
});

describe('times', () => {
  test('one row with a day above 12 decides, and is shown', async () => {
    const { files, data } = await inspectText('lead_id,created_at\n1,3/4/2025 09:00\n2,3/14/2025 09:00\n');
    expect(files[0]?.dates).toEqual({ style: 'month-first', because: 'column "created_at", line 3: 3/14/2025 09:00' });
    expect(data).toContain('dates: month-first');
    expect(problemsOf(data)).toEqual([]);
  });

  test('rows that prove both orders are told, not chosen from', async () => {
    const { files, data } = await inspectText('lead_id,created_at\n1,14/3/2025\n2,3/14/2025\n');
    expect(files[0]?.dates.style).toBe('mixed');
    expect(unwrapped(data)).toContain('Its times cannot be read: some rows are day first and some month first');
  });

  test('numbers are times only where the column says so', async () => {
    const { files } = await inspectText('lead_id,created_at,phone\n1,1741337000,4915112345\n2,1741337001,4915112346\n');
    expect(files[0]?.columns.map(({ type }) => type)).toEqual(['integer', 'time', 'integer']);
    expect(files[0]?.dates.style).toBe('epoch-s');
  });
});

describe('files of any kind', () => {
  test('standard columns need no mapping', async () => {
    const { files, data } = await inspectText('lead_id,created_at\n1,2025-03-07T09:00:00Z\n');
    expect(files[0]?.roles).toMatchObject([{ role: 'leads' }]);
    expect(files[0]?.zone.needed).toBe(false);
    expect(data).toBe(`data:\n  leads:\n    - file: ${files[0]?.file}\n`);
  });

  test('a roster with dates is no list of absences', async () => {
    const roster = await inspectText('person,team,from,until\nann,East,2025-01-01,\n');
    expect(roster.files[0]?.roles.map(({ role }) => role)).toEqual(['roster']);
    expect(roster.files[0]?.zone.needed).toBe(false);
    const absences = await inspectText('person,from,until,reason\nann,2025-01-01,2025-01-02,holiday\n');
    expect(absences.files[0]?.roles.map(({ role }) => role)).toEqual(['absences']);
  });

  test('hostile cells, headers and names cannot move the cursor, hide or leave a comment', async () => {
    const hostile = 'le\u001b[31mad\u202e,"a\nb: c","{[*&!|>"\n"\u001b]8;;http://x\u0007x",=cmd(),\u200b\n';
    const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-inspect-'));
    const file = path.join(folder, 'x"\u001b[2J #.csv');
    writeFileSync(file, hostile);
    const inspection = await inspect([file]);
    const text = inspectionText(inspection, { width: 80, paint: PLAIN });
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202e\u200b]/u);
    expect(problemsOf(`data:\n  leads: { file: leads.csv }\n${inspection.data}`)).toEqual([]);
  });

  test('of a large file only the beginning is read, and that is said', async () => {
    const row = `${'x'.repeat(200)},2025-03-07T09:00:00Z\n`;
    const { files } = await inspectText(`lead_id,created_at\n${row.repeat(40_000)}`);
    expect(files[0]?.whole).toBe(false);
    expect(files[0]?.rows).toBeLessThan(40_000);
    expect(files[0]?.odd_rows).toEqual([]);
    expect(inspectionText({ schema: 'slaudit-inspection/1', files, data: '' }, { width: 80, paint: PLAIN })).toMatch(
      /Looked at the first [\d,]+ rows \(4\.\d MB of 8\.\d MB\); the rest was not read\./,
    );
  });

  test('what is no CSV is named with what to do', async () => {
    const { files, data } = await inspectText('%PDF-1.7');
    expect(files[0]?.unreadable?.message).toBe('The file is a PDF document.');
    expect(unwrapped(data)).toContain('cannot be read: The file is a PDF document.');
  });

  test('lines before the header are seen', async () => {
    const { files } = await inspectText('Report of leads\nlead_id,created_at\n1,2025-03-07\n2,2025-03-08\n');
    expect(files[0]?.notes.join()).toContain('the header may stand further down');
    expect(files[0]?.roles).toEqual([]);
  });

  test('a header that occurs twice is one that no source can ask for, as an audit says', async () => {
    const text = 'lead_id,created_at,Status,Status\nL-1,2025-03-07,MQL,SQL\n';
    const { files, data } = await inspectText(text);
    expect(files[0]?.notes).toEqual([
      'Several columns are called "Status": a source that asks for it is refused. Rename or delete all but one.',
    ]);
    const folder = path.dirname(files[0]?.file ?? '');
    writeFileSync(path.join(folder, 'roster.csv'), 'person,party\nann,sales\n');
    writeFileSync(path.join(folder, 'slaudit.yaml'), agreementOver(data.replace(/^data:\n/, '')));
    const terms = { agreement: 'slaudit.yaml', asOf: '2025-12-31', period: null };
    await expect(auditFolder(folder, terms)).rejects.toThrow('The column "Status" for `status` occurs more than once');
  });

  test('no line is wider than the terminal', async () => {
    const { files } = await inspectText(
      `lead_id,created_at,${'long '.repeat(20)}\n1,2025-03-07,${'日本'.repeat(40)}\n`,
    );
    const text = inspectionText({ schema: 'slaudit-inspection/1', files, data: '' }, { width: 80, paint: PLAIN });
    const { displayWidth } = await import('../../src/findings/display-width.ts');
    for (const line of text.split('\n').slice(1)) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  });
});

/** An agreement that asks for the columns most systems have. */
function agreementOver(data: string): string {
  return `slaudit: 1
name: Inspected
timezone: UTC
data:
${data.trimEnd()}
  roster: { file: roster.csv }
events:
  entered: { lead: created }
  sold: { becomes: status, to: SQL }
  touch: { activity: [call, email, meeting], direction: outbound }
clauses:
  - { id: touch, party: sales, when: entered, expect: touch, within: 24 hours }
  - { id: sell, party: sales, when: entered, expect: sold, within: 24 hours }
`;
}

async function inspected(file: string): Promise<InspectedFile> {
  const { files } = await inspect([file]);
  if (files[0] === undefined) throw new Error('nothing was inspected');
  return files[0];
}

async function inspectText(content: string): Promise<Inspection> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'slaudit-inspect-')), 'export.csv');
  writeFileSync(file, content);
  return inspect([file]);
}

function unwrapped(data: string): string {
  return data.replaceAll(/\n\s*# /g, ' ');
}

/** What the agreement's reader has against the block. */
function problemsOf(data: string): readonly string[] {
  const text = `slaudit: 1\nname: x\ntimezone: UTC\n${data}events: { made: { lead: created } }\nclauses:\n  - { id: a, party: b, when: made, expect: made, within: 1 hour }\n`;
  return readAgreement(text, { file: 'slaudit.yaml', folder: '.' }).problems.map(
    ({ message, line }) => `${line}: ${message}`,
  );
}
