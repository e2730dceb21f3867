import { randomUUID } from 'node:crypto';
import { Refusal } from '@taizhang/definition';
import { limitedScheme, marketPackage } from '@taizhang/fixture';
import { planPosting, post, snapshot } from '@taizhang/store';
import { openTestInstallation, type TestInstallation, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DistrictPackage, systemViewer } from '../index.ts';

const today = '2021-07-01';
let opened: TestInstallation;
beforeAll(async () => {
  opened = await openTestInstallation(marketPackage() as DistrictPackage);
});
afterAll(() => opened?.close());

const unit = 'bench-a';
const said = (register: string, record: string, transition: string) => ({
  register,
  record,
  transition,
  occurredOn: today,
});
const viewer = () => systemViewer(opened.installation.district, 'system', ['import-history']);
function send(...entries: object[]) {
  const { pool, district, vault } = opened.installation;
  return post(pool, district.store, vault, viewer(), { key: randomUUID(), postings: entries } as never);
}
const outcome = (...entries: object[]): Promise<string> =>
  send(...entries).then(
    () => 'posted',
    (error) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
const granted = async (code: string): Promise<number> => {
  const { rows } = await opened.installation.pool.query<{ sum: string }>(
    `select coalesce(sum((holdings->>'paid')::numeric), 0)::text as sum from record
      where register = 'prize' and attributes->>'code' = $1 and stage = 'given'`,
    [code],
  );
  return Number(rows[0]?.sum);
};

let n = 0;
let [scheme, code] = ['', ''];
/** Awards that were told, by a scheme whose budget was 50,000 yuan a year; each of another trader, so that none is twice. */
const told = (id: string, amount: string, year = '2021') => ({
  ...said('prize', id, 'tell'),
  unit,
  set: { name: id, trader: `${id}-T`, scheme, code, year, 'confirm-by': '2021-07-30' },
  amounts: { due: amount },
});
const trader = (id: string) => ({
  ...said('trader', `${id}-T`, 'open'),
  unit,
  set: { name: `${id}（合成）`, trade: 'food' },
});
const accept = (id: string, amount: string) => ({
  ...said('prize', id, 'accept'),
  amounts: { paid: amount },
  reason: '一次核准',
});
const give = (id: string, amount: string) => ({
  ...said('prize', id, 'open'),
  unit,
  set: { name: id, trader: `${id}-T`, scheme, code, year: '2021' },
  amounts: { paid: amount },
  reason: '直接发放',
});
const names = (count: number) => Array.from({ length: count }, (_, i) => `PB-${n}-${i}`);
beforeEach(async () => {
  n += 1;
  [scheme, code] = [`SB-${n}`, `B${n}`];
  await send({
    ...said('scheme', scheme, 'open'),
    ...limitedScheme(String(n), code, '50000'),
  });
});

describe('what is granted by a policy for a year', () => {
  it('stays within its budget, one after another, by whatever entry it is granted', async () => {
    const [a = '', b = '', c = '', d = ''] = names(4);
    await send(...[a, b, c, d].map(trader));
    await send(told(a, '30000'), told(b, '30000'), told(c, '30000', '2020'));
    expect(await outcome(accept(a, '30000'))).toBe('posted');
    expect(await outcome(accept(b, '20000.01'))).toBe('budget-exceeded');
    expect(await outcome(give(d, '20000.01'))).toBe('budget-exceeded');
    // Another year has a budget of its own, and what comes to nothing is free again.
    expect(await outcome(accept(c, '30000'))).toBe('posted');
    expect(await outcome(accept(b, '20000'))).toBe('posted');
    expect(await outcome(give(d, '1'))).toBe('budget-exceeded');
    expect(await outcome({ ...said('prize', a, 'take-back'), set: { why: '撤销' } })).toBe('posted');
    expect(await outcome(give(d, '30000'))).toBe('posted');
  });

  it('is summed over all that a request grants', async () => {
    const ids = names(3);
    await send(...ids.map(trader));
    await send(...ids.map((id) => told(id, '20000')));
    expect(await outcome(...ids.map((id) => accept(id, '20000')))).toBe('budget-exceeded');
    expect(await granted(code)).toBe(0);
    expect(await outcome(...ids.slice(1).map((id) => accept(id, '20000')))).toBe('posted');
  });

  it('is looked at before it is sent, and holds nobody up then', async () => {
    const [a = ''] = names(1);
    await send(trader(a));
    await send(told(a, '60000'));
    const { pool, district } = opened.installation;
    const planned = await snapshot(pool, (client) =>
      planPosting(client, district.store, viewer(), accept(a, '60000') as never),
    );
    expect(planned.faults.map((fault: Refusal) => fault.code)).toEqual(['budget-exceeded']);
  });

  it('stays within it where many are granted at once, whichever way, and as much is granted as there is', async () => {
    await withSeed(async ({ seed }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ amount: fc.integer({ min: 1, max: 20 }), direct: fc.boolean() }), {
            minLength: 4,
            maxLength: 10,
          }),
          async (grants) => {
            n += 1;
            code = `B${n}`;
            const ids = names(grants.length);
            await send(...ids.map(trader));
            const byForm = ids.filter((_, i) => !grants[i]?.direct);
            if (byForm.length > 0) await send(...byForm.map((id) => told(id, '20000')));
            const outcomes = await Promise.all(
              grants.map(({ amount, direct }, i) => {
                const [id, yuan] = [ids[i] as string, String(amount * 1000)];
                return outcome(direct ? give(id, yuan) : accept(id, yuan));
              }),
            );
            const sum = await granted(code);
            const posted = grants.filter((_, i) => outcomes[i] === 'posted');
            expect(sum).toBe(posted.reduce((all, { amount }) => all + amount * 1000, 0));
            expect(sum).toBeLessThanOrEqual(50_000);
            // Whoever was refused would have gone beyond it.
            for (const [i, { amount }] of grants.entries()) {
              expect(['posted', 'budget-exceeded']).toContain(outcomes[i]);
              if (outcomes[i] !== 'posted') expect(sum + amount * 1000).toBeGreaterThan(50_000);
            }
          },
        ),
        { seed, numRuns: 12 },
      );
    });
  });
});
