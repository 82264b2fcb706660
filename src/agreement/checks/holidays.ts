// A holiday source is a country or a file.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';

const REMEDY =
  'Write `{ country: US }`, `{ country: US, region: NY }` or `{ file: holidays.csv }`; several go into a list.';

export function holidaysNameOneSource(file: AgreementFile): readonly Problem[] {
  const holidays = file.root
    .at('calendars')
    .entries()
    .flatMap(calendar => calendar.at('holidays').items());
  return holidays.filter(holiday => holiday.isMap).flatMap(holiday => wrongSource(file, holiday));
}

function wrongSource(file: AgreementFile, holiday: Cursor): readonly Problem[] {
  const [country, isFile, region] = [holiday.has('country'), holiday.has('file'), holiday.has('region')];
  if (country !== isFile && !(isFile && region)) return [];
  const message = isFile
    ? 'A file of holidays goes without country and region.'
    : 'This names neither a country nor a file.';
  return [file.problem({ code: 'holiday-source', message, remedy: REMEDY }, holiday.path, 'value')];
}
