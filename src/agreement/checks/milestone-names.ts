// Every milestone that an event names is mapped to a date column of the leads.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import { matcherKind } from '../kinds.ts';
import { matchersOf } from '../matchers.ts';
import { unknownNames } from './names.ts';

export function milestoneNamesAreDefined(file: AgreementFile): readonly Problem[] {
  const sources = file.root.at('data', 'leads').items();
  // A preset may bring milestones of its own: the stage that opens it checks those.
  if (sources.some(source => source.has('preset'))) return [];
  const known = sources.flatMap(source => source.at('milestones').keys());
  const matchers = file.root.at('events').entries().flatMap(matchersOf);
  const named = matchers.filter(matcher => matcher.isMap && matcherKind(matcher) === 'milestone');
  const texts = named.flatMap(matcher => matcher.at('milestone').texts());
  return unknownNames(file, texts, { noun: 'milestone', section: 'milestones', known });
}
