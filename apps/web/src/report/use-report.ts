import type { WireReport, WireReportChanges } from '@taizhang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../data.ts';
import { dayOfNumber, numberOfDay } from './days.ts';
import { useUnhurried } from './unhurried.ts';

/** A report as it was compiled, and what differs in it since the moment chosen. */
interface Compiled {
  readonly report: WireReport;
  readonly changes: WireReportChanges | undefined;
}

/**
 * The report at a cut-off that may be on the move, with its changes where they are asked for. What was compiled last stays
 * until the next is there whole, so the text never empties, nor is it marked with the changes of another day.
 */
export function useReport(
  id: string,
  wanted: string | undefined,
  knownAt: string | undefined,
  since: string | undefined,
) {
  const [isFetching, setFetching] = useState(false);
  const asked = useUnhurried(wanted, isFetching);
  const at = { cutoff: asked, knownAt };
  const query = useQuery(ask.report(id, at));
  const compared = useQuery({ ...ask.reportChanges(id, at, since ?? ''), enabled: since !== undefined });
  const fetching = query.isFetching || compared.isFetching;
  useEffect(() => setFetching(fetching), [fetching]);
  const changes = since === undefined ? undefined : compared.data;
  const isWhole = query.data !== undefined && (since === undefined || changes !== undefined);
  const [last, setLast] = useState<Compiled>();
  if (isWhole && (query.data !== last?.report || changes !== last.changes))
    setLast({ report: query.data, changes });
  const shown = last?.report.report === id ? last : query.data && { report: query.data, changes: undefined };
  useNeighbours(shown?.report, wanted, knownAt, asked === wanted && !fetching);
  return {
    report: shown?.report,
    changes: shown?.changes,
    /** Why what is wanted is not shown. */
    error: query.error ?? compared.error,
    retry: () => {
      if (query.error) void query.refetch();
      if (compared.error) void compared.refetch();
    },
    isBusy: asked !== wanted || fetching,
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
