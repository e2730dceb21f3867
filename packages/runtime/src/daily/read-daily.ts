import { type Daily, type DailyLine, Refusal, type Register } from '@taizhang/definition';
import type { Question } from '@taizhang/ledger';
import { type Drill, readMetrics, recordsBehind, snapshot } from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import type { Office } from '../reports.ts';
import { type YearSetting, yearSetting } from '../target/setting.ts';
import { daysAfter } from '../today.ts';

export interface DailyAt {
  readonly day?: string | undefined;
  /** A day (known by its end) or an ISO instant; absent: now. */
  readonly knownAt?: string | undefined;
}

export type DailyPart = 'day' | 'before' | 'week' | 'year' | 'plan' | 'beside';

/** The numbers of one line in one sub-district, in the base unit; null: unknown. */
export interface DailyCell {
  readonly line: DailyLine;
  readonly parts: ReadonlyMap<DailyPart, string | null>;
  /** Plan less done; null: no plan, or unknown. */
  readonly left: string | null;
  /** In percent. */
  readonly completion: string | null;
}

export interface DailyFacts {
  readonly register: Register;
  readonly daily: Daily;
  readonly day: string;
  readonly before: string;
  readonly weekFrom: string;
  readonly knownAt: Date;
  readonly whole: readonly DailyCell[];
  readonly streets: readonly { readonly street: string; readonly cells: readonly DailyCell[] }[];
}

/** What is asked of each line, in the order in which it is shown. */
const partsOf = ({ plan, beside }: DailyLine): DailyPart[] => [
  'day',
  'before',
  'week',
  'year',
  ...(plan === undefined ? [] : (['plan'] as const)),
  ...(beside === undefined ? [] : (['beside'] as const)),
];

interface Days extends YearSetting {
  readonly before: string;
  readonly weekFrom: string;
}

/** @throws Refusal impossible-date, impossible-year, future-cutoff, impossible-instant; of the field `day` where it is the day */
function daysOf(district: OpenDistrict, { day, knownAt }: DailyAt): Days {
  try {
    const setting = yearSetting(district, { cutoff: day, knownAt });
    const weekday = (new Date(`${setting.cutoff}T00:00:00Z`).getUTCDay() + 6) % 7;
    return {
      ...setting,
      before: daysAfter(setting.cutoff, -1),
      weekFrom: daysAfter(setting.cutoff, -weekday),
    };
  } catch (error) {
    // It is the day here that is called a cut-off there.
    const ofDay = error instanceof Refusal && (error.field === 'cutoff' || error.field === 'year');
    throw ofDay ? new Refusal(error.code, error.details, 'day') : error;
  }
}

function askOf(line: DailyLine, part: DailyPart, days: Days, street: string | null) {
  const { cutoff, before, weekFrom, year, knownAt } = days;
  const yearFrom = `${year}-01-01`;
  const from = { day: cutoff, before, week: weekFrom, year: yearFrom, plan: yearFrom, beside: yearFrom }[
    part
  ];
  const question: Question = {
    from,
    to: part === 'before' ? before : cutoff,
    knownAt,
    ...(street === null ? {} : { scope: { street } }),
  };
  const metric = part === 'plan' ? line.plan : part === 'beside' ? line.beside : line.done;
  return metric === undefined ? null : { metric, question };
}

/** @throws Refusal unknown-register, no-daily */
function dailyOf(district: OpenDistrict, id: string): { register: Register; daily: Daily } {
  const register = district.catalogue.registers.get(id);
  if (!register) throw new Refusal('unknown-register', { register: id });
  if (!register.daily) throw new Refusal('no-daily', { register: id });
  return { register, daily: register.daily };
}

/** So many days back it is looked for work. */
const lookedBack = 14;

/** The last day with work up to where the district stands; the day on which it stands where there was none lately. */
async function lastWorkedDay(office: Office, daily: Daily, today: Days): Promise<string> {
  const { district, pool, viewer } = office;
  const days = Array.from({ length: lookedBack }, (_, back) => daysAfter(today.cutoff, -back));
  const asked = days.flatMap((day) =>
    daily.lines.map(({ done }) => ({
      metric: done,
      question: { from: day, to: day, knownAt: today.knownAt },
    })),
  );
  const values = await snapshot(pool, (client) => readMetrics(client, district.store, viewer, asked));
  const worked = values.findIndex((value) => value !== null && !new Big(value).eq(0));
  return asked[worked]?.question.to ?? today.cutoff;
}

/**
 * What was done on a day, the day before, in its week and its year, in every sub-district and in the whole, all read at
 * one moment. The whole is asked as they are: it is never added up from them. Where no day is asked for, it is the last
 * with work: in the morning there is none of the day itself yet.
 * @throws Refusal unknown-register, no-daily, not-permitted, and as `yearSetting`
 */
export async function readDaily(office: Office, id: string, at: DailyAt): Promise<DailyFacts> {
  const { district, pool, viewer } = office;
  const { register, daily } = dailyOf(district, id);
  const asOf = daysOf(district, at);
  const days =
    at.day === undefined ? daysOf(district, { ...at, day: await lastWorkedDay(office, daily, asOf) }) : asOf;
  const rows: (string | null)[] = [null, ...district.package.streets.map(({ id: street }) => street)];
  const asked = rows.flatMap((street) =>
    daily.lines.flatMap((line) =>
      partsOf(line).flatMap((part) => {
        const ask = askOf(line, part, days, street);
        return ask ? [{ key: `${street} ${line.id} ${part}`, ask }] : [];
      }),
    ),
  );
  const values = await snapshot(pool, (client) =>
    readMetrics(
      client,
      district.store,
      viewer,
      asked.map(({ ask }) => ask),
    ),
  );
  const found = new Map(asked.map(({ key }, i) => [key, values[i] ?? null]));
  const cellsOf = (street: string | null) =>
    daily.lines.map((line) =>
      cellOf(
        line,
        new Map(partsOf(line).map((part) => [part, found.get(`${street} ${line.id} ${part}`) ?? null])),
      ),
    );
  const { cutoff: day, before, weekFrom, knownAt } = days;
  return {
    register,
    daily,
    day,
    before,
    weekFrom,
    knownAt,
    whole: cellsOf(null),
    streets: rows.flatMap((street) => (street === null ? [] : [{ street, cells: cellsOf(street) }])),
  };
}

function cellOf(line: DailyLine, parts: DailyCell['parts']): DailyCell {
  const plan = parts.get('plan') ?? null;
  const year = parts.get('year') ?? null;
  if (plan === null || year === null) return { line, parts, left: null, completion: null };
  return {
    line,
    parts,
    left: new Big(plan).minus(year).toFixed(),
    completion: new Big(plan).lte(0)
      ? null
      : new Big(year).times(100).div(plan).round(1, Big.roundHalfUp).toFixed(1),
  };
}

/**
 * The records behind one number of it, by the same question.
 * @throws Refusal unknown-line, unknown-street, and as `readDaily`
 */
export async function dailyRecords(
  office: Office,
  id: string,
  {
    line: name,
    part,
    street,
    ...at
  }: DailyAt & {
    readonly line: string;
    readonly part: DailyPart;
    readonly street?: string | undefined;
  },
): Promise<Drill & { readonly line: DailyLine }> {
  const { district, pool, viewer } = office;
  const line = dailyOf(district, id).daily.lines.find((one) => one.id === name);
  if (!line) throw new Refusal('unknown-line', {}, 'line');
  if (street !== undefined && !district.package.streets.some((one) => one.id === street))
    throw new Refusal('unknown-street', { street }, 'street');
  const ask = askOf(line, part, daysOf(district, at), street ?? null);
  if (!ask) throw new Refusal('unknown-line', {}, 'part');
  const drill = await snapshot(pool, (client) =>
    recordsBehind(client, district.store, viewer, ask.metric, ask.question, { limit: 500, offset: 0 }),
  );
  return { ...drill, line };
}
