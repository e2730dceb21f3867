import type { CallRoute } from './call.ts';
import type { NewListBody } from './schemas/publication.ts';

/** What the client calls for published lists. */
export const publicationCalls = (call: CallRoute) => ({
  publicLists: () => call('publicLists'),
  publicList: (list: string) => call('publicList', { params: { list } }),
  publications: (register: string) => call('publications', { params: { register } }),
  publish: (register: string, publication: string, body: NewListBody) =>
    call('publish', { params: { register, publication }, body }),
  endList: (list: string, reason: string) => call('endList', { params: { list }, body: { reason } }),
});
