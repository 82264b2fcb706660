// Many questions asked at once: the more there are, the surer one must be of each (Holm 1979).

/**
 * Adjusted p-values in the order given: below α where the question is answered "more than chance", with at most a chance
 * of α that any of those answers is wrong, however the questions hang together.
 */
export function holmAdjusted(chances: readonly number[]): number[] {
  const ascending = chances.map((chance, place) => ({ chance, place })).sort((a, b) => a.chance - b.chance);
  const adjusted = chances.map(() => 1);
  let largest = 0;
  ascending.forEach(({ chance, place }, rank) => {
    largest = Math.max(largest, Math.min(1, chance * (chances.length - rank)));
    adjusted[place] = largest;
  });
  return adjusted;
}
