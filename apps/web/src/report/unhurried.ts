import { useEffect, useRef, useState } from 'react';

/** So long an answer is waited for before the next question takes its place; less, and a slow server never gets to answer. */
const patienceMs = 800;

/** How long to wait before asking anew: not at all when nothing is under way, else what is left of the patience. */
export const waitBefore = (isBusy: boolean, askedAt: number, now: number): number =>
  isBusy ? Math.max(0, askedAt + patienceMs - now) : 0;

/**
 * A value that follows `wanted` no faster than answers come: while one is under way only the latest wish is
 * remembered, and an answer that takes too long is given up for it.
 */
export function useUnhurried<T>(wanted: T, isBusy: boolean): T {
  const [asked, setAsked] = useState(wanted);
  const askedAt = useRef(0);
  useEffect(() => {
    if (asked === wanted) return;
    const ask = () => {
      askedAt.current = performance.now();
      setAsked(wanted);
    };
    const wait = waitBefore(isBusy, askedAt.current, performance.now());
    if (wait === 0) {
      ask();
      return;
    }
    const timer = setTimeout(ask, wait);
    return () => clearTimeout(timer);
  }, [asked, wanted, isBusy]);
  return asked;
}
