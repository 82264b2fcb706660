// What the schema finds, as problems placed in the file.

import type { z } from 'zod';
import { nearest } from '../findings/nearest.ts';
import type { Problem } from '../findings/problem.ts';
import type { AgreementFile } from './agreement-file.ts';
import type { Cursor } from './cursor.ts';
import type { Flaw } from './forms/parsed.ts';
import { asPercent } from './forms/percentage.ts';
import { capital, describe, nameOf, quote, suggestion, titleOf } from './sentences.ts';
import type { Complaint } from './source.ts';

type Issue = z.core.$ZodIssue;

/** Problems of one value against its schema, in file order of the schema's keys. */
export function schemaProblems(file: AgreementFile, schema: z.ZodType, cursor: Cursor): readonly Problem[] {
  const result = schema.safeParse(cursor.value);
  if (result.success) return [];
  const meant = keysMeant(result.error.issues);
  const issues = result.error.issues.filter(
    issue => cursor.at(...pathOf(issue)).exists || !meant.has(pathOf(issue).join('\n')),
  );
  return issues.flatMap(issue => problemsOf(file, issue, cursor));
}

/** Paths of the keys that misspelt ones stand for: those are not missing. */
function keysMeant(issues: readonly Issue[]): ReadonlySet<string> {
  const unknown = issues.filter(issue => issue.code === 'unrecognized_keys');
  const paths = unknown.flatMap(issue =>
    issue.keys.map(key => [...pathOf(issue), nearest(key, knownKeys(issue)) ?? key]),
  );
  return new Set(paths.map(path => path.join('\n')));
}

function pathOf(issue: Issue): readonly string[] {
  return issue.path.map(String);
}

/** The schema says them in place of an error text (schema/build.ts). */
function knownKeys(issue: Issue): readonly string[] {
  return JSON.parse(issue.message) as string[];
}

function problemsOf(file: AgreementFile, issue: Issue, base: Cursor): readonly Problem[] {
  const spot = base.at(...pathOf(issue));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => unknownKey(file, spot.at(key), knownKeys(issue)));
    case 'invalid_union':
      return unionProblems(file, issue, spot);
    case 'invalid_key':
      return issue.issues.map(inner => file.problem(complaintOf(file, inner, spot), spot.path, 'key'));
    default:
      return [file.problem(complaintOf(file, issue, spot), spot.path, 'value')];
  }
}

export function unknownKey(file: AgreementFile, key: Cursor, known: readonly string[]): Problem {
  const message = `There is no key ${quote(key.name)} here.`;
  const complaint = { code: 'unknown-key', message, remedy: suggestion(key.name, known, 'Delete it.') };
  return file.problem(complaint, key.path, 'key');
}

/** The problems of the one alternative that the value was meant to be; its kind (text, list, map) tells which. */
function unionProblems(file: AgreementFile, issue: z.core.$ZodIssueInvalidUnion, spot: Cursor): readonly Problem[] {
  const meant = issue.errors.filter(errors => !errors.some(isOtherKind));
  const [closest] = meant.toSorted((a, b) => a.length - b.length);
  if (closest === undefined) return [file.problem(complaintOf(file, issue, spot), spot.path, 'value')];
  return closest.flatMap(inner => problemsOf(file, inner, spot));
}

function isOtherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every(errors => errors.some(isOtherKind));
  return issue.code === 'invalid_type';
}

function complaintOf(file: AgreementFile, issue: Issue, spot: Cursor): Complaint {
  if (issue.code === 'custom') return flawOf(issue) ?? wrongType(issue.message, spot);
  if (!spot.exists) return missing(issue.message, spot, titleOf(file.root, spot.path.slice(0, -1)));
  return issue.code === 'invalid_value' ? unknownWord(issue, spot) : wrongType(issue.message, spot);
}

function missing(what: string, spot: Cursor, holder: string): Complaint {
  const message = `${capital(holder)} has no ${quote(spot.name)}.`;
  return { code: 'missing-key', message, remedy: `Add ${quote(`${spot.name}:`)} with ${what}.` };
}

function wrongType(what: string, spot: Cursor): Complaint {
  const message = `${capital(nameOf(spot.path))} ${describe(spot.value)}.`;
  if (typeof spot.value === 'number' && what.startsWith('a percentage')) {
    return { code: 'percentage', message, remedy: `Write the sign too: \`${asPercent(spot.value)}\`.` };
  }
  return { code: 'wrong-value', message, remedy: `Write ${what}.` };
}

function unknownWord(issue: z.core.$ZodIssueInvalidValue, spot: Cursor): Complaint {
  const message = `${capital(nameOf(spot.path))} ${describe(spot.value)}.`;
  const words = issue.values.filter(value => typeof value === 'string');
  const hint = typeof spot.value === 'string' ? suggestion(spot.value, words, '') : '';
  const remedy = hint.startsWith('Did') ? `${hint} It is ${issue.message}.` : `Write ${issue.message}.`;
  return { code: 'wrong-value', message, remedy };
}

function flawOf(issue: Issue): Flaw | null {
  return issue.code === 'custom' ? ((issue.params?.['flaw'] as Flaw | undefined) ?? null) : null;
}
