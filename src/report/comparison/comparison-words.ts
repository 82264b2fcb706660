// The sentences of a comparison, shared by table and md.

import type { ClauseComparison, Comparison } from '../../model/comparison.ts';
import { counted, countText } from '../words.ts';

export const NOTHING_MOVED = 'Nothing moved: the two reports are the same.';

/** "2 promises are worse and 1 better by more than chance, of 8 compared." */
export function findingText({ clauses }: Comparison): string {
  const [worse, better] = [idsOf(clauses, 'worse'), idsOf(clauses, 'better')];
  const compared = clauses.filter(({ verdict }) => verdict !== null).length;
  const of = `of ${counted(compared, 'promise', 'promises')} compared`;
  if (compared === 0) return 'No promise could be compared.';
  if (worse.length + better.length === 0) return `Nothing moved by more than chance, ${of}.`;
  const parts = [...counts(worse, 'worse'), ...counts(better, 'better')];
  return `By more than chance ${parts.join(', ')}, ${of}.`;
}

/** "handoff is better", "2 are worse (first-touch, email-cap)". */
function counts(ids: readonly string[], how: 'better' | 'worse'): string[] {
  if (ids.length === 0) return [];
  return [ids.length === 1 ? `${ids[0] ?? ''} is ${how}` : `${countText(ids.length)} are ${how} (${ids.join(', ')})`];
}

function idsOf(clauses: readonly ClauseComparison[], verdict: ClauseComparison['verdict']): string[] {
  return clauses.filter(clause => clause.verdict === verdict).map(({ clause }) => clause);
}

/** "BEFORE q2.json: 2026-Q2, as of 2026-10-02 17:31; AFTER …". */
export function sidesText({ before, after }: Comparison, asText: (iso: string) => string): string[] {
  return [['before', before] as const, ['after', after] as const].map(([side, { file, period, as_of }]) => {
    return `${side}: ${period ?? 'all of its history'}, as of ${asText(as_of)} (${file})`;
  });
}

/** Points of a percentage with their sign: `−3.8`, `+0.4`, `0.0`. */
export function pointsText(difference: number): string {
  const text = (Math.abs(difference) * 100).toFixed(1);
  if (text === '0.0') return text;
  return difference > 0 ? `+${text}` : `−${text}`;
}

/** `0.03`, `< 0.001`; two figures are all a chance is good for. */
export function chanceText(chance: number): string {
  if (chance < 0.001) return '< 0.001';
  return chance >= 0.1 ? chance.toFixed(2) : String(Number(chance.toPrecision(1 + Number(chance >= 0.01))));
}

/** Every sentence about what cannot be compared or only with care, the clause it is about before it. */
export function caveatTexts({ caveats, clauses, only_before, only_after }: Comparison): string[] {
  return [
    ...caveats.map(({ text }) => text),
    ...clauses.flatMap(({ clause, caveats: own }) => own.map(({ text }) => `${clause}: ${text}`)),
    ...only_before.map(id => `${id}: only BEFORE has it.`),
    ...only_after.map(id => `${id}: only AFTER has it.`),
  ];
}
