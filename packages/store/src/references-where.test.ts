import { randomUUID } from 'node:crypto';
import { all, catalogueOf, type Register } from '@taizhang/definition';
import { anybody, errandsDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type District,
  lookupRecords,
  PersonalVault,
  type Pool,
  type Posting,
  planPosting,
  post,
  registerOf,
} from './index.ts';

/** Whoever learns the trade may not be sent along. */
const noApprentice = all({ field: 'name', operator: 'doesNotContain', value: '学徒' });
const withEscort = (register: Register): Register =>
  register.id !== 'errand'
    ? register
    : {
        ...register,
        fields: {
          ...register.fields,
          escort: {
            kind: 'reference',
            register: 'mechanic',
            where: noApprentice,
            title: { zh: '同行', en: 'Escort' },
          },
        },
      };
const plain: District = errandsDistrict();
const district: District = {
  ...plain,
  catalogue: catalogueOf([...plain.catalogue.registers.values()].map(withEscort)),
};
const clerk = anybody('clerk');
const vault = new PersonalVault(Buffer.alloc(32, 5));

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const say = (...postings: Posting[]) => post(pool, district, vault, clerk, { key: randomUUID(), postings });
const mechanic = (record: string, transition: string, occurredOn: string, name?: string): Posting => ({
  register: 'mechanic',
  record,
  transition,
  occurredOn,
  unit: 'bench-a',
  ...(name === undefined ? {} : { set: { name } }),
});
const ask = (record: string, escort: string, occurredOn = '2021-03-10') => ({
  register: 'errand',
  record,
  transition: 'ask',
  occurredOn,
  unit: 'bench-a',
  set: { what: '取车胎（合成）', escort },
});

let n = 0;
let [master, apprentice] = ['', ''];
beforeEach(async () => {
  n += 1;
  [master, apprentice] = [`ME-W${n}A`, `ME-W${n}B`];
  await say(
    mechanic(master, 'employ', '2021-01-04', '师傅（合成）'),
    mechanic(apprentice, 'employ', '2021-01-04', '学徒（合成）'),
  );
});

describe('a reference that names only records of which something is true', () => {
  it('takes these and refuses others, one by one, several at once, side by side and in what is planned', async () => {
    await say(ask(`EW-${n}1`, master));
    const refused = {
      code: 'reference-unfit',
      details: { record: apprentice, where: { zh: expect.stringContaining('学徒') } },
    };
    await expect(say(ask(`EW-${n}2`, apprentice))).rejects.toMatchObject({
      ...refused,
      field: 'postings[0].set.escort',
    });
    await expect(say(ask(`EW-${n}3`, master), ask(`EW-${n}4`, apprentice))).rejects.toMatchObject({
      ...refused,
      field: 'postings[1].set.escort',
    });
    const together = await Promise.allSettled(
      [master, apprentice, master].map((id, i) => say(ask(`EW-${n}${i + 5}`, id))),
    );
    expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const planned = await planPosting(pool, district, clerk, ask(`EW-${n}9`, apprentice));
    expect(planned.faults).toMatchObject([{ code: 'reference-unfit', field: 'set.escort' }]);
  });

  it('follows what the same request says of its record, and still refuses what nobody recorded', async () => {
    await say(mechanic(`ME-W${n}C`, 'employ', '2021-03-10', '新师傅（合成）'), ask(`EW-${n}1`, `ME-W${n}C`));
    await expect(
      say(mechanic(`ME-W${n}D`, 'employ', '2021-03-10', '新学徒（合成）'), ask(`EW-${n}2`, `ME-W${n}D`)),
    ).rejects.toMatchObject({ code: 'reference-unfit' });
    await expect(say(ask(`EW-${n}3`, 'ME-NOBODY'))).rejects.toMatchObject({ code: 'unknown-reference' });
  });

  it('may name whoever it was true of on the day that is told of, and is not asked again of what was said', async () => {
    const { posted } = await say(ask(`EW-${n}1`, master));
    await say(mechanic(master, 'revise', '2021-03-20', '退回学徒（合成）'));
    await say(ask(`EW-${n}2`, master, '2021-03-15'));
    await expect(say(ask(`EW-${n}3`, master, '2021-03-20'))).rejects.toMatchObject({
      code: 'reference-unfit',
    });
    const again = ask(`EW-${n}1`, master, '2021-03-21');
    await say({ corrects: posted[0]?.seq as number, with: again, reason: '日期写错' });
  });

  it('is offered only such records', async () => {
    const found = (where: typeof noApprentice | null) =>
      lookupRecords(pool, district, clerk, registerOf(district, 'mechanic'), `ME-W${n}`, null, where);
    expect((await found(null)).map(({ id }) => id).sort()).toEqual([master, apprentice]);
    expect((await found(noApprentice)).map(({ id }) => id)).toEqual([master]);
  });

  it('hangs together: it reads fields of the other register and nothing else', () => {
    const asking = (field: string) =>
      [...plain.catalogue.registers.values()].map(withEscort).map((register) => {
        const escort = register.fields.escort;
        if (register.id !== 'errand' || escort?.kind !== 'reference') return register;
        const where = all({ field, operator: '=', value: 'x' });
        return { ...register, fields: { ...register.fields, escort: { ...escort, where } } };
      });
    expect(() => catalogueOf(asking('name'))).not.toThrow();
    expect(() => catalogueOf(asking('height'))).toThrow('height');
    expect(() => catalogueOf(asking('stage'))).toThrow('which is no field of mechanic');
  });
});
