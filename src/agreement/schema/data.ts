// `data:`: where the rows come from (spec data.md, Mapping).

import * as z from 'zod';
import { DATE_STYLES } from '../../model/agreement.ts';
import type { RowKind } from '../../model/agreement.ts';
import type { WrittenSource } from '../written.ts';
import { described, map, named, oneOrMany, text } from './build.ts';
import { choice, scalar, timeZone } from './values.ts';

const header = named(scalar, 'names with the headers they stand for, such as `{ lead_id: Lead ID }`');

const source: z.ZodType<WrittenSource> = map('a source such as `{ file: leads.csv }`', {
  file: described(text('a path such as `leads.csv`'), "Path or glob, relative to the agreement's folder.").optional(),
  database: described(
    text('a URL such as `postgres://reporting@localhost/crm`'),
    'The password comes from the environment.',
  ).optional(),
  query: text('an SQL query').optional(),
  table: text('the name of a table').optional(),
  preset: described(text('the name of a preset'), "A shipped mapping for a system's export.").optional(),
  columns: described(header, 'Standard or attribute name and the header it has in the file.').optional(),
  milestones: described(header, 'Event name and the header of a date column of the leads.').optional(),
  timezone: described(timeZone, "For times without an offset; else the agreement's.").optional(),
  dates: described(z.enum(DATE_STYLES, `one of ${quoted(DATE_STYLES)}`), '"3/4/2025" is never guessed.').optional(),
  blank: described(
    oneOrMany(scalar, 'a list such as `[N/A, "-"]`'),
    'Cells that mean empty; an empty cell always does.',
  ).optional(),
  delimiter: described(z.string('a character such as `";"`'), 'Else found out.').optional(),
  encoding: described(text('an encoding such as `latin1`'), 'Else a BOM decides, else UTF-8.').optional(),
  set: described(
    named(scalar, 'columns with a fixed value, such as `{ type: call }`'),
    'Columns with a fixed value.',
  ).optional(),
  derive: described(
    named(choice(scalar, 'cases such as `[{ if: { tier: Enterprise }, is: 1000 }]`'), 'columns with cases'),
    'Columns made from others: the first case that matches, else the column as it is.',
  ).optional(),
});

const sources = oneOrMany(source, 'a source such as `{ file: leads.csv }`, or a list of sources');

const KINDS: Readonly<Record<RowKind, z.ZodOptional<typeof sources>>> = {
  leads: sources.optional(),
  activities: sources.optional(),
  history: sources.optional(),
  deals: sources.optional(),
  roster: sources.optional(),
  waivers: sources.optional(),
  absences: sources.optional(),
};

export const data: z.ZodType<Readonly<Partial<Record<RowKind, unknown>>>> = described(
  map('the files, such as `leads: { file: leads.csv }`', KINDS),
  'Where the rows come from; without it the files with the standard names beside the agreement are read.',
);

function quoted(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(', ');
}
