// What changed from an older agreement, and from when.

import type { Agreement, Clause } from '../model/agreement.ts';
import { type ClauseContext, clauseSentences } from './clauses.ts';
import type { Block, Description } from './document.ts';
import { goalSentence } from './goals.ts';
import { calendarSentences, dateWords } from './hours.ts';
import { titleOf } from './words.ts';

/** Everything one of the two says and the other does not, by clause, goal and calendar. */
export function describeChanges(older: ClauseContext, newer: ClauseContext): Description {
  const parts = [
    ...changesOf('Promise', promisesOf(older), promisesOf(newer)),
    ...changesOf('Goal', goalsOf(older), goalsOf(newer)),
    ...changesOf('Hours', hoursOf(older.agreement), hoursOf(newer.agreement)),
  ];
  const title: Block = { kind: 'title', text: `${newer.agreement.name}: what changed` };
  return parts.length === 0
    ? [title, { kind: 'paragraph', text: 'Nothing that is promised changed.' }]
    : [title, ...parts];
}

type Said = ReadonlyMap<string, readonly string[]>;

function changesOf(kind: string, older: Said, newer: Said): Block[] {
  return [...new Set([...newer.keys(), ...older.keys()])].flatMap(name => {
    const [before, now] = [older.get(name) ?? [], newer.get(name) ?? []];
    const gone = before.filter(text => !now.includes(text)).map(text => `No longer: ${text}`);
    const added = now.filter(text => !before.includes(text)).map(text => `Now: ${text}`);
    if (gone.length + added.length === 0) return [];
    const fate = before.length === 0 ? ' (new)' : now.length === 0 ? ' (ended)' : '';
    return [
      { kind: 'subheading', text: `${kind}: ${titleOf(name)}${fate}` } as const,
      { kind: 'list', items: [...gone, ...added] } as const,
    ];
  });
}

function promisesOf(context: ClauseContext): Said {
  const said = new Map<string, string[]>();
  for (const clause of context.agreement.clauses) {
    const sentences = [...(clause.promise === null ? [] : [clause.promise]), ...clauseSentences(clause, context)];
    said.set(clause.id, [
      ...(said.get(clause.id) ?? []),
      ...sentences.map(text => `${fromWhen(clause, context)}${text}`),
    ]);
  }
  return said;
}

/** A version that begins on a date says so before each of its sentences. */
function fromWhen({ effective }: Clause, { dayOf }: ClauseContext): string {
  return effective.from === -Infinity ? '' : `From ${dateWords(dayOf(effective.from))}: `;
}

function goalsOf({ agreement }: ClauseContext): Said {
  return new Map(agreement.goals.map(goal => [goal.id, [goalSentence(goal, agreement)]]));
}

function hoursOf({ calendars }: Agreement): Said {
  return new Map([...calendars].map(([name, definition]) => [name, calendarSentences(definition)]));
}
