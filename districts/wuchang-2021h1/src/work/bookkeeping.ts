import type { AmountInput, Entry, HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import { addDays, daysBetween, recordedAfter, usualLateness } from './calendar.ts';

/** The last day on which anything of the demo was written down. */
const lastRecorded = '2021-08-25';

export interface Subject {
  readonly register: string;
  readonly record: string;
  readonly unit: string;
  readonly street?: string;
}

type Values = Readonly<Record<string, unknown>>;
type Amounts = Readonly<Record<string, AmountInput>>;

/** What really happened, and how it was first written down where that was wrong. */
export interface Happening {
  readonly transition: string;
  readonly on: string;
  readonly set?: Values;
  readonly amounts?: Amounts;
  readonly evidence?: readonly string[];
  /** The slip of the pen: these values were written first and put right later. */
  readonly wrong?: { readonly set?: Values; readonly amounts?: Amounts; readonly reason: string };
  /** Not written down in the order of days: a forgotten slip of paper that turned up. */
  readonly unordered?: boolean;
}

export interface Book {
  readonly work: HistoricWork[];
  /** A record about to be opened; what happens to it is entered in the order of days. */
  open(subject: Subject): { enter(happening: Happening): void };
  /** A record opened by mistake, a doubled one, and struck out again. */
  doubled(subject: Subject, happening: Happening): void;
}

/**
 * Writes history as clerks do: mostly at once, sometimes late (a few things of the half year only in July or August),
 * now and then with a wrong day or value that is corrected weeks later. What stands in the end is what happened.
 */
export function bookOf(random: Random): Book {
  const work: HistoricWork[] = [];
  const correctedAfter = (at: string) =>
    recordedNotBefore(random, at.slice(0, 10), random.integer(5, 50), at);
  return {
    work,
    open: (subject) => {
      let count = 0;
      let opened: string | undefined;
      let [last, lastDay]: [string | undefined, string | undefined] = [undefined, undefined];
      return {
        enter: (happening) => {
          const right = entryOf(subject, happening, count === 0);
          const recordedBy = subject.unit;
          const late = latenessOf(random, happening.on);
          const at = recordedNotBefore(random, happening.on, late, happening.unordered ? opened : last);
          const wrong = slipOf(random, right, happening, lastDay);
          const key = `${subject.register}/${subject.record}/${count}`;
          count += 1;
          if (wrong) {
            work.push({ ...wrong.entry, key, recordedAt: at, recordedBy });
            const recordedAt = correctedAfter(at);
            work.push({ corrects: key, with: right, reason: wrong.reason, recordedAt, recordedBy });
          } else work.push({ ...right, recordedAt: at, recordedBy });
          opened ??= at;
          if (last === undefined || at > last) last = at;
          lastDay = happening.on;
        },
      };
    },
    doubled: (subject, happening) => {
      const key = `${subject.register}/${subject.record}/0`;
      const recordedBy = subject.unit;
      const at = recordedNotBefore(random, happening.on, latenessOf(random, happening.on), undefined);
      work.push({ ...entryOf(subject, happening, true), key, recordedAt: at, recordedBy });
      const recordedAt = correctedAfter(at);
      work.push({ corrects: key, with: null, reason: '重复登记，予以冲销', recordedAt, recordedBy });
    },
  };
}

function entryOf(subject: Subject, happening: Happening, opens: boolean): Entry {
  const { register, record, unit, street } = subject;
  const { transition, on, set, amounts, evidence } = happening;
  return {
    register,
    record,
    transition,
    occurredOn: on,
    ...(opens ? { unit, ...(street === undefined ? {} : { street }) } : {}),
    ...(set ? { set } : {}),
    ...(amounts ? { amounts } : {}),
    ...(evidence ? { evidence } : {}),
  };
}

/** The entry as first written where it was wrong: with the slip given, or rarely on a day too early. */
function slipOf(random: Random, right: Entry, happening: Happening, lastDay: string | undefined) {
  if (happening.wrong) {
    const { set, amounts, reason } = happening.wrong;
    const entry: Entry = {
      ...right,
      ...(set ? { set: { ...right.set, ...set } } : {}),
      ...(amounts ? { amounts: { ...right.amounts, ...amounts } } : {}),
    };
    return { entry, reason };
  }
  if (!random.chance(0.003)) return undefined;
  // Never before the entry it follows, so that what was written was possible too.
  const room = lastDay === undefined ? 9 : Math.min(9, daysBetween(lastDay, right.occurredOn));
  if (room < 1) return undefined;
  const occurredOn = addDays(right.occurredOn, -random.integer(1, room));
  return { entry: { ...right, occurredOn }, reason: '发生日期填写有误' };
}

/** Some things of the half year came to be known only in July or August. */
function latenessOf(random: Random, day: string): number {
  const nearEnd = day >= '2021-06-10' && day <= '2021-06-30';
  const inHalf = day >= '2021-01-01' && day <= '2021-06-30';
  if (random.chance(nearEnd ? 0.025 : inHalf ? 0.002 : 0))
    return daysBetween(day, addDays('2021-07-05', random.integer(0, 45)));
  return usualLateness(random);
}

function recordedNotBefore(random: Random, day: string, late: number, earlier: string | undefined): string {
  const at = recordedAfter(random, day, Math.max(0, Math.min(late, daysBetween(day, lastRecorded))));
  return earlier === undefined || at > earlier ? at : minutesAfter(earlier, random.integer(3, 40));
}

/** An instant written as the others are, in the district's own time. */
function minutesAfter(instant: string, minutes: number): string {
  const local = Date.parse(instant) + (8 * 60 + minutes) * 60_000;
  return `${new Date(local).toISOString().slice(0, 19)}+08:00`;
}

/** Gives records their running numbers by the year they were opened in: HZ-2021-00012. */
export function numbering(prefix: string): (day: string) => string {
  const counts = new Map<string, number>();
  return (day) => {
    const year = day.slice(0, 4);
    const count = (counts.get(year) ?? 0) + 1;
    counts.set(year, count);
    return `${prefix}-${year}-${String(count).padStart(5, '0')}`;
  };
}

/** In the order they were written down, as they will be posted. */
export const inOrderOfRecording = (work: readonly HistoricWork[]): HistoricWork[] =>
  work
    .map((item, at) => ({ item, at }))
    .sort((a, b) => compare(a.item.recordedAt, b.item.recordedAt) || a.at - b.at)
    .map(({ item }) => item);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const earliest = (a: string, b: string): string => (a < b ? a : b);
export const latest = (a: string, b: string): string => (a > b ? a : b);
