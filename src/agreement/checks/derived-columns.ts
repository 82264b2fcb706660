// `derive:` looks at the cells of one row while it is read: who belongs to which party is not known there.

import { needsPeople } from '../../conditions/cell-test.ts';
import type { Problem } from '../../findings/problem.ts';
import type { Condition } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { toRowCondition } from '../normalise/values.ts';
import { condition as conditionSchema } from '../schema/values.ts';
import type { WrittenCondition } from '../written.ts';
import { choiceConditions } from './names.ts';

export function derivedColumnsNeedNoRoster(file: AgreementFile): readonly Problem[] {
  const sources = file.root
    .at('data')
    .entries()
    .flatMap(kind => kind.items());
  const conditions = sources.flatMap(source => source.at('derive').entries().flatMap(choiceConditions));
  return conditions.filter(asksTheRoster).map(condition => {
    const complaint = {
      code: 'data-source',
      message: '`derive` cannot test for a party, team or person: it sees the cells of one row, not the roster.',
      remedy:
        'List the texts as they stand in the cells, such as `{ actor: [ann, bob] }`, or test the event with `by:`.',
    };
    return file.problem(complaint, condition.path, 'value');
  });
}

function asksTheRoster({ value }: Cursor): boolean {
  if (!conditionSchema.safeParse(value).success) return false;
  return needsRoster(toRowCondition(value as WrittenCondition));
}

function needsRoster(condition: Condition): boolean {
  switch (condition.kind) {
    case 'any':
    case 'all':
      return condition.conditions.some(needsRoster);
    case 'not':
      return needsRoster(condition.condition);
    case 'column':
    case 'segment':
      return needsPeople(condition.test);
  }
}
