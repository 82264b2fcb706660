// What a thread is told to judge, and what it hands back: plain data, whose large columns are shared or change hands.

import type { ByteListMemory } from '../columns/byte-list.ts';
import { ByteList } from '../columns/byte-list.ts';
import { Texts } from '../columns/texts.ts';
import type { Table, TableKind, Tables, Untold } from '../model/table.ts';
import type { Stretch, StretchRequest } from './stretch.ts';

/** What judging takes from the request as it is. */
type Plain = Omit<StretchRequest, 'tables' | 'leadColumns' | 'holidaysOf' | 'onlyLeads' | 'advanced'>;

export interface StretchTerms extends Plain {
  readonly tables: TablesMemory;
  readonly leadColumns: readonly string[];
}

type TableMemory = Pick<Table, 'kind' | 'length' | 'lead' | 'times' | 'texts'>;

type Copied = 'isDuplicate' | 'survivor' | 'historyHasOldValues' | 'roster' | 'absences' | 'waivers';

/** Where rows stand in their files, and the findings about them, are not judged by. */
export interface TablesMemory extends Pick<Tables, Copied> {
  readonly texts: readonly string[];
  readonly rows: Readonly<Record<TableKind, TableMemory>>;
  readonly leadIds: ByteListMemory;
  readonly untold: Untold | null;
}

export interface StretchMemory extends Stretch {
  readonly newTexts: NewTexts;
}

/** Texts that were met besides those of the tables; the first has the code `from`. */
interface NewTexts {
  readonly from: number;
  readonly values: readonly string[];
}

export const NO_NEW_TEXTS: NewTexts = { from: 0, values: [] };

/** What a thread that judges says. */
export type JudgeMessage =
  { readonly kind: 'advanced'; readonly leads: number } | { readonly kind: 'judged'; readonly stretch: StretchMemory };

export function tablesMemory(tables: Tables, leadIds: ByteListMemory): TablesMemory {
  const { isDuplicate, survivor, historyHasOldValues, roster, absences, waivers, untold } = tables;
  const { leads, activities, history, deals } = tables;
  return {
    isDuplicate,
    survivor,
    historyHasOldValues,
    roster,
    absences,
    waivers,
    texts: tables.texts.all(),
    rows: {
      leads: rowsOf(leads),
      activities: rowsOf(activities),
      history: rowsOf(history),
      deals: rowsOf(deals),
    },
    leadIds,
    untold: untold ?? null,
  };
}

export function tablesOver({ texts, rows, leadIds, untold, ...copied }: TablesMemory): Tables {
  const ids = ByteList.over(leadIds);
  return {
    ...copied,
    texts: new Texts(texts),
    leads: { ...rows.leads, ...NOWHERE },
    activities: { ...rows.activities, ...NOWHERE },
    history: { ...rows.history, ...NOWHERE },
    deals: { ...rows.deals, ...NOWHERE },
    leadId: row => ids.text(row),
    leadIds,
    ...(untold === null ? {} : { untold }),
  };
}

const NOWHERE: Pick<Table, 'evidence' | 'place'> = { evidence: nowhere, place: nowhere };

function nowhere(): never {
  throw new RangeError('a thread that judges does not know where rows stand');
}

function rowsOf({ kind, length, lead, times, texts }: Table): TableMemory {
  return { kind, length, lead, times, texts };
}
