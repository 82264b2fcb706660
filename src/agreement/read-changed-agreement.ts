// An agreement with some of its values replaced (`what-if --set PATH=VALUE`): read and checked as if the file said so.
// Problems with a new value are placed in the option that gave it, not in the file.

import type { Problem } from '../findings/problem.ts';
import { AgreementFile } from './agreement-file.ts';
import { checkSchema } from './check-schema.ts';
import { CHECKS } from './checks/checks.ts';
import { toAgreement } from './normalise/agreement.ts';
import type { AgreementReading } from './read-agreement.ts';
import { resolvePath } from './change-path.ts';
import { Source } from './source.ts';
import { parseYaml, type Place, type YamlTree } from './yaml/tree.ts';

export interface Change {
  /** The option as problems name it: `--set`, `--sweep`. */
  readonly option: string;
  /** `clauses.first-touch.within`: clauses and goals by id (`ID@2`: its second version), entries of lists from 1. */
  readonly path: string;
  /** YAML; empty takes the key away. */
  readonly value: string;
}

interface Origin {
  readonly file: string;
  readonly folder: string;
}

/** `text` must be a sound agreement by itself (read-agreement.ts). Problems are those that the changes bring. */
export function readChangedAgreement(text: string, changes: readonly Change[], origin: Origin): AgreementReading {
  const written = text.replace(/^\ufeff/, '');
  const unchanged = new Source(origin.file, written);
  const { tree } = parseYaml(unchanged);
  if (tree === null) throw new RangeError('an agreement that cannot be read cannot be changed');
  const lines = new ChangeLines(written, changes, origin.file);
  const changed = changes.reduce<Changed>((before, change, number) => withChange(before, change, lines.at(number)), {
    tree,
    problems: [],
  });
  if (changed.problems.length > 0) return { agreement: null, problems: changed.problems };
  const file = new AgreementFile(lines.source, changed.tree);
  const known = new Set(problemsOf(new AgreementFile(unchanged, tree)).map(wordsOf));
  const problems = problemsOf(file)
    .filter(problem => !known.has(wordsOf(problem)))
    .map(problem => lines.placed(problem));
  const isSound = problems.every(({ severity }) => severity === 'warning');
  return { agreement: isSound ? toAgreement(file, { text, ...origin }) : null, problems };
}

function problemsOf(file: AgreementFile): Problem[] {
  return [...checkSchema(file), ...CHECKS.flatMap(check => check(file))];
}

function wordsOf({ code, message, line }: Problem): string {
  return JSON.stringify([code, message, line]);
}

interface Changed {
  readonly tree: YamlTree;
  readonly problems: readonly Problem[];
}

/** The line that stands for a change behind the text of the file, so that every value has a place in one source. */
interface ChangeLine {
  readonly from: number;
  readonly source: Source;
  readonly placed: (problem: Problem) => Problem;
}

function withChange({ tree, problems }: Changed, { path, value }: Change, line: ChangeLine): Changed {
  const resolved = resolvePath(tree.value, path);
  const complain = (found: readonly Problem[]): Changed => ({
    tree,
    problems: [...problems, ...found.map(problem => line.placed(problem))],
  });
  if ('complaint' in resolved) {
    const from = line.from + resolved.from;
    return complain([line.source.problem(resolved.complaint, { from, to: from + resolved.length })]);
  }
  const start = line.from + path.length + 1;
  const read = parseYaml(new Source('', value));
  if (read.tree === null || read.problems.some(({ severity }) => severity === 'error')) {
    const [problem] = read.problems;
    const complaint = {
      code: 'yaml-syntax',
      message: `The value is no YAML: ${problem?.message ?? ''}`,
      remedy: problem?.remedy ?? 'Put it in quotes.',
    };
    return complain([line.source.problem(complaint, { from: start, to: start + Math.max(1, value.length) })]);
  }
  const graft = value.trim() === '' ? null : { value: read.tree.value, place: shifted(read.tree.place, start) };
  return {
    tree: grafted(tree, resolved.keys, { graft, key: { from: line.from, to: line.from + path.length } }),
    problems,
  };
}

// ---------------------------------------------------------------- the tree with the new value

interface Graft {
  /** Null: the key goes. */
  readonly graft: YamlTree | null;
  /** Stands for keys that the file does not have. */
  readonly key: { readonly from: number; readonly to: number };
}

function grafted(tree: YamlTree, [key, ...rest]: readonly string[], what: Graft): YamlTree {
  if (key === undefined)
    return { value: what.graft?.value, place: { ...(what.graft?.place ?? tree.place), key: tree.place.key } };
  const known = childOf(tree, key) ?? { value: undefined, place: emptyPlace(what) };
  const isLast = rest.length === 0;
  const next = isLast && what.graft === null ? null : grafted(known, rest, what);
  const children = new Map(tree.place.children);
  if (next === null) children.delete(key);
  else children.set(key, next.place);
  return { value: withEntry(tree.value, key, next?.value), place: { ...tree.place, holds: true, children } };
}

function childOf({ value, place }: YamlTree, key: string): YamlTree | null {
  const child = place.children.get(key);
  return child === undefined || typeof value !== 'object' || value === null
    ? null
    : { value: (value as Record<string, unknown>)[key], place: child };
}

function emptyPlace({ key }: Graft): Place {
  return { key, value: key, holds: true, children: new Map() };
}

/** A copy; maps stay without prototype. */
function withEntry(holder: unknown, key: string, value: unknown): unknown {
  if (Array.isArray(holder)) {
    const items: unknown[] = [...(holder as unknown[])];
    if (value === undefined) items.splice(Number(key), 1);
    else items[Number(key)] = value;
    return items;
  }
  const entries: Record<string, unknown> = { __proto__: null, ...(holder as Record<string, unknown> | undefined) };
  if (value === undefined) delete entries[key];
  else entries[key] = value;
  return entries;
}

function shifted(place: Place, by: number): Place {
  const moved = (span: { readonly from: number; readonly to: number }): { from: number; to: number } => ({
    from: span.from + by,
    to: span.to + by,
  });
  return {
    ...place,
    key: place.key && moved(place.key),
    value: moved(place.value),
    children: new Map([...place.children].map(([key, child]) => [key, shifted(child, by)])),
  };
}

// ---------------------------------------------------------------- where problems are shown

/** The file's text, and each change on a line of its own behind it. */
class ChangeLines {
  readonly source: Source;
  private readonly starts: readonly number[];
  private readonly firstLine: number;
  private readonly changes: readonly Change[];

  constructor(text: string, changes: readonly Change[], file: string) {
    const body = text.endsWith('\n') ? text : `${text}\n`;
    const lines = changes.map(({ path, value }) => `${path}=${value.replaceAll(/[\r\n]/g, ' ')}\n`);
    this.changes = changes;
    this.source = new Source(file, body + lines.join(''));
    this.starts = lines.map((_, number) => body.length + lines.slice(0, number).join('').length);
    this.firstLine = this.source.positionOf(body.length).line;
  }

  at(number: number): ChangeLine {
    return { from: this.starts[number] ?? 0, source: this.source, placed: problem => this.placed(problem) };
  }

  /** In the option where the option is wrong; what it made wrong in the file stays there and says why. */
  placed(problem: Problem): Problem {
    const number = (problem.line ?? 0) - this.firstLine;
    const change = this.changes[number];
    if (change !== undefined) return { ...problem, file: change.option, line: number + 1 };
    const all = this.changes.map(({ option, path, value }) => `${option} ${path}=${value}`).join(' ');
    return { ...problem, message: `${problem.message} (With ${all}.)` };
  }
}
