// Tables → each lead's rows in time order, as known by as-of, with the events they are.

import type { Agreement } from '../model/agreement.ts';
import type { LeadRange, Table, Tables, TimeColumn } from '../model/table.ts';
import { type AttributeNames, Attributes } from '../model/attributes.ts';
import { type EventMatchers, passes, passesChange, type RowMatcher } from './events.ts';
import type { CellTest, CompileCell } from '../conditions/cell-test.ts';
import { TrimmedTexts } from '../columns/trimmed-texts.ts';
import { type ReadActivities, readActivities } from './directions.ts';
import { Gathered } from './gathered.ts';
import { groupByLead, type RowsByLead } from './group-by-lead.ts';
import { bitOf, eventBits, type EventSet, wordOf } from '../model/event-set.ts';
import { AS_WRITTEN, ENTRY, type LeadReading, Timeline } from '../model/timeline.ts';

/** A deal without a lead, once for each instant at which it is any event. */
export interface LooseDeal {
  readonly row: number;
  readonly at: number;
  readonly is: (events: EventSet) => boolean;
}

export interface LooseDeals {
  readonly rows: readonly LooseDeal[];
}

export interface ArrangeRequest {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly asOf: number;
  readonly events: EventMatchers;
  readonly names: AttributeNames;
  readonly compile: CompileCell;
  /** The leads whose timelines are asked for. */
  readonly leads: LeadRange;
}

export class Timelines {
  /** How many rows were each event, and how many activities each set of events; a lead that is loaded again counts once. */
  private readonly rowsOfEvent: Float64Array;
  private readonly activitiesOfSet: number[] = [];
  private readonly counted: Uint8Array;
  private counts = false;
  private readonly request: ArrangeRequest;
  private readonly timeline: Timeline;
  private readonly historyOf: RowsByLead;
  private readonly activityEvents: ReadActivities;
  private readonly activitiesOf: RowsByLead;
  private readonly dealsOf: RowsByLead;
  private readonly columns: Columns;
  private readonly fieldNumbers: (number | undefined)[] = [];
  private readonly gathered = new Gathered();
  private readonly noEvents: EventSet;
  /** A row that changes no more than white space is no change. */
  private readonly trimmed: TrimmedTexts;
  private readonly created: readonly RowMatcher[];
  /** Those whose field is an attribute here, by its number. */
  private readonly createdWith: readonly (RowMatcher & { readonly field: number; readonly to: CellTest })[];
  private way: LeadReading = AS_WRITTEN;

  constructor(request: ArrangeRequest) {
    const { tables, events, names, leads } = request;
    this.request = request;
    this.timeline = new Timeline(events.words, new Attributes(names, tables.leads));
    this.rowsOfEvent = new Float64Array(events.names.length);
    this.noEvents = eventBits(events.words, []);
    this.counted = new Uint8Array(tables.leads.length);
    this.historyOf = groupByLead(tables.history, leads, () => true);
    this.activityEvents = readActivities(request.agreement, tables, request);
    const { as_written: written, outbound, inbound } = this.activityEvents;
    this.activitiesOf = groupByLead(tables.activities, leads, row => {
      return written.isAny(row) || outbound.isAny(row) || inbound.isAny(row);
    });
    this.dealsOf = groupByLead(tables.deals, leads, () => true);
    this.columns = columnsOf(tables);
    this.trimmed = new TrimmedTexts(tables.texts);
    this.created = events.created;
    this.createdWith = events.createdWith.flatMap(matcher => {
      const field = names.numberOf.get(matcher.field);
      return field === undefined ? [] : [{ ...matcher, field }];
    });
    names.columns.forEach((column, number) => {
      const code = tables.texts.find(column);
      if (code >= 0) this.fieldNumbers[code] = number;
    });
  }

  /** The one timeline object of this audit, filled with a lead's rows. */
  load(lead: number, way: LeadReading): Timeline {
    this.way = way;
    this.counts = this.counted[lead] === 0;
    this.counted[lead] = 1;
    this.timeline.begin(lead);
    this.addHistory(lead);
    this.addCreation(lead);
    this.addMilestones(lead);
    this.addActivities(lead);
    this.addDeals(lead);
    this.timeline.finish();
    return this.timeline;
  }

  /** By event: how many rows of the leads loaded so far were it. */
  matched(): Float64Array {
    const rows = this.rowsOfEvent.slice();
    this.activitiesOfSet.forEach((count, set) => {
      for (const event of this.activityEvents.as_written.events(set)) rows[event] = (rows[event] as number) + count;
    });
    return rows;
  }

  /** The timeline of no lead at all: without rows, every attribute empty. */
  loadNobody(): Timeline {
    this.timeline.begin(NOBODY);
    return this.timeline;
  }

  /** The timeline itself, for views of it that are built once. */
  get current(): Timeline {
    return this.timeline;
  }

  /** Deals without a lead: they count for goals only. */
  looseDeals(): LooseDeals {
    const { tables, asOf, events } = this.request;
    const { dealCreated, dealClosed, won } = this.columns;
    const rows: LooseDeal[] = [];
    const add = (row: number, at: number, matchers: readonly RowMatcher[]): void => {
      const set = new Int32Array(events.words);
      const matching = at <= asOf ? matchers.filter(matcher => passes(matcher, row, at)) : [];
      for (const { event } of matching) {
        set[wordOf(event)] = (set[wordOf(event)] ?? 0) | bitOf(event);
        this.rowsOfEvent[event] = (this.rowsOfEvent[event] as number) + 1;
      }
      const is = (wanted: EventSet): boolean => set.some((bits, word) => (bits & (wanted[word] ?? 0)) !== 0);
      if (matching.length > 0) rows.push({ row, at, is });
    };
    tables.deals.lead.forEach((lead, row) => {
      if (lead >= 0) return;
      add(row, dealCreated.at[row] ?? Number.NaN, events.deals.created);
      const outcome = won(row);
      const closedAt = dealClosed?.at[row] ?? Number.NaN;
      if (outcome !== null) add(row, closedAt, events.deals[outcome ? 'won' : 'lost']);
    });
    return { rows };
  }

  private addHistory(lead: number): void {
    const { tables, asOf } = this.request;
    const { changedAt, historyLogged, field, oldValue, newValue } = this.columns;
    const { rows, from: first, until } = this.historyRows(lead);
    const lastValue = tables.historyHasOldValues ? null : new Map<number, number>();
    for (let place = first; place < until; place++) {
      const row = rows[place] ?? 0;
      const at = this.instant(changedAt, row);
      const code = field[row] ?? 0;
      const to = newValue[row] ?? 0;
      const from = lastValue === null ? (oldValue[row] ?? 0) : (lastValue.get(code) ?? 0);
      const number = this.fieldNumbers[code];
      if (at > asOf || (historyLogged !== undefined && this.instant(historyLogged, row) > asOf)) {
        if (number !== undefined) this.timeline.attributes.addLaterChange(number, from);
        continue;
      }
      lastValue?.set(code, to);
      if (number !== undefined) this.timeline.attributes.addChange(number, at, from, to);
      this.addChange(row, at, { code, from, to });
    }
  }

  /** Where the lead's history rows stand in time order, in file order within an instant. */
  private historyRows(lead: number): { readonly rows: Int32Array; readonly from: number; readonly until: number } {
    const { starts, rows } = this.historyOf;
    const { changedAt } = this.columns;
    const own = lead - this.request.leads.from;
    const [from, until] = [starts[own] ?? 0, starts[own + 1] ?? 0];
    for (let place = from + 1; place < until; place++) {
      if (this.instant(changedAt, rows[place - 1] ?? 0) <= this.instant(changedAt, rows[place] ?? 0)) continue;
      const sorted = rows.slice(from, until);
      sorted.sort((a, b) => this.instant(changedAt, a) - this.instant(changedAt, b) || a - b);
      return { rows: sorted, from: 0, until: sorted.length };
    }
    return { rows, from, until };
  }

  private addChange(
    row: number,
    at: number,
    change: { readonly code: number; readonly from: number; readonly to: number },
  ): void {
    let index = change.code === this.columns.ownerField ? this.timeline.add(ENTRY.history, row, at, this.noEvents) : -1;
    if (this.trimmed.areSame(change.from, change.to)) return;
    for (const matcher of this.request.events.changes(change.code)) {
      if (!passesChange(matcher, change.from, change.to, at) || !passes(matcher, row, at)) continue;
      if (index < 0) index = this.timeline.add(ENTRY.history, row, at, this.noEvents);
      this.setEvent(index, matcher.event);
    }
  }

  private addCreation(lead: number): void {
    const at = this.instant(this.columns.leadCreated, lead);
    if (at > this.request.asOf) return;
    const { attributes } = this.timeline;
    const initially = this.createdWith.filter(({ field, to }) => to(attributes.initial(field), at));
    this.addRow(ENTRY.lead, lead, at, initially.length === 0 ? this.created : [...this.created, ...initially]);
  }

  private addMilestones(lead: number): void {
    for (const matcher of this.request.events.milestones) {
      const column = this.request.tables.leads.times.get(`milestone:${matcher.name}`);
      if (column === undefined) continue;
      const at = this.instant(column, lead);
      if (at <= this.request.asOf) this.addRow(ENTRY.milestone, lead, at, [matcher]);
    }
  }

  private addActivities(lead: number): void {
    const { starts, rows } = this.activitiesOf;
    const { occurredAt, activityLogged } = this.columns;
    const { asOf, agreement, tables } = this.request;
    const untold = tables.untold?.directions;
    const limit = agreement.report.loggedWithinMs ?? Infinity;
    const own = lead - this.request.leads.from;
    const [first, until] = [starts[own] ?? 0, starts[own + 1] ?? 0];
    const read = this.activityEvents[this.way.directions];
    const { gathered } = this;
    gathered.gather({ at: occurredAt.at, setOf: read.setOf }, rows, first, until);
    for (let place = first; place < until; place++) {
      const row = rows[place] ?? 0;
      const at = occurredAt.dayEnds === null ? (gathered.at[place - first] ?? NaN) : this.instant(occurredAt, row);
      const loggedAt = activityLogged === undefined ? NaN : this.instant(activityLogged, row);
      if (at > asOf || loggedAt > asOf) continue;
      const set = gathered.set[place - first] as number;
      const index = this.timeline.add(ENTRY.activity, row, at, read.bits(set));
      if (this.counts) this.activitiesOfSet[set] = (this.activitiesOfSet[set] ?? 0) + 1;
      if (untold?.[row] === 1) this.timeline.hasUntoldDirections ||= this.directionMatters(row);
      if (loggedAt - at > limit) this.timeline.loggedLate[index] = 1;
    }
  }

  private directionMatters(row: number): boolean {
    const { outbound, inbound, as_written: written } = this.activityEvents;
    const key = (events: readonly number[]): string => events.join(' ');
    const is = key(written.of(row));
    return key(outbound.of(row)) !== is || key(inbound.of(row)) !== is;
  }

  private addDeals(lead: number): void {
    const { dealCreated, dealClosed, won } = this.columns;
    const { asOf, events } = this.request;
    if (this.dealsOf.rows.length === 0) return;
    for (const row of this.rowsOf(this.dealsOf, lead)) {
      const createdAt = this.instant(dealCreated, row);
      if (createdAt <= asOf) this.addRow(ENTRY.dealCreated, row, createdAt, events.deals.created);
      const outcome = won(row);
      const closedAt = dealClosed === undefined ? Number.NaN : this.instant(dealClosed, row);
      if (outcome !== null && closedAt <= asOf) {
        this.addRow(ENTRY.dealClosed, row, closedAt, events.deals[outcome ? 'won' : 'lost']);
      }
    }
  }

  /** Adds the row if it is any event; gives its position, -1 where it is none. */
  private addRow(kind: number, row: number, at: number, matchers: readonly RowMatcher[]): number {
    let index = -1;
    for (const matcher of matchers) {
      if (!passes(matcher, row, at)) continue;
      if (index < 0) index = this.timeline.add(kind, row, at, this.noEvents);
      this.setEvent(index, matcher.event);
    }
    return index;
  }

  private setEvent(index: number, event: number): void {
    this.timeline.setEvent(index, event);
    if (this.counts) this.rowsOfEvent[event] = (this.rowsOfEvent[event] as number) + 1;
  }

  private rowsOf({ starts, rows }: RowsByLead, lead: number): Int32Array {
    const own = lead - this.request.leads.from;
    return rows.subarray(starts[own] ?? 0, starts[own + 1] ?? 0);
  }

  private instant(column: TimeColumn, row: number): number {
    const dayEnd = column.dayEnds?.get(row);
    if (dayEnd === undefined) return column.at[row] ?? Number.NaN;
    this.timeline.hasDays = true;
    return this.way.edge === 'last' ? dayEnd : (column.at[row] ?? Number.NaN);
  }
}

interface Columns {
  readonly leadCreated: TimeColumn;
  readonly changedAt: TimeColumn;
  readonly historyLogged: TimeColumn | undefined;
  readonly field: Int32Array;
  readonly oldValue: Int32Array;
  readonly newValue: Int32Array;
  readonly ownerField: number;
  readonly occurredAt: TimeColumn;
  readonly activityLogged: TimeColumn | undefined;
  readonly dealCreated: TimeColumn;
  readonly dealClosed: TimeColumn | undefined;
  /** Won, lost or (null) neither. */
  readonly won: (row: number) => boolean | null;
}

const NOBODY = -1;
const NOTHING = new Int32Array(0);
const NEVER: TimeColumn = { at: new Float64Array(0), dayEnds: null };

function columnsOf({ leads, history, activities, deals, texts }: Tables): Columns {
  return {
    leadCreated: time(leads, 'created_at'),
    changedAt: time(history, 'changed_at'),
    historyLogged: history.times.get('logged_at'),
    field: history.texts.get('field') ?? NOTHING,
    oldValue: history.texts.get('old_value') ?? NOTHING,
    newValue: history.texts.get('new_value') ?? NOTHING,
    ownerField: texts.find('owner'),
    occurredAt: time(activities, 'occurred_at'),
    activityLogged: activities.times.get('logged_at'),
    dealCreated: time(deals, 'created_at'),
    dealClosed: deals.times.get('closed_at'),
    won: wonOf(deals, code => texts.text(code)),
  };
}

function time(table: Table, name: string): TimeColumn {
  return table.times.get(name) ?? NEVER;
}

function wonOf(deals: Table, text: (code: number) => string): (row: number) => boolean | null {
  const column = deals.texts.get('won') ?? NOTHING;
  return row => {
    const word = text(column[row] ?? 0)
      .trim()
      .toLowerCase();
    if (['true', 'yes', '1'].includes(word)) return true;
    return ['false', 'no', '0'].includes(word) ? false : null;
  };
}
