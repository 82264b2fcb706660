// The account of one input file: every data record is used, set aside or rejected.

import type { InputFile } from '../../model/obligation.ts';

export class FileAccount {
  rows = 0;
  setAside = 0;
  rejected = 0;
  sha256 = '';
  readonly kind: string;
  readonly file: string;

  constructor(kind: string, file: string) {
    this.kind = kind;
    this.file = file;
  }

  /** Adds the account of one stretch of the file. */
  add({ rows, setAside, rejected }: Pick<FileAccount, 'rows' | 'setAside' | 'rejected'>): void {
    this.rows += rows;
    this.setAside += setAside;
    this.rejected += rejected;
  }

  closed(): InputFile {
    const { kind, file, sha256, rows, setAside, rejected } = this;
    return { kind, file, sha256, rows, used: rows - setAside - rejected, setAside, rejected };
  }
}
