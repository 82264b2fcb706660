// What a thread that judges does with its terms: the same as judgeStretch, over memory that another thread has filled.

import { loadHolidays } from '../steps/holidays.ts';
import { judgeStretch } from './stretch.ts';
import { type StretchMemory, type StretchTerms, tablesOver } from './stretch-memory.ts';

export async function judgeStretchApart(terms: StretchTerms): Promise<StretchMemory> {
  const tables = tablesOver(terms.tables);
  const known = terms.tables.texts.length;
  const holidays = await loadHolidays(terms.agreement);
  const nothing = { onlyLeads: null, keepsSteps: false, advanced: () => undefined };
  const { bench: _, ...stretch } = judgeStretch({ ...terms, ...nothing, tables, holidaysOf: holidays.of });
  return { ...stretch, newTexts: { from: known, values: tables.texts.all().slice(known) } };
}
