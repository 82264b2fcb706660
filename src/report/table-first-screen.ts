// The first screen: what was found, whether to trust it, promise by promise, and what to look at first.

import type { Report } from '../model/report.ts';
import { advicePieces } from './advice.ts';
import type { Presentation } from './format.ts';
import { headlineText } from './headline.ts';
import { causesSection, goalsSection, groupsSection, ownerText, promisesSection } from './table-sections.ts';
import { wrap, wrapPhrases } from './table-layout.ts';
import { counted, countText, periodText, timeText } from './words.ts';

/** Of the second line of a sentence. */
const INDENT = '  ';

export function firstScreen(report: Report, presentation: Presentation): string[] {
  const [found, trusted] = [headline(report, presentation), fitness(report, presentation)];
  const sections = [
    // What must not be published says so on top (spec cli.md, exit status 3).
    ...(report.fit ? [found, trusted] : [trusted, found]),
    promisesSection(report, presentation),
    goalsSection(report, presentation),
    groupsSection(report, presentation),
    causesSection(report, presentation),
    lookFirst(report, presentation),
    presentation.advice === 'shown' ? advice(report, presentation) : [],
  ];
  return sections
    .filter(section => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : ['', ...section]));
}

// ---------------------------------------------------------------- advice

/** Each sentence, and beneath it the command that shows what it is about. */
function advice(report: Report, { width, paint }: Presentation): string[] {
  return advicePieces(report).flatMap(({ sentence, command }) => [
    ...wrap(`• ${sentence}`, width, INDENT),
    ...wrap(command, width - INDENT.length, INDENT).map(line => INDENT + paint.faint(line)),
  ]);
}

// ---------------------------------------------------------------- headline

function headline(report: Report, { width, paint }: Presentation): string[] {
  const { agreement, period } = report;
  const title = `${agreement.name}, ${period === null ? 'all of its history' : periodText(period)}`;
  const shown = filtersText(report.filters);
  return [
    ...wrap(title, width, '').map(paint.strong),
    ...wrap(headlineText(report.headline), width, INDENT),
    ...(shown === '' ? [] : wrap(`Shown: ${shown}.`, width, '  ').map(paint.faint)),
  ];
}

function filtersText({ clauses, parties, people, segments, where }: Report['filters']): string {
  const parts = [
    ...clauses.map(id => `clause ${id}`),
    ...parties.map(party => `party ${party}`),
    ...people.map(person => `person ${person}`),
    ...segments.map(segment => `segment ${segment}`),
    ...where.map(({ column, value }) => `${column} = ${value}`),
  ];
  return parts.join(', ');
}

// ---------------------------------------------------------------- fitness

/** A line for each reason; none where there is none. */
export function unfitLines(
  reasons: readonly string[],
  { width, paint }: Pick<Presentation, 'width' | 'paint'>,
): string[] {
  return reasons.flatMap(reason => wrap(`Not fit to publish: ${reason}.`, width, INDENT)).map(paint.bad);
}

function fitness({ fit, unfit_because, totals, as_of, time_zone }: Report, { width, paint }: Presentation): string[] {
  const account = [
    `${counted(totals.leads_read, 'lead', 'leads')} read`,
    `→ ${countText(totals.leads_audited)} audited`,
    `→ ${counted(totals.obligations, 'obligation', 'obligations')}`,
    `→ ${countText(totals.decided)} decided, ${countText(totals.unassessable)} undecidable;`,
    `${countText(totals.rows_rejected)} of ${counted(totals.rows, 'row', 'rows')} rejected.`,
  ];
  return [
    ...(fit ? [paint.good('Fit to publish.')] : unfitLines(unfit_because, { width, paint })),
    ...wrapPhrases(account, width, INDENT),
    ...wrap(`As of ${timeText(as_of)}, ${time_zone}.`, width, INDENT).map(paint.faint),
  ];
}

// ---------------------------------------------------------------- what to look at first

function lookFirst(report: Report, { width, paint }: Presentation): string[] {
  const [first = '', ...rest] = firstPhrases(report);
  return wrapPhrases([`Look first: ${first}`, ...rest], width, INDENT).map(paint.strong);
}

function firstPhrases({ attention, clauses, goals, unfit_because }: Report): string[] {
  const { kind, id } = attention.first;
  switch (kind) {
    case 'data':
      return ['the data:', unfit_because[0] ?? '', '(--view quality).'];
    case 'clause': {
      const over = clauses.find(clause => clause.id === id)?.over_allowance ?? 0;
      return [`${id ?? ''},`, `${counted(over, 'breach', 'breaches')} more than agreed,`, ...mainCause(attention, id)];
    }
    case 'goal':
      return [
        `the goal ${id ?? ''},`,
        `missed in ${goals.find(goal => goal.goal === id && goal.hit === false)?.month ?? ''}.`,
      ];
    case 'at_risk':
      return [
        `${id ?? ''},`,
        `${countText(clauses.find(clause => clause.id === id)?.at_risk ?? 0)} still open and at risk.`,
      ];
    case 'nothing':
      return ['nothing is missed and nothing is at risk.'];
  }
}

function mainCause({ causes }: Report['attention'], id: string | null): string[] {
  const cause = causes.find(({ clause }) => clause === id);
  if (cause === undefined) return ['see --view breaches.'];
  const end = cause.count > cause.leads.length ? ' …' : '.';
  const owner = ownerText(cause.owner, cause.team);
  return [`most often ${cause.cause},`, `${owner}:`, `${cause.leads.join(', ')}${end}`];
}
