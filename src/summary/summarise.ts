// Judgement → Report: obligations folded into rates, percentiles, breakdowns and trend. Needs nothing but the agreement
// and the judgement, so that pieces judged elsewhere give the same report.

import { zoneOf } from '../calendar/zone.ts';
import type { Finding } from '../findings/finding.ts';
import { isoWriter } from '../model/iso-time.ts';
import type { Agreement } from '../model/agreement.ts';
import type { AllowedRejects } from '../model/allowed-rejects.ts';
import type { InputFile, Judgement } from '../model/obligation.ts';
import { obligationRow } from '../model/obligation-row.ts';
import {
  type Edition,
  type ObligationRow,
  type TouchingFinding,
  type Report,
  REPORT_VERSION,
  type Totals,
} from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { adviceOn } from './advice.ts';
import { commonestCauses, firstThing, shownDimensions, worstGroups } from './attention.ts';
import { backdatedRows } from './backdated.ts';
import { breakdownRows } from './breakdowns.ts';
import { clauseReports } from './clauses.ts';
import { conversionRows } from './conversion.ts';
import { distributions } from './distribution.ts';
import { reasonsAgainst } from './fitness.ts';
import { goalReports } from './goals.ts';
import { headlineOf } from './headline.ts';
import { heatMapRows } from './heat-map.ts';
import { hidePeople } from './hide-people.ts';
import { legRows } from './legs.ts';
import { type ObligationColumns, readColumns } from './obligation-columns.ts';
import { type TouchedBy, touchedBy } from './touched-by.ts';
import { trendRows } from './trend.ts';

export interface SummaryOptions {
  /** `report.people`, or what `--people` says instead. */
  readonly people: 'names' | 'hidden';
  /** `report.break_down_by`, and what the view asked for breaks down by. */
  readonly breakDownBy: readonly string[];
  readonly allowRejects: AllowedRejects;
}

/** The report with the judgement that outputs may show: both without names where people are hidden. */
export function summarise(agreement: Agreement, judged: Judgement, options: SummaryOptions): Edition {
  const judgement = options.people === 'hidden' ? hidePeople(judged) : judged;
  return { agreement, report: reportOn(agreement, judgement, options), judgement };
}

function reportOn(
  agreement: Agreement,
  judgement: Judgement,
  { people, breakDownBy, allowRejects }: SummaryOptions,
): Report {
  const { header, tail, obligations } = judgement;
  const zone = zoneOf(header.timeZone);
  const iso = isoWriter(zone);
  const columns = readColumns(agreement, judgement, shownDimensions(breakDownBy, people));
  const clauses = clauseReports(agreement, judgement, columns);
  const goals = goalReports(agreement, judgement);
  const breakdowns = breakdownRows(columns);
  const [distribution, legs] = [distributions(agreement, columns), legRows(agreement, judgement, columns)];
  const unfit = reasonsAgainst(judgement, columns.clauseIds, allowRejects);
  const { name, file, sha256 } = header.agreement;
  return {
    schema: REPORT_VERSION,
    agreement: { name, files: [file], sha256 },
    time_zone: header.timeZone,
    period: header.period && {
      text: header.period.text,
      from: iso(header.period.from),
      until: iso(header.period.until),
    },
    as_of: iso(header.asOf),
    people,
    filters: header.filters,
    fit: unfit.length === 0,
    unfit_because: unfit,
    inputs: header.inputs.map(inputRow),
    totals: totalsOf(judgement, clauses),
    clauses,
    goals,
    breakdowns: breakdowns.map(({ row }) => row),
    trend: trendRows(columns, header, { zone, iso }),
    quality: qualityFindings(tail.findings, touchedBy(agreement, judgement, columns)),
    backdated: backdatedRows(tail.parts.backdated),
    headline: headlineOf(clauses, goals, people === 'names' ? breakdowns.map(({ row }) => row) : []),
    distribution,
    legs,
    heat_map: heatMapRows(agreement, columns, zone),
    conversion: conversionRows(agreement, judgement, columns),
    attention: {
      groups: worstGroups(breakdowns),
      causes: commonestCauses(obligations, columns, clauses),
      first: firstThing(unfit.length === 0, clauses, goals),
    },
    advice: adviceOn(columns, { clauses, breakdowns: breakdowns.map(({ row }) => row), distribution, legs, zone }),
    breaches: { [Symbol.iterator]: () => breachedRows(judgement, columns, iso) },
  };
}

function inputRow({ kind, file, sha256, rows, rejected, used, setAside }: InputFile): Report['inputs'][number] {
  return { kind, file, sha256, rows, rejected, used, set_aside: setAside };
}

function totalsOf({ header: { inputs }, tail }: Judgement, clauses: Report['clauses']): Totals {
  return {
    leads_read: tail.leads.read,
    leads_audited: tail.leads.audited,
    leads_merged: tail.leads.merged,
    not_covered: sum(clauses, clause => clause.not_covered),
    obligations: sum(clauses, clause => clause.obligations),
    decided: sum(clauses, clause => clause.decided),
    unassessable: sum(clauses, clause => clause.unassessable),
    rows: sum(inputs, input => input.rows),
    rows_rejected: sum(inputs, input => input.rejected),
    rows_set_aside: sum(inputs, input => input.setAside),
  };
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

function qualityFindings(findings: readonly Finding[], touches: TouchedBy): TouchingFinding[] {
  return findings.map(finding => {
    const { code, level, count, facts, samples } = finding;
    return { code, level, count, touched: touches(finding), facts, samples };
  });
}

function* breachedRows(
  { obligations }: Judgement,
  { verdict }: ObligationColumns,
  iso: (at: number) => string,
): Generator<ObligationRow, undefined> {
  for (let index = 0; index < verdict.length; index++) {
    if (verdict[index] === VERDICT_CODE.breached) yield obligationRow(obligations.at(index), iso);
  }
}
