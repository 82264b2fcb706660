// A warning for each event of the agreement that no row matched, naming the closest value seen (agreement.md, Events).

import { KIND_OF_ROW } from '../conditions/columns-asked.ts';
import type { Problem } from '../findings/problem.ts';
import type { Agreement } from '../model/agreement.ts';
import type { InputFile } from '../model/obligation.ts';
import type { TableKind } from '../model/table.ts';
import type { UnmatchedEvent } from '../timeline/unmatched.ts';
import { timesText } from '../wording/times-text.ts';

export function unmatchedWarnings(
  { file, events }: Agreement,
  unmatched: readonly UnmatchedEvent[],
  inputs: readonly InputFile[],
): Problem[] {
  return unmatched.map(one => {
    const definition = events.get(one.event);
    const kinds = new Set(definition?.matchers.map(({ row }) => KIND_OF_ROW[row.kind]));
    return {
      code: 'event-without-rows',
      severity: 'warning',
      message: `No row matched the event "${one.event}".`,
      remedy: remedyFor(one, withoutRows([...kinds], inputs)),
      file,
      line: definition?.position.line ?? null,
      column: definition?.position.column ?? null,
      width: one.event.length,
      excerpt: null,
    };
  });
}

/** The kinds where no row of any of them is used; without leads nothing is. */
function withoutRows(kinds: readonly TableKind[], inputs: readonly InputFile[]): readonly TableKind[] {
  const isUsed = (kind: TableKind): boolean => inputs.some(input => input.kind === kind && input.used > 0);
  if (!isUsed('leads')) return ['leads'];
  return kinds.some(isUsed) ? [] : kinds;
}

function remedyFor({ nearest }: UnmatchedEvent, without: readonly TableKind[]): string {
  if (without.length > 0) return `No row of ${without.join(' or ')} could be used: \`--view quality\` says why.`;
  return nearest === null
    ? 'Compare what it asks for with the values in the exports; `slaudit check --data` lists them.'
    : `"${nearest.value}" occurs ${timesText(nearest.count)}: is that what it should ask for?`;
}
