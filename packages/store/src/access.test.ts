import { randomUUID } from 'node:crypto';
import type { Permission, Viewer } from '@taizhang/access';
import { all, is, Refusal } from '@taizhang/definition';
import { anybody, workshopDistrict, workshopTree } from '@taizhang/fixture';
import { addAccounts, createTestDatabase, openTestStore, type TestStore } from '@taizhang/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  givePost,
  givePostsToBeginWith,
  note,
  PersonalVault,
  type Pool,
  type Posting,
  type PostToGive,
  post,
  seedUnits,
  timelineOf,
  verifyLedger,
  viewerOf,
} from './index.ts';
import { migrations } from './migrate.ts';

const vault = new PersonalVault(Buffer.alloc(32, 4));
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
  await addAccounts(pool, 'ann', 'bob', 'cid', 'firm');
});
afterAll(() => store?.close());

const aShop = () => {
  const district = workshopDistrict(`access-${randomUUID()}`);
  const send = (viewer: Viewer, ...postings: Posting[]) =>
    post(pool, district, vault, viewer, { key: randomUUID(), postings });
  const openerOf = async (record: string) => {
    const { rows } = await pool.query<{ opened_by: string | null }>(
      'select opened_by from record where district = $1 and id = $2',
      [district.id, record],
    );
    return rows[0]?.opened_by;
  };
  return { district, send, openerOf };
};
const open = (record: string, unit = 'bench-a') => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit,
  set: { label: record },
  amounts: { quoted: '100' },
});
const pay = (record: string) => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn: '2021-01-06',
  amounts: { paid: '1' },
});
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('who opened a record', () => {
  it('is kept by both ways of posting, whoever writes to it at the same moment or later', async () => {
    const { send, openerOf } = aShop();
    const [ann, bob] = [anybody('ann'), anybody('bob')];
    await Promise.all([send(ann, open('RP-1')), send(bob, open('RP-2'), pay('RP-2'))]);
    await Promise.all([send(bob, pay('RP-1')), send(ann, pay('RP-2'), pay('RP-2'))]);
    expect([await openerOf('RP-1'), await openerOf('RP-2')]).toEqual(['ann', 'bob']);
  });

  it('stays when the opening is corrected, goes when it is taken back, and is new when it is opened again', async () => {
    const { district, send, openerOf } = aShop();
    const [ann, bob] = [anybody('ann'), anybody('bob')];
    const first = (await send(ann, open('RP-1'))).posted[0]?.seq as number;
    const corrected = { corrects: first, with: open('RP-1', 'bench-b'), reason: '单位有误' };
    const second = (await send(bob, corrected)).posted[0]?.seq as number;
    expect(await openerOf('RP-1')).toBe('ann');
    await send(bob, { corrects: second, with: null, reason: '重复' });
    expect(await openerOf('RP-1')).toBeNull();
    await send(bob, open('RP-1'));
    expect(await openerOf('RP-1')).toBe('bob');
    const checks = await verifyLedger(pool, district);
    expect(checks.flatMap((check) => check.disagreements)).toEqual([]);
  });

  it('is found for records that were opened before it was kept', async () => {
    const own = await createTestDatabase(async () => undefined, 'empty');
    const owner = new pg.Client({ connectionString: own.ownerUrl });
    await owner.connect();
    try {
      const at = migrations().findIndex(({ name }) => name === '0004-access.sql');
      for (const { sql } of migrations().slice(0, at)) await owner.query(sql);
      await owner.query(`
        insert into movement (district, seq, entry, origin, sign, reverses, register, record, transition, stage_from,
                              stage_to, occurred_on, recorded_at, recorded_by, request, unit, attributes, amounts, holdings)
        values ('d', 1, 1, 'entry', 1, null, 'r', 'A', 'open', null, 's', '2021-01-01', now(), 'ann', 'k', 'u', '{}', '{}', '{}'),
               ('d', 2, 1, 'reversal', -1, 1, 'r', 'A', 'open', null, 's', '2021-01-01', now(), 'bob', 'k', 'u', '{}', '{}', '{}'),
               ('d', 3, 1, 'entry', 1, null, 'r', 'A', 'open', null, 's', '2021-01-02', now(), 'bob', 'k', 'u', '{}', '{}', '{}'),
               ('d', 4, 4, 'entry', 1, null, 'r', 'A', 'go', 's', 's', '2021-01-03', now(), 'cid', 'k', 'u', '{}', '{}', '{}');
        insert into record (district, register, id, title, stage, attributes, holdings, last_seq, updated_at)
        values ('d', 'r', 'A', 'A', 's', '{}', '{}', 4, now()), ('d', 'r', 'B', 'B', null, '{}', '{}', 4, now())`);
      await owner.query(migrations()[at]?.sql as string);
      const { rows } = await owner.query('select id, opened_by from record order by id');
      expect(rows).toEqual([
        { id: 'A', opened_by: 'ann' },
        { id: 'B', opened_by: null },
      ]);
    } finally {
      await owner.end();
      await own.drop();
    }
  });
});

describe('what a role says of a record before and after a writing', () => {
  const role = (permissions: Permission[]) => ({
    id: 'careful',
    title: { zh: '谨慎', en: 'Careful' },
    description: { zh: '仅供测试', en: 'For tests' },
    permissions,
    duties: [],
  });
  const holding = (...lists: Permission[][]): Viewer => ({
    account: 'ann',
    posts: lists.map((permissions) => ({ unit: 'town', scope: { kind: 'all' }, role: role(permissions) })),
    tree: workshopTree,
  });
  const may = (actions: Permission['actions'], rest: Partial<Permission> = {}): Permission => ({
    registers: ['repair'],
    actions,
    ...rest,
  });

  it('holds for both ways of posting, and for one and the same permission', async () => {
    const { send } = aShop();
    await send(anybody('x'), open('RP-1'), open('RP-2'));
    const start = (record: string) => ({
      register: 'repair',
      record,
      transition: 'start',
      occurredOn: '2021-01-07',
      set: { promised: '2021-01-09' },
    });
    const waiting = may(['record'], {
      before: all(is('stage', 'waiting')),
      after: all(is('stage', 'waiting')),
    });
    const repairing = may(['record'], {
      before: all(is('stage', 'repairing')),
      after: all(is('stage', 'repairing')),
    });
    const ann = holding([may(['read']), waiting], [repairing]);
    expect(await codeOf(send(ann, pay('RP-1')))).toBe('done');
    expect(await codeOf(send(ann, start('RP-1')))).toBe('leaves-reach');
    expect(await codeOf(send(ann, pay('RP-1'), start('RP-1')))).toBe('leaves-reach');
    await send(anybody('x'), start('RP-2'));
    expect(await codeOf(send(holding([may(['read']), waiting]), pay('RP-2')))).toBe('not-permitted');
    expect(await codeOf(send(ann, { ...pay('RP-2'), occurredOn: '2021-01-08' }))).toBe('done');
  });

  it('keeps records from being read of which it is not true, or not known to be', async () => {
    const { district, send } = aShop();
    await send(anybody('x'), open('RP-1'), {
      ...open('RP-2'),
      set: { label: 'x', colour: 'red' },
    });
    const ann = holding([may(['read'], { before: all(is('colour', 'red')) })]);
    expect(await codeOf(timelineOf(pool, district, ann, 'repair', 'RP-1'))).toBe('unknown-record');
    expect(await codeOf(timelineOf(pool, district, ann, 'repair', 'RP-2'))).toBe('done');
    expect(await codeOf(timelineOf(pool, district, ann, 'customer', 'RP-2'))).toBe('unknown-record');
  });
});

describe('the scope of one record', () => {
  const of = (record: string, ...permissions: Permission[]): Viewer => ({
    account: 'firm',
    posts: [
      {
        unit: 'bench-a',
        scope: { kind: 'of-record', register: 'customer', record },
        role: {
          id: 'outsider',
          title: { zh: '外部', en: 'Outsider' },
          description: { zh: '仅供测试', en: 'For tests' },
          permissions: [
            { registers: ['customer', 'repair'], actions: ['read'] },
            { registers: ['repair'], actions: ['record', 'correct'], transitions: ['open', 'pay'] },
            ...permissions,
          ],
          duties: [],
          outside: true,
        },
      },
    ],
    tree: workshopTree,
  });
  const known = (record: string) => ({
    register: 'customer',
    record,
    transition: 'open',
    occurredOn: '2021-01-04',
    unit: 'bench-a',
    set: { name: record },
  });
  const brought = (record: string, customer: string) => ({
    ...open(record),
    set: { label: record, customer },
  });
  const twoCustomers = async () => {
    const shop = aShop();
    await shop.send(anybody('x'), known('CU-1'), known('CU-2'));
    await shop.send(anybody('x'), brought('RP-1', 'CU-1'), brought('RP-2', 'CU-2'), open('RP-3'));
    return shop;
  };

  it('reaches the record itself and what refers to it, and nothing else', async () => {
    const { district, send } = await twoCustomers();
    const read = (register: string, record: string) =>
      codeOf(timelineOf(pool, district, of('CU-1'), register, record));
    expect([
      await read('customer', 'CU-1'),
      await read('repair', 'RP-1'),
      await read('customer', 'CU-2'),
      await read('repair', 'RP-2'),
      await read('repair', 'RP-3'),
      await read('yard', 'CU-1'),
    ]).toEqual(['done', 'done', 'unknown-record', 'unknown-record', 'unknown-record', 'unknown-record']);
    // What refers to it no more is its own no more.
    const moved = { register: 'repair', record: 'RP-1', transition: 'revise', occurredOn: '2021-01-07' };
    await send(anybody('x'), { ...moved, set: { customer: 'CU-2' } });
    expect(await read('repair', 'RP-1')).toBe('unknown-record');
  });

  it('opens what refers to it, by the entries that it may make, in both ways of posting', async () => {
    const { send } = await twoCustomers();
    const firm = of('CU-1');
    const both = async (one: Posting, two: Posting) => [
      await codeOf(send(firm, one)),
      await codeOf(send(firm, two, { ...open('RP-X'), set: { label: 'x', customer: 'CU-1' } })),
    ];
    expect(await both(brought('RP-4', 'CU-1'), brought('RP-5', 'CU-2'))).toEqual(['done', 'leaves-reach']);
    expect(await both(brought('RP-6', 'CU-2'), open('RP-7'))).toEqual(['leaves-reach', 'leaves-reach']);
    expect(await both(pay('RP-2'), pay('RP-3'))).toEqual(['unknown-record', 'unknown-record']);
    expect(await codeOf(send(firm, pay('RP-1')))).toBe('done');
    const start = { ...pay('RP-1'), transition: 'start', amounts: {}, set: { promised: '2021-01-09' } };
    const revise = { ...pay('RP-1'), transition: 'revise' };
    expect(await both(start, revise)).toEqual(['not-permitted', 'not-permitted']);
    expect(await codeOf(send(firm, { ...known('CU-9') }))).toBe('not-permitted');
  });

  it('lets nobody hand a record out of it, nor correct by an entry that he may not make', async () => {
    const { send } = await twoCustomers();
    const firm = of('CU-1', { registers: ['repair'], actions: ['record'], transitions: ['revise'] });
    const seq = (await send(firm, pay('RP-1'))).posted[0]?.seq as number;
    const away = { ...pay('RP-1'), transition: 'revise', amounts: {}, set: { customer: 'CU-2' } };
    expect(await codeOf(send(firm, away))).toBe('leaves-reach');
    expect(await codeOf(send(firm, away, pay('RP-1')))).toBe('leaves-reach');
    const corrects = (to: string) => ({
      corrects: seq,
      with: { ...pay('RP-1'), transition: to },
      reason: '有误',
    });
    expect(await codeOf(send(firm, corrects('revise')))).toBe('not-permitted');
    expect(await codeOf(send(firm, corrects('pay')))).toBe('done');
  });
});

describe('posts', () => {
  const aPost = (rest: Partial<PostToGive> = {}): PostToGive => ({
    account: 'ann',
    unit: 'bench-a',
    role: 'clerk',
    scope: { kind: 'own-unit' },
    fromDay: '2021-03-01',
    toDay: '2021-03-31',
    ...rest,
  });
  const withUnits = async () => {
    const { district } = aShop();
    await seedUnits(pool, district.id, [...workshopTree.units.values()]);
    return district;
  };

  it('count from their first day to their last', async () => {
    const district = await withUnits();
    await givePost(pool, district, anybody('security', 'administer-security'), aPost());
    const on = async (day: string) => (await viewerOf(pool, district, 'ann', day)).posts.length;
    expect([
      await on('2021-02-28'),
      await on('2021-03-01'),
      await on('2021-03-31'),
      await on('2021-04-01'),
    ]).toEqual([0, 1, 1, 0]);
    expect((await viewerOf(pool, district, 'nobody', '2021-03-01')).posts).toEqual([]);
  });

  it('are of an account that is there', async () => {
    const district = await withUnits();
    const security = anybody('security', 'administer-security');
    expect(await codeOf(givePost(pool, district, security, aPost({ account: 'nobody' })))).toBe(
      'unknown-account',
    );
  });

  it('of an administration may follow other posts, but never stand beside them, whoever asks first', async () => {
    const district = await withUnits();
    const security = anybody('security', 'administer-security');
    const give = (rest: Partial<PostToGive>) => codeOf(givePost(pool, district, security, aPost(rest)));
    const admin = { role: 'audit-administrator', toDay: null };
    expect(await give({})).toBe('done');
    expect(await give({ ...admin, fromDay: '2021-03-31' })).toBe('separate-duties');
    expect(await give({ ...admin, fromDay: '2021-04-01' })).toBe('done');
    expect(await give({ fromDay: '2021-05-01', toDay: '2021-05-02' })).toBe('separate-duties');
    const both = await Promise.all([
      give({ account: 'bob', role: 'system-administrator' }),
      give({ account: 'bob', role: 'security-administrator' }),
    ]);
    expect(both.sort()).toEqual(['done', 'separate-duties']);
  });

  it('of somebody from outside are for one record that stands, and beside no post in the house', async () => {
    const district = await withUnits();
    const security = anybody('security', 'administer-security');
    const send = (...postings: Posting[]) =>
      post(pool, district, vault, anybody('x'), { key: randomUUID(), postings });
    await send({
      register: 'customer',
      record: 'CU-1',
      transition: 'open',
      occurredOn: '2021-01-04',
      unit: 'bench-a',
      set: { name: 'CU-1' },
    });
    const give = (rest: Partial<PostToGive>) =>
      codeOf(givePost(pool, district, security, aPost({ account: 'firm', role: 'firm', ...rest })));
    const of = (register: string, record: string) => ({
      scope: { kind: 'of-record' as const, register, record },
    });
    expect(await give({})).toBe('needs-record-scope');
    expect(await give(of('nothing', 'CU-1'))).toBe('unknown-register');
    expect(await give(of('customer', 'CU-2'))).toBe('unknown-record');
    expect(await give(of('customer', 'CU-1'))).toBe('done');
    expect(await give({ role: 'clerk' })).toBe('inside-and-outside');
    expect(await give({ ...of('customer', 'CU-1'), account: 'cid', role: 'clerk' })).toBe('done');
    expect(await give({ ...of('customer', 'CU-1'), account: 'cid' })).toBe('inside-and-outside');
  });

  it('to begin with are given once', async () => {
    const district = await withUnits();
    expect(await givePostsToBeginWith(pool, district, [aPost()])).toBe(true);
    expect(await givePostsToBeginWith(pool, district, [aPost({ account: 'eve' })])).toBe(false);
  });
});

it('the audit takes notes and lets none of them be changed, not even by the owner', async () => {
  const { district } = aShop();
  await note(pool, district, { account: 'ann' }, { action: 'trial', outcome: 'done' });
  const owner = new pg.Client({ connectionString: store.database.ownerUrl });
  await owner.connect();
  for (const text of [
    "update audit_entry set account = 'eve'",
    'delete from audit_entry',
    'truncate audit_entry',
  ]) {
    await expect(pool.query(text)).rejects.toThrow(/permission denied|append-only/);
    await expect(owner.query(text)).rejects.toThrow(/append-only/);
  }
  await owner.end();
  await expect(pool.query("update unit set kind = 'office'")).rejects.toThrow(/permission denied/);
  await expect(pool.query("update post set role = 'coordinator'")).rejects.toThrow(/permission denied/);
  await expect(pool.query('delete from post')).rejects.toThrow(/permission denied/);
});
