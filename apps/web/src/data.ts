import { type AtQuery, createClient, type FigureAtQuery } from '@taizhang/contract';
import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';

export const client = createClient('', (...call) => window.fetch(...call));

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal does not go away by asking again; a lost connection says so and offers to.
      retry: false,
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      // Without a connection a question fails and says so, instead of waiting in silence; with it, it is asked again.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always' },
  },
});

export const recordsPerPage = 20;
export const movementsPerPage = 20;
export const changesPerPage = 20;

const changesOn = (page: number) => ({ limit: changesPerPage, offset: (page - 1) * changesPerPage });

/** What the screens ask the server. */
export const ask = {
  signInOffer: () =>
    queryOptions({
      queryKey: ['signInOffer'],
      queryFn: client.signInOffer,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  ownAccount: () => queryOptions({ queryKey: ['ownAccount'], queryFn: client.ownAccount, staleTime: 60_000 }),
  ownSessions: () => queryOptions({ queryKey: ['ownSessions'], queryFn: client.ownSessions }),
  district: () =>
    queryOptions({
      queryKey: ['district'],
      queryFn: client.district,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  reports: () => queryOptions({ queryKey: ['reports'], queryFn: client.reports }),
  report: (report: string, at: AtQuery) =>
    queryOptions({
      queryKey: ['report', report, at],
      queryFn: ({ signal }) => client.report(report, at, signal),
    }),
  reportChanges: (report: string, at: AtQuery, since: string) =>
    queryOptions({
      queryKey: ['reportChanges', report, at, since],
      queryFn: ({ signal }) => client.reportChanges(report, { ...at, since }, signal),
    }),
  figureChanges: (report: string, figure: string, at: FigureAtQuery, since: string, page: number) =>
    queryOptions({
      queryKey: ['figureChanges', report, figure, at, since, page],
      queryFn: () => client.figureChanges(report, figure, { ...at, since, ...changesOn(page) }),
      placeholderData: keepPreviousData,
    }),
  figure: (report: string, figure: string, at: FigureAtQuery) =>
    queryOptions({
      queryKey: ['figure', report, figure, at],
      queryFn: () => client.figure(report, figure, at),
      placeholderData: keepPreviousData,
    }),
  figureRelated: (report: string, figure: string, at: FigureAtQuery) =>
    queryOptions({
      queryKey: ['figureRelated', report, figure, at],
      queryFn: () => client.figureRelated(report, figure, at),
      placeholderData: keepPreviousData,
    }),
  figureTrend: (report: string, figure: string, at: FigureAtQuery) =>
    queryOptions({
      queryKey: ['figureTrend', report, figure, at],
      queryFn: () => client.figureTrend(report, figure, at),
      placeholderData: keepPreviousData,
    }),
  figureRecords: (report: string, figure: string, at: FigureAtQuery, page: number) =>
    queryOptions({
      queryKey: ['figureRecords', report, figure, at, page],
      queryFn: () =>
        client.figureRecords(report, figure, {
          ...at,
          limit: recordsPerPage,
          offset: (page - 1) * recordsPerPage,
        }),
      placeholderData: keepPreviousData,
    }),
  record: (register: string, id: string, page: number, order: 'oldest' | 'newest', at: AtQuery = {}) =>
    queryOptions({
      queryKey: ['record', register, id, page, order, at],
      queryFn: () =>
        client.record(register, id, {
          ...at,
          limit: movementsPerPage,
          offset: (page - 1) * movementsPerPage,
          order,
        }),
      placeholderData: keepPreviousData,
    }),
  cockpit: (at: AtQuery) =>
    queryOptions({
      queryKey: ['cockpit', at],
      queryFn: () => client.cockpit(at),
      placeholderData: keepPreviousData,
    }),
  editions: () => queryOptions({ queryKey: ['editions'], queryFn: client.editions }),
  editionDiff: (
    before: string,
    after: string,
    given: { report?: string | undefined; cutoff?: string | undefined },
  ) =>
    queryOptions({
      queryKey: ['editionDiff', before, after, given],
      queryFn: () => client.editionDiff(before, after, { ...given, ...changesOn(1) }),
    }),
  /** The same of one figure, a page of the movements that explain it. */
  figureDiff: (
    before: string,
    after: string,
    given: { report?: string | undefined; cutoff?: string | undefined },
    figure: string,
    page: number,
  ) =>
    queryOptions({
      queryKey: ['figureDiff', before, after, given, figure, page],
      queryFn: () => client.editionDiff(before, after, { ...given, figure, ...changesOn(page) }),
      placeholderData: keepPreviousData,
    }),
};
