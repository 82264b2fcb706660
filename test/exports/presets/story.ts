// The story that all files of ../shared/exports/shapes tell, and what an agreement over it must come to: worked out here
// from truth.json, without the engine.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const SHAPES: string = path.join(import.meta.dirname, '../../../../shared/exports/shapes');
export const hasShapes: boolean = existsSync(SHAPES);

interface Change {
  readonly at: string;
  readonly old: string;
  readonly new: string;
}

interface StoryLead {
  readonly n: number;
  readonly ids: Readonly<Record<string, string>>;
  readonly created: string;
  readonly status: readonly Change[];
  readonly owner: readonly Change[];
  readonly activities: readonly {
    readonly at: string;
    readonly kind: string;
    readonly direction: string;
    readonly automated: boolean;
  }[];
}

export function storyLeads(): readonly StoryLead[] {
  const story = JSON.parse(readFileSync(path.join(SHAPES, 'truth.json'), 'utf8')) as { leads: StoryLead[] };
  return story.leads;
}

export type ClauseId = 'accept' | 'touch' | 'call' | 'handoff';

/** One agreement for all systems: only `data:` differs. */
export function agreementOver(data: string): string {
  return `slaudit: 1
name: One story
timezone: UTC
data:
${data.trimEnd()}
  roster: { file: roster.csv }
events:
  qualified: { becomes: status, to: MQL }
  accepted: { change: status, to: Accepted }
  handed_off: { becomes: owner, to: { party: sales } }
  touch: { activity: [call, email, meeting], direction: outbound, automated: false }
  call: { activity: call, direction: outbound }
clauses:
  - { id: accept, party: sales, when: qualified, expect: accepted, within: 24 hours }
  - { id: touch, party: sales, when: qualified, expect: touch, within: 24 hours }
  - { id: call, party: sales, when: qualified, expect: call, within: 24 hours }
  - { id: handoff, party: marketing, when: qualified, expect: handed_off, within: 10 minutes }
`;
}

/** Salesforce's ids stand as emails, since a person is recognised by any of the three. */
export const ROSTER = `person,email,party
Ana Müller,0055e00Ncu5rJ53AEE,sales
Bo Lindqvist,0055e00K3o16d9YAEQ,sales
Cy O'Neil,0055e00KhDMYeDhAUL,sales
Inbound Queue,00G5e00lVUtpva7EYA,queue
`;

const WINDOW_MS: Readonly<Record<ClauseId, number>> = {
  accept: 24 * 3_600_000,
  touch: 24 * 3_600_000,
  call: 24 * 3_600_000,
  handoff: 10 * 60_000,
};

/** `accept 7.1 2024-03-01T11:00:00Z breached 2024-03-12T13:00:00Z`; a dash where it never settled. Times to the second. */
export function expectedRows(clauses: readonly ClauseId[]): string[] {
  return clauses.flatMap(clause => storyLeads().flatMap(lead => rowsOf(clause, lead))).sort();
}

export function row(
  clause: string,
  lead: string,
  { cycle, start, verdict, settled }: { cycle: number; start: number; verdict: string; settled: number },
): string {
  const time = (at: number): string => (Number.isNaN(at) ? '-' : new Date(at - (at % 1000)).toISOString().slice(0, 19));
  return `${clause} ${lead}.${cycle} ${time(start)} ${verdict} ${time(settled)}`;
}

function rowsOf(clause: ClauseId, lead: StoryLead): string[] {
  const starts = lead.status.filter(change => change.new === 'MQL').map(({ at }) => Date.parse(at));
  const done = doneAt(clause, lead);
  const rows: string[] = [];
  let runsUntil = -Infinity;
  for (const start of starts) {
    // A start while the clock still runs is ignored (`cycle: each`).
    if (start < runsUntil) continue;
    const settled = done.find(at => at >= start) ?? Number.NaN;
    const verdict = settled <= start + WINDOW_MS[clause] ? 'met' : 'breached';
    rows.push(row(clause, `${lead.n}`, { cycle: rows.length + 1, start, verdict, settled }));
    runsUntil = Number.isNaN(settled) ? Infinity : settled;
  }
  return rows;
}

const SALES = new Set(['Ana Müller', 'Bo Lindqvist', "Cy O'Neil"]);

function doneAt(clause: ClauseId, { status, owner, activities }: StoryLead): number[] {
  const isTouch = ({ kind, direction, automated }: (typeof activities)[number]): boolean =>
    direction === 'out' && !automated && (clause === 'touch' || kind === 'call');
  const times = {
    accept: () => status.filter(change => change.new === 'Accepted'),
    handoff: () => owner.filter(change => SALES.has(change.new) && !SALES.has(change.old)),
    touch: () => activities.filter(isTouch),
    call: () => activities.filter(isTouch),
  };
  return times[clause]().map(({ at }) => Date.parse(at));
}
