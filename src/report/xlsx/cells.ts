// Cells as SpreadsheetML. Text is always an inline string: whatever it begins with, it is never a formula.

import { DAY_MS } from '../../calendar/local-date.ts';
import { visible } from '../../findings/visible.ts';
import type { Zone } from '../../model/open-time.ts';
import type { Cell, CellKind } from '../views.ts';
import { STYLE } from './styles.ts';

/** Days from 1899-12-30, where spreadsheets count from, to 1970-01-01. */
const EPOCH_SERIAL = 25_569;
/** 1900-03-01: before it spreadsheets disagree, since some think 1900 a leap year. */
const FIRST_SURE_SERIAL = 61;
/** Longer texts are refused by spreadsheets. */
const LONGEST_TEXT = 32_767;

/** Writes a cell of a kind at a reference (`B7`); nothing for an empty one. */
export function cellWriter(kind: CellKind, zone: Zone): (cell: Cell, reference: string) => string {
  const write = WRITERS[kind];
  return (cell, reference) => (cell === null || cell === '' ? '' : write(cell, reference, zone));
}

type CellWriter = (cell: string | number | boolean, reference: string, zone: Zone) => string;

const WRITERS: Readonly<Record<CellKind, CellWriter>> = {
  text: (cell, reference) => textCell(String(cell), reference, 'plain'),
  time: (cell, reference, zone) => timeCell(String(cell), reference, zone),
  count: (cell, reference) => numberCell(Number(cell), reference, 'count'),
  amount: (cell, reference) => numberCell(Number(cell), reference, 'plain'),
  rate: (cell, reference) => numberCell(Number(cell), reference, 'rate'),
  seconds: (cell, reference) => numberCell((Number(cell) * 1000) / DAY_MS, reference, 'duration'),
  boolean: (cell, reference) => `<c r="${reference}" t="b"><v>${cell === true ? 1 : 0}</v></c>`,
};

export function textCell(text: string, reference: string, style: keyof typeof STYLE): string {
  const shown = xmlText(cut(visible(text)));
  return `<c r="${reference}" s="${STYLE[style]}" t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
}

function numberCell(value: number, reference: string, style: keyof typeof STYLE): string {
  return `<c r="${reference}" s="${STYLE[style]}"><v>${value}</v></c>`;
}

/** A real date, as clocks in the agreement's zone showed it. */
function timeCell(iso: string, reference: string, zone: Zone): string {
  const at = Date.parse(iso);
  const serial = (at + zone.offsetAt(at)) / DAY_MS + EPOCH_SERIAL;
  return serial < FIRST_SURE_SERIAL ? textCell(iso, reference, 'plain') : numberCell(serial, reference, 'time');
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Spreadsheets read `_x0041_` as a character: an escaped underscore keeps it text. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd');
}

/** `A`, `Z`, `AA` of 0, 25, 26. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
