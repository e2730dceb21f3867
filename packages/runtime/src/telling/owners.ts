import { ownerField, type Register } from '@taizhang/definition';
import type { DraftingAward, Profiles } from '@taizhang/policy';
import { type Queryable, recordsById } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import type { AwardRegister } from '../matching/index.ts';

type Owner = NonNullable<DraftingAward['owner']>;

/**
 * To whom what a policy is about belongs, by its id: the firms of loans. Empty where the policy is about those themselves to
 * whom something is given.
 */
export async function ownersOf(
  db: Queryable,
  district: OpenDistrict,
  { register }: AwardRegister,
  about: Register,
  { profiles, ids }: { readonly profiles: Profiles; readonly ids: readonly string[] },
): Promise<Map<string, Owner>> {
  const { awards } = register;
  const subject = awards && register.fields[awards.subject];
  const owner =
    subject?.kind === 'reference' ? district.catalogue.registers.get(subject.register) : undefined;
  const field = ownerField(register, about);
  if (!owner || field === undefined || owner.id === about.id) return new Map();
  const named = new Map(
    ids.flatMap((id) => {
      const row = profiles.rowOf(id);
      const value = row === undefined ? null : profiles.valueAt(row, field);
      return value === null ? [] : [[id, String(value)] as const];
    }),
  );
  const records = await recordsById(db, district.store.id, owner.id, [...new Set(named.values())]);
  const byId = new Map(records.map((record) => [record.id, { ...record, register: owner }]));
  return new Map(
    [...named].flatMap(([id, name]) => {
      const found = byId.get(name);
      return found ? [[id, found] as const] : [];
    }),
  );
}
