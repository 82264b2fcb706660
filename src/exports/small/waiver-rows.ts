// Waivers: breaches that were approved, by whom and when.

import type { WaiverRow } from '../../model/table.ts';
import type { KeptRow, Refusal } from './kept-rows.ts';
import { start } from './people-rows.ts';

/** A waiver without reason, approver or date of approval is kept too: that it waives nothing is for the replay to say. */
export function waiverKeeper(rows: WaiverRow[]): (row: KeptRow) => Refusal | null {
  return row => {
    const leadId = row.text('lead_id');
    if (leadId === '') return { code: 'no_lead_id', column: 'lead_id' };
    rows.push({
      leadId,
      clause: row.text('clause'),
      reason: row.text('reason'),
      approvedBy: row.text('approved_by'),
      approvedOn: row.instant('approved_on'),
      from: start(row, 'from'),
      until: row.end('until'),
      place: row.place,
    });
    return null;
  };
}
