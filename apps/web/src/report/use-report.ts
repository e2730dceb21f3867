import type { WireReport } from '@taizhang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../data.ts';
import { dayOfNumber, numberOfDay } from './days.ts';
import { useUnhurried } from './unhurried.ts';

/**
 * The report at a cut-off that may be on the move. What was compiled last stays until the next is there, so the text
 * never empties.
 */
export function useReport(id: string, wanted: string | undefined, knownAt: string | undefined) {
  const [isFetching, setFetching] = useState(false);
  const asked = useUnhurried(wanted, isFetching);
  const query = useQuery(ask.report(id, { cutoff: asked, knownAt }));
  useEffect(() => setFetching(query.isFetching), [query.isFetching]);
  const [last, setLast] = useState<WireReport>();
  if (query.data && query.data !== last) setLast(query.data);
  const report = query.data ?? (last?.report === id ? last : undefined);
  useNeighbours(report, wanted, knownAt, asked === wanted && !query.isFetching);
  return {
    report,
    asked,
    error: query.error,
    refetch: () => void query.refetch(),
    isBusy: query.isPlaceholderData || asked !== wanted,
  };
}

/** Compiles the days beside the one shown while nothing else is to do, once the reader has begun to move. */
function useNeighbours(
  report: WireReport | undefined,
  cutoff: string | undefined,
  knownAt: string | undefined,
  isAtRest: boolean,
): void {
  const client = useQueryClient();
  const { from, to } = report?.period ?? {};
  useEffect(() => {
    if (!isAtRest || cutoff === undefined || from === undefined || to === undefined) return;
    const prefetch = () => {
      const number = numberOfDay(cutoff);
      for (const day of [number - 1, number + 1].map(dayOfNumber).filter((beside) => beside >= from))
        void client.prefetchQuery(
          ask.report(report?.report ?? '', { cutoff: day === to ? undefined : day, knownAt }),
        );
    };
    const timer = setTimeout(prefetch, 400);
    return () => clearTimeout(timer);
  }, [client, report?.report, from, to, cutoff, knownAt, isAtRest]);
}
