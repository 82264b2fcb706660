// Every worked example in northwind's document, acted out as rows and judged by the oracle, which shares no code with the
// program: the times that the sentences name are the due times, and what they call broken or allowed is so.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe as suite, expect, it } from 'vitest';
import { written } from '../../src/describe/formats.ts';
import { describe } from '../../src/describe.ts';
import { oracle } from '../oracle/oracle.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/spec/examples/northwind');
const FILE = path.join(FOLDER, 'agreement.yaml');
const ZONE = 'America/New_York';

suite.skipIf(!existsSync(FILE))("northwind's examples by the oracle (skipped where ../shared is absent)", () => {
  let agreement = '';
  let markdown = '';
  beforeAll(async () => {
    agreement = readFileSync(FILE, 'utf8');
    const { description } = await describe({ agreement: { file: FILE, text: agreement }, since: null });
    markdown = written(description ?? [], 'md', 80);
  });

  it('handoff: due when the sentence says, one of them over a weekend', () => {
    for (const [start, due] of timesOf(markdown, 'Handoff')) {
      const history = [change(start, 'status', 'New', 'MQL')];
      expect(judged(agreement, 'handoff', { history })).toEqual([['breached', due.toString()]]);
    }
    expect(timesOf(markdown, 'Handoff')[1]?.map(({ dayOfWeek }) => dayOfWeek)).toEqual([5, 1]);
  });

  it("first touch: the same with an owner on the example's hours", () => {
    for (const [start, due] of timesOf(markdown, 'First touch')) {
      const history = [change(start, 'owner', '', 'ann')];
      expect(judged(agreement, 'first-touch', { history })).toEqual([['breached', due.toString()]]);
    }
  });

  it('persistence: six touches are enough where the last comes at the time the sentence says, five are not', () => {
    for (const [start, due] of timesOf(markdown, 'Persistence')) {
      const history = [change(start, 'owner', '', 'ann')];
      const touches = [2, 4, 6, 8, 9].map(days => touch(workingDaysAfter(start, days)));
      const kept = { history, activities: [...touches, touch(due)] };
      expect(judged(agreement, 'persistence', kept)).toEqual([['met', due.toString()]]);
      const short = { history, activities: touches };
      expect(judged(agreement, 'persistence', short)).toEqual([['breached', due.toString()]]);
      const late = { history, activities: [...touches, touch(due.add({ milliseconds: 1 }))] };
      expect(judged(agreement, 'persistence', late)).toEqual([['breached', due.toString()]]);
    }
  });

  it('hands off: a campaign in between breaks the promise, one at the very end does not', () => {
    const [[handedOff, broken], [ended]] = timesOf(markdown, 'Hands off') as [Times, Times];
    const history = [change(handedOff, 'owner', '', 'ann'), change(ended, 'status', 'Working', 'Nurture')];
    expect(verdicts(agreement, 'hands-off', { history, activities: [campaign(broken)] })).toEqual(['breached']);
    expect(verdicts(agreement, 'hands-off', { history, activities: [campaign(ended)] })).toEqual(['met']);
  });

  it('contact hours: allowed at the opening, broken at the closing', () => {
    const [[opening], [closing]] = timesOf(markdown, 'Contact hours') as [Times, Times];
    expect(verdicts(agreement, 'contact-hours', { activities: [touch(opening)] })).toEqual(['met']);
    expect(verdicts(agreement, 'contact-hours', { activities: [touch(closing)] })).toEqual(['breached']);
  });

  it('opted out: allowed before it comes to be so, broken from then on', () => {
    const [[since, earlier], [from]] = timesOf(markdown, 'Opted out') as [Times, Times];
    expect(from.toString()).toBe(since.toString());
    const history = [change(since, 'email_opt_out', 'false', 'true')];
    expect(verdicts(agreement, 'opted-out', { history, activities: [campaign(earlier)] })).toEqual(['met']);
    expect(verdicts(agreement, 'opted-out', { history, activities: [campaign(from)] })).toEqual(['breached']);
  });

  it('email cap: one more breaks the promise until the first no longer counts', () => {
    const [[first, broken], [allowed]] = timesOf(markdown, 'Email cap') as [Times, Times];
    const three = [0, 1, 2].map(days => campaign(first.add({ days })));
    const last = (next: Moment): string | undefined =>
      verdicts(agreement, 'email-cap', { activities: [...three, campaign(next)] }).at(-1);
    expect(last(broken)).toBe('breached');
    expect(last(allowed)).toBe('met');
  });

  it('complete handoff: kept where all of it was so at that moment, broken where it came the next day', () => {
    const [[handedOff]] = timesOf(markdown, 'Complete handoff') as [Times];
    const handoff = (scoredAt: Moment): Rows => ({
      history: [
        change(handedOff.subtract({ hours: 2 }), 'status', 'New', 'MQL'),
        change(handedOff, 'owner', '', 'ann'),
        change(scoredAt, 'score', '49', '50'),
      ],
    });
    expect(verdicts(agreement, 'complete-handoff', handoff(handedOff.subtract({ hours: 1 })))).toEqual(['met']);
    expect(verdicts(agreement, 'complete-handoff', handoff(handedOff.add({ days: 1 })))).toEqual(['breached']);
  });
});

type Moment = Temporal.ZonedDateTime;
type Times = readonly [Moment, Moment];

interface Rows {
  readonly history?: readonly string[];
  readonly activities?: readonly string[];
}

/** The times that each example under a clause's heading names, in their order. */
function timesOf(markdown: string, clause: string): Times[] {
  const section = markdown.split(/^### /m).find(text => text.startsWith(`${clause}\n`)) ?? '';
  const [, examples = ''] = section.split('For example:');
  const sentences = examples.split('\n').filter(line => line.startsWith('- ') && line.includes(' March 2025'));
  return sentences.map(sentence => {
    const times = [...sentence.matchAll(/\w+day (\d+) March 2025 at (\d\d):(\d\d)/g)];
    return times.map(([, day, hour, minute]) =>
      Temporal.ZonedDateTime.from(`2025-03-${String(day).padStart(2, '0')}T${hour}:${minute}[${ZONE}]`),
    ) as unknown as Times;
  });
}

/** Verdict and due time, as text: such instants have no fields that a comparison would see. */
function judged(agreement: string, clause: string, rows: Rows): [string, string][] {
  return obligations(agreement, clause, rows).map(({ verdict = '', due_at: due = '' }) => [
    verdict,
    Temporal.Instant.from(due).toZonedDateTimeISO(ZONE).toString(),
  ]);
}

function verdicts(agreement: string, clause: string, rows: Rows): (string | undefined)[] {
  return obligations(agreement, clause, rows).map(({ verdict }) => verdict);
}

/** One lead of February, complete but for its score, with the rows given. */
function obligations(agreement: string, clause: string, { history = [], activities = [] }: Rows) {
  const files = {
    'agreement.yaml': agreement,
    'leads.csv': table('lead_id,created_at,source,employees,phone,score,email_opt_out,status,owner', [
      'N-1,2025-02-03T10:00:00Z,web,20,+1 212 555 0100,50,,MQL,',
    ]),
    'history.csv': table('lead_id,changed_at,field,old_value,new_value', history),
    'activities.csv': table('lead_id,occurred_at,type,direction,actor,automated', activities),
    'roster.csv': table('person,team,party,calendar', ['ann,East,sales,us-sales', 'mia,Demand,marketing,us-sales']),
    'deals.csv': table('deal_id,lead_id,created_at,closed_at,won,amount', []),
    'waivers.csv': table('lead_id,clause,reason,approved_by,approved_on', []),
    'absences.csv': table('person,from,until,reason', []),
  };
  const judgement = oracle({ files, asOf: '2025-06-01', period: null });
  return judgement.obligations.filter(row => row['clause'] === clause);
}

function table(header: string, rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n');
}

function change(at: Moment, field: string, old: string, value: string): string {
  return ['N-1', at.toInstant(), field, old, value].join(',');
}

function touch(at: Moment): string {
  return ['N-1', at.toInstant(), 'call', 'outbound', 'ann', 'false'].join(',');
}

function campaign(at: Moment): string {
  return ['N-1', at.toInstant(), 'email', 'outbound', 'mia', 'true'].join(',');
}

/** The same time of day; no working date of these weeks is a holiday. */
function workingDaysAfter(start: Moment, days: number): Moment {
  let at = start;
  for (let left = days; left > 0;) {
    at = at.add({ days: 1 });
    if (at.dayOfWeek <= 5) left--;
  }
  return at;
}
