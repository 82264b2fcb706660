// The instant every contestant audits as of: the last millisecond of 31 March 2026 in New York, after all but a few rows.
export const AS_OF_DATE = '2026-03-31';
/** Epoch ms. */
export const AS_OF = Date.UTC(2026, 3, 1, 4) - 1;
