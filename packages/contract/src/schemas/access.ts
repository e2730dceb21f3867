import { scopeSchema, unitSchema } from '@taizhang/access';
import { z } from 'zod';
import { daySchema, instantSchema, labelSchema, namedSchema } from './basics.ts';

export const unitListSchema = z
  .object({ units: z.array(unitSchema).describe('Every unit, closed ones included') })
  .describe('The units of the district as a tree');
export type WireUnit = z.infer<typeof unitListSchema>['units'][number];

export const newUnitSchema = unitSchema
  .pick({ id: true, title: true })
  .extend({
    kind: z.enum(['office', 'bureau', 'street', 'community']).describe('What kind of unit it is'),
    parent: z.string().describe('The unit that it belongs to'),
  })
  .describe('A unit to be added');
export type NewUnitBody = z.input<typeof newUnitSchema>;

export const unitChangeSchema = z
  .object({
    title: labelSchema.optional().describe('Its new name'),
    parent: z.string().optional().describe('The unit that it belongs to from now on'),
  })
  .describe('What becomes of a unit');
export type UnitChangeBody = z.input<typeof unitChangeSchema>;

export const roleListSchema = z
  .object({
    roles: z.array(
      z.object({
        id: z.string().describe('The role’s name'),
        title: labelSchema.describe('What it is called'),
        description: labelSchema.describe('Who is meant to hold it'),
        permissions: z
          .array(
            z
              .object({
                registers: z.array(namedSchema).nullable().describe('Of which registers; null: of all'),
                actions: z.array(namedSchema).describe('What may be done'),
                limited: z.boolean().describe('Whether only while a condition of the role holds'),
                entries: z.array(namedSchema).nullable().describe('By which entries only; null: by any'),
                everywhere: z.boolean().describe('Whether of all records, whatever the scope of the post'),
              })
              .describe('What may be done with records within the scope of the post'),
          )
          .describe('What it may do with records'),
        duties: z.array(namedSchema).describe('The duties it brings'),
        outside: z
          .boolean()
          .describe('Whether its holders stand outside of the house and speak for a record'),
      }),
    ),
    subjects: z
      .array(namedSchema)
      .describe('The registers to whose records others refer: a post may be for one'),
  })
  .describe('The roles that a post may have');
export type WireRole = z.infer<typeof roleListSchema>['roles'][number];

export const givenPostSchema = z
  .object({
    id: z.int().describe('Its number'),
    account: z.string().describe('Who holds it'),
    unit: z.string().describe('For which unit'),
    role: z.string().describe('In which role'),
    scope: scopeSchema,
    fromDay: z.string().describe('The first day on which it is in force'),
    toDay: z.string().nullable().describe('The last one; null: no end is set'),
    givenBy: z.string().describe('Who gave it'),
    givenAt: instantSchema.describe('When'),
  })
  .describe('A post (岗位) as it was given');
export type WirePost = z.infer<typeof givenPostSchema>;

export const postQuerySchema = z
  .object({
    account: z.string().optional().describe('Only this account’s'),
    unit: z.string().optional().describe('Only for this unit'),
    on: daySchema.optional().describe('Only those in force on this day'),
  })
  .describe('Which posts');
export type PostQuery = z.output<typeof postQuerySchema>;

export const postListSchema = z.object({ posts: z.array(givenPostSchema) }).describe('Posts');

export const newPostSchema = z
  .object({
    account: z.string().min(1).describe('Who is to hold it'),
    unit: z.string().describe('For which unit'),
    role: z.string().describe('In which role'),
    scope: scopeSchema,
    fromDay: z.string().describe('The first day on which it is in force'),
    toDay: z.string().nullable().optional().describe('The last one; null or absent: no end is set'),
  })
  .describe('A post to be given');
export type NewPostBody = z.input<typeof newPostSchema>;

const edge = z.union([daySchema, z.iso.datetime({ offset: true })]);

export const auditFilterSchema = z
  .object({
    account: z.string().optional().describe('Only what this account did'),
    action: z.string().optional().describe('Only this; `post` finds postings'),
    register: z.string().optional().describe('Only about records of this register'),
    record: z.string().optional().describe('Only about this record'),
    outcome: z.enum(['done', 'refused']).optional().describe('Only what was done, or refused'),
    from: edge.optional().describe('From this day on, or at or after this moment'),
    to: edge.optional().describe('Up to this day, included, or before this moment'),
  })
  .describe('What is looked for in the audit');

export const auditQuerySchema = auditFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('Lines per page'),
  offset: z.coerce.number().int().min(0).max(100_000).default(0).describe('Lines left out before'),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;
export type AuditQuery = z.output<typeof auditQuerySchema>;

export const auditTermsSchema = z
  .object({
    accounts: z
      .array(z.object({ id: z.string().describe('The account'), name: z.string().describe('Its name') }))
      .describe('The accounts'),
    registers: z.array(namedSchema).describe('The registers'),
    units: z.array(namedSchema).describe('The units, closed ones included'),
    roles: z.array(namedSchema).describe('The roles'),
  })
  .describe('What the audit can be searched by');

export const auditSchema = z
  .object({
    entries: z.array(
      z
        .object({
          seq: z.int().describe('Its number; of a posting the movement’s'),
          of: z.enum(['note', 'movement']).describe('Whether it is a note, or a movement'),
          at: instantSchema.describe('When'),
          account: z.string().nullable().describe('Who; null: nobody was signed in'),
          name: z
            .string()
            .nullable()
            .describe('What that account is called today; null: it is none of a person'),
          session: z.string().nullable().describe('In which session'),
          address: z.string().nullable().describe('From which address'),
          action: z.string().describe('What was done or tried'),
          register: z.string().nullable().describe('About a record of which register'),
          record: z.string().nullable().describe('About which record'),
          subject: z.string().nullable().describe('About what else'),
          outcome: z.enum(['done', 'refused']).describe('Whether it was done'),
          detail: z.record(z.string(), z.unknown()).describe('What else is known of it'),
        })
        .describe('A line of the audit'),
    ),
    more: z.boolean().describe('Whether there are more behind this page'),
  })
  .describe('A page of the audit, the latest first');
export type WireAuditEntry = z.infer<typeof auditSchema>['entries'][number];
