import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Drawn with the first picture, around the place that is looked at. */
const atOnce = 4;
/** Drawn each time that nothing else is to do. */
const perRest = 6;

/**
 * Which of the parts of a long text are drawn. The first screen comes at once, the rest whenever the browser rests, so that
 * all of it can be searched and copied; what is printed is whole.
 * @param from the part that is looked at first
 */
export function useDrawn(total: number, from: number): (part: number) => boolean {
  // Grows from where it began: forwards and backwards.
  const [begun] = useState(from);
  const [reach, setReach] = useState(atOnce);
  const isWhole = reach > begun && begun + reach >= total;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each growth is followed by the next
  useEffect(() => {
    if (isWhole) return;
    const grow = () => startTransition(() => setReach((reached) => reached + perRest));
    if (typeof window.requestIdleCallback !== 'function') {
      const timer = window.setTimeout(grow, 30);
      return () => window.clearTimeout(timer);
    }
    const rest = window.requestIdleCallback(grow, { timeout: 500 });
    return () => window.cancelIdleCallback(rest);
  }, [isWhole, reach]);

  useEffect(() => {
    const whole = () => flushSync(() => setReach(total));
    window.addEventListener('beforeprint', whole);
    return () => window.removeEventListener('beforeprint', whole);
  }, [total]);

  return (part) => Math.abs(part - begun) < reach;
}
