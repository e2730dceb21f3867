import { openLedger } from '../../ledger/ledger.ts';
import type { Measurement } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { summaryOf } from '../../statistics.ts';
import { keepUp } from './keep-up.ts';
import { refoldAll } from './refold-all.ts';
import type { FoldingSizes } from './sizes.ts';

async function run(context: Context<FoldingSizes>): Promise<Measurement[]> {
  const { copies, thin } = context.sizes;
  const ledger = await openLedger(context, { copies, corrections: 0, thin });
  const measurements: Measurement[] = [];
  try {
    await context.describe(ledger.installation.pool);
    const { seconds, cells } = await refoldAll(context, ledger);
    const over = `${ledger.movements.toLocaleString('en')} movements`;
    measurements.push({
      id: 'refold',
      title: 'Fold every movement anew',
      over,
      unit: 's',
      better: 'lower',
      ours: summaryOf(seconds),
      asked: { atMost: 60 },
      note: `${cells.toLocaleString('en')} cells and tallies`,
    });
  } finally {
    await ledger.close();
  }
  return [...measurements, ...(await keepUp(context))];
}

export const foldingScenario: Scenario<FoldingSizes> = {
  id: 'folding',
  title: 'Folding movements into cells',
  sizes: {
    small: { copies: 2, thin: 40, repetitions: 1, bicycles: 500, lanes: 1, batch: 50, seconds: 0.5 },
    full: { copies: 64, thin: 1, repetitions: 5, bicycles: 100_000, lanes: 4, batch: 500, seconds: 20 },
  },
  run,
};
