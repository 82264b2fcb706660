// What is counted lead by lead: which events its rows are, which clauses they start, which segments it meets.

import { type EventSet, eventSet } from '../model/event-set.ts';
import { startingEvents } from '../conditions/clause-events.ts';
import type { Agreement, Clause } from '../model/agreement.ts';
import type { Span } from '../model/span.ts';
import type { Tables } from '../model/table.ts';
import { ENTRY, type Timeline } from '../model/timeline.ts';
import type { SegmentFit, TouchFit } from './fit.ts';

export interface LeadCountsTerms {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly asOf: number;
  /** Starts are counted in it. */
  readonly period: Span;
  /** Whether the lead that was loaded meets a segment's condition at an instant; segments by their number. */
  readonly meets: (segment: number, at: number) => boolean;
}

export class LeadCounts {
  /** Leads by event, in the agreement's order. */
  readonly leadsOfEvent: Int32Array;
  private readonly terms: LeadCountsTerms;
  private readonly events: readonly EventSet[];
  private readonly starts: readonly { readonly clause: Clause; readonly events: EventSet }[];
  private readonly startsOf = new Map<string, number>();
  private readonly meeting: Int32Array;
  private readonly own: Int32Array;
  private readonly touches: readonly { readonly events: EventSet; readonly fit: Mutable<TouchFit> }[];
  private readonly automated: Int32Array | undefined;

  constructor(terms: LeadCountsTerms) {
    const { agreement, tables } = terms;
    const names = [...agreement.events.keys()];
    this.terms = terms;
    this.leadsOfEvent = new Int32Array(names.length);
    this.events = names.map(name => eventSet(names, [name]));
    this.starts = agreement.clauses.map(clause => ({ clause, events: eventSet(names, startingEvents(clause)) }));
    this.meeting = new Int32Array(agreement.segments.length);
    this.own = new Int32Array(agreement.segments.length);
    this.touches = settlingEvents(agreement).map(event => ({
      events: eventSet(names, [event]),
      fit: noTouches(event),
    }));
    this.automated = tables.activities.texts.get('automated');
  }

  add(timeline: Timeline, createdAt: number): void {
    this.events.forEach((events, number) => {
      if (timeline.has(events)) this.leadsOfEvent[number] = (this.leadsOfEvent[number] ?? 0) + 1;
    });
    const instants = new Set([createdAt, this.terms.asOf]);
    for (let index = 0; index < timeline.length; index++) {
      if (this.countStarts(timeline, index)) instants.add(timeline.at[index] ?? 0);
      if (timeline.kind[index] === ENTRY.activity) this.countTouches(timeline, index);
    }
    this.countSegments(instants);
  }

  startsOfClause(id: string): number {
    return this.startsOf.get(id) ?? 0;
  }

  segments(): SegmentFit[] {
    return this.terms.agreement.segments.map(({ name }, number) => ({
      segment: name,
      meets: this.meeting[number] ?? 0,
      leads: this.own[number] ?? 0,
    }));
  }

  /** Events that are activities at all. */
  touchFits(): TouchFit[] {
    return this.touches.map(({ fit }) => fit).filter(({ rows }) => rows > 0);
  }

  /** Whether the row could start any clause, in the period or not. */
  private countStarts(timeline: Timeline, index: number): boolean {
    const at = timeline.at[index] ?? 0;
    const { from, until } = this.terms.period;
    const started = this.starts.filter(({ clause: { effective }, events }) => {
      return effective.from <= at && at < effective.until && timeline.is(index, events);
    });
    if (from <= at && at < until) {
      const ids = new Set(started.map(({ clause }) => clause.id));
      for (const id of ids) this.startsOf.set(id, (this.startsOf.get(id) ?? 0) + 1);
    }
    return started.length > 0;
  }

  private countTouches(timeline: Timeline, index: number): void {
    for (const { events, fit } of this.touches) {
      if (!timeline.is(index, events)) continue;
      fit.rows++;
      fit[this.madeBy(timeline.row[index] ?? 0)]++;
    }
  }

  private madeBy(row: number): 'byPerson' | 'notSaid' | 'automated' {
    const word = this.terms.tables.texts
      .text(this.automated?.[row] ?? 0)
      .trim()
      .toLowerCase();
    if (word === '') return 'notSaid';
    return ['true', 'yes', '1'].includes(word) ? 'automated' : 'byPerson';
  }

  private countSegments(instants: ReadonlySet<number>): void {
    const { agreement, meets } = this.terms;
    const met = agreement.segments.map(() => false);
    const own = agreement.segments.map(() => false);
    for (const at of instants) {
      const now = agreement.segments.map((_, number) => meets(number, at));
      now.forEach((isMet, number) => (met[number] ||= isMet));
      const first = now.indexOf(true);
      if (first >= 0) own[first] = true;
    }
    met.forEach((isMet, number) => (this.meeting[number] = (this.meeting[number] ?? 0) + (isMet ? 1 : 0)));
    own.forEach((isOwn, number) => (this.own[number] = (this.own[number] ?? 0) + (isOwn ? 1 : 0)));
  }
}

type Mutable<Fit> = { -readonly [Key in keyof Fit]: Fit[Key] };

/** What settles a promise: the events that clauses expect. */
function settlingEvents({ clauses }: Agreement): readonly string[] {
  return [...new Set(clauses.flatMap(clause => ('expect' in clause ? clause.expect : [])))];
}

function noTouches(event: string): Mutable<TouchFit> {
  return { event, rows: 0, byPerson: 0, notSaid: 0, automated: 0 };
}
