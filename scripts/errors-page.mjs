// Writes docs/errors.md from fixtures/errors: every error, the file that shows it, and what slaudit says about it.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixtures = path.join(root, 'fixtures/errors');

const HEADING = `# Errors

Every error that slaudit can show, by its code, with a file that has it and what is said about it. The page is generated from the
folders of [fixtures/errors](../fixtures/errors), which the tests run: \`npm run errors-page\`.
`;

export function errorsPage() {
  const codes = readdirSync(fixtures)
    .filter(name => existsSync(path.join(fixtures, name, 'command')))
    .sort();
  const list = `${codes.map(code => `[${code}](#${code})`).join(' · ')}\n`;
  return `${[HEADING, list, ...codes.map(section)].join('\n')}\n`;
}

/** Files that are no UTF-8 text are left out. */
function section(code) {
  const read = name => readFileSync(path.join(fixtures, code, name), 'utf8').trimEnd();
  const files = readdirSync(path.join(fixtures, code)).filter(
    name => !/^(command|stdin|README\.md|expected-.*)$/.test(name),
  );
  const inputs = files
    .filter(name => /\.(ya?ml|csv)$/.test(name) && !read(name).includes('\0'))
    .sort()
    .map(name => fenced(name, read(name), name.endsWith('.csv') ? 'text' : 'yaml'));
  return [`## ${code}\n`, ...inputs, fenced(`slaudit ${read('command')}`, said(code, read), 'text')].join('\n');
}

/** A finding about the data stands in the report instead. */
function said(code, read) {
  const onStderr = read('expected-stderr.txt');
  const report = readdirSync(path.join(fixtures, code)).find(name => name.startsWith('expected-stdout.'));
  return onStderr === '' && report !== undefined ? read(report) : onStderr;
}

/** Longer files are there to be run, not to be read. */
const LONGEST = 60;

function fenced(title, text, language) {
  const lines = text.split('\n');
  const shown =
    lines.length <= LONGEST ? lines : [...lines.slice(0, LONGEST), `… ${lines.length - LONGEST} more lines`];
  const visible = shown.join('\n').replaceAll(/[^\P{Cc}\n\t]/gu, '\u{fffd}');
  const fence = visible.includes('```') ? '````' : '```';
  return `\`${title}\`\n\n${fence}${language}\n${visible}\n${fence}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(path.join(root, 'docs/errors.md'), errorsPage());
