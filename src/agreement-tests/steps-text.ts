// The steps of a clock in words, each at its local time: how a deadline came about.

import { localTimeText } from '../calendar/local-text.ts';
import type { AgreementTest } from '../model/agreement-test.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Table, Tables } from '../model/table.ts';
import { ENTRY, type Entry } from '../model/timeline.ts';
import { amountText } from './amount-text.ts';
import type { ClockLine } from './result.ts';

export interface StepsContext {
  readonly test: AgreementTest;
  readonly tables: Tables;
}

export function stepLines(steps: readonly ClockStep[], { test, tables }: StepsContext): ClockLine[] {
  const words = new StepWords(test, tables);
  return steps.map(step => ({ at: localTimeText(test.zone, step.at), text: words.of(step) }));
}

class StepWords {
  private readonly test: AgreementTest;
  private readonly tables: Tables;

  constructor(test: AgreementTest, tables: Tables) {
    this.test = test;
    this.tables = tables;
  }

  of(step: ClockStep): string {
    switch (step.kind) {
      case 'started':
        return `${this.row(step.by)}: the clock starts${this.ownedBy(step.owner)}, ${this.due(step.deadline)}`;
      case 'latest':
        return `whoever is away, ${this.due(step.deadline)} at the latest`;
      case 'paused':
        return `the clock is paused with ${left(step.leftMs)} left`;
      case 'resumed':
        return `the clock runs again, ${this.due(step.deadline)}`;
      case 'pause-ended':
        return `the pause it ended in is over, ${this.due(step.deadline)}`;
      case 'owner':
        return `${this.handover(step)}: ${left(step.leftMs)} left, ${this.due(step.deadline)}`;
      case 'restarted':
        return `${this.handover(step)}: the window starts again, ${this.due(step.deadline)}`;
      case 'touch':
        return `${this.row(step.by)}: ${step.counts ? `counts, ${step.count} so far` : 'does not count again on this date'}`;
      case 'gap':
        return `the next one ${this.due(step.deadline)}`;
      case 'missed':
        return step.by === 'gap'
          ? 'nothing came in the longest gap allowed: breached'
          : 'the deadline passes: breached';
      default:
        return this.end(step);
    }
  }

  private end({ kind, by, ranMs }: Extract<ClockStep, { readonly ranMs: number }>): string {
    const row = by === null ? '' : `${this.row(by)}: `;
    const ran = `after ${amountText(ranMs)} on the clock`;
    switch (kind) {
      case 'settled':
        return `${row}done ${ran}`;
      case 'discharged':
        return `${row}ends the duty ${ran}`;
      case 'looked-back':
        return `${row}just before the start, and counts`;
      case 'cancelled':
        return `${row}cancelled ${ran}`;
      case 'replaced':
        return `${row}started again ${ran}`;
      case 'as-of':
        return `the audit ends here, ${ran}`;
    }
  }

  private due(deadline: number): string {
    return deadline === Infinity ? 'no deadline known' : `due ${localTimeText(this.test.zone, deadline)}`;
  }

  private ownedBy(owner: number): string {
    return owner === 0 ? ' without an owner' : ` with ${this.person(owner)}`;
  }

  private handover({ from, to }: { readonly from: number; readonly to: number }): string {
    return `passes from ${this.person(from)} to ${this.person(to)}`;
  }

  private person(code: number): string {
    return this.tables.texts.text(code).trim() || 'nobody';
  }

  /** What happened, as the file says it. */
  private row({ kind, row }: Entry): string {
    const { line } = tableOf(this.tables, kind).place(row);
    return this.test.rows.find(written => written.line === line)?.text ?? 'created';
  }
}

function left(ms: number): string {
  return ms === Infinity ? 'all of it' : amountText(ms);
}

function tableOf({ history, activities, deals, leads }: Tables, kind: number): Table {
  if (kind === ENTRY.history) return history;
  if (kind === ENTRY.activity) return activities;
  return kind === ENTRY.dealCreated || kind === ENTRY.dealClosed ? deals : leads;
}
