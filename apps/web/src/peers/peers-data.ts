import type { PeersQuery } from '@taizhang/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data.ts';

export const askPeers = (query: PeersQuery) =>
  queryOptions({
    queryKey: ['peers', query],
    queryFn: () => client.peers(query),
    placeholderData: keepPreviousData,
  });

export const peersSearch = (given: Record<string, unknown>): PeersQuery => {
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
  return {
    family: text(given.family),
    subject: text(given.subject),
    period: text(given.period),
    knownAt: text(given.knownAt),
  };
};
