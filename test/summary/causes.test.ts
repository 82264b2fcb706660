// The commonest causes against a walk over all breaches in output order, which is how a reader would count them.

import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCodePoints } from '../../src/model/code-points.ts';
import type { Obligation } from '../../src/model/obligation.ts';
import type { Edition } from '../../src/model/report.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { auditFolder } from '../audit-folder.ts';
import { laneOf } from '../judging/lane.ts';
import { agreementOf, judgementOf, obligationOf, october, requireClause, responseClause } from './judgement.ts';

const DEMO = path.join(import.meta.dirname, '../../fixtures/demo');

interface Cause {
  readonly of: readonly [clause: string, owner: string, team: string, cause: string];
  count: number;
  readonly leads: string[];
}

function walked({ judgement: { obligations } }: Edition): Cause[] {
  const causes = new Map<string, Cause>();
  for (let index = 0; index < obligations.length; index++) {
    const obligation = obligations.at(index);
    if (obligation.verdict !== 'breached') continue;
    const of = [obligation.clause.id, obligation.owner, obligation.team, causeOf(obligation)] as const;
    const cause = causes.get(of.join('\n')) ?? { of, count: 0, leads: [] };
    causes.set(of.join('\n'), cause);
    cause.count++;
    if (cause.leads.length < 3 && !cause.leads.includes(obligation.leadId)) cause.leads.push(obligation.leadId);
  }
  return inOrder([...causes.values()]);
}

function causeOf({ clause, settledAt, reason }: Obligation): string {
  const end = settledAt === null ? 'never' : 'late';
  const words = {
    response: { never: 'never done', late: 'done late' }[end],
    cadence: reason || { never: 'never completed', late: 'completed late' }[end],
    never: 'happened anyway',
    at_most: 'more than agreed',
    require: reason.replaceAll(/ is '[^']*'/g, ' not as required'),
  };
  return words[clause.kind];
}

function shown({ report }: Edition): Cause[] {
  const { causes } = report.attention;
  return inOrder(
    causes.map(({ clause, owner, team, cause, count, leads }) => ({
      of: [clause, owner, team, cause],
      count,
      leads: [...leads],
    })),
  );
}

function inOrder(causes: Cause[]): Cause[] {
  return causes.sort((a, b) => compareCodePoints(a.of.join('\n'), b.of.join('\n')));
}

it('causes of obligations that often begin at the same instant, of few leads', () => {
  const [touch, complete] = [responseClause('touch'), requireClause('complete')];
  const breach = fc.record({
    leadId: fc.constantFrom('L-1', 'L-10', 'L-2', 'l-1', 'Ä-1'),
    startedAt: fc.integer({ min: 1, max: 4 }).map(day => october(day)),
    owner: fc.constantFrom('', 'ann', 'bob'),
    team: fc.constantFrom('', 'East'),
    settledAt: fc.constantFrom(null, october(5)),
    reason: fc.constantFrom('', "score is '4'", "score is '5'", "phone is ''"),
    verdict: fc.constantFrom('met', 'breached', 'breached', 'breached'),
  });
  const law = fc.property(fc.array(breach, { maxLength: 40 }), fc.array(breach, { maxLength: 40 }), (ones, others) => {
    const rows = [
      ...ones.sort(outputOrder).map(row => obligationOf(touch, row)),
      ...others.sort(outputOrder).map(row => obligationOf(complete, row)),
    ];
    const agreement = agreementOf([touch, complete]);
    const options = { people: 'names', breakDownBy: [], allowRejects: { kind: 'rows', rows: 0 } } as const;
    const edition = summarise(agreement, judgementOf({ obligations: rows }), options);
    expect(shown(edition)).toEqual(walked(edition));
  });
  fc.assert(law, { numRuns: 200 });
});

type Placed = Pick<Obligation, 'startedAt' | 'leadId'>;

function outputOrder(one: Placed, other: Placed): number {
  return one.startedAt - other.startedAt || compareCodePoints(one.leadId, other.leadId);
}

it('causes of the demo, from the columns that several threads judged it into', async () => {
  const { edition } = await auditFolder(DEMO, { agreement: 'slaudit.yaml', asOf: null, period: null, lane: laneOf(3) });
  const expected = walked(edition);
  expect(expected.length).toBeGreaterThan(50);
  expect(shown(edition)).toEqual(expected);
});
