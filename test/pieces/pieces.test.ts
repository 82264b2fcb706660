// Any split of the leads, any order of the pieces: the report is, byte for byte, that of one audit.

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit } from '../../src/audit.ts';
import type { AuditOutcome, AuditRequest } from '../../src/model/request.ts';
import type { Edition } from '../../src/model/report.ts';
import { type Format, NO_PAINT, type Presentation, type View, VIEWS } from '../../src/report/format.ts';
import { reporterOf } from '../../src/report/reporters.ts';
import { reportPieces } from '../../src/report-pieces.ts';
import { smallDemo } from '../small-demo.ts';

const NORTHWIND = path.resolve('../shared/spec/examples/northwind');
const DEMO = path.dirname(smallDemo());
const KINDS = ['leads', 'activities', 'history', 'deals'] as const;

const EVERYTHING: Omit<AuditRequest, 'agreement'> = {
  period: null,
  asOf: null,
  overrides: { leads: [], activities: [], history: [], deals: [] },
  stdin: (async function* () {})(),
  filters: { clauses: [], parties: [], people: [], segments: [], where: [] },
  allowRejects: { kind: 'rows', rows: 0 },
  people: null,
  redacts: false,
  shard: null,
  alsoBreakDownBy: ['person', 'team', 'segment'],
  now: Date.UTC(2026, 10, 23),
  progress: () => undefined,
};

interface Subject {
  readonly file: string;
  readonly terms: Partial<AuditRequest>;
}

async function auditOf({ file, terms }: Subject, more: Partial<AuditRequest> = {}): Promise<Edition> {
  const agreement = { file, text: readFileSync(file, 'utf8') };
  return editionOf(await audit({ ...EVERYTHING, ...terms, ...more, agreement }));
}

function editionOf({ edition, problems }: AuditOutcome): Edition {
  if (edition === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return edition;
}

async function written(edition: Edition, format: Format, view: View | null): Promise<string> {
  const reporter = await reporterOf(format);
  const chunks: Buffer[] = [];
  const presentation: Presentation = { view, width: 100, paint: NO_PAINT, frame: 'whole' };
  await reporter(edition, presentation, chunk => void chunks.push(Buffer.from(chunk)));
  return Buffer.concat(chunks).toString('latin1');
}

/** Every format, and every view of those that have views. */
async function everything(edition: Edition): Promise<Map<string, string>> {
  const outputs = new Map<string, string>();
  for (const format of ['json', 'html', 'xlsx', 'junit', 'github', 'ndjson', 'table', 'md'] as const) {
    outputs.set(format, await written(edition, format, null));
  }
  for (const format of ['csv', 'table'] as const) {
    for (const view of VIEWS) outputs.set(`${format} ${view}`, await written(edition, format, view));
  }
  return outputs;
}

interface NamedPiece {
  readonly name: string;
  readonly text: string;
}

async function reportOf(
  pieces: readonly NamedPiece[],
  terms: { readonly redacts?: boolean } = {},
): Promise<AuditOutcome> {
  return reportPieces({
    sources: pieces.map(({ name, text }) => ({ name, chunks: chunksOf(text) })),
    alsoBreakDownBy: EVERYTHING.alsoBreakDownBy,
    redacts: terms.redacts === true,
    progress: () => undefined,
  });
}

/** Cut where no line ends, inside characters too. */
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'latin1');
  for (let from = 0; from < bytes.length; from += 65_521) yield bytes.subarray(from, from + 65_521);
}

async function shards(subject: Subject, of: number, more: Partial<AuditRequest> = {}): Promise<NamedPiece[]> {
  const pieces: NamedPiece[] = [];
  for (let number = 1; number <= of; number++) {
    const edition = await auditOf(subject, { ...more, shard: { number, of } });
    pieces.push({ name: `${number}.ndjson`, text: await written(edition, 'ndjson', null) });
  }
  return pieces;
}

const northwind: Subject = {
  file: path.join(NORTHWIND, 'agreement.yaml'),
  terms: { period: '2025-10', asOf: '2025-11-05T09:00' },
};
const demo: Subject = { file: path.join(DEMO, 'slaudit.yaml'), terms: { period: '2026-Q3' } };
const SUBJECTS: readonly (readonly [string, Subject])[] = [
  ...(existsSync(NORTHWIND) ? [['the example of the specification', northwind] as const] : []),
  ['the demo', demo],
];
if (!existsSync(NORTHWIND)) console.log('skipped: the example of the specification is not here');

describe.each(SUBJECTS)('%s', (_, subject) => {
  test('shards in any order give what the audit gives, in every format and view', { timeout: 60_000 }, async () => {
    const whole = await everything(await auditOf(subject));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.nat()), async (of, order) => {
        const pieces = (await shards(subject, of)).toSorted(() => ((order.next().value ?? 0) % 2 === 0 ? 1 : -1));
        const merged = await everything(editionOf(await reportOf(pieces)));
        for (const [name, text] of whole) expect(merged.get(name) === text, name).toBe(true);
      }),
      { numRuns: 2 },
    );
  });

  test('so they do redacted, before or after, hidden, filtered and without a period', { timeout: 60_000 }, async () => {
    const variants: Partial<AuditRequest>[] = [
      { redacts: true },
      { people: 'hidden' },
      { period: null, asOf: '2026-08-20' },
      { filters: { ...EVERYTHING.filters, parties: ['sales'] }, allowRejects: { kind: 'share', share: 0.5 } },
    ];
    for (const variant of variants) {
      const whole = await auditOf(subject, variant);
      const merged = editionOf(await reportOf((await shards(subject, 2, variant)).toReversed()));
      for (const format of ['json', 'ndjson', 'csv'] as const) {
        expect((await written(merged, format, null)) === (await written(whole, format, null)), format).toBe(true);
      }
    }
    const redacted = await written(await auditOf(subject, { redacts: true }), 'ndjson', null);
    const later = editionOf(await reportOf(await shards(subject, 3), { redacts: true }));
    expect((await written(later, 'ndjson', null)) === redacted).toBe(true);
  });

  test('exports split by lead give what an audit over all the parts gives', { timeout: 60_000 }, async () => {
    const parts = splitExports(path.dirname(subject.file), 3);
    const terms = { ...subject.terms, asOf: subject.terms.asOf ?? '2026-10-01' };
    const partly = (part: string): Partial<AuditRequest> => ({
      ...terms,
      overrides: Object.fromEntries(KINDS.map(kind => [kind, [`${parts}/${kind}-${part}.csv`]])) as never,
    });
    const whole = await auditOf(subject, partly('*'));
    const pieces: NamedPiece[] = [];
    for (const part of ['2', '3', '1']) {
      const text = await written(await auditOf(subject, partly(part)), 'ndjson', null);
      pieces.push({ name: part, text });
    }
    const merged = editionOf(await reportOf(pieces));
    expect(JSON.parse(await written(merged, 'json', null))).toEqual(JSON.parse(await written(whole, 'json', null)));
    expect((await written(merged, 'ndjson', null)) === (await written(whole, 'ndjson', null))).toBe(true);
  });
});

/** Every third lead with all its rows; rows of no lead go to the first part. */
function splitExports(folder: string, of: number): string {
  const parts = mkdtempSync(path.join(tmpdir(), 'slaudit-'));
  const read = (kind: string): string[][] =>
    parse(readFileSync(path.join(folder, `${kind}.csv`)), { relax_column_count: true });
  const [leadHeader = [], ...leads] = read('leads');
  const partOf = new Map(leads.map((row, place) => [row[leadHeader.indexOf('lead_id')] ?? '', place % of]));
  const merged = leadHeader.indexOf('merged_into');
  for (const row of merged < 0 ? [] : leads) {
    const survivor = partOf.get(row[merged] ?? '');
    if (survivor !== undefined) partOf.set(row[leadHeader.indexOf('lead_id')] ?? '', survivor);
  }
  for (const kind of KINDS) {
    const [header = [], ...rows] = read(kind);
    const column = header.indexOf('lead_id');
    for (let part = 0; part < of; part++) {
      const theirs = rows.filter(row => (partOf.get(row[column] ?? '') ?? 0) === part);
      writeFileSync(path.join(parts, `${kind}-${part + 1}.csv`), stringify([header, ...theirs]));
    }
  }
  return parts;
}

describe('people missing from the roster', () => {
  const PLACES = [
    'leads.owner',
    'history.old_value',
    'history.new_value',
    'history.actor',
    'activities.actor',
    'deals.owner',
  ];
  /** Somebody in one of the cells that name people, of one part. */
  const mention = fc.record({
    part: fc.integer({ min: 1, max: 3 }),
    place: fc.constantFrom(...PLACES),
    person: fc.constantFrom('ann', 'bob', ' bob', 'cyd', 'dee', 'eve', 'fay ', 'gus'),
  });

  test('are listed in the same order whatever the split and the order of the pieces', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mention, { maxLength: 12 }), fc.boolean(), async (mentions, isReversed) => {
        const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-strangers-'));
        writeFileSync(path.join(folder, 'slaudit.yaml'), STRANGERS);
        writeFileSync(path.join(folder, 'roster.csv'), 'person,party\nann,sales\n');
        for (const part of [1, 2, 3]) writePart(folder, part, mentions);
        const subject = { file: path.join(folder, 'slaudit.yaml'), terms: { asOf: '2025-11-05' } };
        const partly = (part: string): Partial<AuditRequest> => ({
          overrides: Object.fromEntries(KINDS.map(kind => [kind, [`${folder}/${kind}-${part}.csv`]])) as never,
        });
        const whole = await auditOf(subject, partly('*'));
        const pieces: NamedPiece[] = [];
        for (const part of isReversed ? ['3', '2', '1'] : ['2', '1', '3']) {
          pieces.push({ name: part, text: await written(await auditOf(subject, partly(part)), 'ndjson', null) });
        }
        const merged = editionOf(await reportOf(pieces));
        expect(await written(merged, 'csv', 'quality')).toBe(await written(whole, 'csv', 'quality'));
        expect(await written(merged, 'ndjson', null)).toBe(await written(whole, 'ndjson', null));
        expect(await written(merged, 'json', null)).toBe(await written(whole, 'json', null));
      }),
      { numRuns: 12 },
    );
  });
});

test('sources that end apart are told from pieces as from the whole', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-ends-'));
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  write(
    'slaudit.yaml',
    `${STRANGERS}data: { leads: { file: leads.csv }, activities: [{ file: mails.csv }, { file: calls.csv }] }\n`,
  );
  write('leads.csv', 'lead_id,created_at,region\nL-1,2025-10-06T09:00:00Z,west\nL-2,2025-10-07T09:00:00Z,west\n');
  write('mails.csv', 'lead_id,occurred_at,type\nL-1,2025-10-07T09:00:00Z,email\n');
  write('calls.csv', 'lead_id,occurred_at,type\nL-2,2025-10-02T09:00:00Z,call\nL-2,2025-10-01T09:00:00Z,call\n');
  const subject = { file: path.join(folder, 'slaudit.yaml'), terms: { asOf: '2025-11-05' } };
  const whole = await auditOf(subject);
  expect(whole.report.quality.find(({ code }) => code === 'files_end_apart')).toMatchObject({
    count: 1,
    samples: [{ file: 'calls.csv', line: 2 }],
  });
  const merged = editionOf(await reportOf((await shards(subject, 2)).toReversed()));
  expect(await written(merged, 'json', null)).toBe(await written(whole, 'json', null));
  expect(await written(merged, 'ndjson', null)).toBe(await written(whole, 'ndjson', null));
});

const STRANGERS = `slaudit: 1
name: Strangers
timezone: UTC
events: { created: { lead: created }, call: { activity: call }, taken: { change: owner, by: ann }, won: { deal: won } }
clauses:
  - { id: answer, party: sales, when: created, expect: [call, taken, won], within: 1 hour, if: { region: west } }
`;

/** One lead, and a row for each mention that is not of the lead itself. */
function writePart(
  folder: string,
  part: number,
  mentions: readonly { readonly part: number; readonly place: string; readonly person: string }[],
): void {
  const at = '2025-10-06T09:00:00Z';
  const named = (place: string): string[] =>
    mentions.filter(one => one.part === part && one.place === place).map(({ person }) => person);
  const rows = (place: string, row: (person: string, number: number) => string): string =>
    named(place).map(row).join('');
  const lead = `L-${part}`;
  // The region has a history in the last part alone, and stands in the leads of the first.
  const region = part === 1 ? ['region', 'west'] : ['size', '1'];
  const owners = ['ann', ...named('leads.owner')];
  const leads = owners.map((owner, number) => `${lead}${'x'.repeat(number)},${at},${owner},${region[1]}\n`).join('');
  const history = [
    rows('history.old_value', person => `${lead},${at},owner,${person},ann,\n`),
    rows('history.new_value', person => `${lead},${at},owner,ann,${person},\n`),
    rows('history.actor', (person, number) => `${lead},${at},status,${number},x,${person}\n`),
    part === 3 ? `${lead},${at},region,east,west,\n` : '',
  ];
  const files = {
    leads: `lead_id,created_at,owner,${region[0]}\n${leads}`,
    history: `lead_id,changed_at,field,old_value,new_value,actor\n${history.join('')}`,
    activities: `lead_id,occurred_at,type,actor,subject\n${rows('activities.actor', (person, number) => `${lead},${at},call,${person},${number}\n`)}`,
    deals: `deal_id,lead_id,created_at,owner\n${rows('deals.owner', (person, number) => `D-${part}-${number},${lead},${at},${person}\n`)}`,
  };
  for (const [kind, text] of Object.entries(files)) writeFileSync(path.join(folder, `${kind}-${part}.csv`), text);
}
