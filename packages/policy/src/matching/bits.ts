/** What is true and what is false of each row, a bit each; neither is unknown. */
export interface Truths {
  readonly yes: Uint32Array;
  readonly no: Uint32Array;
}

/** A range of words of 32 rows each. */
export interface Words {
  readonly from: number;
  readonly to: number;
}

export const truthsFor = (words: number): Truths => ({
  yes: new Uint32Array(words),
  no: new Uint32Array(words),
});

export const has = (bits: Uint32Array, row: number): boolean =>
  (((bits[row >>> 5] as number) >>> (row & 31)) & 1) === 1;

export function put(bits: Uint32Array, row: number, value: boolean): void {
  const mask = 1 << (row & 31);
  const word = row >>> 5;
  bits[word] = value ? (bits[word] as number) | mask : (bits[word] as number) & ~mask;
}

/** How many bits are set. */
export function countOf(bits: Uint32Array, { from, to }: Words): number {
  let count = 0;
  for (let w = from; w < to; w++) {
    let v = bits[w] as number;
    v -= (v >>> 1) & 0x55555555;
    v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
    count += (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** The rows whose bits are set, in order. */
export function rowsOf(bits: Uint32Array, { from, to }: Words): number[] {
  const rows: number[] = [];
  for (let w = from; w < to; w++) {
    let v = bits[w] as number;
    while (v !== 0) {
      const bit = 31 - Math.clz32(v & -v);
      rows.push(w * 32 + bit);
      v &= v - 1;
    }
  }
  return rows;
}
