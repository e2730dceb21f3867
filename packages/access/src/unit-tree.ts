import { identifierSchema, textSchema } from '@taizhang/definition';
import { z } from 'zod';

export const unitSchema = z
  .strictObject({
    id: identifierSchema.describe('The unit’s name'),
    title: textSchema.describe('What the unit is called (单位名称)'),
    kind: z
      .enum(['district', 'office', 'bureau', 'street', 'community'])
      .describe('District, office, bureau (部门), sub-district (街道) or community (社区)'),
    parent: identifierSchema.nullable().describe('The unit that it belongs to; null for the district itself'),
    closedOn: z.string().nullable().optional().describe('The last day on which it could be given work'),
  })
  .describe('A unit (单位) that keeps records and answers for them');
export type Unit = z.infer<typeof unitSchema>;

/** The units of a district and who belongs to whom. */
export class UnitTree {
  readonly units: ReadonlyMap<string, Unit>;
  private readonly children = new Map<string, string[]>();
  private readonly below = new Map<string, readonly string[]>();

  /** @throws Error when a parent is missing or units belong to each other in a circle */
  constructor(units: readonly Unit[]) {
    this.units = new Map(units.map((unit) => [unit.id, unit]));
    for (const { id, parent } of units) {
      if (parent === null) continue;
      if (!this.units.has(parent)) throw new Error(`unit ${id} belongs to ${parent}, which does not exist`);
      this.children.set(parent, [...(this.children.get(parent) ?? []), id]);
    }
    const reached = new Set(units.filter((u) => u.parent === null).flatMap((u) => this.withBelow(u.id)));
    const lost = units.find((unit) => !reached.has(unit.id));
    if (lost) throw new Error(`unit ${lost.id} belongs to itself by way of others`);
  }

  /** The unit itself and every unit that belongs to it, directly or not. */
  withBelow(id: string): readonly string[] {
    const known = this.below.get(id);
    if (known) return known;
    const found = [id];
    for (const unit of found) found.push(...(this.children.get(unit) ?? []));
    this.below.set(id, found);
    return found;
  }
}
