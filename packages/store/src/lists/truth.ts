/**
 * The truth of a condition for every row at once, one byte a row, in Kleene's three values: "and" is the least, "or"
 * the greatest, "not" the mirror image. The same three-valued logic as SQL's.
 */
export const no = 0;
export const unknown = 1;
export const yes = 2;
export type Truths = Uint8Array;

export function narrow(into: Truths, by: Truths, rows: number): void {
  for (let i = 0; i < rows; i++) if ((by[i] as number) < (into[i] as number)) into[i] = by[i] as number;
}

export function widen(into: Truths, by: Truths, rows: number): void {
  for (let i = 0; i < rows; i++) if ((by[i] as number) > (into[i] as number)) into[i] = by[i] as number;
}

export function mirror(truths: Truths, rows: number): void {
  for (let i = 0; i < rows; i++) truths[i] = yes - (truths[i] as number);
}
