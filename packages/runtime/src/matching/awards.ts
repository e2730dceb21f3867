import type { Policies } from '@taizhang/definition';
import { everyReferring, type Pool, type StatedRecord } from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import { policyRegisters } from './offers.ts';

/** An award that counts: to whom, by which version of a policy, how much, for which year. */
export interface Award {
  readonly register: string;
  readonly id: string;
  readonly subject: string;
  /** The record of the version; null: it names none. */
  readonly policy: string | null;
  /** 元. */
  readonly amount: string;
  /** The year that it is for; null: it does not say. */
  readonly year: string | null;
}

type Declared = NonNullable<Policies['awards']>;

function awardOf(
  { register, subject, policy, amount, year, stages }: Declared,
  record: StatedRecord,
): Award[] {
  const { id, stage, attributes, holdings } = record;
  if (stage === null || !stages.includes(stage)) return [];
  const text = (field: string | undefined) =>
    field === undefined ? null : ((attributes[field] as string | undefined) ?? null);
  return [
    {
      register,
      id,
      subject: text(subject) ?? '',
      policy: text(policy),
      amount: holdings[amount] ?? '0',
      year: text(year),
    },
  ];
}

const declaredIn = (district: OpenDistrict): Declared[] =>
  policyRegisters(district).flatMap(({ policies }) => policies?.awards ?? []);

/** All awards that count, by whom they were given to. */
export async function everyAward(pool: Pool, district: OpenDistrict): Promise<Map<string, Award[]>> {
  const found = new Map<string, Award[]>();
  for (const declared of declaredIn(district)) {
    const { register, subject } = declared;
    for await (const records of everyReferring(pool, district.store.id, { register, by: subject }))
      for (const record of records)
        for (const award of awardOf(declared, record)) {
          const known = found.get(award.subject);
          if (known) known.push(award);
          else found.set(award.subject, [award]);
        }
  }
  return found;
}

export const sumOf = (amounts: Iterable<string>): string =>
  [...amounts].reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed();
