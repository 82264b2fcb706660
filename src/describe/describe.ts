// The agreement as the document both teams sign (cli.md, describe).

import type { Agreement, Clause } from '../model/agreement.ts';
import { localDayOf } from '../calendar/local-date.ts';
import { type ClauseContext, clauseSentences } from './clauses.ts';
import type { Block, Description } from './document.ts';
import { type ExampleContext, examplesOf } from './examples.ts';
import { goalSentence } from './goals.ts';
import { calendarSentences } from './hours.ts';
import { conditionWords } from './tests.ts';
import { durationWords, listed, plainName, sentence, titleOf } from './words.ts';

export function describeAgreement(agreement: Agreement, context: ExampleContext): Description {
  const clauses = clauseContext(agreement, context);
  return [
    { kind: 'title', text: agreement.name },
    ...introduction(agreement),
    ...promises(agreement, clauses, context),
    ...goals(agreement),
    ...hours(agreement),
    ...measurement(agreement),
  ];
}

export function clauseContext(agreement: Agreement, { agreementZone }: ExampleContext): ClauseContext {
  return { agreement, dayOf: at => localDayOf(agreementZone, at) };
}

function introduction(agreement: Agreement): Block[] {
  const parties = [...new Set([...agreement.clauses, ...agreement.goals].map(({ party }) => party))];
  const covers =
    agreement.covers === null ? [] : [sentence(`It is about leads for which ${conditionWords(agreement.covers)}`)];
  const kinds = agreement.segments.map(({ name, condition }) => {
    return sentence(`A lead is ${article(name)} ${plainName(name)} lead if ${conditionWords(condition)}`);
  });
  return [
    {
      kind: 'paragraph',
      text: `Between ${listed(parties.map(plainName), 'and')}. All times are those of ${agreement.timeZone.replaceAll('_', ' ')} unless another place is named.`,
    },
    ...[...covers, ...(kinds.length > 1 ? [...kinds, 'The first of these that fits counts.'] : kinds)].map(paragraph),
  ];
}

function promises(agreement: Agreement, clauses: ClauseContext, context: ExampleContext): Block[] {
  const parties = [...new Set(agreement.clauses.map(({ party }) => party))];
  return parties.flatMap(party => [
    { kind: 'heading', text: `What ${plainName(party)} promises` } as const,
    ...agreement.clauses.filter(clause => clause.party === party).flatMap(clause => promise(clause, clauses, context)),
  ]);
}

function promise(clause: Clause, clauses: ClauseContext, context: ExampleContext): Block[] {
  const versions = clauses.agreement.clauses.filter(({ id }) => id === clause.id).length;
  const title = versions > 1 ? `${titleOf(clause.id)}, version ${clause.version}` : titleOf(clause.id);
  const examples = examplesOf(clause, context);
  return [
    { kind: 'subheading', text: title },
    ...(clause.promise === null ? [] : [{ kind: 'promise', text: clause.promise } as const]),
    { kind: 'list', items: clauseSentences(clause, clauses) },
    ...(examples.length === 0 ? [] : [paragraph('For example:'), { kind: 'list', items: examples } as const]),
  ];
}

function goals(agreement: Agreement): Block[] {
  if (agreement.goals.length === 0) return [];
  const rows = agreement.goals.map(goal => [
    titleOf(goal.id),
    plainName(goal.party),
    goal.promise ?? goalSentence(goal, agreement),
  ]);
  return [
    { kind: 'heading', text: 'The numbers both sides are held to' },
    { kind: 'table', header: ['Goal', 'Who', 'What'], rows },
  ];
}

function hours(agreement: Agreement): Block[] {
  const calendars = [...agreement.calendars.values()];
  if (calendars.length === 0) return [];
  return [
    { kind: 'heading', text: 'Hours and holidays' },
    ...calendars.flatMap(definition => [
      { kind: 'subheading', text: titleOf(definition.name) } as const,
      { kind: 'list', items: calendarSentences(definition) } as const,
    ]),
  ];
}

function measurement({ report, clauses }: Agreement): Block[] {
  const logged =
    report.loggedWithinMs === null
      ? []
      : [
          `What is logged more than ${durationWords({ unit: 'elapsed', ms: report.loggedWithinMs, text: '' })} after it happened settles nothing.`,
        ];
  const people = report.people === 'hidden' ? ['No report names a person.'] : [];
  const byDue = report.countBy === 'due';
  const timed = clauses.some(({ kind }) => kind === 'response' || kind === 'cadence');
  return [
    { kind: 'heading', text: 'How it is measured' },
    {
      kind: 'list',
      items: [
        'Every lead’s history is replayed against every promise. A promise kept exactly at its deadline is kept; done late, it stays broken.',
        'The rate is what was kept out of all that is decided. What is still open, was called off, was excused or cannot be told from the data is counted beside it.',
        `An obligation belongs to the month in which it ${byDue ? 'falls due' : 'starts'}.`,
        ...(timed
          ? ['Business time counts only while the hours named are open; weekends, holidays and nights cost nothing.']
          : []),
        'A broken promise is excused only by a waiver with a reason, somebody who approved it, and the date of approval.',
        ...logged,
        ...people,
      ],
    },
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a';
}
