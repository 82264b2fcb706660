// Touches that do not say whether a person made them: they count as a person's (data.md, noted).

import { type CompileCell } from '../../conditions/cell-test.ts';
import type { FindingSample } from '../../findings/finding.ts';
import { MOST_SAMPLES } from '../../findings/samples.ts';
import type { Agreement, EventMatcher, MatchedRow } from '../../model/agreement.ts';
import type { UnknownAutomation } from '../../model/obligation.ts';
import type { Tables } from '../../model/table.ts';

type ActivityRow = Extract<MatchedRow, { readonly kind: 'activity' }>;

/** Looks at the activities whose type an event that tests `automated` asks for. */
export function unknownAutomation(
  agreement: Agreement,
  { activities }: Tables,
  compile: CompileCell,
): UnknownAutomation {
  const tests = [...agreement.events.values()]
    .flatMap(({ matchers }) => matchers)
    .filter(matcher => matcher.columns.some(({ column }) => column === 'automated'))
    .flatMap(matcher => (isActivity(matcher) ? [compile(matcher.row.type)] : []));
  const type = activities.texts.get('type');
  if (tests.length === 0 || type === undefined) return { touches: 0, silent: 0, samples: [] };
  const automated = activities.texts.get('automated');
  const silent: number[] = [];
  let touches = 0;
  for (let row = 0; row < activities.length; row++) {
    if (!tests.some(test => test(type[row] ?? 0, 0))) continue;
    touches++;
    if ((automated?.[row] ?? 0) === 0) silent.push(row);
  }
  const samples = silent.slice(0, MOST_SAMPLES).map(row => sampleOf(activities.place(row)));
  return { touches, silent: silent.length, samples };
}

function isActivity(matcher: EventMatcher): matcher is EventMatcher & { readonly row: ActivityRow } {
  return matcher.row.kind === 'activity';
}

function sampleOf(place: { readonly file: string; readonly line: number }): FindingSample {
  return { ...place, column: 'automated', text: '' };
}
