// Findings that only the judged audit can tell: what came after as-of, what the agreement asks for and the data lack.

import { zoneOf } from '../calendar/zone.ts';
import type { Finding } from '../findings/finding.ts';
import type { Agreement } from '../model/agreement.ts';
import { isoWriter } from '../model/iso-time.ts';
import type { InputFile } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';
import type { Roster } from '../people/roster.ts';
import { rosterFindings } from '../people/roster-findings.ts';
import { fileKey, rowsAfterAsOf } from '../timeline/noted/after-as-of.ts';

export interface Noted {
  readonly findings: readonly Finding[];
  /** The accounts of the files, rows after as-of moved from used to set aside. */
  readonly inputs: readonly InputFile[];
}

export function note(
  agreement: Agreement,
  tables: Tables,
  roster: Roster,
  read: { readonly asOf: number; readonly inputs: readonly InputFile[] },
): Noted {
  const after = rowsAfterAsOf(tables, read.asOf, isoWriter(zoneOf(agreement.timeZone)));
  const calendars = new Set(['always', ...agreement.calendars.keys()]);
  return {
    findings: [
      ...after.findings,
      ...rosterFindings({ rows: tables.roster, absences: tables.absences, roster, calendars }),
    ],
    inputs: read.inputs.map(input => withoutRows(input, after.rowsByFile.get(fileKey(input.kind, input.file)) ?? 0)),
  };
}

function withoutRows(input: InputFile, rows: number): InputFile {
  return { ...input, used: input.used - rows, setAside: input.setAside + rows };
}
