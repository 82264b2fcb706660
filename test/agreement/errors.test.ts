// Every folder under fixtures/errors that shows an agreement error: what an analyst reads on stderr.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkAgreement } from '../../src/check-agreement.ts';
import { renderProblems } from '../../src/findings/render.ts';

const folder = 'fixtures/errors';
const codes = readdirSync(folder).filter(code =>
  readIfThere(`${folder}/${code}/command`)?.startsWith('check slaudit.yaml'),
);

describe('agreement errors', () => {
  test.each(codes)('%s', async code => {
    const text = readFileSync(`${folder}/${code}/slaudit.yaml`, 'utf8');
    const { agreement, problems } = await checkAgreement({ file: 'slaudit.yaml', text });
    expect(agreement).toBeNull();
    expect(problems.map(problem => problem.code)).toContain(code);
    expect(`${renderProblems(problems)}\n`).toBe(readFileSync(`${folder}/${code}/expected-stderr.txt`, 'utf8'));
    expect(readFileSync(`${folder}/${code}/expected-exit`, 'utf8')).toBe('2\n');
  });

  test('every code of the source has a folder', () => {
    // Files of tests and changed terms have folders too, run by other commands (test/errors).
    const shown = new Set(readdirSync(folder));
    const inSource = sourceFiles('src/agreement').flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/code: '([a-z0-9-]+)'/g)].map(match => match[1] ?? ''),
    );
    // `custom` is zod's; a file over a megabyte is not kept here (hostile.test.ts).
    const hidden = new Set(['custom', 'file-too-large']);
    expect(inSource.filter(code => !shown.has(code) && !hidden.has(code))).toEqual([]);
  });
});

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function sourceFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => `${directory}/${name}`);
}
