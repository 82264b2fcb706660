// One audit over the same activities as CSV, .csv.gz, .csv.zst, NDJSON, Parquet, a DuckDB table and a PostgreSQL table: the same report.
// SLAUDIT_ROWS=1000000 makes it as large as wished; without it, it is small.

import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../../../src/audit.ts';
import { openDuckdb } from '../../../src/duckdb/duckdb.ts';
import { NO_PAINT, type Format, type View } from '../../../src/report/format.ts';
import { reporterOf } from '../../../src/report/reporters.ts';
import { startPostgres, type PostgresServer } from '../../postgres-server.ts';

const ROWS = Number(process.env['SLAUDIT_ROWS'] ?? 5_000);
const LEADS = Math.ceil(ROWS / 10);
const HEADER = 'activity_id,lead_id,occurred_at,type,direction,actor,automated,outcome,subject\n';
const START = Date.UTC(2025, 0, 1);

let server: PostgresServer | null = null;
const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-sources-'));

beforeAll(async () => {
  server = await startPostgres();
  await written('leads.csv', leads());
  await written('activities.csv', activities());
  await pipeline(
    Readable.from(activities()),
    createGzip({ level: 1 }),
    createWriteStream(path.join(folder, 'activities.csv.gz')),
  );
  await withDuckdb();
  if (server !== null) await withPostgres(server);
}, 600_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

async function written(name: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(lines), createWriteStream(path.join(folder, name)));
}

function* leads(): Generator<string> {
  yield 'lead_id,created_at,owner\n';
  for (let lead = 0; lead < LEADS; lead++) yield `L-${lead},${new Date(START + lead * 60_000).toISOString()},ann\n`;
}

/** Every number is a mix of the row's, so that nothing is in order by itself; one row in ninety has something wrong or odd. */
function* activities(): Generator<string> {
  yield HEADER;
  for (let row = 0; row < ROWS; row++) {
    const mixed = Math.imul(row ^ 0x5bd1e995, 0x9e3779b1) >>> 0;
    const lead = mixed % 91 === 0 ? 'L-nobody' : `L-${mixed % LEADS}`;
    const at = new Date(START + (mixed % LEADS) * 60_000 + (mixed % 200_000_000)).toISOString();
    const id = mixed % 97 === 0 ? '' : mixed % 101 === 0 ? 'A-again' : `A-${row}`;
    const automated = ['true', 'false', ''][mixed % 3] ?? '';
    const subject = mixed % 11 === 0 ? '"Re: ""offer"", Größe"' : `Call ${mixed % 5}`;
    yield `${id},${lead},${at},${['call', 'email'][row % 2] ?? ''},outbound,ann,${automated},,${subject}\n`;
  }
}

const TYPED = `activity_id text, lead_id text, occurred_at timestamptz, type text, direction text, actor text, automated boolean, outcome text, subject text`;

async function withDuckdb(): Promise<void> {
  const { connection, close } = await openDuckdb(path.join(folder, 'crm.duckdb'), 'write');
  const csv = `read_csv('${folder}/activities.csv', header = true, all_varchar = true)`;
  await connection.run(`create table activities (${TYPED})`);
  await connection.run(`insert into activities select * from ${csv}`);
  await connection.run(`copy activities to '${folder}/activities.parquet' (format parquet)`);
  await connection.run(`copy (from ${csv}) to '${folder}/activities.ndjson' (format json)`);
  await connection.run(
    `copy (from ${csv}) to '${folder}/activities.csv.zst' (format csv, header true, compression zstd)`,
  );
  close();
}

async function withPostgres({ url }: PostgresServer): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create table activities (${TYPED})`);
  await pipeline(
    Readable.from(activities()),
    client.query(copyFrom('copy activities from stdin (format csv, header)')),
  );
  await client.end();
}

const agreementOf = (activity: string): string => `
slaudit: 1
name: Sources
timezone: America/New_York
data:
  leads: { file: leads.csv }
  activities: ${activity}
calendars:
  office: { open: { mon-fri: "09:00-17:00" } }
events:
  created: { lead: created }
  touch: { activity: [call, email], direction: outbound, automated: false }
clauses:
  - { id: first-touch, party: sales, when: created, expect: touch, within: 4 business hours, calendar: office, target: 80% }
  - { id: kept-warm, party: sales, at_most: 3, of: touch, within: 7 calendar days, target: 90% }
`;

/** The report in every format that shows all of it, without names and hashes of inputs and without the places of rows that have no id. */
async function reportOf(activity: string, name: string): Promise<string> {
  const file = path.join(folder, 'slaudit.yaml');
  const outcome = await audit({
    agreement: { file, text: agreementOf(activity) },
    period: null,
    asOf: null,
    overrides: { leads: [], activities: [], history: [], deals: [] },
    stdin: Readable.from([]),
    filters: { clauses: [], parties: [], people: [], segments: [], where: [] },
    allowRejects: { kind: 'rows', rows: 0 },
    people: null,
    redacts: false,
    shard: null,
    alsoBreakDownBy: [],
    now: Date.UTC(2026, 0, 1),
    progress: () => undefined,
  });
  if (outcome.edition === null) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  const { edition } = outcome;
  const shown = async (format: Format, view: View | null): Promise<string> => {
    const reporter = await reporterOf(format);
    let text = '';
    await reporter(edition, { view, width: 120, paint: NO_PAINT, frame: 'whole' }, chunk => {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    });
    return text;
  };
  const whole = [await shown('csv', 'obligations'), await shown('table', null), await shown('csv', 'clauses')].join(
    '\n',
  );
  const json = JSON.parse(await shown('json', null)) as {
    inputs: { file: string; sha256: string }[];
    agreement: { sha256: string };
    quality: { samples: { line: number }[] }[];
  };
  for (const input of json.inputs) input.sha256 = '';
  json.agreement.sha256 = '';
  for (const { samples } of json.quality) for (const sample of samples) sample.line = 0;
  return `${whole}\n${JSON.stringify(json)}`
    .replaceAll(name, 'ACTIVITIES')
    .replaceAll(/ACTIVITIES#L\d+/g, 'ACTIVITIES#L');
}

test('the same activities give the same report, whatever they come from', async () => {
  const expected = await reportOf('{ file: activities.csv }', 'activities.csv');
  expect(expected.split('\n').length).toBeGreaterThan(LEADS);
  for (const ending of ['csv.gz', 'csv.zst', 'ndjson', 'parquet']) {
    const name = `activities.${ending}`;
    expect((await reportOf(`{ file: ${name} }`, name)) === expected, name).toBe(true);
  }
  const table = await reportOf('{ database: crm.duckdb, table: activities }', 'crm.duckdb:activities');
  expect(table === expected, 'DuckDB').toBe(true);
  if (server === null) return;
  const { url } = server;
  const postgres = await reportOf(`{ database: "${url}", table: activities }`, `${url}:activities`);
  expect(postgres === expected, 'PostgreSQL').toBe(true);
}, 600_000);

test('the rows that were made have something wrong with them', () => {
  expect(readFileSync(path.join(folder, 'activities.csv'), 'utf8')).toMatch(/L-nobody[^]*A-again/);
});
