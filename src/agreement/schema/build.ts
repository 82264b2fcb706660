// The few shapes every part of the schema is made of. The error text of a schema is always what should stand there, as a
// noun phrase ("a duration such as `4 business hours`"); schema-problems.ts makes sentences of it.

import * as z from 'zod';
import type { Flaw, Parsed } from '../forms/parsed.ts';
import { flawOf } from '../forms/parsed.ts';
import type { OneOrMany } from '../written.ts';

// A file is validated once: compiling validators for it would cost more than they save, and needs `eval`.
z.config({ jitless: true });

/** What an editor shows: a short title and one or two sentences. */
export function described<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  examples: unknown[] = [],
): Schema {
  return schema.meta(examples.length === 0 ? { description } : { description, examples });
}

/** A map with these keys and no others. Its unknown-key error is the JSON list of the keys it has. */
export function map<Shape extends z.core.$ZodLooseShape>(
  what: string,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const known = JSON.stringify(Object.keys(shape));
  return z.strictObject(shape, { error: issue => (issue.code === 'unrecognized_keys' ? known : what) });
}

/** A text that is not blank. */
export function text(what: string): z.ZodString {
  return z.string({ error: issue => quotable(what, issue.input) }).check(context => {
    if (context.value.trim() === '')
      pushFlaw(context, { code: 'empty-text', message: 'The text is empty.', remedy: `Write ${what}.` });
  });
}

/** A bare `7` or `yes` is a text once it is in quotes. */
function quotable(what: string, input: unknown): string {
  const isScalar = typeof input === 'number' || typeof input === 'boolean';
  return isScalar ? `${what}; in quotes, \`"${input}"\` is a text too` : what;
}

/** A text that must be readable in one of our short forms. */
export function form(what: string, parse: (written: string) => Parsed<unknown>): z.ZodString {
  return z.string(what).check(context => {
    const flaw = flawOf(parse(context.value));
    if (flaw !== null) pushFlaw(context, flaw);
  });
}

export function oneOrMany<Value>(schema: z.ZodType<Value>, what: string): z.ZodType<OneOrMany<Value>> {
  return z.union([schema, list(schema, what)], what);
}

/** A list with at least one entry. */
export function list<Value>(schema: z.ZodType<Value>, what: string): z.ZodType<readonly Value[]> {
  return z.array(schema, what).check(context => {
    if (context.value.length > 0) return;
    pushFlaw(context, {
      code: 'empty-list',
      message: 'The list is empty.',
      remedy: `Write ${what}, or delete the key.`,
    });
  });
}

/** A map from names to values; a name may be any text. */
export function named<Value>(schema: z.ZodType<Value>, what: string): z.ZodType<Record<string, Value>> {
  return z.record(z.string(), schema, what);
}

export function pushFlaw(context: z.core.ParsePayload, flaw: Flaw): void {
  context.issues.push({ code: 'custom', input: context.value, message: flaw.message, params: { flaw } });
}
