import type { Awards, Register } from '@taizhang/definition';
import { everyReferring, type Pool, type StatedRecord } from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';

/** An award that counts: to whom, by which version of a policy, how much, for which year. */
export interface Award {
  readonly register: string;
  readonly id: string;
  readonly subject: string;
  /** The record of the version; null: it names none. */
  readonly policy: string | null;
  /** The policy's code, as the award says it; null: it does not. */
  readonly code: string | null;
  /** 元: what was granted, or what is due until it is. */
  readonly amount: string;
  /** The year that it is for; null: it does not say. */
  readonly year: string | null;
}

/** A register whose records are awards to those of another one. */
export interface AwardRegister {
  readonly register: Register;
  readonly awards: Awards;
}

/**
 * The registers of what is given to subjects of a register, or for each of them to whom it belongs: then what an award is
 * about stands in its declaration as its subject.
 */
export function awardRegisters(
  { catalogue }: Pick<OpenDistrict, 'catalogue'>,
  subject: string,
): AwardRegister[] {
  return [...catalogue.registers.values()].flatMap((register) => {
    const { awards } = register;
    if (!awards) return [];
    const refers = (name: string | undefined) => {
      const field = name === undefined ? undefined : register.fields[name];
      return field?.kind === 'reference' && field.register === subject;
    };
    if (refers(awards.subject)) return [{ register, awards }];
    return awards.about !== undefined && refers(awards.about)
      ? [{ register, awards: { ...awards, subject: awards.about } }]
      : [];
  });
}

/** A record as an award; undefined where it came to nothing. */
export function awardOf({ register, awards }: AwardRegister, record: StatedRecord): Award | undefined {
  const { id, stage, attributes, holdings } = record;
  if (stage === null || awards.vain?.includes(stage)) return undefined;
  const text = (field: string) => (attributes[field] as string | undefined) ?? null;
  const due = awards.due === undefined ? undefined : holdings[awards.due];
  return {
    register: register.id,
    id,
    subject: text(awards.subject) ?? '',
    policy: text(awards.policy),
    code: text(awards.code),
    amount: holdings[awards.granted] ?? due ?? '0',
    year: text(awards.year),
  };
}

/** All awards to those of a register that count, by whom they were given to. */
export async function everyAward(
  pool: Pool,
  district: OpenDistrict,
  subject: string,
): Promise<Map<string, Award[]>> {
  const found = new Map<string, Award[]>();
  for (const declared of awardRegisters(district, subject)) {
    const of = { register: declared.register.id, by: declared.awards.subject };
    for await (const records of everyReferring(pool, district.store.id, of))
      for (const record of records) {
        const award = awardOf(declared, record);
        if (!award) continue;
        const known = found.get(award.subject);
        if (known) known.push(award);
        else found.set(award.subject, [award]);
      }
  }
  return found;
}

export const sumOf = (amounts: Iterable<string>): string =>
  [...amounts].reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed();
