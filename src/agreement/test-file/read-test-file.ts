// YAML text → the tests of an agreement: first which agreement, then, once that is read, its cases.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementTest } from '../../model/agreement-test.ts';
import type { Agreement } from '../../model/agreement.ts';
import { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { schemaProblems, unknownKey } from '../schema-problems.ts';
import { describe } from '../sentences.ts';
import { Source } from '../source.ts';
import { parseYaml } from '../yaml/tree.ts';
import {
  readExpectedLine,
  readExpectedMap,
  type WrittenExpectation,
  type WrittenExpectationMap,
} from './expected-line.ts';
import { readExpectedGoal, readGoalMap, type WrittenGoalExpectation, type WrittenGoalMap } from './expected-goal.ts';
import { readLife } from './life.ts';
import { warnOfColumns, warnOfRows } from './likely-slips.ts';
import { Reading } from './reading.ts';
import { CASE_SCHEMA, TOP_SCHEMAS } from './schema.ts';
import { bareSetting, readSetting, type Setting } from './setting.ts';

export interface TestFileReading {
  /** Path of the agreement as the file says it; null where it cannot be told. */
  readonly agreement: string | null;
  /** Whatever is wrong with the shape of the file, in the order of the places. */
  readonly problems: readonly Problem[];
  /** Reads the cases of a file without errors. `tests` holds the cases that could be read. */
  readonly testsOf: (agreement: Agreement) => {
    readonly tests: readonly AgreementTest[];
    readonly problems: readonly Problem[];
  };
}

/** `name` is the path as the user gave it. Touches no file. */
export function readTestFile(text: string, name: string): TestFileReading {
  const source = new Source(name, text.replace(/^\ufeff/, ''));
  const { tree, problems: syntax } = parseYaml(source);
  const nothing = { agreement: null, testsOf: () => ({ tests: [], problems: [] }) };
  if (tree === null) return { ...nothing, problems: syntax };
  const file = new AgreementFile(source, tree);
  const problems = inOrder([...syntax, ...shapeProblems(file)]);
  const { value } = file.root.at('agreement');
  const agreement = typeof value === 'string' ? value.trim() : null;
  return { agreement, problems, testsOf: known => readTests(file, known) };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

// ---------------------------------------------------------------- shape

const CASES_REMEDY = 'Add `cases:` with a list whose entries begin with `- case:`.';

function shapeProblems(file: AgreementFile): readonly Problem[] {
  const { root } = file;
  if (!root.has('agreement') && !root.has('cases')) return [notTests(file)];
  const known = [...Object.keys(TOP_SCHEMAS), 'cases'];
  return [
    ...root
      .entries()
      .filter(({ name }) => !known.includes(name))
      .map(entry => unknownKey(file, entry, known)),
    ...missingKeys(file),
    ...Object.entries(TOP_SCHEMAS).flatMap(([key, schema]) =>
      root.has(key) ? schemaProblems(file, schema, root.at(key)) : [],
    ),
    ...casesProblems(file, root.at('cases')),
  ];
}

function notTests(file: AgreementFile): Problem {
  const { value } = file.root;
  const message = file.root.isMap ? 'The file has neither `agreement` nor `cases`.' : `The file ${describe(value)}.`;
  const remedy = 'Write `agreement: slaudit.yaml` and `cases:` with a list of cases.';
  return file.problem({ code: 'not-a-test-file', message, remedy }, [], 'value');
}

/** The two keys that nothing goes without. */
function missingKeys(file: AgreementFile): readonly Problem[] {
  const missing = (key: string, remedy: string): Problem[] =>
    file.root.has(key)
      ? []
      : [file.problem({ code: 'not-a-test-file', message: `The file has no \`${key}\`.`, remedy }, [], 'value')];
  return [
    ...missing('agreement', 'Add `agreement:` with the path of the agreement, relative to this file.'),
    ...missing('cases', CASES_REMEDY),
  ];
}

function casesProblems(file: AgreementFile, cases: Cursor): readonly Problem[] {
  if (!cases.exists) return [];
  if (!Array.isArray(cases.value) || cases.value.length === 0) {
    const message = Array.isArray(cases.value) ? '`cases` is an empty list.' : `\`cases\` ${describe(cases.value)}.`;
    return [file.problem({ code: 'wrong-value', message, remedy: CASES_REMEDY }, cases.path, 'value')];
  }
  return cases.items().flatMap(item => schemaProblems(file, CASE_SCHEMA, item));
}

// ---------------------------------------------------------------- cases

function readTests(file: AgreementFile, agreement: Agreement): ReturnType<TestFileReading['testsOf']> {
  const reading = new Reading(file, agreement);
  const around = readSetting(file.root, reading, bareSetting(agreement.timeZone));
  warnOfColumns(file.root.at('lead'), reading);
  const tests = file.root
    .at('cases')
    .items()
    .flatMap(at => readCase(at, reading, around));
  return { tests, problems: inOrder(reading.problems) };
}

function readCase(at: Cursor, reading: Reading, around: Setting): AgreementTest[] {
  const setting = readSetting(at, reading, around);
  const life = readLife(at.at('timeline'), reading, setting);
  const expected = readAll(at.at('expect'), reading, value => expectationOf(value, reading, setting));
  const goals = readAll(at.at('goals'), reading, value => goalOf(value, reading));
  if (life === null) return [];
  warnOfColumns(at.at('lead'), reading);
  warnOfRows(at.at('timeline'), reading, life.rows);
  const name = String(at.at('case').value).trim();
  const others = at.at('others').value === 'allowed' ? 'allowed' : 'fail';
  return [{ name, line: reading.lineOf(at.at('case')), ...setting, ...life, expected, goals, others }];
}

function readAll<Value extends object>(
  list: Cursor,
  reading: Reading,
  read: (value: unknown) => Value,
): (Value & { readonly line: number })[] {
  return list.items().flatMap(spot => {
    const value = reading.read(spot, () => read(spot.value));
    return value === null ? [] : [{ ...value, line: reading.lineOf(spot) }];
  });
}

function expectationOf(value: unknown, { agreement }: Reading, { zone }: Setting): WrittenExpectation {
  const context = { zone, clauses: [...new Set(agreement.clauses.map(({ id }) => id))] };
  if (typeof value === 'string') return readExpectedLine(value, context);
  return readExpectedMap(value as WrittenExpectationMap, context);
}

function goalOf(value: unknown, { agreement }: Reading): WrittenGoalExpectation {
  const goals = [...new Set(agreement.goals.map(({ id }) => id))];
  if (typeof value === 'string') return readExpectedGoal(value, goals);
  return readGoalMap(value as WrittenGoalMap, goals);
}
