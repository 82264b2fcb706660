// Findings that only the judged audit can tell: what came after as-of, what the agreement asks for and the data lack.

import { cellTests } from './conditions/cell-test.ts';
import type { Finding } from './findings/finding.ts';
import { findingOf } from './findings/samples.ts';
import type { Judged } from './judge.ts';
import type { Agreement } from './model/agreement.ts';
import type { InputFile } from './model/obligation.ts';
import type { Tables } from './model/table.ts';
import { testedColumns } from './tested-columns.ts';
import { fileKey, rowsAfterAsOf } from './timeline/noted/after-as-of.ts';
import { unknownAutomation } from './timeline/noted/automation.ts';
import { attributesWithoutHistory } from './timeline/noted/no-history.ts';
import { peopleMissingFromRoster } from './timeline/noted/strangers.ts';

export interface Noted {
  readonly findings: readonly Finding[];
  /** The accounts of the files, rows after as-of moved from used to set aside. */
  readonly inputs: readonly InputFile[];
}

export function note(
  agreement: Agreement,
  tables: Tables,
  judged: Judged,
  read: { readonly asOf: number; readonly inputs: readonly InputFile[] },
): Noted {
  const after = rowsAfterAsOf(tables, read.asOf);
  return {
    findings: [
      ...after.findings,
      ...unknownAutomation(agreement, tables, cellTests(tables.texts, judged.roster)),
      ...attributesWithoutHistory(tables, testedColumns(agreement)),
      ...peopleMissingFromRoster(tables, judged.roster),
      ...unusedWaivers(tables, judged.waiversUsed),
      ...unmatchedEvents(judged.unmatched),
    ],
    inputs: read.inputs.map(input => withoutRows(input, after.rowsByFile.get(fileKey(input.kind, input.file)) ?? 0)),
  };
}

function withoutRows(input: InputFile, rows: number): InputFile {
  return { ...input, used: input.used - rows, setAside: input.setAside + rows };
}

function unusedWaivers({ waivers }: Tables, used: readonly number[]): Finding[] {
  const unused = waivers.filter((_, number) => used[number] === 0);
  const samples = unused.map(waiver => ({ ...waiver.place, column: null, text: `${waiver.leadId} ${waiver.clause}` }));
  return findingOf({ code: 'waiver_without_breach', level: 'noted' }, unused.length, samples);
}

function unmatchedEvents(unmatched: Judged['unmatched']): Finding[] {
  const samples = unmatched.map(({ event, nearest }) => {
    const text = nearest === null ? event : `${event}: nearly "${nearest.value}", which occurs ${nearest.count} times`;
    return { file: '', line: null, column: null, text };
  });
  return findingOf({ code: 'event_without_rows', level: 'noted' }, unmatched.length, samples);
}
