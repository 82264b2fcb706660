// An edition whose every text wants to be something else: markup, a formula, a terminal sequence, a command, a thousand letters.

import type { Edition } from '../../src/model/report.ts';
import { summarise } from '../../src/summary/summarise.ts';
import {
  agreementOf,
  countGoal,
  HOUR,
  judgementOf,
  OCTOBER,
  obligationOf,
  october,
  responseClause,
} from '../summary/judgement.ts';

export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x","y")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\u001b[31mred\u0007',
  'abc\u202efdp.exe\u200b',
  '::error::owned',
  '##[error]owned',
  '%0A::stop-commands::x',
  ']]>--><!-- -->',
  '"\'&amp;',
  'a|b\nc',
  '_x0041_',
  '\ud800',
  '\uffff',
  '\u0000',
  'x'.repeat(1000),
];

/** Two clauses, one missed; each hostile text is a lead, an owner, a team and a reason once, and some stand in the agreement. */
export function hostileEdition(): Edition {
  const missed = responseClause('::error::<b>', {
    party: '::error::party',
    promise: '=1+1 | <i>"promise"</i> -->',
    target: [{ if: null, is: 0.9 }],
    position: { line: 7, column: 5 },
  });
  const kept = responseClause('kept', { target: [{ if: null, is: 0.01 }] });
  const obligations = [missed, kept].flatMap(clause =>
    HOSTILE.map((text, place) =>
      obligationOf(clause, {
        leadId: `${text} ${place}`,
        owner: text,
        team: text,
        segment: text,
        source: text,
        reason: text,
        startedBy: `a.csv#${text}`,
        startedAt: october(1 + place),
        dueAt: october(1 + place, HOUR),
        settledAt: october(1 + place, place * 1_234_567),
        elapsedMs: place * 1_234_567,
        lateByMs: place < 3 ? null : place * 1_234_567 - HOUR,
        verdict: place < 3 ? 'met' : 'breached',
        target: clause.target[0]?.is ?? null,
      }),
    ),
  );
  const agreement = agreementOf([missed, kept], { goals: [countGoal('volume,: %')] });
  const tally = { party: 'marketing', target: 1000.5, of: null, open: null, projection: null, reached: null };
  const judgement = judgementOf({
    obligations,
    header: {
      agreement: { name: '<b>::error::</b>', file: 'a,b:c%.yaml', sha256: 'ab'.repeat(32), text: '' },
      period: OCTOBER,
    },
    tail: {
      goals: [{ ...tally, goal: 'volume,: %', month: '2025-10', value: 34, hit: false }],
      findings: HOSTILE.slice(0, 5).map((text, place) => ({
        code: `code-${place}`,
        level: 'noted' as const,
        count: place + 1,
        samples: [{ file: 'leads.csv', line: 3, column: text, text }],
        facts: {},
      })),
    },
  });
  return summarise(agreement, judgement, {
    people: 'names',
    breakDownBy: ['person', 'team', 'segment'],
    allowRejects: { kind: 'rows', rows: 0 },
  });
}
