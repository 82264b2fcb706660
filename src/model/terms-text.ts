// Terms of an agreement as text, to tell whether two are the same.

/** Equal where the terms are, wherever they stand in their files. */
export function termsText(terms: unknown): string {
  return JSON.stringify(terms, (key, part: unknown) => {
    if (key === 'position') return null;
    // However a duration is written, it is the same one.
    if (typeof part === 'object' && part !== null && 'unit' in part) return { ...part, text: '' };
    if (part instanceof Map) return [...(part as Map<unknown, unknown>)];
    // JSON has no infinity; an unbounded `effective` is not a missing one.
    return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part;
  });
}
