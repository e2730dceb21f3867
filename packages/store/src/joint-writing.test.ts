import { addAccounts, openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findAccount, type JointWriting, jointWriting, openPool, type Pool, transaction } from './index.ts';

let store: TestStore;
let real: Pool;
let writing: JointWriting;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore(2);
  real = store.pool;
  writing = jointWriting(real);
  ({ pool } = writing);
});
afterAll(() => store?.close());
afterEach(() => expect(real.idleCount, 'every connection is given back').toBe(real.totalCount));

const held = () => real.totalCount - real.idleCount;
const isThere = async (id: string) => (await findAccount(real, id)) !== undefined;
const failure = new Error('it went wrong');

describe('writing that is joined', () => {
  it('stands all of it or nothing, whoever of the work writes', async () => {
    const work = async () => {
      await addAccounts(pool, 'one');
      await writing.together(() => addAccounts(pool, 'two'));
      expect(await isThere('one')).toBe(false);
      // Within the work it is seen.
      expect(await findAccount(pool, 'two')).toBeDefined();
      return 'done';
    };
    await expect(
      writing.together(async () => {
        await work();
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect([await isThere('one'), await isThere('two')]).toEqual([false, false]);
    expect(await writing.together(work)).toBe('done');
    expect([await isThere('one'), await isThere('two')]).toEqual([true, true]);
  });

  it('holds no connection before anything is written', async () => {
    await writing.together(async () => {
      expect(await findAccount(pool, 'nobody')).toBeUndefined();
      expect(held()).toBe(0);
      await addAccounts(pool, 'late');
      expect(held()).toBe(1);
    });
  });

  it('begins where it waits only when it is joined: what was written before stands by itself', async () => {
    const work = writing.together(async () => {
      await addAccounts(pool, 'before');
      expect([held(), await isThere('before')]).toEqual([0, true]);
      writing.join();
      await addAccounts(pool, 'joined');
      throw failure;
    }, 'waiting');
    await expect(work).rejects.toBe(failure);
    expect([await isThere('before'), await isThere('joined')]).toEqual([true, false]);
  });

  it('has the transactions of others within it, one of which may fail by itself', async () => {
    const add = (id: string) => transaction(pool, 'begin', (client) => addAccounts(client as never, id));
    await writing.together(async () => {
      await add('outer');
      const failing = transaction(pool, 'begin', async (client) => {
        await addAccounts(client as never, 'inner');
        await client.query('select 1 / 0');
      });
      await expect(failing).rejects.toMatchObject({ code: '22012' });
      await add('after');
    });
    expect([await isThere('outer'), await isThere('inner'), await isThere('after')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('says so where somebody goes on over a statement that failed', async () => {
    const work = writing.together(async () => {
      await addAccounts(pool, 'lost');
      await pool.query('update nothing set x = 1').catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/nothing of its transaction stands/);
    expect(await isThere('lost')).toBe(false);
  });

  it('fails, and ends nothing else, where no connection is had', async () => {
    const gone = openPool(store.database.appUrl, 1);
    const other = jointWriting(gone);
    await gone.end();
    const reading = other.together(async () => {
      const client = await other.pool.connect();
      try {
        await client.query('select 1');
      } finally {
        client.release();
      }
    });
    await expect(reading).rejects.toThrow();
    await expect(other.together(() => addAccounts(other.pool, 'never'))).rejects.toMatchObject({
      code: 'database-unavailable',
    });
  });
});
