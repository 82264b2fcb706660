// An agreement by itself: what its text says wrong, and the names in it that only slaudit's own lists know.

import { dirname } from 'node:path';
import { type AgreementReading, readAgreement } from './agreement/read-agreement.ts';
import { PresetsInUse } from './exports/presets/presets-in-use.ts';
import { underlined } from './findings/underlined.ts';
import { unknownHolidayPlaces } from './steps/holidays.ts';
import type { AgreementFile } from './model/request.ts';

/** No file is looked at but the agreement: whether exports fit is `checkData`. */
export async function checkAgreement({ file, text }: AgreementFile): Promise<AgreementReading> {
  const { agreement, problems } = readAgreement(text, { file, folder: dirname(file) });
  if (agreement === null) return { agreement, problems };
  const unknown = [...(await unknownHolidayPlaces(agreement)), ...new PresetsInUse(agreement).problems];
  const isSound = unknown.length === 0;
  return { agreement: isSound ? agreement : null, problems: [...problems, ...underlined(unknown, { file, text })] };
}
