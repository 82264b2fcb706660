// Rows as typed columns: added in any order, sorted by time, written through one buffer. Millions of them.
import { closeSync, openSync, writeSync } from 'node:fs';

const BUFFER_BYTES = 1 << 22;
const LONGEST_LINE = 1024;

/** Room for rows whose kind is one of `kinds`. @param {number} capacity @param {readonly { kind: string }[]} kinds */
export function timedRows(capacity, kinds) {
  return {
    length: 0,
    kinds,
    codes: new Map(kinds.map(({ kind }, code) => [kind, code])),
    second: new Uint32Array(capacity),
    lead: new Uint32Array(capacity),
    kind: new Uint8Array(capacity),
    person: new Uint16Array(capacity),
    detail: new Uint16Array(capacity),
  };
}

/** Adds one row; `person` and `detail` are codes whose meaning the kind gives. */
export function addRow(rows, { second, lead, kind, person = 0, detail = 0 }) {
  const row = rows.length++;
  rows.second[row] = second;
  rows.lead[row] = lead;
  rows.kind[row] = rows.codes.get(kind);
  rows.person[row] = person;
  rows.detail[row] = detail;
}

/** Row numbers by time, rows of one second in the order they were added: a radix sort in two passes of 14 bits. */
export function inTimeOrder({ length, second }) {
  let order = new Uint32Array(length).map((_, row) => row);
  for (const shift of [0, 14]) order = sortedByDigit(order, second, shift);
  return order;
}

function sortedByDigit(order, keys, shift) {
  const starts = new Uint32Array((1 << 14) + 1);
  for (const row of order) starts[((keys[row] >>> shift) & 0x3fff) + 1]++;
  for (let digit = 0; digit < 1 << 14; digit++) starts[digit + 1] += starts[digit];
  const sorted = new Uint32Array(order.length);
  for (const row of order) sorted[starts[(keys[row] >>> shift) & 0x3fff]++] = row;
  return sorted;
}

/** Writes a header and `count` lines; `write(line, index)` appends one line, newline included. */
export function writeLines(path, header, count, write) {
  const file = openSync(path, 'w');
  const line = new Line();
  line.text(Buffer.from(`${header}\n`));
  for (let index = 0; index < count; index++) {
    write(line, index);
    if (line.length > BUFFER_BYTES) line.flush(file);
  }
  line.flush(file);
  closeSync(file);
}

/** Appends ASCII to a buffer faster than strings would. */
class Line {
  bytes = Buffer.alloc(BUFFER_BYTES + LONGEST_LINE);
  length = 0;

  text(source) {
    for (let index = 0; index < source.length; index++) this.bytes[this.length + index] = source[index];
    this.length += source.length;
  }

  /** A number with leading zeros. */
  digits(number, width) {
    for (let place = this.length + width - 1, rest = number; place >= this.length; place--) {
      const next = (rest / 10) | 0;
      this.bytes[place] = 48 + rest - next * 10;
      rest = next;
    }
    this.length += width;
  }

  flush(file) {
    writeSync(file, this.bytes, 0, this.length);
    this.length = 0;
  }
}
