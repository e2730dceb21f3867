import type { Viewer } from '@taizhang/access';
import type { ComparisonOf, Gathering, Register } from '@taizhang/definition';
import { giftsFor, type RepaymentOfRecord, repaymentOf, type SupposedGift } from '@taizhang/policy';
import {
  type GatheredRecord,
  gatheredRecords,
  type Pool,
  policiesInForce,
  type StandingPolicy,
  type StandingRecord,
  snapshot,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import { termsOf } from '../granting/record-profile.ts';
import { todayOf } from '../today.ts';
import { choosingRecord, whomOf } from './whom.ts';

/** One of several that were offered for a record. */
export interface ComparedOffer {
  readonly record: GatheredRecord;
  /** Whether it may be taken now: it stands where it may, and its last day is not over. */
  readonly open: boolean;
  /** Null in the stages in which there is no schedule. */
  readonly repayment: RepaymentOfRecord | null;
  readonly gifts: readonly SupposedGift[];
  /** All interest as a part of the principal, in percent; null while something is missing. */
  readonly share: string | null;
  /** 元: all interest less what the policy gives that gives most; null while something is missing. */
  readonly net: string | null;
}

export interface ComparisonOfRecord {
  readonly id: string;
  readonly comparison: ComparisonOf;
  readonly gathering: Gathering;
  readonly register: Register;
  readonly offers: readonly ComparedOffer[];
  /** The policies whose gifts are told. */
  readonly policies: ReadonlyMap<string, StandingPolicy>;
  /** Whether whom it is for is out of reach, so that policies about him are not told. */
  readonly hidden: boolean;
}

/**
 * What was offered for a record, side by side: how each would be paid back, and what policies in force would give for its
 * interest, by their terms as they stand today.
 * @throws Refusal unknown-register, unknown-record
 */
export async function comparisonsOfRecord(
  pool: Pool,
  district: OpenDistrict,
  viewer: Viewer,
  registerId: string,
  id: string,
): Promise<{ record: StandingRecord; day: string; comparisons: ComparisonOfRecord[] }> {
  const day = todayOf(district);
  return snapshot(pool, async (db) => {
    const choosing = { db, district, viewer, day };
    const record = await choosingRecord(choosing, registerId, id);
    const { register, state } = record;
    const { registers } = district.catalogue;
    const comparisons: ComparisonOfRecord[] = [];
    for (const [name, comparison] of Object.entries(register.comparisons ?? {})) {
      const gathering = register.gathers?.[comparison.gathering] as Gathering;
      const other = registers.get(gathering.register) as Register;
      const { supposes, until, stages, repayment: plan } = comparison;
      const found = await gatheredRecords(db, district.store, viewer, gathering, id);
      const standing = supposes ? await policiesInForce(db, district.store, day) : [];
      const policies = standing.flatMap((policy) => {
        const terms = termsOf(policy);
        return terms ? [{ id: policy.id, terms }] : [];
      });
      const whom = await whomOf(choosing, record, supposes?.of?.reference);
      const supposing = supposes && {
        register,
        record: { id, ...state },
        supposes,
        registers,
        policies,
        whom,
        day,
      };
      const declared = other.repayments?.[plan];
      comparisons.push({
        id: name,
        comparison,
        gathering,
        register: other,
        offers: found.map((one) => {
          const repayment = declared ? repaymentOf(other, declared, one, day) : null;
          const last = until === undefined ? undefined : one.attributes[until];
          const gifts = repayment && supposing ? giftsFor({ record: one, repayment }, supposing) : [];
          const open = stages.includes(one.stage) && (last === undefined || String(last) >= day);
          return { record: one, open, repayment, gifts, ...costOf(repayment, gifts) };
        }),
        policies: new Map(standing.map((policy) => [policy.id, policy])),
        hidden: supposes?.of !== undefined && whom === null,
      });
    }
    return { record, day, comparisons };
  });
}

function costOf(
  repayment: RepaymentOfRecord | null,
  gifts: readonly SupposedGift[],
): Pick<ComparedOffer, 'share' | 'net'> {
  if (!repayment?.terms) return { share: null, net: null };
  const { interest, terms } = repayment;
  const most = gifts.reduce((best, { total }) => (best.gt(total) ? best : new Big(total)), new Big(0));
  return {
    share: new Big(interest).times(100).div(terms.principal).toFixed(2),
    net: new Big(interest).minus(most).toFixed(2),
  };
}
