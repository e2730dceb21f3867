import { reaches, type Viewer } from '@taizhang/access';
import type { WireDispatch } from '@taizhang/contract';
import type { Register } from '@taizhang/definition';
import type { DispatchFacts, OpenDistrict } from '@taizhang/runtime';
import { amountShown, registerNamed, stageNamed, unitNamed } from './names.ts';
import { duePageView, goneView, lightPageView, putOffView, titledView, weekView } from './responsibility.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What a dispatch says, as it travels; the paper of the meeting is made from the same. */
export function dispatchView(district: OpenDistrict, viewer: Viewer, facts: DispatchFacts): WireDispatch {
  const { catalogue, directory } = district;
  const { week } = facts;
  return {
    week: weekView(week),
    until: facts.until,
    about: facts.about && titledView(district, facts.about),
    units: [...directory.tree.units.values()].map(({ id, title }) => ({ id, title })),
    registers: [...catalogue.registers.values()]
      .filter(({ id }) => reaches(viewer, 'read', id))
      .map(({ id, title }) => ({ id, title })),
    moved: movedOf(district, facts.moved),
    added: addedOf(district, facts.added),
    lights: {
      turned: lightPageView(district, facts.lights.turned),
      behind: lightPageView(district, facts.lights.behind),
    },
    passed: duePageView(district, week, facts.passed),
    putOff: facts.putOff.map((one) => putOffView(district, one)),
    soon: duePageView(district, week, facts.soon),
    gone: facts.gone.map((one) => goneView(district, one)),
  };
}

/** In the order of the registers and their stages. */
function movedOf(district: OpenDistrict, moved: DispatchFacts['moved']): WireDispatch['moved'] {
  return [...district.catalogue.registers.values()].flatMap((register) =>
    Object.keys(register.stages).flatMap((stage) => {
      const own = moved.filter((one) => one.register === register.id && one.stageTo === stage);
      if (own.length === 0) return [];
      const units = [...Map.groupBy(own, ({ unit }) => unit)].map(([unit, of]) => ({
        unit: unitNamed(district, unit),
        records: sum(of.map(({ records }) => records)),
      }));
      return [
        {
          register: registerNamed(district, register.id),
          stage: stageNamed(register, stage),
          opened: sum(own.filter(({ stageFrom }) => stageFrom === null).map(({ records }) => records)),
          records: sum(own.map(({ records }) => records)),
          units: units.sort((a, b) => b.records - a.records),
        },
      ];
    }),
  );
}

function addedOf(district: OpenDistrict, added: DispatchFacts['added']): WireDispatch['added'] {
  return [...district.catalogue.registers.values()].flatMap((register: Register) =>
    Object.entries(register.measures).flatMap(([id, { title, unit }]) => {
      const own = added.filter((one) => one.register === register.id && one.measure === id);
      const total = own.find((one) => one.unit === null);
      if (!total) return [];
      return [
        {
          register: registerNamed(district, register.id),
          measure: { id, title },
          records: total.records,
          amount: total.amount,
          shown: amountShown(total.amount, unit),
          units: own.flatMap((one) =>
            one.unit === null
              ? []
              : [{ unit: unitNamed(district, one.unit), shown: amountShown(one.amount, unit) }],
          ),
        },
      ];
    }),
  );
}
