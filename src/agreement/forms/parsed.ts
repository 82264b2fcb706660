// What reading a short written form gives: its value, or a flaw that the schema turns into a problem.

/** What is wrong with a text and what to write instead. */
export interface Flaw {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export type Parsed<Value> = { readonly value: Value } | { readonly flaw: Flaw };

/** The value of a text that the schema has already let through. */
export function valueOf<Value>(parsed: Parsed<Value>): Value {
  if ('flaw' in parsed) throw new Error(`a text passed the schema but cannot be read: ${parsed.flaw.message}`);
  return parsed.value;
}

/** The flaw of a text, or null where it can be read. */
export function flawOf(parsed: Parsed<unknown>): Flaw | null {
  return 'flaw' in parsed ? parsed.flaw : null;
}
