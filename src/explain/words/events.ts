// What would have been an event, in words: `an outbound call, email or meeting by someone of sales, by hand`.

import { withoutPeople } from '../../conditions/cell-test.ts';
import type { Agreement, EventMatcher, EventNames, ValueTest } from '../../model/agreement.ts';
import type { PeopleWords } from './people.ts';
import { listWords, testWords } from './tests.ts';

/** Any of the events, as something that happens. */
export function eventWords({ events }: Agreement, names: EventNames, people: PeopleWords): string {
  const matchers = names.flatMap(name => events.get(name)?.matchers ?? []);
  return listWords([...new Set(matchers.map(matcher => matcherWords(matcher, people)))], 'or');
}

function matcherWords({ row, columns }: EventMatcher, people: PeopleWords): string {
  const words = (test: ValueTest): string => testWords(test, people);
  const rest = restWords(columns, people);
  switch (row.kind) {
    case 'activity':
      return activityWords(words(row.type), columns, people);
    case 'becomes':
      return `the ${row.field} becoming ${words(row.to)}${rest}`;
    case 'change': {
      const from = row.from === null ? '' : ` from ${words(row.from)}`;
      const to = row.to === null ? '' : ` to ${words(row.to)}`;
      return `a change of ${row.field}${from}${to}${rest}`;
    }
    case 'lead-created':
      return `the lead’s creation${rest}`;
    case 'milestone':
      return `the date ${row.name}${rest}`;
    case 'deal':
      return `a deal ${row.what}${rest}`;
  }
}

type Columns = EventMatcher['columns'];

/** Direction goes before the noun, whoever and by what means after it. */
function activityWords(type: string, columns: Columns, people: PeopleWords): string {
  const direction = columns.find(({ column }) => column === 'direction');
  const rest = columns.filter(column => column !== direction);
  const noun = direction === undefined ? type : `${testWords(direction.test, people)} ${type}`;
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}${restWords(rest, people)}`;
}

function restWords(columns: Columns, people: PeopleWords): string {
  return columns.map(column => columnWords(column, people)).join('');
}

function columnWords({ column, test }: Columns[number], people: PeopleWords): string {
  if (column === 'actor') return ` by ${testWords(test, people)}`;
  if (column === 'automated' && !withoutPeople(test)('true')) return ', by hand';
  return `, ${column} ${testWords(test, people)}`;
}
