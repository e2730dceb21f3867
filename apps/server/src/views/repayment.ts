import type { WireRecordRepayments } from '@taizhang/contract';
import { repaymentMethods } from '@taizhang/definition';
import type { RepaidRecord } from '@taizhang/runtime';

/** How a record is paid back, as it travels. */
export const repaymentView = ({
  id,
  declared,
  terms,
  instalments,
  interest,
  missing,
}: RepaidRecord): WireRecordRepayments['repayments'][number] => ({
  id,
  title: declared.title,
  note: declared.note ?? null,
  terms: terms && { ...terms, method: repaymentMethods[terms.method] },
  instalments: [...instalments],
  interest,
  missing: missing.map(({ name, title }) => ({ id: name, title })),
});
