// Makes the benchmark's data: activities in time order as CRMs export them, leads, history and a roster, from a seed.
// usage: node bench/generate.mjs [--activities 10000000] [--leads 1000000] [--out bench/data] [--seed 1]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  LEADS_HEADER,
  MARKETERS,
  QUEUE,
  SALES,
  writeActivities,
  writeHistory,
  writeLead,
  writeRoster,
} from './rows.mjs';
import { addRow, timedRows, writeLines } from './timed-rows.mjs';

const DAY = 86_400;
/** Leads arrive over one year from here; their last rows fall in the next. */
const FIRST_SECOND = Date.UTC(2025, 0, 1) / 1000;
const ARRIVAL_DAYS = 365;

/** What an activity row says between its time and its actor, and between actor and subject. */
const ACTIVITIES = [
  { kind: 'voicemail', before: ',call,outbound,', after: ',false,no answer,' },
  { kind: 'call', before: ',call,outbound,', after: ',false,connected,' },
  { kind: 'email', before: ',email,outbound,', after: ',false,sent,' },
  { kind: 'meeting', before: ',meeting,outbound,', after: ',false,completed,' },
  { kind: 'sequence', before: ',email,outbound,', after: ',true,sent,' },
  { kind: 'reply', before: ',email,inbound,', after: ',false,,' },
  { kind: 'note', before: ',note,,', after: ',false,,' },
  { kind: 'campaign', before: ',email,outbound,', after: ',true,sent,' },
];
const TOUCHES = ['voicemail', 'voicemail', 'call', 'email', 'email', 'meeting'];
const CHORES = ['note', 'sequence', 'reply'];

/** A change of status says all of it; a change of owner is followed by the old and the new one. */
const CHANGES = [
  { kind: 'qualified', text: ',status,New,MQL,' },
  { kind: 'working', text: ',status,MQL,Working,' },
  { kind: 'rejected', text: ',status,MQL,Rejected,' },
  { kind: 'held', text: ',status,Working,On hold,' },
  { kind: 'resumed', text: ',status,On hold,Working,' },
  { kind: 'recycled', text: ',status,Working,Nurture,' },
  { kind: 'requalified', text: ',status,Nurture,MQL,' },
  { kind: 'owner', text: ',owner,' },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) generate(readOptions());

/** Writes leads, activities, history and roster. @param {{ activities: number, leads: number, out: string, seed: number }} options */
export function generate(options) {
  mkdirSync(options.out, { recursive: true });
  const world = {
    random: randomFrom(options.seed),
    activities: timedRows(options.activities, ACTIVITIES),
    changes: timedRows(options.leads * 8, CHANGES),
    handedOut: 0,
  };
  writeLines(join(options.out, 'leads.csv'), LEADS_HEADER, options.leads, (line, lead) => {
    writeLead(line, lead, simulate(lead, options, world));
  });
  writeActivities(join(options.out, 'activities.csv'), world.activities);
  writeHistory(join(options.out, 'history.csv'), world.changes);
  writeRoster(join(options.out, 'roster.csv'));
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      activities: { type: 'string', default: '10000000' },
      leads: { type: 'string', default: '1000000' },
      out: { type: 'string', default: 'bench/data' },
      seed: { type: 'string', default: '1' },
    },
  });
  return { activities: +values.activities, leads: +values.leads, out: values.out, seed: +values.seed };
}

// ---------------------------------------------------------------- one lead's life

/** Adds the lead's rows and gives what leads.csv says of it. */
function simulate(lead, options, world) {
  const { random } = world;
  const createdAt = arrival(lead, options.leads, random);
  const quota = activityQuota(lead, options, world);
  const owner = Math.floor(random() * SALES.length);
  const qualifiedAt = random() < 0.8 ? createdAt + Math.floor(random() * random() * 5 * DAY) : null;
  if (qualifiedAt === null) {
    nurture(world, { lead, from: createdAt, count: quota });
    return { createdAt, owner: QUEUE, status: 'New', random };
  }
  addRow(world.changes, { second: qualifiedAt, lead, kind: 'qualified' });
  const handedOffAt = workingTime(qualifiedAt + Math.floor(random() * random() * 6 * 3600), random);
  addRow(world.changes, { second: handedOffAt, lead, kind: 'owner', person: owner, detail: QUEUE });
  const campaigns = Math.min(quota, Math.floor(random() * 4));
  nurture(world, { lead, from: createdAt, count: campaigns });
  work(world, { lead, from: handedOffAt, count: quota - campaigns, owner });
  const end = sequel(world, { lead, from: handedOffAt, owner });
  return { createdAt, ...end, random };
}

/** Leads arrive by weekday; ids follow the days. Seconds since the first day. */
function arrival(lead, leads, random) {
  const dayOfYear = Math.floor(((lead + 0.5) / leads) * ARRIVAL_DAYS);
  const weekday = new Date((FIRST_SECOND + dayOfYear * DAY) * 1000).getUTCDay();
  const quiet = weekday === 0 || weekday === 6;
  const day = quiet && random() < 0.7 ? Math.min(dayOfYear + 2, ARRIVAL_DAYS) : dayOfYear;
  const hour = random() < 0.8 ? 12 + random() * 11 : random() * 24;
  return day * DAY + Math.floor(hour * 3600);
}

/** Neighbours 2k and 2k+1 split what is theirs, so that the whole comes out exactly. */
function activityQuota(lead, { activities, leads }, world) {
  const share = last => Math.floor(((last + 1) / leads) * activities);
  if (lead % 2 === 1) return share(lead) - world.handedOut;
  const before = lead === 0 ? 0 : share(lead - 1);
  if (lead === leads - 1) return share(lead) - before;
  const both = share(lead + 1) - before;
  const mine = Math.floor(both * (0.15 + 0.7 * world.random()));
  world.handedOut = before + mine;
  return mine;
}

function nurture(world, { lead, from, count }) {
  for (let index = 0; index < count; index++) {
    const second = from + Math.floor(world.random() * 30 * DAY);
    const actor = SALES.length + Math.floor(world.random() * MARKETERS);
    addRow(world.activities, {
      second,
      lead,
      kind: world.random() < 0.85 ? 'campaign' : 'reply',
      person: actor,
      detail: world.random() * 255,
    });
  }
}

/** The first touch comes within hours, mostly in working time; one lead in twelve only ever gets notes and sequences. */
function work(world, { lead, from, count, owner }) {
  const { random } = world;
  const forgotten = random() < 1 / 12;
  let second = from;
  for (let index = 0; index < count; index++) {
    const wait = index === 0 ? random() * random() * 9 * 3600 : random() * random() * 6 * DAY;
    second = workingTime(second + Math.floor(wait), random);
    const touch = !forgotten && (index === 0 || random() < 0.7);
    const kinds = touch ? TOUCHES : CHORES;
    const kind = kinds[Math.floor(random() * kinds.length)];
    addRow(world.activities, { second, lead, kind, person: owner, detail: random() * 255 });
  }
}

/** What becomes of a lead after the handoff; gives its last owner and status. */
function sequel(world, { lead, from, owner }) {
  const { random } = world;
  const decidedAt = workingTime(from + Math.floor(random() * 3 * DAY), random);
  const fate = random();
  if (fate < 0.1) {
    addRow(world.changes, { second: decidedAt, lead, kind: 'rejected' });
    return { owner, status: 'Rejected' };
  }
  addRow(world.changes, { second: decidedAt, lead, kind: 'working' });
  if (fate < 0.15) return holdFor(world, { lead, from: decidedAt, owner });
  if (fate < 0.2) return passOn(world, { lead, from: decidedAt, owner });
  if (fate < 0.25) return recycle(world, { lead, from: decidedAt, owner });
  return { owner, status: 'Working' };
}

function holdFor(world, { lead, from, owner }) {
  const heldAt = from + Math.floor(world.random() * 2 * DAY);
  addRow(world.changes, { second: heldAt, lead, kind: 'held' });
  addRow(world.changes, { second: heldAt + Math.floor(world.random() * 5 * DAY), lead, kind: 'resumed' });
  return { owner, status: 'Working' };
}

function passOn(world, { lead, from, owner }) {
  const next = (owner + 1 + Math.floor(world.random() * 5)) % SALES.length;
  const second = from + Math.floor(world.random() * 2 * DAY);
  addRow(world.changes, { second, lead, kind: 'owner', person: next, detail: owner });
  return { owner: next, status: 'Working' };
}

/** Back to marketing, qualified again and handed off a second time: a second start of the clause. */
function recycle(world, { lead, from, owner }) {
  const { random } = world;
  const recycledAt = from + Math.floor(random() * 4 * DAY);
  addRow(world.changes, { second: recycledAt, lead, kind: 'recycled' });
  addRow(world.changes, { second: recycledAt, lead, kind: 'owner', person: QUEUE, detail: owner });
  const againAt = workingTime(recycledAt + Math.floor(random() * 10 * DAY), random);
  addRow(world.changes, { second: againAt, lead, kind: 'requalified' });
  addRow(world.changes, { second: againAt + 600, lead, kind: 'owner', person: owner, detail: QUEUE });
  return { owner, status: 'MQL' };
}

/** Nine times in ten moved to a weekday between about nine and five in New York (standard time). */
function workingTime(second, random) {
  if (random() < 0.1) return second;
  const opensAt = 14 * 3600;
  const time = second % DAY;
  let day = Math.floor(second / DAY);
  if (time > opensAt + 8 * 3600) day += 1;
  const weekday = (day + 2) % 7; // 0 is Monday: 2025-01-01 was a Wednesday
  const moved = weekday === 5 ? 2 : weekday === 6 ? 1 : 0;
  if (moved === 0 && time >= opensAt && time <= opensAt + 8 * 3600) return second;
  return (day + moved) * DAY + opensAt + Math.floor(random() * 3 * 3600);
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
