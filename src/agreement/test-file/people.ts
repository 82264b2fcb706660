// Roster, absences and waivers of a test: `ann, party sales, team North, calendar us-sales, until Fri 2025-08-22`.

import type { Scalar } from '../../model/agreement.ts';
import type { Zone } from '../../model/open-time.ts';
import type { AbsenceRow, RosterRow, WaiverRow } from '../../model/table.ts';
import { suggestion } from '../sentences.ts';
import { Misread, under } from './misread.ts';
import { type Moment } from './moment.ts';
import { onlyMoment } from './timeline-line.ts';
import { phraseOf, phrasesOf, type Word } from './words.ts';

export type WrittenPerson = string | Readonly<Record<string, Scalar | undefined>>;

interface RowContext {
  readonly zone: Zone;
  readonly place: RosterRow['place'];
}

const ROSTER_COLUMNS = ['name', 'email', 'team', 'party', 'calendar', 'from', 'until'];
const ABSENCE_COLUMNS = ['from', 'until', 'reason'];

/** Throws Misread. */
export function readRosterRow(written: WrittenPerson, { zone, place }: RowContext): RosterRow {
  const row = rowOf(written, ROSTER_COLUMNS);
  const text = (name: string): string => row.text(name) ?? '';
  return {
    person: row.person,
    name: text('name'),
    email: text('email'),
    team: text('team'),
    party: text('party'),
    calendar: text('calendar'),
    from: row.moment('from', zone)?.at ?? -Infinity,
    until: endOf(row.moment('until', zone)),
    place,
  };
}

/** Throws Misread. */
export function readAbsence(written: WrittenPerson, { zone, place }: RowContext): AbsenceRow {
  const row = rowOf(written, ABSENCE_COLUMNS);
  const from = row.moment('from', zone);
  const until = row.moment('until', zone);
  if (from === null || until === null) {
    const remedy = 'Write when it begins and ends: `ann, from Mon 2025-03-10, until Fri 2025-03-14`.';
    throw new Misread(
      { code: 'test-person', message: `The absence has no \`${from ? 'until' : 'from'}\`.`, remedy },
      null,
    );
  }
  return { person: row.person, from: from.at, until: endOf(until), reason: row.text('reason') ?? '', place };
}

export interface WrittenWaiver {
  readonly clause: string;
  readonly reason: string;
  readonly approved_by: string;
  readonly approved_on: string;
  readonly from?: string;
  readonly until?: string;
}

/** Throws Misread. */
export function readWaiver(written: WrittenWaiver, { zone, place }: RowContext): WaiverRow {
  const moment = (key: 'approved_on' | 'from' | 'until'): Moment | null => {
    const text = written[key];
    return text === undefined ? null : under(key, () => wholeMoment(text, zone));
  };
  return {
    leadId: '*',
    clause: written.clause,
    reason: written.reason,
    approvedBy: written.approved_by,
    approvedOn: moment('approved_on')?.at ?? Number.NaN,
    from: moment('from')?.at ?? -Infinity,
    until: endOf(moment('until')),
    place,
  };
}

/** A date without a time as `until` is included. */
function endOf(moment: Moment | null): number {
  if (moment === null) return Infinity;
  return moment.dayEnd === null ? moment.at : moment.dayEnd + 1;
}

export function wholeMoment(text: string, zone: Zone): Moment {
  return onlyMoment(wordsOf(text), text, { zone, day: null });
}

function wordsOf(text: string): readonly Word[] {
  return phrasesOf(text).flatMap(({ words }) => words);
}

/** A row in either form. */
interface PersonRow {
  readonly person: string;
  readonly text: (name: string) => string | null;
  readonly moment: (name: string, zone: Zone) => Moment | null;
}

function rowOf(written: WrittenPerson, known: readonly string[]): PersonRow {
  return typeof written === 'string' ? lineRow(written, known) : mapRow(written);
}

function mapRow(written: Exclude<WrittenPerson, string>): PersonRow {
  const text = (name: string): string | null => (written[name] === undefined ? null : String(written[name]));
  const person = text('person')?.trim() ?? '';
  if (person === '') throw nobody();
  const moment: PersonRow['moment'] = (name, zone) => {
    const time = text(name);
    return time === null ? null : under(name, () => wholeMoment(time, zone));
  };
  return { person, text, moment };
}

function lineRow(line: string, known: readonly string[]): PersonRow {
  const [person, ...details] = phrasesOf(line);
  if (person === undefined) throw nobody();
  const values = new Map(
    details.map(detail => {
      const [column, ...value] = detail.words;
      const name = column?.text.toLowerCase() ?? '';
      if (known.includes(name) && value.length > 0) return [name, value] as const;
      const remedy = known.includes(name) ? `Write its value after \`${name}\`.` : suggestion(name, known, '');
      throw new Misread({ code: 'test-person', message: `\`${detail.text}\` cannot be read.`, remedy }, detail);
    }),
  );
  const wordsOfColumn = (name: string): readonly Word[] | null => values.get(name) ?? null;
  return {
    person: person.text,
    text: name => {
      const words = wordsOfColumn(name);
      return words === null ? null : phraseOf(line, words).text;
    },
    moment: (name, zone) => {
      const words = wordsOfColumn(name);
      return words === null ? null : onlyMoment(words, line, { zone, day: null });
    },
  };
}

function nobody(): Misread {
  const remedy = 'Begin with the person: `ann, party sales, calendar us-sales`.';
  return new Misread({ code: 'test-person', message: 'The row names no person.', remedy }, null);
}
