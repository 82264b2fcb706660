// The agreement as the document both teams sign (cli.md, describe).

import type { Agreement, Clause } from '../model/agreement.ts';
import { localDayOf } from '../calendar/local-date.ts';
import { type ClauseContext, clauseSentences } from './clauses.ts';
import type { Block, Description } from './document.ts';
import { type ExampleContext, examplesOf } from './examples.ts';
import { coversSentences, measureSentences, segmentSentences, timesSentence } from './general.ts';
import { goalSentence } from './goals.ts';
import { calendarSentences } from './hours.ts';
import { listed, plainName, titleOf } from './words.ts';

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
  const kinds = segmentSentences(agreement);
  return [
    `Between ${listed(parties.map(plainName), 'and')}. ${timesSentence(agreement)}`,
    ...coversSentences(agreement),
    ...(kinds.length > 1 ? [...kinds, 'The first of these that fits counts.'] : kinds),
  ].map(paragraph);
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

function measurement(agreement: Agreement): Block[] {
  return [
    { kind: 'heading', text: 'How it is measured' },
    { kind: 'list', items: measureSentences(agreement) },
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
