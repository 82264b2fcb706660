// The demo under changed terms, held to what auditing an edited copy of the agreement says.

import { describe, expect, test } from 'vitest';
import { audit } from '../../src/audit.ts';
import type { Obligations } from '../../src/model/obligation.ts';
import type { Edition } from '../../src/model/report.ts';
import type { AuditRequest } from '../../src/model/request.ts';
import type { TurnedObligation, Variant } from '../../src/model/what-if.ts';
import { DEMO_FILE, DEMO_TEXT, demoRequest, NO_FILTERS } from '../demo/request.ts';
import { type VariantRequest, whatIf } from '../../src/what-if.ts';

const SECONDS = 60_000;

function set(...settings: (readonly [path: string, value: string])[]): VariantRequest {
  const changes = settings.map(([place, value]) => ({ option: '--set', path: place, value }));
  return { label: 'set', value: null, other: null, changes };
}

async function variantsOf(variants: VariantRequest[], change: Partial<AuditRequest> = {}): Promise<readonly Variant[]> {
  const found = await whatIf({ ...demoRequest(change), variants, swept: null });
  expect(found.problems).toEqual([]);
  return found.whatIf?.variants ?? [];
}

/** The audit of the agreement in which other words stand. */
async function audited(edits: Readonly<Record<string, string>>, change: Partial<AuditRequest> = {}): Promise<Edition> {
  let edited = DEMO_TEXT;
  for (const [from, to] of Object.entries(edits)) {
    expect(edited.split(from)).toHaveLength(2);
    edited = edited.replace(from, to);
  }
  const { edition, problems } = await audit(demoRequest({ ...change, agreement: { file: DEMO_FILE, text: edited } }));
  expect(problems).toEqual([]);
  return edition as Edition;
}

function expectFigures(variant: Variant | undefined, { report }: Edition): void {
  const figures = report.clauses.map(({ id, met, breached, open, obligations, rate, target, hit }) => ({
    clause: id,
    after: { met, breached, open, obligations, rate, target, hit },
  }));
  expect(variant?.clauses.map(({ clause, after }) => ({ clause, after }))).toEqual(figures);
}

/** Lead and start → verdict, of one clause. */
function verdictsOf(obligations: Obligations, id: string): Map<string, string> {
  const all = Array.from({ length: obligations.length }, (_, index) => obligations.at(index));
  const own = all.filter(({ clause }) => clause.id === id);
  return new Map(own.map(({ leadId, startedAt, verdict }) => [`${leadId} ${startedAt}`, verdict]));
}

describe('a variant is what the audit of an edited agreement says', () => {
  test(
    'several variants of clauses in one walk, with a filter that is only about some of them',
    { timeout: SECONDS },
    async () => {
      const requests = [
        set(['clauses.handoff.within', '45 business minutes']),
        set(['clauses.first-touch.within.1.is', '10 business minutes'], ['clauses.first-touch.look_back', '2 hours']),
        set(['clauses.handoff.on_reassign', 'restart'], ['clauses.handoff.cancel', '']),
        set(
          ['clauses.persistence.max_gap', ''],
          ['clauses.persistence.times', '3'],
          ['clauses.email-cap.at_most', '1'],
        ),
        set(['clauses.hands-off.between.until', '[recycled]'], ['clauses.calling-hours.target', '99.9%']),
      ];
      const edits: Record<string, string>[] = [
        { 'within: 2 business hours': 'within: 45 business minutes' },
        { 'is: 1 business hour': 'is: 10 business minutes', 'look_back: 15 minutes': 'look_back: 2 hours' },
        {
          '      - new-york\n    cancel: merged\n    target: 95%':
            '      - new-york\n    on_reassign: restart\n    target: 95%',
        },
        { 'max_gap: 4 business days\n    ': '', 'times: 4\n': 'times: 3\n', 'at_most: 2\n': 'at_most: 1\n' },
        { 'until: [recycled, rejected, merged]': 'until: [recycled]', 'target: 99%': 'target: 99.9%' },
      ];
      const variants = await variantsOf(requests);
      for (const [place, edit] of edits.entries()) expectFigures(variants[place], await audited(edit));

      const filters = { ...NO_FILTERS, clauses: ['first-touch', 'opted-out'], segments: ['inbound'] };
      const [, filtered] = await variantsOf(requests.slice(0, 2), { filters });
      expectFigures(filtered, await audited(edits[1] ?? {}, { filters }));
    },
  );

  test('obligation by obligation, also where names are hashed', { timeout: SECONDS }, async () => {
    for (const redacts of [false, true]) {
      const [variant] = await variantsOf([set(['clauses.handoff.within', '45 business minutes'])], { redacts });
      const before = verdictsOf((await audited({}, { redacts })).judgement.obligations, 'handoff');
      const rows = [...(variant?.turned ?? [])] as TurnedObligation[];
      const keys = rows.map(row => `${row.lead_id} ${Date.parse(row.started_at)}`);
      if (!redacts) {
        const edited = await audited({ 'within: 2 business hours': 'within: 45 business minutes' });
        const after = verdictsOf(edited.judgement.obligations, 'handoff');
        const turned = [...new Set([...before.keys(), ...after.keys()])].filter(
          key => before.get(key) !== after.get(key),
        );
        expect(keys.toSorted()).toEqual(turned.toSorted());
        rows.forEach((row, place) => expect(row.verdict_after).toBe(after.get(keys[place] ?? '') ?? null));
      }
      rows.forEach((row, place) => expect(row.verdict_before).toBe(before.get(keys[place] ?? '') ?? null));
      expect(rows.length).toBeGreaterThan(50);
    }
  });

  test('a calendar, an event and a goal, which every clause may build on', { timeout: SECONDS }, async () => {
    const [hours, event] = await variantsOf([
      set(['calendars.new-york.open.mon-thu', '10:00-16:00']),
      set(['events.accepted.to', '[Accepted, Rejected]']),
    ]);
    expectFigures(hours, await audited({ 'mon-thu: 09:00-17:30': 'mon-thu: 10:00-16:00' }));
    const { report } = await audited({
      'accepted: { change: status, to: Accepted }': 'accepted: { change: status, to: [Accepted, Rejected] }',
    });
    const before = (await audited({})).report.goals;
    const moved = report.goals.filter(({ value }, place) => value !== before[place]?.value);
    expect(moved.length).toBeGreaterThan(0);
    expect(event?.goals.map(({ goal, month, after }) => [goal, month, after?.value])).toEqual(
      moved.map(({ goal, month, value }) => [goal, month, value]),
    );
  });

  test('another agreement over the same rows, with a clause more and one less', { timeout: SECONDS }, async () => {
    const other = DEMO_TEXT.replace('- id: email-cap', '- id: email-limit').replace('at_most: 2\n', 'at_most: 1\n');
    const [variant] = await variantsOf([
      { label: 'other', value: null, other: { file: DEMO_FILE, text: other }, changes: [] },
    ]);
    const edited = await audited({ '- id: email-cap': '- id: email-limit', 'at_most: 2\n': 'at_most: 1\n' });
    const gone = variant?.clauses.find(({ clause }) => clause === 'email-cap');
    expect(gone).toMatchObject({
      after: null,
      difference: null,
      turned: { gone: gone?.before?.obligations, added: 0 },
    });
    const ids = edited.report.clauses.map(({ id }) => id);
    const rest = variant?.clauses.filter(({ clause }) => clause !== 'email-cap') ?? [];
    const clauses = ids.flatMap(id => rest.filter(({ clause }) => clause === id));
    expectFigures(variant && { ...variant, clauses }, edited);
  });

  test('a value that stands there already turns no verdict', { timeout: SECONDS }, async () => {
    const [variant] = await variantsOf([
      set(['clauses.handoff.within', '2 business hours'], ['report.count_by', 'start']),
    ]);
    for (const { touched, difference, turned } of variant?.clauses ?? []) {
      expect({ touched, difference }).toEqual({ touched: false, difference: 0 });
      expect(Object.values(turned)).toEqual([0, 0, 0, 0, 0]);
    }
    expect([...(variant?.turned ?? [])]).toEqual([]);
  });
});
