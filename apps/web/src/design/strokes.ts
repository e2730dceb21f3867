/** The five strokes of 正 in the order in which they are written, in a square of 32. */
export const strokes = ['M5 6h22', 'M16 6v20', 'M16 15h9', 'M8.5 14v12', 'M3 26h26'] as const;

/** How many of the five strokes a share of the whole has earned. A stroke is drawn when it is done, not before. */
export const strokesOf = (done: number, of: number): number =>
  of <= 0 ? 0 : Math.min(strokes.length, Math.max(0, Math.floor((done / of) * strokes.length + 1e-9)));
