import type { Duty } from '@taizhang/access';
import { z } from 'zod';
import { paths } from './paths.ts';
import { get, needs, none, post } from './route.ts';
import * as access from './schemas/access.ts';
import { revealedSchema, revealSchema } from './schemas/record.ts';

const unitParams = z.object({ unit: z.string().describe('The unit') });
const postParams = z.object({
  post: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).describe('The post'),
});
const recordParams = z.object({
  register: z.string().describe('The register'),
  id: z.string().describe('The record’s id'),
});

/** Nothing to send but that it shall be done. */
const body = none;

const ask = <Q extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  duties: readonly Duty[],
  schemas: { query: Q; response: R },
) => needs(get(path, summary, { params: none, ...schemas }), ...duties);

const change = <P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  duties: readonly Duty[],
  schemas: { params: P; body: B; response: R },
) => needs(post(path, summary, schemas), ...duties);

/** The routes of units, posts and the audit, and of showing what is masked. */
export const accessRoutes = {
  reveal: change(paths.reveal, 'Show what is masked of a record, with a reason', [], {
    params: recordParams,
    body: revealSchema,
    response: revealedSchema,
  }),
  units: ask(paths.units, 'The units of the district as a tree', [], {
    query: none,
    response: access.unitListSchema,
  }),
  addUnit: change(paths.addUnit, 'Add a unit', ['administer-system'], {
    params: none,
    body: access.newUnitSchema,
    response: none,
  }),
  changeUnit: change(paths.changeUnit, 'Rename a unit, or let it belong to another', ['administer-system'], {
    params: unitParams,
    body: access.unitChangeSchema,
    response: none,
  }),
  closeUnit: change(paths.closeUnit, 'Close a unit', ['administer-system'], {
    params: unitParams,
    body,
    response: none,
  }),
  roles: ask(paths.roles, 'The roles that a post may have', [], {
    query: none,
    response: access.roleListSchema,
  }),
  posts: ask(paths.posts, 'The posts as they were given', [], {
    query: access.postQuerySchema,
    response: access.postListSchema,
  }),
  givePost: {
    ...change(paths.givePost, 'Give an account a post', ['administer-security'], {
      params: none,
      body: access.newPostSchema,
      response: access.givenPostSchema,
    }),
    status: 201,
  },
  endPost: change(paths.endPost, 'End a post', ['administer-security'], {
    params: postParams,
    body,
    response: none,
  }),
  audit: ask(paths.audit, 'Search the audit', ['administer-audit'], {
    query: access.auditQuerySchema,
    response: access.auditSchema,
  }),
  auditTerms: ask(paths.auditTerms, 'What the audit can be searched by', ['administer-audit'], {
    query: none,
    response: access.auditTermsSchema,
  }),
  auditExport: ask(
    paths.auditExport,
    'What is found in the audit as a CSV file; it is noted there',
    ['administer-audit'],
    { query: access.auditFilterSchema, response: z.string().describe('Comma-separated values') },
  ),
} as const;
