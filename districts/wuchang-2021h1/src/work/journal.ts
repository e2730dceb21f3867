import type { Entry, HistoricEntry, HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import { addDays, recordedAfter, usualLateness } from './calendar.ts';

/** What happened to a record on a day, before it is known when and how well it was written down. */
export interface Step {
  readonly transition: string;
  readonly on: string;
  readonly unit?: string;
  readonly street?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly amounts?: Entry['amounts'];
  /** What stood in the way then; null: nothing. It is told by the problem list, not by the record's own journal. */
  readonly trouble?: string | null;
  readonly reason?: string;
  readonly evidence?: readonly string[];
  /** It adds to the record and leaves it in its stage, so it may be written down long after the next steps. */
  readonly adds?: boolean;
  /** How many days later it was written down; absent: as is usual. */
  readonly late?: number;
  /** What was first written by mistake in place of the fields or amounts given, and corrected later. */
  readonly slip?: { readonly set?: Readonly<Record<string, unknown>>; readonly amounts?: Entry['amounts'] };
}

export interface Journal {
  readonly random: Random;
  readonly register: string;
  /** The share of additions with a mistake that somebody corrects later. */
  readonly mistakes: number;
  /** The share of additions written down twice, the second of which somebody cancels later. */
  readonly doubled?: number;
}

/** Nothing of the demo is written down after this day, and nothing happens after the one before. */
export const lastRecordedDay = '2021-08-24';

/**
 * The entries and corrections that a bureau would have made of a record's steps: in the order in which they are
 * possible, mostly at once, some late (a few only after the half year), some wrong at first.
 */
export function journalOf(journal: Journal, record: string, steps: readonly Step[]): HistoricWork[] {
  const ordered = [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const work: HistoricWork[] = [];
  let unit = '';
  let movedAt = '';
  let sameDay = { on: '', at: '' };
  ordered.forEach((step, index) => {
    unit = step.unit ?? unit;
    const after = [
      movedAt,
      ...(step.adds && step.on !== sameDay.on ? [] : [sameDay.on === step.on ? sameDay.at : '']),
    ];
    const recordedAt = latest(writtenDown(journal.random, step), ...after.map(soonAfter));
    if (!step.adds) movedAt = recordedAt;
    sameDay = { on: step.on, at: sameDay.on === step.on ? latest(sameDay.at, recordedAt) : recordedAt };
    const right = entryOf(journal.register, record, step);
    const recordedBy = unit;
    const wrong =
      recordedAt < '2021-08-10' ? mistakeIn(journal, step, right, ordered, index, recordedAt) : null;
    const key = `${journal.register}/${record}/${index}`;
    if (!wrong) {
      work.push({ ...right, recordedAt, recordedBy });
      if (!step.adds || recordedAt >= '2021-08-10' || !journal.random.chance(journal.doubled ?? 0)) return;
      const again = { ...right, key, recordedAt: soonAfter(recordedAt), recordedBy };
      const cancelled = { corrects: key, with: null, reason: '重复录入，撤销', recordedBy };
      work.push(again, { ...cancelled, recordedAt: noticedAfter(journal.random, recordedAt) });
      return;
    }
    const correctedAt = noticedAfter(journal.random, recordedAt);
    const kept: HistoricEntry = { ...wrong.entry, key, recordedAt, recordedBy };
    work.push(kept, {
      corrects: key,
      with: right,
      reason: wrong.reason,
      recordedAt: correctedAt,
      recordedBy,
    });
  });
  return work;
}

/** When a mistake is noticed: mostly within weeks, sometimes at the next check of the books. */
function noticedAfter(random: Random, recordedAt: string): string {
  const wait = random.chance(0.7) ? random.integer(1, 20) : random.integer(21, 60);
  const day = addDays(recordedAt.slice(0, 10), wait);
  return recordedAfter(random, day > lastRecordedDay ? lastRecordedDay : day);
}

function entryOf(register: string, record: string, step: Step): Entry {
  return {
    register,
    record,
    transition: step.transition,
    occurredOn: step.on,
    ...(step.unit === undefined ? {} : { unit: step.unit }),
    ...(step.street === undefined ? {} : { street: step.street }),
    ...(step.set === undefined ? {} : { set: step.set }),
    ...(step.amounts === undefined ? {} : { amounts: step.amounts }),
    ...(step.reason === undefined ? {} : { reason: step.reason }),
    ...(step.evidence === undefined ? {} : { evidence: step.evidence }),
  };
}

function writtenDown(random: Random, step: Step): string {
  const forgotten = step.adds && step.on >= '2021-04-01' && step.on <= '2021-06-30' && random.chance(0.012);
  const late = step.late ?? (forgotten ? random.integer(20, 50) : usualLateness(random));
  const day = addDays(step.on, late);
  return recordedAfter(random, day > lastRecordedDay ? lastRecordedDay : day);
}

interface Mistake {
  readonly entry: Entry;
  readonly reason: string;
}

function mistakeIn(
  { random, mistakes }: Journal,
  step: Step,
  right: Entry,
  ordered: readonly Step[],
  index: number,
  recordedAt: string,
): Mistake | null {
  if (step.slip) {
    const { set, amounts } = step.slip;
    const entry = {
      ...right,
      ...(set ? { set: { ...right.set, ...set } } : {}),
      ...(amounts ? { amounts: { ...right.amounts, ...amounts } } : {}),
    };
    return { entry, reason: set ? '类别（字段）填写有误，更正' : '数额录入有误，更正' };
  }
  if (!step.adds || !random.chance(mistakes)) return null;
  if (random.chance(0.35)) {
    const day = addDays(step.on, random.chance(0.5) ? 1 : -1);
    const before = ordered.slice(0, index).findLast((s) => !s.adds)?.on ?? step.on;
    const next = ordered.slice(index + 1).find((s) => !s.adds)?.on ?? '9999';
    if (day <= before || day >= next || day > recordedAt.slice(0, 10)) return null;
    return { entry: { ...right, occurredOn: day }, reason: '发生日期录入有误，更正' };
  }
  const amounts = Object.entries(right.amounts ?? {});
  const [first] = amounts;
  const less = first && tenth(first[1]);
  if (!first || !less) return null;
  return {
    entry: { ...right, amounts: { ...right.amounts, [first[0]]: less } },
    reason: '数额少录一位，更正',
  };
}

/** The amount with its last digit forgotten; null when nothing would be left. Less, so that no limit is broken. */
function tenth(amount: NonNullable<Entry['amounts']>[string]): typeof amount | null {
  const cut = (value: string | number) => {
    const [, decimals = ''] = String(value).split('.');
    const less = new Big(value).div(10).round(decimals.length, Big.roundDown);
    return less.gt(0) ? less.toFixed() : null;
  };
  if (typeof amount !== 'object') return cut(amount);
  const value = cut(amount.value);
  return value === null ? null : { value, unit: amount.unit };
}

const latest = (...moments: string[]): string => moments.reduce((a, b) => (a > b ? a : b));

/** A few minutes later, on the same clock. */
function soonAfter(moment: string): string {
  if (moment === '') return '';
  const local = new Date(Date.parse(`${moment.slice(0, 19)}Z`) + 4 * 60_000);
  return `${local.toISOString().slice(0, 19)}+08:00`;
}
