// YAML text → plain values, with the place of every key and value in the text.

import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { Problem } from '../../findings/problem.ts';
import type { Complaint, Source, Span } from '../source.ts';
import { tooDeepAt } from './nesting.ts';
import { alias, syntaxProblems } from './syntax-error.ts';

/** Where a value stands, and the values inside it. */
export interface Place {
  /** The key of a map entry; null in lists and at the top. */
  readonly key: Span | null;
  readonly value: Span;
  /** True for a map or list. */
  readonly holds: boolean;
  readonly children: ReadonlyMap<string, Place>;
}

/** `value` is made of maps without prototype, arrays, texts, numbers, booleans and nulls. */
export interface YamlTree {
  readonly value: unknown;
  readonly place: Place;
}

/** Values that aliases may repeat, in all: the limit that stops an alias bomb. */
const MOST_REPEATED = 10_000;
/** Characters; a real agreement has some ten thousand. */
const LONGEST = 1_000_000;

/** The tree, or null where the text is no YAML at all. The tree of a text with errors is as far as it could be read. */
export function parseYaml(source: Source): { readonly tree: YamlTree | null; readonly problems: readonly Problem[] } {
  const refusal = refused(source);
  if (refusal !== null) return { tree: null, problems: [refusal] };
  const document = parseDocument(source.text, {
    version: '1.2',
    strict: true,
    uniqueKeys: false, // checked below: the parser compares every key with every other
    prettyErrors: false,
  });
  const syntax = syntaxProblems(document, source);
  const directive = otherVersion(source, document);
  if (directive !== null) return { tree: null, problems: [directive] };
  if (document.errors.length > 0) return { tree: null, problems: syntax };
  const reader = new TreeReader(source);
  const tree = reader.read(document.contents);
  // What was cut off is missing everywhere: to say so of each place would bury the one thing that is wrong.
  return { tree: reader.isCutOff ? null : tree, problems: [...syntax, ...reader.problems] };
}

function refused(source: Source): Problem | null {
  const { text } = source;
  if (text.length > LONGEST) {
    const remedy = 'Check that this is the agreement and not an export; data belongs under `data:`.';
    return source.problem(
      { code: 'file-too-large', message: 'The file is over a million characters long.', remedy },
      { from: 0, to: 1 },
    );
  }
  const unreadable = text.search(/[\0\ufffd]/);
  if (unreadable !== -1) {
    const complaint = { code: 'not-utf8', message: 'The file is not UTF-8 text.', remedy: 'Save it as UTF-8.' };
    return source.problem(complaint, { from: unreadable, to: unreadable + 1 });
  }
  const deep = tooDeepAt(text);
  if (deep === null) return null;
  const remedy = 'Close brackets that were left open, or write it flatter.';
  return source.problem(
    { code: 'nested-too-deeply', message: 'This is nested too deeply.', remedy },
    { from: deep, to: deep + 1 },
  );
}

/** YAML 1.1 reads `no`, `12:30` and much else differently: what was signed must have one reading. */
function otherVersion(source: Source, document: Document): Problem | null {
  const yaml = document.directives?.yaml;
  if (yaml?.explicit !== true || yaml.version === '1.2') return null;
  const from = source.text.indexOf('%YAML');
  const complaint = { code: 'yaml-syntax', message: 'Agreements are read as YAML 1.2.', remedy: 'Delete this line.' };
  return source.problem(complaint, { from, to: source.text.length });
}

/** The key of a test that looks for a text: `contains: 0049` looks for its two zeros too. */
const SEARCHED = 'contains';

function asWritten(node: unknown, value: unknown): unknown {
  return isScalar(node) && typeof value === 'number' ? (node.source ?? value) : value;
}

class TreeReader {
  readonly problems: Problem[] = [];
  private readonly source: Source;
  private readonly anchors = new Map<string, Node>();
  /** What the aliases around the value being read repeat: one of them inside itself is a circle. */
  private readonly enclosing: Node[] = [];
  private repeated = 0;

  constructor(source: Source) {
    this.source = source;
  }

  /** Aliases repeated more than was read. */
  get isCutOff(): boolean {
    return this.repeated === Infinity;
  }

  read(contents: unknown): YamlTree {
    return this.tree(contents, null);
  }

  private tree(node: unknown, key: Span | null): YamlTree {
    if (this.enclosing.length > 0) this.repeated++;
    else if ((isCollection(node) || isScalar(node)) && node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isMap(node)) return this.map(node, key);
    if (isSeq(node)) return this.list(node, key);
    if (isAlias(node)) return this.alias(node, key);
    if (isScalar(node)) return leaf(node.value, key, spanOf(node));
    return leaf(null, key, key ?? { from: 0, to: 1 });
  }

  private map(node: YAMLMap, key: Span | null): YamlTree {
    const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const children = new Map<string, Place>();
    for (const pair of node.items) {
      const name = this.keyOf(pair, children);
      if (name === null) continue;
      const child = this.tree(pair.value, spanOf(pair.key));
      value[name] = name === SEARCHED ? asWritten(pair.value, child.value) : child.value;
      children.set(name, child.place);
    }
    return { value, place: { key, value: spanOf(node), holds: true, children } };
  }

  /** The key as the file writes it (`2025-10` and `1000` stay as they are), or null where it cannot be one. */
  private keyOf({ key }: Pair, known: ReadonlyMap<string, Place>): string | null {
    if (!isScalar(key) || key.value === null) {
      return this.complain(
        { code: 'yaml-syntax', message: 'A key must be a text.', remedy: 'Write `key: value`.' },
        spanOf(key),
      );
    }
    const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
    if (name === '__proto__') {
      const complaint = {
        code: 'unknown-key',
        message: '`__proto__` cannot be a key.',
        remedy: 'Give it another name.',
      };
      return this.complain(complaint, spanOf(key));
    }
    return known.has(name) ? this.complain(duplicate(name), spanOf(key)) : name;
  }

  private list(node: YAMLSeq, key: Span | null): YamlTree {
    const items = node.items.map(item => this.tree(item, null));
    const children = new Map(items.map((item, index) => [String(index), item.place]));
    return { value: items.map(item => item.value), place: { key, value: spanOf(node), holds: true, children } };
  }

  private alias(node: Alias, key: Span | null): YamlTree {
    const target = this.anchors.get(node.source);
    const span = spanOf(node);
    if (target === undefined) return this.nothing('This alias has no anchor before it.', key, span);
    if (this.enclosing.includes(target)) return this.nothing('This alias stands inside what it repeats.', key, span);
    if (this.repeated > MOST_REPEATED) return this.exhausted(key, span);
    this.enclosing.push(target);
    const { value, place } = this.tree(target, key);
    this.enclosing.pop();
    return { value, place: { ...place, key } };
  }

  /** Said once: everything after it would say the same. */
  private exhausted(key: Span | null, span: Span): YamlTree {
    if (this.repeated === Infinity) return leaf(null, key, span);
    this.repeated = Infinity;
    return this.nothing('Aliases repeat more than an agreement can hold.', key, span);
  }

  private nothing(message: string, key: Span | null, span: Span): YamlTree {
    this.complain(alias(message), span);
    return leaf(null, key, span);
  }

  private complain(complaint: Complaint, span: Span): null {
    this.problems.push(this.source.problem(complaint, span));
    return null;
  }
}

function leaf(value: unknown, key: Span | null, span: Span): YamlTree {
  return { value, place: { key, value: span, holds: false, children: new Map() } };
}

function duplicate(name: string): Complaint {
  const message = `The key \`${name}\` stands here a second time.`;
  return { code: 'duplicate-key', message, remedy: 'Delete one of the two, or join them under one key.' };
}

function spanOf(node: unknown): Span {
  const range = isNode(node) ? node.range : null;
  return { from: range?.[0] ?? 0, to: range?.[1] ?? 1 };
}
