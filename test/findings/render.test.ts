import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/findings/problem.ts';
import { renderProblem, renderProblems } from '../../src/findings/render.ts';
import { shortened, visible } from '../../src/findings/visible.ts';

const problem: Problem = {
  code: 'unknown-key',
  severity: 'error',
  message: 'There is no key `withn` here.',
  remedy: 'Did you mean `within`?',
  file: 'slaudit.yaml',
  line: 12,
  column: 5,
  width: 5,
  excerpt: '    withn: 4 hours',
};

describe('a problem as text', () => {
  test('place, line, underline, what to do', () => {
    expect(renderProblem(problem)).toBe(
      [
        'slaudit.yaml:12:5: error: There is no key `withn` here.',
        '  12 |     withn: 4 hours',
        '     |     ^^^^^',
        '  Did you mean `within`?',
      ].join('\n'),
    );
  });

  test('without a place, an excerpt or a remedy', () => {
    const bare = {
      ...problem,
      severity: 'warning',
      file: null,
      line: null,
      column: null,
      width: null,
      excerpt: null,
      remedy: null,
    } as const;
    expect(renderProblem(bare)).toBe('warning: There is no key `withn` here.');
    expect(renderProblem({ ...bare, file: 'a.csv', line: 7 })).toBe('a.csv:7: warning: There is no key `withn` here.');
    expect(renderProblems([bare, bare]).split('\n\n')).toHaveLength(2);
  });

  test('the underline stands below wide, combining and escaped characters', () => {
    const lines = renderProblem({ ...problem, excerpt: '日本e\u0301\t"x" y', column: 6, width: 3 }).split('\n');
    // Two wide characters (4 columns), é (1), the tab as \t (2): seven columns before the spot.
    expect(lines[1]).toBe('  12 | 日本e\u0301\\t"x" y');
    expect(lines[2]).toBe(`     | ${' '.repeat(7)}^^^`);
  });

  test('a long line is cropped around the spot', () => {
    const excerpt = `${'a'.repeat(500)}SPOT${'b'.repeat(500)}`;
    const [, shown = '', marks = ''] = renderProblem({ ...problem, excerpt, column: 501, width: 4 }).split('\n');
    expect(shown).toBe(`  12 | …${'a'.repeat(60)}SPOT${'b'.repeat(36)}…`);
    expect(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('SPOT');
  });

  test('a width beyond the line underlines what there is; at least one mark', () => {
    const marks = (excerpt: string, column: number): string =>
      renderProblem({ ...problem, excerpt, column, width: 99 }).split('\n')[2] ?? '';
    expect(marks('abc', 2)).toBe('     |  ^^');
    expect(marks('', 1)).toBe('     | ^');
  });

  test('each part can be painted', () => {
    const paint = {
      place: (text: string) => `<p>${text}</p>`,
      severity: (text: string, severity: string) => `<${severity}>${text}</>`,
      gutter: (text: string) => text,
      underline: (text: string) => `<u>${text}</u>`,
      remedy: (text: string) => `<r>${text}</r>`,
    };
    expect(renderProblem(problem, paint)).toContain('<p>slaudit.yaml:12:5</p>: <error>error</>: There');
    expect(renderProblem(problem, paint)).toContain('<u>^^^^^</u>\n<r>  Did you');
  });
});

describe('visible text', () => {
  test.each([
    ['\u001b[31mred', '\\x1b[31mred'],
    ['a\tb\r\n', 'a\\tb\\r\\n'],
    ['\u202eevil', '\\u{202e}evil'],
    ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
    ['\u0085\u009b', '\\x85\\x9b'],
    ['\ud800', '\\u{d800}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['Zoë – 日本 🎉 \\', 'Zoë – 日本 🎉 \\'],
  ])('%j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test('nothing a terminal obeys is left of any text, however a problem is made', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        text,
        text,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (message, excerpt, column, width) => {
          const shown = renderProblem({ ...problem, message, remedy: message, file: message, excerpt, column, width });
          expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u);
        },
      ),
    );
  });

  test('shortened to a limit, escapes aside', () => {
    expect(shortened('abcdef', 6)).toBe('abcdef');
    expect(shortened('abcdefg', 6)).toBe('abcde…');
  });
});
