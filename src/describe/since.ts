// What changed from an older agreement, and from when.

import type { Agreement, Clause } from '../model/agreement.ts';
import { termsText } from '../model/terms-text.ts';
import { type ClauseContext, clauseSentences } from './clauses.ts';
import type { Block, Description } from './document.ts';
import { coversSentences, measureSentences, segmentSentences, timesSentence } from './general.ts';
import { goalSentence } from './goals.ts';
import { calendarSentences, dateWords } from './hours.ts';
import { plainName, sentence, titleOf } from './words.ts';

/** Everything one of the two says and the other does not, by what it is about. */
export function describeChanges(older: ClauseContext, newer: ClauseContext): Description {
  const parts = [
    ...changesOf(generalOf(older.agreement), generalOf(newer.agreement)),
    ...changesOf(segmentsOf(older.agreement), segmentsOf(newer.agreement)),
    ...changesOf(promisesOf(older), promisesOf(newer)),
    ...changesOf(goalsOf(older), goalsOf(newer)),
    ...changesOf(hoursOf(older.agreement), hoursOf(newer.agreement)),
  ];
  const title: Block = { kind: 'title', text: `${newer.agreement.name}: what changed` };
  if (parts.length > 0) return [title, ...parts];
  const text = sameTerms(older.agreement, newer.agreement) ? 'Nothing that is promised changed.' : UNSAID;
  return [title, { kind: 'paragraph', text }];
}

const UNSAID =
  'Something is written otherwise, or changed in a way that none of these sentences says: compare the two files.';

/** Where exports come from is no term. */
function sameTerms(one: Agreement, other: Agreement): boolean {
  return termsOf(one) === termsOf(other);
}

function termsOf({ timeZone, covers, segments, events, clauses, goals, calendars, report }: Agreement): string {
  return termsText({ timeZone, covers, segments, events, clauses, goals, calendars, report });
}

/** Sentences by what they are about, which is the heading of their changes. */
type Said = ReadonlyMap<string, readonly string[]>;

function changesOf(older: Said, newer: Said): Block[] {
  return [...new Set([...newer.keys(), ...older.keys()])].flatMap(name => {
    const [before, now] = [older.get(name) ?? [], newer.get(name) ?? []];
    const gone = before.filter(text => !now.includes(text)).map(text => `No longer: ${text}`);
    const added = now.filter(text => !before.includes(text)).map(text => `Now: ${text}`);
    if (gone.length + added.length === 0) return [];
    const fate = before.length === 0 ? ' (new)' : now.length === 0 ? ' (ended)' : '';
    return [
      { kind: 'subheading', text: `${name}${fate}` } as const,
      { kind: 'list', items: [...gone, ...added] } as const,
    ];
  });
}

function generalOf(agreement: Agreement): Said {
  return new Map([
    ['Times', [timesSentence(agreement)]],
    ['Which leads', agreement.covers === null ? ['It is about all leads.'] : coversSentences(agreement)],
    ['How it is measured', measureSentences(agreement)],
  ]);
}

/** Their order counts too: the first that fits is the lead's. */
function segmentsOf(agreement: Agreement): Said {
  const order = agreement.segments.map(({ name }) => plainName(name));
  const sentences = segmentSentences(agreement);
  return new Map([
    ...agreement.segments.map(({ name }, place): [string, string[]] => [
      `Kind of lead: ${titleOf(name)}`,
      [sentences[place] ?? ''],
    ]),
    ['Order of the kinds', order.length < 2 ? [] : [`The first of these that fits counts: ${order.join(', ')}.`]],
  ]);
}

function promisesOf(context: ClauseContext): Said {
  const said = new Map<string, string[]>();
  for (const clause of context.agreement.clauses) {
    const sentences = [
      sentence(`${plainName(clause.party)} promises this`),
      ...(clause.promise === null ? [] : [clause.promise]),
      ...clauseSentences(clause, context),
    ];
    const name = `Promise: ${titleOf(clause.id)}`;
    said.set(name, [...(said.get(name) ?? []), ...sentences.map(text => `${fromWhen(clause, context)}${text}`)]);
  }
  return said;
}

/** A version that begins on a date says so before each of its sentences. */
function fromWhen({ effective }: Clause, { dayOf }: ClauseContext): string {
  return effective.from === -Infinity ? '' : `From ${dateWords(dayOf(effective.from))}: `;
}

function goalsOf({ agreement }: ClauseContext): Said {
  return new Map(
    agreement.goals.map(goal => [
      `Goal: ${titleOf(goal.id)}`,
      [sentence(`${plainName(goal.party)} is held to this`), goalSentence(goal, agreement)],
    ]),
  );
}

function hoursOf({ calendars }: Agreement): Said {
  return new Map(
    [...calendars].map(([name, definition]) => [`Hours: ${titleOf(name)}`, calendarSentences(definition)]),
  );
}
