import { conditionSchema, identifierSchema, type Text, textSchema } from '@taizhang/definition';
import { z } from 'zod';

/** What may be done with records. */
export const actions = ['read', 'record', 'correct', 'review', 'export', 'reveal'] as const;
export type Action = (typeof actions)[number];

export const actionTitles: Readonly<Record<Action, Text>> = {
  read: { zh: '查看', en: 'read' },
  record: { zh: '登记', en: 'record' },
  correct: { zh: '更正', en: 'correct' },
  review: { zh: '审核', en: 'review' },
  export: { zh: '导出', en: 'export' },
  reveal: { zh: '查看脱敏内容', en: 'reveal' },
};

/** What concerns the installation as a whole rather than records. */
export const duties = [
  'read-figures',
  'freeze-edition',
  'close-period',
  'correct-closed',
  'post-directly',
  'import-history',
  'administer-system',
  'administer-security',
  'administer-audit',
] as const;
export type Duty = (typeof duties)[number];

export const dutyTitles: Readonly<Record<Duty, Text>> = {
  'read-figures': { zh: '查看全区数据', en: 'read figures' },
  'freeze-edition': { zh: '定稿', en: 'freeze editions' },
  'close-period': { zh: '关账', en: 'close periods' },
  'correct-closed': { zh: '关账后更正', en: 'correct closed periods' },
  'post-directly': { zh: '免审过账', en: 'post directly' },
  'import-history': { zh: '导入历史', en: 'import history' },
  'administer-system': { zh: '系统管理', en: 'administer the system' },
  'administer-security': { zh: '安全管理', en: 'administer security' },
  'administer-audit': { zh: '审计管理', en: 'administer the audit' },
};

/** Who administers may not do another administrator's work, nor any work on records (GB/T 22239-2019, 三权分立). */
export const administrations = ['administer-system', 'administer-security', 'administer-audit'] as const;

export const scopeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }).describe('All records'),
    z
      .strictObject({ kind: z.literal('units'), units: z.array(identifierSchema).min(1) })
      .describe('Records of chosen units'),
    z.strictObject({ kind: z.literal('own-unit') }).describe('Records of the post’s unit'),
    z
      .strictObject({ kind: z.literal('own-unit-and-below') })
      .describe('Records of the post’s unit and of those that belong to it'),
    z.strictObject({ kind: z.literal('own-records') }).describe('Records that one has opened oneself'),
    z
      .strictObject({
        kind: z.literal('of-record'),
        register: identifierSchema.describe('The register of the record'),
        record: z
          .string()
          .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/()-]{0,79}$/u)
          .describe('The record’s id'),
      })
      .describe('One record, and the records of other registers that refer to it'),
  ])
  .describe('Which records a post reaches (数据范围)');
export type Scope = z.infer<typeof scopeSchema>;

export const permissionSchema = z
  .strictObject({
    registers: z
      .union([z.literal('all'), z.array(identifierSchema).min(1)])
      .describe('The registers it is for'),
    actions: z.array(z.enum(actions)).min(1).describe('What may be done'),
    before: conditionSchema
      .optional()
      .describe('Must be true of the record as it stands; absent: no more than the scope'),
    after: conditionSchema.optional().describe('Must be true of the record as a writing leaves it'),
    transitions: z
      .array(identifierSchema)
      .min(1)
      .optional()
      .describe('By which entries it may be recorded and corrected; absent: by any'),
    impersonal: z
      .literal(true)
      .optional()
      .describe('Whether neither personal data nor files of what it reaches are shown, not even masked'),
    scope: scopeSchema
      .optional()
      .describe('What of them is reached whatever the post’s scope; absent: the post’s scope'),
  })
  .describe('What a role may do with records of some registers, within the scope of whoever holds it');
export type Permission = z.infer<typeof permissionSchema>;

export const roleSchema = z
  .strictObject({
    id: identifierSchema.describe('The role’s name'),
    title: textSchema.describe('What the role is called (角色)'),
    description: textSchema.describe('Who is meant to hold it'),
    permissions: z.array(permissionSchema),
    duties: z.array(z.enum(duties)),
    outside: z
      .boolean()
      .optional()
      .describe('Whether its holders stand outside of the house (a firm): they belong to no unit'),
  })
  .refine(
    ({ outside, duties: brought }) => !outside || brought.length === 0,
    'who stands outside of the house has no duty in it',
  )
  .refine((role) => {
    const administers = administrations.filter((duty) => role.duties.includes(duty));
    return (
      administers.length === 0 ||
      (administers.length === 1 && role.duties.length === 1 && role.permissions.length === 0)
    );
  }, 'an administrator has one administration and nothing else')
  .describe('What whoever holds a post of this role may do');
export type Role = z.infer<typeof roleSchema>;
