// `slaudit init` as it is typed: what it writes can be gone on from at once, and nothing that is there is touched.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { ask } from '../../src/cli/terminal/questions.ts';
import { type Answers, defaultAnswers } from '../../src/starter/answers.ts';
import { starterFiles } from '../../src/starter.ts';
import { slaudit } from '../slaudit.ts';

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'slaudit-'));
const NAMES = ['roster.csv', 'slaudit.test.yaml', 'slaudit.yaml'];

describe.concurrent('init --yes', () => {
  test('writes an agreement that is sound and whose tests pass', async () => {
    const folder = newFolder();
    const { stdout, stderr, status } = await slaudit(['init', '--yes'], { folder });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatch(/^Wrote slaudit\.yaml, roster\.csv, slaudit\.test\.yaml\.\n/);
    expect(readdirSync(folder).toSorted()).toEqual(NAMES);
    expect((await slaudit(['check', '--strict'], { folder })).status).toBe(0);
    const tested = await slaudit(['test', 'slaudit.test.yaml'], { folder });
    expect(tested.stdout).toContain('6 passed, 0 failed');
    expect(tested.status).toBe(0);
    expect((await slaudit(['describe'], { folder })).status).toBe(0);
  });

  test.each([
    ['Europe/Lisbon', 'Europe/Lisbon'],
    [':/etc/localtime', 'UTC'],
  ])('takes the zone of the machine where that has one: TZ=%s', async (TZ, zone) => {
    const folder = newFolder();
    expect(await slaudit(['init', '--yes'], { folder, environment: { TZ } })).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(path.join(folder, 'slaudit.yaml'), 'utf8')).toContain(`\ntimezone: ${zone}\n`);
  });

  test('makes the folder, also one inside another', async () => {
    const folder = newFolder();
    const { stdout, status } = await slaudit(['init', 'new/one', '--yes'], { folder });
    expect(status).toBe(0);
    expect(stdout).toContain('Wrote new/one/slaudit.yaml, new/one/roster.csv');
    expect(readdirSync(path.join(folder, 'new/one')).toSorted()).toEqual(NAMES);
  });

  test.each(NAMES)('overwrites nothing: %s', async name => {
    const folder = newFolder();
    writeFileSync(path.join(folder, name), 'mine');
    const { stdout, stderr, status } = await slaudit(['init', '--yes'], { folder });
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain(`${name} is there already`);
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe('mine');
  });

  test('writes through no link', async () => {
    const folder = newFolder();
    symlinkSync(path.join(folder, 'elsewhere.csv'), path.join(folder, 'roster.csv'));
    const { stderr, status } = await slaudit(['init', '--yes'], { folder });
    expect(status).toBe(2);
    expect(stderr).toContain('roster.csv is there already');
    expect(readdirSync(folder)).toEqual(['roster.csv']);
  });

  test('says so where the folder is a file', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'file'), '');
    const { stdout, stderr, status } = await slaudit(['init', 'file', '--yes'], { folder });
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('file is a file, not a folder');
    expect((await slaudit(['init', 'file/in', '--yes'], { folder })).status).toBe(2);
  });
});

test.concurrent('without a terminal and --yes it says what to do instead of waiting', async () => {
  const folder = newFolder();
  const { stdout, stderr, status } = await slaudit(['init'], { folder });
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toContain('Run `slaudit init --yes`');
  expect(readdirSync(folder)).toEqual([]);
});

test.concurrent('what was answered for a CRM, with awkward texts, passes check and test', async () => {
  const folder = newFolder();
  const answers: Answers = {
    name: `"Quoted": {it's} # no comment`,
    timezone: 'Australia/Lord_Howe',
    hours: 'sun-thu 22:00-24:00',
    firstResponse: 'end of next business day',
    crm: 'hubspot',
    qualified: 'a → b, "c": d',
  };
  mkdirSync(path.join(folder, 'it'));
  for (const { name, text } of await starterFiles(answers)) writeFileSync(path.join(folder, 'it', name), text);
  expect(await slaudit(['check', 'it/slaudit.yaml', '--strict'], { folder })).toMatchObject({ status: 0, stderr: '' });
  const tested = await slaudit(['test', 'it/slaudit.test.yaml'], { folder });
  expect(tested.stdout).toContain('6 passed, 0 failed');
});

describe('the questions', () => {
  const asked = async (typed: string): Promise<{ answers: Answers | null; shown: string }> => {
    const [stdin, stderr] = [new PassThrough(), new PassThrough()];
    const shell = { stdin, stderr } as unknown as Parameters<typeof ask>[1];
    let shown = '';
    stderr.on('data', (chunk: Buffer) => (shown += chunk.toString()));
    stdin.end(typed);
    return { answers: await ask(defaultAnswers('UTC'), shell), shown };
  };

  test('an empty answer takes the default', async () => {
    const { answers } = await asked('\n\n\n\n\n\n');
    expect(answers).toEqual(defaultAnswers('UTC'));
  });

  test('an answer that cannot be is asked again with a sentence', async () => {
    const { answers, shown } = await asked('Acme\nEurope/Pariss\nEurope/Paris\n\n2 days\n1bh\nHubSpot\n\n');
    expect(answers).toEqual({
      name: 'Acme',
      timezone: 'Europe/Paris',
      hours: 'mon-fri 09:00-17:00',
      firstResponse: '1bh',
      crm: 'HubSpot',
      qualified: 'marketingqualifiedlead',
    });
    expect(shown).toContain('can mean three things');
  });

  test('the end of the input leaves them unanswered', async () => {
    expect((await asked('Acme\n')).answers).toBeNull();
  });
});
