import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { journalOf, type Step } from './journal.ts';

/** A target of 2021 with the versions it had: the last is in force. Values in the base unit of the metric. */
export interface TargetAmounts {
  readonly id: string;
  readonly name: string;
  readonly metric: string;
  readonly unit: string;
  readonly source: 'work-report' | 'performance' | 'livelihood' | 'department';
  readonly definition: string;
  readonly versions: readonly {
    readonly value: string;
    readonly version: 'initial' | 'adjusted' | 'assigned';
    readonly on: string;
    /** Why it took the place of the one before. */
    readonly reason?: string;
  }[];
  /** 月度分解: the cumulative share of the value that is asked by the end of each month, in percent; absent: none. */
  readonly byMonth?: readonly number[];
  /** 单位分解: shares in percent; what they leave is not assigned. */
  readonly byUnit?: Readonly<Record<string, number>>;
}

/** The targets' records: each version comes into force the day the one before is superseded, with parts of its own. */
export function targetsWork(world: World, targets: readonly TargetAmounts[], fork: string): HistoricWork[] {
  const random = world.random.fork(fork);
  const journal = { random, register: 'target', mistakes: 0 };
  return targets.flatMap((target) =>
    target.versions.flatMap((version, n) => {
      const next = target.versions[n + 1];
      const id = `TGT-2021-${target.id}-v${n + 1}`;
      const direct = version.version === 'assigned' ? 'assign' : n > 0 ? 'adjust' : 'draft';
      const open: Step = {
        transition: direct,
        on: version.on,
        unit: target.unit,
        // After the version before has ended, which is written down at once.
        late: n > 0 ? 1 : 0,
        set: {
          name: `2021年${target.name}`,
          metric: target.metric,
          year: '2021',
          version: version.version,
          source: target.source,
          basis: `武督〔2021〕${n + 3}号（合成）`,
          'issued-on': version.on,
          'due-on': '2021-12-31',
          definition: target.definition,
        },
        amounts: { value: version.value },
      };
      const issue: Step[] = direct === 'draft' ? [{ transition: 'issue', on: version.on, late: 1 }] : [];
      const end: Step[] = next
        ? [
            {
              transition: 'supersede',
              on: next.on,
              late: 0,
              set: { 'adjustment-reason': next.reason ?? '按上级计划调整目标值' },
            },
          ]
        : [];
      return [
        ...journalOf(journal, id, [open, ...issue, ...end]),
        ...partsWork(journal.random, target, { id, value: version.value, on: version.on }),
      ];
    }),
  );
}

/** How one version is shared out, a few days after it was issued. */
function partsWork(
  random: Random,
  { name, unit, byMonth = [], byUnit = {} }: TargetAmounts,
  version: { readonly id: string; readonly value: string; readonly on: string },
): HistoricWork[] {
  const journal = { random, register: 'target-part', mistakes: 0 };
  const share = (percent: number) => new Big(version.value).times(percent).div(100).round(4).toFixed();
  const part = (suffix: string, by: string, set: Step['set'], value: string) =>
    journalOf(journal, `${version.id.replace('TGT', 'TGP')}-${suffix}`, [
      {
        transition: 'assign',
        on: version.on,
        unit: by,
        late: 2,
        set: { ...set, target: version.id, 'issued-on': version.on, 'due-on': '2021-12-31' },
        amounts: { value },
      },
    ]);
  return [
    ...byMonth.flatMap((percent, i) => {
      const month = `2021-${String(i + 1).padStart(2, '0')}`;
      return part(
        month,
        unit,
        { name: `2021年${name}（至${i + 1}月）`, of: 'district', month },
        share(percent),
      );
    }),
    ...Object.entries(byUnit).flatMap(([of, percent]) =>
      part(of, of, { name: `2021年${name}（单位分解）`, of: 'unit' }, share(percent)),
    ),
  ];
}
