import { randomUUID } from 'node:crypto';
import { Refusal } from '@taizhang/definition';
import { limitedScheme, marketPackage } from '@taizhang/fixture';
import { planPosting, post, snapshot } from '@taizhang/store';
import { openTestInstallation, type TestInstallation, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DistrictPackage, systemViewer } from '../index.ts';

let opened: TestInstallation;
beforeAll(async () => {
  opened = await openTestInstallation(marketPackage() as DistrictPackage);
});
afterAll(() => opened?.close());

const unit = 'bench-a';
const budget = 50;
const said = (register: string, record: string, transition: string) => ({
  register,
  record,
  transition,
  occurredOn: '2021-07-01',
});
const viewer = () => systemViewer(opened.installation.district, 'system', ['import-history']);
function send(...postings: object[]) {
  const { pool, district, vault } = opened.installation;
  return post(pool, district.store, vault, viewer(), { key: randomUUID(), postings } as never);
}
/** The number of the first entry, or why there is none. */
const outcome = (...postings: object[]): Promise<number | string> =>
  send(...postings).then(
    ({ posted }) => posted[0]?.seq as number,
    (error) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );

let n = 0;
let [scheme, code] = ['', ''];
const yuan = (thousands: number) => String(thousands * 1000);
const accept = (id: string, thousands: number) => ({
  ...said('prize', id, 'accept'),
  amounts: { paid: yuan(thousands) },
  reason: '一次核准',
});
const takeBack = (id: string) => ({ ...said('prize', id, 'take-back'), set: { why: '撤销' } });
const instead = (corrects: number, entry: object | null) => ({ corrects, with: entry, reason: '金额有误' });

/** A scheme of 50,000 yuan a year, and awards of it that were told, each of another trader. */
async function market(count: number): Promise<string[]> {
  n += 1;
  [scheme, code] = [`SC-${n}`, `C${n}`];
  const ids = Array.from({ length: count }, (_, i) => `PC-${n}-${i}`);
  await send({
    ...said('scheme', scheme, 'open'),
    ...limitedScheme(String(n), code, yuan(budget)),
  });
  await send(
    ...ids.map((id) => ({
      ...said('trader', `${id}-T`, 'open'),
      unit,
      set: { name: `${id}（合成）`, trade: 'food' },
    })),
  );
  await send(
    ...ids.map((id) => ({
      ...said('prize', id, 'tell'),
      unit,
      set: { name: id, trader: `${id}-T`, scheme, code, year: '2021', 'confirm-by': '2021-07-30' },
      amounts: { due: yuan(60) },
    })),
  );
  return ids;
}

const granted = async (): Promise<number> => {
  const { rows } = await opened.installation.pool.query<{ sum: string }>(
    `select coalesce(sum((holdings->>'paid')::numeric), 0)::text as sum from record
      where register = 'prize' and attributes->>'code' = $1 and stage = 'given'`,
    [code],
  );
  return Number(rows[0]?.sum) / 1000;
};

describe('what a correction leaves granted by a policy for a year', () => {
  let ids: string[];
  beforeEach(async () => {
    ids = await market(2);
  });

  it('stays within its budget: more is refused beyond it, less and as much are not', async () => {
    const [a = '', b = ''] = ids;
    const first = Number(await outcome(accept(a, 30)));
    await send(accept(b, 15));
    expect(await outcome(instead(first, accept(a, 36)))).toBe('budget-exceeded');
    expect(await granted()).toBe(45);
    const second = Number(await outcome(instead(first, accept(a, 35))));
    expect(await granted()).toBe(50);
    expect(await outcome(instead(second, { ...accept(a, 35), reason: '另一理由' }))).toEqual(
      expect.any(Number),
    );
    expect(await granted()).toBe(50);
  });

  it('is looked at where what had ended an award is taken back', async () => {
    const [a = '', b = ''] = ids;
    await send(accept(a, 30));
    const ended = Number(await outcome(takeBack(a)));
    await send(accept(b, 30));
    expect(await outcome(instead(ended, null))).toBe('budget-exceeded');
    await send(takeBack(b));
    expect(await outcome(instead(ended, null))).toEqual(expect.any(Number));
    expect(await granted()).toBe(30);
  });

  it('is told before it is sent', async () => {
    const [a = ''] = ids;
    const first = Number(await outcome(accept(a, 30)));
    const { pool, district } = opened.installation;
    const planned = await snapshot(pool, (client) =>
      planPosting(client, district.store, viewer(), instead(first, accept(a, 51)) as never),
    );
    expect(planned.faults.map((fault: Refusal) => fault.code)).toEqual(['budget-exceeded']);
  });
});

type Step = {
  readonly at: number;
  readonly what: 'accept' | 'correct' | 'end' | 'again';
  readonly amount: number;
};
const steps = fc.array(
  fc.record({
    at: fc.nat({ max: 4 }),
    what: fc.constantFrom<Step['what']>('accept', 'correct', 'correct', 'end', 'again'),
    amount: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 6, maxLength: 24 },
);

/** What an award is in the model: what it was granted, and the entries that a correction would name. */
interface Held {
  stage: 'told' | 'given' | 'ended';
  amount: number;
  accepted: number;
  ended: number;
}

async function take(id: string, held: Held, sum: number, { what, amount }: Step): Promise<void> {
  const within = (more: number) => sum + more <= budget;
  if (what === 'accept' && held.stage === 'told') {
    const seq = await outcome(accept(id, amount));
    expect(seq).toEqual(within(amount) ? expect.any(Number) : 'budget-exceeded');
    if (typeof seq === 'number') Object.assign(held, { stage: 'given', amount, accepted: seq });
  }
  if (what === 'correct' && held.stage === 'given') {
    const seq = await outcome(instead(held.accepted, accept(id, amount)));
    const fits = amount <= held.amount || within(amount - held.amount);
    expect(seq).toEqual(fits ? expect.any(Number) : 'budget-exceeded');
    if (typeof seq === 'number') Object.assign(held, { amount, accepted: seq });
  }
  if (what === 'end' && held.stage === 'given')
    Object.assign(held, { stage: 'ended', ended: Number(await outcome(takeBack(id))) });
  if (what === 'again' && held.stage === 'ended') {
    const seq = await outcome(instead(held.ended, null));
    expect(seq).toEqual(within(held.amount) ? expect.any(Number) : 'budget-exceeded');
    if (typeof seq === 'number') held.stage = 'given';
  }
}

describe('at random', () => {
  it('entries and corrections are refused where they would go beyond it, and nowhere else', async () => {
    await withSeed(async ({ seed }) => {
      await fc.assert(
        fc.asyncProperty(steps, async (taken) => {
          const ids = await market(5);
          const held = ids.map((): Held => ({ stage: 'told', amount: 0, accepted: 0, ended: 0 }));
          for (const step of taken) {
            const sum = held.reduce((all, one) => all + (one.stage === 'given' ? one.amount : 0), 0);
            await take(ids[step.at] as string, held[step.at] as Held, sum, step);
            expect(await granted()).toBeLessThanOrEqual(budget);
          }
        }),
        { seed, numRuns: 12 },
      );
    });
  });

  it('of many that are corrected and granted at once, it is never exceeded, and what was refused would have', async () => {
    await withSeed(async ({ seed }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({ first: fc.integer({ min: 0, max: 8 }), after: fc.integer({ min: 1, max: 25 }) }),
            {
              minLength: 4,
              maxLength: 6,
            },
          ),
          async (awards) => {
            const ids = await market(awards.length);
            const seqs: number[] = [];
            for (const [i, { first }] of awards.entries())
              seqs.push(first === 0 ? 0 : Number(await outcome(accept(ids[i] as string, first))));
            const outcomes = await Promise.all(
              awards.map(({ first, after }, i) => {
                const entry = accept(ids[i] as string, after);
                return outcome(first === 0 ? entry : instead(seqs[i] as number, entry));
              }),
            );
            const sum = await granted();
            expect(sum).toBeLessThanOrEqual(budget);
            for (const [i, { first, after }] of awards.entries()) {
              if (typeof outcomes[i] === 'number') continue;
              expect(outcomes[i]).toBe('budget-exceeded');
              // Those that were corrected to less may have made room only afterwards.
              const room = awards.reduce((all, one) => all + Math.max(0, one.first - one.after), 0);
              expect(sum + after - first + room).toBeGreaterThan(budget);
            }
          },
        ),
        { seed, numRuns: 12 },
      );
    });
  });
});
