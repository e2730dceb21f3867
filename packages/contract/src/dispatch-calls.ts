import type { CallRoute } from './call.ts';
import type { DispatchQuery, DispatchRecordsQuery } from './schemas/dispatch.ts';
import type { HandOverBody } from './schemas/leaders.ts';

/** A week, as known when. */
export interface WeekQuery {
  readonly week?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** What the client calls for who answers for what, the leaders' weeks and the weekly dispatch. */
export const dispatchCalls = (call: CallRoute) => ({
  answers: (register: string, id: string, query: { knownAt?: string | undefined } = {}) =>
    call('answers', { params: { register, id }, query: { ...query } }),
  leaders: (query: WeekQuery = {}) => call('leaders', { query: { ...query } }),
  leader: (register: string, id: string, query: WeekQuery = {}) =>
    call('leader', { params: { register, id }, query: { ...query } }),
  successors: (register: string) => call('successors', { params: { register } }),
  handOver: (register: string, id: string, body: HandOverBody) =>
    call('handOver', { params: { register, id }, body }),
  dispatch: (query: DispatchQuery = {}) => call('dispatch', { query: query as WeekQuery & DispatchValues }),
  dispatchRecords: (query: DispatchRecordsQuery = {}) =>
    call('dispatchRecords', { query: query as WeekQuery & DispatchValues }),
});
type DispatchValues = Readonly<Record<string, string | number | undefined>>;
