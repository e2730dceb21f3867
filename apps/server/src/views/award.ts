import { reaches, type Viewer } from '@taizhang/access';
import type { WireApplication, WireDueBack, WireReceipt } from '@taizhang/contract';
import { type Awards, fromBase, titleOf } from '@taizhang/definition';
import {
  type Application,
  type DueBackList,
  mayTake,
  type OpenDistrict,
  type Receipt,
  todayOf,
} from '@taizhang/runtime';
import { amountShown, registerNamed, stageNamed } from './names.ts';
import { askable, judgedView, policyView, questionView, shownIn } from './public-policy.ts';

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

/** An application as it travels: the verdict, what is asked, what is filled in, and the entry that is sent. */
export function applicationView(district: OpenDistrict, application: Application): WireApplication {
  const { subject, owner, awards, match, profile, day, judged, asks, evidence, account, draft } = application;
  const { taken, terms } = match;
  const payee = awards.awards?.payee ?? null;
  const filled = Object.entries(draft?.set ?? {}).flatMap(([id, value]) => {
    const shown = shownIn(district, awards, id, value);
    return shown ? [{ id, title: titleOf(awards, id), shown }] : [];
  });
  const amounts = Object.entries(draft?.amounts ?? {}).map(([id, { value }]) => ({
    id,
    title: titleOf(awards, id),
    shown: amountShown(value, 'yuan'),
  }));
  return {
    subject: { id: subject.id, title: subject.title, register: registerNamed(district, subject.register.id) },
    owner: owner && {
      id: owner.id,
      title: owner.title,
      register: registerNamed(district, owner.register.id),
    },
    policy: policyView(district, match),
    day,
    judged: judgedView(profile, judged),
    taken: taken && {
      register: taken.register.id,
      id: taken.record.id,
      stage: stageNamed(taken.register, taken.record.stage ?? '').title,
    },
    questions: asks.filter((id) => askable(profile, id)).map((id) => questionView(profile, id)),
    evidence: evidence.map(({ id, title, clause, known }) => ({
      id,
      title,
      clause: terms.clauses[clause] ?? { number: clause, text: { zh: '', en: '' } },
      known,
    })),
    account,
    payee,
    filled: [...filled, ...amounts],
    posting: draft && { ...draft, set: { ...draft.set }, amounts: { ...draft.amounts } },
  };
}
