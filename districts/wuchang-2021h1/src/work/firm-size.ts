import { type SizeLine, sizeLines } from '@taizhang/registers';
import type { Random } from '../random.ts';
import type { RegisteredFirm } from './registered.ts';

export interface Size {
  readonly staff: number;
  /** Yuan. */
  readonly revenue: number;
  readonly assets: number;
}

const places: Readonly<Record<string, number>> = { large: 0, medium: 1, small: 2, micro: 3 };

/** Figures of last year by which a firm is of the size that was written down of it, in the line of its industry. */
export function sizeOf(random: Random, firm: RegisteredFirm, industryClass: string): Size {
  const line = sizeLines.find(({ classes }) =>
    classes.some(([first, last]) => first <= industryClass && industryClass <= last),
  );
  const at = places[String(firm.set.scale)] ?? 3;
  const within = (bounds: SizeLine['staff'], usual: readonly [number, number]): number => {
    const [low, high] = bounds
      ? [
          bounds[at] ?? Math.max(1, Math.round((bounds[2] as number) * 0.3)),
          at === 0 ? bounds[0] * 2 : bounds[at - 1],
        ]
      : usual;
    return random.integer(low as number, Math.max(low as number, (high as number) - 1));
  };
  const usualStaff = (
    [
      [400, 1500],
      [120, 300],
      [20, 100],
      [3, 10],
    ] as const
  )[at] as [number, number];
  const usualMoney = (
    [
      [30_000, 90_000],
      [3000, 20_000],
      [300, 2500],
      [30, 200],
    ] as const
  )[at] as [number, number];
  return {
    staff: within(line?.staff, usualStaff),
    revenue: within(line?.revenue, usualMoney) * 10_000,
    assets: within(line?.assets, usualMoney) * 10_000,
  };
}
