// Random cases made to hurt: every instant of interest is an edge of something, or a millisecond beside one.

import { readTerms } from './agreement.ts';
import type { Case } from './case.ts';
import { chanceOf, type Chance } from './chance.ts';
import { nearDate, randomAgreement, randomScene, type JsonMap, type Scene } from './generate-agreement.ts';
import { oracle } from './oracle.ts';
import { dateAt, parseMoment, writeInstant } from './times.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Cells = Record<string, string>;

/** Rows under construction; written to CSV in shuffled order at the end. */
interface Draft {
  readonly leads: Cells[];
  readonly history: Cells[];
  readonly activities: Cells[];
  readonly deals: Cells[];
  readonly roster: Cells[];
  readonly absences: Cells[];
  readonly waivers: Cells[];
  readonly holidays: Cells[];
}

/** What every part of a draft needs: chance, the zone times are written in, and the instants worth using. */
interface Stage {
  readonly chance: Chance;
  readonly zone: string;
  readonly scene: Scene;
  readonly edges: readonly number[];
  /** Whether rows of this case may have a date alone. */
  readonly days: boolean;
}

const COLUMNS: Readonly<Record<keyof Draft, readonly string[]>> = {
  leads: words(
    'lead_id created_at owner merged_into status source employees score phone email opt_out demo_on timezone name hold',
  ),
  history: words('change_id lead_id changed_at field old_value new_value actor logged_at'),
  activities: words('activity_id lead_id occurred_at type direction actor automated outcome subject logged_at'),
  deals: words('deal_id lead_id created_at closed_at won amount owner stage'),
  roster: words('person name email team party calendar from until'),
  absences: words('person from until reason'),
  waivers: words('lead_id clause reason approved_by approved_on from until'),
  holidays: words('date name'),
};

function words(line: string): readonly string[] {
  return line.split(' ');
}

const STATUSES: readonly string[] = ['New', 'MQL', 'SAL', 'Working', 'Rejected', 'Nurture'];
const OWNERS: readonly string[] = ['ann', 'ann', 'bob', 'bob', 'cat', 'dan', 'eve', 'zed', 'Ann Lee', ''];
const ACTORS: readonly string[] = ['ann', 'bob', 'cat', 'dan', 'zed', 'Ann Lee', 'bob@x.org', ''];

/** The same seed gives the same case. */
export function randomCase(seed: number): Case {
  const chance = chanceOf(seed);
  const scene = randomScene(chance);
  const agreement = randomAgreement(chance, scene);
  const zone = String(agreement['timezone']);
  const draft = emptyDraft();
  draft.holidays.push(
    ...chance.some([0, 1], chance.below(4)).map(() => ({ date: nearDate(chance, scene), name: 'holiday' })),
  );
  const stage = { chance, zone, scene, edges: edgesOf(agreement, scene, draft), days: chance.yes(0.08) };
  people(draft, stage);
  leads(draft, stage);
  const asOf = writeInstant(asOfInstant(stage), zone);
  const period = randomPeriod(chance, scene);
  for (let round = chance.below(4); round > 0; round--) atDeadlines(draft, stage, { agreement, asOf });
  waivers(draft, stage, agreement);
  if (chance.yes(0.4)) repeats(draft, chance);
  return {
    files: filesOf(agreement, draft, chance),
    asOf: chance.yes(0.3) ? lateAsOf(draft, stage, agreement) : asOf,
    period,
  };
}

function emptyDraft(): Draft {
  return { leads: [], history: [], activities: [], deals: [], roster: [], absences: [], waivers: [], holidays: [] };
}

/** Openings, closings, midnights and clock changes within a few days of the scene. */
function edgesOf(agreement: JsonMap, scene: Scene, draft: Draft): number[] {
  const centre = (parseMoment(scene.date, scene.zone) as { first: number }).first;
  const files = { 'agreement.yaml': JSON.stringify(agreement), 'holidays.csv': csv('holidays', draft.holidays) };
  const terms = readTerms({ files, asOf: '', period: null });
  const windows = ['c1', 'c2'].flatMap(
    name => terms.calendars.get(name)?.windows(centre - 4 * DAY, centre + 6 * DAY) ?? [],
  );
  const changes = [0, 1, 2, 3].map(hour => centre + hour * HOUR);
  const midnights = [-2, -1, 0, 1, 2, 3].map(day => centre + day * DAY);
  return [...windows.flatMap(window => [window.from, window.to]), ...changes, ...changes, ...midnights];
}

/** An edge, a millisecond beside one, or anywhere near. */
function instant(stage: Stage): number {
  const { chance } = stage;
  const edge = chance.of(stage.edges);
  if (chance.yes(0.5)) return edge + chance.of([0, 0, -1, 1]);
  if (chance.yes(0.5)) return edge + chance.between(-600, 600) * MINUTE;
  return edge + chance.between(-3 * DAY, 3 * DAY);
}

/** After an instant: at it, at an edge that follows, or a typical window later. */
function after(stage: Stage, at: number): number {
  const { chance } = stage;
  if (chance.yes(0.2)) return at;
  const later = stage.edges.filter(edge => edge > at);
  if (later.length > 0 && chance.yes(0.5)) return chance.of(later) + chance.of([0, 0, 1, -1]);
  const lapse = chance.of([1, MINUTE, 30 * MINUTE, 90 * MINUTE, 4 * HOUR, DAY, 2 * DAY]);
  return at + lapse + chance.of([0, 0, -1, 1]);
}

/** One of the ways data.md accepts; sometimes the date alone. */
function write(stage: Stage, at: number): string {
  const { chance, zone } = stage;
  if (stage.days && chance.yes(0.3)) return dateAt(at, zone);
  const whole = writeInstant(at, chance.of([zone, zone, 'UTC', 'America/New_York', 'Asia/Kolkata']));
  if (chance.yes(0.4)) return chance.yes(0.5) ? whole : whole.replace(/([+-]\d\d):(\d\d)$/, '$1$2');
  if (chance.yes(0.5)) return writeInstant(at, 'UTC').replace('+00:00', 'Z');
  // Without an offset the zone decides; in a repeated hour that may be another instant, which is as good.
  const local = writeInstant(at, zone).slice(0, -6);
  return chance.yes(0.5) ? local : local.replace('T', ' ').replace(/:00$/, '');
}

function people(draft: Draft, stage: Stage): void {
  const { chance } = stage;
  const cut = write({ ...stage, days: chance.yes(0.3) }, instant(stage));
  draft.roster.push({ person: 'ann', name: 'Ann Lee', team: 'East', party: 'sales', calendar: 'c1' });
  draft.roster.push({ person: 'bob', email: 'bob@x.org', team: 'West', party: 'sales', calendar: 'c2' });
  draft.roster.push({ person: 'dan', team: 'Demand', party: 'marketing', calendar: chance.of(['c1', 'always', '']) });
  if (chance.yes(0.6)) {
    draft.roster.push({ person: 'cat', team: 'East', party: 'sales', calendar: 'c1', until: cut });
    draft.roster.push({
      person: 'cat',
      team: 'West',
      party: 'sales',
      calendar: chance.of(['c2', 'c1', 'always']),
      from: dayAfter(cut),
    });
  }
  if (chance.yes(0.5)) draft.roster.push({ person: 'eve', team: 'East', party: 'sales' });
  if (chance.yes(0.4))
    draft.roster.push({
      person: '*',
      name: '*',
      team: 'Rest',
      party: 'sales',
      calendar: chance.of(['c1', 'c2', 'always']),
    });
  for (let count = chance.below(3); count > 0; count--) {
    const from = instant(stage);
    const until = from + chance.of([1, HOUR, 9 * HOUR, DAY, 4 * DAY]);
    const dated = { ...stage, days: chance.yes(0.3) };
    draft.absences.push({
      person: chance.of(['ann', 'bob', 'cat', 'zed']),
      from: write(dated, from),
      until: write(dated, until),
      reason: 'leave',
    });
  }
}

/** A date as `until` is included, so the next row begins the day after; a time is where the next row begins. */
function dayAfter(cut: string): string {
  if (cut.includes(':')) return cut;
  return dateAt(Date.parse(cut + 'T12:00Z') + DAY, 'UTC');
}

function leads(draft: Draft, stage: Stage): void {
  const { chance } = stage;
  const count = chance.between(1, 4);
  for (let index = 1; index <= count; index++) lead(draft, stage, `L0${index}`);
  if (chance.yes(0.2)) {
    lead(draft, stage, 'L90', 'L01');
    if (chance.yes(0.5)) lead(draft, stage, 'L91', 'L90');
  }
}

function lead(draft: Draft, stage: Stage, id: string, survivor = ''): void {
  const { chance } = stage;
  const created = instant(stage);
  draft.leads.push({
    lead_id: id,
    created_at: write(stage, created),
    owner: chance.of(OWNERS),
    merged_into: survivor,
    status: chance.of(STATUSES),
    source: chance.of(['web', 'list', 'demo request', 'test', '']),
    employees: chance.of(['50', '999', '1000', '25000', '', 'many']),
    score: chance.of(['10', '49', '50', '60', '', '10.5']),
    phone: chance.of(['+1 212', '', ' ']),
    email: chance.of(['a@b.com', 'x@y.org']),
    opt_out: chance.of(['true', 'yes', '1', 'FALSE', 'no', '']),
    demo_on: chance.yes(0.6) ? write(stage, after(stage, created)) : '',
    timezone: chance.of(['America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Mars/Olympus', '']),
    name: chance.of(['Acme Co', 'Zeta']),
  });
  changes(draft, stage, { id, created });
  for (let count = chance.below(7); count > 0; count--) touch(draft, stage, id, after(stage, instant(stage)));
  if (chance.yes(0.4)) deal(draft, stage, chance.yes(0.8) ? id : '', after(stage, created));
}

/** Chains of owners, statuses, holds and attributes; some old values do not fit the value before. */
function changes(draft: Draft, stage: Stage, lead: { id: string; created: number }): void {
  const { chance } = stage;
  const chains: readonly (readonly [string, readonly string[], number])[] = [
    ['owner', OWNERS, 4],
    ['status', STATUSES, 5],
    ['hold', ['on', 'off', 'on', 'off', ''], 4],
    ['score', ['10', '49', '50', '60'], 2],
    ['opt_out', ['true', 'false', ''], 2],
    ['timezone', ['America/New_York', 'Asia/Kathmandu', ''], 2],
  ];
  for (const [field, values, most] of chains) {
    let at = after(stage, lead.created);
    let old = chance.of(values);
    for (let count = chance.below(most + 1); count > 0; count--) {
      const value = chance.of(values);
      change(
        draft,
        stage,
        { lead_id: lead.id, field, old_value: chance.yes(0.9) ? old : chance.of(values), new_value: value },
        at,
      );
      [old, at] = [value, after(stage, at)];
    }
  }
}

function change(draft: Draft, stage: Stage, cells: Cells, at: number): void {
  draft.history.push({
    change_id: `H-${draft.history.length}`,
    ...cells,
    changed_at: write(stage, at),
    actor: stage.chance.of(ACTORS),
    logged_at: logged(stage, at),
  });
}

function logged(stage: Stage, at: number): string {
  const { chance } = stage;
  if (!chance.yes(0.15)) return '';
  const then = at + chance.of([0, HOUR, HOUR + 1, DAY, DAY + 1, 4 * DAY]);
  return stage.days && chance.yes(0.5) ? dateAt(then, stage.zone) : writeInstant(then, stage.zone);
}

function touch(draft: Draft, stage: Stage, id: string, at: number): void {
  const { chance } = stage;
  draft.activities.push({
    activity_id: `A-${draft.activities.length}`,
    lead_id: id,
    occurred_at: write(stage, at),
    type: chance.of(['call', 'call', 'email', 'meeting', 'campaign', 'form']),
    direction: chance.of(['outbound', 'outbound', 'outbound', 'inbound']),
    actor: chance.of(ACTORS),
    automated: chance.of(['', '', 'false', 'no', 'true']),
    outcome: chance.of(['', '', 'connected', 'completed']),
    logged_at: logged(stage, at),
  });
}

function deal(draft: Draft, stage: Stage, id: string, at: number): void {
  const { chance } = stage;
  draft.deals.push({
    deal_id: `D-${draft.deals.length}`,
    lead_id: id,
    created_at: write(stage, at),
    closed_at: chance.yes(0.7) ? write(stage, after(stage, at)) : '',
    won: chance.of(['true', 'false', 'true', '']),
    amount: chance.of(['1500', '999.99', '']),
    owner: 'ann',
    stage: 'x',
  });
}

/** Asks the oracle for deadlines, then lets something happen at one or a millisecond beside it. */
function atDeadlines(draft: Draft, stage: Stage, audit: { agreement: JsonMap; asOf: string }): void {
  const { chance } = stage;
  const found = dueDates(draft, stage, audit);
  for (const { lead, due } of found.filter(() => chance.yes(0.6))) {
    const at = due + chance.of([0, 0, -1, 1, -MINUTE]);
    const what = chance.below(8);
    if (what < 3) touch(draft, stage, lead, at);
    else if (what === 3)
      change(draft, stage, { lead_id: lead, field: 'owner', old_value: '', new_value: chance.of(OWNERS) }, at);
    else if (what === 4)
      change(draft, stage, { lead_id: lead, field: 'status', old_value: 'MQL', new_value: chance.of(STATUSES) }, at);
    else if (what === 5) change(draft, stage, { lead_id: lead, field: 'hold', old_value: '', new_value: 'on' }, at);
    else if (what === 6) change(draft, stage, { lead_id: lead, field: 'hold', old_value: '', new_value: 'off' }, at);
    else change(draft, stage, { lead_id: lead, field: 'status', old_value: 'New', new_value: 'MQL' }, at);
  }
}

function dueDates(
  draft: Draft,
  stage: Stage,
  audit: { agreement: JsonMap; asOf: string },
): { lead: string; due: number }[] {
  const files = filesOf(audit.agreement, draft, null);
  return oracle({ files, asOf: audit.asOf, period: null }).obligations.flatMap(row => {
    const due = parseMoment(row['due_at'] ?? '', stage.zone);
    return due === null ? [] : [{ lead: row['lead_id'] ?? '', due: due.first }];
  });
}

function asOfInstant(stage: Stage): number {
  return instant(stage) + stage.chance.of([0, 3 * DAY, 8 * DAY, 30 * DAY]);
}

/** At a deadline, or a millisecond beside it. */
function lateAsOf(draft: Draft, stage: Stage, agreement: JsonMap): string {
  const far = writeInstant(Math.max(...stage.edges) + 60 * DAY, stage.zone);
  const found = dueDates(draft, stage, { agreement, asOf: far });
  const due = found.length === 0 ? asOfInstant(stage) : stage.chance.of(found).due;
  return writeInstant(due + stage.chance.of([0, 0, -1, 1]), stage.zone);
}

function randomPeriod(chance: Chance, scene: Scene): string | null {
  if (chance.yes(0.6)) return null;
  const month = scene.date.slice(0, 7);
  const year = scene.date.slice(0, 4);
  const [first = '', last = ''] = [nearDate(chance, scene), nearDate(chance, scene)].sort();
  return chance.of([month, month, `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, year, `${first}..${last}`]);
}

function waivers(draft: Draft, stage: Stage, agreement: JsonMap): void {
  const { chance } = stage;
  const ids = (agreement['clauses'] as readonly JsonMap[]).map(clause => String(clause['id']));
  for (let count = chance.below(3); count > 0; count--) {
    const at = instant(stage);
    const dated = { ...stage, days: chance.yes(0.3) };
    draft.waivers.push({
      lead_id: chance.of(['L01', 'L02', '*']),
      clause: chance.of([...ids, '*']),
      reason: 'agreed',
      approved_by: 'boss',
      approved_on: write({ ...stage, days: true }, chance.yes(0.7) ? at - 20 * DAY : at),
      from: chance.yes(0.7) ? write(dated, at) : '',
      until: chance.yes(0.7) ? write(dated, at + chance.of([1, DAY, 3 * DAY])) : '',
    });
  }
}

/** A row once more: exact, under the same id with other cells, or both without an id. */
function repeats(draft: Draft, chance: Chance): void {
  for (const [rows, id] of [
    [draft.activities, 'activity_id'],
    [draft.history, 'change_id'],
  ] as const) {
    const row = rows.length === 0 ? undefined : chance.of(rows);
    if (row === undefined) continue;
    if (chance.yes(0.3)) row[id] = '';
    rows.push(chance.yes(0.6) ? { ...row } : { ...row, actor: 'dan', lead_id: 'L01' });
  }
}

function filesOf(agreement: JsonMap, draft: Draft, chance: Chance | null): Record<string, string> {
  const files: Record<string, string> = { 'agreement.yaml': JSON.stringify(agreement) };
  for (const kind of Object.keys(COLUMNS) as (keyof Draft)[]) {
    const shuffled = chance !== null && ['history', 'activities', 'leads'].includes(kind);
    files[`${kind}.csv`] = csv(kind, shuffled ? shuffle(draft[kind], chance) : draft[kind]);
  }
  return files;
}

function shuffle(rows: readonly Cells[], chance: Chance): Cells[] {
  const left = [...rows];
  return rows.map(() => left.splice(chance.below(left.length), 1)[0] as Cells);
}

/** No generated cell needs quotes. */
function csv(kind: keyof Draft, rows: readonly Cells[]): string {
  const columns = COLUMNS[kind];
  return [columns, ...rows.map(row => columns.map(column => row[column] ?? ''))]
    .map(cells => cells.join(',') + '\n')
    .join('');
}
