// Sums of decimal numbers that do not depend on the order they come in: whole millionths.

const SCALE = 1_000_000n;

export class ExactSum {
  private millionths = 0n;

  /** Adds the number a cell holds; false where it holds none. */
  addText(text: string): boolean {
    const parts = /^\s*([+-]?)(\d*)(?:\.(\d*))?\s*$/.exec(text);
    const [, sign = '', whole = '', fraction = ''] = parts ?? [];
    if (parts === null || whole + fraction === '') return false;
    const value = BigInt(whole || '0') * SCALE + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
    this.millionths += sign === '-' ? -value : value;
    return true;
  }

  addNumber(value: number): void {
    this.millionths += BigInt(Math.round(value * Number(SCALE)));
  }

  get value(): number {
    const whole = this.millionths / SCALE;
    return Number(whole) + Number(this.millionths - whole * SCALE) / Number(SCALE);
  }
}
