// What is found once for each code of `Texts`, a number from 0 on.

const UNKNOWN = -1;

export class ByCode {
  private numbers = new Int32Array(64).fill(UNKNOWN);

  /** -1 where nothing has been found yet. */
  at(code: number): number {
    return code < this.numbers.length ? (this.numbers[code] as number) : UNKNOWN;
  }

  set(code: number, number: number): void {
    if (code >= this.numbers.length) this.enlarge(code);
    this.numbers[code] = number;
  }

  private enlarge(code: number): void {
    const larger = new Int32Array(Math.max(code + 1, this.numbers.length * 2)).fill(UNKNOWN);
    larger.set(this.numbers);
    this.numbers = larger;
  }
}
