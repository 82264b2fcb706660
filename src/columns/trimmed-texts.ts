// Which texts are the same but for the white space around them: each is looked at once.

import { ByCode } from './by-code.ts';
import type { Texts } from './texts.ts';

export class TrimmedTexts {
  private readonly texts: Texts;
  /** One number for all that are the same once trimmed. */
  private readonly numbers = new ByCode();
  private readonly byText = new Map<string, number>();

  constructor(texts: Texts) {
    this.texts = texts;
  }

  areSame(one: number, other: number): boolean {
    return one === other || this.number(one) === this.number(other);
  }

  private number(code: number): number {
    const known = this.numbers.at(code);
    return known >= 0 ? known : this.find(code);
  }

  private find(code: number): number {
    const text = this.texts.text(code).trim();
    const number = this.byText.get(text) ?? this.byText.size;
    this.byText.set(text, number);
    this.numbers.set(code, number);
    return number;
  }
}
