// Unit tests of an agreement: timelines written by hand, judged as an audit judges exports, against what must come out.

import path from 'node:path';
import { compareGoals } from './agreement-tests/compare-goals.ts';
import { compareObligations, type ActualObligations } from './agreement-tests/compare-obligations.ts';
import type { CaseResult, FileResult } from './agreement-tests/result.ts';
import { stepLines } from './agreement-tests/steps-text.ts';
import { type People, tablesOf } from './agreement-tests/tables.ts';
import { readAgreement } from './agreement/read-agreement.ts';
import { readTestFile } from './agreement/test-file/read-test-file.ts';
import { zoneOf } from './calendar/zone.ts';
import { columnsUsed } from './conditions/columns-used.ts';
import { readTables } from './exports/read-tables.ts';
import type { Problem } from './findings/problem.ts';
import { loadHolidays, type LoadedHolidays } from './steps/holidays.ts';
import { judge, type Judged } from './judge.ts';
import type { AgreementTest } from './model/agreement-test.ts';
import type { Agreement } from './model/agreement.ts';
import type { Period } from './model/obligation.ts';
import type { AgreementFile } from './model/request.ts';
import type { Tables } from './model/table.ts';
import { startingEvents } from './conditions/clause-events.ts';
import { parsePeriod, periodOf } from './steps/period.ts';
import { inOutputOrder } from './replay/output-order.ts';
import { goalTallies } from './statistics/goal-tally.ts';
import { latestInstant } from './timeline/as-of.ts';

export interface TestRequest {
  /** The file of tests as it was read. */
  readonly tests: AgreementFile;
  /** The text of the agreement that the tests name. */
  readonly readAgreementFile: (file: string) => Promise<AgreementFile | Problem>;
}

export interface TestOutcome {
  /** With any error nothing was run. */
  readonly problems: readonly Problem[];
  readonly result: FileResult | null;
}

/** Reads a file of tests and its agreement, and runs every case. */
export async function runAgreementTests({ tests: file, readAgreementFile }: TestRequest): Promise<TestOutcome> {
  const written = readTestFile(file.text, file.file);
  if (written.agreement === null || written.problems.some(isError)) return refused(written.problems);
  const agreementFile = await readAgreementFile(path.join(path.dirname(file.file), written.agreement));
  if ('code' in agreementFile) return refused([...written.problems, agreementFile]);
  const folder = path.dirname(agreementFile.file);
  const { agreement, problems } = readAgreement(agreementFile.text, { file: agreementFile.file, folder });
  if (agreement === null) return refused([...written.problems, ...problems]);
  const { tests, problems: misread } = written.testsOf(agreement);
  const surroundings = await surroundingsOf(agreement, tests);
  const found = [...written.problems, ...misread, ...surroundings.problems];
  if (found.some(isError)) return refused(found);
  const cases = tests.map(test => runCase(test, file.file, surroundings));
  return { problems: found, result: { file: file.file, agreement: agreementFile.file, cases } };
}

function refused(problems: readonly Problem[]): TestOutcome {
  return { problems, result: null };
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

// ---------------------------------------------------------------- what cases take from the agreement's own files

interface Surroundings {
  readonly agreement: Agreement;
  readonly people: People;
  readonly holidays: LoadedHolidays;
  readonly problems: readonly Problem[];
}

async function surroundingsOf(agreement: Agreement, tests: readonly AgreementTest[]): Promise<Surroundings> {
  const holidays = await loadHolidays(agreement);
  const asksForPeople = tests.some(({ roster, absences }) => roster === null || absences === null);
  const { people, problems } = asksForPeople ? await readPeople(agreement) : { people: NOBODY, problems: [] };
  return { agreement, people, holidays, problems: [...holidays.problems, ...problems] };
}

const NOBODY: People = { roster: [], absences: [] };

/** Roster and absences as an audit reads them, beside exports of leads and rows that are empty. */
async function readPeople(
  agreement: Agreement,
): Promise<{ readonly people: People; readonly problems: readonly Problem[] }> {
  const { roster, absences } = agreement.data;
  const { tables, problems } = await readTables({
    agreement: {
      ...agreement,
      data: { roster, absences, leads: null, activities: [], history: [], deals: [], waivers: [] },
    },
    overrides: { leads: ['-'] },
    wanted: { leads: new Set(), activities: new Set(), history: new Set(), deals: new Set() },
    workingFolder: '.',
    stdin: noLeads(),
    progress: () => undefined,
  });
  return { people: tables ?? NOBODY, problems };
}

async function* noLeads(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('lead_id,created_at\n');
}

// ---------------------------------------------------------------- one case

function runCase(test: AgreementTest, file: string, { agreement, people, holidays }: Surroundings): CaseResult {
  const roster = test.roster ?? people.roster;
  const absences = test.absences ?? (test.roster === null ? people.absences : []);
  const tables = tablesOf(test, file, { roster, absences });
  const asOf = test.asOf ?? latestInstant(tables, Infinity) ?? test.created.at;
  const judged = judge({
    agreement,
    tables,
    leadColumns: columnsUsed(agreement).leads,
    holidaysOf: calendar => holidaysOf(test, calendar) ?? holidays.of(calendar),
    asOf,
    period: test.period === null ? null : periodIn(test.period, agreement, asOf),
    before: null,
    filters: { clauses: [], parties: [], people: [], segments: [], where: [] },
    shard: null,
    onlyLeads: null,
    keeps: 'steps',
    advanced: () => undefined,
  });
  const failures = [
    ...compareObligations(test, actualObligations(test, { agreement, tables, judged })),
    ...compareGoals(test, goalTallies(agreement, judged.goals)),
  ];
  return { name: test.name, line: test.line, failures };
}

function holidaysOf(
  { holidays }: AgreementTest,
  calendar: string,
): ((year: number) => ReadonlyMap<string, string>) | undefined {
  const dates = holidays.get(calendar);
  if (dates === undefined) return undefined;
  return year => new Map([...dates].filter(([date]) => date.startsWith(String(year).padStart(4, '0'))));
}

/** The file's reader has let only periods through. */
function periodIn(text: string, { timeZone, report }: Agreement, asOf: number): Period {
  const written = parsePeriod(text);
  if ('code' in written) throw new Error(written.message);
  const period = periodOf(written, { zone: zoneOf(timeZone), asOf, fiscalYearStarts: report.fiscalYearStarts });
  if ('code' in period) throw new Error(period.message);
  return period;
}

interface JudgedCase {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly judged: Judged;
}

function actualObligations(test: AgreementTest, { agreement, tables, judged }: JudgedCase): ActualObligations {
  const obligations = inOutputOrder(judged.obligations, { agreement, tables });
  const all = Array.from({ length: obligations.length }, (_, index) => ({
    obligation: obligations.at(index),
    clock: stepLines(obligations.steps(index), { test, tables }),
  }));
  return {
    of: clause => all.filter(({ obligation }) => obligation.clause.id === clause),
    whyNone: clause => whyNone(clause, agreement, judged),
  };
}

function whyNone(id: string, agreement: Agreement, { events, notCovered, audited }: Judged): string {
  const starts = agreement.clauses.filter(clause => clause.id === id).flatMap(startingEvents);
  const happened = events.filter(({ event, rows }) => starts.includes(event) && rows > 0);
  if (audited === 0) return 'the lead is created only after the instant of the audit';
  if (happened.length === 0) return `nothing in the timeline is ${[...new Set(starts)].join(' or ')}`;
  if (notCovered.has(id)) return 'the clause does not cover the lead';
  return 'no start falls in the period, or the clause was not in force';
}
