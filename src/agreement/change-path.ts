// `clauses.first-touch.within` → the keys on the way to the value, or which part of the path leads nowhere.

import { suggestion } from './sentences.ts';
import { isMap } from './cursor.ts';
import { HEADER, SECTIONS } from './schema/agreement.ts';
import type { Complaint } from './source.ts';

export type ResolvedPath =
  | { readonly keys: readonly string[] }
  /** The part from this character on, so long, is wrong. */
  | { readonly complaint: Complaint; readonly from: number; readonly length: number };

/** What is about the rows or names the file; changed terms are judged over the rows as they were read. */
const FIXED: readonly string[] = ['slaudit', 'name', 'timezone', 'data'];
/** Lists whose entries have an id. */
const BY_ID: readonly string[] = ['clauses', 'goals'];
/** Maps whose names must be known once a path goes on beneath them. */
const BY_NAME: readonly string[] = ['calendars', 'segments', 'events'];

interface Part {
  readonly text: string;
  readonly from: number;
  readonly length: number;
}

export function resolvePath(root: unknown, path: string): ResolvedPath {
  const [section, ...rest] = partsOf(path);
  if (section === undefined) return wrong({ text: path, from: 0, length: 1 }, 'The path is empty.', EXAMPLE);
  const problem = sectionProblem(section);
  if (problem !== null) return problem;
  const holder = entryOf(root, section.text);
  const [name, ...inner] = rest;
  if (name === undefined || !(BY_ID.includes(section.text) || BY_NAME.includes(section.text))) {
    return keysWithin(holder, rest, [section.text]);
  }
  if (BY_ID.includes(section.text)) return keysById(holder, name, { section: section.text, inner });
  if (inner.length > 0 && entryOf(holder, name.text) === undefined) {
    const known = isMap(holder) ? Object.keys(holder) : [];
    return wrong(
      name,
      `There is no \`${name.text}\` under \`${section.text}\`.`,
      suggestion(name.text, known, EXAMPLE),
    );
  }
  return keysWithin(entryOf(holder, name.text), inner, [section.text, name.text]);
}

const EXAMPLE = 'Write a path such as `clauses.first-touch.within`.';

/** Dots part; a part with dots of its own stands in double quotes. */
function partsOf(path: string): Part[] {
  return [...path.matchAll(/(?:^|\.)(?:"([^"]*)"|([^.]*))/g)]
    .map(match => {
      const dot = match[0].startsWith('.') ? 1 : 0;
      return {
        text: (match[1] ?? match[2] ?? '').trim(),
        from: match.index + dot,
        length: Math.max(1, match[0].length - dot),
      };
    })
    .filter(({ text }) => text !== '');
}

function wrong({ from, length }: Part, message: string, remedy: string): ResolvedPath {
  return { complaint: { code: 'unknown-path', message, remedy }, from, length };
}

function sectionProblem(section: Part): ResolvedPath | null {
  const known = [...Object.keys(HEADER), ...Object.keys(SECTIONS)];
  if (!known.includes(section.text)) {
    const changeable = known.filter(key => !FIXED.includes(key));
    return wrong(section, `An agreement has no \`${section.text}\`.`, suggestion(section.text, changeable, EXAMPLE));
  }
  if (!FIXED.includes(section.text)) return null;
  const remedy = 'Change clauses, events, segments, calendars, goals, covers or report; or audit an edited copy.';
  return wrong(section, `\`${section.text}\` says how the rows are read, and they are read once.`, remedy);
}

function keysById(
  list: unknown,
  name: Part,
  { section, inner }: { readonly section: string; readonly inner: readonly Part[] },
): ResolvedPath {
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  const ids = entries.map(entry => String(entryOf(entry, 'id')));
  const [, id = name.text, version] = /^(.*)@(\d+)$/.exec(name.text) ?? [];
  const places = ids.flatMap((one, place) => (one === id ? [place] : []));
  if (places.length === 0) {
    return wrong(name, `There is no \`${id}\` among the ${section}.`, suggestion(id, [...new Set(ids)], EXAMPLE));
  }
  if (version === undefined && places.length > 1) {
    const remedy = `Write \`${id}@1\` … \`${id}@${places.length}\`, counted in the order of the file.`;
    return wrong(name, `\`${id}\` stands in ${places.length} versions.`, remedy);
  }
  const place = places[Number(version ?? 1) - 1];
  if (place === undefined) {
    return wrong(name, `\`${id}\` has no version ${version ?? ''}.`, `It has ${places.length}.`);
  }
  return keysWithin(entries[place], inner, [section, String(place)]);
}

/** Entries of lists are counted from 1; keys that are not there yet may be added, the schema says which. */
function keysWithin(holder: unknown, parts: readonly Part[], before: readonly string[]): ResolvedPath {
  const keys = [...before];
  let value = holder;
  for (const part of parts) {
    if (Array.isArray(value)) {
      const place = Number(part.text) - 1;
      if (!Number.isInteger(place) || place < 0 || place >= value.length) {
        return wrong(
          part,
          `\`${keys.at(-1) ?? ''}\` is a list of ${value.length}.`,
          `Name an entry by its number, from 1 to ${value.length}.`,
        );
      }
      keys.push(String(place));
    } else if (value === undefined || isMap(value)) {
      keys.push(part.text);
    } else {
      return wrong(part, `\`${keys.at(-1) ?? ''}\` is a single value, with nothing beneath it.`, 'End the path there.');
    }
    value = entryOf(value, keys.at(-1) ?? '');
  }
  return { keys };
}

function entryOf(holder: unknown, key: string): unknown {
  const has = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key);
  return has ? (holder as Record<string, unknown>)[key] : undefined;
}
