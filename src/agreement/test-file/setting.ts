// What holds around a timeline: zone, roster, absences, holidays, waivers, as-of. Of the file for all its cases, or of one case.

import { formatDate } from '../../calendar/local-date.ts';
import { zoneOf } from '../../calendar/zone.ts';
import type { AgreementTest } from '../../model/agreement-test.ts';
import type { Scalar } from '../../model/agreement.ts';
import type { Zone } from '../../model/open-time.ts';
import type { RosterRow } from '../../model/table.ts';
import type { Cursor } from '../cursor.ts';
import { suggestion } from '../sentences.ts';
import { Misread } from './misread.ts';
import {
  readAbsence,
  readRosterRow,
  readWaiver,
  wholeMoment,
  type WrittenPerson,
  type WrittenWaiver,
} from './people.ts';
import type { Reading } from './reading.ts';

export type Setting = Pick<
  AgreementTest,
  'zone' | 'attributes' | 'roster' | 'absences' | 'holidays' | 'waivers' | 'asOf' | 'period'
>;

/** `around` is what holds where the value at the cursor says nothing; columns of the lead are added to its own. */
export function readSetting(at: Cursor, reading: Reading, around: Setting): Setting {
  const zone = at.has('timezone') ? zoneOf(String(at.at('timezone').value)) : around.zone;
  return {
    zone,
    attributes: new Map([...around.attributes, ...attributesOf(at.at('lead'))]),
    roster: rosterOf(at.at('roster'), reading, zone) ?? around.roster,
    absences: rowsOf(at.at('absences'), reading, zone, readAbsence) ?? around.absences,
    waivers: waiversOf(at.at('waivers'), reading, zone) ?? around.waivers,
    holidays: new Map([...around.holidays, ...holidaysOf(at.at('holidays'), reading, zone)]),
    asOf: at.has('as_of') ? asOfOf(at.at('as_of'), reading, zone) : around.asOf,
    period: at.has('period') ? String(at.at('period').value) : around.period,
  };
}

/** What holds where the file says nothing at all. */
export function bareSetting(timeZone: string): Setting {
  const nothing = { attributes: new Map(), holidays: new Map(), waivers: [] };
  return { zone: zoneOf(timeZone), roster: null, absences: null, asOf: null, period: null, ...nothing };
}

function attributesOf(lead: Cursor): [string, string][] {
  return lead.entries().map(({ name, value }) => [name, value === null ? '' : String(value as Scalar)]);
}

/** Null where the file has no such list. */
function rowsOf<Row>(
  list: Cursor,
  reading: Reading,
  zone: Zone,
  read: (written: WrittenPerson, context: { readonly zone: Zone; readonly place: RosterRow['place'] }) => Row,
): Row[] | null {
  if (!list.exists) return null;
  const rows = list.items().map(item => {
    const place = { file: '', line: reading.lineOf(item) };
    return reading.read(item, () => read(item.value as WrittenPerson, { zone, place }));
  });
  return rows.filter(row => row !== null);
}

function rosterOf(list: Cursor, reading: Reading, zone: Zone): RosterRow[] | null {
  const known = ['always', ...reading.agreement.calendars.keys()];
  return rowsOf(list, reading, zone, (written, context) => {
    const row = readRosterRow(written, context);
    if (row.calendar === '' || known.includes(row.calendar)) return row;
    const message = `The agreement has no calendar \`${row.calendar}\`.`;
    throw new Misread({ code: 'test-calendar', message, remedy: suggestion(row.calendar, known, '') }, null);
  });
}

function waiversOf(list: Cursor, reading: Reading, zone: Zone): Setting['waivers'] | null {
  const clauses = ['*', ...reading.agreement.clauses.map(({ id }) => id)];
  return rowsOf(list, reading, zone, (written, context) => {
    const waiver = readWaiver(written as unknown as WrittenWaiver, context);
    if (clauses.includes(waiver.clause)) return waiver;
    const message = `The agreement has no clause \`${waiver.clause}\`.`;
    throw new Misread({ code: 'test-clause', message, remedy: suggestion(waiver.clause, clauses, '') }, null, 'clause');
  });
}

function holidaysOf(calendars: Cursor, reading: Reading, zone: Zone): [string, ReadonlyMap<string, string>][] {
  const known = [...reading.agreement.calendars.keys()];
  return calendars.entries().map(calendar => {
    if (!known.includes(calendar.name)) {
      const message = `The agreement has no calendar \`${calendar.name}\`.`;
      reading.refuse(calendar, {
        flaw: { code: 'test-calendar', message, remedy: suggestion(calendar.name, known, '') },
        span: null,
      });
    }
    const dates = calendar.items().map(item => reading.read(item, () => dateOf(String(item.value), zone)));
    return [calendar.name, new Map(dates.filter(date => date !== null).map(date => [date, 'holiday']))];
  });
}

function dateOf(text: string, zone: Zone): string {
  const { dayEnd, day } = wholeMoment(text, zone);
  if (dayEnd !== null) return formatDate(day);
  const message = `\`${text}\` has a time of day.`;
  throw new Misread({ code: 'test-time', message, remedy: 'A holiday is a whole date.' }, null);
}

/** A date is its last millisecond, as `--as-of` takes it. */
function asOfOf(spot: Cursor, reading: Reading, zone: Zone): number | null {
  const moment = reading.read(spot, () => wholeMoment(String(spot.value), zone));
  return moment === null ? null : (moment.dayEnd ?? moment.at);
}
