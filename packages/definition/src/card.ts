import { z } from 'zod';
import type { Field } from './fields.ts';
import { identifierSchema } from './text.ts';

export const spansSchema = z
  .strictObject({
    planned: z
      .tuple([identifierSchema, identifierSchema])
      .describe('The fields with the planned first and last day'),
    actual: z
      .tuple([identifierSchema, identifierSchema])
      .describe('The fields with the actual first and last day'),
  })
  .describe('From when until when work lasts, as planned and as it was');

export const cardSchema = z
  .strictObject({
    measures: z.array(identifierSchema).max(6).describe('The amounts that stand large at its head'),
    fields: z.array(identifierSchema).max(20).describe('What is told of the record, in order'),
    related: z
      .array(
        z
          .strictObject({
            register: identifierSchema.describe('The register'),
            fields: z
              .array(identifierSchema)
              .max(4)
              .describe('What is told of each: who answers for it and by when'),
          })
          .describe('A register'),
      )
      .max(6)
      .describe('The registers whose records that refer to it are listed (problems, supervised matters)'),
    photos: z.number().int().min(0).max(8).describe('How many of its latest pictures are shown'),
  })
  .describe('The record on one page, to be printed (一页卡片)');

interface Carded {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly measures: Readonly<Record<string, unknown>>;
  readonly spans?: z.infer<typeof spansSchema> | undefined;
  readonly card?: z.infer<typeof cardSchema> | undefined;
  readonly listed?: readonly string[] | undefined;
}

/** Why a record could not be put on one page or in a list, or its work not be drawn along time. */
export function faultsOfCard(
  { id, fields, measures, spans, card, listed }: Carded,
  registers: ReadonlyMap<string, Pick<Carded, 'fields'>>,
): string[] {
  const faults: string[] = [];
  for (const field of [...(spans?.planned ?? []), ...(spans?.actual ?? [])])
    if (!Object.hasOwn(fields, field) || fields[field]?.kind !== 'date' || fields[field]?.restricted)
      faults.push(`its span has no day in ${field} that everybody may read`);
  for (const column of listed ?? []) {
    const field = Object.hasOwn(fields, column) ? fields[column] : undefined;
    const stands = field ? !field.restricted && field.kind !== 'personal' : Object.hasOwn(measures, column);
    if (!stands) faults.push(`its list cannot show ${column}`);
  }
  for (const field of card?.fields ?? [])
    if (!Object.hasOwn(fields, field)) faults.push(`its card shows the unknown field ${field}`);
  for (const measure of card?.measures ?? [])
    if (!Object.hasOwn(measures, measure)) faults.push(`its card shows the unknown measure ${measure}`);
  for (const { register, fields: told } of card?.related ?? []) {
    const other = registers.get(register);
    if (!other) faults.push(`its card lists the unknown register ${register}`);
    for (const field of other ? told : [])
      if (!Object.hasOwn(other?.fields ?? {}, field) || other?.fields[field]?.kind === 'personal')
        faults.push(`its card tells ${field} of ${register}, which it cannot`);
  }
  return faults.map((fault) => `${id}: ${fault}`);
}
