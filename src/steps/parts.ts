// The parts of a judgement that pieces hand on: what the tables tell by themselves, and what the verdicts add.

import { cellTests } from '../conditions/cell-test.ts';
import { columnsAsked } from '../conditions/columns-asked.ts';
import { exportEnds } from '../exports/rows/ends.ts';
import { lateHistory } from '../findings/late-history.ts';
import type { Judged } from '../judge.ts';
import type { Agreement } from '../model/agreement.ts';
import { lazily } from '../model/lazily.ts';
import type { JudgementParts } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';
import type { Roster } from '../people/roster.ts';
import { unknownAutomation } from '../timeline/noted/automation.ts';
import { peopleMissingFromRoster } from '../timeline/noted/strangers.ts';
import { toldColumns } from '../timeline/noted/told-columns.ts';
import { backdatedLogging } from './backdated.ts';
import { touchedObligations } from './touched.ts';

/** What nobody has to judge to tell. */
type DataParts = Pick<JudgementParts, 'columns' | 'strangers' | 'ends' | 'history' | 'automation'>;

export function dataParts(agreement: Agreement, tables: Tables, roster: Roster): DataParts {
  return {
    columns: toldColumns(tables, columnsAsked(agreement)),
    strangers: peopleMissingFromRoster(tables, roster),
    ends: exportEnds(tables),
    history: lateHistory(tables),
    automation: unknownAutomation(agreement, tables, cellTests(tables.texts, roster)),
  };
}

export function partsOf(agreement: Agreement, tables: Tables, verdicts: Judged, data: DataParts): JudgementParts {
  const { leadsLeft, events, waiversUsed, goals, roster, obligations, asOf } = verdicts;
  const { strangers, history } = data;
  const compile = cellTests(tables.texts, roster);
  return lazily<JudgementParts>({
    leadsLeft: () => leadsLeft,
    events: () => events,
    unusedWaivers: () => unusedWaivers(tables, waiversUsed),
    columns: () => data.columns,
    strangers: () => strangers,
    ends: () => data.ends,
    history: () => history,
    automation: () => data.automation,
    touched: () => touchedObligations(obligations, { agreement, tables, roster, compile, strangers, history }),
    backdated: () => backdatedLogging(obligations, { tables, roster, asOf }),
    goals: () => goals,
  });
}

function unusedWaivers({ waivers }: Tables, used: Judged['waiversUsed']): JudgementParts['unusedWaivers'] {
  const unused = waivers.filter((_, number) => used[number] === 0);
  return unused.map(({ place, leadId, clause }) => ({ ...place, column: null, text: `${leadId} ${clause}` }));
}
