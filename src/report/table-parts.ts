// The small parts that every table of the terminal is put together from.

import type { TextCell, TextColumn, TextRow } from './table-layout.ts';

export function plain(text: string): string {
  return text;
}

export function cell(text: string, paint: (text: string) => string): TextCell {
  return { text, paint };
}

export function rowOf(cells: readonly TextCell[]): TextRow {
  return { cells, notes: [] };
}

export function column(head: string, align: 'left' | 'right'): TextColumn {
  return { head, align, least: null };
}

/** Gives way down to `least` columns where the terminal is narrow. */
export function flexible(head: string, least: number): TextColumn {
  return { head, align: 'left', least };
}
