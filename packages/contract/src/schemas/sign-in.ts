import { duties, scopeSchema } from '@taizhang/access';
import { z } from 'zod';
import { instantSchema, labelSchema, namedSchema } from './basics.ts';

const secret = z.string().min(1).max(200);

export const signInOfferSchema = z
  .object({
    singleSignOn: z.object({ title: z.string() }).nullable().describe('What the single sign-on is called'),
    demo: z
      .object({
        password: z.string().describe('The password of all of them'),
        accounts: z.array(
          z.object({
            id: z.string().describe('The name to sign in by'),
            title: labelSchema.describe('Who it stands for'),
            roles: z.array(labelSchema).describe('The roles it has'),
          }),
        ),
      })
      .nullable()
      .describe('On a demo alone: the accounts by which it can be tried'),
    rules: z
      .object({ length: z.int(), classes: z.int() })
      .describe('What a password needs: how many characters, of how many of four classes'),
  })
  .describe('How one can sign in');
export type WireSignInOffer = z.infer<typeof signInOfferSchema>;

export const credentialsSchema = z
  .strictObject({ account: secret.describe('The account’s name'), password: secret.describe('Its password') })
  .describe('Name and password');

export const signInStepSchema = z
  .object({ step: z.enum(['done', 'second-factor']).describe('What comes next: nothing, or a code') })
  .describe('How far a sign-in is. The session itself is a cookie that no script can read');

export const secondStepSchema = z
  .strictObject({
    code: z.string().min(1).max(40).describe('The code'),
    kind: z.enum(['device', 'backup']).describe('Of the device that makes codes, or one of the backup codes'),
  })
  .describe('The second step');

export const singleSignOnRequestSchema = z
  .strictObject({
    back: z
      .string()
      .max(2000)
      .regex(/^\/(?![/\\])/, 'a place of this server')
      .default('/')
      .describe('Where to go on afterwards, a path of this server'),
  })
  .describe('A wish to sign in at the provider');

export const singleSignOnSchema = z
  .object({ address: z.url().describe('Where the browser goes') })
  .describe('Where the provider asks for the sign-in');

export const ownAccountSchema = z
  .object({
    id: z.string().describe('The account'),
    name: z.string().describe('What it is called'),
    posts: z
      .array(
        z.object({
          unit: namedSchema.describe('The unit'),
          role: namedSchema.describe('The role'),
          scope: scopeSchema,
        }),
      )
      .describe('The posts in force'),
    duties: z.array(z.enum(duties)).describe('What they permit beside work on records'),
    speaksFor: z
      .array(
        z.object({ register: z.string().describe('Its register'), record: z.string().describe('Its id') }),
      )
      .describe('The records that somebody from outside of the house speaks for; none: he belongs to it'),
    due: z
      .enum(['password', 'second-factor'])
      .nullable()
      .describe('What must be done before anything else: change the password, or enrol a second factor'),
    synthetic: z.boolean().describe('Whether it is of the demo, and so stays as it is'),
    secondFactor: z.boolean().describe('Whether it has a second factor'),
    method: z.string().nullable().describe('By what this session was begun'),
    startedAt: instantSchema.nullable().describe('When this session began'),
    endsAt: instantSchema.nullable().describe('When it ends whatever happens'),
    idleMinutes: z.int().describe('After so many minutes without a request it ends earlier'),
  })
  .describe('Who is signed in');
export type WireOwnAccount = z.infer<typeof ownAccountSchema>;

export const passwordSchema = z
  .strictObject({ password: secret.describe('The own password') })
  .describe('A password');

export const passwordChangeSchema = z
  .strictObject({
    current: secret.describe('The password until now'),
    password: secret.describe('The new one'),
  })
  .describe('A change of the password');

export const enrolmentSchema = z
  .object({
    address: z.string().describe('What the device reads, as a picture or typed (otpauth://)'),
    backupCodes: z.array(z.string()).describe('Each lets in once where the device is lost'),
  })
  .describe('A device that is being enrolled');

export const codeSchema = z
  .strictObject({ code: z.string().min(1).max(40).describe('The code that the device shows') })
  .describe('A code');

export const backupCodesSchema = z
  .object({ backupCodes: z.array(z.string()).describe('Each lets in once where the device is lost') })
  .describe('Backup codes');
