// The last line of a piece: what its obligations do not hold.

import type { Finding, FindingSample } from '../findings/finding.ts';
import type {
  BackdatedCounts,
  EarlyLead,
  GoalCounts,
  JudgementParts,
  Stranger,
  ToldColumn,
} from '../model/obligation.ts';
import type { PieceTail } from '../model/piece.ts';
import type { TableKind } from '../model/table.ts';
import type { Fields } from './fields.ts';

const TABLE_KINDS: readonly TableKind[] = ['leads', 'activities', 'history', 'deals'];

/** What is read of it: goals and clauses that never started are made anew. */
export type ReadTail = Omit<PieceTail, 'goals' | 'never_started'>;

export function readTail(fields: Fields): ReadTail {
  return {
    slaudit: fields.choice('slaudit', ['tail']),
    obligations: fields.count('obligations'),
    inputs: fields.list('inputs', readInput),
    leads: fields.object('leads', leads => ({
      read: leads.count('read'),
      audited: leads.count('audited'),
      merged: leads.count('merged'),
      left: leads.count('left'),
    })),
    not_covered: fields.list('not_covered', entry => ({ clause: entry.text('clause'), count: entry.count('count') })),
    before: fields.maybe('before', name =>
      fields.list(name, entry => ({
        clause: entry.text('clause'),
        met: entry.count('met'),
        breached: entry.count('breached'),
      })),
    ),
    findings: fields.list('findings', readFinding),
    goal_counts: fields.list('goal_counts', readGoalCounts),
    events: fields.list('events', readEvent),
    unused_waivers: fields.list('unused_waivers', readSample),
    columns: fields.list('columns', readToldColumn),
    strangers: fields.list('strangers', readStranger),
    ends: fields.list('ends', readEnd),
    history: fields.object('history', history => ({
      begins: history.maybe('begins', name => history.number(name)),
      early: history.numbers('early'),
      first: history.list('first', readEarlyLead),
    })),
    automation: fields.object('automation', automation => ({
      touches: automation.count('touches'),
      silent: automation.count('silent'),
      samples: automation.list('samples', readSample),
    })),
    touched: fields.object('touched', touched => ({
      findings: touched.list('findings', entry => ({
        code: entry.text('code'),
        obligations: entry.count('obligations'),
      })),
      early: touched.list('early', entry => ({ at: entry.number('at'), obligations: entry.count('obligations') })),
    })),
    backdated: fields.list('backdated', readBackdated),
  };
}

function readInput(fields: Fields): PieceTail['inputs'][number] {
  return {
    kind: fields.text('kind'),
    file: fields.text('file'),
    sha256: fields.text('sha256'),
    rows: fields.count('rows'),
    rejected: fields.count('rejected'),
    used: fields.count('used'),
    set_aside: fields.count('set_aside'),
  };
}

function readFinding(fields: Fields): Finding {
  return {
    code: fields.text('code'),
    level: fields.choice('level', ['rejected', 'set_aside', 'noted']),
    count: fields.count('count'),
    samples: fields.list('samples', readSample),
    facts: fields.record('facts', ['string', 'number']),
  };
}

function readSample(fields: Fields): FindingSample {
  return {
    file: fields.text('file'),
    line: fields.maybe('line', name => fields.count(name)),
    column: fields.maybe('column', name => fields.text(name)),
    text: fields.text('text'),
  };
}

function readStranger(fields: Fields): Stranger {
  return { kind: fields.choice('kind', TABLE_KINDS), ...readSample(fields) };
}

function readToldColumn(fields: Fields): ToldColumn {
  return {
    kind: fields.choice('kind', TABLE_KINDS),
    column: fields.text('column'),
    exported: fields.truth('exported'),
    recorded: fields.truth('recorded'),
    untold: fields.truth('untold'),
    lastAlone: fields.truth('lastAlone'),
  };
}

function readEnd(fields: Fields): PieceTail['ends'][number] {
  return {
    kind: fields.choice('kind', TABLE_KINDS),
    source: fields.count('source'),
    at: fields.number('at'),
    file: fields.text('file'),
    line: fields.count('line'),
  };
}

function readEarlyLead(fields: Fields): EarlyLead {
  return { at: fields.number('at'), file: fields.text('file'), line: fields.count('line'), text: fields.text('text') };
}

function readGoalCounts(fields: Fields): GoalCounts {
  const millionths = fields.text('millionths');
  return {
    goal: fields.text('goal'),
    month: fields.text('month'),
    counted: fields.count('counted'),
    reached: fields.count('reached'),
    open: fields.count('open'),
    // Anything else would end in an exception where it is added.
    millionths: /^-?\d{1,1000}$/.test(millionths) ? millionths : '0',
    over: fields.truth('over'),
    days: fields.maybe('days', name =>
      fields.object(name, days => ({ gone: days.count('gone'), all: days.count('all') })),
    ),
  };
}

function readBackdated(fields: Fields): BackdatedCounts {
  return {
    person: fields.text('person'),
    activities: fields.count('activities'),
    upTo3Days: fields.count('upTo3Days'),
    upTo7Days: fields.count('upTo7Days'),
    later: fields.count('later'),
    settled: fields.count('settled'),
    wouldBeLate: fields.count('wouldBeLate'),
  };
}

function readEvent(fields: Fields): JudgementParts['events'][number] {
  return {
    event: fields.text('event'),
    rows: fields.count('rows'),
    nearest: fields.maybe('nearest', name =>
      fields.object(name, nearest => ({ value: nearest.text('value'), count: nearest.count('count') })),
    ),
  };
}
