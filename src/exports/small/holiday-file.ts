// Holiday files of a calendar: a CSV of `date,name`, or an iCalendar file. Only read here; calendar/ makes dates of the text.

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { transcoded } from '../bytes/transcode.ts';

/** Larger files are no list of holidays. */
const LARGEST = 16 * 1024 * 1024;

/** The text of a holiday file, without byte-order mark. Throws what the file system says; RangeError for a huge file. */
export async function readHolidayFile(path: string): Promise<{ readonly text: string; readonly kind: 'csv' | 'ics' }> {
  const bytes = await readFile(path);
  if (bytes.length > LARGEST) throw new RangeError(`${path} is too large for a list of holidays`);
  const parts: Uint8Array[] = [];
  for await (const part of transcoded(only(bytes), null)) parts.push(part);
  return { text: Buffer.concat(parts).toString('utf8'), kind: extname(path).toLowerCase() === '.ics' ? 'ics' : 'csv' };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
