// The known word closest to one that was mistyped: "did you mean".

/** Longer words are never compared: nobody mistypes them, and the cost grows with the product of the lengths. */
const LONGEST = 64;
/** Candidates compared; a list of names that people can mistype is shorter. */
const MOST_COMPARED = 1_000;

/** The nearest of `known` within a third of its length of typing slips (at least one, at most three), or null. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Infinity;
  let compared = 0;
  for (const candidate of known) {
    if (compared++ === MOST_COMPARED) break;
    const distance = likeness(word, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Distance of the folded words, Infinity where they are too far apart to be a slip. */
function likeness(word: string, candidate: string): number {
  if (word.length > LONGEST || candidate.length > LONGEST) return Infinity;
  const [a, b] = [fold(word), fold(candidate)];
  if (a === b) return word === candidate ? 0 : 0.5;
  const allowed = Math.min(3, Math.max(1, Math.floor(Math.max(a.length, b.length) / 3)));
  if (Math.abs(a.length - b.length) > allowed) return Infinity;
  const distance = typingDistance(a, b);
  return distance <= allowed ? distance : Infinity;
}

/** Case, spaces, hyphens and underscores are not what a person gets wrong on purpose. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/** Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace, swap two neighbours. */
export function typingDistance(a: string, b: string): number {
  let beforeLast = Array.from({ length: b.length + 1 }, () => 0);
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const edited = Math.min(at(last, column), at(current, column - 1)) + 1;
      const replaced = at(last, column - 1) + (same ? 0 : 1);
      const swapped = isSwap(a, b, row, column) ? at(beforeLast, column - 2) + 1 : Infinity;
      current.push(Math.min(edited, replaced, swapped));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function isSwap(a: string, b: string, row: number, column: number): boolean {
  return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Infinity;
}
