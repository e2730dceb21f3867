import type { YearQuery } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

/** What the pages of targets ask the server. */
export const askTargets = {
  year: (query: YearQuery) =>
    queryOptions({
      queryKey: ['targets', query],
      queryFn: () => client.targets(query),
      placeholderData: keepPreviousData,
    }),
  one: (metric: string, query: YearQuery) =>
    queryOptions({
      queryKey: ['target', metric, query],
      queryFn: () => client.target(metric, query),
      placeholderData: keepPreviousData,
    }),
};

export const yearSearch = (given: Record<string, unknown>): YearQuery => {
  const text = (value: unknown) =>
    typeof value === 'number' || (typeof value === 'string' && value !== '')
      ? String(value).slice(0, 40)
      : undefined;
  return { year: text(given.year), cutoff: text(given.cutoff), knownAt: text(given.knownAt) };
};
