// Pieces that fit together → one judgement, in which nothing shows that it was ever in pieces.

import type { Problem } from '../findings/problem.ts';
import type { Agreement } from '../model/agreement.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { JudgementHeader, JudgementTail } from '../model/obligation.ts';
import type { PieceHeader } from '../model/piece.ts';
import { byExports, mergedInputs, mergedLeads, unevenShards } from './exports.ts';
import { mergedFindings } from './findings.ts';
import { mergedParts } from './parts.ts';
import type { Piece } from './read-piece.ts';

/** Everything but the obligations, and but what has to be told anew from `parts`: the findings of whole-findings.ts, what never started, goals. */
export interface Merged {
  readonly header: JudgementHeader;
  readonly tail: Pick<JudgementTail, 'leads' | 'notCovered' | 'before' | 'findings' | 'parts'>;
}

/** Why leads are missing, or there twice; empty where every lead of the exports is in exactly one piece. */
export function unevenPieces(pieces: readonly Piece[]): Problem[] {
  return byExports(pieces).flatMap(shards => unevenShards(shards) ?? []);
}

/** Of at least one piece, without misfits. `remade`: codes of findings that the caller makes anew. */
export function mergePieces(agreement: Agreement, pieces: readonly Piece[], remade: readonly string[]): Merged {
  const groups = byExports(pieces);
  const inputs = mergedInputs(groups);
  const [{ header }] = pieces as readonly [Piece, ...Piece[]];
  return {
    header: {
      agreement: { ...header.agreement, file: firstFile(pieces) },
      timeZone: agreement.timeZone,
      asOf: Date.parse(header.as_of),
      period: periodOf(header),
      filters: header.filters,
      allowRejects: header.allow_rejects,
      redactedWith: header.redacted_with,
      inputs,
    },
    tail: {
      leads: mergedLeads(groups, pieces),
      notCovered: mergedCounts(pieces),
      before: header.period === null ? null : mergedBefore(pieces),
      findings: mergedFindings(groups, inputs, remade),
      parts: mergedParts(agreement, { pieces, readings: groups.map(([first]) => first), inputs }),
    },
  };
}

/** Machines may keep the agreement in different places: the first by code point. */
function firstFile(pieces: readonly Piece[]): string {
  const files = pieces.map(({ header }) => header.agreement.file).toSorted(compareCodePoints);
  return files[0] ?? '';
}

function periodOf({ period }: PieceHeader): JudgementHeader['period'] {
  return period && { text: period.text, from: Date.parse(period.from), until: Date.parse(period.until) };
}

function mergedCounts(pieces: readonly Piece[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { clause, count } of pieces.flatMap(({ tail }) => tail.not_covered)) {
    counts.set(clause, (counts.get(clause) ?? 0) + count);
  }
  return counts;
}

function mergedBefore(pieces: readonly Piece[]): NonNullable<JudgementTail['before']> {
  const counts = new Map<string, { readonly met: number; readonly breached: number }>();
  for (const { clause, met, breached } of pieces.flatMap(({ tail }) => tail.before ?? [])) {
    const known = counts.get(clause) ?? { met: 0, breached: 0 };
    counts.set(clause, { met: known.met + met, breached: known.breached + breached });
  }
  return counts;
}
