import type { Entry, HistoricEntry, HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { addDays, workingDayAfter } from './calendar.ts';

/** Nothing of it is written down after the demo's last days. */
const last = '2021-08-18';

/** What is decided of a problem, by its kind. */
const decisions: Record<string, string> = {
  land: '同意倒排征收计划，由承办单位按节点完成签约和场地移交',
  pipeline: '由承办单位牵头，会同管线权属单位限期完成迁改',
  funding: '同意安排项目资金，由承办单位按工程进度拨付',
  approval: '由承办单位组织联合审查，限期批复规划方案',
  traffic: '由承办单位会同交警部门限期办结占道和导改手续',
  other: '由承办单位研究提出方案，限期落实',
};

interface Told {
  readonly entries: readonly HistoricEntry[];
  readonly set: Readonly<Record<string, unknown>>;
  /** The entry by a transition, where there is one. */
  by(transition: string): HistoricEntry | undefined;
}

/** Records of a register with what was written down of them. */
function recordsOf(work: readonly HistoricWork[], register: string): Map<string, Told> {
  const entries = work.filter(
    (one): one is HistoricEntry => !('corrects' in one) && one.register === register,
  );
  const told = [...Map.groupBy(entries, ({ record }) => record)].map(([id, list]): [string, Told] => [
    id,
    {
      entries: list,
      set: Object.assign({}, ...list.map(({ set }) => set ?? {})),
      by: (transition) => list.find((entry) => entry.transition === transition),
    },
  ]);
  return new Map(told);
}

const least = (a: string, b: string) => (Date.parse(a) <= Date.parse(b) ? a : b);
const greatest = (a: string, b: string) => (least(a, b) === a ? b : a);
const minutesAfter = (moment: string, minutes: number) =>
  `${new Date(Date.parse(`${moment.slice(0, 19)}Z`) + minutes * 60_000).toISOString().slice(0, 19)}+08:00`;

/** Writes entries down one after another, on their days or as soon as what is before them is written. */
class Clerk {
  readonly work: HistoricWork[] = [];
  moment: string;
  constructor(moment: string) {
    this.moment = moment;
  }
  write(entry: Entry, recordedBy: string): void {
    this.moment = greatest(minutesAfter(this.moment, 3), `${entry.occurredOn}T17:30:00+08:00`);
    this.work.push({ ...entry, recordedAt: this.moment, recordedBy });
  }
}

/**
 * What the investment committee had before it in 2021, and what became of it: agenda items drawn from the problem list,
 * as many as its minutes tell of, and a supervised matter for each that was assigned.
 */
export function committeeWork(world: World, work: readonly HistoricWork[]): HistoricWork[] {
  const random = world.random.fork('committee');
  const problems = [...recordsOf(work, 'problem')];
  const meetings = [...recordsOf(work, 'meeting')].filter(
    ([, { set, by }]) => set.kind === 'investment-committee' && (by('hold')?.occurredOn ?? '') >= '2021',
  );
  const brought = new Set<string>();
  return meetings.flatMap(([id, meeting]) => {
    const hold = meeting.by('hold') as HistoricEntry;
    const wanted = Number(/\d+/.exec(String(meeting.by('minute')?.set?.decisions ?? ''))?.[0] ?? 4);
    const waiting = problems.filter(([name, told]) => !brought.has(name) && waits(told, hold));
    const chosen = waiting
      .toSorted(([, a], [, b]) => rank(b) - rank(a))
      .slice(0, Math.min(wanted, waiting.length));
    const clerk = new Clerk(hold.recordedAt);
    chosen.forEach(([name, told], n) => {
      brought.add(name);
      if (n < 3) escalate(clerk, name, hold);
      bring(clerk, random, { meeting: id, hold, problem: name, told, order: n + 1 });
    });
    return clerk.work;
  });
}

const levels = ['ordinary', 'serious', 'grave'];
const rank = ({ set }: Told) => levels.indexOf(String(set.level));

/** Whether a problem stood open when the meeting was held and when that was written down. */
function waits({ by }: Told, hold: HistoricEntry): boolean {
  const [raise, taken, solve] = [by('raise'), by('take-up'), by('solve')];
  const known = greatest(raise?.recordedAt ?? hold.recordedAt, taken?.recordedAt ?? '2000-01-01');
  const began = Date.parse(known) < Date.parse(hold.recordedAt);
  const end = solve && least(solve.recordedAt, `${solve.occurredOn}T00:00:00+08:00`);
  const open = !end || Date.parse(end) > Date.parse(addDays(hold.recordedAt.slice(0, 10), 2));
  return began && open && (raise?.occurredOn ?? '9999') < hold.occurredOn;
}

function escalate(clerk: Clerk, record: string, { occurredOn }: HistoricEntry): void {
  clerk.write(
    {
      register: 'problem',
      record,
      transition: 'escalate',
      occurredOn,
      set: { 'escalated-to': 'committee', 'escalated-on': occurredOn },
    },
    'development-reform',
  );
}

interface Brought {
  readonly meeting: string;
  readonly hold: HistoricEntry;
  readonly problem: string;
  readonly told: Told;
  readonly order: number;
}

/** An item put on the agenda and decided, and the matter that is supervised from then on. */
function bring(clerk: Clerk, random: Random, { meeting, hold, problem, told, order }: Brought): void {
  const record = `YT-${meeting.slice(3)}-${String(order).padStart(2, '0')}`;
  const { occurredOn } = hold;
  const office = 'government-office';
  const unit = String(told.entries[0]?.unit);
  const subject = `关于“${String(told.set.what).replace('（合成）', '')}”的议题（合成）`;
  const about = {
    problem,
    ...(told.set.project ? { project: told.set.project } : {}),
  };
  clerk.write(
    {
      register: 'agenda-item',
      record,
      transition: 'draw',
      occurredOn,
      unit: 'government-office',
      set: {
        subject,
        meeting,
        order: String(order),
        'reporting-unit': unit,
        'paper-number': `材料${order}（合成）`,
        ...about,
      },
    },
    office,
  );
  const decision = decisions[String(told.set.kind)] as string;
  if (random.chance(0.15)) {
    const set = { decision: '听取情况汇报，原则同意所提方案，不另行交办' };
    clerk.write({ register: 'agenda-item', record, transition: 'conclude', occurredOn, set }, office);
    return;
  }
  const dueOn = addDays(occurredOn, random.integer(20, 75));
  const assigned = { 'undertaking-unit': unit, leader: told.set.owner, 'due-on': dueOn };
  clerk.write(
    { register: 'agenda-item', record, transition: 'decide', occurredOn, set: { decision, ...assigned } },
    office,
  );
  const matter = {
    subject,
    requirement: decision,
    source: 'meeting-decision',
    urgency: 'ordinary',
    'due-on': dueOn,
    leader: told.set.owner,
    'agenda-item': record,
    ...about,
  };
  supervise(new Follower(clerk, random, record.replace('YT-', 'DB-'), unit), occurredOn, dueOn, matter);
}

/** Writes what becomes of a supervised matter; each step when the day has come, none after the demo's last days. */
class Follower {
  readonly random: Random;
  private readonly clerk: Clerk;
  private readonly record: string;
  private readonly unit: string;
  constructor(clerk: Clerk, random: Random, record: string, unit: string) {
    this.clerk = clerk;
    this.random = random;
    this.record = record;
    this.unit = unit;
  }
  /** @returns false when the day has not come */
  step(transition: string, occurredOn: string, set: Record<string, unknown>, opens = false): boolean {
    if (occurredOn > last) return false;
    const entry = { register: 'supervision', record: this.record, transition, occurredOn, set };
    const own = new Clerk(this.clerk.moment);
    if (opens) this.clerk.write({ ...entry, unit: this.unit }, 'government-office');
    else {
      own.moment = this.moment;
      own.write(entry, transition === 'sign' || transition === 'report' ? this.unit : 'supervision-office');
      this.clerk.work.push(...own.work);
    }
    this.moment = opens ? this.clerk.moment : own.moment;
    return true;
  }
  private moment = '';
}

function supervise(
  follower: Follower,
  decidedOn: string,
  dueOn: string,
  matter: Record<string, unknown>,
): void {
  const { random } = follower;
  const after = (day: string, low: number, high: number) => workingDayAfter(random, day, low, high);
  follower.step('register', decidedOn, matter, true);
  const assignedOn = after(decidedOn, 1, 3);
  if (!follower.step('assign', assignedOn, {})) return;
  const signedOn = after(assignedOn, 0, 2);
  if (!follower.step('sign', signedOn, {})) return;
  const late = random.chance(0.2);
  const doneOn = late ? addDays(dueOn, random.integer(3, 20)) : addDays(dueOn, -random.integer(1, 15));
  const done = doneOn > signedOn ? doneOn : addDays(signedOn, 1);
  if (!follower.step('report', done, { result: '已按要求办结，情况见附件（合成）', 'done-on': done })) return;
  const verifiedOn = after(done, 2, 7);
  if (!follower.step('verify', verifiedOn, { finding: '经现场核查，情况属实（合成）' })) return;
  follower.step('close', after(verifiedOn, 1, 3), {});
}
