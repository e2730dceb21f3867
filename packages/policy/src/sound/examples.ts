import {
  type Eligibility,
  profileOf,
  type Register,
  type Registers,
  type Terms,
  type Text,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { type Judged, judge, supposedOf } from '../judge.ts';
import { say } from '../words.ts';

/** What a worked example comes to. */
export interface JudgedExample {
  readonly judged: Judged;
  /** What it says otherwise than it comes to; null: it is right. */
  readonly wrong: Text | null;
}

const called: Readonly<Record<Eligibility, Text>> = {
  eligible: { zh: '符合', en: 'eligible' },
  nearly: { zh: '差一项', en: 'nearly eligible' },
  unknown: { zh: '不详', en: 'unknown' },
  not: { zh: '不符合', en: 'not eligible' },
};

/** The worked examples of terms without fault, judged; in their order. */
export function judgeExamples(terms: Terms, registers: Registers): JudgedExample[] {
  const profile = profileOf(registers.get(terms.subject) as Register, registers);
  return (terms.examples ?? []).map(({ on, given, eligibility, amount }) => {
    const judged = judge(terms, profile, supposedOf(profile, given), on);
    return { judged, wrong: wrongIn(judged, eligibility, amount) };
  });
}

function wrongIn(judged: Judged, eligibility: Eligibility, amount: string | undefined): Text | null {
  const [is, stated] = [called[judged.eligibility], called[eligibility]];
  if (judged.eligibility !== eligibility)
    return say(`判定为“${is.zh}”，算例写的是“${stated.zh}”`, `it is ${is.en}, and ${stated.en} is stated`);
  if (amount === undefined || (judged.amount !== null && new Big(judged.amount).eq(amount))) return null;
  const reckoned = judged.amount;
  return reckoned === null
    ? say(`金额不详，算例写的是${amount}元`, `its amount is unknown, and ${amount} yuan is stated`)
    : say(`算得${reckoned}元，算例写的是${amount}元`, `it is ${reckoned} yuan, and ${amount} yuan is stated`);
}
