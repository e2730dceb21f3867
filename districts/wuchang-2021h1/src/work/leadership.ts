import type { HistoricEntry, HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { addDays, recordedAfter } from './calendar.ts';

const office = 'supervision-office';
const lastDay = '2021-08-23';
const lastMoment = '2021-08-24T17:40:00+08:00';

/** How much of it there is; synthetic, like everything here. */
const amounts = { firms: 26, taskForces: 10, putOff: 6 };

/** Somebody, or something, that the work before has opened. */
interface Opened {
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly unit: string;
  readonly street: string | undefined;
  readonly recordedAt: string;
}

/** What stands of a register by the end of the work, as far as entries tell: those by which it was left are named. */
function standing(work: readonly HistoricWork[], register: string, leaving: readonly string[]): Opened[] {
  const opened = new Map<string, Opened>();
  const left = new Set<string>();
  for (const one of work) {
    if ('corrects' in one || one.register !== register) continue;
    const { record, set = {}, unit = office, street, recordedAt, transition } = one;
    if (leaving.includes(transition)) left.add(record);
    const before = opened.get(record);
    const all = { ...before?.set, ...(set as Opened['set']) };
    if (before) opened.set(record, { ...before, set: all });
    else opened.set(record, { id: record, set: all, unit, street: street ?? undefined, recordedAt });
  }
  return [...opened.values()].filter(({ id }) => !left.has(id));
}

/**
 * What the supervision office keeps beside the notices of the year: firms with an official each, task forces on site with
 * their members, an official who left in the last week with things still in his hands, and plans that were put off.
 * @param linked the work whose records are referred to
 */
export function leadershipWork(world: World, linked: readonly HistoricWork[]): HistoricWork[] {
  const random = world.random.fork('leadership');
  const officials = standing(linked, 'official', ['leave-office']).filter(
    ({ recordedAt }) => recordedAt < '2021-03-01',
  );
  return [
    ...firmWork(random, officials, linked),
    ...taskForceWork(random, linked),
    ...putOffWork(random, linked),
    leaving(officials),
  ];
}

const said = (
  register: string,
  record: string,
  transition: string,
  occurredOn: string,
  recordedAt: string,
  rest: object = {},
): HistoricEntry =>
  ({
    register,
    record,
    transition,
    occurredOn,
    recordedAt,
    recordedBy: office,
    ...rest,
  }) as HistoricEntry;

/** Each firm has an official; two firms have a second, and some were handed over in July. */
function firmWork(
  random: Random,
  officials: readonly Opened[],
  linked: readonly HistoricWork[],
): HistoricWork[] {
  const firms = standing(linked, 'enterprise', ['move-out', 'revoke', 'cancel'])
    .filter(({ recordedAt }) => recordedAt < '2021-02-20')
    .slice(0, 400);
  return random
    .shuffled(firms)
    .slice(0, amounts.firms)
    .flatMap((firm, n) => {
      const on = n % 2 === 0 ? '2021-03-03' : '2021-03-05';
      const link = (id: string, leader: Opened, role: string) =>
        said('assignment', id, 'assign', on, recordedAfter(random, on), {
          unit: office,
          ...(firm.street === undefined ? {} : { street: firm.street }),
          set: {
            duty: `联系企业${String(firm.set.name)}`,
            kind: 'firm',
            leader: leader.id,
            enterprise: firm.id,
            role,
            basis: '区领导联系企业工作方案（合成）',
            'started-on': on,
            'liaison-name': '合成联络员',
            'liaison-phone': '00000040003',
          },
        });
      const id = `BB-F-${String(n + 1).padStart(3, '0')}`;
      const leader = officials[n % officials.length] as Opened;
      const next = officials[(n + 7) % officials.length] as Opened;
      const handedOn = '2021-07-12';
      return [
        link(id, leader, 'lead'),
        ...(n < 2 ? [link(`${id}-2`, next, 'joint')] : []),
        ...(n % 6 === 5
          ? [
              said('assignment', id, 'hand-over', handedOn, recordedAfter(random, handedOn), {
                set: { leader: next.id, basis: '武政办〔2021〕分工调整（合成）' },
              }),
            ]
          : []),
      ];
    });
}

const posts = ['现场协调岗', '征收推进岗', '手续代办岗', '管线迁改岗', '信访稳控岗'];

/** Task forces of projects that an official is linked to, under that official, with members who come and go. */
function taskForceWork(random: Random, linked: readonly HistoricWork[]): HistoricWork[] {
  const charges = standing(linked, 'assignment', ['end', 'hand-over']).filter(
    ({ set, recordedAt }) => set.kind === 'project' && set.role === 'lead' && recordedAt < '2021-03-05',
  );
  // One project has one task force, whoever else is linked to it.
  const projects = new Map(charges.map((charge) => [charge.set.project, charge]));
  return random
    .shuffled([...projects.values()])
    .slice(0, amounts.taskForces)
    .flatMap((charge, n) => {
      const id = `ZB-2021-${String(n + 1).padStart(3, '0')}`;
      const on = addDays('2021-03-08', n);
      const at = `${addDays(on, 1)}T09:30:00+08:00`;
      const place = charge.street === undefined ? {} : { street: charge.street };
      const steps: HistoricWork[] = [
        said('task-force', id, 'set-up', on, at, {
          unit: office,
          ...place,
          set: {
            name: `${String(charge.set.duty).replace(/^联系/, '')}工作专班`,
            project: charge.set.project,
            head: charge.set.leader,
            'lead-unit': charge.set['liaison-unit'],
            site: '项目现场（合成）',
            mission: '协调解决征收、手续、管线迁改等问题',
            basis: '重大项目专班驻点工作方案（合成）',
            'set-up-on': on,
            'dissolve-due': addDays('2021-08-20', 6 * n),
          },
        }),
        ...membersOf(id, n, on, at, place),
      ];
      if (n === amounts.taskForces - 1)
        steps.push(
          said('task-force', id, 'dissolve', '2021-08-20', '2021-08-20T16:00:00+08:00', {
            set: { 'dissolved-on': '2021-08-20', 'dissolving-reason': 'done' },
          }),
        );
      return steps;
    });
}

function membersOf(force: string, n: number, on: string, at: string, place: object): HistoricWork[] {
  const member = (k: number, post: string, from: string, recordedAt: string) =>
    said('task-force-member', `ZC-${force.slice(3)}-${k}`, 'join', from, recordedAt, {
      unit: office,
      ...place,
      set: { 'task-force': force, post: `${post}（合成）`, from, duty: '驻点办公' },
    });
  const named = [0, 1, 2].map((k) => posts[(n + k) % posts.length] as string);
  const joined = named.map((post, k) => member(k + 1, post, on, at));
  if (n % 3 !== 0) return joined;
  const until = '2021-06-18';
  return [
    ...joined,
    said('task-force-member', `ZC-${force.slice(3)}-1`, 'leave', until, `${until}T15:00:00+08:00`, {
      set: { until },
    }),
    member(4, named[0] as string, addDays(until, 3), `${addDays(until, 3)}T10:00:00+08:00`),
  ];
}

/** Plans of the last week: the day of starting or finishing was moved to a later one, and somebody said why. */
function putOffWork(random: Random, linked: readonly HistoricWork[]): HistoricWork[] {
  const reasons = ['管线迁改滞后', '施工图审查未通过', '征收未清零', '资金到位偏慢'];
  const waiting = standing(linked, 'project', ['start', 'complete', 'withdraw', 'admit-under-way']).filter(
    ({ set }) => String(set['planned-start'] ?? '') >= '2021-06-01',
  );
  return random
    .shuffled(waiting)
    .slice(0, amounts.putOff)
    .map((project, n) => {
      const field = n % 3 === 2 ? 'planned-finish' : 'planned-start';
      const was = String(project.set[field]);
      return {
        ...said('project', project.id, 'revise', lastDay, `2021-08-24T1${n}:20:00+08:00`, {
          set: { [field]: addDays(was, 30 + 15 * n) },
          reason: reasons[n % reasons.length],
        }),
        recordedBy: project.unit,
      };
    });
}

/** Who has most to hand over leaves, and nobody has taken it over yet. */
function leaving(officials: readonly Opened[]): HistoricEntry {
  const leaver = officials[4] as Opened;
  return {
    ...said('official', leaver.id, 'leave-office', lastDay, lastMoment, {
      set: { 'left-office-on': lastDay, 'leaving-reason': 'transferred' },
    }),
    recordedBy: leaver.unit,
  };
}
