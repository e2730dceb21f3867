import { reaches } from '@taizhang/access';
import { Refusal, type Register, type Text } from '@taizhang/definition';
import {
  type Due,
  type DueCount,
  dueCounts,
  dueRecords,
  type StandingCount,
  snapshot,
  standingCounts,
} from '@taizhang/store';
import type { Office } from '../reports.ts';
import { nowOf, todayOf } from '../today.ts';
import { escalationOf } from './distance.ts';

/** So many work days ahead something is said to come due. */
const soonWorkdays = 5;
/** Of how many overdue deadlines at most it is said how far they were escalated. */
const mostEscalated = 2000;

const ahead = ({ district }: Office) => {
  const today = todayOf(district);
  const until = district.store.calendar.addWorkdays(today, soonWorkdays);
  return { today, until, now: nowOf(district) };
};

export interface FlowAsked {
  /** Only what this unit has to do. */
  readonly unit?: string;
  /** Of the overdue only those that have come to this step of escalation. */
  readonly step?: string;
  readonly limit: number;
  readonly overdue: number;
  readonly soon: number;
}

/** Where a register's records stand, whose they are, and what is overdue or comes due. */
export interface Flow {
  readonly register: Register;
  readonly today: string;
  readonly until: string;
  readonly standing: readonly StandingCount[];
  readonly due: readonly DueCount[];
  readonly overdue: { readonly total: number; readonly due: readonly Due[] };
  readonly soon: { readonly total: number; readonly due: readonly Due[] };
  /** How many overdue deadlines have come to which step of escalation, the furthest counting. */
  readonly escalated: readonly { readonly step: string; readonly title: Text; readonly count: number }[];
}

/** @throws Refusal unknown-register */
export async function flowOf(office: Office, id: string, asked: FlowAsked): Promise<Flow> {
  const { pool, district, viewer } = office;
  const { store } = district;
  const register = store.catalogue.registers.get(id);
  if (!register || !reaches(viewer, 'read', id)) throw new Refusal('unknown-register', { register: id });
  const { today, until, now } = ahead(office);
  const { unit, step, limit } = asked;
  const of = { action: 'read', register: id, ...(unit === undefined ? {} : { unit }) } as const;
  return snapshot(pool, async (client) => {
    const due = (which: object, page: { limit: number; offset: number }) =>
      dueRecords(client, store, viewer, { ...of, ...which }, page);
    const all = await due({ overdueAt: now }, { limit: mostEscalated, offset: 0 });
    const overdue = step === undefined ? all : reached(office, all.due, step);
    return {
      register,
      today,
      until,
      standing: await standingCounts(client, store, viewer, register),
      due: await dueCounts(client, store, viewer, { now, until, register: id }),
      overdue: { total: overdue.total, due: overdue.due.slice(asked.overdue, asked.overdue + limit) },
      soon: await due({ openAt: now, until }, { limit, offset: asked.soon }),
      escalated: escalationsOf(office, all.due),
    };
  });
}

/** The step that an overdue deadline has come to, by what it is asked for. */
const stepOf = (office: Office, due: Due) => {
  const step = escalationOf(office.district, due);
  return step && { step: step.title.zh, title: step.title };
};

function reached(office: Office, overdue: readonly Due[], step: string): Flow['overdue'] {
  const due = overdue.filter((one) => stepOf(office, one)?.step === step);
  return { total: due.length, due };
}

function escalationsOf(office: Office, overdue: readonly Due[]): Flow['escalated'] {
  const counts = new Map<string, Flow['escalated'][number]>();
  for (const due of overdue) {
    const come = stepOf(office, due);
    if (come) counts.set(come.step, { ...come, count: (counts.get(come.step)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** A register with deadlines, and how much of it is overdue or comes due. */
export interface FlowTotal {
  readonly register: Register;
  readonly overdue: number;
  readonly soon: number;
}

/** Every register with deadlines that the viewer reads, the most overdue first. */
export async function flowTotals(
  office: Office,
): Promise<{ readonly today: string; readonly until: string; readonly totals: readonly FlowTotal[] }> {
  const { pool, district, viewer } = office;
  const { today, until, now } = ahead(office);
  const counts = await snapshot(pool, (client) => dueCounts(client, district.store, viewer, { now, until }));
  const sum = (id: string, of: 'overdue' | 'soon') =>
    counts.filter(({ register }) => register === id).reduce((total, one) => total + one[of], 0);
  const totals = [...district.catalogue.registers.values()]
    .filter(({ id, deadlines }) => deadlines && reaches(viewer, 'read', id))
    .map((register) => ({
      register,
      overdue: sum(register.id, 'overdue'),
      soon: sum(register.id, 'soon'),
    }));
  return { today, until, totals: totals.sort((a, b) => b.overdue - a.overdue) };
}
