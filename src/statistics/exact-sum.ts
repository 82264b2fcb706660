// Sums of decimal numbers that do not depend on the order they come in: whole millionths.

const SCALE = 1_000_000n;
/** SCALE is ten to the power of so much. */
const MILLIONTHS = 6;
/** Of a floating-point number. */
const LARGEST_POWER = 308;

export class ExactSum {
  private total = 0n;

  /** Adds the number a cell holds (what tests of cells take for one), cut off after the millionths; false where it holds none. */
  addText(text: string): boolean {
    const parts = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?\s*$/i.exec(text);
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts ?? [];
    const power = Number(exponent);
    if (parts === null || whole + fraction === '' || Math.abs(power) > LARGEST_POWER) return false;
    const value = shifted(BigInt(whole + fraction), power - fraction.length + MILLIONTHS);
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

/** A number with its point so many places further right, or cut off further left. */
function shifted(digits: bigint, places: number): bigint {
  return places >= 0 ? digits * 10n ** BigInt(places) : digits / 10n ** BigInt(-places);
}

/** The number that so many millionths are. */
export function fromMillionths(text: string): number {
  const millionths = BigInt(text);
  const whole = millionths / SCALE;
  return Number(whole) + Number(millionths - whole * SCALE) / Number(SCALE);
}
