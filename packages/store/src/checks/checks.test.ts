import { randomUUID } from 'node:crypto';
import { type Role, roles, type Viewer } from '@taizhang/access';
import type { Refusal } from '@taizhang/definition';
import { workshopDistrict, workshopTree } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from '../database.ts';
import { PersonalVault } from '../personal.ts';
import {
  checkedDocument,
  decisionsOf,
  findMadeCheck,
  getCheck,
  keepCheck,
  keepDecision,
  listChecks,
  rememberedChoices,
  removeCheck,
  shareCheck,
} from './index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 9));
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const holding = (account: string, role: string): Viewer => ({
  account,
  posts: [{ unit: 'town', role: roles.get(role) as Role, scope: { kind: 'all' } }],
  tree: workshopTree,
});
const [maker, colleague] = [holding('maker', 'coordinator'), holding('colleague', 'coordinator')];
const [supervisor, clerk] = [holding('supervisor', 'supervisor'), holding('clerk', 'clerk')];

const aDistrict = () => workshopDistrict(`checks-${randomUUID()}`);
type District = ReturnType<typeof aDistrict>;
const newCheck = (id = randomUUID() as string, request = '一份文稿') => ({
  id,
  request,
  summary: { name: '机密文稿.docx' },
  result: { text: '收款三百六十元' },
  document: Buffer.from('PK 机密'),
});
const kept = async (district: District, viewer = maker) => {
  const check = newCheck();
  await keepCheck(pool, district, vault, viewer, check);
  return check.id;
};
const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code,
  );

describe('a check of a document', () => {
  it('is kept once for a request, and is refused for another by the same id', async () => {
    const district = aDistrict();
    const check = newCheck();
    expect(await findMadeCheck(pool, district, vault, maker, check)).toBe(false);
    const made = await keepCheck(pool, district, vault, maker, check);
    expect(made).toMatchObject({ id: check.id, madeBy: 'maker', roles: [], result: check.result });
    expect(await keepCheck(pool, district, vault, maker, check)).toEqual(made);
    expect(await findMadeCheck(pool, district, vault, maker, check)).toBe(true);
    const other = newCheck(check.id, '另一份');
    expect(await refused(keepCheck(pool, district, vault, maker, other))).toBe('request-key-reused');
    expect(await refused(keepCheck(pool, district, vault, colleague, check))).toBe('request-key-reused');
    expect((await listChecks(pool, district, vault, maker, { limit: 10, offset: 0 })).total).toBe(1);
  });

  it('is seen by its maker and by the roles that he chose, and by nobody else', async () => {
    const district = aDistrict();
    const id = await kept(district);
    const sees = (viewer: Viewer) => refused(getCheck(pool, district, vault, viewer, id));
    expect(await sees(maker)).toBe('done');
    for (const viewer of [colleague, supervisor]) expect(await sees(viewer)).toBe('unknown-check');
    expect(await sees(clerk)).toBe('not-permitted');
    await shareCheck(pool, district, maker, id, ['supervisor', 'supervisor']);
    expect(await sees(supervisor)).toBe('done');
    expect(await sees(colleague)).toBe('unknown-check');
    const listed = async (viewer: Viewer) =>
      (await listChecks(pool, district, vault, viewer, { limit: 10, offset: 0 })).checks.map((c) => c.roles);
    expect([await listed(supervisor), await listed(colleague)]).toEqual([[['supervisor']], []]);
    expect(await refused(shareCheck(pool, district, supervisor, id, []))).toBe('check-not-yours');
    await shareCheck(pool, district, maker, id, []);
    expect(await sees(supervisor)).toBe('unknown-check');
    for (const wrong of ['x', randomUUID()])
      expect(await refused(getCheck(pool, district, vault, maker, wrong))).toBe('unknown-check');
  });

  it('stands in the database encrypted', async () => {
    const district = aDistrict();
    const id = await kept(district);
    await keepDecision(
      pool,
      district,
      vault,
      maker,
      id,
      { figure: 0, kind: 'note', content: { note: '机密' } },
      () => ({}),
    );
    const { rows } = await pool.query(
      `select c::text || coalesce(d::text, '') as all_of_it from document_check_content c
         left join document_check_decision_content d on d.check_id = c.id where c.district = $1`,
      [district.id],
    );
    const hex = Buffer.from('机密').toString('hex');
    for (const { all_of_it } of rows) expect(all_of_it).not.toMatch(new RegExp(`机密|${hex}|收款`));
    expect(await checkedDocument(pool, district, vault, maker, id)).toEqual(Buffer.from('PK 机密'));
  });

  it('loses its content when it is removed, and what was said in decisions; that they were made stays', async () => {
    const district = aDistrict();
    const id = await kept(district);
    await shareCheck(pool, district, maker, id, ['supervisor']);
    const said = { figure: 0, kind: 'note', content: { note: '机密' } } as const;
    await keepDecision(pool, district, vault, supervisor, id, said, () => ({}));
    expect(await refused(removeCheck(pool, district, supervisor, id))).toBe('check-not-yours');
    await removeCheck(pool, district, maker, id);
    expect(await refused(getCheck(pool, district, vault, maker, id))).toBe('unknown-check');
    expect(await refused(removeCheck(pool, district, maker, id))).toBe('unknown-check');
    expect(await refused(keepCheck(pool, district, vault, maker, newCheck(id)))).toBe('unknown-check');
    const { rows } = await pool.query(
      `select (select count(*)::int from document_check where district = $1) as made,
              (select count(*)::int from document_check_content where district = $1) as content,
              (select count(*)::int from document_check_decision where district = $1) as decided,
              (select count(*)::int from document_check_decision_content where district = $1) as said,
              (select count(*)::int from document_check_sharing where district = $1) as shared`,
      [district.id],
    );
    expect(rows).toEqual([{ made: 1, content: 0, decided: 1, said: 0, shared: 1 }]);
    const { rows: noted } = await pool.query(
      'select action, account from audit_entry where district = $1 and subject = $2 order by seq',
      [district.id, id],
    );
    expect(noted.map(({ action }) => action)).toEqual([
      'check-made',
      'check-shared',
      'check-decided',
      'check-removed',
    ]);
  });
});

describe('a decision on a figure', () => {
  const decide = (district: District, viewer: Viewer, id: string, figure: number) =>
    keepDecision(
      pool,
      district,
      vault,
      viewer,
      id,
      { figure, kind: 'metric', content: { note: null } },
      (all) => ({ decisions: all.length }),
      { likeness: `第${figure}项`, candidate: `metric-${figure}` },
    );

  it('is numbered one after the other, whoever decides at the same time', async () => {
    const district = aDistrict();
    const id = await kept(district);
    await Promise.all([0, 1, 2, 3].map((figure) => decide(district, maker, id, figure)));
    const decisions = await decisionsOf(pool, district, vault, maker, id);
    expect(decisions.map(({ figure }) => figure).toSorted()).toEqual([0, 1, 2, 3]);
    expect((await getCheck(pool, district, vault, maker, id)).summary).toEqual({ decisions: 4 });
    expect(await refused(decide(district, colleague, id, 0))).toBe('unknown-check');
  });

  it('is remembered for whoever decided, the last one first', async () => {
    const district = aDistrict();
    const id = await kept(district);
    await decide(district, maker, id, 5);
    await keepDecision(
      pool,
      district,
      vault,
      maker,
      id,
      { figure: 5, kind: 'metric', content: {} },
      () => ({}),
      { likeness: '第5项', candidate: 'another' },
    );
    const [own, others] = [
      await rememberedChoices(pool, district, vault, maker),
      await rememberedChoices(pool, district, vault, colleague),
    ];
    expect([own('第5项'), own('第6项'), others('第5项')]).toEqual(['another', undefined, undefined]);
  });

  it('cannot be changed or deleted by the application', async () => {
    const district = aDistrict();
    const id = await kept(district);
    await decide(district, maker, id, 1);
    for (const statement of [
      'update document_check set made_by = $2 where district = $1',
      "update document_check_decision set kind = 'note', decided_by = $2 where district = $1",
      'delete from document_check_decision where district = $1 and decided_by = $2',
      'delete from document_check_decision_content where district = $1 and check_id::text <> $2',
      'delete from remembered_choice where district = $1 and account = $2',
    ])
      await expect(pool.query(statement, [district.id, 'maker'])).rejects.toThrow(/permission denied/);
  });
});
