import { reaches, type Viewer } from '@taizhang/access';
import type { WireDueBack, WireReceipt } from '@taizhang/contract';
import { type Awards, fromBase } from '@taizhang/definition';
import { type DueBackList, mayTake, type OpenDistrict, type Receipt, todayOf } from '@taizhang/runtime';
import { registerNamed } from './names.ts';

export function receiptView(district: OpenDistrict, receipt: Receipt): WireReceipt {
  const { record, subject, lines, ...told } = receipt;
  return {
    ...told,
    register: registerNamed(district, record.register.id),
    id: record.id,
    title: record.title ?? record.id,
    keeper: record.register.keeper,
    subject,
    lines: [...lines],
    day: todayOf(district),
  };
}

export function dueBackView(district: OpenDistrict, viewer: Viewer, list: DueBackList): WireDueBack {
  const { register, day, by, looked, due } = list;
  const { reclaims } = register.awards as Awards;
  const { transition = '', reason = '', by: byField = '', demanded = '' } = reclaims ?? {};
  const may = reaches(viewer, 'record', register.id) && mayTake(viewer, register, transition);
  const unit = register.measures[demanded]?.unit ?? 'yuan';
  return {
    register: registerNamed(district, register.id),
    day,
    by,
    looked,
    transition: may
      ? {
          id: transition,
          title: register.transitions[transition]?.title ?? { zh: transition, en: transition },
        }
      : null,
    fields: { reason, by: byField, demanded },
    due: due.map((one) => ({ ...one, inUnit: fromBase(one.amount, unit, 6).toFixed() })),
  };
}
