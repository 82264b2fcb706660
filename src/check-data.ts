// How an agreement fits its exports: read and judged as in an audit, then counted where the two miss each other.

import { dirname } from 'node:path';
import { readAgreement } from './agreement/read-agreement.ts';
import { auditedSpan, type AuditedSpan, isError, readingStep, wantedColumns } from './audit.ts';
import { columnsWithoutHistory, missingColumns } from './data-fit/columns.ts';
import type { DataFit } from './data-fit/fit.ts';
import { LeadCounts } from './data-fit/lead-counts.ts';
import { strangersIn } from './data-fit/strangers.ts';
import { tableSpans } from './data-fit/table-spans.ts';
import { fitWarnings } from './data-fit/warnings.ts';
import { readTables, type ReadResult } from './exports/read-tables.ts';
import type { Finding } from './findings/finding.ts';
import { gatherFindings } from './findings/gather.ts';
import type { Problem } from './findings/problem.ts';
import { loadHolidays, type LoadedHolidays } from './steps/holidays.ts';
import { judge, type Judged, type JudgedHere } from './judge.ts';
import type { Agreement } from './model/agreement.ts';
import type { Filters } from './model/obligation.ts';
import type { AuditRequest } from './model/request.ts';
import { ALL_TIME } from './model/span.ts';
import type { Tables } from './model/table.ts';
import { AS_WRITTEN } from './model/timeline.ts';
import { note } from './steps/noted.ts';
import { dataParts, partsOf } from './steps/parts.ts';
import { testedColumns } from './conditions/tested-columns.ts';
import { inOutputOrder } from './replay/output-order.ts';
import { unmatchedWarnings } from './steps/unmatched-warnings.ts';
import { wholeFindings } from './steps/whole-findings.ts';

export type DataCheckRequest = Pick<AuditRequest, 'agreement' | 'period' | 'stdin' | 'now' | 'progress'>;

export interface DataCheck {
  /** Errors first; with any error there is no fit. */
  readonly problems: readonly Problem[];
  /** Of the rows themselves, as in the audit's data report. */
  readonly findings: readonly Finding[];
  readonly fit: DataFit | null;
  /** Null where it could not be compiled. */
  readonly agreement: Agreement | null;
}

const EVERYTHING: Filters = { clauses: [], parties: [], people: [], segments: [], where: [] };

export async function checkData(request: DataCheckRequest): Promise<DataCheck> {
  const { file, text } = request.agreement;
  const { agreement, problems } = readAgreement(text, { file, folder: dirname(file) });
  if (agreement === null) return { problems, findings: [], fit: null, agreement };
  const holidays = await loadHolidays(agreement);
  const wanted = wantedColumns(agreement, { filters: EVERYTHING, alsoBreakDownBy: [] });
  const read = await readTables({
    agreement,
    overrides: {},
    wanted,
    workingFolder: '.',
    stdin: request.stdin,
    progress: event => request.progress(readingStep(event)),
  });
  const span =
    read.tables === null ? { problems: [] } : auditedSpan(agreement, read.tables, { ...request, asOf: null });
  const found = [...problems, ...holidays.problems, ...read.problems, ...('problems' in span ? span.problems : [])];
  if (read.tables === null || 'problems' in span || found.some(isError)) {
    return { problems: found, findings: [], fit: null, agreement };
  }
  const checked = judged(request, { agreement, tables: read.tables, read, holidays, span, leadColumns: wanted.leads });
  return { ...checked, problems: [...found, ...checked.problems], agreement };
}

interface Readings {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly read: ReadResult;
  readonly holidays: LoadedHolidays;
  readonly span: AuditedSpan;
  readonly leadColumns: Iterable<string>;
}

function judged(request: DataCheckRequest, readings: Readings): Omit<DataCheck, 'agreement'> {
  const { agreement, tables, holidays, span, leadColumns } = readings;
  const verdicts = judge({
    agreement,
    tables,
    leadColumns,
    holidaysOf: holidays.of,
    asOf: span.asOf,
    period: span.period,
    before: null,
    filters: EVERYTHING,
    shard: null,
    onlyLeads: null,
    keeps: 'obligations',
    advanced: rows => request.progress({ stage: 'judging leads', rows, total: tables.leads.length }),
  });
  const fit = fitOf(readings, verdicts);
  const warnings = [
    ...unmatchedWarnings(agreement, verdicts.unmatched, readings.read.inputs),
    ...fitWarnings(agreement, fit, span.period),
  ];
  return { problems: warnings, findings: findingsOf(readings, verdicts), fit };
}

/** As the audit's data report has them. */
function findingsOf({ agreement, tables, read, holidays, span }: Readings, verdicts: Judged): Finding[] {
  const noted = note(agreement, tables, verdicts.roster, { asOf: span.asOf, inputs: read.inputs });
  const whole = wholeFindings(
    agreement,
    partsOf(agreement, tables, verdicts, dataParts(agreement, tables, verdicts.roster)),
  );
  return gatherFindings([...read.findings, ...holidays.findings, ...noted.findings, ...whole], samples => samples);
}

function fitOf({ agreement, tables, read, span }: Readings, verdicts: JudgedHere): DataFit {
  const { asOf } = span;
  const counts = countLeads(agreement, { tables, span }, verdicts);
  const asked = { agreement, tested: testedColumns(agreement) };
  const obligations = obligationsByClause(agreement, tables, verdicts);
  return {
    asOf,
    tables: tableSpans(tables).filter(({ kind }) => read.headers.some(header => header.kind === kind)),
    events: verdicts.events.map((event, number) => ({ ...event, leads: counts.leadsOfEvent[number] ?? 0 })),
    segments: counts.segments(),
    clauses: [...new Set(agreement.clauses.map(({ id }) => id))].map(clause => ({
      clause,
      starts: counts.startsOfClause(clause),
      judged: obligations.get(clause) ?? 0,
      notCovered: verdicts.notCovered.get(clause) ?? 0,
    })),
    touches: counts.touchFits(),
    strangers: strangersIn(tables, verdicts.roster),
    withoutHistory: columnsWithoutHistory(asked, tables),
    missingColumns: missingColumns(asked, tables, kind => {
      return read.headers.filter(header => header.kind === kind).flatMap(({ names }) => names);
    }),
  };
}

/** Every lead that is audited once more, after the verdicts. */
function countLeads(
  agreement: Agreement,
  { tables, span }: Pick<Readings, 'tables' | 'span'>,
  { bench: { timelines, isAudited, lead, tests } }: JudgedHere,
): LeadCounts {
  const conditions = agreement.segments.map(({ condition }) => tests.test(condition));
  const counts = new LeadCounts({
    agreement,
    tables,
    asOf: span.asOf,
    period: span.period ?? ALL_TIME,
    meets: (segment, at) => conditions[segment]?.(lead, at) === true,
  });
  const created = tables.leads.times.get('created_at')?.at;
  for (let row = 0; row < tables.leads.length; row++) {
    if (isAudited(row)) counts.add(timelines.load(row, AS_WRITTEN), created?.[row] ?? span.asOf);
  }
  return counts;
}

function obligationsByClause(agreement: Agreement, tables: Tables, { obligations }: Judged): Map<string, number> {
  const counts = new Map<string, number>();
  const rows = inOutputOrder(obligations, { agreement, tables });
  for (let index = 0; index < rows.length; index++) {
    const { id } = rows.at(index).clause;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
