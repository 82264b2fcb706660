// docs/errors.md is what the generator makes of fixtures/errors today.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

test('the page of errors is current (npm run errors-page)', () => {
  const script = pathToFileURL(path.join(root, 'scripts/errors-page.mjs')).href;
  const print = `import { errorsPage } from ${JSON.stringify(script)}; process.stdout.write(errorsPage());`;
  const page = execFileSync(process.execPath, ['--input-type=module', '-e', print], { encoding: 'utf8' });
  expect(readFileSync(path.join(root, 'docs/errors.md'), 'utf8')).toBe(page);
});
