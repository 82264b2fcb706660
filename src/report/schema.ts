// The report document as a schema: what `slaudit schema report` prints for editors and consumers. model/report.ts is the same
// for the compiler; a test reads a real report with this and gets every key back.

import * as z from 'zod';
import type { Report } from '../model/report.ts';
import { VERDICTS } from '../model/verdict.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const seconds = z.number().min(0).describe('seconds, milliseconds as decimals');
const time = z.string().meta({ format: 'date-time', description: "ISO 8601 with the offset of the agreement's zone" });
const interval = z.object({ low: z.number(), high: z.number() }).describe('95 % interval');
const hit = z.boolean().nullable().describe('null: neither hit nor missed');
const rate = share.nullable().describe('met ÷ (met + breached); null where nothing is decided');
const tally = { met: count, breached: count, open: count, rate };

const obligation = z.object({
  clause: z.string(),
  party: z.string(),
  lead_id: z.string(),
  cycle: z.int().min(1).describe('counts from 1 for this clause and lead over the whole history'),
  started_at: time,
  due_at: time.nullable(),
  settled_at: time.nullable(),
  verdict: z.enum(VERDICTS),
  at_risk: z.boolean(),
  elapsed_s: seconds.nullable(),
  elapsed_wall_s: seconds.nullable(),
  late_by_s: seconds.nullable(),
  progress: count.nullable(),
  owner: z.string(),
  team: z.string(),
  segment: z.string(),
  source: z.string(),
  started_by: z.string().describe('the evidence: PATH#ID'),
  settled_by: z.string().describe('the evidence: PATH#ID'),
  reason: z.string(),
  version: z.int().min(1),
});

const targetGroup = z.object({
  target: share.nullable(),
  met: count,
  breached: count,
  rate,
  hit,
  over_allowance: count,
});

const clause = z.object({
  id: z.string(),
  party: z.string(),
  promise: z.string().nullable(),
  kind: z.enum(['response', 'cadence', 'never', 'at_most', 'require']),
  target: share.nullable().describe('null without one, and where groups hold several'),
  rate,
  interval: interval.nullable().describe('95 % Wilson interval of the rate'),
  hit,
  groups: z.array(targetGroup).describe('one for each target where the clause has several, else empty'),
  over_allowance: count.describe('breaches more than the targets allow'),
  met: count,
  breached: count,
  open: count,
  cancelled: count,
  waived: count,
  unassessable: count,
  late: count.nullable().describe('breached, done later; null for kinds that forbid or require'),
  never_done: count.nullable().describe('breached, not done; null for kinds that forbid or require'),
  at_risk: count,
  not_covered: count,
  obligations: count,
  decided: count,
  coverage: share.nullable().describe('decided ÷ obligations'),
  rate_low: share.nullable().describe('if all open and unassessable ones were broken'),
  rate_high: share.nullable().describe('if all open and unassessable ones were kept'),
  clock: z.enum(['open', 'elapsed']).nullable(),
  elapsed_p50_s: seconds.nullable().describe('of what was done'),
  elapsed_p90_s: seconds.nullable(),
  elapsed_p95_s: seconds.nullable(),
  elapsed_all_p50_s: seconds.nullable().describe('of all, those not done counted as still running (Kaplan–Meier)'),
  elapsed_all_p90_s: seconds.nullable(),
  elapsed_all_p95_s: seconds.nullable(),
  before: z.object({ met: count, breached: count, rate }).nullable().describe('the period before'),
  change: z
    .object({ difference: z.number(), low: z.number(), high: z.number(), more_than_chance: z.boolean() })
    .nullable()
    .describe('rate less the rate before, with its 95 % Newcombe interval'),
  // Reports of before there were these are read too.
  terms: z
    .string()
    .default('')
    .describe(
      'fingerprint of what it is judged by, its words, party and target aside: other terms measure another thing',
    ),
  without_history: z
    .array(z.string())
    .default([])
    .describe('attributes that its events and conditions read and no history has: known as of the export alone'),
  not_told: z
    .array(z.string())
    .default([])
    .describe(
      'what it asks for and the exports do not tell: leads.phone, activities.direction, or a kind of rows: deals',
    ),
});

const goal = z.object({
  goal: z.string(),
  party: z.string(),
  promise: z.string().nullable(),
  measure: z.enum(['count', 'sum', 'rate']),
  direction: z.enum(['at_least', 'at_most']),
  month: z.string().describe('2025-10, 2025-Q4 or 2025'),
  value: z.number().nullable(),
  target: z.number().nullable(),
  of: count.nullable(),
  open: count.nullable(),
  hit,
  projection: z.number().nullable().describe('the value so far over the share of working days gone'),
});

const breakdown = z.object({
  by: z.string(),
  value: z.string(),
  clause: z.string(),
  ...tally,
  interval: interval.nullable(),
  elapsed_p50_s: seconds.nullable(),
});

const headline = z.object({
  worst: z
    .object({
      clause: z.string(),
      party: z.string(),
      rate: share,
      target: share,
      in_group: z.boolean().default(false).describe('of one of several target groups, not of the whole clause'),
      concentration: z.object({ people: count, share }).nullable(),
    })
    .nullable(),
  parties: z.array(z.object({ party: z.string(), hit: z.array(z.string()), missed: z.array(z.string()) })),
  goals_missed: z.array(z.string()),
  decided: count,
  met: count,
  open: count,
});

const distribution = z.object({
  clause: z.string(),
  clock: z.enum(['open', 'elapsed']),
  windows: z.array(z.object({ text: z.string(), seconds: seconds.nullable() })),
  bins: z.array(z.object({ from_s: seconds, to_s: seconds.nullable(), in_time: count, late: count })),
  done: count,
  never_done: count,
  open: count,
  ended: count,
  curve: z.array(z.object({ share, by_s: seconds })),
});

const leg = z.object({
  clause: z.string(),
  holder: z.string(),
  verdict: z.enum(['met', 'breached']),
  held: count,
  held_s: seconds,
  owned: count,
  others_s: seconds,
});

const heatMap = z.object({
  clause: z.string(),
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  started: count,
  settled: count,
});

const conversion = z.object({
  clause: z.string(),
  from_s: seconds.nullable(),
  to_s: seconds.nullable(),
  leads: count,
  reached: count,
  share: share.nullable(),
  interval: interval.nullable(),
});

const attention = z.object({
  groups: z.array(breakdown.extend({ over_allowance: count })),
  causes: z.array(
    z.object({
      clause: z.string(),
      owner: z.string(),
      team: z.string(),
      cause: z.string(),
      count,
      leads: z.array(z.string()),
    }),
  ),
  first: z.object({ kind: z.enum(['data', 'clause', 'goal', 'at_risk', 'nothing']), id: z.string().nullable() }),
});

const finding = z.object({
  code: z.string(),
  level: z.enum(['rejected', 'set_aside', 'noted']),
  count,
  touched: count.nullable().describe('obligations it touches, of totals.obligations; null where the data cannot tell'),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  samples: z.array(
    z.object({
      file: z.string(),
      line: z.int().nullable(),
      column: z.string().nullable(),
      text: z.string(),
    }),
  ),
});

const backdated = z.object({
  person: z.string().describe('empty: nobody is named'),
  activities: count.describe('all of theirs that are known by as-of'),
  late: count.describe('logged more than a day after they happened'),
  share: share.nullable().describe('late ÷ activities'),
  up_to_3_days: count,
  up_to_7_days: count,
  later: count,
  settled: count.describe('obligations that a late one settled'),
  would_be_late: count.describe('of these met, but late if counted from the logging'),
});

export const reportSchema: z.ZodType<Report> = z
  .object({
    schema: z.literal(1).describe('counts up when a key changes its meaning or goes away'),
    agreement: z.object({ name: z.string(), files: z.array(z.string()), sha256: z.string() }),
    time_zone: z.string(),
    period: z.object({ text: z.string(), from: time, until: time }).nullable().describe('half-open; null: everything'),
    as_of: time,
    people: z.enum(['names', 'hidden']),
    filters: z.object({
      clauses: z.array(z.string()),
      parties: z.array(z.string()),
      people: z.array(z.string()),
      segments: z.array(z.string()),
      where: z.array(z.object({ column: z.string(), value: z.string() })),
    }),
    fit: z.boolean().describe('fit to publish; false goes with exit status 3'),
    unfit_because: z.array(z.string()),
    inputs: z.array(
      z.object({
        kind: z.string(),
        file: z.string(),
        sha256: z.string(),
        rows: count,
        rejected: count,
        used: count,
        set_aside: count,
      }),
    ),
    totals: z.object({
      leads_read: count,
      leads_audited: count,
      leads_merged: count,
      not_covered: count,
      obligations: count,
      decided: count,
      unassessable: count,
      rows: count,
      rows_rejected: count,
      rows_set_aside: count,
    }),
    clauses: z.array(clause),
    goals: z.array(goal),
    breakdowns: z.array(breakdown),
    trend: z.array(z.object({ from: time, to: time, clause: z.string(), ...tally })),
    quality: z.array(finding),
    backdated: z.array(backdated).describe('who logged activities more than a day after they happened'),
    headline,
    distribution: z.array(distribution),
    legs: z.array(leg),
    heat_map: z.array(heatMap),
    conversion: z.array(conversion),
    attention,
    advice: z.array(
      z.object({
        kind: z.enum(['nobody-started', 'one-person', 'hours-of-the-week', 'waits-elsewhere', 'tighter-window']),
        clause: z.string(),
        count,
        of: count,
        share,
        who: z.string(),
        weekday: z.int().min(1).max(7).nullable(),
        from_hour: z.int().min(0).max(23).nullable(),
        window_s: seconds.nullable(),
      }),
    ),
    breaches: z.array(obligation),
  })
  .meta({ title: 'slaudit report' });

/** JSON Schema (draft 2020-12); consumers should accept keys they do not know. */
export function reportJsonSchema(): object {
  return z.toJSONSchema(reportSchema, { target: 'draft-2020-12', io: 'input' });
}
