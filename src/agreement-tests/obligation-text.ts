// An obligation in the words of the tests, so that what came out can be copied into what is expected.

import { localTimeText } from '../calendar/local-text.ts';
import type { ExpectedCell } from '../model/agreement-test.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Zone } from '../model/open-time.ts';
import { amountText } from './amount-text.ts';

/** `met, started …, due …`: every cell that says anything. */
export function obligationText(obligation: Obligation, zone: Zone): string {
  const { verdict, dueAt, settledAt, elapsedMs, lateByMs, progress, owner, reason, atRisk, cycle } = obligation;
  const cells: ExpectedCell[] = [
    { what: 'started', value: obligation.startedAt },
    ...(isInstant(obligation) || dueAt === null ? [] : [{ what: 'due', value: dueAt } as const]),
    ...(settledAt === null ? [] : [{ what: 'settled', value: settledAt } as const]),
    ...(elapsedMs === null ? [] : [{ what: 'elapsed', value: elapsedMs } as const]),
    ...(lateByMs === null ? [] : [{ what: 'late by', value: lateByMs } as const]),
    ...(progress === null ? [] : [{ what: 'progress', value: progress } as const]),
    ...(atRisk ? [{ what: 'at risk', value: true } as const] : []),
    ...(owner === '' ? [] : [{ what: 'owner', value: owner } as const]),
    ...(cycle === 1 ? [] : [{ what: 'cycle', value: cycle } as const]),
    ...(reason === '' ? [] : [{ what: 'reason', value: reason } as const]),
  ];
  return [verdict, ...cells.map(cell => cellText(cell, zone))].join(', ');
}

/** Clauses without a clock are due when they start. */
function isInstant({ clause, startedAt, dueAt }: Obligation): boolean {
  return clause.kind !== 'response' && clause.kind !== 'cadence' && dueAt === startedAt;
}

/** `due Mon 2025-03-10 11:30`, `no due`, `at risk`: as the tests write it. */
export function cellText(cell: ExpectedCell, zone: Zone): string {
  const { what, value } = cell;
  switch (what) {
    case 'started':
    case 'due':
    case 'settled':
      return value === null ? EMPTY[what] : `${what} ${localTimeText(zone, value)}`;
    case 'elapsed':
    case 'late by':
      return value === null ? EMPTY[what] : `${what} ${amountText(value)}`;
    case 'at risk':
      return value ? 'at risk' : 'not at risk';
    case 'owner':
    case 'team':
    case 'segment':
      return value === '' ? `no ${what}` : `${what} ${quotedWhereNeeded(value)}`;
    case 'reason':
      return value === '' ? 'no reason' : `reason ${quotedWhereNeeded(value)}`;
    default:
      return `${what} ${value}`;
  }
}

const EMPTY = {
  started: 'not started',
  due: 'no due',
  settled: 'not settled',
  elapsed: 'no elapsed',
  'late by': 'not late',
} as const;

/** A comma would part it. */
function quotedWhereNeeded(text: string): string {
  return /[,"']/.test(text) ? `"${text.replaceAll('"', "'")}"` : text;
}
