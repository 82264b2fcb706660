// Cells that a system writes in its own way, read as what they mean: ids of two lengths, guarded texts, twelve-hour times.

import type { Cells } from '../csv/cells.ts';
import { CellSource, type CellValue, NOTHING, textOf, trim } from './cell-source.ts';

const NO_BLANKS: ReadonlySet<string> = new Set();
const NO_CASES = [] as const;
const encoder = new TextEncoder();

/** A cell whose value comes from another source, changed on its way. */
abstract class ChangedCell extends CellSource {
  protected readonly inner: CellSource;

  constructor(inner: CellSource) {
    super(inner.header, NOTHING, NO_BLANKS, NO_CASES);
    this.inner = inner;
  }
}

/** The first of several cells that is not empty. */
export class FirstFilled extends ChangedCell {
  private readonly others: readonly CellSource[];

  constructor(inner: CellSource, others: readonly CellSource[]) {
    super(inner);
    this.others = others;
  }

  override locate(cells: Cells, value: CellValue): void {
    this.inner.locate(cells, value);
    for (const other of this.others) {
      if (!value.isEmpty) return;
      other.locate(cells, value);
    }
  }
}

/** A text without the mark that its system puts before what a spreadsheet would take for a formula. */
export class GuardedCell extends ChangedCell {
  private readonly guard: Uint8Array;

  constructor(inner: CellSource, guard: string) {
    super(inner);
    this.guard = encoder.encode(guard);
  }

  override locate(cells: Cells, value: CellValue): void {
    this.inner.locate(cells, value);
    const { guard } = this;
    const after = value.bytes[value.from + guard.length];
    if (value.to - value.from <= guard.length || !startsFormula(after)) return;
    if (guard.every((byte, at) => value.bytes[value.from + at] === byte)) value.from += guard.length;
  }
}

/** `=`, `+`, `-`, `@`, a tab or a carriage return. */
function startsFormula(byte: number | undefined): boolean {
  return byte === 61 || byte === 43 || byte === 45 || byte === 64 || byte === 9 || byte === 13;
}

const TWELVE_HOURS = /^(\d{4}-\d\d-\d\d)[ T](\d{1,2}):(\d\d(?::\d\d)?) ?([AaPp])[Mm]$/;

/** `2024-03-04 02:00:00 PM` as `2024-03-04 14:00:00`; any other text as it is. */
export class TwelveHourTime extends ChangedCell {
  override locate(cells: Cells, value: CellValue): void {
    this.inner.locate(cells, value);
    const last = value.bytes[value.to - 1];
    if (last !== 77 && last !== 109) return;
    const [, date, hours, rest, half] = TWELVE_HOURS.exec(textOf(value).trim()) ?? [];
    if (half === undefined || !(Number(hours) >= 1 && Number(hours) <= 12)) return;
    const hour = (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    replace(value, `${date} ${String(hour).padStart(2, '0')}:${rest}`);
  }
}

/** Lower case, without braces: how two exports of one system write the same id. */
export class GuidCell extends ChangedCell {
  override locate(cells: Cells, value: CellValue): void {
    this.inner.locate(cells, value);
    trim(value);
    const text = textOf(value);
    const plain = text.replace(/^\{(.*)\}$/, '$1');
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(plain) && plain !== plain.toLowerCase())
      replace(value, plain.toLowerCase());
    else if (plain !== text && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(plain)) replace(value, plain);
  }
}

const SHORT = 15;
const LONG = 18;
const SUFFIX = encoder.encode('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345');

/** Salesforce's ids: 15 characters become the 18 that mean the same. An id of 18 whose suffix does not fit is told and left. */
export class SalesforceId extends ChangedCell {
  private readonly scratch = new Uint8Array(LONG);
  private readonly suffixIsWrong: (cells: Cells, value: CellValue) => void;

  constructor(inner: CellSource, suffixIsWrong: (cells: Cells, value: CellValue) => void) {
    super(inner);
    this.suffixIsWrong = suffixIsWrong;
  }

  override locate(cells: Cells, value: CellValue): void {
    this.inner.locate(cells, value);
    trim(value);
    const length = value.to - value.from;
    if ((length !== SHORT && length !== LONG) || !isAlphanumeric(value)) return;
    const { scratch } = this;
    scratch.set(value.bytes.subarray(value.from, value.from + SHORT));
    for (let part = 0; part < 3; part++) scratch[SHORT + part] = SUFFIX[capitals(scratch, part * 5)] as number;
    if (length === LONG && !sameSuffix(scratch, value)) {
      this.suffixIsWrong(cells, value);
      return;
    }
    if (length === LONG) return;
    value.bytes = scratch;
    value.from = 0;
    value.to = LONG;
  }
}

/** Which of five characters are capitals, as bits from the first on. */
function capitals(id: Uint8Array, from: number): number {
  let bits = 0;
  for (let at = 0; at < 5; at++) {
    const byte = id[from + at] as number;
    if (byte >= 65 && byte <= 90) bits |= 1 << at;
  }
  return bits;
}

/** The suffix itself is read in either case. */
function sameSuffix(expected: Uint8Array, value: CellValue): boolean {
  for (let at = SHORT; at < LONG; at++) {
    const byte = value.bytes[value.from + at] as number;
    if ((byte >= 97 && byte <= 122 ? byte - 32 : byte) !== expected[at]) return false;
  }
  return true;
}

function isAlphanumeric({ bytes, from, to }: CellValue): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    const isDigit = byte >= 48 && byte <= 57;
    if (!isDigit && !(byte >= 65 && byte <= 90) && !(byte >= 97 && byte <= 122)) return false;
  }
  return true;
}

function replace(value: CellValue, text: string): void {
  value.bytes = encoder.encode(text);
  value.from = 0;
  value.to = value.bytes.length;
}
