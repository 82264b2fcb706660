// What happened around a breach, as its line in a piece has it.

import type { Course, CourseRow } from '../model/course.ts';
import type { CellText, RowFacts } from '../model/row-facts.ts';
import type { Fields } from './fields.ts';

export function readCourse(fields: Fields): Course {
  return {
    rows: fields.list('rows', readRow),
    earlier: fields.count('earlier'),
    later: fields.count('later'),
    pauses: fields.list('pauses', pause => ({ from: pause.instant('from'), until: pause.instant('until') })),
  };
}

function readRow(row: Fields): CourseRow {
  return {
    at: row.instant('at'),
    facts: row.object('facts', readFacts),
    actor: row.text('actor'),
    events: row.texts('events'),
    evidence: row.text('evidence'),
  };
}

function readFacts(facts: Fields): RowFacts {
  const kind = facts.choice('kind', ['change', 'creation', 'milestone', 'activity', 'deal']);
  switch (kind) {
    case 'change':
      return { kind, field: facts.text('field'), from: readCell(facts, 'from'), to: readCell(facts, 'to') };
    case 'creation':
      return { kind };
    case 'milestone':
      return { kind, name: facts.text('name') };
    case 'activity':
      return {
        kind,
        type: facts.text('type'),
        direction: facts.text('direction'),
        outcome: facts.text('outcome'),
        isAutomated: facts.truth('isAutomated'),
      };
    case 'deal':
      return {
        kind,
        outcome: facts.choice('outcome', ['created', 'closed', 'won', 'lost']),
        amount: facts.text('amount'),
      };
  }
}

function readCell(facts: Fields, name: string): CellText | null {
  return facts.maybe(name, () =>
    facts.object(name, cell => ({ text: cell.text('text'), isPerson: cell.truth('isPerson') })),
  );
}
