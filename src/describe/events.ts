// Events in words: never by their name in the file, always by what has to happen.

import type { Agreement, EventMatcher, EventNames, ValueTest } from '../model/agreement.ts';
import { columnWords, valueWords } from './tests.ts';
import { listed, plainName } from './words.ts';

/** One event in the three forms a sentence may need. */
export interface EventWords {
  /** `the lead passes to someone of sales`, `there is a call`. */
  readonly happens: string;
  /** `the lead must pass to someone of sales`, `there must be a call`. */
  readonly must: string;
  /** `the passing of the lead to someone of sales`, `a call`. */
  readonly noun: string;
}

/** Any of the events that names stand for; alternatives that read alike are said once. */
export function eventWords({ events }: Agreement, names: EventNames): EventWords {
  const each = names.flatMap(name => (events.get(name)?.matchers ?? []).map(matcherWords));
  const joined = (form: keyof EventWords): string => listed([...new Set(each.map(words => words[form]))], 'or');
  return { happens: joined('happens'), must: joined('must'), noun: joined('noun') };
}

function matcherWords(matcher: EventMatcher): EventWords {
  const { row, columns } = matcher;
  switch (row.kind) {
    case 'activity': {
      const noun = `${article(valueWords(row.type))} ${valueWords(row.type)}${activityDetails(columns)}`;
      return { happens: `there is ${noun}`, must: `there must be ${noun}`, noun };
    }
    case 'becomes':
      return becomesWords(row.field, row.to);
    case 'change':
      return changeWords(row.field, row.from, row.to);
    case 'lead-created':
      return { happens: 'the lead is created', must: 'the lead must be created', noun: 'the creation of the lead' };
    case 'milestone': {
      const name = plainName(row.name);
      return {
        happens: `the lead reaches “${name}”`,
        must: `the lead must reach “${name}”`,
        noun: `reaching “${name}”`,
      };
    }
    case 'deal':
      return {
        happens: `a deal is ${row.what}`,
        must: `a deal must be ${row.what}`,
        noun: row.what === 'created' ? 'a new deal' : `a deal that is ${row.what}`,
      };
  }
}

/** Passing a lead to somebody is what becoming its owner means. */
function becomesWords(field: string, to: ValueTest): EventWords {
  if (field === 'owner') {
    const who = valueWords(to);
    return {
      happens: `the lead passes to ${who}`,
      must: `the lead must pass to ${who}`,
      noun: `the passing of the lead to ${who}`,
    };
  }
  const [name, value] = [plainName(field), valueWords(to)];
  return {
    happens: `the lead’s ${name} becomes ${value}`,
    must: `the lead’s ${name} must become ${value}`,
    noun: `the change of its ${name} to ${value}`,
  };
}

function changeWords(field: string, from: ValueTest | null, to: ValueTest | null): EventWords {
  const name = field === 'owner' ? 'owner' : plainName(field);
  const path = `${from === null ? '' : ` from ${valueWords(from)}`}${to === null ? '' : ` to ${valueWords(to)}`}`;
  return {
    happens: `the lead’s ${name} changes${path}`,
    must: `the lead’s ${name} must change${path}`,
    noun: `a change of its ${name}${path}`,
  };
}

function activityDetails(columns: EventMatcher['columns']): string {
  return columns.map(({ column, test }) => activityDetail(column, test)).join('');
}

function activityDetail(column: string, test: ValueTest): string {
  if (column === 'direction' && test.kind === 'equals') {
    return test.value === 'outbound' ? ' to the lead' : ' from the lead';
  }
  if (column === 'actor') return ` by ${valueWords(test)}`;
  if (column === 'automated')
    return asksForPeople(test) ? ' (made by a person, not by a program)' : ' (made by a program)';
  if (column === 'outcome') return ` that ends as “${valueWords(test)}”`;
  return ` for which ${columnWords(column, test)}`;
}

/** `automated: false` comes as "no, or not said". */
function asksForPeople(test: ValueTest): boolean {
  if (test.kind === 'any') return test.tests.some(asksForPeople);
  return test.kind === 'equals' && test.value === false;
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a';
}
