import {
  type ComparisonOf,
  type FieldValue,
  profileOf,
  type Register,
  type Registers,
  type Terms,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { factsOf, type Stated } from './facts.ts';
import type { Whom } from './fitting.ts';
import { type Judging, judge } from './judge.ts';
import { type Instalment, interestWithin, type RepaymentOfRecord } from './repayment.ts';

type Supposes = NonNullable<ComparisonOf['supposes']>;

/** A policy in force. */
export interface InForce {
  readonly id: string;
  readonly terms: Terms;
}

/** What a policy would give for the interest of a year. */
export interface SupposedYear {
  /** In which the interest falls due. */
  readonly year: string;
  readonly interest: string;
  /** 元. */
  readonly amount: string;
}

/** What a policy would give for the interest of what is offered, were it taken today and its terms to stay. */
export interface SupposedGift {
  readonly policy: string;
  readonly years: readonly SupposedYear[];
  /** 元. */
  readonly total: string;
}

export interface Supposing {
  readonly register: Register;
  readonly record: Stated;
  readonly supposes: Supposes;
  readonly registers: Registers;
  readonly policies: readonly InForce[];
  /** To whom it is given; null where he is out of reach. */
  readonly whom: Whom | null;
  readonly day: string;
}

/** What is offered: a record of the register of offers, with how it is paid back. */
export interface OfferedRepayment {
  readonly record: Stated;
  readonly repayment: RepaymentOfRecord;
}

/**
 * What policies in force would give for the interest of what is offered, year by year, by the terms and parameters as they
 * stand today. A policy about the record itself is judged of the record as it would be; one about whom it is for, of his
 * profile with what he would pay.
 */
export function giftsFor(offered: OfferedRepayment, supposing: Supposing): SupposedGift[] {
  const { repayment } = offered;
  if (!repayment.terms) return [];
  const { register, policies, whom, supposes } = supposing;
  const years = [...new Set(repayment.instalments.map(({ due }) => due.slice(0, 4)))];
  const lent = supposedRecord(offered, supposing);
  return policies.flatMap(({ id, terms }) => {
    const amountIn = (year: string, interest: string): string | null => {
      if (terms.subject === register.id) return ofRecord(terms, lent, year, supposing);
      if (!whom || !supposes.of || terms.subject !== whom.register.id) return null;
      return readsInterest(terms, supposes.of.interest)
        ? ofWhom(terms, whom, { interest, principal: offered.repayment.terms?.principal ?? '0' }, supposing)
        : null;
    };
    const given = years.flatMap((year): SupposedYear[] => {
      const interest = interestOf(repayment.instalments, year);
      const amount = amountIn(year, interest);
      return amount === null || new Big(amount).lte(0) ? [] : [{ year, interest, amount }];
    });
    const paid = terms.often === 'once' ? given.slice(0, 1) : given;
    const total = paid.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed(2);
    return paid.length === 0 ? [] : [{ policy: id, years: paid, total }];
  });
}

const interestOf = (instalments: readonly Instalment[], year: string): string =>
  interestWithin(instalments, 'due', { from: `${year}-01-01`, through: `${year}-12-31` });

/** The record as it would be, were the offer taken. */
function supposedRecord(
  { record: offer, repayment }: OfferedRepayment,
  { record, supposes: { stage, set, principal, first } }: Supposing,
): Stated {
  const attributes: Record<string, FieldValue> = { ...record.attributes };
  for (const [name, source] of Object.entries(set)) {
    const value =
      'field' in source ? offer.attributes[source.field] : 'value' in source ? source.value : offer.id;
    if (value !== undefined) attributes[name] = value;
  }
  const terms = repayment.terms as NonNullable<RepaymentOfRecord['terms']>;
  attributes[first] = terms.first;
  return { ...record, stage, attributes, holdings: { ...record.holdings, [principal]: terms.principal } };
}

/** By the terms of today, on a day of the year after that in which the interest falls due. */
function ofRecord(
  terms: Terms,
  lent: Stated,
  year: string,
  { register, registers, day }: Supposing,
): string | null {
  const after = `${Number(year) + 1}-01-01`;
  const attributes = factsOf(register, registers, lent, new Map(), after);
  return due(terms, profileOf(register, registers), { ...lent, attributes }, day);
}

function ofWhom(
  terms: Terms,
  whom: Whom,
  pays: { readonly interest: string; readonly principal: string },
  { supposes, registers, day }: Supposing,
): string | null {
  const { interest, principal } = supposes.of as NonNullable<Supposes['of']>;
  const attributes = {
    ...whom.profile.attributes,
    [interest]: pays.interest,
    ...(principal === undefined ? {} : { [principal]: pays.principal }),
  };
  return due(terms, profileOf(whom.register, registers), { ...whom.profile, attributes }, day);
}

function due(terms: Terms, profile: Register, subject: Judging, day: string): string | null {
  const { eligibility, amount } = judge(terms, profile, subject, day);
  return eligibility === 'eligible' ? amount : null;
}

/** Whether the amount of a policy rests on a fact. */
const readsInterest = ({ lines }: Terms, fact: string): boolean =>
  JSON.stringify(lines).includes(`"field":${JSON.stringify(fact)}`);
