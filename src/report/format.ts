// The words of the output options, and what a reporter is: report and obligations in, chunks out. Reporters neither compute
// nor print (docs/decisions/verdicts-and-the-rate.md): every number of theirs stands in the report.

import type { Edition } from '../model/report.ts';
import type { Keeps } from '../model/request.ts';

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'md', 'html', 'xlsx', 'junit', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export const VIEWS = [
  'clauses',
  'goals',
  'people',
  'teams',
  'segments',
  'trend',
  'obligations',
  'breaches',
  'quality',
] as const;
export type View = (typeof VIEWS)[number];

/** Colours by meaning; the terminal's owner says what they look like. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warning: (text: string) => string;
}

const asItIs = (text: string): string => text;

/** For files, pipes and `--no-color`. */
export const NO_PAINT: Paint = { strong: asItIs, faint: asItIs, good: asItIs, bad: asItIs, warning: asItIs };

export interface Presentation {
  /** Null: what the format shows unasked. */
  readonly view: View | null;
  /** Columns of the terminal (format table). */
  readonly width: number;
  readonly paint: Paint;
  /** Whether the first screen ends with advice (`--verbose`). */
  readonly advice?: 'shown';
  /** `bare`: ndjson without header and tail (`--bare`). */
  readonly frame: 'whole' | 'bare';
}

/** Takes a chunk; where it gives a promise, nothing more is written until it is kept. */
export type Sink = (chunk: string | Uint8Array) => Promise<void> | void;

export type Reporter = (edition: Edition, presentation: Presentation, sink: Sink) => Promise<void>;

/** What a view breaks down by, for the summary to make its rows. */
export function dimensionOf(view: View | null): 'person' | 'team' | 'segment' | null {
  if (view === 'people') return 'person';
  if (view === 'teams') return 'team';
  return view === 'segments' ? 'segment' : null;
}

const RATES: readonly (View | null)[] = ['clauses', 'goals', 'people', 'teams', 'segments'];

/** What each format shows without any obligation: of rates alone, and with trend or causes. All else lists some or asks for all. */
const WITHOUT_OBLIGATIONS: Readonly<
  Partial<Record<Format, Readonly<Record<'rates' | 'overview', readonly (View | null)[]>>>>
> = {
  table: { rates: RATES, overview: [null, 'trend'] },
  md: { rates: [...RATES, 'quality'], overview: [null, 'trend'] },
  csv: { rates: [...RATES, 'quality'], overview: ['trend'] },
  ndjson: { rates: [...RATES, 'quality'], overview: ['trend'] },
};

/** What has to be kept for a format to show a view; advice takes all obligations to find out. */
export function neededFor(
  format: Format,
  { view, advice }: Pick<Presentation, 'view' | 'advice'>,
): Exclude<Keeps, 'steps'> {
  const without = WITHOUT_OBLIGATIONS[format];
  if (without === undefined || advice === 'shown') return 'obligations';
  if (without.rates.includes(view)) return 'rates';
  return without.overview.includes(view) ? 'overview' : 'obligations';
}
