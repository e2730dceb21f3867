import { z } from 'zod';
import { identifierSchema, textSchema } from './text.ts';

export const librarySchema = z
  .strictObject({
    id: identifierSchema.describe('Its name'),
    title: textSchema.describe('What it is called (储备库)'),
    stages: z.array(identifierSchema).min(1).describe('The stages in which a record is in it'),
  })
  .describe('Stages that are kept account of together (库)');
export type Library = z.infer<typeof librarySchema>;

interface Staged {
  readonly id: string;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly libraries?: readonly Library[] | undefined;
}

/** Why libraries could not be told apart. */
export function faultsOfLibraries({ id, stages, libraries = [] }: Staged): string[] {
  const faults: string[] = [];
  const named = libraries.map((library) => library.id);
  for (const one of new Set(named))
    if (named.indexOf(one) !== named.lastIndexOf(one)) faults.push(`two libraries are called ${one}`);
  const all = libraries.flatMap((library) => library.stages);
  for (const stage of new Set(all)) {
    if (!Object.hasOwn(stages, stage)) faults.push(`a library has the unknown stage ${stage}`);
    if (all.indexOf(stage) !== all.lastIndexOf(stage)) faults.push(`two libraries have the stage ${stage}`);
  }
  return faults.map((fault) => `${id}: ${fault}`);
}

/** The libraries of a register: those it declares, or each stage by itself. */
export const librariesOf = (register: {
  readonly stages: Readonly<Record<string, { readonly title: Library['title'] }>>;
  readonly libraries?: readonly Library[] | undefined;
}): readonly Library[] =>
  register.libraries ??
  Object.entries(register.stages).map(([id, { title }]) => ({ id, title, stages: [id] }));
