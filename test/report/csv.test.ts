import { expect, test } from 'vitest';
import type { Obligation } from '../../src/model/obligation.ts';
import { NO_PAINT, type View } from '../../src/report/format.ts';
import { writeCsv } from '../../src/report/csv.ts';
import { summarise } from '../../src/summary/summarise.ts';
import {
  agreementOf,
  countGoal,
  judgementOf,
  type JudgementParts,
  obligationOf,
  october,
  responseClause,
} from '../summary/judgement.ts';

const touch = responseClause('touch', { target: [{ if: null, is: 0.9 }] });

async function csvOf(view: View | null, parts: JudgementParts): Promise<string[]> {
  const options = {
    people: 'names',
    breakDownBy: ['person', 'team'],
    allowRejects: { kind: 'rows', rows: 0 },
  } as const;
  const agreement = agreementOf([touch], {
    goals: [countGoal('volume'), countGoal('share', { measure: { kind: 'rate', from: ['a'], to: ['b'], within: [] } })],
  });
  let text = '';
  const presentation = { view, width: 80, paint: NO_PAINT, frame: 'whole' } as const;
  await writeCsv(summarise(agreement, judgementOf(parts), options), presentation, chunk => void (text += chunk));
  return text.split('\n');
}

async function rowOf(terms: Partial<Obligation>): Promise<string> {
  return (await csvOf(null, { obligations: [obligationOf(touch, terms)] }))[1] ?? '';
}

test('obligations: the header of the specification, one line a row, a line feed after each', async () => {
  const lines = await csvOf('obligations', { obligations: [obligationOf(touch)] });
  expect(lines[0]).toBe(
    'clause,party,lead_id,cycle,started_at,due_at,settled_at,verdict,at_risk,elapsed_s,elapsed_wall_s,late_by_s,progress,owner,team,segment,source,started_by,settled_by,reason,version',
  );
  expect(lines[1]).toBe('touch,sales,L-1,1,2025-10-01T09:00:00-04:00,,,met,false,,,,,,,,,,,,1');
  expect(lines.slice(2)).toEqual(['']);
});

test('times carry the offset of their day, seconds and times milliseconds only where there are any', async () => {
  const row = await rowOf({
    startedAt: october(31),
    dueAt: Date.UTC(2025, 10, 3, 17),
    settledAt: Date.UTC(2025, 10, 3, 17, 0, 0, 70),
    verdict: 'breached',
    elapsedMs: 14_400_070,
    lateByMs: 70,
    progress: 3,
    atRisk: true,
  });
  expect(row).toContain(
    'L-1,1,2025-10-31T09:00:00-04:00,2025-11-03T12:00:00-05:00,2025-11-03T12:00:00.070-05:00,breached,true,14400.070,273600.070,0.070,3,',
  );
});

test('cells that a spreadsheet would run are disarmed, quotes doubled, breaks kept inside quotes', async () => {
  const row = await csvOf(null, {
    obligations: [
      obligationOf(touch, { leadId: '=1+1', owner: '+49', team: '-5', segment: '@x', source: '\ty', reason: '\rz' }),
      obligationOf(touch, { leadId: 'a"b', owner: 'x,y', reason: 'two\r\nlines' }),
    ],
  });
  expect(row.slice(1).join('\n')).toBe(
    `touch,sales,'=1+1,1,2025-10-01T09:00:00-04:00,,,met,false,,,,,'+49,'-5,'@x,'\ty,,,"'\rz",1\n` +
      `touch,sales,"a""b",1,2025-10-01T09:00:00-04:00,,,met,false,,,,,"x,y",,,,,,"two\nlines",1\n`,
  );
});

test('clauses, breakdowns, trend, goals, breaches and quality have their own headers', async () => {
  const parts: JudgementParts = {
    obligations: [
      obligationOf(touch, { settledAt: october(1, 60_500), elapsedMs: 60_500, owner: 'ann', team: 'East' }),
      obligationOf(touch, { settledAt: october(1, 60_501), elapsedMs: 60_501, owner: 'ann', team: 'East' }),
      obligationOf(touch, { verdict: 'breached', owner: 'bob', team: 'East', elapsedMs: 9e6, startedAt: october(8) }),
    ],
    header: { period: { text: '2025-10', from: Date.UTC(2025, 9, 1, 4), until: Date.UTC(2025, 10, 1, 4) } },
    tail: {
      notCovered: new Map([['touch', 2]]),
      goals: [
        {
          goal: 'volume',
          party: 'marketing',
          month: '2025-10',
          value: 34,
          target: 30,
          of: null,
          reached: null,
          open: null,
          hit: true,
          projection: null,
        },
        {
          goal: 'share',
          party: 'sales',
          month: '2025-10',
          value: 17 / 29,
          target: 0.9,
          of: 29,
          reached: 17,
          open: 4,
          hit: false,
          projection: null,
        },
      ],
      findings: [
        {
          code: 'unreadable-time',
          level: 'rejected',
          count: 7,
          samples: [{ file: 'leads.csv', line: 4, column: 'created_at', text: '-x' }],
          facts: {},
        },
        { code: 'files-apart', level: 'noted', count: 1, samples: [], facts: {} },
      ],
    },
  };
  expect(await csvOf('clauses', parts)).toEqual([
    'clause,party,promise,target,rate,hit,met,breached,late,never_done,open,at_risk,cancelled,waived,unassessable,not_covered,coverage,rate_low,rate_high,elapsed_p50_s,elapsed_p90_s,elapsed_p95_s',
    'touch,sales,,0.9,0.666667,false,2,1,0,1,0,0,0,0,0,2,1,0.666667,0.666667,60.501,60.501,60.501',
    '',
  ]);
  expect(await csvOf('people', parts)).toEqual([
    'by,value,clause,met,breached,open,rate,elapsed_p50_s',
    'person,ann,touch,2,0,0,1,60.501',
    'person,bob,touch,0,1,0,0,',
    '',
  ]);
  expect(await csvOf('trend', parts)).toEqual([
    'from,to,clause,met,breached,open,rate',
    '2025-10-01T00:00:00-04:00,2025-10-06T00:00:00-04:00,touch,2,0,0,1',
    '2025-10-06T00:00:00-04:00,2025-10-13T00:00:00-04:00,touch,0,1,0,0',
    '',
  ]);
  expect(await csvOf('goals', parts)).toEqual([
    'goal,party,month,value,target,of,open,hit',
    'volume,marketing,2025-10,34,30,,,true',
    'share,sales,2025-10,0.586207,0.9,29,4,false',
    '',
  ]);
  expect((await csvOf('breaches', parts)).slice(1)).toEqual([
    'touch,sales,L-1,1,2025-10-08T09:00:00-04:00,,,breached,false,9000,,,,bob,East,,,,,,1',
    '',
  ]);
  expect(await csvOf('quality', parts)).toEqual([
    'code,level,count,file,line,column,text',
    "unreadable-time,rejected,7,leads.csv,4,created_at,'-x",
    'files-apart,noted,1,,,,',
    '',
  ]);
});
