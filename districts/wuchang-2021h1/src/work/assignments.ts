import type { HistoricWork } from '@taizhang/ledger';
import { streets } from '../places.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { addDays, workingDay, workingDays } from './calendar.ts';
import { type Journal, journalOf, type Step } from './journal.ts';
import { type OfficialAmounts, type OfficialPlan, officialsOf } from './officials.ts';
import type { ProjectPlan } from './project-plan.ts';
import { type ProjectAmounts, projectsOf } from './projects.ts';

export interface AssignmentAmounts {
  /** Projects with an official at the end of the half year. */
  readonly projects: number;
  /** Of these, projects with a second, assisting official. */
  readonly joint: number;
  /** Projects whose assignment ended before. */
  readonly ended: number;
  /** Projects assigned after the half year. */
  readonly later: number;
}

/** The day of the year's notice of who answers for what. */
const noticeDay = '2021-02-22';
const lastDay = '2021-08-18';

/** Who answered for the official's duties at first, and since when the official does. */
const firstHolder = (official: OfficialPlan) => official.succeeds ?? official.id;

export function assignmentsWork(
  world: World,
  amounts: AssignmentAmounts,
  officials: OfficialAmounts,
  projects: ProjectAmounts,
): HistoricWork[] {
  const random = world.random.fork('assignments');
  const journal: Journal = { random, register: 'assignment', mistakes: 0.006, doubled: 0.004 };
  const serving = officialsOf(world, officials).filter((o) => o.until === null && o.from < '2021-06-01');
  return [
    ...projectAssignments(journal, amounts, serving, projectsOf(world, projects)),
    ...streetAssignments(journal, serving),
  ];
}

function projectAssignments(
  journal: Journal,
  amounts: AssignmentAmounts,
  serving: readonly OfficialPlan[],
  projects: readonly ProjectPlan[],
): HistoricWork[] {
  const { random } = journal;
  const linkable = projects.filter(
    (p) =>
      ['reserve', 'started', 'small', 'earlier'].includes(p.group) &&
      p.appliedOn <= '2021-05-14' &&
      p.completedOn === null,
  );
  const fit = random.shuffled(linkable);
  const ended = fit.filter((p) => p.appliedOn <= '2020-11-30').slice(0, amounts.ended);
  const others = fit.filter((p) => !ended.includes(p));
  const need = amounts.projects + amounts.later;
  if (others.length < need)
    throw new Error(`${need} projects are to be assigned, but only ${others.length} can be`);
  const leaderOf = dealt(random, serving);
  const work: HistoricWork[] = [];
  const write = (
    project: ProjectPlan,
    leader: OfficialPlan,
    role: string,
    from: string,
    end: string | null,
  ) => {
    const id = `BB-P-${String(work.length).padStart(4, '0')}`;
    work.push(...journalOf(journal, id, projectSteps(random, project, leader, role, from, end)));
  };
  for (const [n, project] of others.slice(0, amounts.projects).entries()) {
    const early = random.chance(0.3) ? workingDay(random, '2021-01-04', '2021-02-05') : noticeDay;
    const wanted = n % 9 === 0 ? workingDay(random, '2021-03-01', '2021-06-25') : early;
    // A project must have been written down before an official can answer for it.
    const possible = addDays(project.appliedOn, 20);
    const from = wanted > possible ? wanted : possible;
    write(project, leaderOf(), 'lead', from, null);
    if (n < amounts.joint) write(project, leaderOf(), 'joint', addDays(from, 2), null);
  }
  for (const project of ended) {
    const end = workingDay(random, '2021-03-15', '2021-06-25');
    write(project, leaderOf(), 'lead', workingDay(random, '2021-01-04', '2021-02-05'), end);
  }
  for (const project of others.slice(amounts.projects, need))
    write(project, leaderOf(), 'lead', workingDay(random, '2021-07-02', '2021-08-10'), null);
  return work;
}

/** Nobody can name an official who is not yet in the register. */
const lateFor = (leader: OfficialPlan) => (leader.succeeds === null ? {} : { late: 4 });

/** Deals the officials out in turn, so that each gets work before one gets more. */
function dealt(random: Random, officials: readonly OfficialPlan[]): () => OfficialPlan {
  let hand: OfficialPlan[] = [];
  return () => {
    if (hand.length === 0) hand = random.shuffled(officials);
    return hand.pop() as OfficialPlan;
  };
}

function projectSteps(
  random: Random,
  project: ProjectPlan,
  leader: OfficialPlan,
  role: string,
  from: string,
  end: string | null,
): Step[] {
  const steps: Step[] = [
    {
      transition: 'assign',
      on: from,
      unit: 'supervision-office',
      street: project.street,
      set: {
        duty: `联系${project.name}`,
        kind: 'project',
        leader: from >= leader.from ? leader.id : firstHolder(leader),
        project: project.id,
        role,
        basis: '武政办〔2021〕8号（合成）',
        'started-on': from,
        'task-force': `${project.id}工作专班`,
        'liaison-unit': project.unit,
        'liaison-name': '合成联络员',
        'liaison-phone': '00000040001',
      },
      ...lateFor(leader),
      ...(random.chance(0.02) ? { slip: { set: { role: role === 'lead' ? 'joint' : 'lead' } } } : {}),
    },
    ...handOver(leader, from, end),
  ];
  const until = end ?? lastDay;
  for (let on = addDays(from, random.integer(6, 25)); on < until; on = addDays(on, random.integer(18, 36))) {
    const raised = random.integer(0, 3);
    steps.push(visit(random, on, 1, raised));
  }
  if (end !== null)
    steps.push({
      transition: 'end',
      on: end,
      set: { 'ended-on': end, 'ending-reason': random.chance(0.5) ? 'completed' : 'reassigned' },
    });
  return steps;
}

const handOver = (leader: OfficialPlan, from: string, end: string | null): Step[] =>
  from < leader.from && (end === null || leader.from < end)
    ? [
        {
          transition: 'hand-over',
          on: leader.from,
          set: { leader: leader.id, basis: '武政办〔2021〕分工调整（合成）' },
          late: 4,
        },
      ]
    : [];

function visit(random: Random, on: string, visits: number, raised: number): Step {
  return {
    transition: 'visit',
    on,
    adds: true,
    set: { 'latest-visit': on },
    amounts: {
      visits: String(visits),
      'issues-raised': String(raised),
      // What was raised is mostly solved on the spot.
      'issues-solved': String(raised === 0 ? 0 : random.integer(Math.max(0, raised - 1), raised)),
    },
  };
}

/** Every sub-district has its officials, who visit it every week; one line a week says how often. */
function streetAssignments(journal: Journal, serving: readonly OfficialPlan[]): HistoricWork[] {
  const { random } = journal;
  const from = '2021-02-25';
  return random.shuffled(serving).flatMap((leader, n) => {
    const street = streets[n % streets.length] as (typeof streets)[number];
    const steps: Step[] = [
      {
        transition: 'assign',
        on: from,
        unit: 'supervision-office',
        street: street.id,
        set: {
          duty: `包保${street.title.zh}国家卫生城市复审`,
          kind: 'street',
          leader: from >= leader.from ? leader.id : firstHolder(leader),
          role: n < streets.length ? 'lead' : 'joint',
          basis: '国卫复审工作方案（合成）',
          'started-on': from,
          'task-force': `${street.title.zh}包保专班`,
          'liaison-unit': street.id,
          'liaison-name': '合成联络员',
          'liaison-phone': '00000040002',
        },
        ...lateFor(leader),
      },
      ...handOver(leader, from, null),
    ];
    for (const on of workingDays('2021-03-01', lastDay).filter(
      (d) => new Date(`${d}T00:00:00Z`).getUTCDay() === 5,
    ))
      if (random.chance(0.93)) steps.push(visit(random, on, random.integer(3, 6), random.integer(0, 6)));
    return journalOf(journal, `BB-S-${String(n + 1).padStart(2, '0')}`, steps);
  });
}
