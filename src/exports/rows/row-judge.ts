// What every row of a file goes through first: is it a whole record, and if it cannot be used, why not.

import type { DataFindingCode } from '../../findings/data-sentences.ts';
import type { FindingSample } from '../../findings/finding.ts';
import { shownBytes } from '../bytes/transcode.ts';
import type { FindingCounts } from '../count-findings.ts';
import { LINE_FEED, type Cells, type Fault } from '../csv/cells.ts';
import type { Header } from '../mapping/header.ts';
import type { FileAccount } from './file-account.ts';

/** Where a row fails: the column's header and the offending text. */
export interface Offence {
  readonly column: string | null;
  readonly text: string;
}

export class RowJudge {
  private readonly header: Header;
  private readonly account: FileAccount;
  private readonly findings: FindingCounts;
  private readonly delimiter: number;
  /** What was noted about the row being read. */
  private readonly notes: DataFindingCode[] = [];
  private readonly notedCells = new Set<string>();

  constructor(
    header: Header,
    account: FileAccount,
    { findings, delimiter }: { readonly findings: FindingCounts; readonly delimiter: number },
  ) {
    this.header = header;
    this.account = account;
    this.findings = findings;
    this.delimiter = delimiter;
  }

  /** Counts the record; false where it has another number of cells than the header. */
  isWhole(cells: Cells): boolean {
    this.account.rows++;
    this.forgetNotes();
    if (cells.count !== this.header.names.length) {
      const code = cells.count < this.header.names.length ? 'too_few_cells' : 'too_many_cells';
      this.reject(code, cells, { column: null, text: rawText(cells) });
      return false;
    }
    if (cells.lines > 1 && holdsRows(cells, this.delimiter, this.header.names.length)) {
      this.note('rows_inside_a_cell', cells, { column: null, text: rawText(cells) });
    }
    if (cells.mayHaveLostCharacters && rawText(cells).includes('\ufffd')) {
      this.note('lost_character', cells, { column: null, text: rawText(cells) });
    }
    return true;
  }

  malformed(fault: Fault, line: number, raw: Uint8Array): void {
    this.account.rows++;
    this.account.rejected++;
    this.findings.add(fault, () => this.sample(line, { column: null, text: shownBytes(raw) }));
  }

  /** An empty row and a repeated header fail every test of a row: they are told apart here, where one fails. */
  reject(code: DataFindingCode, cells: Cells, offence: Offence): void {
    if (cells.count === this.header.names.length && isEmptyRow(cells)) {
      this.setAside('empty_row', cells, { column: null, text: rawText(cells) });
      return;
    }
    this.account.rejected++;
    const isHeader = cells.count === this.header.names.length && this.repeatsHeader(cells);
    this.findings.add(isHeader ? 'repeated_header' : code, () =>
      this.sample(cells.line, isHeader ? { column: null, text: rawText(cells) } : offence),
    );
  }

  setAside(code: DataFindingCode, cells: Cells, offence: Offence): void {
    this.account.setAside++;
    this.findings.add(code, () => this.sample(cells.line, offence));
  }

  /** A row found out only after it was read. */
  setAsideAt(code: DataFindingCode, line: number, offence: () => Offence): void {
    this.account.setAside++;
    this.findings.add(code, () => this.sample(line, offence()));
  }

  /** Findings about the row being read, which is used all the same unless it fails later. */
  get noted(): readonly DataFindingCode[] {
    return this.notes;
  }

  /** Counts once a row and column: a cell may be looked at more than once, for a condition as well as for its value. */
  note(code: DataFindingCode, cells: Cells, offence: Offence): void {
    const cell = `${code} ${offence.column}`;
    if (this.notedCells.has(cell)) return;
    this.notedCells.add(cell);
    this.notes.push(code);
    this.findings.add(code, () => this.sample(cells.line, offence));
  }

  private forgetNotes(): void {
    if (this.notes.length === 0) return;
    this.notes.length = 0;
    this.notedCells.clear();
  }

  private sample(line: number, { column, text }: Offence): FindingSample {
    return { file: this.account.file, line, column, text };
  }

  private repeatsHeader(cells: Cells): boolean {
    return this.header.names.every((name, column) => cells.text(column) === name);
  }
}

function isEmptyRow(cells: Cells): boolean {
  for (let cell = 0; cell < cells.count; cell++) if (cells.text(cell).trim() !== '') return false;
  return true;
}

export function rawText({ raw, rawFrom, rawTo }: Cells): string {
  return shownBytes(raw.subarray(rawFrom, rawTo));
}

/** Whether a line within the record has as many delimiters as a row: a stray quote may have swallowed rows. */
function holdsRows({ raw, rawFrom, rawTo }: Cells, delimiter: number, width: number): boolean {
  let delimiters = 0;
  let feeds = 0;
  for (let at = rawFrom; at < rawTo; at++) {
    if (raw[at] === delimiter) delimiters++;
    if (raw[at] !== LINE_FEED) continue;
    // The first line is the row itself; with a single column every line would look like one.
    if (feeds > 0 && width > 1 && delimiters === width - 1) return true;
    feeds++;
    delimiters = 0;
  }
  return false;
}
