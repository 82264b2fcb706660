// Files meant to hurt: every one ends quickly, with problems or an agreement, and nothing leaks.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { renderProblems } from '../../src/findings/render.ts';
import { accepted, agreementText, read } from './agreement-text.ts';

function problemsOf(text: string): readonly string[] {
  return readAgreement(text, { file: 'slaudit.yaml', folder: '.' }).problems.map(problem => problem.code);
}

/** Milliseconds a reading takes. */
function timeOf(text: string): number {
  const before = performance.now();
  problemsOf(text);
  return performance.now() - before;
}

const SECOND = 1000;

describe('size and depth', () => {
  test('a file over a million characters is refused unread', () => {
    expect(problemsOf(`name: ${'x'.repeat(1_000_001)}`)).toEqual(['file-too-large']);
  });

  test.each([
    ['open brackets', '['.repeat(20_000)],
    ['closed brackets', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['braces', '{a: '.repeat(20_000)],
    ['dashes', '- '.repeat(20_000)],
    ['question marks', '? '.repeat(20_000)],
    ['indents', Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['a megabyte of brackets', '['.repeat(999_999)],
  ])('20 000 nested %s are refused', (_name, text) => {
    expect(problemsOf(text)).toEqual(['nested-too-deeply']);
  });

  test('brackets in texts and comments are not nesting', () => {
    const note = '('.repeat(20) + '['.repeat(200);
    expect(
      accepted({ clauses: [{ id: 'a', party: 'b', promise: note, never: 'touch', outside: 'office' }] }).clauses,
    ).toHaveLength(1);
  });

  test('20 000 keys are compared in linear time', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(timeOf(`slaudit: 1\nevents:\n${keys.replaceAll(/^/gm, '  ')}`)).toBeLessThan(10 * SECOND);
  });
});

describe('aliases', () => {
  test('an ordinary anchor is repeated', () => {
    const text = agreementText({}).replace('"4 hours"', '&span 4 hours').replace('"Test"', '&n Test');
    const { agreement } = readAgreement(text.replace(/\}\s*$/, ', "report": { "logged_within": *span } }'), {
      file: 'f',
      folder: '.',
    });
    expect(agreement?.report.loggedWithinMs).toBe(4 * 3_600_000);
  });

  test('a bomb is stopped', () => {
    const levels = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih']) {
      levels.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`);
    }
    expect(problemsOf(levels.join('\n'))).toEqual(['yaml-alias']);
    expect(timeOf(levels.join('\n'))).toBeLessThan(SECOND);
  });

  test('a circle and an unknown anchor are named', () => {
    expect(problemsOf('a: &a [*a]')).toContain('yaml-alias');
    expect(problemsOf('a: *nowhere')).toContain('yaml-alias');
  });
});

test('a directive cannot switch to the rules of YAML 1.1', () => {
  expect(problemsOf('%YAML 1.1\n---\nslaudit: 1\nname: no\n')).toEqual(['yaml-syntax']);
  expect(problemsOf('---\nslaudit: 1\nname: no\n')).not.toContain('yaml-syntax');
  expect(problemsOf('%YAML 1.2\n---\nslaudit: 1\nname: no\n')).not.toContain('yaml-syntax');
});

describe('names that mean something to JavaScript', () => {
  test('`__proto__` is refused as a key', () => {
    expect(problemsOf('__proto__: { slaudit: 1 }\nslaudit: 1')).toContain('unknown-key');
    expect(({} as Record<string, unknown>)['slaudit']).toBeUndefined();
  });

  test('`constructor`, `toString`, `hasOwnProperty` are names like any other', () => {
    const events = {
      constructor: { activity: 'call' },
      toString: { change: 'valueOf' },
      hasOwnProperty: { deal: 'won' },
    };
    const clause = { id: 'toString', party: 'constructor', when: 'constructor', expect: 'toString', within: '4 hours' };
    const agreement = accepted({ events, clauses: [clause], segments: { constructor: { valueOf: { not: 'x' } } } });
    expect([...agreement.events.keys()]).toEqual(['constructor', 'toString', 'hasOwnProperty']);
    expect(agreement.segments[0]?.name).toBe('constructor');
    expect(read({ clauses: [{ ...clause, when: 'valueOf' }] }).problems.map(({ code }) => code)).toContain(
      'unknown-event',
    );
    expect(read({ clauses: [{ ...clause, within: 'constructor' }] }).agreement).toBeNull();
  });
});

describe('bytes', () => {
  test('a byte-order mark and CRLF change neither lines nor columns', () => {
    const text = 'slaudit: 1\r\nname: Test\r\ntimezone: Berlin\r\nevents: {}\r\ngoals: []\r\n';
    const { problems } = readAgreement(`\ufeff${text}`, { file: 'f', folder: '.' });
    const zone = problems.find(({ code }) => code === 'time-zone');
    expect(zone).toMatchObject({ line: 3, column: 11, width: 6, excerpt: 'timezone: Berlin' });
    const first = readAgreement(`\ufeffslaudt: 1`, { file: 'f', folder: '.' }).problems.find(
      ({ code }) => code === 'unknown-key',
    );
    expect(first).toMatchObject({ line: 1, column: 1, width: 6 });
  });

  test('tabs as indentation are one error for each line', () => {
    expect(problemsOf('slaudit: 1\nevents:\n\ta: 1\n\tb: 2\n')).toEqual(['yaml-tab', 'yaml-tab']);
  });

  test('control characters of a file do not reach the terminal', () => {
    const text = 'slaudit: 1\n"\u001b[31mna\\u202eme": "\u0007"\n\u001b]0;title\u0007: 1\n';
    const shown = renderProblems(readAgreement(text, { file: '\u001b[2Jf', folder: '.' }).problems);
    // eslint-disable-next-line no-control-regex
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(shown).toContain('\\x1b]0;title\\x07');
  });

  test('a password in a URL is masked wherever its line is shown', () => {
    const database = 'postgres://me:s3cret@localhost/crm';
    const { problems } = read({ data: { leads: { database } } });
    expect(problems.map(({ code }) => code)).toContain('password-in-file');
    expect(renderProblems(problems)).not.toContain('s3cret');
  });
});

test('patterns that would run for ever elsewhere are linear here, and monsters are refused', () => {
  expect(accepted({ segments: { slow: { name: { matches: '^(a+)+$' } } } }).segments).toHaveLength(1);
  expect(read({ segments: { monster: { name: { matches: '((a{100}){100}){100}' } } } }).agreement).toBeNull();
  expect(read({ segments: { monster: { name: { matches: 'a'.repeat(2_000) } } } }).agreement).toBeNull();
});

test('a thousand wrong keys are a thousand problems, soon', () => {
  const wrong = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`wron_${index}`, index]));
  const before = performance.now();
  expect(read(wrong).problems).toHaveLength(1_000);
  expect(performance.now() - before).toBeLessThan(10 * SECOND);
});

test('whatever the value of whichever key, a reading ends in problems or an agreement', () => {
  const sound = JSON.parse(agreementText({ goals: [], data: {}, report: {}, covers: { a: 1 } })) as Record<
    string,
    unknown
  >;
  const odd = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.string(),
    fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>,
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(sound)), odd, (key, value) => {
      const { agreement, problems } = readAgreement(JSON.stringify({ ...sound, goals: undefined, [key]: value }), {
        file: 'f',
        folder: '.',
      });
      expect(agreement === null).toBe(problems.some(({ severity }) => severity === 'error'));
    }),
    { numRuns: 150 },
  );
});

test('whatever a clause holds, a reading ends in problems or an agreement', () => {
  const key = fc.constantFrom(
    'id',
    'when',
    'expect',
    'within',
    'never',
    'between',
    'at_most',
    'of',
    'require',
    'if',
    'calendar',
    'target',
    'effective',
    'at_latest',
    'times',
    'including',
    'outside',
    'while',
    'pause',
    'cancel',
  );
  const value = fc.oneof(
    fc.constantFrom('touch', 'handed_off', '4 hours', '2bd', 'office', 'owner', '95%', 3),
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
    fc.constant([{ if: { segment: 'enterprise' }, is: '1 hour' }, '2bh']),
    fc.constant({ from: 'touch', until: 'rejected' }),
  );
  fc.assert(
    fc.property(fc.dictionary(key, value), clause => {
      const { agreement, problems } = read({ clauses: [{ id: 'a', party: 'b', ...clause }] });
      expect(agreement === null).toBe(problems.some(({ severity }) => severity === 'error'));
    }),
    { numRuns: 250 },
  );
});
