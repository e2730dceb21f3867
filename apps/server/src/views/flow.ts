import type { WireDueOfRegister, WireDueRegisters } from '@taizhang/contract';
import type { Flow, FlowTotal, OpenDistrict } from '@taizhang/runtime';
import { registerNamed, unitNamed } from './names.ts';
import { dueView } from './todo.ts';

/** Where a register's records stand and what is due of them, as it travels. */
export function flowView(
  district: OpenDistrict,
  flow: Flow,
  { unit, overdue, soon }: { readonly unit?: string | undefined; overdue: number; soon: number },
): WireDueOfRegister {
  const { register, standing } = flow;
  const mine = unit === undefined ? standing : standing.filter((one) => one.unit === unit);
  const list = ({ total, due }: Flow['overdue'], offset: number) => ({
    total,
    offset,
    due: due.map((one) => dueView(district, one)),
  });
  return {
    register: registerNamed(district, register.id),
    today: flow.today,
    until: flow.until,
    stages: Object.entries(register.stages).map(([id, { title, ended = false }]) => ({
      id,
      title,
      ended,
      count: mine.reduce((sum, { stage, count }) => sum + (stage === id ? count : 0), 0),
    })),
    units: unitsOf(district, flow),
    overdue: list(flow.overdue, overdue),
    soon: list(flow.soon, soon),
    escalated: [...flow.escalated],
  };
}

/** Every unit that has records in hand or deadlines to keep, the most overdue first. */
function unitsOf(district: OpenDistrict, { register, standing, due }: Flow): WireDueOfRegister['units'] {
  const inHand = standing.filter(({ stage }) => !register.stages[stage]?.ended);
  const units = new Set([...inHand, ...due].map(({ unit }) => unit));
  return [...units]
    .map((unit) => {
      const own = inHand.filter((one) => one.unit === unit);
      const dues = due.filter((one) => one.unit === unit);
      return {
        unit: unitNamed(district, unit),
        stages: Object.fromEntries(own.map(({ stage, count }) => [stage, count])),
        inHand: own.reduce((sum, { count }) => sum + count, 0),
        overdue: dues.reduce((sum, one) => sum + one.overdue, 0),
        soon: dues.reduce((sum, one) => sum + one.soon, 0),
      };
    })
    .sort((a, b) => b.overdue - a.overdue || b.inHand - a.inHand);
}

export const flowsView = (
  district: OpenDistrict,
  { today, until, totals }: { today: string; until: string; totals: readonly FlowTotal[] },
): WireDueRegisters => ({
  today,
  until,
  registers: totals.map(({ register, overdue, soon }) => ({
    register: registerNamed(district, register.id),
    keeper: register.keeper,
    overdue,
    soon,
  })),
});
