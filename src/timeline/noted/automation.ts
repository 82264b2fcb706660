// Touches that do not say whether a person made them: they count as a person's (data.md, noted).

import { type CompileCell } from '../../conditions/cell-test.ts';
import type { FindingSample } from '../../findings/finding.ts';
import { MOST_SAMPLES } from '../../findings/samples.ts';
import type { Agreement, EventMatcher, MatchedRow } from '../../model/agreement.ts';
import type { UnknownAutomation } from '../../model/obligation.ts';
import type { Table, Tables } from '../../model/table.ts';

type ActivityRow = Extract<MatchedRow, { readonly kind: 'activity' }>;

/** Looks at the activities that are an event which tests `automated`, whatever they say about it. */
export function unknownAutomation(
  agreement: Agreement,
  { activities }: Pick<Tables, 'activities'>,
  compile: CompileCell,
): UnknownAutomation {
  const isTouch = touchTest(agreement, { activities }, compile);
  const automated = activities.texts.get('automated');
  const first: number[] = [];
  let touches = 0;
  let silent = 0;
  for (let row = 0; row < activities.length; row++) {
    if (!isTouch(row)) continue;
    touches++;
    if ((automated?.[row] ?? 0) !== 0) continue;
    silent++;
    if (first.length < MOST_SAMPLES) first.push(row);
  }
  return { touches, silent, samples: first.map(row => sampleOf(activities.place(row))) };
}

/** Whether a row of the activities is such a touch and leaves `automated` empty. */
export function silentTouch(
  agreement: Agreement,
  { activities }: Pick<Tables, 'activities'>,
  compile: CompileCell,
): (row: number) => boolean {
  const isTouch = touchTest(agreement, { activities }, compile);
  const automated = activities.texts.get('automated');
  return row => (automated?.[row] ?? 0) === 0 && isTouch(row);
}

function touchTest(
  agreement: Agreement,
  { activities }: Pick<Tables, 'activities'>,
  compile: CompileCell,
): (row: number) => boolean {
  const tests = [...agreement.events.values()]
    .flatMap(({ matchers }) => matchers)
    .filter(matcher => matcher.columns.some(({ column }) => column === 'automated'))
    .flatMap(matcher => (isActivity(matcher) ? [matcherTest(matcher, activities, compile)] : []));
  const occurredAt = activities.times.get('occurred_at')?.at;
  return row => {
    for (const test of tests) if (test(row, occurredAt?.[row] ?? 0)) return true;
    return false;
  };
}

/** Whether a row passes all that the matcher asks besides `automated`. */
function matcherTest(
  { row: { type }, columns }: EventMatcher & { readonly row: ActivityRow },
  activities: Table,
  compile: CompileCell,
): (row: number, at: number) => boolean {
  const others = columns.filter(({ column }) => column !== 'automated');
  const cells = [{ column: 'type', test: type }, ...others].map(({ column, test }) => ({
    codes: activities.texts.get(column),
    test: compile(test),
  }));
  return (row, at) => {
    for (const { codes, test } of cells) if (!test(codes?.[row] ?? 0, at)) return false;
    return true;
  };
}

function isActivity(matcher: EventMatcher): matcher is EventMatcher & { readonly row: ActivityRow } {
  return matcher.row.kind === 'activity';
}

function sampleOf(place: { readonly file: string; readonly line: number }): FindingSample {
  return { ...place, column: 'automated', text: '' };
}
