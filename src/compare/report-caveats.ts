// What keeps two reports as a whole from being compared, or limits what their figures say of each other.

import type { Caveat } from '../model/comparison.ts';
import type { Report } from '../model/report.ts';

export function reportCaveats(before: Report, after: Report): Caveat[] {
  return [
    ...filtersDiffer(before, after),
    ...unfit('BEFORE', before),
    ...unfit('AFTER', after),
    ...agreementDiffers(before, after),
    ...periods(before, after),
    ...stillRunning('BEFORE', before),
    ...stillRunning('AFTER', after),
    ...inputsDiffer(before, after),
    ...peopleDiffer(before, after),
  ];
}

function limits(code: string, text: string): Caveat {
  return { code, weight: 'limits', text };
}

// ---------------------------------------------------------------- what is shown

/** Which clauses are shown says itself in the list; whose obligations are counted changes what a rate is a rate of. */
function filtersDiffer({ filters: before }: Report, { filters: after }: Report): Caveat[] {
  const whose = ({ people, segments, where }: Report['filters']): string =>
    JSON.stringify([people.toSorted(), segments.toSorted(), where.map(({ column, value }) => [column, value])]);
  if (whose(before) === whose(after)) return [];
  const text =
    'The reports were filtered differently (--person, --segment, --where): their rates are over other leads.';
  return [{ code: 'filters-differ', weight: 'prevents', text }];
}

function unfit(side: string, { fit, unfit_because }: Report): Caveat[] {
  if (fit) return [];
  return [limits('unfit', `${side} is not fit to publish: ${unfit_because.join('; ')}.`)];
}

// ---------------------------------------------------------------- terms

function agreementDiffers({ agreement: before, ...rest }: Report, { agreement: after, time_zone }: Report): Caveat[] {
  const found: Caveat[] = [];
  if (before.name !== after.name) {
    found.push(limits('another-agreement', `The agreements have other names: "${before.name}" and "${after.name}".`));
  } else if (before.sha256 !== after.sha256) {
    const text = 'The agreement was edited in between: whether a promise is judged by the same terms is said below.';
    found.push(limits('agreement-edited', text));
  }
  if (rest.time_zone !== time_zone) {
    found.push(limits('time-zones-differ', `Periods are cut in other time zones: ${rest.time_zone} and ${time_zone}.`));
  }
  return found;
}

// ---------------------------------------------------------------- time

/** A month may be a tenth longer than another; beyond a quarter more the parts of the year are not alike. */
const LONGER = 1.25;

function periods(before: Report, after: Report): Caveat[] {
  const [earlier, later] = [spanOf(before), spanOf(after)];
  if (earlier === null || later === null) return wholeHistory(before, after);
  const found: Caveat[] = [];
  if (later.from < earlier.from) {
    found.push(limits('swapped', 'AFTER is about an earlier period than BEFORE: were the files swapped?'));
  } else if (later.from === earlier.from && Date.parse(after.as_of) < Date.parse(before.as_of)) {
    found.push(limits('swapped', 'AFTER was audited as of an earlier time than BEFORE: were the files swapped?'));
  }
  if (earlier.from < later.until && later.from < earlier.until) found.push(overlap());
  const [short, long] = [length(earlier), length(later)].toSorted((a, b) => a - b) as [number, number];
  if (long > short * LONGER) {
    const text = `One period is ${Math.round(short)} days long, the other ${Math.round(long)}: compare rates, not counts.`;
    found.push(limits('periods-differ', text));
  }
  return found;
}

function wholeHistory(before: Report, after: Report): Caveat[] {
  if (before.period === null && after.period === null) return [overlap()];
  const side = before.period === null ? 'BEFORE' : 'AFTER';
  return [limits('periods-differ', `${side} covers all of its history and the other a period of it.`), overlap()];
}

function overlap(): Caveat {
  const text =
    'The periods overlap, so that some obligations are in both: the intervals are too wide, and a real change may pass for chance.';
  return limits('periods-overlap', text);
}

interface Span {
  readonly from: number;
  readonly until: number;
}

function spanOf({ period }: Report): Span | null {
  return period === null ? null : { from: Date.parse(period.from), until: Date.parse(period.until) };
}

function length({ from, until }: Span): number {
  return (until - from) / 86_400_000;
}

function stillRunning(side: string, { period, as_of }: Report): Caveat[] {
  if (period === null || Date.parse(as_of) >= Date.parse(period.until)) return [];
  return [limits('period-running', `${side} was audited before its period was over (as of ${as_of}).`)];
}

// ---------------------------------------------------------------- data and people

function inputsDiffer(before: Report, after: Report): Caveat[] {
  const kinds = ({ inputs }: Report): Set<string> => new Set(inputs.map(({ kind }) => kind));
  const [earlier, later] = [kinds(before), kinds(after)];
  const only = (some: Set<string>, others: Set<string>, side: string): Caveat[] => {
    const missing = [...some].filter(kind => !others.has(kind));
    return missing.length === 0 ? [] : [limits('inputs-differ', `Only ${side} was read with ${missing.join(', ')}.`)];
  };
  return [...only(earlier, later, 'BEFORE'), ...only(later, earlier, 'AFTER')];
}

function peopleDiffer(before: Report, after: Report): Caveat[] {
  if (before.people === after.people) return [];
  const side = before.people === 'hidden' ? 'BEFORE' : 'AFTER';
  return [limits('people-hidden', `People are hidden in ${side}: who moved the rates cannot be told.`)];
}
