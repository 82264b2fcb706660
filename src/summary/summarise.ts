// Judgement → Report: obligations folded into rates, percentiles, breakdowns and trend. Needs nothing but the agreement
// and the judgement, so that pieces judged elsewhere give the same report.

import { zoneOf } from '../calendar/zone.ts';
import type { Finding } from '../findings/finding.ts';
import { isoWriter } from '../model/iso-time.ts';
import { lazily } from '../model/lazily.ts';
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
import { adviceOn } from './advice.ts';
import { firstThing, shownDimensions, worstGroups } from './attention.ts';
import { backdatedRows } from './backdated.ts';
import { breakdownRows, type WeighedRow } from './breakdowns.ts';
import { commonestCauses } from './causes.ts';
import { clauseReports } from './clauses.ts';
import { conversionRows } from './conversion.ts';
import { distributions } from './distribution.ts';
import { reasonsAgainst } from './fitness.ts';
import { goalReports } from './goals.ts';
import { headlineOf } from './headline.ts';
import { heatMapRows } from './heat-map.ts';
import { hidePeople } from './hide-people.ts';
import { legRows } from './legs.ts';
import { breachedOf, type ObligationColumns, readColumns, shownClauseIds } from './obligation-columns.ts';
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

/** What several parts of a report are made from. */
interface Folds {
  readonly columns: ObligationColumns;
  readonly clauses: Report['clauses'];
  readonly goals: Report['goals'];
  readonly weighed: readonly WeighedRow[];
  readonly breakdowns: Report['breakdowns'];
  readonly distribution: Report['distribution'];
  readonly legs: Report['legs'];
  readonly unfit: readonly string[];
}

function foldsOf(
  agreement: Agreement,
  judgement: Judgement,
  { people, breakDownBy, allowRejects }: SummaryOptions,
): Folds {
  const folds: Folds = lazily<Folds>({
    columns: () => readColumns(agreement, judgement, shownDimensions(breakDownBy, people)),
    clauses: () => clauseReports(agreement, judgement, folds.columns),
    goals: () => goalReports(agreement, judgement),
    weighed: () => breakdownRows(folds.columns),
    breakdowns: () => folds.weighed.map(({ row }) => row),
    distribution: () => distributions(agreement, folds.columns),
    legs: () => legRows(agreement, judgement, folds.columns),
    unfit: () => reasonsAgainst(judgement, shownClauseIds(agreement, judgement), allowRejects),
  });
  return folds;
}

function reportOn(agreement: Agreement, judgement: Judgement, options: SummaryOptions): Report {
  const { header, tail } = judgement;
  const zone = zoneOf(header.timeZone);
  const iso = isoWriter(zone);
  const folds = foldsOf(agreement, judgement, options);
  const namedGroups = (): Report['breakdowns'] => (options.people === 'names' ? folds.breakdowns : []);
  const { name, file, sha256 } = header.agreement;
  return lazily<Report>({
    schema: () => REPORT_VERSION,
    agreement: () => ({ name, files: [file], sha256 }),
    time_zone: () => header.timeZone,
    period: () => periodRow(header.period, iso),
    as_of: () => iso(header.asOf),
    people: () => options.people,
    filters: () => header.filters,
    fit: () => folds.unfit.length === 0,
    unfit_because: () => folds.unfit,
    inputs: () => header.inputs.map(inputRow),
    totals: () => totalsOf(judgement, folds.clauses),
    clauses: () => folds.clauses,
    goals: () => folds.goals,
    breakdowns: () => folds.breakdowns,
    trend: () => trendRows(folds.columns, header, { zone, iso }),
    quality: () => qualityFindings(tail.findings, () => touchedBy(agreement, judgement, folds.columns)),
    backdated: () => backdatedRows(tail.parts.backdated),
    headline: () => headlineOf(folds.clauses, folds.goals, namedGroups()),
    distribution: () => folds.distribution,
    legs: () => folds.legs,
    heat_map: () => heatMapRows(agreement, folds.columns, zone),
    conversion: () => conversionRows(agreement, judgement, folds.columns),
    attention: () => ({
      groups: worstGroups(folds.weighed),
      causes: commonestCauses(folds.columns, folds.clauses),
      first: firstThing(folds.unfit.length === 0, folds.clauses, folds.goals),
    }),
    advice: () => {
      const { columns, clauses, breakdowns, distribution, legs } = folds;
      return adviceOn(columns, { clauses, breakdowns, distribution, legs, zone });
    },
    breaches: () => ({ [Symbol.iterator]: () => breachedRows(judgement, folds.columns, iso) }),
  });
}

function periodRow(period: Judgement['header']['period'], iso: (at: number) => string): Report['period'] {
  return period && { text: period.text, from: iso(period.from), until: iso(period.until) };
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

/** How many obligations a finding touches takes a walk over all of them. */
function qualityFindings(findings: readonly Finding[], touches: () => TouchedBy): TouchingFinding[] {
  const found = lazily({ touches });
  return findings.map(finding => {
    const { code, level, count, facts, samples } = finding;
    return lazily<TouchingFinding>({
      code: () => code,
      level: () => level,
      count: () => count,
      touched: () => found.touches(finding),
      facts: () => facts,
      samples: () => samples,
    });
  });
}

function* breachedRows(
  { obligations }: Judgement,
  columns: ObligationColumns,
  iso: (at: number) => string,
): Generator<ObligationRow, undefined> {
  for (const index of breachedOf(columns)) yield obligationRow(obligations.at(index), iso);
}
