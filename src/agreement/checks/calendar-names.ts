// Every calendar that is named exists, none takes a built-in name, and `owner` stands only where a lead has one clock.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor, TextCursor } from '../cursor.ts';
import { quote } from '../sentences.ts';
import { choiceValues, clausesOf, goalsOf, unknownNames } from './names.ts';

const BUILT_IN = ['always', 'owner'];

export function calendarNamesAreDefined(file: AgreementFile): readonly Problem[] {
  const own = file.root.at('calendars').keys();
  const what = { noun: 'calendar', section: 'calendars', known: [...own, ...BUILT_IN] };
  const named = [...clausesOf(file).flatMap(inClause), ...goalsOf(file).flatMap(goal => goal.at('calendar').texts())];
  return [...unknownNames(file, named, what), ...builtIn(file), ...ownerMisplaced(file)];
}

function inClause(clause: Cursor): readonly TextCursor[] {
  return [...choiceValues(clause.at('calendar')), ...clause.at('at_latest', 'calendar').texts(), ...outside(clause)];
}

function outside(clause: Cursor): readonly TextCursor[] {
  const scope = clause.at('outside');
  return (scope.isMap ? scope.at('calendar') : scope).texts();
}

function builtIn(file: AgreementFile): readonly Problem[] {
  const taken = file.root
    .at('calendars')
    .entries()
    .filter(calendar => BUILT_IN.includes(calendar.name));
  return taken.map(calendar => {
    const message = `${quote(calendar.name)} is built in and cannot be defined.`;
    return file.problem(
      { code: 'built-in-calendar', message, remedy: 'Give the calendar another name.' },
      calendar.path,
      'key',
    );
  });
}

function ownerMisplaced(file: AgreementFile): readonly Problem[] {
  const clauses = clausesOf(file);
  return [
    ...owners(clauses.flatMap(outside)).map(text =>
      file.problem(
        {
          code: 'outside-owner',
          message: "`outside` needs one calendar for everybody; `owner` is another one for each lead's owner.",
          remedy: 'Name a calendar, and use `zone_from` for the local hours of the person called.',
        },
        text.path,
        'value',
      ),
    ),
    ...owners(clauses.flatMap(clause => clause.at('at_latest', 'calendar').texts())).map(text =>
      file.problem(
        {
          code: 'at-latest-owner',
          message: '`at_latest` is the deadline that no owner moves: it cannot run in the calendar of the owner.',
          remedy: 'Name a calendar, such as the one of the team.',
        },
        text.path,
        'value',
      ),
    ),
    ...owners(goalsOf(file).flatMap(goal => goal.at('calendar').texts())).map(text =>
      file.problem(
        {
          code: 'goal-owner',
          message: 'A goal is counted over many owners: it needs one calendar.',
          remedy: 'Name a calendar.',
        },
        text.path,
        'value',
      ),
    ),
  ];
}

function owners(texts: readonly TextCursor[]): readonly TextCursor[] {
  return texts.filter(text => text.value === 'owner');
}
