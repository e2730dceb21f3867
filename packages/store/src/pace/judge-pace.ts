import {
  courseOf,
  dayNumber,
  dayOfNumber,
  endOfMonth,
  lightsOf,
  monthsOf,
  type PaceLights,
  type PaceMonth,
  type PaceStep,
  PaceTally,
  type ScheduledMonth,
  type Spread,
  scheduledBy,
  scheduledMonths,
  spreadOf,
} from '@taizhang/ledger';
import type { District } from '../district.ts';
import type { PaceState, PaceSteps, StateLeg, Steps } from './pace-steps.ts';
import type { PaceOf } from './steps-sql.ts';

/** When lights are looked at. */
export interface PaceAt {
  /** The cut-off day: what happened by its end. */
  readonly day: string;
  /** What was known at this moment; null: now. */
  readonly knownAt: Date | null;
}

/** Where a record stands against its schedule; amounts are whole numbers of the last decimal that is kept. */
export interface RecordPace {
  readonly id: string;
  /** The plan of the year as it is in force. */
  readonly plan: bigint;
  /** What is done in the year. */
  readonly done: bigint;
  /** What should be done by now; null: nothing is scheduled. */
  readonly due: bigint | null;
  /** What was done by the end of each month that has begun, as known now, and what was scheduled by it. */
  readonly course: readonly { readonly done: bigint; readonly due: bigint | null }[];
  readonly lights: PaceLights<bigint>;
}

/** The months of a day's year with the days on which their reporting closes. */
export function paceMonths(district: District, { pace }: PaceOf, year: string): PaceMonth[] {
  const { count, of } = pace.closes;
  return monthsOf(year).map((month) => {
    const endsOn = endOfMonth(month);
    const ends = dayNumber(endsOn);
    const closesOn = of === 'day' ? dayOfNumber(ends + count) : district.calendar.addWorkdays(endsOn, count);
    return { month, endsOn, closesOn, ends, closes: dayNumber(closesOn) };
  });
}

interface Judging {
  readonly of: PaceOf;
  readonly at: PaceAt;
  readonly day: number;
  readonly known: number;
  readonly months: readonly PaceMonth[];
  /** How many months have begun. */
  readonly begun: number;
  /** Null: all records. */
  readonly only: ReadonlySet<number> | null;
}

/** The lights of every record of a pace that has any, or of those of some numbers, from what the movements say. */
export function judgePace(
  district: District,
  of: PaceOf,
  parts: readonly PaceSteps[],
  at: PaceAt,
  only: ReadonlySet<number> | null = null,
): ReadonlyMap<string, RecordPace> {
  const months = paceMonths(district, of, at.day.slice(0, 4));
  const known = at.knownAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const begun = Number(at.day.slice(5, 7));
  const judging: Judging = { of, at, day: dayNumber(at.day), known, months, begun, only };
  const since = dayNumber(`${at.day.slice(0, 4)}-01-01`);
  const done = tallies(
    judging,
    parts.map((part) => part.done),
    since,
  );
  const plan = tallies(
    judging,
    parts.map((part) => part.plan),
    Number.NEGATIVE_INFINITY,
  );
  const judged = new Map<string, RecordPace>();
  const ids = parts[0]?.records.ids ?? [];
  for (const record of only ?? ids.keys()) {
    const [id, planned] = [ids[record], plan[record]];
    if (id === undefined || !planned) continue;
    const legs = parts.flatMap((part) => part.legs.get(record) ?? []);
    const one = judgeRecord(judging, id, legs, planned, done[record], () =>
      stepsOf(judging, parts, since, record),
    );
    if (one) judged.set(id, one);
  }
  return judged;
}

/** What each record's amounts add up to by months. */
function tallies(
  { months, day, known, only }: Judging,
  columns: readonly Steps[],
  since: number,
): (PaceTally | undefined)[] {
  const found: (PaceTally | undefined)[] = [];
  for (const steps of columns) {
    const { record, occurred, recorded, at, amount } = steps;
    const add = (i: number) => {
      const on = occurred[i] as number;
      if (on > day || on < since || (at[i] as number) > known) return;
      const number = record[i] as number;
      let tally = found[number];
      if (!tally) {
        tally = new PaceTally(months);
        found[number] = tally;
      }
      tally.add(on, recorded[i] as number, amount[i] as bigint);
    };
    if (only === null) for (let i = 0; i < record.length; i++) add(i);
    else for (const one of only) for (const i of steps.placesOf(one)) add(i);
  }
  return found;
}

/** The steps of a record one by one. */
function stepsOf(
  { day, known }: Judging,
  parts: readonly PaceSteps[],
  since: number,
  record: number,
): PaceStep[] {
  const steps: PaceStep[] = [];
  for (const { done } of parts)
    for (const i of done.placesOf(record)) {
      const occurred = done.occurred[i] as number;
      if (occurred > day || occurred < since || (done.at[i] as number) > known) continue;
      steps.push({ occurred, recorded: done.recorded[i] as number, amount: done.amount[i] as bigint });
    }
  return steps;
}

function judgeRecord(
  judging: Judging,
  id: string,
  legs: readonly StateLeg[],
  plan: PaceTally,
  done: PaceTally | undefined,
  steps: () => readonly PaceStep[],
): RecordPace | null {
  const { months, begun, day, at } = judging;
  const planned = plan.sums();
  const due: { due: bigint | null; dueNow: bigint | null }[] = [];
  for (let i = 0; i < begun; i++) {
    const month = months[i] as PaceMonth;
    const until = Math.min(month.ends, day);
    const isOpen = day <= month.closes;
    const dueNow = dueBy(judging, stateAt(judging, legs, until, null), planned.byEnd[i] as bigint, i + 1);
    const then = isOpen
      ? dueNow
      : dueBy(judging, stateAt(judging, legs, until, month.closes), planned.onTime[i] as bigint, i + 1);
    due.push({ due: then, dueNow });
  }
  const running = dueToday(judging, legs, plan.total);
  if (running === null && due.every((one) => one.due === null && one.dueNow === null)) return null;
  const tally = done ?? new PaceTally(months);
  const scheduled = scheduledMonths(months, tally, due);
  const mayBeMadeUp = scheduled.some(
    (month, i) => i < begun && at.day > month.closesOn && mayBeMadeUpIn(month, tally.total),
  );
  const course = mayBeMadeUp ? courseOf(steps()) : [];
  const now = { day: at.day, done: tally.total, due: running, course };
  const lights = lightsOf(scheduled, now, reaches);
  return {
    id,
    plan: plan.total,
    done: tally.total,
    due: running,
    course: scheduled.slice(0, begun).map(({ byEnd, dueNow }) => ({ done: byEnd, due: dueNow ?? null })),
    lights,
  };
}

/** Of what is missed, no day of making up is looked for. */
function mayBeMadeUpIn({ due, dueNow, onTime }: ScheduledMonth<bigint>, done: bigint): boolean {
  const since = dueNow ?? due;
  return since !== null && (due === null || onTime < due) && done >= since;
}

const reaches = (done: bigint, due: bigint): boolean => done >= due;

/** What a record was on a day, as recorded by another, or as known now. */
function stateAt(
  { known }: Judging,
  legs: readonly StateLeg[],
  day: number,
  recordedBy: number | null,
): PaceState | null {
  const counts: { state: PaceState; count: number }[] = [];
  for (const { occurred, recorded, at, state, by } of legs) {
    if (occurred > day || at > known || (recordedBy !== null && recorded > recordedBy)) continue;
    const same = counts.find((one) => one.state.key === state.key);
    if (same) same.count += by;
    else counts.push({ state, count: by });
  }
  return counts.find(({ count }) => count > 0)?.state ?? null;
}

function spreadIn({ of, at }: Judging, state: PaceState | null): Spread | null {
  if (!state?.counts || !of.pace.stages.includes(state.stage)) return null;
  return spreadOf(at.day.slice(0, 4), state.starts, state.ends);
}

/** What is scheduled by the end of a month. A record without a plan has no schedule. */
function dueBy(judging: Judging, state: PaceState | null, plan: bigint, number: number): bigint | null {
  const spread = spreadIn(judging, state);
  return spread && plan > 0n ? scheduledBy(plan, spread, number) : null;
}

/** What is scheduled by now: by the last month that has ended. In its first month a record owes nothing yet. */
function dueToday(judging: Judging, legs: readonly StateLeg[], plan: bigint): bigint | null {
  const { months, begun, day } = judging;
  const spread = spreadIn(judging, stateAt(judging, legs, day, null));
  if (!spread || plan <= 0n || scheduledBy(plan, spread, begun) === null) return null;
  const ended = day >= (months[begun - 1] as PaceMonth).ends ? begun : begun - 1;
  return scheduledBy(plan, spread, ended) ?? 0n;
}
