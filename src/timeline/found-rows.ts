// Every row of one lead as facts, whether it is any event or not. What it was known to be is arrange.ts's.

import type { Table, Tables } from '../model/table.ts';
import { ENTRY, type Entry } from '../model/timeline.ts';
import type { CellText, RowFacts } from '../model/row-facts.ts';
import { groupByLead, type RowsByLead } from './group-by-lead.ts';

export interface FoundRow {
  readonly entry: Entry;
  readonly at: number;
  /** NaN where the row does not say. */
  readonly loggedAt: number;
  readonly facts: RowFacts;
  /** The cell, trimmed; empty where there is none. */
  readonly actor: string;
  /** Of a change the code of the value before, else 0. */
  readonly from: number;
}

export class FoundRows {
  private readonly tables: Tables;
  private readonly history: RowsByLead;
  private readonly activities: RowsByLead;
  private readonly deals: RowsByLead;

  constructor(tables: Tables) {
    const group = (table: Table): RowsByLead => groupByLead(table, { from: 0, until: tables.leads.length }, () => true);
    this.tables = tables;
    this.history = group(tables.history);
    this.activities = group(tables.activities);
    this.deals = group(tables.deals);
  }

  /** All that have a time, in time order; at one instant as the replay has them (verdicts.md, The clock, 7). */
  of(lead: number): FoundRow[] {
    const found = [
      ...this.changes(lead),
      ...this.creation(lead),
      ...this.milestones(lead),
      ...rowsOf(this.activities, lead).map(row => this.activity(row)),
      ...rowsOf(this.deals, lead).flatMap(row => this.deal(row)),
    ];
    return found
      .filter(({ at }) => !Number.isNaN(at))
      .sort((a, b) => a.at - b.at || a.entry.kind - b.entry.kind || a.entry.row - b.entry.row);
  }

  private changes(lead: number): FoundRow[] {
    const { history, texts, historyHasOldValues } = this.tables;
    const rows = rowsOf(this.history, lead).map(row => ({ row, at: timeOf(history, 'changed_at', row) }));
    const before = new Map<number, number>();
    return rows
      .sort((a, b) => a.at - b.at || a.row - b.row)
      .map(({ row, at }) => {
        const code = (column: string): number => history.texts.get(column)?.[row] ?? 0;
        const fieldCode = code('field');
        const from = historyHasOldValues ? code('old_value') : (before.get(fieldCode) ?? 0);
        before.set(fieldCode, code('new_value'));
        const field = texts.text(fieldCode).trim();
        const cell = (value: number): CellText => ({ text: texts.text(value).trim(), isPerson: field === 'owner' });
        return {
          entry: { kind: ENTRY.history, row },
          at,
          loggedAt: timeOf(history, 'logged_at', row),
          facts: { kind: 'change', field, from: cell(from), to: cell(code('new_value')) },
          actor: this.cell(history, 'actor', row),
          from,
        };
      });
  }

  private creation(lead: number): FoundRow[] {
    const at = timeOf(this.tables.leads, 'created_at', lead);
    return [{ ...SILENT, entry: { kind: ENTRY.lead, row: lead }, at, facts: { kind: 'creation' } }];
  }

  private milestones(lead: number): FoundRow[] {
    const { leads } = this.tables;
    return [...leads.times.keys()]
      .filter(column => column.startsWith(MILESTONE))
      .map(column => ({
        ...SILENT,
        entry: { kind: ENTRY.milestone, row: lead },
        at: timeOf(leads, column, lead),
        facts: { kind: 'milestone', name: column.slice(MILESTONE.length) },
      }));
  }

  private activity(row: number): FoundRow {
    const { activities } = this.tables;
    const cell = (column: string): string => this.cell(activities, column, row);
    return {
      entry: { kind: ENTRY.activity, row },
      at: timeOf(activities, 'occurred_at', row),
      loggedAt: timeOf(activities, 'logged_at', row),
      facts: {
        kind: 'activity',
        type: cell('type'),
        direction: cell('direction'),
        outcome: cell('outcome'),
        isAutomated: isTrue(cell('automated')),
      },
      actor: cell('actor'),
      from: 0,
    };
  }

  private deal(row: number): FoundRow[] {
    const { deals } = this.tables;
    const won = this.cell(deals, 'won', row);
    const amount = this.cell(deals, 'amount', row);
    const outcome = won === '' ? 'closed' : isTrue(won) ? 'won' : 'lost';
    const [created, closed] = [timeOf(deals, 'created_at', row), timeOf(deals, 'closed_at', row)];
    return [
      {
        ...SILENT,
        entry: { kind: ENTRY.dealCreated, row },
        at: created,
        facts: { kind: 'deal', outcome: 'created', amount: '' },
      },
      { ...SILENT, entry: { kind: ENTRY.dealClosed, row }, at: closed, facts: { kind: 'deal', outcome, amount } },
    ];
  }

  private cell(table: Table, column: string, row: number): string {
    return this.tables.texts.text(table.texts.get(column)?.[row] ?? 0).trim();
  }
}

const MILESTONE = 'milestone:';

const SILENT = { loggedAt: Number.NaN, actor: '', from: 0 } as const;

function rowsOf({ starts, rows }: RowsByLead, lead: number): number[] {
  return [...rows.subarray(starts[lead] ?? 0, starts[lead + 1] ?? 0)];
}

function timeOf(table: Table, column: string, row: number): number {
  return table.times.get(column)?.at[row] ?? Number.NaN;
}

function isTrue(text: string): boolean {
  return ['true', 'yes', '1'].includes(text.toLowerCase());
}
