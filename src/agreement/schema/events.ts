// `events:`: names for the things that happen. The first key of a matcher says what kind of row it matches.

import * as z from 'zod';
import type { WrittenMatcher } from '../written.ts';
import { described, list, named, text } from './build.ts';
import { valueTest } from './values.ts';

export const MATCHER_KEYS = ['activity', 'becomes', 'change', 'lead', 'milestone', 'deal'] as const;
export type MatcherKey = (typeof MATCHER_KEYS)[number];

const EVENT = 'a matcher such as `{ activity: call }`, a list of matchers, or `any:` with a list';
const field = described(text('the name of a field such as `status`'), 'A field of the history.');
const by = described(
  valueTest,
  'Who did it: a person, or `{ party: sales }`, `{ team: … }`, `{ person: … }`.',
).optional();

/** The schema of a matcher by its first key; every key besides those named tests a column of the row. */
export const MATCHERS: Readonly<Record<MatcherKey, z.ZodType<WrittenMatcher>>> = {
  activity: matcher({ activity: described(valueTest, 'Type of the activity.', ['call', ['call', 'email']]), by }),
  becomes: matcher({ becomes: field, to: described(valueTest, 'The test the field begins to pass.'), by }),
  change: matcher({ change: field, from: valueTest.optional(), to: valueTest.optional(), by }),
  lead: matcher({ lead: z.literal('created', '`created`') }),
  milestone: matcher({ milestone: text('a name under `milestones` of the leads') }),
  deal: matcher({ deal: z.enum(['created', 'won', 'lost'], '`created`, `won` or `lost`') }),
};

const anyMatcher: z.ZodType = z.union(Object.values(MATCHERS), EVENT);
/** Recursive: used before it is defined below. */
const inner: z.ZodType = z.lazy(() => event);
const event: z.ZodType = z
  .union([anyMatcher, list(inner, EVENT), z.strictObject({ any: list(inner, EVENT) }, EVENT)], EVENT)
  .meta({ id: 'event' });

/** For the JSON Schema; a file is validated matcher by matcher (read-events.ts). */
export const events: z.ZodType<Record<string, unknown>> = described(
  named(event, 'names with what they match, such as `touch: { activity: call }`'),
  'Names for the things that happen.',
);

function matcher(shape: z.core.$ZodLooseShape): z.ZodType<WrittenMatcher> {
  return z.object(shape, EVENT).catchall(valueTest) as unknown as z.ZodType<WrittenMatcher>;
}
