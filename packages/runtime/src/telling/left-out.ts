import type { Text } from '@taizhang/definition';
import type { TellingOutcome } from '@taizhang/store';

/** Why somebody is not told what a policy gives him. */
export const leftOutTitles = {
  awarded: { zh: '已告知或已兑现', en: 'Told or awarded already' },
  'not-due': { zh: '现已不符合条件', en: 'Not due any more' },
  changed: {
    zh: '数据有变，应得金额与名单不同',
    en: 'Figures changed: another amount is due than was listed',
  },
  'amount-unknown': { zh: '缺数据，金额尚不能算出', en: 'A figure is missing: the amount is not known' },
  'nothing-due': { zh: '算得金额为零', en: 'The amount comes to nothing' },
  instead: { zh: '同组政策就高享受另一项', en: 'Gets another policy of the group instead' },
  group: { zh: '同组政策已兑现', en: 'Was given another policy of the group' },
  budget: { zh: '年度预算不足', en: 'The year’s budget does not suffice' },
  refused: { zh: '台账不予登记', en: 'The ledger refused the entry' },
} as const satisfies Record<string, Text>;
export type WhyLeftOut = keyof typeof leftOutTitles;

export interface LeftOut {
  readonly why: WhyLeftOut;
  /** More of it in words: which other policy, what the ledger said. */
  readonly detail: Text | null;
}

export const leftOut = (why: WhyLeftOut, detail: Text | string | null = null): LeftOut => ({
  why,
  detail: typeof detail === 'string' ? { zh: detail, en: detail } : detail,
});

/** What became of somebody who was left out. */
export const outcomeOf = (subject: string, { why, detail }: LeftOut): TellingOutcome => ({
  subject,
  award: null,
  amount: null,
  why,
  detail,
});
