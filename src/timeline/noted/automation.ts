// Touches that do not say whether a person made them: they count as a person's (data.md, noted).

import { type CompileCell } from '../../conditions/cell-test.ts';
import type { Finding, FindingSample } from '../../findings/finding.ts';
import { findingOf } from '../../findings/samples.ts';
import type { Agreement, EventMatcher, MatchedRow } from '../../model/agreement.ts';
import type { Tables } from '../../model/table.ts';

type ActivityRow = Extract<MatchedRow, { readonly kind: 'activity' }>;

/** Looks at the activities whose type an event that tests `automated` asks for. */
export function unknownAutomation(agreement: Agreement, { activities }: Tables, compile: CompileCell): Finding[] {
  const tests = [...agreement.events.values()]
    .flatMap(({ matchers }) => matchers)
    .filter(matcher => matcher.columns.some(({ column }) => column === 'automated'))
    .flatMap(matcher => (isActivity(matcher) ? [compile(matcher.row.type)] : []));
  const type = activities.texts.get('type');
  if (tests.length === 0 || type === undefined) return [];
  const automated = activities.texts.get('automated');
  const silent: number[] = [];
  let touches = 0;
  for (let row = 0; row < activities.length; row++) {
    if (!tests.some(test => test(type[row] ?? 0, 0))) continue;
    touches++;
    if ((automated?.[row] ?? 0) === 0) silent.push(row);
  }
  const share = touches === 0 ? 0 : silent.length / touches;
  const samples = silent.slice(0, 5).map(row => sampleOf(activities.place(row)));
  return findingOf({ code: 'unknown_automation', level: 'noted' }, silent.length, samples, { touches, share });
}

function isActivity(matcher: EventMatcher): matcher is EventMatcher & { readonly row: ActivityRow } {
  return matcher.row.kind === 'activity';
}

function sampleOf(place: { readonly file: string; readonly line: number }): FindingSample {
  return { ...place, column: 'automated', text: '' };
}
