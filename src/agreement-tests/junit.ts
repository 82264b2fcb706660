// The results as JUnit XML, which build servers show: a suite a file, a test a case.

import { type CaseResult, type Failure, type FileResult, passedAndFailed } from './result.ts';

export function testJunit(files: readonly FileResult[]): string {
  const suites = files.map(suite).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts(files)}>\n${suites}</testsuites>\n`;
}

function counts(files: readonly FileResult[]): string {
  const { passed, failed } = passedAndFailed(files);
  return `tests="${passed + failed}" failures="${failed}"`;
}

function suite(result: FileResult): string {
  const cases = result.cases.map(one => testCase(result.file, one)).join('');
  return `  <testsuite name="${escaped(result.file)}" ${counts([result])}>\n${cases}  </testsuite>\n`;
}

function testCase(file: string, { name, line, failures }: CaseResult): string {
  const start = `    <testcase classname="${escaped(file)}" name="${escaped(name)}" file="${escaped(file)}" line="${line}"`;
  return failures.length === 0 ? `${start}/>\n` : `${start}>\n${failures.map(failure).join('')}    </testcase>\n`;
}

function failure({ subject, message, expected, actual, clock, line }: Failure): string {
  const text = [
    ...(line === null ? [] : [`line ${line}`]),
    ...(expected === null ? [] : [`expected  ${expected}`]),
    ...(actual === null ? [] : [`actual    ${actual}`]),
    ...clock.map(step => `${step.at}  ${step.text}`),
  ];
  const title = escaped(`${subject}: ${message}`);
  return `      <failure message="${title}">${escaped(text.join('\n'))}</failure>\n`;
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 cannot hold, however they are written, become the replacement character. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
    .replaceAll(/[&<>"']/g, character => NAMED[character] ?? '');
}
