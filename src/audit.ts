// The audit: an agreement and its exports in, a report out. Its lines are the folder names, in order: start reading here.

import { dirname } from 'node:path';
import { readAgreement } from './agreement/read-agreement.ts';
import { readAsOf } from './steps/as-of.ts';
import { zoneOf } from './calendar/zone.ts';
import { cellTests } from './conditions/cell-test.ts';
import { columnsUsed } from './conditions/columns-used.ts';
import { coursesOf } from './steps/courses.ts';
import { readTables, type ReadingProgress, type ReadResult } from './exports/read-tables.ts';
import type { Problem } from './findings/problem.ts';
import { underlined } from './findings/underlined.ts';
import { gatherFindings } from './findings/gather.ts';
import { loadHolidays, type LoadedHolidays } from './steps/holidays.ts';
import { judgeTogether } from './judge.ts';
import { JUDGE_THREADS, type JudgeLane } from './judging/threads.ts';
import type { Agreement } from './model/agreement.ts';
import type { Judgement, JudgementHeader, Period } from './model/obligation.ts';
import type { AuditOutcome, AuditRequest, Keeps } from './model/request.ts';
import type { Tables } from './model/table.ts';
import { clausesNeverStarted } from './steps/never-started.ts';
import { note } from './steps/noted.ts';
import { dataParts, partsOf } from './steps/parts.ts';
import { rosterOf } from './people/roster.ts';
import { parsePeriod, periodBefore, periodOf } from './steps/period.ts';
import { periodOutsideData } from './steps/period-warnings.ts';
import { redact } from './steps/redact.ts';
import { inOutputOrder } from './replay/output-order.ts';
import { goalTallies } from './statistics/goal-tally.ts';
import { summarise } from './summary/summarise.ts';
import { latestInstant } from './timeline/as-of.ts';
import { unknownBreakdowns, unknownFilters, unknownInTables } from './steps/unknown-filters.ts';
import { wholeFindings } from './steps/whole-findings.ts';
import { unmatchedWarnings } from './steps/unmatched-warnings.ts';

export async function audit(request: AuditRequest): Promise<AuditOutcome> {
  return auditBy(JUDGE_THREADS, request);
}

/** `lane`: by which threads leads are judged where there are many; null: by this one. */
export async function auditBy(lane: JudgeLane | null, request: AuditRequest): Promise<AuditOutcome> {
  const { file, text } = request.agreement;
  const { agreement, problems } = readAgreement(text, { file, folder: dirname(file) });
  if (agreement === null) return { problems, edition: null, agreement };
  const unknown = unknownFilters(agreement, request.filters);
  if (unknown.length > 0) return { problems: [...problems, ...unknown], edition: null, agreement };
  const holidays = await loadHolidays(agreement);
  const read = await readTables({
    ...request,
    agreement,
    wanted: wantedColumns(agreement, request),
    workingFolder: '.',
    progress: event => request.progress(readingStep(event)),
  });
  const span = read.tables === null ? { problems: [] } : auditedSpan(agreement, read.tables, request);
  const found = [
    ...problems,
    ...underlined([...holidays.problems, ...read.problems], request.agreement),
    ...('problems' in span ? span.problems : []),
    ...(read.tables === null ? [] : unknownInTables(read.tables, request.filters, read.headers)),
    ...(read.tables === null ? [] : unknownBreakdowns(read.tables, agreement, read.headers)),
  ];
  if (read.tables === null || 'problems' in span || found.some(isError))
    return { problems: found, edition: null, agreement };
  const { judgement, warnings } = await judged(request, { agreement, tables: read.tables, read, span, holidays }, lane);
  const edition = summarise(agreement, request.redacts ? redact(judgement) : judgement, {
    people: request.people ?? agreement.report.people,
    breakDownBy: [...new Set([...agreement.report.breakDownBy, ...request.alsoBreakDownBy])],
    allowRejects: request.allowRejects,
  });
  return { problems: [...found, ...warnings], edition, agreement };
}

/** What an audit has read before anything is judged. */
export interface Audited {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly read: ReadResult;
  readonly span: AuditedSpan;
  readonly holidays: LoadedHolidays;
}

export async function judged(
  request: AuditRequest,
  { agreement, tables, read, span, holidays }: Audited,
  lane: JudgeLane | null = JUDGE_THREADS,
): Promise<{ readonly judgement: Judgement; readonly warnings: readonly Problem[] }> {
  const { asOf, period } = span;
  const judging = judgeTogether(
    {
      agreement,
      tables,
      leadColumns: wantedColumns(agreement, request).leads,
      holidaysOf: holidays.of,
      asOf,
      period,
      before: period === null ? null : periodBefore(period, zoneOf(agreement.timeZone)),
      filters: request.filters,
      shard: request.shard,
      onlyLeads: null,
      keeps: keptBy(request, agreement),
      advanced: rows => request.progress({ stage: 'judging leads', rows, total: tables.leads.length }),
    },
    lane,
  );
  // Looked for while other threads still judge.
  const roster = rosterOf(tables.roster);
  const noted = note(agreement, tables, roster, { asOf, inputs: read.inputs });
  const data = dataParts(agreement, tables, roster);
  const verdicts = await judging;
  const parts = partsOf(agreement, tables, verdicts, data);
  const courseOf = coursesOf({ agreement, tables, asOf, roster, compile: cellTests(tables.texts, roster) });
  const judgement: Judgement = {
    header: headerOf(request, { agreement, span }, noted.inputs),
    obligations: inOutputOrder(verdicts.obligations, { agreement, tables }, courseOf),
    tail: {
      leads: { read: tables.leads.length, audited: verdicts.audited, merged: countOnes(tables.isDuplicate) },
      notCovered: verdicts.notCovered,
      before: verdicts.before,
      neverStarted: clausesNeverStarted(
        agreement,
        verdicts.unmatched.map(({ event }) => event),
      ),
      findings: gatherFindings(
        [...read.findings, ...holidays.findings, ...noted.findings, ...wholeFindings(agreement, parts)],
        samples => samples,
      ),
      goals: goalTallies(agreement, parts.goals),
      parts,
    },
  };
  if (request.shard !== null) return { judgement, warnings: [] };
  const isEmpty = judgement.obligations.length === 0;
  return {
    judgement,
    warnings: [
      ...(isEmpty ? periodOutsideData({ agreement, tables, asOf, period }) : []),
      ...unmatchedWarnings(agreement, verdicts.unmatched, noted.inputs),
    ],
  };
}

/** Obligations that are changed before they are counted, by hashes or by leaving out names, have to be there. */
function keptBy({ keeps, redacts, people }: AuditRequest, { report }: Agreement): Keeps {
  const areChanged = redacts || (people ?? report.people) === 'hidden';
  return areChanged ? 'obligations' : (keeps ?? 'obligations');
}

function headerOf(
  request: AuditRequest,
  { agreement, span: { asOf, period } }: Pick<Audited, 'agreement' | 'span'>,
  inputs: JudgementHeader['inputs'],
): JudgementHeader {
  const { name, file, sha256, timeZone } = agreement;
  return {
    agreement: { name, file, sha256, text: request.agreement.text },
    timeZone,
    asOf,
    period,
    filters: request.filters,
    allowRejects: request.allowRejects,
    redactedWith: null,
    inputs,
  };
}

export function wantedColumns(
  agreement: Agreement,
  { filters, alsoBreakDownBy }: Pick<AuditRequest, 'filters' | 'alsoBreakDownBy'>,
): ReturnType<typeof columnsUsed> {
  const used = columnsUsed(agreement);
  const filtered = filters.where.map(({ column }) => column);
  return {
    ...used,
    leads: new Set([...used.leads, ...used.historyFields, ...filtered, ...alsoBreakDownBy]),
    activities: new Set([...used.activities, 'actor', 'automated']),
    history: new Set([...used.history, 'actor']),
    deals: new Set([...used.deals, 'won']),
  };
}

export interface AuditedSpan {
  readonly asOf: number;
  readonly period: Period | null;
}

export function auditedSpan(
  agreement: Agreement,
  tables: Tables,
  request: Pick<AuditRequest, 'asOf' | 'period' | 'now'>,
): AuditedSpan | { readonly problems: readonly Problem[] } {
  const zone = zoneOf(agreement.timeZone);
  const asOf =
    request.asOf === null ? (latestInstant(tables, request.now) ?? request.now) : readAsOf(request.asOf, zone);
  if (typeof asOf !== 'number') return { problems: [asOf] };
  if (request.period === null) return { asOf, period: null };
  const written = parsePeriod(request.period);
  if ('code' in written) return { problems: [written] };
  const period = periodOf(written, { zone, asOf, fiscalYearStarts: agreement.report.fiscalYearStarts });
  return 'code' in period ? { problems: [period] } : { asOf, period };
}

export function readingStep({ file, rows }: ReadingProgress): Parameters<AuditRequest['progress']>[0] {
  return { stage: `reading ${file}`, rows, total: null };
}

export function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function countOnes(flags: Uint8Array): number {
  let count = 0;
  for (const flag of flags) count += flag;
  return count;
}
