import { z } from 'zod';
import type { Field } from './fields.ts';
import { identifierSchema } from './text.ts';

export const photographsSchema = z
  .strictObject({
    from: identifierSchema.describe('The field with the day from which there is something to photograph'),
    until: identifierSchema.describe('The field with the day until which; while it is not given, today'),
    monthly: z
      .array(identifierSchema)
      .min(1)
      .optional()
      .describe('The stages in which each month is to have a photograph; what lacks is said, not counted'),
  })
  .describe('That its pictures are shown by month, with the months that have none (按月照片)');

interface Photographed {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly photographs?: z.infer<typeof photographsSchema> | undefined;
}

/** Why the pictures of a register could not be shown by month. */
export function faultsOfPhotographs({ id, fields, stages, photographs }: Photographed): string[] {
  if (!photographs) return [];
  const faults: string[] = [];
  for (const field of [photographs.from, photographs.until])
    if (!Object.hasOwn(fields, field) || fields[field]?.kind !== 'date' || fields[field]?.restricted)
      faults.push(`its photographs have no day in ${field} that everybody may read`);
  for (const stage of photographs.monthly ?? [])
    if (!Object.hasOwn(stages, stage))
      faults.push(`its photographs are wanted in the unknown stage ${stage}`);
  return faults.map((fault) => `${id}: ${fault}`);
}
