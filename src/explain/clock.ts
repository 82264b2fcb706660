// One obligation as a document: terms, steps, stretches, rows that did not count, what it took, and the verdict.

import type { Clause, Duration } from '../model/agreement.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { ExplainedClock, Stretch } from '../model/explanation.ts';
import type { Obligation } from '../model/obligation.ts';
import { obligationRow } from '../model/obligation-row.ts';
import { anonymous } from '../summary/hide-people.ts';
import { clockAxis } from './axis.ts';
import { conclusionOf } from './conclusion.ts';
import { nearMisses } from './near-misses.ts';
import type { ClockStretch } from './stretches.ts';
import type { LeadSubject } from './subject.ts';
import { attributesAt, termsOf, windowOf } from './terms.ts';
import { type TimedObligation, timedStory, type TimedStory } from './timed.ts';
import { toKeep } from './to-keep.ts';
import { untimedConclusion, untimedStory } from './untimed.ts';

/** `story` is that of a clause with a clock, for what is drawn of all clocks together. */
export interface ClockAndStory {
  readonly clock: ExplainedClock;
  readonly story: TimedStory | null;
}

export function explainedClock(
  subject: LeadSubject,
  obligation: Obligation,
  steps: readonly ClockStep[],
): ClockAndStory {
  const story = isTimed(obligation) ? timedStory(subject, obligation, steps) : null;
  const clock = story === null ? withoutClock(subject, obligation) : withClock(subject, story);
  return { clock, story };
}

function isTimed(obligation: Obligation): obligation is TimedObligation {
  return obligation.clause.kind === 'response' || obligation.clause.kind === 'cadence';
}

function withClock(subject: LeadSubject, story: TimedStory): ExplainedClock {
  return {
    ...common(subject, story.obligation, story),
    steps: story.steps,
    stretches: story.stretches.map(stretch => written(subject, stretch)),
    near_misses: nearMisses(subject, story),
    to_keep: toKeep(subject, story),
    conclusion: conclusionOf(subject, story),
    axis: clockAxis(subject, story),
  };
}

function withoutClock(subject: LeadSubject, obligation: Obligation): ExplainedClock {
  const { clause, startedAt } = obligation;
  const duration = clause.kind === 'at_most' ? subject.tests.choice(clause.within)(subject.lead, startedAt) : null;
  const story = untimedStory(subject, obligation);
  return {
    ...common(subject, obligation, { duration, calendar: null }),
    steps: story.steps,
    stretches: [],
    near_misses: story.nearMisses,
    to_keep: story.toKeep,
    conclusion: untimedConclusion(subject, obligation, story),
    axis: null,
  };
}

type Common = Pick<ExplainedClock, 'obligation' | 'promise' | 'kind' | 'terms' | 'window' | 'attributes'>;

function common(
  subject: LeadSubject,
  obligation: Obligation,
  given: { readonly duration: Duration | null; readonly calendar: string | null },
): Common {
  const clause: Clause = obligation.clause;
  const shown = subject.people.areHidden ? anonymous(obligation) : obligation;
  return {
    obligation: obligationRow(shown, subject.times.iso),
    promise: clause.promise,
    kind: clause.kind,
    terms: termsOf(subject, clause, given),
    window: windowOf(given.duration),
    attributes: attributesAt(subject, clause, obligation.startedAt),
  };
}

function written({ times: { iso }, people }: LeadSubject, stretch: ClockStretch): Stretch {
  return {
    from: iso(stretch.from),
    to: iso(stretch.to),
    state: stretch.state,
    phase: stretch.phase,
    owner: people.owner(stretch.owner),
    calendar: stretch.calendar,
    time_zone: stretch.zone.id,
    open_ms: stretch.openMs,
  };
}
