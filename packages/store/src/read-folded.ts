import type { Metric } from '@taizhang/definition';
import { type Question, rankOf } from '@taizhang/ledger';
import { Big } from 'big.js';
import { type Ask, entryOf } from './ask.ts';
import type { Client } from './database.ts';
import type { District } from './district.ts';
import { type FoldedAsk, foldedAsk, plansWithBusyDays, readBusyMomentsOf, readStates } from './folded-ask.ts';
import { readCellSums } from './read-cells.ts';
import { addTouched, fetchFewLeft, judgeFewLeft, mayBeFew, type TouchedValue } from './read-few-left.ts';
import { readManyLeft } from './read-many-left.ts';
import { type Sum, selfOf } from './read-movements.ts';

/** What was found for an ask, item by item ('' where nothing is told apart). */
type Found = Map<string, { amount: Big; records: number }>;

/**
 * Reads asks from cells, the movements behind their cursor, and the edges that no cell tells apart.
 * @returns per ask its value (null: unknown), or undefined where no cells answer it
 */
export async function readFolded(
  client: Client,
  district: District,
  asks: readonly Ask[],
  few?: number,
): Promise<(string | null | undefined)[]> {
  const states = await readStates(client, district);
  const busy = await readBusyMomentsOf(client, district, asks, states);
  const planOf = plansWithBusyDays(district, busy);
  const planned = asks.map((ask) => foldedAsk(district, ask, states, planOf));
  const list = planned.filter((ask) => ask !== undefined);
  if (list.length === 0) return asks.map(() => undefined);
  const found = new Map<FoldedAsk, Found>(list.map((ask) => [ask, new Map()]));
  const add = (ask: FoldedAsk, item: string, { amount, records }: Sum) => {
    const items = found.get(ask) as Found;
    const sum = items.get(item) ?? { amount: new Big(0), records: 0 };
    items.set(item, { amount: sum.amount.plus(amount), records: sum.records + records });
  };
  const here = list.filter(mayBeFew);
  const fewLeft = await fetchFewLeft(client, district, here, few);
  const cells = readCellSums(client, district, list, add);
  let touched: TouchedValue[] = [];
  try {
    // While the database adds up cells, what they leave out is judged here.
    if (fewLeft) touched = judgeFewLeft(fewLeft, add);
  } finally {
    await cells;
  }
  await addTouched(client, district, touched, add);
  const left = fewLeft ? list.filter((ask) => !mayBeFew(ask)) : list;
  for (const group of Map.groupBy(left, (ask) => ask.register.id).values())
    await readManyLeft(client, district, group, add);
  return planned.map(
    (ask) => ask && answerOf(entryOf(district, ask.folded.id).metric, ask.question, found.get(ask) as Found),
  );
}

function answerOf(metric: Metric, question: Question, found: Found): string | null {
  if (metric.kind === 'rank') {
    // Whose records have all left has no value, as if they had never stood there.
    const standing = [...found].filter(([, { records }]) => records > 0);
    return rankOf(
      selfOf(metric, question),
      new Map(standing.map(([item, { amount }]) => [item, amount.toFixed()])),
    );
  }
  const { amount, records } = found.get('') ?? { amount: new Big(0), records: 0 };
  return metric.kind === 'balance' && metric.unknownWhenEmpty && records === 0 ? null : amount.toFixed();
}
