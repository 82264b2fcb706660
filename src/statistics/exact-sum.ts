// Sums of decimal numbers that do not depend on the order they come in: whole millionths.

const SCALE = 1_000_000n;

export class ExactSum {
  private total = 0n;

  /** Adds the number a cell holds; false where it holds none. */
  addText(text: string): boolean {
    const parts = /^\s*([+-]?)(\d*)(?:\.(\d*))?\s*$/.exec(text);
    const [, sign = '', whole = '', fraction = ''] = parts ?? [];
    if (parts === null || whole + fraction === '') return false;
    const value = BigInt(whole || '0') * SCALE + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
    this.total += sign === '-' ? -value : value;
    return true;
  }

  addNumber(value: number): void {
    this.total += BigInt(Math.round(value * Number(SCALE)));
  }

  /** The sum so far as decimal text. */
  get millionths(): string {
    return this.total.toString();
  }
}

/** The number that so many millionths are. */
export function fromMillionths(text: string): number {
  const millionths = BigInt(text);
  const whole = millionths / SCALE;
  return Number(whole) + Number(millionths - whole * SCALE) / Number(SCALE);
}
