// The results for programs.

import { type FileResult, passedAndFailed } from './result.ts';

export function testJson(files: readonly FileResult[]): string {
  const document = {
    schema: 'slaudit-test-results/1',
    ...passedAndFailed(files),
    files: files.map(({ file, agreement, cases }) => ({
      file,
      agreement,
      cases: cases.map(({ name, line, failures }) => ({ case: name, line, passed: failures.length === 0, failures })),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
