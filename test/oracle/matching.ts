// Value tests, lead conditions and events (agreement.md "Values").

import { RE2JS } from 're2js';
import { isMap, list, map, text, type Terms, type Written, type WrittenMap } from './agreement.ts';
import type { Case } from './case.ts';
import { attributeAt, cell, initialValue, truth, type Kind, type Lead, type Row } from './leads.ts';
import type { People } from './people.ts';

export interface World {
  readonly audited: Case;
  readonly terms: Terms;
  readonly people: People;
  readonly asOf: number;
}

/** Does a cell's value pass a test at an instant (a person is asked of the roster as of then)? */
function passes(value: string, test: Written, at: number, world: World): boolean {
  const trimmed = value.trim();
  if (Array.isArray(test)) return (test as readonly Written[]).some(each => passes(trimmed, each, at, world));
  if (!isMap(test)) return equals(trimmed, test);
  return Object.entries(test).every(([key, wanted]) => passesKey(trimmed, key, wanted, { at, world }));
}

function passesKey(value: string, key: string, wanted: Written, when: { at: number; world: World }): boolean {
  const { at, world } = when;
  const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : NaN;
  switch (key) {
    case 'not':
      return !passes(value, wanted, at, world);
    case 'any':
      return list(wanted).some(test => passes(value, test, at, world));
    case 'all':
      return list(wanted).every(test => passes(value, test, at, world));
    case 'contains':
      return value.includes(text(wanted));
    case 'matches':
      return RE2JS.compile(text(wanted)).matcher(value).find();
    case 'at_least':
      return number >= Number(wanted);
    case 'at_most':
      return number <= Number(wanted);
    case 'above':
      return number > Number(wanted);
    case 'below':
      return number < Number(wanted);
    case 'empty':
      return (value === '') === wanted;
    case 'party':
      return passes(world.people.party(value, at), wanted, at, world);
    case 'team':
      return passes(world.people.team(value, at), wanted, at, world);
    case 'person':
      return passes(world.people.shown(value), shownPerson(wanted, world), at, world);
    default:
      throw new Error(`no test: ${key}`);
  }
}

function shownPerson(wanted: Written, world: World): Written {
  return typeof wanted === 'string' ? world.people.shown(wanted) : wanted;
}

/** "text is compared trimmed, case kept"; "`true` and `false` match every way data.md writes them" */
function equals(value: string, wanted: Written): boolean {
  if (typeof wanted === 'boolean') return truth(value) === wanted;
  if (typeof wanted === 'number' && value !== '') return Number(value) === wanted;
  return value === text(wanted).trim();
}

/** A condition on a lead as it stood at an instant; undefined holds. */
export function holds(condition: Written, lead: Lead, at: number, world: World): boolean {
  if (condition === undefined || condition === null) return true;
  return Object.entries(map(condition)).every(([key, test]) => {
    if (key === 'any') return list(test).some(each => holds(each, lead, at, world));
    if (key === 'all') return list(test).every(each => holds(each, lead, at, world));
    if (key === 'not') return !holds(test, lead, at, world);
    if (key === 'segment') return passes(segmentAt(lead, at, world), test, at, world);
    return passes(attributeAt(lead, key, at), test, at, world);
  });
}

/** "first match names the lead's segment" */
export function segmentAt(lead: Lead, at: number, world: World): string {
  const segments = Object.entries(map(world.terms.file['segments']));
  return segments.find(([, condition]) => holds(condition, lead, at, world))?.[0] ?? '';
}

/** One value or a list of `{ if, is }` whose last may be bare: the first that matches, else undefined. */
export function chosen(choice: Written, lead: Lead, at: number, world: World): Written {
  return list(choice)
    .map(each => (isMap(each) && 'is' in each ? each : { is: each }))
    .find(each => holds(each['if'], lead, at, world))?.['is'];
}

/** Does a row match an event, or any of a list of events? */
export function isEvent(row: Row, names: Written, lead: Lead, world: World): boolean {
  return list(names).some(name => matches(row, map(world.terms.file['events'])[text(name)], lead, world));
}

function matches(row: Row, matcher: Written, lead: Lead, world: World): boolean {
  if (Array.isArray(matcher)) return (matcher as readonly Written[]).some(each => matches(row, each, lead, world));
  const keys = map(matcher);
  if (keys['any'] !== undefined) return list(keys['any']).some(each => matches(row, each, lead, world));
  return (
    isRow(row, keys, lead, world) &&
    otherKeys(keys).every(key => passes(columnOf(row, key), anyWay(key, keys[key]), row.at, world))
  );
}

const FIRST_KEYS = ['activity', 'becomes', 'change', 'lead', 'milestone', 'deal'];

function otherKeys(keys: WrittenMap): string[] {
  const own = 'becomes' in keys || 'change' in keys ? ['to', 'from'] : [];
  return Object.keys(keys).filter(key => !FIRST_KEYS.includes(key) && !own.includes(key));
}

/** "`by` is the actor" */
function columnOf(row: Row, key: string): string {
  return cell(row.cells, key === 'by' ? 'actor' : key);
}

/** "`automated: false` also matches rows that leave it empty" */
function anyWay(key: string, test: Written): Written {
  return key === 'automated' && test === false ? [false, ''] : test;
}

function isRow(row: Row, keys: WrittenMap, lead: Lead, world: World): boolean {
  if (keys['activity'] !== undefined)
    return row.kind === 'activity' && passes(cell(row.cells, 'type'), keys['activity'], row.at, world);
  if (keys['lead'] !== undefined) return row.kind === 'lead';
  if (keys['milestone'] !== undefined) return row.kind === 'milestone' && row.name === keys['milestone'];
  if (keys['deal'] !== undefined) return row.kind === (`deal ${text(keys['deal'])}` as Kind);
  if (keys['becomes'] !== undefined) return becomes(row, keys, lead, world);
  return change(row, keys, world);
}

/** "the history row whose new value passes the test and whose old one does not; and the lead's creation" */
function becomes(row: Row, keys: WrittenMap, lead: Lead, world: World): boolean {
  const field = text(keys['becomes']);
  const to = (value: string): boolean => passes(value, keys['to'], row.at, world);
  if (row.kind === 'lead') return to(initialValue(lead, field));
  return isChangeOf(row, field) && to(cell(row.cells, 'new_value')) && !to(cell(row.cells, 'old_value'));
}

function change(row: Row, keys: WrittenMap, world: World): boolean {
  if (!isChangeOf(row, text(keys['change']))) return false;
  const { from, to } = keys;
  return (
    (from === undefined || passes(cell(row.cells, 'old_value'), from, row.at, world)) &&
    (to === undefined || passes(cell(row.cells, 'new_value'), to, row.at, world))
  );
}

/** "A `change` row whose old and new value are equal is no change." */
function isChangeOf(row: Row, field: string): boolean {
  if (row.kind !== 'history' || cell(row.cells, 'field') !== field) return false;
  return cell(row.cells, 'old_value') !== cell(row.cells, 'new_value');
}
