import { fold, latestMovement, verifyLedger } from '@taizhang/store';
import type { Measurement } from '../../result.ts';
import type { Context } from '../../scenario.ts';
import { summaryOf } from '../../statistics.ts';
import { Workload } from '../posting/workload.ts';
import { openWorkshopLedger, type WorkshopLedger } from '../workshop-ledger.ts';
import type { FoldingSizes } from './sizes.ts';

/** Posts in batches as fast as it goes, first without and then with folding behind it, as a running server folds. */
export async function keepUp(context: Context<FoldingSizes>): Promise<Measurement[]> {
  const ledger = await openWorkshopLedger(context, 'folding-', context.sizes.bicycles);
  try {
    const { pool, district } = ledger;
    await fold(pool, district);
    const alone = await postFor(context, ledger, 'A');
    const backlog = await timed(() => fold(pool, district));
    context.log(`${alone.posted.toLocaleString('en')} posted, then folded in ${backlog.toFixed(1)} s`);
    let over = false;
    const waits: number[] = [];
    const folding = (async () => {
      while (!over) {
        const seconds = await timed(() => fold(pool, district));
        waits.push(seconds);
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1000 - seconds * 1000)));
      }
    })();
    const both = await postFor(context, ledger, 'B');
    over = true;
    await folding;
    const rest = await timed(() => fold(pool, district));
    const faults = (await verifyLedger(pool, district)).flatMap((check) => check.disagreements);
    if (faults.length > 0) throw new Error(`the ledger disagrees: ${JSON.stringify(faults.slice(0, 3))}`);
    const { lanes, batch } = context.sizes;
    const how = `batches of ${batch}, ${lanes} ${lanes === 1 ? 'connection' : 'connections'}`;
    return [
      {
        id: 'fold.backlog',
        title: 'Fold what was posted in batches, all at once',
        over: `${alone.posted.toLocaleString('en')} movements`,
        unit: 'movements/s',
        better: 'higher',
        ours: summaryOf([alone.posted / backlog]),
        peers: [{ title: `Posting them, ${how}`, summary: summaryOf([alone.rate]), asked: { atLeast: 1 } }],
      },
      {
        id: 'fold.meanwhile',
        title: 'Post in batches while they are folded every second',
        over: how,
        unit: 'movements/s',
        better: 'higher',
        ours: summaryOf([both.rate]),
        peers: [{ title: 'Posting with nobody folding', summary: summaryOf([alone.rate]) }],
      },
      {
        id: 'fold.behind',
        title: 'How long a fold takes behind the posting: so old is the youngest cell, and a second at most',
        over: how,
        unit: 's',
        better: 'lower',
        ours: summaryOf(waits),
        note: `after the last posting, what was left took ${rest.toFixed(2)} s`,
      },
    ];
  } finally {
    await ledger.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function postFor(
  { sizes, seed }: Context<FoldingSizes>,
  { pool, district, say }: WorkshopLedger,
  name: string,
): Promise<{ posted: number; rate: number }> {
  const { lanes, batch, seconds, bicycles } = sizes;
  const before = await latestMovement(pool, district.id);
  const from = performance.now();
  const until = from + seconds * 1000;
  await Promise.all(
    Array.from({ length: lanes }, async (_, at) => {
      const stream = new Workload(seed + at, `${name}-${at}`, bicycles, { number: at, of: lanes });
      while (performance.now() < until) await say(pool, stream.batch(batch));
    }),
  );
  const elapsed = (performance.now() - from) / 1000;
  const { rows } = await pool.query<{ n: number }>(
    'select count(*) as n from movement where district = $1 and seq > $2',
    [district.id, before],
  );
  const posted = rows[0]?.n ?? 0;
  return { posted, rate: posted / elapsed };
}
