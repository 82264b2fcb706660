// Never, at most and require: one obligation a scope or a row (verdicts.md "Never, at most, require").

import { list, localWindows, map, parseDuration, text, type WrittenMap } from './agreement.ts';
import { zoneOfCalendar } from './clock.ts';
import { calendarHours, isOpen, type Hours } from './hours.ts';
import { attributeAt, type Lead, type Row } from './leads.ts';
import { chosen, holds, isEvent, type World } from './matching.ts';
import { versionAt, type Obligation } from './obligation.ts';
import { addDates, type Span } from './times.ts';

/** What one row comes to. */
interface Judgement {
  readonly verdict: Obligation['verdict'];
  readonly reason: string;
}

const KEPT: Judgement = { verdict: 'met', reason: '' };

export function untimedObligations(
  versions: readonly WrittenMap[],
  lead: Lead,
  world: World,
  period: Span | null,
): Obligation[] {
  const kind = versions[0] ?? {};
  if (kind['between'] !== undefined) return scopes(versions, lead, world, period);
  const event = kind['require'] !== undefined ? 'when' : kind['at_most'] !== undefined ? 'of' : 'never';
  const obligations: Obligation[] = [];
  for (const row of lead.rows) {
    const found = versionAt(versions, lead, row.at, world);
    if (found === null || !isEvent(row, found.clause[event], lead, world)) continue;
    // `cycle: first`: "a lead's first only"
    if (found.clause['cycle'] === 'first' && obligations.length > 0) continue;
    const judgement = judged(found.clause, row, lead, world);
    if (judgement === null) continue;
    obligations.push(
      rowObligation({ ...found, lead, row, cycle: obligations.length + 1, names: event !== 'when' }, judgement),
    );
  }
  return obligations;
}

function judged(clause: WrittenMap, row: Row, lead: Lead, world: World): Judgement | null {
  if (clause['require'] !== undefined) return required(map(clause['require']), row, lead, world);
  if (clause['at_most'] !== undefined) return atMost(clause, row, lead, world);
  if (clause['while'] !== undefined) return holds(clause['while'], lead, row.at, world) ? broken('held') : KEPT;
  return outside(clause, row, lead, world);
}

function broken(reason: string): Judgement {
  return { verdict: 'breached', reason };
}

/** "Except with `between`, `due_at` equals `started_at`." */
function rowObligation(
  what: { clause: WrittenMap; version: number; lead: Lead; row: Row; cycle: number; names: boolean },
  judgement: Judgement,
): Obligation {
  const { row, names, ...rest } = what;
  const unassessable = judgement.verdict === 'unassessable';
  return {
    ...rest,
    ...judgement,
    startedBy: row,
    startedAt: row.at,
    dueAt: unassessable ? null : row.at,
    settledAt: null,
    settledBy: names && judgement.verdict === 'breached' ? row : null,
    atRisk: false,
    elapsed: null,
    progress: null,
    ownerAt: row.at,
    scopeEnd: null,
  };
}

/** "breached if the calendar is closed at that instant (with `zone_from` at that local time in the lead's zone)" */
function outside(clause: WrittenMap, row: Row, lead: Lead, world: World): Judgement {
  const { calendar, zone_from: zoneFrom } = map(clause['outside']);
  if (calendar === undefined) {
    const hours = world.terms.calendars.get(text(clause['outside'])) as Hours;
    return isOpen(hours, row.at) ? KEPT : broken('closed');
  }
  const own =
    zoneFrom === undefined ? zoneOfCalendar(world, text(calendar)) : attributeAt(lead, text(zoneFrom), row.at);
  if (!isZone(own)) return { verdict: 'unassessable', reason: `no zone '${own}'` };
  const definition = map(map(world.terms.file['calendars'])[text(calendar)]);
  const windows = calendar === 'always' ? () => ['00:00-24:00'] : localWindows(definition, world.audited);
  return isOpen(calendarHours(own, windows), row.at) ? KEPT : broken('closed there');
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}

/** "breached if more than `n` such rows, itself included, fall in `(t − window, t]`" */
function atMost(clause: WrittenMap, row: Row, lead: Lead, world: World): Judgement | null {
  const within = chosen(clause['within'], lead, row.at, world);
  if (within === undefined) return null;
  const { unit, amount } = parseDuration(text(within));
  const zone = zoneOfCalendar(world, text(chosen(clause['calendar'], lead, row.at, world) ?? 'always'));
  // "calendar days: from the same local time that many dates earlier, exclusive"
  const since = unit === 'calendar days' ? addDates(row.at, -amount, zone) : row.at - amount;
  const fallen = lead.rows.filter(
    each => since < each.at && each.at <= row.at && isEvent(each, clause['of'], lead, world),
  );
  return fallen.length > Number(clause['at_most']) ? broken(`${fallen.length} of them`) : KEPT;
}

/** "breached if `before` never happened at or before it …, or a `lead` test fails as of that instant" */
function required(terms: WrittenMap, row: Row, lead: Lead, world: World): Judgement {
  const failing: string[] = [];
  const happened = lead.rows.some(
    each => each !== row && each.at <= row.at && isEvent(each, terms['before'], lead, world),
  );
  if (terms['before'] !== undefined && !happened)
    failing.push(`${list(terms['before']).join(', ')} never happened before`);
  for (const [column, test] of Object.entries(map(terms['lead']))) {
    if (!holds({ [column]: test }, lead, row.at, world)) failing.push(column);
  }
  return failing.length === 0 ? KEPT : broken(failing.join('; '));
}

/** "one obligation for each scope (from a `from` row to the next `until` row, or on to `as_of`)" */
function scopes(versions: readonly WrittenMap[], lead: Lead, world: World, period: Span | null): Obligation[] {
  const obligations: Obligation[] = [];
  let closedUntil = -Infinity;
  for (const from of lead.rows) {
    // "A `from` row inside a scope is ignored; at one instant an `until` ends the old scope before a `from` begins the next."
    if (from.at < closedUntil) continue;
    const found = versionAt(versions, lead, from.at, world);
    if (found === null || !isEvent(from, map(found.clause['between'])['from'], lead, world)) continue;
    const until = lead.rows.find(
      row => row.at > from.at && isEvent(row, map(found.clause['between'])['until'], lead, world),
    );
    closedUntil = until?.at ?? Infinity;
    obligations.push(
      scope({ ...found, lead, cycle: obligations.length + 1 }, from, until?.at ?? null, { world, period }),
    );
  }
  return obligations;
}

function scope(
  what: { clause: WrittenMap; version: number; lead: Lead; cycle: number },
  from: Row,
  end: number | null,
  audit: { world: World; period: Span | null },
): Obligation {
  const { world, period } = audit;
  const inScope = (at: number): boolean => from.at <= at && (end === null ? at <= world.asOf : at < end);
  const inPeriod = (at: number): boolean => period === null || (period.from <= at && at < period.to);
  const offence = what.lead.rows.find(
    row => row !== from && inScope(row.at) && inPeriod(row.at) && isEvent(row, what.clause['never'], what.lead, world),
  );
  // "Not breached and still running, with the period (if any) not over by `as_of`: `open`."
  const unfinished = end === null && (period === null || world.asOf < period.to);
  return {
    ...what,
    verdict: offence !== undefined ? 'breached' : unfinished ? 'open' : 'met',
    startedBy: from,
    startedAt: from.at,
    dueAt: end,
    settledAt: null,
    settledBy: offence ?? null,
    atRisk: false,
    elapsed: null,
    progress: null,
    ownerAt: offence?.at ?? end ?? world.asOf,
    reason: '',
    scopeEnd: end ?? world.asOf,
  };
}
