// What each finding about the data means and what to do about it (spec data.md, "What is wrong with the data").

import type { FindingLevel } from './finding.ts';

/** Findings that reading the exports can give. */
export type DataFindingCode =
  | 'unreadable_time'
  | 'unreadable_boolean'
  | 'no_lead_id'
  | 'no_person'
  | 'too_few_cells'
  | 'too_many_cells'
  | 'unclosed_quote'
  | 'bad_quote'
  | 'bare_carriage_return'
  | 'nul_byte'
  | 'invalid_encoding'
  | 'record_too_long'
  | 'bad_json'
  | 'repeated_key'
  | 'repeated_header'
  | 'overlapping_roster_rows'
  | 'unknown_lead'
  | 'repeated_id'
  | 'exact_duplicate'
  | 'merged_duplicate'
  | 'footer_line'
  | 'empty_row'
  | 'unknown_survivor'
  | 'ambiguous_local_time'
  | 'files_end_apart'
  | 'before_lead_creation'
  | 'logged_late'
  | 'history_starts_late'
  | 'unnamed_column'
  | 'duplicate_header'
  | 'padded_id'
  | 'damaged_id'
  | 'lost_character'
  | 'rows_inside_a_cell'
  | 'no_rows'
  | 'other_rows'
  | 'not_done'
  | 'name_and_id'
  | 'id_suffix'
  | 'zone_not_said'
  | 'known_today_only'
  | 'direction_not_told'
  | 'last_entry_only'
  | 'shared_alias';

export interface DataSentence {
  readonly level: FindingLevel;
  /** Follow the number 1, and any other: "1 row …", "12 rows …". */
  readonly one: string;
  readonly means: string;
  readonly remedy: string;
}

export const DATA_SENTENCES: Readonly<Record<DataFindingCode, DataSentence>> = {
  unreadable_time: {
    level: 'rejected',
    one: 'row has a time that cannot be read, or none where one is needed',
    means: 'rows have a time that cannot be read, or none where one is needed',
    remedy:
      'Export times as ISO 8601 (2025-03-07T16:30:00Z), or say in the source how they are written: `dates: day-first`, `month-first`, `epoch-s` or `epoch-ms`. "3/4/2025" is never guessed.',
  },
  unreadable_boolean: {
    level: 'rejected',
    one: 'row has something else than true/yes/1 or false/no/0 where yes or no is asked',
    means: 'rows have something else than true/yes/1 or false/no/0 where yes or no is asked',
    remedy: 'Turn the values into true and false with `derive:`, or name those that mean empty in `blank:`.',
  },
  no_lead_id: {
    level: 'rejected',
    one: 'row names no lead',
    means: 'rows name no lead',
    remedy: 'Check that `lead_id` is mapped to the column that holds the id, and export the rows with it.',
  },
  no_person: {
    level: 'rejected',
    one: 'row names no person',
    means: 'rows name no person',
    remedy: 'Fill in `person`, or delete the row.',
  },
  too_few_cells: {
    level: 'rejected',
    one: 'row has fewer cells than the header',
    means: 'rows have fewer cells than the header',
    remedy:
      'A line break or a quote is missing or too many on these lines, or another delimiter is used: export them again.',
  },
  too_many_cells: {
    level: 'rejected',
    one: 'row has more cells than the header',
    means: 'rows have more cells than the header',
    remedy: 'A cell holds the delimiter without being in quotes: export the rows again with quotes.',
  },
  unclosed_quote: {
    level: 'rejected',
    one: 'row opens a quote that is never closed',
    means: 'rows open a quote that is never closed',
    remedy: 'Close the quote on these lines, or double it if it is part of the text.',
  },
  bad_quote: {
    level: 'rejected',
    one: 'row has a quote where none can stand',
    means: 'rows have a quote where none can stand',
    remedy:
      'A quote inside a cell is written twice and the cell put in quotes; a backslash does not do it. Export the rows again.',
  },
  bare_carriage_return: {
    level: 'rejected',
    one: 'row has a carriage return inside a cell that is not in quotes',
    means: 'rows have a carriage return inside a cell that is not in quotes',
    remedy: 'Put the cell in quotes, or end the lines with a line feed.',
  },
  nul_byte: {
    level: 'rejected',
    one: 'row holds a NUL byte',
    means: 'rows hold a NUL byte',
    remedy: 'The file is damaged there, or is UTF-16 without a byte-order mark: then say `encoding: utf-16le`.',
  },
  invalid_encoding: {
    level: 'rejected',
    one: 'row holds bytes that are not the encoding of the file',
    means: 'rows hold bytes that are not the encoding of the file',
    remedy:
      'Say which one it is (`encoding: windows-1252`), or export again as UTF-8; if only some rows are affected, two exports were pasted together.',
  },
  record_too_long: {
    level: 'rejected',
    one: 'row is longer than 16 MB',
    means: 'rows are longer than 16 MB',
    remedy: 'A quote was opened there and never closed, or the file is no CSV.',
  },
  bad_json: {
    level: 'rejected',
    one: 'line is no JSON object',
    means: 'lines are no JSON object',
    remedy: 'An NDJSON file has one whole object on each line: export it again.',
  },
  repeated_key: {
    level: 'rejected',
    one: 'object has the same key twice',
    means: 'objects have the same key twice',
    remedy: 'It is not clear which of the two values is meant: export the rows again.',
  },
  repeated_header: {
    level: 'rejected',
    one: 'row is the header once more',
    means: 'rows are the header once more',
    remedy: 'Several exports were put one after another: name the files one by one, or delete the repeated headers.',
  },
  overlapping_roster_rows: {
    level: 'rejected',
    one: 'roster row overlaps an earlier row of the same person',
    means: 'roster rows overlap an earlier row of the same person',
    remedy: 'End the earlier row before the later one begins: a date as `until` is included.',
  },
  unknown_lead: {
    level: 'set_aside',
    one: 'row is of a lead that the leads export lacks',
    means: 'rows are of leads that the leads export lacks',
    remedy: 'Export all leads, deleted and converted ones too, if these rows should count.',
  },
  repeated_id: {
    level: 'set_aside',
    one: 'row repeats the id of an earlier row, which stands',
    means: 'rows repeat the id of an earlier row, which stands',
    remedy: 'Nothing, if exports overlap; else find out why the system gave an id twice.',
  },
  exact_duplicate: {
    level: 'set_aside',
    one: 'row without an id equals an earlier row in every cell',
    means: 'rows without an id equal an earlier row in every cell',
    remedy: 'Nothing, if exports overlap; export an id with each row if two equal rows can both have happened.',
  },
  merged_duplicate: {
    level: 'set_aside',
    one: 'lead was merged into another and is not audited; its activities and deals count for the surviving lead',
    means:
      'leads were merged into another and are not audited; their activities and deals count for the surviving lead',
    remedy: 'Nothing.',
  },
  footer_line: {
    level: 'set_aside',
    one: "line is the report's own footer",
    means: "lines are the report's own footer",
    remedy: 'Nothing.',
  },
  empty_row: {
    level: 'set_aside',
    one: 'row has no content in any cell',
    means: 'rows have no content in any cell',
    remedy: 'Nothing.',
  },
  unknown_survivor: {
    level: 'noted',
    one: 'lead names a surviving lead that the leads export lacks; it is audited as itself',
    means: 'leads name a surviving lead that the leads export lacks; they are audited as themselves',
    remedy: 'Export the surviving leads too.',
  },
  ambiguous_local_time: {
    level: 'noted',
    one: 'local time falls where a clock change skips or repeats an hour; the first of two was taken, a skipped one moved forward',
    means:
      'local times fall where a clock change skips or repeats an hour; the first of two was taken, a skipped one moved forward',
    remedy: 'Export times with their offset from UTC.',
  },
  files_end_apart: {
    level: 'noted',
    one: 'source of rows ends more than a day before the one that reaches furthest',
    means: 'sources of rows end more than a day before the one that reaches furthest',
    remedy: 'Pull all exports at the same time, or audit with an `--as-of` that all of them reach.',
  },
  before_lead_creation: {
    level: 'noted',
    one: 'row happened before its lead was created',
    means: 'rows happened before their lead was created',
    remedy:
      'Look whether leads were imported later than they came, or times are in another zone than the mapping says.',
  },
  logged_late: {
    level: 'noted',
    one: 'row was logged more than a day after it happened',
    means: 'rows were logged more than a day after they happened',
    remedy: 'If late entries should not settle a promise, say `report.logged_within` in the agreement.',
  },
  history_starts_late: {
    level: 'noted',
    one: 'lead was created more than a day before the history export begins',
    means: 'leads were created more than a day before the history export begins',
    remedy:
      'What they were in between is taken from the first old value: switch field tracking on, or export more of the history.',
  },
  unnamed_column: {
    level: 'noted',
    one: 'column has no name and is not read',
    means: 'columns have no name and are not read',
    remedy: 'Nothing, unless they hold something the agreement needs: then name them.',
  },
  duplicate_header: {
    level: 'noted',
    one: 'column has the name of an earlier one; the first is read',
    means: 'columns have the name of an earlier one; the first is read',
    remedy: 'Nothing, unless the agreement needs the later one: then rename it.',
  },
  damaged_id: {
    level: 'rejected',
    one: 'lead has an id in scientific notation: a spreadsheet has cut its digits off, and two leads may have become one',
    means:
      'leads have an id in scientific notation: a spreadsheet has cut its digits off, and two leads may have become one',
    remedy: 'Export again, and open the file in the spreadsheet as text only.',
  },
  padded_id: {
    level: 'noted',
    one: 'lead id stands between blanks, which were taken off',
    means: 'lead ids stand between blanks, which were taken off',
    remedy: 'Nothing.',
  },
  lost_character: {
    level: 'noted',
    one: 'row holds a replacement character: the program that exported it had lost the original',
    means: 'rows hold a replacement character: the program that exported them had lost the original',
    remedy: 'Export again as UTF-8.',
  },
  rows_inside_a_cell: {
    level: 'noted',
    one: 'cell in quotes holds line breaks and what looks like whole rows',
    means: 'cells in quotes hold line breaks and what looks like whole rows',
    remedy: 'Look whether a stray quote swallowed rows: a quote inside a cell must be doubled.',
  },
  no_rows: {
    level: 'noted',
    one: 'file holds a header and no rows',
    means: 'files hold a header and no rows',
    remedy: 'Look whether the export was filtered or stopped early.',
  },
  other_rows: {
    level: 'set_aside',
    one: 'row of the export is of another kind than the source reads',
    means: 'rows of the export are of another kind than the source reads',
    remedy: 'Nothing, if what they hold is read by a source of its own.',
  },
  not_done: {
    level: 'set_aside',
    one: 'activity was planned or tried and never done',
    means: 'activities were planned or tried and never done',
    remedy: 'Nothing.',
  },
  name_and_id: {
    level: 'set_aside',
    one: 'change repeats in names what another row says in ids; the ids stand',
    means: 'changes repeat in names what another row says in ids; the ids stand',
    remedy: 'Nothing; list the ids in the roster.',
  },
  id_suffix: {
    level: 'noted',
    one: 'id of 18 characters has a suffix that does not fit: upper and lower case were probably lost',
    means: 'ids of 18 characters have a suffix that does not fit: upper and lower case were probably lost',
    remedy: 'Export the ids again, without a spreadsheet on the way; until then their rows may not find each other.',
  },
  zone_not_said: {
    level: 'noted',
    one: "file has times in its user's zone, which neither it nor the source names; the agreement's was taken",
    means: "files have times in their user's zone, which neither they nor the source name; the agreement's was taken",
    remedy: 'Say it in the source: `timezone: America/Chicago`.',
  },
  known_today_only: {
    level: 'noted',
    one: 'value changes in time but is known as of the day of the export alone: it was left empty, and clauses that depend on it cannot be assessed',
    means:
      'values change in time but are known as of the day of the export alone: they were left empty, and clauses that depend on them cannot be assessed',
    remedy:
      "Export the history of the field too. To take today's value for every day, map the column yourself, as in `columns: { owner: Owner }`.",
  },
  direction_not_told: {
    level: 'noted',
    one: 'activity does not say whether it came in or went out, since its system does not export it; where it decides a verdict, that is unassessable',
    means:
      'activities do not say whether they came in or went out, since their system does not export it; where it decides a verdict, that is unassessable',
    remedy: 'Set it where you know it: `set: { direction: outbound }` or `derive:`.',
  },
  last_entry_only: {
    level: 'noted',
    one: 'file has the date of the last entry into each stage alone: of leads that came back, the rounds before are missing and not judged',
    means:
      'files have the date of the last entry into each stage alone: of leads that came back, the rounds before are missing and not judged',
    remedy: 'Export the history of the field instead.',
  },
  shared_alias: {
    level: 'noted',
    one: 'row names a lead in a way that several leads share, and was given to none of them',
    means: 'rows name a lead in a way that several leads share, and were given to none of them',
    remedy: 'Export the id of the lead with each row, or tell the leads apart in the system.',
  },
};
