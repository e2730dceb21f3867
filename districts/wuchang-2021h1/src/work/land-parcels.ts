import type { HistoricWork } from '@taizhang/ledger';
import { pointIn } from '../places.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { addDays, workingDay } from './calendar.ts';
import { journalOf, type Step } from './journal.ts';
import { shortName } from './names.ts';

export interface ParcelPlan {
  readonly id: string;
  readonly street: string;
  readonly plannedOn: string;
  readonly soldOn: string | null;
  readonly allocated: boolean;
}

const parcelCount = 44;

/** The parcels of the supply plans of 2020 and 2021, and which were sold when. */
export function parcelsOf(world: World): ParcelPlan[] {
  const random = world.random.fork('land-parcels');
  return Array.from({ length: parcelCount }, (_, n) => {
    const old = n < 16;
    const plannedOn = old
      ? workingDay(random, '2019-12-16', '2020-02-28')
      : workingDay(random, '2021-01-11', '2021-02-26');
    const sold = old || random.chance(0.45);
    const soldOn = !sold
      ? null
      : old
        ? workingDay(random, '2020-07-01', '2020-11-20')
        : workingDay(random, '2021-05-06', '2021-08-13');
    return {
      id: `DK-${old ? 2020 : 2021}-${String(n + 1).padStart(3, '0')}`,
      street: world.street(random),
      plannedOn,
      soldOn,
      allocated: random.chance(0.2),
    };
  });
}

export function parcelsWork(world: World): HistoricWork[] {
  const random = world.random.fork('land-parcels-journal');
  const journal = { random, register: 'land-parcel', mistakes: 0.02 };
  return parcelsOf(world).flatMap((plan, n) => journalOf(journal, plan.id, parcelSteps(random, plan, n)));
}

function parcelSteps(random: Random, plan: ParcelPlan, n: number): Step[] {
  const area = random.integer(1_800, 52_000);
  const ratio = (1.5 + random.next() * 4).toFixed(1);
  const short = shortName(plan.street);
  const wait = random.integer(10, 35);
  // What was sold was cleared some weeks before, once its expropriation was over.
  const clearedOn =
    plan.soldOn === null ? addDays(plan.plannedOn, wait) : addDays(plan.soldOn, -31 - Math.round(wait / 2));
  const use = plan.allocated
    ? random.pick(['public', 'green', 'transport'])
    : random.pick(['residential', 'commercial', 'mixed']);
  const steps: Step[] = [
    {
      transition: 'plan',
      on: plan.plannedOn,
      unit: 'natural-resources',
      street: plan.street,
      set: {
        name: `${short}${n + 1}号地块（合成）`,
        use,
        'supply-mode': plan.allocated
          ? 'allocation'
          : random.weighted({ listing: 85, auction: 10, tender: 5 }),
        location: `${short}街道辖区内（合成）`,
        place: pointIn(random, plan.street, plan.id),
        'plot-ratio': ratio,
        'building-density': String(random.integer(18, 45)),
        'lease-years': plan.allocated ? null : use === 'residential' ? '70' : '40',
        'planned-supply': addDays(plan.plannedOn, 180),
        'contact-name': `合成经办${n + 1}`,
        'contact-phone': `0000002${String(n).padStart(4, '0')}`,
      },
      amounts: { area: String(area), 'floor-area': String(Math.round(area * Number(ratio))) },
      ...(n % 15 === 4 ? { slip: { set: { use: 'mixed' } } } : {}),
    },
  ];
  if (plan.soldOn === null && random.chance(0.25)) {
    const reason = '征收未完成，净地条件不具备';
    return [...steps, { transition: 'suspend', on: clearedOn, set: { 'suspension-reason': reason } }];
  }
  if (plan.soldOn === null && random.chance(0.4)) return steps;
  steps.push({
    transition: 'clear',
    on: clearedOn,
    set: { 'planning-conditions': `武规条〔${plan.plannedOn.slice(0, 4)}〕${n + 11}号（合成）` },
  });
  return plan.soldOn === null ? steps : [...steps, ...saleSteps(random, plan, plan.soldOn, area, n)];
}

function saleSteps(random: Random, plan: ParcelPlan, soldOn: string, area: number, n: number): Step[] {
  const handedOver: Step[] =
    addDays(soldOn, 60) <= '2021-08-18'
      ? [{ transition: 'hand-over', on: addDays(soldOn, random.integer(30, 60)) }]
      : [];
  const sale = { 'sold-on': soldOn, 'contract-number': `鄂WH(合成)-${soldOn.slice(0, 4)}-${1000 + n}` };
  if (plan.allocated)
    return [
      {
        transition: 'allocate',
        on: soldOn,
        set: { ...sale, buyer: `示例用地单位${n + 1}（合成）` },
        evidence: [`划拨决定书-${plan.id}.pdf`],
      },
      ...handedOver,
    ];
  const start = Math.round((area * random.integer(9_000, 26_000)) / 10_000);
  const price = Math.round(start * (1 + random.next() * 0.3));
  const announcedOn = addDays(soldOn, -30);
  const half = Math.floor(price / 2);
  const wan = (value: number) => ({ value: String(value), unit: 'wan-yuan' }) as const;
  const pay = (days: number, value: number): Step[] =>
    addDays(soldOn, days) <= '2021-08-18'
      ? [{ transition: 'pay', on: addDays(soldOn, days), adds: true, amounts: { paid: wan(value) } }]
      : [];
  return [
    {
      transition: 'announce',
      on: announcedOn,
      set: {
        'announced-on': announcedOn,
        number: `P(${soldOn.slice(0, 4)})${String(n + 1).padStart(3, '0')}号（合成）`,
      },
      amounts: { 'starting-price': wan(start) },
    },
    {
      transition: 'sell',
      on: soldOn,
      set: {
        ...sale,
        buyer: `示例地产企业${String(n + 1).padStart(4, '0')}有限公司（合成）`,
        'start-due': addDays(soldOn, 365),
      },
      amounts: { 'deal-price': wan(price) },
      evidence: [`成交确认书-${plan.id}.pdf`],
    },
    ...pay(random.integer(5, 28), half),
    ...pay(random.integer(60, 120), price - half),
    ...handedOver,
  ];
}
