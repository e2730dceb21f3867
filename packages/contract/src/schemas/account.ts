import { z } from 'zod';
import { instantSchema } from './basics.ts';

export const accountListSchema = z
  .object({
    accounts: z.array(
      z
        .object({
          id: z.string().describe('The name by which one signs in'),
          name: z.string().describe('What the account is called'),
          email: z
            .string()
            .nullable()
            .describe('An address of its own, by which the single sign-on may know it'),
          disabled: z.boolean().describe('Whether it may sign in no more'),
          synthetic: z.boolean().describe('Whether it is of the demo: its password is public'),
          passwordIsFirst: z
            .boolean()
            .describe('Whether its password was given and has not been changed yet'),
          passwordChangedAt: instantSchema.describe('When its password was set'),
          secondFactor: z.boolean().describe('Whether it has a second factor'),
          lockedUntil: instantSchema.nullable().describe('Until when failed sign-ins have locked it'),
          lastSignedInAt: instantSchema.nullable().describe('When it last signed in'),
          createdAt: instantSchema.describe('When it was made'),
          sessions: z.int().describe('How many sessions are under way'),
        })
        .describe('An account'),
    ),
  })
  .describe('The accounts, by name');
export type WireAccount = z.infer<typeof accountListSchema>['accounts'][number];

export const newAccountSchema = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(64)
      .describe('The name by which one will sign in, and which movements will name'),
    name: z.string().trim().min(1).max(100).describe('What the account is called'),
    email: z.email().max(200).optional().describe('An address by which the single sign-on may know it'),
  })
  .describe('An account to be made');
export type NewAccountBody = z.infer<typeof newAccountSchema>;

export const firstPasswordSchema = z
  .object({
    account: z.string().describe('The account'),
    password: z.string().describe('Shown this once; it must be changed at the first sign-in'),
  })
  .describe('A first password');

export const sessionListSchema = z
  .object({
    sessions: z.array(
      z
        .object({
          id: z.string().describe('Names the session; it does not open it'),
          account: z.string().describe('Whose it is'),
          name: z.string().describe('What the account is called'),
          method: z.string().nullable().describe('By what it was begun'),
          address: z.string().nullable().describe('The network address it was begun from'),
          agent: z.string().nullable().describe('What the browser calls itself'),
          startedAt: instantSchema.describe('When it began'),
          lastSeenAt: instantSchema.describe('When it was last used, to about a minute'),
          current: z.boolean().describe('Whether the question was asked in it'),
        })
        .describe('A session'),
    ),
  })
  .describe('Sessions under way, the latest used first');
export type WireSession = z.infer<typeof sessionListSchema>['sessions'][number];
