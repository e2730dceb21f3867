import { Big } from 'big.js';

interface Line {
  readonly part: 'opening' | 'in' | 'out' | 'change' | 'closing';
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
}

/** Whether opening, inflow and what was added, less outflow, make up closing: for the count and every measure. */
export function addsUp(lines: readonly Line[], measures: readonly string[]): boolean {
  const total = (part: Line['part'], of: (line: Line) => string | number) =>
    lines.filter((line) => line.part === part).reduce((sum, line) => sum.plus(of(line)), new Big(0));
  const holds = (of: (line: Line) => string | number) =>
    total('opening', of)
      .plus(total('in', of))
      .plus(total('change', of))
      .minus(total('out', of))
      .eq(total('closing', of));
  return holds(({ count }) => count) && measures.every((id) => holds(({ sums }) => sums[id] ?? '0'));
}

export const isNothing = (sum: string): boolean => new Big(sum).eq(0);

/** A share in percent with one decimal, half up. */
export const shareOf = (part: number, whole: number): string =>
  new Big(part).times(100).div(whole).toFixed(1, Big.roundHalfUp);
