// A value of the file with its path: how checks read a file that may be wrong elsewhere without tripping over it.

/** Keys and list indexes from the top of the file. */
export type Path = readonly string[];

export class Cursor {
  readonly value: unknown;
  readonly path: Path;

  constructor(value: unknown, path: Path) {
    this.value = value;
    this.path = path;
  }

  /** The entry of a map or list; its value is undefined where there is none. */
  at(...keys: string[]): Cursor {
    return new Cursor(keys.reduce(ownValue, this.value), [...this.path, ...keys]);
  }

  has(key: string): boolean {
    return isMap(this.value) && Object.hasOwn(this.value, key);
  }

  get exists(): boolean {
    return this.value !== undefined;
  }

  /** The keys of a map in file order; none of anything else. */
  keys(): readonly string[] {
    return isMap(this.value) ? Object.keys(this.value) : [];
  }

  /** The entries of a map in file order. */
  entries(): readonly Cursor[] {
    return this.keys().map(key => this.at(key));
  }

  /** The entries of a list, or the value itself where it is none; empty where there is no value. */
  items(): readonly Cursor[] {
    if (Array.isArray(this.value)) return this.value.map((_, index) => this.at(String(index)));
    return this.exists ? [this] : [];
  }

  /** Every text of one or many: names of events, calendars, columns. */
  texts(): readonly TextCursor[] {
    return this.items().filter((item): item is TextCursor => typeof item.value === 'string');
  }

  /** The last key of the path. */
  get name(): string {
    return this.path.at(-1) ?? '';
  }

  get isMap(): boolean {
    return isMap(this.value);
  }
}

export type TextCursor = Cursor & { readonly value: string };

/** A map of the file: neither list nor null. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
