// One dictionary of all texts that are tested, shared by every table: equal text, equal code.

/** Codes count from 0 in order of first appearance; code 0 is the empty text. */
export class Texts {
  private readonly codes: Map<string, number>;
  private readonly values: string[];

  /** Empty, or with the texts that another one has (`all()`), under the same codes. */
  constructor(values: readonly string[] = ['']) {
    this.values = [...values];
    this.codes = new Map(values.map((text, code) => [text, code]));
  }

  /** The code of a text, new where it was not met before. */
  code(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.values.length;
    this.values.push(text);
    this.codes.set(text, code);
    return code;
  }

  /** The code of a text, or -1 where no cell holds it. */
  find(text: string): number {
    return this.codes.get(text) ?? -1;
  }

  text(code: number): string {
    const text = this.values[code];
    if (text === undefined) throw new RangeError(`no text has code ${code}`);
    return text;
  }

  /** All texts by code. */
  all(): readonly string[] {
    return this.values;
  }

  get size(): number {
    return this.values.length;
  }
}
