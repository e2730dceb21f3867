import { z } from 'zod';
import { daySchema, instantSchema, labelSchema, namedSchema } from './basics.ts';

export const dueSchema = z
  .object({
    register: namedSchema.describe('The record’s register'),
    id: z.string().describe('The record’s id'),
    title: z.string().describe('What the record is called'),
    what: labelSchema.describe('What must be done'),
    deadline: z.string().describe('The deadline’s name in its register'),
    day: daySchema.describe('By which day'),
    moment: instantSchema.nullable().describe('By which moment, where it is counted in working hours'),
    firstDay: daySchema.nullable().describe('The day first set, where it was extended'),
    distance: z
      .object({
        of: z.enum(['working-day', 'day', 'working-hour']).describe('In what it is counted'),
        count: z.number().describe('So much is left; less than nothing: so much has passed since'),
        overdue: z.boolean().describe('Whether it has passed'),
        provisional: z.boolean().describe('Whether days off are not published for all of the time between'),
      })
      .describe('How far it lies from the day on which it is looked at'),
    escalated: labelSchema.nullable().describe('How far the escalation has come; null: not at all'),
    stage: labelSchema.describe('Where it stands'),
    unit: namedSchema.nullable().describe('Whose it is'),
    street: namedSchema.nullable().describe('The sub-district'),
  })
  .describe('A record whose work must be done by a day');
export type WireDue = z.infer<typeof dueSchema>;

export const dueListSchema = z
  .object({
    total: z.int().describe('How many there are'),
    offset: z.int().describe('How many come before these'),
    due: z.array(dueSchema).describe('The earliest first'),
  })
  .describe('A page of what is due');
export type WireDueList = z.infer<typeof dueListSchema>;

const offset = z.coerce.number().int().min(0).max(1_000_000).default(0);

export const todoQuerySchema = z
  .object({
    limit: z.coerce.number().int().min(1).max(100).default(20).describe('At most so many in each list'),
    overdue: offset.describe('So many of the overdue are passed over'),
    soon: offset.describe('So many of those due soon are passed over'),
  })
  .describe('Which pages of one’s work');

export const todoSchema = z
  .object({
    today: daySchema.describe('The day on which the district stands'),
    until: daySchema.describe('Up to this day work is said to be due soon'),
    overdue: dueListSchema,
    soon: dueListSchema,
    toReview: z.int().describe('Submissions that wait for one’s review'),
    returned: z.int().describe('One’s own submissions that were returned'),
  })
  .describe('What one has to do');
export type WireTodo = z.infer<typeof todoSchema>;

export const overdueSchema = z
  .object({
    today: daySchema.describe('The day on which the district stands'),
    units: z
      .array(
        z.object({
          unit: namedSchema.nullable().describe('Whose it is'),
          overdue: z.int().describe('How many records are overdue'),
          oldest: daySchema.describe('The day by which the oldest was due'),
        }),
      )
      .describe('The most first'),
    readable: z.int().describe('How many of them one may read'),
    longest: z.array(dueSchema).describe('The longest overdue of those one may read'),
  })
  .describe('What is overdue in the district, and whose');
export type WireOverdue = z.infer<typeof overdueSchema>;

export const noticesQuerySchema = z
  .object({
    limit: z.coerce.number().int().min(1).max(100).default(20).describe('At most so many'),
    offset: offset.describe('So many are passed over'),
  })
  .describe('Which page of one’s notices');

export const noticesSchema = z
  .object({
    total: z.int().describe('How many there are'),
    unread: z.int().describe('How many were not read'),
    notices: z
      .array(
        z.object({
          id: z.int().describe('Its number'),
          kind: z.string().describe('due, submitted, decided'),
          text: labelSchema.describe('What it says'),
          path: z.string().describe('Where in the app it leads'),
          at: instantSchema.describe('When it was given'),
          readAt: instantSchema.nullable().describe('When it was read'),
        }),
      )
      .describe('The latest first'),
  })
  .describe('One’s notices');
export type WireNotices = z.infer<typeof noticesSchema>;

export const readNoticesSchema = z
  .strictObject({ upTo: z.int().min(0).describe('Notices up to this number are read') })
  .describe('What was read');

export const outletSchema = z
  .strictObject({
    email: z.email().max(254).nullable().describe('Where one’s notices are sent as well; null: nowhere'),
  })
  .describe('Where one’s notices go beside the app');
