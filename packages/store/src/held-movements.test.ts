import { workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore, until } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeldMovements, type ReadingOf } from './held-movements.ts';
import type { Pool } from './index.ts';

let store: TestStore;
let pool: Pool;
const district = workshopDistrict('shop');
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

/** A tally of rows that are handed over one by one, as somebody lets them come. */
class Tally {
  rows = 0;
  put(): void {
    this.rows++;
  }
  take({ rows }: Tally): void {
    this.rows += rows;
  }
}

function rowsOf(count: number): {
  reading: ReadingOf<Tally, number>;
  given: () => number;
  over: () => boolean;
} {
  let given = 0;
  let over = false;
  return {
    reading: {
      nothing: () => new Tally(),
      async *portions() {
        try {
          for (; given < count; given++) yield [given];
        } finally {
          over = true;
        }
      },
      after: async () => [],
    },
    given: () => given,
    over: () => over,
  };
}

const many = 1_000_000_000;
const ask = (held: HeldMovements<Tally, number>) =>
  held.at(
    async () => null,
    ({ upTo }) => upTo.rows,
  );

describe('what movements say, read ahead', () => {
  it('is given up when a server ends, however much is left, and its connection with it', async () => {
    const { reading, given, over } = rowsOf(many);
    const ending = new AbortController();
    const held = new HeldMovements(pool, district, reading);
    const ahead = held.readAhead(ending.signal);
    await until(() => given() > 10);
    ending.abort();
    await ahead;
    expect(held.ready).toBe(false);
    expect(over()).toBe(true);
    await expect(held.loading).rejects.toThrow();
  });

  it('is read to its end for whoever asks, also while the server ends', async () => {
    const { reading, given } = rowsOf(5000);
    const ending = new AbortController();
    const held = new HeldMovements(pool, district, reading);
    const ahead = held.readAhead(ending.signal);
    await until(() => given() > 10);
    const asked = ask(held);
    ending.abort();
    expect(await asked).toBe(5000);
    await ahead;
    expect(held.ready).toBe(true);
  });

  it('tells of a failure', async () => {
    const { reading } = rowsOf(0);
    const failing = {
      ...reading,
      portions: () => {
        throw new Error('gone');
      },
    };
    const held = new HeldMovements(pool, district, failing);
    await expect(held.readAhead(new AbortController().signal)).rejects.toThrow('gone');
  });
});
