// The findings of all pieces: those of one reading once, those of several added up (docs/pieces.md).

import type { Finding, FindingSample } from '../findings/finding.ts';
import { gatherFindings } from '../findings/gather.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { InputFile } from '../model/obligation.ts';
import { BY_LEAD, type Shards } from './exports.ts';

/** `except`: codes of findings that are made anew. */
export function mergedFindings(
  groups: readonly Shards[],
  inputs: readonly InputFile[],
  except: readonly string[],
): Finding[] {
  const readings = groups.map(([{ tail }]) => tail.findings.filter(({ code }) => !except.includes(code)));
  const [only, ...others] = readings;
  if (only !== undefined && others.length === 0) return [...only];
  const small = new Set(inputs.filter(({ kind }) => !BY_LEAD.includes(kind)).map(({ file }) => file));
  const once = new Set<string>();
  const findings = readings.flat().filter(finding => {
    if (!isShared(finding, small)) return true;
    const key = JSON.stringify(finding);
    return !once.has(key) && once.add(key);
  });
  return gatherFindings(corrected(findings, { groups, inputs }), samples => inFileOrder(samples, inputs));
}

/** About a roster or another small file that every piece read, or about the agreement: everybody says the same. */
function isShared({ samples }: Finding, small: ReadonlySet<string>): boolean {
  return samples.length > 0 && samples.every(({ file }) => file === '' || small.has(file));
}

/**
 * Where pieces read the same export and each had a part of its leads, the rows of all other leads were unknown to each:
 * they are taken off again.
 */
function corrected(
  findings: readonly Finding[],
  { groups, inputs }: { readonly groups: readonly Shards[]; readonly inputs: readonly InputFile[] },
): Finding[] {
  const readOften = groups.flatMap(([{ tail }]) => tail.inputs.filter(({ kind }) => BY_LEAD.includes(kind)));
  const strangers = inputs.reduce((sum, { kind, file, sha256, rows, rejected }) => {
    const times = readOften.filter(one => one.kind === kind && one.file === file && one.sha256 === sha256).length;
    return sum + Math.max(0, times - 1) * (rows - rejected);
  }, 0);
  const unknown = findings.filter(({ code }) => code === 'unknown_lead');
  const count = unknown.reduce((sum, finding) => sum + finding.count, 0) - strangers;
  const others = findings.filter(({ code }) => code !== 'unknown_lead');
  const [first] = unknown;
  if (first === undefined || count <= 0) return others;
  return [...others, { ...first, count, samples: unknown.flatMap(({ samples }) => samples) }];
}

/** As the files are listed, then by line; of one place each sample once. */
function inFileOrder(samples: readonly FindingSample[], inputs: readonly InputFile[]): FindingSample[] {
  const place = placeOfFile(inputs);
  const distinct = new Map(samples.map(sample => [JSON.stringify(sample), sample]));
  return [...distinct.values()].toSorted(
    (a, b) =>
      place(a.file) - place(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareCodePoints(a.column ?? '', b.column ?? '') ||
      compareCodePoints(a.text, b.text),
  );
}

/** Where a file stands among the inputs; what is about no file comes first. */
export function placeOfFile(inputs: readonly InputFile[]): (file: string) => number {
  const places = new Map(inputs.map(({ file }, index) => [file, index]));
  return file => places.get(file) ?? -1;
}
