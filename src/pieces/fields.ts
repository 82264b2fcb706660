// The fields of a JSON object from a file, each of the kind it has to be. The first that is not is kept as the fault.

export class Fields {
  fault: string | null = null;
  private readonly values: ReadonlyMap<string, unknown>;
  private readonly path: string;

  constructor(value: unknown, path: string) {
    this.path = path;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.values = new Map(isObject ? Object.entries(value) : []);
    if (!isObject) this.fault = `${path === '' ? 'it' : path.replace(/\.$/, '')} is no object`;
  }

  text(name: string): string {
    const value = this.values.get(name);
    return typeof value === 'string' ? value : this.refuse(name, 'text', '');
  }

  number(name: string): number {
    const value = this.values.get(name);
    return typeof value === 'number' && Number.isFinite(value) ? value : this.refuse(name, 'number', 0);
  }

  /** A whole number from 0. */
  count(name: string): number {
    const value = this.values.get(name);
    return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : this.refuse(name, 'count', 0);
  }

  truth(name: string): boolean {
    const value = this.values.get(name);
    return typeof value === 'boolean' ? value : this.refuse(name, 'truth value', false);
  }

  /** ISO 8601 as epoch ms. */
  instant(name: string): number {
    const at = Date.parse(this.text(name));
    return Number.isNaN(at) ? this.refuse(name, 'time', 0) : at;
  }

  /** The same, as it stands there. */
  isoText(name: string): string {
    this.instant(name);
    return this.text(name);
  }

  choice<Word extends string>(name: string, words: readonly Word[]): Word {
    const value = this.values.get(name);
    const word = words.find(candidate => candidate === value);
    return word ?? this.refuse(name, `one of ${words.join(', ')}`, words[0] as Word);
  }

  /** Null where the field is, else what `read` makes of it. */
  maybe<Value>(name: string, read: (name: string) => Value): Value | null {
    return this.values.get(name) === null ? null : read.call(this, name);
  }

  list<Item>(name: string, read: (item: Fields) => Item): Item[] {
    const value = this.values.get(name);
    if (!Array.isArray(value)) return this.refuse(name, 'list', []);
    return value.map((item, place) => this.within(new Fields(item, `${this.path}${name}[${place}]`), read));
  }

  texts(name: string): string[] {
    const value = this.values.get(name);
    const isTexts = Array.isArray(value) && value.every(item => typeof item === 'string');
    return isTexts ? value : this.refuse(name, 'list of texts', []);
  }

  numbers(name: string): number[] {
    const value = this.values.get(name);
    const isNumbers = Array.isArray(value) && value.every(item => Number.isFinite(item));
    return isNumbers ? (value as number[]) : this.refuse(name, 'list of numbers', []);
  }

  object<Value>(name: string, read: (fields: Fields) => Value): Value {
    return this.within(new Fields(this.values.get(name), `${this.path}${name}.`), read);
  }

  /** An object whose names are anything, its values texts (or numbers). */
  record<Value extends string | number>(name: string, kinds: readonly ('string' | 'number')[]): Record<string, Value> {
    const value = this.values.get(name);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const isRecord = isObject && Object.values(value).every(item => kinds.some(kind => typeof item === kind));
    return isRecord ? (value as Record<string, Value>) : this.refuse(name, 'map', {});
  }

  private within<Value>(fields: Fields, read: (fields: Fields) => Value): Value {
    const value = read(fields);
    this.fault ??= fields.fault;
    return value;
  }

  private refuse<Value>(name: string, kind: string, instead: Value): Value {
    this.fault ??= `${this.path}${name} is no ${kind}`;
    return instead;
  }
}
