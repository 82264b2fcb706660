// How the benchmark's rows look as CSV: ids, times in UTC, people, subjects.
import { writeFileSync } from 'node:fs';
import { inTimeOrder, writeLines } from './timed-rows.mjs';

const DAY = 86_400;
const FIRST_SECOND = Date.UTC(2025, 0, 1) / 1000;

const FIRST_NAMES = 'ann bob cho dee eli fay gus hal ida jon kim lea max nia oda pat ray sue tom una'.split(' ');
const LAST_NAMES = 'adler baker cohen diaz evans foley green hayes irwin jones keller lopez meyer nolan ortiz'.split(
  ' ',
);
const SUBJECTS = [
  'Call about the trial',
  'Left a voicemail',
  'Intro and two times to talk',
  '"Re: pricing, next steps"',
  'Product tour with the team',
  'Follow-up after the webinar',
  'Question about the invoice',
  'The autumn newsletter is here',
  'How others cut their lead time',
  'Checking in once more',
  '"Notes: budget, timing, decision"',
  'Security questionnaire attached',
].map(subject => Buffer.from(`${subject}\n`));

/** Everybody by code: sales first, then marketing, then the queue that new leads wait in. */
export const SALES = FIRST_NAMES.flatMap(first => LAST_NAMES.map(last => `${first}.${last}`));
const MARKETING = ['mia.moss', 'ned.nash', 'olga.orr'];
export const MARKETERS = MARKETING.length;
export const QUEUE = SALES.length + MARKETERS;
const PEOPLE = [...SALES, ...MARKETING, 'inbound-queue'].map(person => Buffer.from(person));

const SOURCES = ['web', 'demo request', 'trade show', 'partner', 'list'].map(source => Buffer.from(`,${source},`));
const COMPANIES = ['Alder', 'Birch', 'Cedar', 'Elm', 'Hazel', 'Larch', 'Maple', 'Rowan'].map(name =>
  Buffer.from(`,${name} `),
);

export const LEADS_HEADER = 'lead_id,created_at,company,source,employees,phone,score,email_opt_out,status,owner';

/** One line of leads.csv. @param lead its number @param end `{ createdAt, owner, status, random }` */
export function writeLead(line, lead, { createdAt, owner, status, random }) {
  writeId(line, 'L', lead + 1, 7);
  writeTime(line, createdAt);
  line.text(COMPANIES[Math.floor(random() * COMPANIES.length)]);
  line.digits(lead + 1, 7);
  line.text(SOURCES[Math.floor(random() * SOURCES.length)]);
  const employees = random() < 0.15 ? 1000 + Math.floor(random() * 9000) : 10 + Math.floor(random() * 900);
  const phone = random() < 0.97 ? `+1 212 555 ${1000 + Math.floor(random() * 9000)}` : '';
  const score = 40 + Math.floor(60 * Math.sqrt(random()));
  line.text(Buffer.from(`${employees},${phone},${score},${random() < 0.04},${status},`));
  line.text(PEOPLE[owner]);
  line.text(NEWLINE);
}

export function writeActivities(path, rows) {
  const kinds = rows.kinds.map(({ before, after }) => ({ before: Buffer.from(before), after: Buffer.from(after) }));
  const header = 'activity_id,lead_id,occurred_at,type,direction,actor,automated,outcome,subject';
  const order = inTimeOrder(rows);
  writeLines(path, header, rows.length, (line, index) => {
    const row = order[index];
    const kind = kinds[rows.kind[row]];
    writeId(line, 'A', index + 1, 8);
    line.text(COMMA);
    writeId(line, 'L', rows.lead[row] + 1, 7);
    writeTime(line, rows.second[row]);
    line.text(kind.before);
    line.text(PEOPLE[rows.person[row]]);
    line.text(kind.after);
    line.text(SUBJECTS[rows.detail[row] % SUBJECTS.length]);
  });
}

export function writeHistory(path, rows) {
  const kinds = rows.kinds.map(({ text }) => Buffer.from(text));
  const owner = rows.codes.get('owner');
  const order = inTimeOrder(rows);
  writeLines(path, 'change_id,lead_id,changed_at,field,old_value,new_value,actor', rows.length, (line, index) => {
    const row = order[index];
    writeId(line, 'H', index + 1, 8);
    line.text(COMMA);
    writeId(line, 'L', rows.lead[row] + 1, 7);
    writeTime(line, rows.second[row]);
    line.text(kinds[rows.kind[row]]);
    if (rows.kind[row] === owner) writeOwners(line, rows.detail[row], rows.person[row]);
    line.text(NEWLINE);
  });
}

/** Everybody works in New York; the queue stands in the roster like a person. */
export function writeRoster(path) {
  const salesRows = SALES.map((person, code) => `${person},Team ${1 + (code % 12)},sales,new-york`);
  const marketingRows = MARKETING.map(person => `${person},Demand,marketing,new-york`);
  const rows = [...salesRows, ...marketingRows, 'inbound-queue,Demand,marketing,new-york'];
  writeFileSync(path, ['person,team,party,calendar', ...rows, ''].join('\n'));
}

const COMMA = Buffer.from(',');
const NEWLINE = Buffer.from('\n');
const ID_PREFIXES = { L: Buffer.from('L-'), A: Buffer.from('A-'), H: Buffer.from('H-') };

function writeId(line, letter, number, width) {
  line.text(ID_PREFIXES[letter]);
  line.digits(number, width);
}

/** `,2025-03-07T16:30:00Z` */
function writeTime(line, second) {
  const time = second % DAY;
  line.text(datePrefix((second - time) / DAY));
  line.digits(Math.floor(time / 3600), 2);
  line.text(COLON);
  line.digits(Math.floor(time / 60) % 60, 2);
  line.text(COLON);
  line.digits(time % 60, 2);
  line.text(ZULU);
}

const COLON = Buffer.from(':');
const ZULU = Buffer.from('Z');
const datePrefixes = [];

function datePrefix(day) {
  datePrefixes[day] ??= Buffer.from(`,${new Date((FIRST_SECOND + day * DAY) * 1000).toISOString().slice(0, 11)}`);
  return datePrefixes[day];
}

function writeOwners(line, before, after) {
  line.text(PEOPLE[before]);
  line.text(COMMA);
  line.text(PEOPLE[after]);
  line.text(COMMA);
}
