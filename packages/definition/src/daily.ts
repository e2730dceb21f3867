import { z } from 'zod';
import { type Metric, metricIdSchema } from './metric.ts';
import { identifierSchema, textSchema } from './text.ts';
import { baseUnitOf, type UnitId } from './units.ts';

export const dailySchema = z
  .strictObject({
    title: textSchema.describe('What it is called (日进度)'),
    lines: z
      .array(
        z.strictObject({
          id: identifierSchema.describe('Its name'),
          title: textSchema.describe('What it is called'),
          done: metricIdSchema.describe(
            'A turnover: what was done on the day, the day before, in the week and the year',
          ),
          plan: metricIdSchema
            .optional()
            .describe('A balance: what is planned for the year, of any register; absent: nothing is planned'),
          beside: metricIdSchema
            .optional()
            .describe('A balance that stands beside it (what is there and not done yet)'),
          decimals: z.number().int().min(0).max(6).default(0).describe('With how many decimals'),
        }),
      )
      .min(1)
      .max(8)
      .describe('What is told, in order'),
  })
  .describe('What was done day by day, by sub-district (日报)');
export type Daily = z.infer<typeof dailySchema>;
export type DailyLine = Daily['lines'][number];

const parts = [
  ['done', 'turnover'],
  ['plan', 'balance'],
  ['beside', 'balance'],
] as const;

interface Counting {
  readonly id: string;
  readonly places: string;
  readonly measures: Readonly<Record<string, { readonly unit: UnitId }>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly daily?: Daily | undefined;
}

/** Why a register could not tell day by day what was done. */
export function faultsOfDaily(
  { id, places, daily }: Counting,
  registers: ReadonlyMap<string, Counting>,
): string[] {
  if (!daily) return [];
  const faults: string[] = [];
  if (places === 'none') faults.push('is by sub-district, of which its records know nothing');
  const lines = daily.lines.map((line) => line.id);
  if (new Set(lines).size !== lines.length) faults.push('has two lines of one name');
  for (const line of daily.lines) {
    const bases = new Set<string>();
    for (const [part, kind] of parts) {
      const name = line[part];
      if (name === undefined) continue;
      const [of = '', metric = ''] = name.split('.');
      const register = registers.get(of);
      const found =
        register && Object.hasOwn(register.metrics, metric) ? register.metrics[metric] : undefined;
      if (!register || !found) faults.push(`names the unknown metric ${name}`);
      else if (found.kind !== kind) faults.push(`has ${name} as what is ${part}, which is no ${kind}`);
      else bases.add(baseOf(register, found));
    }
    if (bases.size > 1) faults.push(`compares in ${line.id} amounts of different kinds`);
  }
  return faults.map((fault) => `${id}: its daily progress ${fault}`);
}

/** In what a metric’s amounts are kept: only the same can be compared. */
function baseOf(register: Counting, { of, unit }: Extract<Metric, { kind: 'turnover' | 'balance' }>): string {
  const held = of === 'count' ? unit : register.measures['holding' in of ? of.holding : of.amount]?.unit;
  return held === undefined ? '' : baseUnitOf(held);
}
