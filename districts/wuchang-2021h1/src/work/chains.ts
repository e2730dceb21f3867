import type { HistoricEntry, HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { addDays, recordedAfter } from './calendar.ts';
import { type Journal, journalOf, type Step } from './journal.ts';
import { type ParcelPlan, parcelsOf } from './land-parcels.ts';
import { shortName } from './names.ts';

/** How many chains still wait for their project’s start. */
const waiting = 8;
/** When links were entered of what was still open: after the year’s supply plan. */
const linkedOn = '2021-04-28';

/**
 * What links projects to land, expropriation and investment (征收→供地→招商→开工), beside the work of those registers: which
 * record waits for which, and the expropriation of the parcels that were supplied in 2020.
 */
export function chainsWork(world: World, work: readonly HistoricWork[]): HistoricWork[] {
  const random = world.random.fork('chains');
  const entries = work.filter((one): one is HistoricEntry => !('corrects' in one));
  const records = recordsOf(entries);
  const parcels = parcelsOf(world);
  const supplied = parcels.filter(({ soldOn }) => soldOn !== null && soldOn < '2021-01-01');
  return [
    ...supplied.flatMap((parcel, n) => clearedParcel(random, parcel, n)),
    ...startedProjects(random, records, supplied),
    ...waitingProjects(random, records, parcels),
  ];
}

/** A record with the days on which it was led on, by transition. */
interface Known {
  readonly id: string;
  readonly unit: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly on: ReadonlyMap<string, string>;
  readonly lastRecordedAt: string;
}
type Records = ReadonlyMap<string, readonly Known[]>;

function recordsOf(entries: readonly HistoricEntry[]): Records {
  const wanted = new Set(['project', 'expropriation', 'investment-lead']);
  const found = new Map<string, Known[]>();
  for (const [, moved] of Map.groupBy(
    entries.filter(({ register }) => wanted.has(register)),
    ({ register, record }) => `${register} ${record}`,
  )) {
    const [first] = moved as [HistoricEntry];
    const known: Known = {
      id: first.record,
      unit: first.unit as string,
      set: Object.assign({}, ...moved.map(({ set }) => set ?? {})),
      on: new Map(moved.map(({ transition, occurredOn }) => [transition, occurredOn])),
      lastRecordedAt: moved.map(({ recordedAt }) => recordedAt).reduce((a, b) => (a > b ? a : b)),
    };
    found.set(first.register, [...(found.get(first.register) ?? []), known]);
  }
  return found;
}

/** The expropriation that cleared a parcel of 2020: some on time, some late, one long after the parcel was planned for. */
function clearedParcel(random: Random, parcel: ParcelPlan, n: number): HistoricWork[] {
  const journal: Journal = { random, register: 'expropriation', mistakes: 0 };
  const soldOn = parcel.soldOn as string;
  const dueOn = addDays(parcel.plannedOn, 120);
  const wanted = addDays(dueOn, random.pick([-12, -3, 0, 0, 8, 21, 47, 76]));
  const latest = addDays(soldOn, -52);
  const finishedOn = wanted < latest ? wanted : latest;
  const short = shortName(parcel.street);
  const households = random.integer(8, 45);
  const steps: Step[] = [
    {
      transition: 'plan',
      // The parcel is on the books by then.
      on: addDays(parcel.plannedOn, 17),
      unit: parcel.street,
      street: parcel.street,
      set: {
        name: `${short}地块${n + 1}征收项目（合成）`,
        level: 'street',
        purpose: 'land-reserve',
        'plan-year': '2020',
        'carried-over': 'new',
        boundary: '以征收红线图为准（合成）',
        'implementing-unit': `${short}征收服务中心（合成）`,
        funding: 'developer',
        parcel: parcel.id,
      },
    },
    {
      transition: 'assign',
      on: addDays(parcel.plannedOn, 24),
      set: { 'assigned-on': addDays(parcel.plannedOn, 24), 'due-on': dueOn },
      amounts: { 'households-plan': String(households), 'area-plan': String(households * 96) },
    },
    {
      transition: 'begin-signing',
      on: addDays(parcel.plannedOn, 40),
      set: { 'decision-number': `武政征决字〔2020〕地${n + 1}号（合成）` },
    },
    {
      transition: 'take-over',
      on: addDays(finishedOn, -1),
      adds: true,
      amounts: { households: String(households), area: String(households * 96) },
    },
    {
      transition: 'finish',
      on: finishedOn,
      set: { 'finished-on': finishedOn },
      evidence: [`征收完成确认-${parcel.id}.pdf`],
    },
    { transition: 'archive', on: '2020-12-31', late: 1 },
  ];
  return journalOf(journal, `ZS-2020-D${String(n + 1).padStart(2, '0')}`, steps);
}

/** Projects that started in 2021 on a parcel: each has one of its own, and the investment that landed there. */
function startedProjects(random: Random, records: Records, supplied: readonly ParcelPlan[]): HistoricWork[] {
  const onLand = (records.get('project') ?? []).filter(({ on }) => (on.get('start') ?? '') > '2021');
  const taken = new Set(onLand.flatMap(({ set }) => (set.parcel === undefined ? [] : [set.parcel])));
  const free = supplied.filter(({ id }) => !taken.has(id));
  const used = new Set<string>();
  return onLand.flatMap((project) => {
    const startedOn = project.on.get('start') as string;
    const parcel = (project.set.parcel as string | undefined) ?? free.pop()?.id;
    if (parcel === undefined) return [];
    const soldOn = supplied.find(({ id }) => id === parcel)?.soldOn ?? startedOn;
    const lead = nearestLead(
      records,
      used,
      addDays(String(project.set['planned-start']), -30),
      soldOn,
      startedOn,
    );
    if (lead) used.add(lead);
    const set = {
      ...(project.set.parcel === undefined ? { parcel } : {}),
      ...(lead === undefined ? {} : { lead }),
    };
    return Object.keys(set).length === 0 ? [] : [link(random, 'project', project, set, startedOn)];
  });
}

/** Of the investments that landed between two days, the one that was to land nearest to a day. */
function nearestLead(
  records: Records,
  used: ReadonlySet<string>,
  day: string,
  from: string,
  to: string,
): string | undefined {
  const landed = (records.get('investment-lead') ?? []).filter(({ id, on }) => {
    const landedOn = on.get('register') ?? '';
    return !used.has(id) && landedOn > from && landedOn < to;
  });
  const apart = ({ set }: Known) => Math.abs(Date.parse(String(set.due)) - Date.parse(day));
  return landed.toSorted((a, b) => apart(a) - apart(b))[0]?.id;
}

/** Projects in reserve that should have started: their parcels, the expropriation and the investment that they wait for. */
function waitingProjects(random: Random, records: Records, parcels: readonly ParcelPlan[]): HistoricWork[] {
  const projects = (records.get('project') ?? [])
    .filter(
      ({ on, set }) =>
        on.has('admit') &&
        !on.has('start') &&
        !on.has('withdraw') &&
        String(set['planned-start']) > '2021-08-01',
    )
    .toSorted((a, b) => (String(a.set['planned-start']) < String(b.set['planned-start']) ? -1 : 1))
    .slice(0, waiting);
  const unsold = parcels.filter(({ soldOn, plannedOn }) => soldOn === null && plannedOn > '2021');
  const tasks = (records.get('expropriation') ?? []).filter(
    ({ on, set }) =>
      set['plan-year'] === '2021' &&
      set.level === 'street' &&
      (on.get('begin-signing') ?? '9999') < '2021-04-20' &&
      !on.has('finish'),
  );
  const leads = (records.get('investment-lead') ?? []).filter(
    ({ on, set }) =>
      on.has('negotiate') &&
      !on.has('register') &&
      !on.has('lose') &&
      String(set.due) > '2021-05-01' &&
      String(set.due) < '2021-10-15',
  );
  return projects.flatMap((project, n): HistoricWork[] => {
    const [parcel, task, lead] = [unsold[n], tasks[n * 3], leads[n * 2]];
    if (!parcel) return [];
    const links: HistoricWork[] = [
      link(random, 'project', project, { parcel: parcel.id, ...(lead ? { lead: lead.id } : {}) }, linkedOn),
    ];
    if (task) {
      // Where the land is wanted earlier, the task is to be done before the year’s end.
      const due = n % 3 === 2 ? {} : { 'due-on': n % 3 === 0 ? '2021-06-30' : '2021-07-31' };
      links.push(link(random, 'expropriation', task, { parcel: parcel.id, ...due }, linkedOn));
    }
    return links;
  });
}

/** Entered by the unit that keeps the record, once what it refers to is there. */
function link(
  random: Random,
  register: string,
  { id, unit, lastRecordedAt, on }: Known,
  set: Readonly<Record<string, unknown>>,
  day: string,
): HistoricEntry {
  const opened = [...on.values()].reduce((a, b) => (a < b ? a : b));
  const occurredOn = day > opened ? day : opened;
  const after = addDays(
    lastRecordedAt.slice(0, 10) > occurredOn ? lastRecordedAt.slice(0, 10) : occurredOn,
    1,
  );
  return {
    register,
    record: id,
    transition: 'revise',
    occurredOn,
    set,
    reason: '补录关联的地块、征收任务和招商线索',
    recordedAt: recordedAfter(random, after > '2021-08-24' ? '2021-08-24' : after),
    recordedBy: unit,
  };
}
