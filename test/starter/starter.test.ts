// What `slaudit init` writes is sound whatever was answered, for every system it offers.

import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { presetNamed } from '../../src/exports/presets/presets.ts';
import type { Agreement } from '../../src/model/agreement.ts';
import { type Answers, defaultAnswers } from '../../src/starter/answers.ts';
import { SYSTEMS } from '../../src/starter/systems.ts';
import { starterFiles, wrongWith } from '../../src/starter.ts';

const DEFAULTS = defaultAnswers('Europe/Berlin');

async function agreementOf(answers: Partial<Answers>): Promise<Agreement> {
  const [file] = await starterFiles({ ...DEFAULTS, ...answers });
  const { agreement, problems } = readAgreement(file?.text ?? '', { file: 'slaudit.yaml', folder: '.' });
  expect(problems).toEqual([]);
  if (agreement === null) throw new Error('no agreement');
  return agreement;
}

describe('every system', () => {
  test.each(['none', ...SYSTEMS.map(({ name }) => name)])('%s makes a sound agreement', async crm => {
    const { data } = await agreementOf({ crm });
    expect(await wrongWith('crm', { ...DEFAULTS, crm })).toBeNull();
    expect(data.leads).not.toBeNull();
    for (const kind of ['leads', 'activities', 'history'] as const) {
      for (const { preset } of [data[kind] ?? []].flat()) {
        expect(presetNamed(preset, kind, { file: null, position: { line: 1, column: 1 } })).toHaveProperty('preset');
      }
    }
  });
});

test('the answers stand in the agreement', async () => {
  const { name, timeZone, calendars, clauses } = await agreementOf({
    name: 'Acme: "yes", #1 {draft}',
    timezone: 'America/New_York',
    hours: 'mon - thu 09:00-12:00, 13:00-17:30; fri,sat 09:00-16:00',
    firstResponse: '30 business minutes',
    qualified: "it's: [true], 'no' # MQL",
  });
  expect({ name, timeZone }).toEqual({ name: 'Acme: "yes", #1 {draft}', timeZone: 'America/New_York' });
  const hour = 3_600_000;
  const long = [
    { from: 9 * hour, to: 12 * hour },
    { from: 13 * hour, to: 17.5 * hour },
  ];
  const short = [{ from: 9 * hour, to: 16 * hour }];
  expect(calendars.get('office')?.week).toEqual([long, long, long, long, short, short, []]);
  expect(clauses.find(({ id }) => id === 'first-touch')).toMatchObject({
    within: [{ is: { unit: 'business-time', ms: 1_800_000 } }],
  });
});

describe('what cannot be is said', () => {
  test.each<[keyof Answers, string, string]>([
    ['timezone', 'Europe/Berln', 'is not a time zone'],
    ['timezone', 'a: b\n', 'cannot be seen'],
    ['hours', 'mon-fry 09:00-17:00', 'Did you mean `fri`'],
    ['hours', 'mon-fri 17:00-09:00', 'Write two'],
    ['hours', 'mon-fri', 'is not a time window'],
    ['hours', 'mon-fri 09:00-17:00; wed 10:00-12:00', 'wed'],
    ['hours', '9 to 5', 'Begin with the days'],
    ['hours', ';', 'Begin with the days'],
    ['hours', 'closed', 'does not name days'],
    ['firstResponse', '2 days', '2 business days'],
    ['firstResponse', 'soon', 'is not a duration'],
    ['firstResponse', '0 hours', 'no time at all'],
    ['firstResponse', '4 hours\u0007', 'cannot be seen'],
    ['name', '\u001b[31mred', 'cannot be seen'],
    ['name', 'n'.repeat(201), 'longer than 200'],
    ['crm', 'salesfroce', 'Did you mean salesforce'],
    ['crm', 'excel', 'Write one of none, salesforce'],
  ])('%s: %j', async (key, answer, says) => {
    expect(await wrongWith(key, { ...DEFAULTS, [key]: answer })).toContain(says);
  });

  test('a deadline that no calendar reaches', async () => {
    const answers = { ...DEFAULTS, hours: 'mon 09:00-09:01', firstResponse: '99999 business hours' };
    expect(await wrongWith('firstResponse', answers)).toContain('further off');
  });
});
