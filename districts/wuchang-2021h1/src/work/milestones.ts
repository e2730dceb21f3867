import type { HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { addDays, daysBetween, workingDay } from './calendar.ts';
import { journalOf, type Step } from './journal.ts';

/** Nothing of it is written down after the demo's last days. */
const last = '2021-08-18';

export interface Milestones {
  readonly about: { readonly field: 'project' | 'city-item'; readonly id: string };
  /** The step by which the project or item was opened. */
  readonly opening: Step;
  readonly owners: readonly string[];
  readonly kinds: readonly string[];
  /** When they were planned, and between which days they lie. */
  readonly plannedOn: string;
  readonly from: string;
  readonly to: string;
  /** Whether the work is done, so that all of them were reached. */
  readonly done: boolean;
}

const named: Readonly<Record<string, string>> = {
  design: '施工图审查通过',
  site: '场地全部移交',
  pipeline: '管线迁改完成',
  foundation: '基础（路基）完成',
  structure: '主体完成',
  facilities: '附属设施完成',
  trial: '联合调试完成',
};

/** What of a project or item was to be reached between its start and its end, and what was. */
export function milestonesOf(world: World, milestones: Milestones): HistoricWork[] {
  const { about, opening, owners, kinds, plannedOn, from, to } = milestones;
  const random = world.random.fork(`milestones ${about.id}`);
  const journal = { random, register: 'milestone', mistakes: 0 };
  const stretch = daysBetween(from, to) / (kinds.length + 1);
  return kinds.flatMap((kind, n) => {
    const due = addDays(from, Math.max(1, Math.round(stretch * (n + 1))));
    const plan: Step = {
      transition: 'plan',
      on: plannedOn,
      late: 1,
      ...(opening.unit === undefined ? {} : { unit: opening.unit }),
      ...(opening.street === undefined ? {} : { street: opening.street }),
      set: {
        what: `${opening.set?.name}：${named[kind]}`,
        [about.field]: about.id,
        kind,
        owner: random.pick(owners),
        'planned-on': due,
      },
    };
    return journalOf(journal, `JD-${about.id}-${n + 1}`, [plan, ...courseOf(random, milestones, due)]);
  });
}

/** Mostly reached about its day; some put off with a reason, a few overdue. */
function courseOf(random: Random, { plannedOn, to, done }: Milestones, due: string): Step[] {
  const early = random.integer(0, 5);
  const course = random.weighted({ reached: 78, late: 10, 'put-off': 9, overdue: 3 });
  if (due > last) return course === 'put-off' ? [putOff(random, due, last)] : [];
  if (course === 'overdue' && !done) return [];
  const postponed = course === 'put-off' ? putOff(random, due, addDays(due, -random.integer(1, 4))) : null;
  const slipped =
    course === 'late' ? random.integer(4, 20) : course === 'put-off' ? random.integer(10, 25) : -early;
  const latest = done ? addDays(to, -1) : last;
  const wanted = addDays(due, slipped);
  const reachedOn = [wanted < latest || !done ? wanted : latest, addDays(plannedOn, 2)].sort()[1] as string;
  const put = postponed !== null && postponed.on > plannedOn && postponed.on < reachedOn ? [postponed] : [];
  if (reachedOn > last) return put;
  return [
    ...put,
    {
      transition: 'reach',
      on: reachedOn,
      late: random.integer(0, 2),
      set: { 'reached-on': reachedOn, result: '已到点，现场核实' },
      evidence: ['节点到点核实单.pdf'],
    },
  ];
}

const putOff = (random: Random, due: string, on: string): Step => ({
  transition: 'put-off',
  on: workingDay(random, addDays(on, -3), on),
  late: 0,
  set: {
    'postponed-to': addDays(due, random.integer(20, 45)),
    'postpone-reason': random.pick(['梅雨期顺延', '管线权属单位进场推迟', '征收扫尾，场地分段移交']),
  },
});
