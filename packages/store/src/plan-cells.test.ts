import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BusyDay, BusyMoment } from './busy-slices.ts';
import { dayIn, endOfDay, startOfDay } from './district.ts';
import { type Coarseness, type Grain, grains } from './grains.ts';
import { type CellPlan, knownParts, planCells } from './plan-cells.ts';

const timeZone = 'Asia/Shanghai';
const hour = 3_600_000;

const coarse = (day: string, to: Coarseness): string =>
  ({
    day,
    month: `${day.slice(0, 7)}-01`,
    year: `${day.slice(0, 4)}-01-01`,
    decade: `${day.slice(0, 3)}0-01-01`,
    ever: 'infinity',
  })[to];
/** Days compare as texts, where infinities do too. */
const order = (day: string) => (day === 'infinity' ? '9' : day === '-infinity' ? '0' : day);
const within = (day: string, from: string, to: string) =>
  order(from) <= order(day) && order(day) <= order(to);

/** How often a plan counts what happened on a day and was recorded at a moment; whoever reads edges takes what is asked for. */
function counted(
  plan: CellPlan,
  isAsked: boolean,
  occurredOn: string,
  recordedAt: Date,
  busy: BusyDay | undefined,
): number {
  const known = dayIn(timeZone, recordedAt);
  const slice = busy ? busy.marks.findIndex((mark) => recordedAt <= mark) + 1 : 0;
  const grainOf = (range: { grain: number }) =>
    Object.values(grains).find(({ id }) => id === range.grain) as Grain;
  const cells = plan.ranges.filter((range) => {
    const grain = grainOf(range);
    return (
      within(coarse(occurredOn, grain.occurred), range.occurredFrom, range.occurredTo) &&
      within(coarse(known, grain.known), range.knownFrom, range.knownTo)
    );
  });
  const slices = plan.slices.filter(
    ({ day, from, to, occurredFrom, occurredTo, grain }) =>
      day === known &&
      from <= slice &&
      slice <= to &&
      within(coarse(occurredOn, grainOf({ grain }).occurred), occurredFrom, occurredTo),
  );
  const edges = plan.edges.filter(
    ({ occurred, recorded }) =>
      isAsked &&
      (!occurred || within(occurredOn, occurred.from, occurred.to)) &&
      (!recorded || (recorded.from <= recordedAt && recordedAt <= recorded.to)),
  );
  return [...cells, ...slices].reduce((sum, { sign }) => sum + sign, 0) + edges.length;
}

/** A moment, often one of the last in its day, month, year or decade. */
const momentsOf = ({ begin, days }: Stretch) =>
  fc
    .record({
      hours: fc.nat(days * 24),
      end: fc.constantFrom(
        'no' as const,
        'day' as const,
        'month' as const,
        'year' as const,
        'decade' as const,
      ),
    })
    .map(({ hours, end }): Date => {
      const at = new Date(begin + hours * hour);
      const day = dayIn(timeZone, at);
      if (end === 'no') return at;
      const [year, month] = day.split('-').map(Number) as [number, number];
      const last = {
        day,
        month: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
        year: `${year}-12-31`,
        decade: `${day.slice(0, 3)}9-12-31`,
      };
      return endOfDay(timeZone, last[end]);
    });

/** Cuts every day at the same hours. */
function cutAt(hours: readonly number[], day: string): BusyDay | undefined {
  if (hours.length === 0) return undefined;
  const start = startOfDay(timeZone, day).getTime();
  const within = hours.toSorted((a, b) => a - b).map((n) => new Date(start + n * hour));
  const marks = [...within, endOfDay(timeZone, day)];
  return { day, marks, lows: marks.map(() => 1), highs: marks.map(() => 9) };
}

/** Where a moment lies in a day that is cut at these hours. */
function momentIn(busy: BusyDay | undefined, at: Date): BusyMoment | undefined {
  if (!busy) return undefined;
  const passed = busy.marks.filter((mark) => mark <= at).length;
  return { passed, slices: busy.marks.length, last: busy.marks[passed - 1] ?? null, low: 1, high: 9 };
}

interface Stretch {
  readonly begin: number;
  readonly days: number;
}
const stretches: Readonly<Record<string, Stretch>> = {
  'a winter': { begin: Date.parse('2020-11-01T00:00:00+08:00'), days: 150 },
  'three decades': { begin: Date.parse('2003-05-01T00:00:00+08:00'), days: 9500 },
};

it.each(Object.entries(stretches))(
  'counts once what happened in the period and was known, and nothing else, in %s',
  (_, stretch) => {
    const { begin, days } = stretch;
    const moment = momentsOf(stretch);
    const dayAfter = (n: number) => dayIn(timeZone, new Date(begin + n * 24 * hour));
    return withSeed(async ({ seed }) =>
      fc.assert(
        fc.property(
          fc.record({
            kind: fc.constantFrom('balance' as const, 'turnover' as const),
            from: fc.nat(days),
            length: fc.oneof(fc.nat(20), fc.nat(days)),
            knownAt: moment,
            foldedTo: moment,
            scope: fc.constantFrom({}, {}, { scope: { unit: 'bench-a' } }),
            cuts: fc.uniqueArray(fc.integer({ min: 1, max: 23 }), { maxLength: 6 }),
            facts: fc.array(fc.tuple(fc.nat(days), moment), { minLength: 20, maxLength: 40 }),
          }),
          ({ kind, from, length, knownAt, foldedTo, scope, cuts, facts }) => {
            const period = { from: dayAfter(from), to: dayAfter(from + length) };
            const cut = cutAt(cuts, dayIn(timeZone, knownAt));
            const known = knownParts(knownAt, foldedTo, timeZone, momentIn(cut, knownAt));
            const plan = planCells(kind, { ...period, knownAt, ...scope }, known);
            for (const [occurred, recordedAt] of facts) {
              // Cells hold nothing that was recorded later.
              if (recordedAt > foldedTo) continue;
              const occurredOn = dayAfter(occurred);
              const isAsked =
                (kind === 'balance' || occurredOn >= period.from) &&
                occurredOn <= period.to &&
                recordedAt <= knownAt;
              const times = counted(
                plan,
                isAsked,
                occurredOn,
                recordedAt,
                cutAt(cuts, dayIn(timeZone, recordedAt)),
              );
              expect([occurredOn, recordedAt, times]).toEqual([occurredOn, recordedAt, isAsked ? 1 : 0]);
            }
          },
        ),
        { numRuns: 1500, seed },
      ),
    );
  },
);
