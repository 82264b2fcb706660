// Back-dated logging by person: activities logged long after they happened, and the obligations they settled (docs/data-findings.md).

import type { BackdatedCounts } from './model/obligation.ts';
import { compareCodePoints } from './model/code-points.ts';
import type { Tables } from './model/table.ts';
import { ENTRY } from './model/timeline.ts';
import type { Roster } from './people/roster.ts';
import type { ObligationColumns } from './replay/obligation-columns.ts';

const DAY_MS = 86_400_000;

export interface BackdatedTerms {
  readonly tables: Tables;
  readonly roster: Roster;
  readonly asOf: number;
}

type Counts = { -readonly [Key in keyof BackdatedCounts]: BackdatedCounts[Key] };

/** Everybody with an activity that says when it was logged; rows that are known only after as-of do not count. */
export function backdatedLogging(
  obligations: ObligationColumns,
  { tables: { activities, texts }, roster, asOf }: BackdatedTerms,
): BackdatedCounts[] {
  const occurred = activities.times.get('occurred_at');
  const logged = activities.times.get('logged_at')?.at;
  if (occurred === undefined || logged === undefined) return [];
  const actor = activities.texts.get('actor');
  const people = new PeopleCounts(code => {
    const text = texts.text(code).trim();
    return roster.personOf(text) ?? text;
  });
  const delay = (row: number): number => {
    const happened = occurred.dayEnds?.get(row) ?? occurred.at[row] ?? NaN;
    return (logged[row] ?? NaN) - happened;
  };
  for (let row = 0; row < activities.length; row++) {
    const known = (logged[row] ?? NaN) <= asOf && (occurred.at[row] ?? NaN) <= asOf;
    if (known) addActivity(people.of(actor?.[row] ?? 0), delay(row));
  }
  for (let index = 0; index < obligations.length; index++) {
    const { settledBy, isSettled, verdict, dueAt } = obligations.restsOn(index);
    if (!isSettled || settledBy.kind !== ENTRY.activity || !(delay(settledBy.row) > DAY_MS)) continue;
    const counts = people.of(actor?.[settledBy.row] ?? 0);
    counts.settled++;
    if (verdict === 'met' && (logged[settledBy.row] ?? NaN) > dueAt) counts.wouldBeLate++;
  }
  return people.all();
}

function addActivity(counts: Counts, delayMs: number): void {
  counts.activities++;
  if (delayMs > 7 * DAY_MS) counts.later++;
  else if (delayMs > 3 * DAY_MS) counts.upTo7Days++;
  else if (delayMs > DAY_MS) counts.upTo3Days++;
}

/** One account a person, however many names stand for them. */
class PeopleCounts {
  private readonly personOf: (code: number) => string;
  private readonly byCode: (Counts | undefined)[] = [];
  private readonly byPerson = new Map<string, Counts>();

  constructor(personOf: (code: number) => string) {
    this.personOf = personOf;
  }

  of(code: number): Counts {
    return (this.byCode[code] ??= this.ofPerson(this.personOf(code)));
  }

  all(): BackdatedCounts[] {
    return [...this.byPerson.values()].toSorted((a, b) => compareCodePoints(a.person, b.person));
  }

  private ofPerson(person: string): Counts {
    let counts = this.byPerson.get(person);
    if (counts === undefined) {
      counts = { person, activities: 0, upTo3Days: 0, upTo7Days: 0, later: 0, settled: 0, wouldBeLate: 0 };
      this.byPerson.set(person, counts);
    }
    return counts;
  }
}
