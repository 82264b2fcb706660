// The breaches as the page carries them: JSON, texts that repeat told by their place in a list. Everything is worded here, so
// that the script in the page only filters, sorts and shows; client/breaches.ts reads exactly this.

import { zoneOf } from '../../calendar/zone.ts';
import { visible } from '../../findings/visible.ts';
import type { Course } from '../../model/course.ts';
import { isoWriter } from '../../model/iso-time.ts';
import type { Judgement, Leg, Obligation } from '../../model/obligation.ts';
import type { Report } from '../../model/report.ts';
import { rowWords } from '../../wording/row-words.ts';
import { countText, durationText, percentText } from '../words.ts';
import { scriptJson } from './markup.ts';
import { MOST_BREACHES } from './sections/breaches.ts';
import { instantText, minuteText } from './wording.ts';

type Iso = (at: number) => string;

/** What an opened row shows, in this order; without those that are empty. */
const DETAILS: readonly { readonly name: string; readonly of: (obligation: Obligation, iso: Iso) => string | null }[] =
  [
    { name: 'Promise', of: ({ clause }) => clause.promise },
    { name: 'Started', of: ({ startedAt }, iso) => exactTime(startedAt, iso) },
    { name: 'Due', of: ({ dueAt }, iso) => exactTime(dueAt, iso) },
    { name: 'Done', of: ({ settledAt }, iso) => exactTime(settledAt, iso) },
    { name: 'Time taken by the clock', of: ({ elapsedMs }) => durationOf(elapsedMs) },
    { name: 'Time taken by the wall clock', of: ({ elapsedWallMs }) => durationOf(elapsedWallMs) },
    { name: 'Late by the wall clock', of: ({ lateByMs }) => durationOf(lateByMs) },
    { name: 'Touches that counted', of: ({ progress }) => (progress === null ? null : countText(progress)) },
    { name: 'Started by', of: ({ startedBy }) => startedBy },
    { name: 'Done or broken by', of: ({ settledBy }) => settledBy },
    { name: 'Reason', of: ({ reason }) => reason },
    { name: 'Source', of: ({ source }) => source },
    { name: 'Target', of: ({ target }) => (target === null ? null : percentText(target, null)) },
    { name: 'Cycle', of: ({ cycle }) => `${cycle} of this lead under the clause` },
    { name: 'Version of the clause', of: ({ clause }) => String(clause.version) },
  ];

/** Chunks of one JSON object: people, details, rows, texts. */
export function* breachJson({
  judgement,
  report,
}: {
  readonly judgement: Judgement;
  readonly report: Report;
}): Generator<string, undefined> {
  const places = new Map<string, number>();
  const terms: RowTerms = {
    iso: isoWriter(zoneOf(judgement.header.timeZone)),
    asOf: judgement.header.asOf,
    place: text => {
      const known = places.get(text) ?? places.size;
      places.set(text, known);
      return known;
    },
  };
  yield `{"people":${report.people === 'names'},"details":${scriptJson(DETAILS.map(({ name }) => name))},"rows":[`;
  let written = 0;
  const { obligations } = judgement;
  for (let index = 0; index < obligations.length && written < MOST_BREACHES; index++) {
    const obligation = obligations.at(index);
    if (obligation.verdict !== 'breached') continue;
    const more = { legs: obligations.legs(index), course: obligations.course(index) };
    yield (written++ === 0 ? '\n' : ',\n') + scriptJson(rowOf(obligation, more, terms));
  }
  yield `\n],"texts":${scriptJson([...places.keys()].map(visible))}}`;
}

interface RowTerms {
  readonly iso: Iso;
  readonly asOf: number;
  /** Where a text stands in the list of texts. */
  readonly place: (text: string) => number;
}

interface Behind {
  readonly legs: readonly Leg[];
  readonly course: Course | null;
}

/** Lead, clause, what happened with its sort key, start and deadline with theirs, owner, team, segment, details, legs, the clock's end with what it was, course. */
function rowOf(obligation: Obligation, { legs, course }: Behind, terms: RowTerms): unknown[] {
  const { clause, leadId, startedAt, dueAt, owner, team, segment } = obligation;
  const { place, iso } = terms;
  return [
    visible(leadId),
    place(clause.id),
    place(whatHappened(obligation)),
    latenessOf(obligation),
    startedAt,
    timeOf(startedAt, iso),
    dueAt,
    timeOf(dueAt, iso),
    place(owner),
    place(team),
    place(segment),
    detailsOf(obligation, iso),
    legs.map(({ owner: holder, from, to, openMs }) => [
      place(holder),
      timeOf(from, iso),
      timeOf(to, iso),
      durationText(openMs / 1000),
    ]),
    ...endOf(obligation, legs, terms),
    course && courseOf(course, terms),
  ];
}

/** When the clock of a timed clause stopped, and why. */
function endOf({ settledAt }: Obligation, legs: readonly Leg[], { iso, asOf }: RowTerms): [number | null, string] {
  const end = settledAt ?? legs.at(-1)?.to ?? null;
  if (end === null) return [null, ''];
  const word = settledAt !== null ? 'done' : end === asOf ? 'still not done' : 'nothing owed from';
  return [end, `${word} ${timeOf(end, iso)}`];
}

/** Rows (instant, its text, what it was, its events, evidence), how many come before and after them, pauses. */
function courseOf({ rows, earlier, later, pauses }: Course, { place, iso }: RowTerms): unknown[] {
  return [
    rows.map(({ at, facts, actor, events, evidence }) => [
      at,
      timeOf(at, iso),
      place(rowWords(facts, actor, ({ text }) => text || 'nobody')),
      place(events.join(', ')),
      visible(evidence),
    ]),
    earlier,
    later,
    pauses.map(({ from, until }) => [from, until]),
  ];
}

function whatHappened({ clause, settledAt, lateByMs, reason }: Obligation): string {
  switch (clause.kind) {
    case 'response':
    case 'cadence': {
      const done = settledAt === null || lateByMs === null ? 'never done' : `${durationText(lateByMs / 1000)} late`;
      return clause.kind === 'cadence' && reason !== '' ? reason : done;
    }
    case 'never':
      return reason === '' ? 'happened anyway' : reason;
    case 'at_most':
      return reason === '' ? 'more than agreed' : reason;
    case 'require':
      return reason;
  }
}

/** Never done comes after everything that was late; kinds that cannot be late come first. */
function latenessOf({ clause, lateByMs }: Obligation): number {
  if (clause.kind !== 'response' && clause.kind !== 'cadence') return -1;
  return lateByMs ?? Number.MAX_SAFE_INTEGER;
}

function detailsOf(obligation: Obligation, iso: Iso): (string | null)[] {
  return DETAILS.map(({ of }) => {
    const text = of(obligation, iso);
    return text === null || text === '' ? null : visible(text);
  });
}

function durationOf(ms: number | null): string | null {
  return ms === null ? null : durationText(ms / 1000);
}

/** Short, in the agreement's zone. */
function timeOf(at: number | null, iso: Iso): string {
  return at === null || !Number.isFinite(at) ? '' : minuteText(iso(at));
}

/** To the millisecond, with the offset. */
function exactTime(at: number | null, iso: Iso): string | null {
  if (at === null) return null;
  const text = iso(at);
  return `${instantText(text)} (UTC${text.slice(-6)})`;
}
