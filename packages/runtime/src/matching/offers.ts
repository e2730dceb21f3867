import { type FieldValue, type Policies, type Register, readTerms, type Terms } from '@taizhang/definition';
import { type Pool, type Queryable, recordsById, recordVersions, type StatedRecord } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';

/** A version of a policy, as its record says. */
export interface PolicyVersion {
  /** The record of the version. */
  readonly id: string;
  readonly title: string;
  readonly register: Register;
  readonly stage: string;
  /** The number of the record's last movement. */
  readonly seq: number;
  /** What all versions of the policy share. */
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  /** 元 a year; null: it has no bound. */
  readonly budget: string | null;
  readonly terms: Terms;
  readonly unit: string | null;
  readonly attributes: Readonly<Record<string, FieldValue>>;
}

/** The registers whose records are versions of policies. */
export const policyRegisters = ({ catalogue }: Pick<OpenDistrict, 'catalogue'>): Register[] =>
  [...catalogue.registers.values()].filter(({ policies }) => policies !== undefined);

/** A record as a version of a policy; null where its terms are not filled in. */
export function versionOf(register: Register, record: StatedRecord): PolicyVersion | null {
  const { terms, code, from, to, budget } = register.policies as Policies;
  const { id, title, stage, unit, attributes, holdings, last_seq: seq } = record;
  if (attributes[terms] === undefined) return null;
  const day = (field: string | undefined) =>
    field === undefined ? null : ((attributes[field] as string) ?? null);
  return {
    id,
    title,
    register,
    stage: stage ?? '',
    seq,
    code: String(attributes[code] ?? id),
    from: day(from),
    to: day(to),
    budget: budget === undefined ? null : (holdings[budget] ?? null),
    terms: readTerms(attributes[terms]),
    unit,
    attributes,
  };
}

const isOn = ({ from, to }: PolicyVersion, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** The versions of policies in force on days; what has not changed is not read again. */
export class PolicyVersions {
  private readonly pool: Pool;
  private readonly district: OpenDistrict;
  private readonly known = new Map<
    string,
    { readonly seq: number; readonly version: PolicyVersion | null }
  >();

  constructor(pool: Pool, district: OpenDistrict) {
    this.pool = pool;
    this.district = district;
  }

  /** By the ids of their registers and records; of several versions of a policy the one that began last. */
  async inForce(day: string): Promise<PolicyVersion[]> {
    const found: PolicyVersion[] = [];
    for (const register of policyRegisters(this.district))
      found.push(...latestOfEach((await this.standing(register)).filter((one) => isOn(one, day))));
    return found;
  }

  /** Some versions by their ids, in whatever stage they are. */
  async some(ids: readonly string[], db: Queryable = this.pool): Promise<PolicyVersion[]> {
    const found: PolicyVersion[] = [];
    for (const register of policyRegisters(this.district))
      for (const record of await recordsById(db, this.district.store.id, register.id, ids))
        found.push(...[versionOf(register, record)].filter((version) => version !== null));
    return found;
  }

  private async standing(register: Register): Promise<PolicyVersion[]> {
    const { stages } = register.policies as Policies;
    const { id: district } = this.district.store;
    const now = await recordVersions(this.pool, district, register.id, stages);
    const keyOf = (id: string) => `${register.id} ${id}`;
    const changed = now.filter(({ id, last_seq }) => this.known.get(keyOf(id))?.seq !== last_seq);
    const read = await recordsById(
      this.pool,
      district,
      register.id,
      changed.map(({ id }) => id),
    );
    for (const record of read)
      this.known.set(keyOf(record.id), { seq: record.last_seq, version: versionOf(register, record) });
    return now.flatMap(({ id }) => this.known.get(keyOf(id))?.version ?? []);
  }
}

function latestOfEach(versions: readonly PolicyVersion[]): PolicyVersion[] {
  const latest = new Map<string, PolicyVersion>();
  for (const version of versions) {
    const other = latest.get(version.code);
    if (!other || (version.from ?? '') >= (other.from ?? '')) latest.set(version.code, version);
  }
  return versions.filter((version) => latest.get(version.code) === version);
}
