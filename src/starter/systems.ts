// The systems `slaudit init` offers, and which of their exports a first agreement reads. What an export holds, its preset knows.

import type { RowKind } from '../model/agreement.ts';

export interface StarterSource {
  /** As such a file is usually called. */
  readonly file: string;
  readonly preset: string | null;
}

export interface StarterSystem {
  /** As it is typed. */
  readonly name: string;
  readonly title: string;
  readonly sources: Readonly<Record<RowKind & ('leads' | 'activities' | 'history'), readonly StarterSource[]>>;
  /** Where the system says that a lead is qualified, and how it usually calls that. */
  readonly qualified: { readonly field: string; readonly value: string };
}

const OWN_ACTIVITIES = [{ file: 'activities.csv', preset: null }];
const OWN_HISTORY = [{ file: 'history.csv', preset: null }];
const STATUS = { field: 'status', value: 'MQL' };

/** Exports whose columns have the names that slaudit knows. */
const NONE: StarterSystem = {
  name: 'none',
  title: 'no particular system',
  sources: { leads: [{ file: 'leads.csv', preset: null }], activities: OWN_ACTIVITIES, history: OWN_HISTORY },
  qualified: STATUS,
};

export const SYSTEMS: readonly StarterSystem[] = [
  {
    name: 'salesforce',
    title: 'Salesforce',
    sources: {
      leads: [{ file: 'Lead.csv', preset: 'salesforce-lead' }],
      activities: [
        { file: 'Task.csv', preset: 'salesforce-task' },
        { file: 'Event.csv', preset: 'salesforce-event' },
      ],
      history: [{ file: 'LeadHistory.csv', preset: 'salesforce-lead-history' }],
    },
    qualified: STATUS,
  },
  {
    name: 'hubspot',
    title: 'HubSpot',
    sources: {
      leads: [{ file: 'contacts.csv', preset: 'hubspot-contacts' }],
      activities: [{ file: 'activities.csv', preset: 'hubspot-activities' }],
      history: [{ file: 'property-history.csv', preset: 'hubspot-property-history' }],
    },
    qualified: { field: 'lifecycle_stage', value: 'marketingqualifiedlead' },
  },
  {
    name: 'marketo',
    title: 'Marketo',
    sources: {
      leads: [{ file: 'bulk.csv', preset: 'marketo-new-leads' }],
      activities: [{ file: 'bulk.csv', preset: 'marketo-activities' }],
      history: [{ file: 'bulk.csv', preset: 'marketo-changes' }],
    },
    qualified: STATUS,
  },
  {
    name: 'pipedrive',
    title: 'Pipedrive',
    sources: {
      leads: [{ file: 'deals.csv', preset: 'pipedrive-deals' }],
      activities: [{ file: 'activities.csv', preset: 'pipedrive-activities' }],
      history: OWN_HISTORY,
    },
    qualified: { field: 'status', value: 'Qualified' },
  },
  {
    name: 'dynamics365',
    title: 'Dynamics 365',
    sources: {
      leads: [{ file: 'leads.csv', preset: 'dynamics365-leads' }],
      activities: [{ file: 'activities.csv', preset: 'dynamics365-activities' }],
      history: OWN_HISTORY,
    },
    qualified: STATUS,
  },
  {
    name: 'zoho',
    title: 'Zoho CRM',
    sources: {
      leads: [{ file: 'Leads.csv', preset: 'zoho-leads' }],
      activities: [
        { file: 'Calls.csv', preset: 'zoho-calls' },
        { file: 'Tasks.csv', preset: 'zoho-tasks' },
      ],
      history: [{ file: 'Status History.csv', preset: 'zoho-status-history' }],
    },
    qualified: STATUS,
  },
  {
    name: 'odoo',
    title: 'Odoo',
    sources: {
      leads: [{ file: 'leads.csv', preset: 'odoo-leads' }],
      activities: OWN_ACTIVITIES,
      history: [{ file: 'leads.csv', preset: 'odoo-tracking' }],
    },
    qualified: { field: 'status', value: 'Qualified' },
  },
  {
    name: 'suitecrm',
    title: 'SuiteCRM',
    sources: {
      leads: [{ file: 'leads.csv', preset: 'suitecrm-leads' }],
      activities: OWN_ACTIVITIES,
      history: [{ file: 'leads_audit.csv', preset: 'suitecrm-leads-audit' }],
    },
    qualified: STATUS,
  },
  ...leadsAlone('close', 'Close', 'close-leads'),
  ...leadsAlone('espocrm', 'EspoCRM', 'espocrm-leads'),
  ...leadsAlone('twenty', 'Twenty', 'twenty-people'),
  ...leadsAlone('apollo', 'Apollo', 'apollo-contacts'),
];

/** `none` where nobody offers the name. */
export function systemNamed(name: string): StarterSystem {
  return SYSTEMS.find(system => system.name === name.toLowerCase()) ?? NONE;
}

/** Systems of which no export of activities or changes is known. */
function leadsAlone(name: string, title: string, preset: string): readonly StarterSystem[] {
  return [{ ...NONE, name, title, sources: { ...NONE.sources, leads: [{ file: 'leads.csv', preset }] } }];
}
