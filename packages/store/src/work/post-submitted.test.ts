import { randomUUID } from 'node:crypto';
import type { Scope, Viewer } from '@taizhang/access';
import type { Refusal } from '@taizhang/definition';
import { anybody, shopAtWork, staff } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closePeriod,
  decide,
  endPost,
  listPosts,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  recordWork,
  submissionDetail,
  timelineOf,
} from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const security = anybody('sue', 'administer-security');
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore(8);
  ({ pool } = store);
});
afterAll(() => store?.close());

const clerk = staff('ann', 'clerk', 'bench-a');
const reviewer = staff('rea', 'reviewer', 'bench-a');
const scope: Scope = { kind: 'own-unit' };
const finish: Posting = {
  register: 'repair',
  record: 'RP-1',
  transition: 'finish',
  occurredOn: '2021-01-06',
};
const approval = { kind: 'approved', version: 1, note: null } as const;

/** A workshop in which ann, a clerk at bench a, has submitted that its bicycle is done. */
async function submitted() {
  const { district, work, stage } = await shopAtWork(pool, vault);
  const key = randomUUID();
  await work(clerk, finish, { key });
  const approve = (viewer: Viewer = reviewer) => decide(pool, district, vault, viewer, key, approval);
  const state = async () => (await submissionDetail(pool, district, vault, reviewer, key)).submission.state;
  const leave = async () => {
    const [given] = await listPosts(pool, district, security, { account: 'ann' });
    await endPost(pool, district, security, given?.id as number);
  };
  const takeUp = (role: string, unit: string) =>
    pool.query(
      `insert into post (district, account, unit, role, scope, from_day, given_by)
       values ($1, 'ann', $2, $3, $4, '2021-01-01', 'sue')`,
      [district.id, unit, role, JSON.stringify(scope)],
    );
  return { district, key, approve, stage, state, leave, takeUp };
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code ?? String(error),
  );

describe('approving what somebody submitted who has left the post since', () => {
  it('is refused and says why, and the submission waits as before', async () => {
    const { district, key, approve, stage, state, leave, takeUp } = await submitted();
    const before = await submissionDetail(pool, district, vault, reviewer, key);
    expect(before.planned?.faults).toEqual([]);
    await leave();
    const refusal = await approve().catch((error: Refusal) => error);
    expect(refusal).toMatchObject({ code: 'submitter-without-post', details: { account: 'ann' } });
    expect([await state(), await stage()]).toEqual(['submitted', 'repairing']);
    const { planned } = await submissionDetail(pool, district, vault, reviewer, key);
    expect(planned?.faults.map(({ code }) => code)).toEqual(['submitter-without-post']);
    await takeUp('clerk', 'bench-a');
    expect(await outcome(approve())).toBe('done');
    expect([await state(), await stage()]).toEqual(['approved', 'done']);
  });

  it('can be returned, so that somebody in post records it', async () => {
    const { district, key, leave, state } = await submitted();
    await leave();
    await decide(pool, district, vault, reviewer, key, { ...approval, kind: 'returned', note: '已离岗' });
    expect(await state()).toBe('returned');
  });

  it.each([
    ['of another unit', 'clerk', 'bench-b'],
    ['that only reads', 'reviewer', 'bench-a'],
  ])('is refused where the submitter holds a post %s instead', async (_what, role, unit) => {
    const { approve, leave, stage, takeUp } = await submitted();
    await leave();
    await takeUp(role, unit);
    expect(await outcome(approve())).toBe('submitter-without-post');
    expect(await stage()).toBe('repairing');
  });

  it('is refused of a correction as well', async () => {
    const { district, approve, leave } = await submitted();
    await approve();
    const { movements } = await timelineOf(pool, district, reviewer, 'repair', 'RP-1');
    const key = randomUUID();
    await recordWork(pool, district, vault, clerk, {
      key,
      posting: { corrects: movements.at(-1)?.seq as number, with: null, reason: '记错' },
      basis: null,
      form: null,
    });
    await leave();
    const decided = decide(pool, district, vault, reviewer, key, approval);
    expect(await outcome(decided)).toBe('submitter-without-post');
  });

  it('says what the record does not allow where that is the reason', async () => {
    const { district, approve } = await submitted();
    await post(pool, district, vault, anybody('boss', 'post-directly'), { key: 'done', postings: [finish] });
    expect(await outcome(approve())).toBe('wrong-stage');
  });

  it('is posted or refused, never in between, when the post is ended at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const { approve, leave, stage, state } = await submitted();
      const [said] = await Promise.all([outcome(approve()), leave()]);
      expect(['done', 'submitter-without-post']).toContain(said);
      expect(await stage()).toBe(said === 'done' ? 'done' : 'repairing');
      expect(await state()).toBe(said === 'done' ? 'approved' : 'submitted');
    }
  });
});

describe('a closed period', () => {
  it('is written to by the right of the reviewer, not of the submitter', async () => {
    const { district, approve } = await submitted();
    await closePeriod(pool, district, anybody('clo', 'close-period'), '2021-01-31');
    expect(await outcome(approve())).toBe('closed-period');
    const [post1] = reviewer.posts;
    const mighty = {
      ...reviewer,
      posts: [{ ...post1, role: { ...post1?.role, duties: ['correct-closed'] } }],
    } as Viewer;
    expect(await outcome(approve(mighty))).toBe('done');
  });
});
