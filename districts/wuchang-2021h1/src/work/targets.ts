import type { HistoricWork } from '@taizhang/ledger';
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
  }[];
}

/** The targets' records: each version comes into force the day the one before is superseded. */
export function targetsWork(world: World, targets: readonly TargetAmounts[], fork: string): HistoricWork[] {
  const random = world.random.fork(fork);
  const journal = { random, register: 'target', mistakes: 0 };
  return targets.flatMap((target) =>
    target.versions.flatMap((version, n) => {
      const next = target.versions[n + 1];
      const open: Step = {
        transition: version.version === 'assigned' ? 'assign' : 'draft',
        on: version.on,
        unit: target.unit,
        late: 0,
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
      const issue: Step[] =
        version.version === 'assigned' ? [] : [{ transition: 'issue', on: version.on, late: 1 }];
      const end: Step[] = next
        ? [
            {
              transition: 'supersede',
              on: next.on,
              late: 1,
              set: { 'adjustment-reason': '按上级计划调整目标值' },
            },
          ]
        : [];
      return journalOf(journal, `TGT-2021-${target.id}-v${n + 1}`, [open, ...issue, ...end]);
    }),
  );
}
