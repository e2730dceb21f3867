import type { Field } from './fields.ts';

interface Placed {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly placedBy?: string | undefined;
}

/** The field by which a register's records lie somewhere themselves, as far as everybody may read it; null: by none. */
export function placeFieldOf({ fields }: Pick<Placed, 'fields'>): string | null {
  const [id, field] = Object.entries(fields).find(([, { kind }]) => kind === 'point') ?? [];
  return id === undefined || !field || field.restricted ? null : id;
}

/** Why records could not be drawn at the place of what they refer to. */
export function faultsOfPlacedBy(
  { id, fields, placedBy }: Placed,
  registers: ReadonlyMap<string, Pick<Placed, 'fields'>>,
): string[] {
  if (placedBy === undefined) return [];
  const field = Object.hasOwn(fields, placedBy) ? fields[placedBy] : undefined;
  if (field?.kind !== 'reference' || field.restricted)
    return [`${id}: it is placed by ${placedBy}, which is no reference that everybody may read`];
  if (placeFieldOf({ fields }) !== null)
    return [`${id}: it is placed by ${placedBy} and has places of its own`];
  const other = registers.get(field.register);
  return other && placeFieldOf(other) === null
    ? [`${id}: it is placed by ${placedBy}, but ${field.register} has no places`]
    : [];
}
