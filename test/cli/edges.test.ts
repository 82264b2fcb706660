// What the outside world does to a command: closed pipes, Ctrl-C, colours, mistakes in what is typed.

import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { outputsOf } from '../../src/cli/output/outputs.ts';
import { BIN, slaudit } from '../slaudit.ts';
import { smallDemo } from '../small-demo.ts';

const demo = smallDemo();
/** Takes long enough to be interrupted. */
const wholeDemo = path.join(import.meta.dirname, '../../fixtures/demo/slaudit.yaml');
const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'slaudit-'));
const folder = newFolder();
// eslint-disable-next-line no-control-regex -- it is what is looked for
const COLOUR = /\u001b\[/;

test('a reader that stops early ends the command quietly, with the status of the audit', () => {
  const pipe = `node ${BIN} audit ${demo} -f csv --quiet | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', pipe], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toMatch(/^clause,party,lead_id,[^\n]*\n1\n$/);
  expect(stderr).toBe('');
});

test('Ctrl-C ends the audit within a second and leaves no file', async () => {
  const place = newFolder();
  for (const afterMs of [150, 400, 700]) {
    const child = spawn(process.execPath, [BIN, 'audit', wholeDemo, '-f', 'csv', '-o', 'all.csv', '-o', 'all.json'], {
      cwd: place,
    });
    const ended = new Promise<NodeJS.Signals | number | null>(resolve => {
      child.on('exit', (code, signal) => resolve(signal ?? code));
    });
    await wait(afterMs);
    const began = Date.now();
    child.kill('SIGINT');
    await ended;
    expect(Date.now() - began).toBeLessThan(1000);
    for (const name of readdirSync(place)) expect(name).toMatch(/^all\.(csv|json)$/);
  }
});

test.concurrent('colours follow FORCE_COLOR, NO_COLOR and --no-color', async () => {
  const output = async (environment: Record<string, string>, ...args: string[]): Promise<string> =>
    (await slaudit(['audit', demo, ...args], { folder, environment })).stdout;
  expect(await output({ FORCE_COLOR: '1' })).toMatch(COLOUR);
  expect(await output({ FORCE_COLOR: '1' }, '--no-color')).not.toMatch(COLOUR);
  expect(await output({ FORCE_COLOR: '0' })).not.toMatch(COLOUR);
  expect(await output({ NO_COLOR: '1' })).not.toMatch(COLOUR);
  expect(await output({})).not.toMatch(COLOUR);
});

test.concurrent(
  'an output that cannot be written ends with status 2, nothing on stdout and nothing beside it',
  async () => {
    const place = newFolder();
    const { stdout, stderr, status } = await slaudit(['audit', demo, '-o', 'no/such/report.csv'], { folder: place });
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('there is no such folder');
    expect(readdirSync(place)).toEqual([]);
  },
);

test.concurrent('an output never replaces a file that the audit reads', async () => {
  const place = newFolder();
  cpSync(path.dirname(demo), place, { recursive: true });
  const deals = readFileSync(path.join(place, 'deals.csv'), 'utf8');
  symlinkSync(path.join(place, 'deals.csv'), path.join(place, 'out.csv'));
  const { stdout, stderr, status } = await slaudit(['audit', '-o', 'out.csv'], { folder: place });
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toContain('was read for the audit');
  expect(readFileSync(path.join(place, 'deals.csv'), 'utf8')).toBe(deals);
});

test.concurrent('nor the holidays of a calendar', async () => {
  const place = newFolder();
  cpSync(path.dirname(demo), place, { recursive: true });
  const holidays = readFileSync(path.join(place, 'holidays-us.csv'), 'utf8');
  const { stdout, stderr, status } = await slaudit(['audit', '-o', 'holidays-us.csv'], { folder: place });
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toContain('was read for the audit');
  expect(readFileSync(path.join(place, 'holidays-us.csv'), 'utf8')).toBe(holidays);
});

// Nothing is protected from root.
test.skipIf(process.getuid?.() === 0)('nor one that is write-protected', async () => {
  const place = newFolder();
  const file = path.join(place, 'clauses.csv');
  writeFileSync(file, 'what was there before', { mode: 0o444 });
  const { stdout, stderr, status } = await slaudit(['audit', demo, '-o', file], { folder: place });
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toContain(`${file} may not be opened by you`);
  expect(readFileSync(file, 'utf8')).toBe('what was there before');
});

test.concurrent('an output that replaces a file keeps its permissions', async () => {
  const place = newFolder();
  const file = path.join(place, 'clauses.csv');
  writeFileSync(file, 'what was there before');
  chmodSync(file, 0o660);
  const { stdout } = await slaudit(['audit', demo, '-f', 'csv', '--view', 'clauses', '-o', file], { folder: place });
  expect(readFileSync(file, 'utf8')).toBe(stdout);
  expect(statSync(file).mode & 0o777).toBe(0o660);
  expect(readdirSync(place)).toEqual(['clauses.csv']);
});

// With a view of rates alone, obligations are kept only where something else asks for them.
test.concurrent('rates are the same whatever else is written, hashed or hidden', async () => {
  const folder = newFolder();
  const rates = ['audit', demo, '--no-fail', '-f', 'csv', '--view', 'teams'];
  const { stdout } = await slaudit(rates, { folder });
  expect(stdout).toContain('team,');
  for (const more of [['-o', 'all.json'], ['--save', 'saved'], ['--redact'], ['--people', 'hidden']]) {
    expect((await slaudit([...rates, ...more], { folder })).stdout, more.join(' ')).toBe(stdout);
  }
});

test.concurrent.each([
  { args: ['audit', 'leads.csv'], says: 'ends in .yaml or .yml' },
  { args: ['audit', '--perod', '2025'], says: 'Did you mean --period?' },
  { args: ['audt'], says: 'Did you mean audit?' },
  { args: ['help', 'audt'], says: 'Did you mean audit?' },
  { args: ['audt', '--help'], says: 'Did you mean audit?' },
  { args: [], says: 'Usage: slaudit COMMAND' },
  { args: ['audit', demo, '-f', 'cvs'], says: 'Allowed choices are table, json' },
  { args: ['audit', demo, '-o', 'report'], says: 'The ending says the format' },
  { args: ['audit', demo, '--where', 'country'], says: '--where country=DE' },
  { args: ['audit', demo, '--allow-rejects', 'few'], says: 'a share of all rows such as 0.5%' },
  { args: ['audit', demo, '--period', '2025-13'], says: 'is no period' },
  { args: ['audit', demo, '--period', '2025-12..2025-10'], says: '2025-10..2025-12' },
  { args: ['audit', demo, '--as-of', 'yesterday'], says: 'is no date or time' },
  { args: ['audit', demo, '--clause', 'first-tuch'], says: 'Did you mean "first-touch"?' },
  { args: ['audit', demo, '--party', 'finance'], says: 'It has: marketing, sales.' },
  { args: ['audit', demo, demo], says: 'too many arguments' },
  { args: ['audit', '.yaml'], says: 'There is no agreement .yaml here' },
  { args: ['test', '.'], says: '. is a folder' },
  { args: ['compare', '.', '.'], says: '. is a folder' },
])('slaudit $args ends with status 2 and says what to do', async ({ args, says }) => {
  const { stdout, stderr, status } = await slaudit(args, { folder });
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toContain(says);
  expect(stderr).not.toMatch(/^ +at /m);
});

test.concurrent.each([
  { args: ['audit', demo, '-f', '\u001b[31mred'] },
  { args: ['audit', demo, '--\u001b[31mred'] },
  { args: ['audit', demo, '-o', '\u001b[31mred'] },
  { args: ['audit', demo, '--period', '\u001b[31mred'] },
  { args: ['\u001b[31mred'] },
  { args: ['schema', '\u001b[31mred'] },
  { args: ['inspect', '\u001b[31mred'] },
])('what was typed cannot steer the terminal: slaudit $args', async ({ args }) => {
  const { stderr, status } = await slaudit(args, { folder });
  expect(status).toBe(2);
  expect(stderr).toContain(String.raw`\x1b[31mred`);
  expect(stderr).not.toMatch(COLOUR);
});

test.concurrent('the demo is no failure, and its lines beside the result can be silenced', async () => {
  const loud = await slaudit(['demo'], { folder });
  expect(loud.status).toBe(0);
  expect(loud.stderr).toMatch(/targets missed \(\d+\.\d s\)\.\n.*fixtures\/demo/);
  const quiet = await slaudit(['demo', '--quiet'], { folder });
  expect(quiet).toEqual({ ...loud, stderr: '' });
});

test.concurrent('the JSON Schema of an agreement is one', async () => {
  const { stdout, status } = await slaudit(['schema', 'agreement'], { folder });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    $schema: expect.stringContaining('2020-12'),
    required: expect.any(Array),
  });
});

const RESULTS = [
  ['check', demo, '--data', '--quiet'],
  ['describe', demo],
  ['explain', demo, 'L-1141'],
  ['inspect', path.join(path.dirname(demo), 'leads.csv')],
  ['schema', 'report'],
  ['test', path.join(path.dirname(demo), 'tests.yaml')],
  ['--help'],
];

test.each(RESULTS)('a reader that is gone is no failure of slaudit %s', (...args) => {
  const pipe = `node ${BIN} ${args.join(' ')} | true; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', pipe], { cwd: folder, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' });
});

test.runIf(existsSync('/dev/full')).each([...RESULTS, ['audit', demo, '-f', 'csv', '--quiet', '--no-fail']])(
  'a full disk behind standard output is one: slaudit %s',
  (...args) => {
    const { status, stderr } = spawnSync('bash', ['-c', `node ${BIN} ${args.join(' ')} > /dev/full`], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: Standard output cannot be written: ENOSPC[^\n]*\n  Send it to another place\.\n$/);
  },
);

test.runIf(existsSync('/dev/full'))('what stderr cannot take changes nothing', () => {
  const line = `node ${BIN} audit ${demo} --no-fail > /dev/null 2> /dev/full`;
  expect(spawnSync('bash', ['-c', line], { cwd: folder }).status).toBe(0);
});

test('a workbook is not written to a terminal, which would obey its bytes', async () => {
  const stdout = { isTTY: true, columns: 80, getColorDepth: () => 1 };
  const shell = { stdout, environment: {} } as unknown as Parameters<typeof outputsOf>[1];
  const { places, problems } = await outputsOf({ format: 'xlsx' } as Parameters<typeof outputsOf>[0], shell);
  expect(places).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual(['A workbook is not for a terminal.']);
});
