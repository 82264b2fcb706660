// Why leads came out as they did: an agreement and its exports in, an explanation out (docs/explain.md).

import { dirname } from 'node:path';
import { readAgreement } from './agreement/read-agreement.ts';
import { type AuditedSpan, auditedSpan, isError, readingStep, wantedColumns } from './audit.ts';
import { zoneOf } from './calendar/zone.ts';
import { readTables } from './exports/read-tables.ts';
import { explainedLead, type TracedObligation, type WantedLead } from './explain/lead.ts';
import { findLeads, wantedLead } from './explain/find-leads.ts';
import type { Subject } from './explain/subject.ts';
import { peopleWords } from './explain/words/people.ts';
import { timeWords } from './explain/words/times.ts';
import { worstBreaches } from './explain/worst.ts';
import type { Problem } from './findings/problem.ts';
import { loadHolidays, type LoadedHolidays } from './steps/holidays.ts';
import { judge, type JudgedHere } from './judge.ts';
import type { Agreement } from './model/agreement.ts';
import { type Explanation, EXPLANATION_VERSION, type LeadExplanation } from './model/explanation.ts';
import type { Obligation } from './model/obligation.ts';
import type { AuditRequest, Keeps } from './model/request.ts';
import { ALL_TIME } from './model/span.ts';
import type { Tables } from './model/table.ts';
import { AS_WRITTEN } from './model/timeline.ts';
import { inOutputOrder } from './replay/output-order.ts';
import { FoundRows } from './timeline/found-rows.ts';
import { unknownFilters } from './steps/unknown-filters.ts';

type Shared = 'agreement' | 'period' | 'asOf' | 'overrides' | 'stdin' | 'filters' | 'people' | 'now' | 'progress';

export interface ExplainRequest extends Pick<AuditRequest, Shared> {
  /** Ids as the leads export has them. */
  readonly leads: readonly string[];
  /** Only breaches; without `leads` those of all leads, the `worst` of them. */
  readonly breaches: { readonly worst: number } | null;
}

export interface ExplainOutcome {
  /** Errors first; with any error there is no explanation (exit status 2). */
  readonly problems: readonly Problem[];
  readonly explanation: Explanation | null;
  /** Files that were read, relative to the agreement's folder. */
  readonly inputs: readonly string[];
}

export async function explain(request: ExplainRequest): Promise<ExplainOutcome> {
  const { file, text } = request.agreement;
  const { agreement, problems } = readAgreement(text, { file, folder: dirname(file) });
  const unknown = agreement === null ? [] : unknownFilters(agreement, request.filters);
  if (agreement === null || unknown.length > 0) {
    return { problems: [...unknown, ...problems], explanation: null, inputs: [] };
  }
  const holidays = await loadHolidays(agreement);
  const columns = keptColumns(agreement, request);
  const read = await readTables({
    ...request,
    agreement,
    wanted: columns,
    workingFolder: '.',
    progress: event => request.progress(readingStep(event)),
  });
  const early = [...problems, ...holidays.problems, ...read.problems];
  const inputs = read.inputs.map(input => input.file);
  if (read.tables === null) return { problems: early, explanation: null, inputs };
  const span = auditedSpan(agreement, read.tables, request);
  const named = findLeads(read.tables, request.leads);
  const all = [...early, ...named.problems, ...('problems' in span ? span.problems : [])];
  if ('problems' in span || all.some(isError)) return { problems: all, explanation: null, inputs };
  const found = new FoundRows(read.tables);
  const terms = { request, agreement, tables: read.tables, holidays, span, found, leadColumns: columns.leads };
  return { problems: all, explanation: explanationOf(terms, named.leads), inputs };
}

interface ExplainTerms {
  readonly request: ExplainRequest;
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly holidays: LoadedHolidays;
  readonly span: AuditedSpan;
  readonly found: FoundRows;
  readonly leadColumns: ReadonlySet<string>;
}

/** Besides what the agreement asks about: what a person wants to read of a row. */
function keptColumns(agreement: Agreement, { filters }: ExplainRequest): ReturnType<typeof wantedColumns> {
  const wanted = wantedColumns(agreement, { filters, alsoBreakDownBy: [] });
  return {
    ...wanted,
    activities: new Set([...wanted.activities, 'direction', 'outcome', 'subject']),
    history: new Set([...wanted.history, 'actor']),
    deals: new Set([...wanted.deals, 'amount']),
  };
}

function explanationOf(terms: ExplainTerms, named: readonly WantedLead[]): Explanation {
  const { request, agreement, span } = terms;
  const people = request.people ?? agreement.report.people;
  const { iso } = timeWords(zoneOf(agreement.timeZone), span.asOf);
  const { period } = span;
  return {
    schema: EXPLANATION_VERSION,
    agreement: { name: agreement.name, files: [agreement.file], sha256: agreement.sha256 },
    time_zone: agreement.timeZone,
    period: period === null ? null : { text: period.text, from: iso(period.from), until: iso(period.until) },
    as_of: iso(span.asOf),
    people,
    leads: named.length === 0 ? worstOf(terms, people) : namedLeads(terms, named, people),
  };
}

function namedLeads(terms: ExplainTerms, named: readonly WantedLead[], people: 'names' | 'hidden'): LeadExplanation[] {
  const { request } = terms;
  const traced = trace(terms, new Set(named.map(({ row }) => row)));
  return named.map(lead => {
    const own = traced.obligations.filter(({ obligation }) => obligation.leadId === terms.tables.leadId(lead.row));
    if (request.breaches === null) return told(terms, { lead, traced: own, judged: traced.judged, people });
    const breached = own.filter(({ obligation }) => obligation.verdict === 'breached');
    return { ...told(terms, { lead, traced: breached, judged: traced.judged, people }), quiet: [] };
  });
}

/** One for each breach: a lead with two stands twice. */
function worstOf(terms: ExplainTerms, people: 'names' | 'hidden'): LeadExplanation[] {
  const { tables, request } = terms;
  const everything = judged(terms, { onlyLeads: null, keeps: 'obligations' });
  const worst = worstBreaches(obligationsOf(terms, everything), request.breaches?.worst ?? 0);
  const rows = new Map<string, number>();
  const ids = new Set(worst.map(({ leadId }) => leadId));
  for (let row = 0; row < tables.leads.length; row++)
    if (ids.has(tables.leadId(row))) rows.set(tables.leadId(row), row);
  const traced = trace(terms, new Set(rows.values()));
  return worst.map(breach => {
    const lead = wantedLead(tables, rows.get(breach.leadId) ?? 0);
    const own = traced.obligations.filter(({ obligation }) => isSame(obligation, breach));
    return { ...told(terms, { lead, traced: own, judged: traced.judged, people }), quiet: [] };
  });
}

function isSame(one: Obligation, other: Obligation): boolean {
  return (
    one.leadId === other.leadId &&
    one.clause === other.clause &&
    one.cycle === other.cycle &&
    one.startedAt === other.startedAt
  );
}

function told(
  { request, agreement, tables, holidays, span, found }: ExplainTerms,
  shown: {
    readonly lead: WantedLead;
    readonly traced: readonly TracedObligation[];
    readonly judged: JudgedHere;
    readonly people: 'names' | 'hidden';
  },
): LeadExplanation {
  const { bench, roster } = shown.judged;
  bench.timelines.load(shown.lead.row, AS_WRITTEN);
  const subject: Subject = {
    ...bench,
    found,
    agreement,
    tables,
    roster,
    asOf: span.asOf,
    period: span.period ?? ALL_TIME,
    holidaysOf: holidays.of,
    times: timeWords(zoneOf(agreement.timeZone), span.asOf),
    people: peopleWords(roster, shown.people),
  };
  return explainedLead(subject, shown.lead, { traced: shown.traced, clauses: request.filters.clauses });
}

function trace(
  terms: ExplainTerms,
  leads: ReadonlySet<number>,
): { readonly obligations: readonly TracedObligation[]; readonly judged: JudgedHere } {
  const verdicts = judged(terms, { onlyLeads: leads, keeps: 'steps' });
  const list = inOutputOrder(verdicts.obligations, terms);
  const obligations = Array.from({ length: list.length }, (_, index) => ({
    obligation: list.at(index),
    steps: list.steps(index),
  }));
  return { obligations, judged: verdicts };
}

function obligationsOf({ agreement, tables }: ExplainTerms, { obligations }: JudgedHere): Obligation[] {
  const list = inOutputOrder(obligations, { agreement, tables });
  return Array.from({ length: list.length }, (_, index) => list.at(index));
}

function judged(
  { request, agreement, tables, holidays, span, leadColumns }: ExplainTerms,
  which: { readonly onlyLeads: ReadonlySet<number> | null; readonly keeps: Keeps },
): JudgedHere {
  return judge({
    agreement,
    tables,
    leadColumns,
    holidaysOf: holidays.of,
    asOf: span.asOf,
    period: span.period,
    before: null,
    filters: request.filters,
    shard: null,
    ...which,
    advanced: rows => request.progress({ stage: 'judging leads', rows, total: tables.leads.length }),
  });
}
