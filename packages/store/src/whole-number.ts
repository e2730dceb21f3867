/** The greatest magnitude at which adding two whole numbers is still exact, with room for one more. */
export const greatestWhole = 2 ** 52;

/** An exact decimal as a whole number of its last decimal; null where it is too great or too fine to be held exactly. */
export function wholeOf(value: string, decimals: number): number | null {
  const match = /^(-?)(\d+)(?:\.(\d*?)0*)?$/.exec(value);
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > decimals) return null;
  const whole = Number(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  if (whole > greatestWhole) return null;
  return match[1] && whole !== 0 ? -whole : whole;
}

/** The decimal that a whole number of its last decimal says. */
export function decimalOf(whole: bigint, decimals: number): string {
  if (decimals === 0) return String(whole);
  const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const text = `${digits.slice(0, -decimals)}${fraction === '' ? '' : `.${fraction}`}`;
  return whole < 0n ? `-${text}` : text;
}

/** Adds up whole numbers, each of which is held exactly, without losing any. */
export class WholeSums {
  private readonly parts: Float64Array;
  private readonly carried = new Map<number, bigint>();

  constructor(places: number) {
    this.parts = new Float64Array(places);
  }

  add(place: number, whole: number): void {
    const part = (this.parts[place] as number) + whole;
    if (part > greatestWhole || part < -greatestWhole) {
      this.carried.set(place, (this.carried.get(place) ?? 0n) + BigInt(part));
      this.parts[place] = 0;
    } else this.parts[place] = part;
  }

  at(place: number): bigint {
    return (this.carried.get(place) ?? 0n) + BigInt(this.parts[place] as number);
  }
}
