import type {
  WireAnswers,
  WireDispatch,
  WireGone,
  WireInHand,
  WireLeader,
  WireLeaders,
  WireMovedRow,
  WirePutOff,
  WireTitled,
  WireWeek,
} from '@taizhang/contract';
import { type Register, revise, reviseTitle } from '@taizhang/definition';
import type {
  AnswerForRecord,
  DispatchFacts,
  InHand,
  LeaderFacts,
  LeadersFacts,
  LeaderWeek,
  MovedRecord,
  OpenDistrict,
  PutOff,
  TitledRecord,
  Week,
} from '@taizhang/runtime';
import { amountShown, registerNamed, stageNamed, streetNamed, unitNamed } from './names.ts';
import { dueView } from './todo.ts';

type Named = Pick<TitledRecord, 'register' | 'id' | 'title' | 'stage'>;

const registerOf = (district: OpenDistrict, id: string) => district.catalogue.registers.get(id) as Register;

export const titledView = (district: OpenDistrict, { register, id, title, stage }: Named): WireTitled => ({
  register: registerNamed(district, register),
  id,
  title,
  stage: stage === null ? null : stageNamed(registerOf(district, register), stage).title,
});

export const weekView = ({ from, to, day, today, knownAt }: Week): WireWeek => ({
  from,
  to,
  day,
  today,
  knownAt: knownAt.toISOString(),
});

export const answersView = (
  district: OpenDistrict,
  today: string,
  answers: readonly AnswerForRecord[],
): WireAnswers => ({
  today,
  answers: answers.map(({ who, register, record, title, through, from, until }) => ({
    who: titledView(district, who),
    by: titledView(district, { register, id: record, title, stage: null }),
    through,
    from,
    until,
  })),
});

const inHandView = (district: OpenDistrict, one: InHand): WireInHand => ({
  ...titledView(district, one),
  field: {
    id: one.field,
    title: registerOf(district, one.register).fields[one.field]?.title ?? { zh: one.field, en: one.field },
  },
  unit: unitNamed(district, one.unit),
});

export const goneView = (
  district: OpenDistrict,
  { who, inHand }: LeadersFacts['gone'][number],
): WireGone => ({
  who: titledView(district, who),
  inHand: inHand.map((one) => ({ ...inHandView(district, one), mayHandOver: one.mayHandOver })),
});

export const lightPageView = (
  district: OpenDistrict,
  { total, records }: DispatchFacts['lights']['turned'],
): WireDispatch['lights']['turned'] => ({
  total,
  records: records.map(({ pace, light, why, ...record }) => ({
    ...titledView(district, record),
    pace,
    light,
    why,
    unit: unitNamed(district, record.unit),
  })),
});

/** What is due, as it stood in a week. */
export const duePageView = (
  district: OpenDistrict,
  { vantage }: Week,
  { total, due }: LeaderWeek['overdue'],
) => ({
  total,
  due: due.map((one) => dueView(district, one, vantage)),
});

export function movedRowView(district: OpenDistrict, moved: MovedRecord): WireMovedRow {
  const register = registerOf(district, moved.register);
  const { transition } = moved;
  const title = transition === revise ? reviseTitle : register.transitions[transition]?.title;
  return {
    ...titledView(district, { ...moved, stage: moved.stageTo }),
    seq: moved.seq,
    transition: title ?? { zh: transition, en: transition },
    stageFrom: moved.stageFrom === null ? null : stageNamed(register, moved.stageFrom).title,
    stageTo: stageNamed(register, moved.stageTo).title,
    occurredOn: moved.occurredOn,
    unit: unitNamed(district, moved.unit),
    amounts: Object.entries(register.measures).flatMap(([id, measure]) => {
      const value = moved.amounts[id];
      return value === undefined || Number(value) === 0
        ? []
        : [{ title: measure.title, shown: amountShown(value, measure.unit) }];
    }),
  };
}

export const putOffView = (district: OpenDistrict, one: PutOff): WirePutOff => ({
  ...titledView(district, one),
  field: registerOf(district, one.register).fields[one.field]?.title ?? { zh: one.field, en: one.field },
  before: one.before,
  after: one.after,
  on: one.on,
  reason: one.reason,
  unit: unitNamed(district, one.unit),
});

function countsOf(district: OpenDistrict, what: LeaderFacts['what']) {
  const byRegister = Map.groupBy(what, ({ register }) => register);
  return [...byRegister].map(([register, own]) => ({
    register: registerNamed(district, register),
    count: own.length,
  }));
}

/** How many stand how, the worst first. */
function lightCounts(what: LeaderFacts['what'], lights: LeadersFacts['lights']) {
  const own = what.flatMap(({ register, id }) => lights.get(`${register}/${id}`) ?? []);
  return (['missed', 'behind', 'made-up', 'pace'] as const).flatMap((light) => {
    const count = own.filter((one) => one === light).length;
    return count === 0 ? [] : [{ light, count }];
  });
}

export const leadersView = (
  district: OpenDistrict,
  { week, leaders, gone, lights }: LeadersFacts,
): WireLeaders => ({
  week: weekView(week),
  leaders: leaders.map(({ who, what, streets }) => ({
    who: titledView(district, who),
    counts: countsOf(district, what),
    streets: streets.map((street) => streetNamed(district, street)),
    lights: lightCounts(what, lights),
  })),
  gone: gone.map((one) => goneView(district, one)),
});

export function leaderView(district: OpenDistrict, facts: LeaderWeek): WireLeader {
  const { week } = facts;
  return {
    week: weekView(week),
    who: titledView(district, facts.who),
    duties: facts.duties.map(({ register, record, title, what, street, forStreet }) => ({
      by: titledView(district, { register, id: record, title, stage: null }),
      what: what.map((one) => ({
        ...titledView(district, one),
        light: facts.lights.get(`${one.register}/${one.id}`) ?? null,
      })),
      street: forStreet ? streetNamed(district, street) : null,
    })),
    moved: {
      total: facts.moved.total,
      records: facts.moved.records.map((one) => movedRowView(district, one)),
    },
    putOff: facts.putOff.map((one) => putOffView(district, one)),
    overdue: duePageView(district, week, facts.overdue),
    soon: duePageView(district, week, facts.soon),
    until: facts.until,
    streets: facts.streets.map(({ street, ...rest }) => ({
      street: streetNamed(district, street),
      ...rest,
    })),
    named: facts.named.map((one) => ({ ...inHandView(district, one), due: one.due })),
    namedMoved: facts.namedMoved.map((one) => movedRowView(district, one)),
  };
}
