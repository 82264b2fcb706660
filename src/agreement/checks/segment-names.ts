// Every segment that is named is defined, and no segment is defined by segments.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor, TextCursor } from '../cursor.ts';
import { conditionsOf, segmentTests } from './conditions.ts';
import { goalsOf, unknownName, unknownNames } from './names.ts';

export function segmentNamesAreDefined(file: AgreementFile): readonly Problem[] {
  const segments = file.root.at('segments');
  const what = { noun: 'segment', section: 'segments', known: segments.keys() };
  const named = conditionsOf(file).flatMap(segmentTests).flatMap(wantedTexts);
  const valued = goalsOf(file).flatMap(goal => goal.at('value').entries());
  const unknownValued = valued.filter(entry => entry.name !== 'otherwise' && !what.known.includes(entry.name));
  return [
    ...unknownNames(file, named, what),
    ...unknownValued.map(entry => file.problem(unknownName(entry.name, what), entry.path, 'key')),
    ...segments
      .entries()
      .flatMap(segmentTests)
      .map(test => circular(file, test)),
  ];
}

/** The names a test of `segment` asks for; patterns and parts of names are not checked. */
function wantedTexts(test: Cursor): readonly TextCursor[] {
  if (!test.isMap) return test.items().flatMap(item => (item.isMap ? wantedTexts(item) : item.texts()));
  return ['not', 'any', 'all'].flatMap(key => (test.has(key) ? wantedTexts(test.at(key)) : []));
}

function circular(file: AgreementFile, test: Cursor): Problem {
  const complaint = {
    code: 'segment-in-segment',
    message: 'A segment cannot be defined by segments: the first one that matches names the lead.',
    remedy: 'Write the conditions of that segment here, or put the narrower segment first.',
  };
  return file.problem(complaint, test.path, 'key');
}
