import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  courseOf,
  dayNumber,
  dayOfNumber,
  decimalReaches,
  endOfMonth,
  lights,
  lightsOf,
  monthsOf,
  type PaceLights,
  type PaceMonth,
  type PaceStep,
  PaceTally,
  paceWords,
  type ScheduledMonth,
  scheduledBy,
  scheduledMonths,
  spreadOf,
} from './index.ts';

/** A year whose months close five days after they end. */
const year: PaceMonth[] = monthsOf('2021').map((month) => {
  const endsOn = endOfMonth(month);
  const ends = dayNumber(endsOn);
  return { month, endsOn, closesOn: dayOfNumber(ends + 5), ends, closes: ends + 5 };
});
const reaches = (done: bigint, due: bigint) => done >= due;

/** The lights of a year's work against a plan of the whole year, on a day, as known on it. */
function judged(steps: readonly PaceStep[], plan: bigint, day: string): PaceLights<bigint> {
  const known = steps.filter(({ occurred, recorded }) => Math.max(occurred, recorded) <= dayNumber(day));
  const tally = new PaceTally(year);
  for (const { occurred, recorded, amount } of known) tally.add(occurred, recorded, amount);
  const spread = { before: 0, months: 12 };
  const due = year.map((_, i) => scheduledBy(plan, spread, i + 1));
  const months = scheduledMonths(
    year,
    tally,
    due.map((one) => ({ due: one, dueNow: one })),
  );
  const elapsed = Number(day.slice(5, 7)) - 1;
  return lightsOf(
    months,
    {
      day,
      done: tally.total,
      due: elapsed === 0 ? 0n : (due[elapsed - 1] as bigint),
      course: courseOf(known),
    },
    reaches,
  );
}

const step = (occurred: string, amount: number, recorded = occurred): PaceStep => ({
  occurred: dayNumber(occurred),
  recorded: dayNumber(recorded),
  amount: BigInt(amount),
});
const lightsIn = ({ months }: PaceLights<bigint>, ...numbers: number[]) =>
  numbers.map((number) => months[number - 1]?.light ?? null);

describe('the light of a month', () => {
  it('is 正常 when its schedule was reached by its end and recorded by the closing', () => {
    const at = judged([step('2021-01-31', 100, '2021-02-05')], 1200n, '2021-02-06');
    expect(at.months[0]).toMatchObject({ light: 'pace', rule: 'reached', on: '2021-02-05', due: 100n });
    expect(at.months.slice(2)).toEqual(Array(10).fill(null));
  });

  it('is 滞后 while the reporting of a month that has ended is open, and 未达 from the day after', () => {
    const short = [step('2021-01-31', 99)];
    expect(judged(short, 1200n, '2021-02-05').months[0]).toMatchObject({
      light: 'behind',
      rule: 'below-schedule',
      on: '2021-02-05',
    });
    expect(judged(short, 1200n, '2021-02-06').months[0]).toMatchObject({
      light: 'missed',
      rule: 'not-reached',
      on: '2021-02-05',
    });
  });

  it('is 已补上 once a missed month is reached, from that day on, for good', () => {
    const late = [step('2021-01-31', 50), step('2021-03-10', 900)];
    for (const day of ['2021-03-10', '2021-07-01', '2021-12-31', '2022-06-30'])
      expect(judged(late, 1200n, day).months[0]).toMatchObject({
        light: 'made-up',
        rule: 'caught-up',
        on: '2021-03-10',
      });
    expect(lightsIn(judged(late, 1200n, '2021-07-01'), 1, 2, 3, 4)).toEqual([
      'made-up',
      'made-up',
      'pace',
      'pace',
    ]);
    expect(judged(late, 1200n, '2021-07-01').whole?.light).toBe('made-up');
  });

  it('is 已补上, never 正常, when work of the month is recorded after the closing', () => {
    const backdated = [step('2021-01-31', 100, '2021-02-06')];
    expect(judged(backdated, 1200n, '2021-02-10').months[0]).toMatchObject({
      light: 'made-up',
      rule: 'reported-late',
      on: '2021-02-06',
    });
  });

  it('is 未达 again when what made it up is taken back', () => {
    const takenBack = [step('2021-02-10', 100), step('2021-02-10', -100, '2021-02-20')];
    expect(lightsIn(judged(takenBack, 1200n, '2021-02-15'), 1)).toEqual(['made-up']);
    expect(lightsIn(judged(takenBack, 1200n, '2021-02-20'), 1)).toEqual(['missed']);
  });

  it('of a plan that was corrected after the closing remembers the plan by which it was missed', () => {
    const month: ScheduledMonth<string> = {
      month: '2021-01',
      endsOn: '2021-01-31',
      closesOn: '2021-02-05',
      due: '1000',
      dueNow: '100',
      onTime: '100.00',
      byEnd: '100.00',
    };
    const now = { day: '2021-03-01', done: '100', due: '100', course: [] };
    expect(lightsOf([month], now, decimalReaches).whole).toMatchObject({
      light: 'made-up',
      rule: 'plan-corrected',
      on: '2021-03-01',
    });
  });

  it('of a plan that was dated back behind the closing is never 正常: 未达, and 已补上 once it is reached', () => {
    const month = { ...monthOf('2021-01'), due: null, dueNow: '100', onTime: '0', byEnd: '0' };
    const at = (done: string) =>
      lightsOf([month], { day: '2021-03-01', done, due: '100', course: [] }, decimalReaches).whole;
    expect(at('99')).toMatchObject({ light: 'missed', rule: 'not-reached', due: '100' });
    expect(at('100')).toMatchObject({ light: 'made-up', rule: 'reported-late', due: '100' });
  });

  it('is none before the month, and none where nothing is scheduled', () => {
    expect(judged([], 1200n, '2021-01-15').months.slice(1)).toEqual(Array(11).fill(null));
    const month = { ...monthOf('2021-01'), due: null, onTime: '0', byEnd: '0' };
    for (const day of ['2021-01-15', '2021-02-01', '2021-05-01'])
      expect(lightsOf([month], { day, done: '0', due: null, course: [] }, decimalReaches)).toEqual({
        months: [null],
        whole: null,
      });
  });

  it('says its rule and its day in both languages', () => {
    const amounts = { due: { zh: '1亿元', en: '1 (100m yuan)' }, done: { zh: '0亿元', en: '0' } };
    const light = judged([], 1200n, '2021-02-06').months[0];
    expect(light && paceWords(light, amounts).zh).toBe(
      '2021年1月末应完成1亿元，2021-02-05结报时未达到，至今完成0亿元，仍未补上。',
    );
    expect(light && paceWords(light, amounts).en).toContain(
      'not reached when reporting closed on 2021-02-05',
    );
  });
});

const monthOf = (month: string) => {
  const { endsOn, closesOn } = year.find((one) => one.month === month) as PaceMonth;
  return { month, endsOn, closesOn };
};

const days = fc.integer({ min: dayNumber('2021-01-01'), max: dayNumber('2021-12-31') });
const steps = fc.array(
  fc
    .record({ occurred: days, late: fc.integer({ min: 0, max: 90 }), amount: fc.bigInt(0n, 300n) })
    .map(({ occurred, late, amount }): PaceStep => ({ occurred, recorded: occurred + late, amount })),
  { maxLength: 30 },
);
const laterDays = fc.integer({ min: dayNumber('2021-01-01'), max: dayNumber('2022-04-30') }).map(dayOfNumber);
const rank = (light: { light: (typeof lights)[number] } | null | undefined) =>
  light ? lights.indexOf(light.light) : -1;

describe('lights', () => {
  it('never get worse by more work', () => {
    fc.assert(
      fc.property(steps, steps, fc.bigInt(0n, 3000n), laterDays, (some, more, plan, day) => {
        const before = judged(some, plan, day);
        const after = judged([...some, ...more], plan, day);
        for (const [i, light] of after.months.entries())
          expect(rank(light)).toBeLessThanOrEqual(rank(before.months[i]));
        expect(rank(after.whole)).toBeLessThanOrEqual(rank(before.whole));
      }),
    );
  });

  it('remember: a month that was missed once is never 正常 or 滞后 again', () => {
    fc.assert(
      fc.property(steps, fc.bigInt(0n, 3000n), laterDays, laterDays, (some, plan, a, b) => {
        const [early, late] = [judged(some, plan, a < b ? a : b), judged(some, plan, a < b ? b : a)];
        for (const [i, light] of early.months.entries())
          if (light?.light === 'missed' || light?.light === 'made-up')
            expect(['missed', 'made-up']).toContain(late.months[i]?.light);
      }),
    );
  });

  it('are not turned green by what is recorded after the closing', () => {
    fc.assert(
      fc.property(steps, steps, fc.bigInt(1n, 3000n), laterDays, (some, more, plan, day) => {
        const before = judged(some, plan, day);
        // Dated wherever one likes, but recorded on the day of judging.
        const backdated = more.map((one) => ({ ...one, recorded: dayNumber(day) }));
        const after = judged([...some, ...backdated], plan, day);
        for (const [i, light] of before.months.entries())
          if (light && light.light !== 'behind' && light.light !== 'pace')
            expect(after.months[i]?.light).not.toBe('pace');
      }),
    );
  });

  it('know what was known: at an earlier day they are what they were without what came later', () => {
    fc.assert(
      fc.property(steps, steps, fc.bigInt(0n, 3000n), laterDays, (some, more, plan, day) => {
        const later = more.map((one) => ({ ...one, recorded: Math.max(one.occurred, dayNumber(day)) + 1 }));
        expect(judged([...some, ...later], plan, day)).toEqual(judged(some, plan, day));
      }),
    );
  });

  it('were made up on the first day on which they would have said so', () => {
    fc.assert(
      fc.property(steps, fc.bigInt(1n, 3000n), laterDays, (some, plan, day) => {
        for (const [i, light] of judged(some, plan, day).months.entries()) {
          if (light?.light !== 'made-up') continue;
          // What was done between the month's end and the closing is told once reporting has closed.
          const closed = dayOfNumber((year[i] as PaceMonth).closes + 1);
          const first = light.on > closed ? light.on : closed;
          expect(judged(some, plan, first).months[i]?.light).toBe('made-up');
          const before = judged(some, plan, dayOfNumber(dayNumber(first) - 1)).months[i]?.light;
          expect(before).not.toBe('made-up');
        }
      }),
    );
  });
});

describe('the schedule of a year', () => {
  it('spreads the plan over elapsed whole months, rounded down to what is counted', () => {
    const whole = { before: 0, months: 12 };
    expect([1, 2, 6, 12].map((number) => scheduledBy(100n, whole, number))).toEqual([8n, 16n, 50n, 100n]);
  });

  it('is narrowed by the days on which work starts and ends', () => {
    expect(spreadOf('2021', null, null)).toEqual({ before: 0, months: 12 });
    expect(spreadOf('2021', '2020-05-01', '2023-05-01')).toEqual({ before: 0, months: 12 });
    expect(spreadOf('2021', '2021-03-15', '2021-06-02')).toEqual({ before: 2, months: 4 });
    expect(spreadOf('2021', '2021-07-01', '2021-03-01')).toEqual({ before: 6, months: 1 });
    expect(spreadOf('2021', '2022-01-01', null)).toBeNull();
    const spread = { before: 2, months: 4 };
    expect([2, 3, 4, 6, 9].map((number) => scheduledBy(100n, spread, number))).toEqual([
      null,
      25n,
      50n,
      100n,
      100n,
    ]);
  });
});
