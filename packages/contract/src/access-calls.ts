import type { CallRoute } from './call.ts';
import type { AuditQuery, NewPostBody, NewUnitBody, PostQuery, UnitChangeBody } from './schemas/access.ts';

/** What the client calls for units, posts, the audit, and what is masked. */
export const accessCalls = (call: CallRoute) => ({
  reveal: (register: string, id: string, fields: string[], reason: string) =>
    call('reveal', { params: { register, id }, body: { fields, reason } }),
  units: () => call('units'),
  addUnit: (unit: NewUnitBody) => call('addUnit', { body: unit }),
  changeUnit: (unit: string, change: UnitChangeBody) =>
    call('changeUnit', { params: { unit }, body: change }),
  closeUnit: (unit: string) => call('closeUnit', { params: { unit }, body: {} }),
  roles: () => call('roles'),
  posts: (query: PostQuery = {}) => call('posts', { query }),
  givePost: (post: NewPostBody) => call('givePost', { body: post }),
  endPost: (post: number) => call('endPost', { params: { post: String(post) }, body: {} }),
  audit: (query: Partial<AuditQuery> = {}) => call('audit', { query }),
  auditTerms: () => call('auditTerms'),
});
