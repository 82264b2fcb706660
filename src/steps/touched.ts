// How many obligations each finding touches, as far as their rows, leads and owners tell it; what the clauses and deadlines
// tell is told by summary/touched-by.ts. The definitions stand in docs/data-findings.md.

import { DAY_MS } from '../calendar/local-date.ts';
import type { CompileCell } from '../conditions/cell-test.ts';
import type { Agreement } from '../model/agreement.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { FindingSample } from '../findings/finding.ts';
import type { LateHistory, Touched } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';
import { ENTRY, type Entry } from '../model/timeline.ts';
import { peopleConcerned } from '../people/roster-findings.ts';
import type { Roster } from '../people/roster.ts';
import { type JudgedClause, type RestsOn, restsOn } from '../replay/clause-obligations.ts';
import { tableOf } from '../replay/obligation-view.ts';
import { silentTouch } from '../timeline/noted/automation.ts';

export interface TouchTerms {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly roster: Roster;
  readonly compile: CompileCell;
  readonly strangers: readonly FindingSample[];
  readonly history: LateHistory;
}

export function touchedObligations(obligations: readonly JudgedClause[], terms: TouchTerms): Touched {
  const tellers = [rowTeller(terms), leadTeller(terms.tables), personTeller(terms), reasonTeller];
  const counts = new Map<string, number>();
  const early = new Map<number, number>();
  const created = terms.tables.leads.times.get('created_at')?.at;
  const begins = terms.history.begins ?? Infinity;
  for (const rests of restsOn(obligations)) {
    const codes = new Set(tellers.flatMap(tell => tell(rests)));
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    const at = created?.[rests.lead] ?? NaN;
    if (begins - at > DAY_MS) early.set(at, (early.get(at) ?? 0) + 1);
  }
  return {
    findings: [...counts]
      .toSorted(([a], [b]) => compareCodePoints(a, b))
      .map(([code, touched]) => ({ code, obligations: touched })),
    early: [...early].toSorted(([a], [b]) => a - b).map(([at, touched]) => ({ at, obligations: touched })),
  };
}

/** Codes of the findings that touch an obligation. */
type Teller = (rests: RestsOn) => readonly string[];

const NONE: readonly string[] = [];

/** The row that started it, the row that settled it, and its lead's own. */
function rowTeller({ agreement, tables, compile }: TouchTerms): Teller {
  const isSilent = silentTouch(agreement, tables, compile);
  const directions = tables.untold?.directions ?? null;
  const codesAt = ({ kind, row }: Entry): readonly string[] => {
    if (row < 0) return NONE;
    const codes = tableOf(tables, kind).findingsAt?.(row) ?? NONE;
    if (kind !== ENTRY.activity) return codes;
    return [
      ...codes,
      ...(isSilent(row) ? ['unknown_automation'] : NONE),
      ...(directions?.[row] === 1 ? ['direction_not_told'] : NONE),
    ];
  };
  return ({ lead, startedBy, settledBy }) => [
    ...codesAt(startedBy),
    ...codesAt(settledBy),
    ...(tables.leads.findingsAt?.(lead) ?? NONE),
  ];
}

/** Leads that others were merged into: what happened to those counts for them. */
function leadTeller({ survivor, isDuplicate }: Tables): Teller {
  const survivors = new Set<number>();
  isDuplicate.forEach((flag, row) => {
    if (flag === 1) survivors.add(survivor[row] ?? -1);
  });
  return ({ lead }) => (survivors.has(lead) ? ['merged_duplicate'] : NONE);
}

/** Its owner, and of people missing from the roster whoever made the row that settled it. */
function personTeller({ agreement, tables, roster, strangers }: TouchTerms): Teller {
  const { texts } = tables;
  const calendars = new Set(['always', ...agreement.calendars.keys()]);
  const missing = new Set(strangers.map(({ text }) => text));
  const concerned = peopleConcerned({ rows: tables.roster, absences: tables.absences, roster, calendars });
  const ofOwner = new Map([...concerned, ['missing_from_roster', missing]]);
  const actor = tables.activities.texts.get('actor');
  const known = new Map<number, readonly string[]>();
  const codesOf = (person: number): readonly string[] => {
    let codes = known.get(person);
    if (codes === undefined) {
      const name = texts.text(person).trim();
      codes = [...ofOwner].filter(([, people]) => people.has(name)).map(([code]) => code);
      known.set(person, codes);
    }
    return codes;
  };
  return ({ owner, settledBy }) => {
    const maker = settledBy.kind === ENTRY.activity ? (actor?.[settledBy.row] ?? 0) : 0;
    const codes = codesOf(owner);
    return codesOf(maker).includes('missing_from_roster') ? [...codes, 'missing_from_roster'] : codes;
  };
}

/** What was not exported leaves it unassessable, and says so. */
function reasonTeller({ reason }: RestsOn): readonly string[] {
  if (reason === 'untold-field') return ['known_today_only'];
  return reason === 'untold-direction' ? ['direction_not_told'] : NONE;
}
