// Conditions on a lead as of an instant, made ready to run (agreement.md, Lead conditions).

import type { Choice, Condition, Segment } from '../model/agreement.ts';
import type { Texts } from '../columns/texts.ts';
import type { CompileCell } from '../conditions/cell-test.ts';
import { lookedAt } from '../conditions/looked-at.ts';
import type { LeadView } from './lead-view.ts';
import type { LeadChoice, LeadTest } from './timed-plan.ts';

export interface LeadTests {
  test(condition: Condition | null): LeadTest;
  choice<Value>(choice: Choice<Value>): LeadChoice<Value>;
  /** Codes of what a condition looks at (conditions/looked-at.ts), in that order. */
  valuesIn(condition: Condition): (lead: LeadView, at: number) => readonly number[];
  /** Position of the lead's own segment, the first whose condition holds; -1 for none. */
  segmentAt(lead: LeadView, at: number): number;
}

export function compileLeadTests(segments: readonly Segment[], texts: Texts, compile: CompileCell): LeadTests {
  const names = segments.map(segment => texts.code(segment.name));
  const conditions: LeadTest[] = [];
  const segmentAt = (lead: LeadView, at: number): number => {
    for (let place = 0; place < conditions.length; place++) if ((conditions[place] as LeadTest)(lead, at)) return place;
    return -1;
  };

  const segmentName = (lead: LeadView, at: number): number => {
    const place = segmentAt(lead, at);
    return place < 0 ? NO_TEXT : (names[place] as number);
  };
  const valuesIn: LeadTests['valuesIn'] = condition => {
    const columns = lookedAt(condition);
    return (lead, at) => columns.map(column => (column === null ? segmentName(lead, at) : lead.valueAt(column, at)));
  };

  const test = (condition: Condition | null): LeadTest => {
    if (condition === null) return ALWAYS;
    switch (condition.kind) {
      case 'column': {
        const cell = compile(condition.test);
        const fieldOf = fieldIn(condition.column);
        return (lead, at) => cell(lead.attributes.at(fieldOf(lead), at), at);
      }
      case 'segment': {
        const cell = compile(condition.test);
        return (lead, at) => cell(segmentName(lead, at), at);
      }
      case 'not': {
        const inner = test(condition.condition);
        return (lead, at) => !inner(lead, at);
      }
      case 'all':
      case 'any': {
        const inner = condition.conditions.map(test);
        if (condition.kind === 'all') return (lead, at) => inner.every(holds => holds(lead, at));
        return (lead, at) => inner.some(holds => holds(lead, at));
      }
    }
  };

  for (const segment of segments) conditions.push(test(segment.condition));
  return { test, valuesIn, segmentAt, choice: list => compileChoice(list, test) };
}

/** Number of a column among the attributes of a lead; looked up once for each view of leads. */
function fieldIn(column: string): (lead: LeadView) => number {
  let view: LeadView | null = null;
  let field = -1;
  return lead => {
    if (lead !== view) field = (view = lead).fieldOf(column);
    return field;
  };
}

const ALWAYS: LeadTest = () => true;
const NO_TEXT = 0;

function compileChoice<Value>(list: Choice<Value>, test: (condition: Condition | null) => LeadTest): LeadChoice<Value> {
  const [only] = list;
  if (list.length === 1 && only?.if === null) return () => only.is;
  const entries = list.map(entry => ({ holds: test(entry.if), is: entry.is }));
  return (lead, at) => entries.find(({ holds }) => holds(lead, at))?.is ?? null;
}
