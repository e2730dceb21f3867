import type { Duty } from '@taizhang/access';
import { z } from 'zod';
import { paths } from './paths.ts';
import * as access from './schemas/access.ts';
import { revealedSchema, revealSchema } from './schemas/record.ts';

const none = z.object({}).describe('Nothing');
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

const get = <Q extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  duties: readonly Duty[],
  schemas: { query: Q; response: R },
) =>
  ({
    method: 'GET',
    path,
    summary,
    access: 'signed-in',
    duties,
    params: none,
    body: null,
    status: 200,
    ...schemas,
  }) as const;

const send = <P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  duties: readonly Duty[],
  schemas: { params: P; body: B; response: R },
) =>
  ({
    method: 'POST',
    path,
    summary,
    access: 'signed-in',
    duties,
    query: none,
    status: 200,
    ...schemas,
  }) as const;

/** The routes of units, posts and the audit, and of showing what is masked. */
export const accessRoutes = {
  reveal: send(paths.reveal, 'Show what is masked of a record, with a reason', [], {
    params: recordParams,
    body: revealSchema,
    response: revealedSchema,
  }),
  units: get(paths.units, 'The units of the district as a tree', [], {
    query: none,
    response: access.unitListSchema,
  }),
  addUnit: send(paths.addUnit, 'Add a unit', ['administer-system'], {
    params: none,
    body: access.newUnitSchema,
    response: none,
  }),
  changeUnit: send(paths.changeUnit, 'Rename a unit, or let it belong to another', ['administer-system'], {
    params: unitParams,
    body: access.unitChangeSchema,
    response: none,
  }),
  closeUnit: send(paths.closeUnit, 'Close a unit', ['administer-system'], {
    params: unitParams,
    body,
    response: none,
  }),
  roles: get(paths.roles, 'The roles that a post may have', [], {
    query: none,
    response: access.roleListSchema,
  }),
  posts: get(paths.posts, 'The posts as they were given', [], {
    query: access.postQuerySchema,
    response: access.postListSchema,
  }),
  givePost: {
    ...send(paths.givePost, 'Give an account a post', ['administer-security'], {
      params: none,
      body: access.newPostSchema,
      response: access.givenPostSchema,
    }),
    status: 201,
  },
  endPost: send(paths.endPost, 'End a post', ['administer-security'], {
    params: postParams,
    body,
    response: none,
  }),
  audit: get(paths.audit, 'Search the audit', ['administer-audit'], {
    query: access.auditQuerySchema,
    response: access.auditSchema,
  }),
  auditTerms: get(paths.auditTerms, 'What the audit can be searched by', ['administer-audit'], {
    query: none,
    response: access.auditTermsSchema,
  }),
  auditExport: get(
    paths.auditExport,
    'What is found in the audit as a CSV file; it is noted there',
    ['administer-audit'],
    { query: access.auditFilterSchema, response: z.string().describe('Comma-separated values') },
  ),
} as const;
