// What the parts of all pieces come to (docs/pieces.md): sums, and what only holds where every piece agrees.

import { joinedHistory } from '../findings/late-history.ts';
import { MOST_SAMPLES } from '../findings/samples.ts';
import type { Agreement } from '../model/agreement.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type {
  BackdatedCounts,
  ExportEnd,
  GoalCounts,
  InputFile,
  JudgementParts,
  Stranger,
  ToldColumn,
} from '../model/obligation.ts';
import { addedGoals } from '../statistics/goal-tally.ts';
import { placeOfFile } from './findings.ts';
import type { Piece } from './read-piece.ts';

type PlaceOf = (file: string) => number;

interface Gathered {
  readonly pieces: readonly Piece[];
  /** One piece for each set of exports that was read: all its shards tell the same of it. */
  readonly readings: readonly Piece[];
  readonly inputs: readonly InputFile[];
}

export function mergedParts(agreement: Agreement, { pieces, readings, inputs }: Gathered): JudgementParts {
  const place = placeOfFile(inputs);
  const history = joinedHistory(
    readings.map(({ tail }) => tail.history),
    leads => leads.toSorted((a, b) => place(a.file) - place(b.file) || a.line - b.line),
  );
  return {
    leadsLeft: 0,
    events: [...agreement.events.keys()].map(event => mergedEvent(event, pieces)),
    unusedWaivers: inAll(
      pieces.map(({ tail }) => tail.unused_waivers),
      ({ file, line }) => JSON.stringify([file, line]),
    ),
    columns: columnsOfAll(readings),
    strangers: strangersOfAll(readings, place),
    ends: endsOfAll(readings, place),
    history,
    automation: automationOfAll(readings, place),
    touched: touchedByAll(pieces, new Set(history.early)),
    backdated: backdatedByAll(pieces, readings),
    goals: mergedGoals(agreement, pieces),
  };
}

/** What nearly was an event matters only where no piece has a row that was. */
function mergedEvent(event: string, pieces: readonly Piece[]): JudgementParts['events'][number] {
  const seen = pieces.flatMap(({ tail }) => tail.events.filter(one => one.event === event));
  const rows = seen.reduce((sum, one) => sum + one.rows, 0);
  const nearest = seen
    .flatMap(one => one.nearest ?? [])
    .toSorted((a, b) => b.count - a.count || compareCodePoints(a.value, b.value));
  return { event, rows, nearest: rows > 0 ? null : (nearest[0] ?? null) };
}

type Samples = JudgementParts['unusedWaivers'];

/** What one piece met is no finding. */
function inAll(lists: readonly Samples[], key: (sample: Samples[number]) => string): Samples {
  const [first, ...others] = lists;
  const keys = others.map(samples => new Set(samples.map(key)));
  return (first ?? []).filter(sample => keys.every(known => known.has(key(sample))));
}

/** All pieces are of one agreement and ask for the same columns, in the same order; what one of them tells is told. */
function columnsOfAll(readings: readonly Piece[]): ToldColumn[] {
  const [first, ...others] = readings.map(({ tail }) => tail.columns);
  const key = ({ kind, column }: ToldColumn): string => JSON.stringify([kind, column]);
  const known = others.map(columns => new Map(columns.map(told => [key(told), told])));
  const anywhere = (told: ToldColumn, fact: 'exported' | 'recorded' | 'untold' | 'lastAlone'): boolean =>
    told[fact] || known.some(columns => columns.get(key(told))?.[fact] === true);
  return (first ?? []).map(told => {
    const recorded = anywhere(told, 'recorded');
    // As in one audit: a field that any history has is not taken for today's alone.
    const untold = anywhere(told, 'untold') && !recorded;
    return { ...told, exported: anywhere(told, 'exported'), recorded, untold, lastAlone: anywhere(told, 'lastAlone') };
  });
}

/** The cells that name people, in the order an audit looks at them (timeline/noted/strangers.ts). */
const LOOKED_AT: readonly string[] = [
  'leads.owner',
  'history.old_value',
  'history.new_value',
  'history.actor',
  'activities.actor',
  'deals.owner',
];

/** Each person once, where an audit over all of it would have seen them first; a name that is hidden stands for itself. */
function strangersOfAll(readings: readonly Piece[], place: PlaceOf): Stranger[] {
  const turn = ({ kind, column }: Stranger): number => LOOKED_AT.indexOf(`${kind}.${column}`);
  const all = readings
    .flatMap(({ tail }) => tail.strangers)
    .toSorted((a, b) => turn(a) - turn(b) || place(a.file) - place(b.file) || (a.line ?? 0) - (b.line ?? 0));
  const first = new Map<string, Stranger>();
  for (const sample of all) {
    const key = sample.text === '' ? JSON.stringify([sample.file, sample.line, sample.column]) : sample.text;
    if (!first.has(key)) first.set(key, sample);
  }
  return [...first.values()];
}

/** Of each source the latest row, of several at one instant the first. */
function endsOfAll(readings: readonly Piece[], place: PlaceOf): ExportEnd[] {
  const all = readings
    .flatMap(({ tail }) => tail.ends)
    .toSorted((a, b) => b.at - a.at || place(a.file) - place(b.file) || a.line - b.line);
  const last = new Map<string, ExportEnd>();
  for (const end of all) {
    const source = `${end.kind} ${end.source}`;
    if (!last.has(source)) last.set(source, end);
  }
  return [...last.values()].toSorted(
    (a, b) => TABLE_ORDER.indexOf(a.kind) - TABLE_ORDER.indexOf(b.kind) || a.source - b.source,
  );
}

const TABLE_ORDER: readonly string[] = ['leads', 'activities', 'history', 'deals'];

function automationOfAll(readings: readonly Piece[], place: PlaceOf): JudgementParts['automation'] {
  const parts = readings.map(({ tail }) => tail.automation);
  return {
    touches: parts.reduce((total, { touches }) => total + touches, 0),
    silent: parts.reduce((total, { silent }) => total + silent, 0),
    samples: parts
      .flatMap(({ samples }) => samples)
      .toSorted((a, b) => place(a.file) - place(b.file) || (a.line ?? 0) - (b.line ?? 0))
      .slice(0, MOST_SAMPLES),
  };
}

/** `early`: creations of the leads that are older than the history of all pieces together. */
function touchedByAll(pieces: readonly Piece[], early: ReadonlySet<number>): JudgementParts['touched'] {
  const all = pieces.map(({ tail }) => tail.touched);
  return {
    findings: added(
      all.flatMap(({ findings }) => findings),
      ({ code }) => code,
      (one, other) => ({ ...one, obligations: one.obligations + other.obligations }),
    ).toSorted((a, b) => compareCodePoints(a.code, b.code)),
    early: added(
      all.flatMap(touched => touched.early.filter(({ at }) => early.has(at))),
      ({ at }) => at,
      (one, other) => ({ ...one, obligations: one.obligations + other.obligations }),
    ).toSorted((a, b) => a.at - b.at),
  };
}

/** Activities as often as they were read, what they settled as often as it was judged. */
function backdatedByAll(pieces: readonly Piece[], readings: readonly Piece[]): BackdatedCounts[] {
  const rows = readings.flatMap(({ tail }) =>
    tail.backdated.map(counts => ({ ...counts, settled: 0, wouldBeLate: 0 })),
  );
  const settled = pieces.flatMap(({ tail }) =>
    tail.backdated.map(counts => ({ ...counts, activities: 0, upTo3Days: 0, upTo7Days: 0, later: 0 })),
  );
  const people = added(
    [...rows, ...settled],
    ({ person }) => person,
    (one, other) => ({
      person: one.person,
      activities: one.activities + other.activities,
      upTo3Days: one.upTo3Days + other.upTo3Days,
      upTo7Days: one.upTo7Days + other.upTo7Days,
      later: one.later + other.later,
      settled: one.settled + other.settled,
      wouldBeLate: one.wouldBeLate + other.wouldBeLate,
    }),
  );
  return people.toSorted((a, b) => compareCodePoints(a.person, b.person));
}

/** Those of one key as one. */
function added<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | number,
  together: (one: Item, other: Item) => Item,
): Item[] {
  const byKey = new Map<string | number, Item>();
  for (const item of items) {
    const known = byKey.get(keyOf(item));
    byKey.set(keyOf(item), known === undefined ? item : together(known, item));
  }
  return [...byKey.values()];
}

/** By goal as in the agreement, then by month; a month that a piece lacks adds nothing. */
function mergedGoals({ goals }: Agreement, pieces: readonly Piece[]): GoalCounts[] {
  return [...new Set(goals.map(({ id }) => id))].flatMap(id => {
    const months = new Map<string, GoalCounts>();
    for (const counts of pieces.flatMap(({ tail }) => tail.goal_counts.filter(({ goal }) => goal === id))) {
      const known = months.get(counts.month);
      months.set(counts.month, known === undefined ? counts : addedGoals(known, counts));
    }
    return [...months.values()].toSorted((a, b) => compareCodePoints(a.month, b.month));
  });
}
