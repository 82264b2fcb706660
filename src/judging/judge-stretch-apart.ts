// What a thread that judges does with its terms: the same as judgeStretch, over memory that another thread has filled.

import { loadHolidays } from '../steps/holidays.ts';
import { judgeStretch } from './stretch.ts';
import { type StretchMemory, type StretchTerms, tablesOver } from './stretch-memory.ts';

/** Leads after which a thread says how far it is. */
const TOLD_EVERY = 4096;

/** `advanced` is told now and then how many leads of the stretch are behind. */
export async function judgeStretchApart(
  terms: StretchTerms,
  advanced: (leads: number) => void,
): Promise<StretchMemory> {
  const tables = tablesOver(terms.tables);
  const known = terms.tables.texts.length;
  const holidays = await loadHolidays(terms.agreement);
  const { bench: _, ...stretch } = judgeStretch({
    ...terms,
    tables,
    holidaysOf: holidays.of,
    onlyLeads: null,
    advanced: leads => {
      if (leads % TOLD_EVERY === 0) advanced(leads);
    },
  });
  return { ...stretch, newTexts: { from: known, values: tables.texts.all().slice(known) } };
}
