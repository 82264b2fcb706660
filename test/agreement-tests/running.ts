// Runs tests of an agreement in this process.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runAgreementTests, type TestOutcome } from '../../src/agreement-tests.ts';

export const DEMO: string = path.join(import.meta.dirname, '../../fixtures/demo');

/** Tests written as text, beside the agreement of a folder. */
export function runTests(text: string, folder: string = DEMO): Promise<TestOutcome> {
  return runAgreementTests({
    tests: { file: path.join(folder, 'tests.yaml'), text },
    readAgreementFile: async file => ({ file, text: readFileSync(file, 'utf8') }),
  });
}

/** Every failure as `case: clause: message`; throws where the file is wrong. */
export async function failuresOf(text: string): Promise<string[]> {
  const { result, problems } = await runTests(text);
  if (result === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return result.cases.flatMap(({ name, failures }) =>
    failures.map(({ subject, message }) => `${name}: ${subject}: ${message}`),
  );
}
