import { askOf } from '@taizhang/report';
import {
  compileReport,
  type Installation,
  readMetrics,
  settingOf,
  snapshot,
  templateOf,
} from '@taizhang/runtime';
import { openDemo } from '../../ledger/demo-ledger.ts';
import type { Measurement } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { repeated } from '../../statistics.ts';

const report = 'wuchang-2021h1';

/** The same figures, each summed up from movements. */
function fromMovements({ pool, district }: Installation) {
  const template = templateOf(district, report);
  const setting = settingOf(district, template, {});
  const asks = template.figures.map((binding) => askOf(template, binding, setting));
  return snapshot(pool, (client) => readMetrics(client, district.store, asks, 'movements'));
}

async function run(context: Context<{ repetitions: number }>): Promise<Measurement[]> {
  const installation = await openDemo(context);
  try {
    await context.describe(installation.pool);
    const { repetitions } = context.sizes;
    const ours = await repeated({ warmUp: 3, repetitions }, () => compileReport(installation, report));
    const movements = await repeated({ warmUp: 1, repetitions: 3 }, () => fromMovements(installation));
    return [
      {
        id: 'compile',
        title: 'Compile the report, 109 figures',
        over: 'the demo ledger',
        unit: 'ms',
        better: 'lower',
        ours,
        peers: [{ title: 'the same figures summed up from movements', summary: movements }],
      },
    ];
  } finally {
    await installation.close();
  }
}

export const reportScenario: Scenario<{ repetitions: number }> = {
  id: 'report',
  title: 'Compiling a report',
  sizes: { small: { repetitions: 5 }, full: { repetitions: 20 } },
  run,
};
