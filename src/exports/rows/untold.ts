// What a system's export cannot tell, found once all rows are read: attributes as of today, stages with their last entry
// alone, activities without direction.

import type { RowKind } from '../../model/agreement.ts';
import type { Table, Tables, Untold } from '../../model/table.ts';
import type { FindingCounts } from '../count-findings.ts';
import type { Fitted } from '../presets/fit-preset.ts';
import type { LeadAliases } from './aliases.ts';

type RowTables = Pick<Tables, 'leads' | 'history' | 'activities' | 'texts'>;
type FileFacts = Pick<Fitted, 'changing' | 'hidesDirection' | 'losesEntries' | 'lastMilestones'>;
type FactsOf = (row: number) => FileFacts | undefined;

export interface Asked {
  /** Files that were read by a preset. */
  readonly files: ReadonlyMap<RowKind, ReadonlyMap<string, FileFacts>>;
  /** Whether anybody asks for the direction of activities. */
  readonly asksDirection: boolean;
}

/** Notes it, and empties the attributes that are known as of today alone. */
export function untold(tables: RowTables, { files, asksDirection }: Asked, findings: FindingCounts): Untold {
  const facts = (
    kind: 'leads' | 'history' | 'activities',
    table: Table,
    tells: (one: FileFacts) => boolean,
  ): FactsOf | null => {
    const ofKind = files.get(kind);
    if (ofKind === undefined || ![...ofKind.values()].some(tells)) return null;
    return row => ofKind.get(table.place(row).file);
  };
  const leads = facts('leads', tables.leads, ({ changing }) => changing.length > 0);
  const activities = facts('activities', tables.activities, ({ hidesDirection }) => hidesDirection);
  const history = facts('history', tables.history, ({ losesEntries }) => losesEntries);
  const milestones = [...(files.get('leads')?.values() ?? [])].flatMap(({ lastMilestones }) => lastMilestones);
  const stages = history === null ? [] : fieldsOfLastEntries(tables, history);
  return {
    entries: new Set([...milestones.map(name => `milestone:${name}`), ...stages]),
    fields: leads === null ? new Set() : forgetTodaysValues(tables, leads, findings),
    directions: activities === null || !asksDirection ? null : untoldDirections(tables, activities, findings),
  };
}

/**
 * Today's value of an attribute says nothing of the past where no history has the attribute at all: the audit would take
 * every lead as created with it. Gives the names of those that were emptied.
 */
function forgetTodaysValues(
  { leads, history, texts }: RowTables,
  factsOf: FactsOf,
  findings: FindingCounts,
): ReadonlySet<string> {
  const recorded = new Set(Array.from(new Set(history.texts.get('field')), code => texts.text(code)));
  const forgotten = new Set<string>();
  for (const [name, codes] of leads.texts) {
    if (recorded.has(name)) continue;
    for (let row = 0; row < leads.length; row++) {
      if (factsOf(row)?.changing.includes(name) !== true) continue;
      forgotten.add(name);
      const text = texts.text(codes[row] ?? 0);
      codes[row] = 0;
      if (text !== '') findings.add('known_today_only', () => ({ ...leads.place(row), column: name, text }));
    }
  }
  return forgotten;
}

/** Fields whose history is the last entry into each value alone. */
function fieldsOfLastEntries({ history, texts }: RowTables, factsOf: FactsOf): string[] {
  const field = history.texts.get('field') ?? new Int32Array();
  const codes = field.filter((_, row) => factsOf(row)?.losesEntries === true);
  return Array.from(new Set(codes), code => texts.text(code));
}

/** One entry a row: 1 where the direction is not told. */
function untoldDirections({ activities }: RowTables, factsOf: FactsOf, findings: FindingCounts): Uint8Array | null {
  const rows = new Uint8Array(activities.length);
  const directions = activities.texts.get('direction');
  for (let row = 0; row < activities.length; row++) {
    if ((directions?.[row] ?? 0) !== 0 || factsOf(row)?.hidesDirection !== true) continue;
    rows[row] = 1;
    const text = activities.evidence(row);
    findings.add('direction_not_told', () => ({ ...activities.place(row), column: 'direction', text }));
  }
  if (!findings.has('direction_not_told')) return null;
  findings.setFacts('direction_not_told', { of: activities.length });
  return rows;
}

/** Rows that found their lead under another id or name, and those that could not since several leads share it. */
export function noteAliases(aliases: LeadAliases, findings: FindingCounts): void {
  const nowhere = { file: '', line: null, column: 'lead_id' };
  for (const [text, rows] of aliases.shared) {
    for (let row = 0; row < rows; row++) findings.add('shared_alias', () => ({ ...nowhere, text }));
  }
}
