// The changes that presets name, by their names: each turns the records of a file into those its rows are read from.

import type { Reshape } from '../presets/preset.ts';
import { carryDown } from './carry-down.ts';
import { withoutFooter } from './footer.ts';
import { jsonCell } from './json-cell.ts';
import type { Reshaped } from './reshape-types.ts';
import { rowPerLead } from './row-per-lead.ts';
import { stageDates } from './stage-dates.ts';

/** What becomes of a file with this header. */
export function reshaped(reshape: Reshape, names: readonly string[]): Reshaped {
  switch (reshape.kind) {
    case 'footer':
      return withoutFooter(reshape, names);
    case 'json-cell':
      return jsonCell(reshape, names);
    case 'row-per-lead':
      return rowPerLead(reshape, names);
    case 'carry-down':
      return carryDown(reshape, names);
    case 'stage-dates':
      return stageDates(reshape, names);
  }
}
