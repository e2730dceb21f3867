import type { WireTrend } from '@taizhang/contract';

/** How far the axis reaches: places from the first, on top, downwards; of whole numbers no tick lies between two. */
export function extentOf({ scale, current, previous }: WireTrend) {
  const all = [...current, ...previous];
  if (scale === 'decimal') return { scale: isFarFromNothing(all) };
  const most = Math.max(0, ...all.map(({ shown }) => Number(shown)));
  if (scale === 'whole')
    return most < 3 ? { max: 3, minInterval: 1 } : { scale: isFarFromNothing(all), minInterval: 1 };
  return {
    inverse: true,
    min: 1,
    max: Math.max(3, most),
    minInterval: 1,
    ...(most <= 8 ? { interval: 1 } : {}),
    nameLocation: 'start' as const,
  };
}

/** The axis may leave out nothing only where all values are of one sign and differ by little. */
function isFarFromNothing(points: WireTrend['current']): boolean {
  const values = points.flatMap(({ shown }) => (shown === null ? [] : [Number(shown)]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least > 0 && least > most * 0.8;
}
