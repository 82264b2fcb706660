// Back-dated logging by person: activities logged long after they happened, and the obligations they settled (docs/data-findings.md).

import type { BackdatedCounts } from '../model/obligation.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { Table, Tables, TimeColumn } from '../model/table.ts';
import { ENTRY } from '../model/timeline.ts';
import type { Roster } from '../people/roster.ts';
import { type JudgedClause, restsOn } from '../replay/clause-obligations.ts';

const DAY_MS = 86_400_000;

export interface BackdatedTerms {
  readonly tables: Tables;
  readonly roster: Roster;
  readonly asOf: number;
}

type Counts = { -readonly [Key in keyof BackdatedCounts]: BackdatedCounts[Key] };

/** Everybody with an activity; rows that happened, or are known, only after as-of do not count. */
export function backdatedLogging(obligations: readonly JudgedClause[], terms: BackdatedTerms): BackdatedCounts[] {
  const { activities } = terms.tables;
  const activityLog = new ActivityLog(activities);
  const actor = activities.texts.get('actor');
  const people = new PeopleCounts(terms);
  for (let row = 0; row < activities.length; row++) {
    if (activityLog.isKnown(row, terms.asOf)) addActivity(people.of(actor?.[row] ?? 0), activityLog.delay(row));
  }
  for (const { settledBy, isSettled, verdict, dueAt } of restsOn(obligations)) {
    if (!isSettled || settledBy.kind !== ENTRY.activity || !(activityLog.delay(settledBy.row) > DAY_MS)) continue;
    const counts = people.of(actor?.[settledBy.row] ?? 0);
    counts.settled++;
    if (verdict === 'met' && activityLog.loggedAt(settledBy.row) > dueAt) counts.wouldBeLate++;
  }
  return people.all();
}

/** When each activity happened and was logged. */
class ActivityLog {
  private readonly occurred: TimeColumn | undefined;
  private readonly logged: TimeColumn | undefined;

  constructor({ times }: Table) {
    this.occurred = times.get('occurred_at');
    this.logged = times.get('logged_at');
  }

  /** NaN where the export does not say. */
  loggedAt(row: number): number {
    return this.logged?.at[row] ?? NaN;
  }

  /** Of a date alone from the end of its day, since the activity may have been then; NaN where it is not told. */
  delay(row: number): number {
    return this.loggedAt(row) - (this.occurred?.dayEnds?.get(row) ?? this.occurredAt(row));
  }

  isKnown(row: number, asOf: number): boolean {
    return !(this.loggedAt(row) > asOf) && !(this.occurredAt(row) > asOf);
  }

  private occurredAt(row: number): number {
    return this.occurred?.at[row] ?? NaN;
  }
}

function addActivity(counts: Counts, delayMs: number): void {
  counts.activities++;
  if (delayMs > 7 * DAY_MS) counts.later++;
  else if (delayMs > 3 * DAY_MS) counts.upTo7Days++;
  else if (delayMs > DAY_MS) counts.upTo3Days++;
}

/** One account a person, however many names stand for them. */
class PeopleCounts {
  private readonly terms: BackdatedTerms;
  private readonly byCode: (Counts | undefined)[] = [];
  private readonly byPerson = new Map<string, Counts>();

  constructor(terms: BackdatedTerms) {
    this.terms = terms;
  }

  of(code: number): Counts {
    return (this.byCode[code] ??= this.ofPerson(code));
  }

  all(): BackdatedCounts[] {
    return [...this.byPerson.values()].toSorted((a, b) => compareCodePoints(a.person, b.person));
  }

  private ofPerson(code: number): Counts {
    const { tables, roster } = this.terms;
    const text = tables.texts.text(code).trim();
    const person = roster.personOf(text) ?? text;
    let counts = this.byPerson.get(person);
    if (counts === undefined) {
      counts = { person, activities: 0, upTo3Days: 0, upTo7Days: 0, later: 0, settled: 0, wouldBeLate: 0 };
      this.byPerson.set(person, counts);
    }
    return counts;
  }
}
