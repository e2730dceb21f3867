import type { CallRoute } from './call.ts';
import type { Values } from './paths.ts';
import type { BatchBody, ListQueryParams, PlacesQueryParams, ViewBody } from './schemas/list.ts';

/** What the client calls for lists, their views, and search. */
export const listCalls = (call: CallRoute) => ({
  registers: () => call('registers'),
  listForm: (register: string) => call('listForm', { params: { register } }),
  list: (register: string, query: ListQueryParams = {}, signal?: AbortSignal) =>
    call('list', { params: { register }, query: query as Values, signal }),
  listPlaces: (register: string, query: PlacesQueryParams = {}, signal?: AbortSignal) =>
    call('listPlaces', { params: { register }, query: query as Values, signal }),
  explain: (register: string, condition: string) =>
    call('explain', { params: { register }, query: { condition } }),
  batchOffer: (register: string, records: readonly string[], signal?: AbortSignal) =>
    call('batchOffer', { params: { register }, query: { records: records.join(',') }, signal }),
  batch: (register: string, body: BatchBody) => call('batch', { params: { register }, body }),
  views: (register: string) => call('views', { params: { register } }),
  keepView: (register: string, body: ViewBody) => call('keepView', { params: { register }, body }),
  reviseView: (view: string, body: ViewBody & { register: string; revision: number }) =>
    call('reviseView', { params: { view }, body }),
  removeView: (view: string, revision: number) =>
    call('removeView', { params: { view }, body: { revision } }),
  search: (text: string, register?: string, signal?: AbortSignal) =>
    call('search', { query: { text, register }, signal }),
});
