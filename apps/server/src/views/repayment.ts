import type { WireRecordRepayments } from '@taizhang/contract';
import { repaymentMethods } from '@taizhang/definition';
import type { RepaidRecord } from '@taizhang/runtime';
import { Big } from 'big.js';

/** How a record is paid back, as it travels. */
export const repaymentView = ({
  id,
  declared,
  terms,
  instalments,
  missing,
}: RepaidRecord): WireRecordRepayments['repayments'][number] => ({
  id,
  title: declared.title,
  note: declared.note ?? null,
  terms: terms && { ...terms, method: repaymentMethods[terms.method] },
  instalments: [...instalments],
  interest: instalments.reduce((sum, { interest }) => sum.plus(interest), new Big(0)).toFixed(2),
  missing: missing.map(({ name, title }) => ({ id: name, title })),
});
