// Every entry of a list of `{ if, is }` can be reached by some lead (spec agreement.md, Errors).

import type { Problem } from '../../findings/problem.ts';
import type { Condition } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { toCondition } from '../normalise/values.ts';
import { implies, isContradiction, listedTexts, textsLeft } from '../reachable.ts';
import { condition as conditionSchema } from '../schema/values.ts';
import type { WrittenCondition } from '../written.ts';
import { clausesOf, goalsOf } from './names.ts';

export function choicesCanBeReached(file: AgreementFile): readonly Problem[] {
  const covers = readConditions(file.root.at('covers'));
  return [
    ...clausesOf(file).flatMap(clause =>
      inHolder(file, clause, { keys: [['within'], ['calendar'], ['target']], covers }),
    ),
    ...goalsOf(file).flatMap(goal => inHolder(file, goal, { keys: [['rate', 'within']], covers })),
    ...segmentsInOrder(file),
  ];
}

/** Entries that later ones are compared with; people do not write longer lists, and each costs a comparison. */
const MOST_COMPARED = 100;

const CONTRADICTION = 'No lead can meet this condition.';

interface Terms {
  readonly keys: readonly (readonly string[])[];
  readonly covers: readonly Condition[];
}

function inHolder(file: AgreementFile, holder: Cursor, { keys, covers }: Terms): readonly Problem[] {
  const given = [...covers, ...readConditions(holder.at('if'))];
  if (isContradiction(given)) return [unreachable(file, holder.at('if'), CONTRADICTION)];
  return keys.flatMap(key => {
    const choice = holder.at(...key);
    return Array.isArray(choice.value) ? inList(file, choice.items(), given) : [];
  });
}

function inList(file: AgreementFile, entries: readonly Cursor[], given: readonly Condition[]): readonly Problem[] {
  const earlier: Condition[] = [];
  let isOver = false;
  return entries.flatMap(entry => {
    if (isOver) return [unreachable(file, entry, 'No lead gets here: the entry before it holds for every lead.')];
    isOver = !entry.isMap;
    if (isOver) return [];
    const own = readConditions(entry.at('if'));
    const reason = isContradiction([...given, ...own]) ? CONTRADICTION : whyUnreachable(own, earlier);
    if (earlier.length < MOST_COMPARED) earlier.push(...own);
    return reason === null ? [] : [unreachable(file, entry, reason)];
  });
}

/** Why no lead that meets the conditions is left for an entry, or null. */
function whyUnreachable(conditions: readonly Condition[], earlier: readonly Condition[]): string | null {
  if (isContradiction(conditions)) return CONTRADICTION;
  if (earlier.some(before => implies(conditions, before)) || areTaken(conditions, earlier)) {
    return 'No lead gets here: an entry before it holds for all that meet this condition.';
  }
  return null;
}

/** Whether every listed text of some column was listed, alone, by the entries before. */
function areTaken(conditions: readonly Condition[], earlier: readonly Condition[]): boolean {
  const lists = earlier.map(listedTexts).filter(list => list !== null);
  return lists.some(({ column }) => {
    const taken = new Set(lists.filter(list => list.column === column).flatMap(list => [...list.texts]));
    const left = textsLeft(conditions, column);
    return left !== null && [...left].every(text => taken.has(text));
  });
}

function unreachable(file: AgreementFile, entry: Cursor, message: string): Problem {
  const remedy = 'Change the condition, put the narrower entry first, or delete this one.';
  return file.problem({ code: 'unreachable', message, remedy }, entry.path, 'value');
}

/** The first segment that matches names the lead: one behind a wider one names nobody. */
function segmentsInOrder(file: AgreementFile): readonly Problem[] {
  const earlier: Condition[] = [];
  return file.root
    .at('segments')
    .entries()
    .flatMap(segment => {
      const own = readConditions(segment);
      const reason = own.length === 0 ? null : whyUnreachable(own, earlier);
      if (earlier.length < MOST_COMPARED) earlier.push(...own);
      if (reason === null) return [];
      const message = 'No lead is in this segment: it contradicts itself, or a segment before it takes them all.';
      const complaint = {
        code: 'unreachable',
        severity: 'warning',
        message,
        remedy: 'Change the condition, or put the narrower segment first.',
      } as const;
      return [file.problem(complaint, segment.path, 'key')];
    });
}

/** The condition where there is one that can be read; the schema says what is wrong with any other. */
function readConditions(cursor: Cursor): readonly Condition[] {
  const isSound = cursor.exists && conditionSchema.safeParse(cursor.value).success;
  return isSound ? [toCondition(cursor.value as WrittenCondition)] : [];
}
