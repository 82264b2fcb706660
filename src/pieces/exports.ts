// What the pieces say about the exports they were judged from. Pieces over the same files (shards) tell the same thing, which
// counts once; pieces over different files (exports split by lead) each tell a part.

import type { Problem } from '../findings/problem.ts';
import { compareCodePoints } from '../model/code-points.ts';
import { ROW_KINDS } from '../model/agreement.ts';
import type { InputFile, JudgementTail } from '../model/obligation.ts';
import { pieceProblem } from './problems.ts';
import type { Piece } from './read-piece.ts';
import type { ReadTail } from './tail.ts';

/** Pieces over the same exports; the first stands for what all of them read. */
export type Shards = readonly [Piece, ...Piece[]];

/** In an order that does not depend on that of the pieces. */
export function byExports(pieces: readonly Piece[]): Shards[] {
  const groups = new Map<string, [Piece, ...Piece[]]>();
  for (const piece of pieces) {
    const key = JSON.stringify(piece.tail.inputs);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [piece]);
    else group.push(piece);
  }
  return [...groups].toSorted(([a], [b]) => compareCodePoints(a, b)).map(([, group]) => group);
}

/** Every lead of the exports has to be in exactly one of their shards. */
export function unevenShards(shards: Shards): Problem | null {
  const [{ tail: first }] = shards;
  const whole = first.leads.audited + first.leads.left;
  const judged = shards.reduce((sum, { tail }) => sum + tail.leads.audited, 0);
  const agrees = shards.every(
    ({ tail }) => tail.leads.audited + tail.leads.left === whole && isSameReading(tail, first),
  );
  const names = shards.map(({ name }) => name).join(', ');
  if (!agrees) {
    const message = `Pieces over the same exports tell different things about them: ${names}.`;
    return pieceProblem('uneven-pieces', null, {
      line: null,
      message,
      remedy: 'Replay them again, all with one version.',
    });
  }
  if (judged === whole) return null;
  const message =
    judged < whole
      ? `Pieces are missing: ${names} hold ${judged} of the ${whole} leads of their exports.`
      : `The same leads are in more than one piece: ${names} hold ${judged} leads of exports with ${whole}.`;
  const remedy = judged < whole ? 'Name the pieces of all shards.' : 'Name each piece once.';
  return pieceProblem('uneven-pieces', null, { line: null, message, remedy });
}

function isSameReading({ leads }: ReadTail, { leads: others }: ReadTail): boolean {
  return leads.read === others.read && leads.merged === others.merged;
}

/** One account a file. A single reading keeps its order; of several, kind by kind, files by path. */
export function mergedInputs(groups: readonly Shards[]): InputFile[] {
  const readings = groups.map(([{ tail }]) => tail.inputs);
  const [only, ...others] = readings;
  if (only !== undefined && others.length === 0) return only.map(inputFile);
  const files = new Map<string, InputFile>();
  for (const input of readings.flat().map(inputFile)) {
    const key = JSON.stringify([input.kind, input.file, input.sha256]);
    const known = files.get(key);
    files.set(key, known === undefined ? input : sameFileTwice(known, input));
  }
  return [...files.values()].toSorted(
    (a, b) =>
      placeOfKind(a.kind) - placeOfKind(b.kind) ||
      compareCodePoints(a.file, b.file) ||
      compareCodePoints(a.sha256, b.sha256),
  );
}

/** Rows of a shared export are used by whoever has their lead; those of the small files are used by all alike. */
function sameFileTwice(one: InputFile, other: InputFile): InputFile {
  if (!BY_LEAD.includes(one.kind)) return one;
  const used = Math.min(one.used + other.used, one.rows - one.rejected);
  return { ...one, used, setAside: one.rows - one.rejected - used };
}

export const BY_LEAD: readonly string[] = ['leads', 'activities', 'history', 'deals'];

function placeOfKind(kind: string): number {
  return ROW_KINDS.findIndex(known => known === kind);
}

function inputFile({ set_aside: setAside, ...input }: ReadTail['inputs'][number]): InputFile {
  return { ...input, setAside };
}

export function mergedLeads(groups: readonly Shards[], pieces: readonly Piece[]): JudgementTail['leads'] {
  const sum = (count: (tail: ReadTail) => number, over: readonly Piece[]): number =>
    over.reduce((total, { tail }) => total + count(tail), 0);
  const readings = groups.map(([first]) => first);
  return {
    read: sum(({ leads }) => leads.read, readings),
    audited: sum(({ leads }) => leads.audited, pieces),
    merged: sum(({ leads }) => leads.merged, readings),
  };
}
