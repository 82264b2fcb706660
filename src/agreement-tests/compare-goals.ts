// What a case expects of the goals against what they came to.

import type { AgreementTest, ExpectedGoal } from '../model/agreement-test.ts';
import type { GoalTally } from '../model/obligation.ts';
import type { Failure } from './result.ts';

export function compareGoals({ goals }: AgreementTest, tallies: readonly GoalTally[]): Failure[] {
  return goals.flatMap(expected => {
    const tally = tallies.find(({ goal, month }) => goal === expected.goal && month === expected.month);
    const wrong = tally === undefined ? [notCounted(expected, tallies)] : differences(expected, tally);
    if (wrong.length === 0) return [];
    const { goal, month, line, text } = expected;
    const actual = tally === undefined ? null : tallyText(tally);
    return [{ subject: `${goal} ${month}`, message: wrong.join('; '), line, expected: text, actual, clock: [] }];
  });
}

function notCounted({ goal }: ExpectedGoal, tallies: readonly GoalTally[]): string {
  const months = tallies.filter(tally => tally.goal === goal).map(({ month }) => month);
  return `the goal is not counted for it, but for ${months.length === 0 ? 'no period' : months.join(', ')}`;
}

function differences(expected: ExpectedGoal, tally: GoalTally): string[] {
  const value = isValue(expected.value, tally.value)
    ? []
    : [`${valueText(tally)}, not ${expected.text.split(',', 1).join()}`];
  const cells = expected.cells.flatMap(cell => {
    const actual = cell.what === 'hit' ? tally.hit : tally[cell.what];
    if (actual === cell.value) return [];
    return [
      cell.what === 'hit'
        ? `${hitText(tally.hit)}, not ${hitText(cell.value)}`
        : `${cell.what} ${actual}, not ${cell.value}`,
    ];
  });
  return [...value, ...cells];
}

/** A percentage is compared to as many decimals as were written. */
function isValue(expected: ExpectedGoal['value'], actual: number | null): boolean {
  if (expected === null || actual === null) return expected === actual;
  const { number, decimals } = expected;
  return decimals === null ? actual === number : actual.toFixed(decimals) === number.toFixed(decimals);
}

function tallyText(tally: GoalTally): string {
  const { of, open, hit } = tally;
  const counts = [...(of === null ? [] : [`of ${of}`]), ...(open === null ? [] : [`open ${open}`])];
  return [valueText(tally), ...counts, hitText(hit)].join(', ');
}

function valueText({ value, of }: GoalTally): string {
  if (value === null) return 'none';
  return of === null ? String(Number(value.toPrecision(12))) : `${Number((value * 100).toPrecision(6))}%`;
}

function hitText(hit: boolean | null): string {
  if (hit === null) return 'undecided';
  return hit ? 'hit' : 'missed';
}
