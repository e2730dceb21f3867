import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { identifierSchema, textSchema } from './text.ts';

export const documentSchema = z
  .strictObject({ title: textSchema.describe('What the document is called (立项批复)') })
  .describe('A kind of document by which something is proved');

export const entryConditionSchema = z
  .strictObject({
    title: textSchema.describe('The condition, as a checklist names it'),
    how: textSchema.describe('What to do where it is not met'),
    holds: conditionSchema
      .optional()
      .describe('Must be true of the record as the entry leaves it (unknown is not enough)'),
    evidence: identifierSchema
      .optional()
      .describe('The kind of document that the entry must name; one of the register’s documents'),
    since: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional()
      .describe('What happened before this day is not asked for it'),
  })
  .describe(
    'A condition of entry (入库条件), checked by rule and evidence together with the others when the entry is said, and only then',
  );
export type EntryCondition = z.infer<typeof entryConditionSchema>;

/** Evidence of a declared kind is named `kind:name`; the name is a paper’s, or an attachment’s id. */
export const evidenceOfKind = (kind: string, name: string): string => `${kind}:${name}`;

/** What a name of evidence says: the kind of document where it is one that the register declares. */
export function evidenceNamed(
  documents: Readonly<Record<string, unknown>> | undefined,
  evidence: string,
): { readonly kind: string | null; readonly name: string } {
  const at = evidence.indexOf(':');
  const kind = evidence.slice(0, Math.max(0, at));
  return documents && Object.hasOwn(documents, kind) && at < evidence.length - 1
    ? { kind, name: evidence.slice(at + 1) }
    : { kind: null, name: evidence };
}
