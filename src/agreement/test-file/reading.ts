// A file of tests while it is read: what the short lines need to know, and the problems found so far.

import type { Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile, Part } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { Misread } from './misread.ts';

export class Reading {
  readonly file: AgreementFile;
  readonly agreement: Agreement;
  readonly problems: Problem[] = [];

  constructor(file: AgreementFile, agreement: Agreement) {
    this.file = file;
    this.agreement = agreement;
  }

  /** What is read of a value; null, and a problem at its place, where it cannot be. */
  read<Value>(spot: Cursor, read: () => Value): Value | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      this.misread(spot, error);
      return null;
    }
  }

  lineOf(spot: Cursor): number {
    return this.file.positionOf(spot.path).line;
  }

  /** A problem of a value that could be read, but goes against something else; it does not stop the tests. */
  warn(spot: Cursor, part: Part, { message, remedy }: { readonly message: string; readonly remedy: string }): void {
    const complaint = { code: 'test-likely-slip', severity: 'warning', message, remedy } as const;
    this.problems.push(this.file.problem(complaint, spot.path, part));
  }

  refuse(spot: Cursor, { flaw, span }: { readonly flaw: Misread['flaw']; readonly span: Misread['span'] }): void {
    this.problems.push(
      span === null ? this.file.problem(flaw, spot.path, 'value') : this.file.problemWithin(flaw, spot.path, span),
    );
  }

  private misread(spot: Cursor, { flaw, span, key }: Misread): void {
    this.refuse(key === null ? spot : spot.at(key), { flaw, span });
  }
}
