import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Refusal } from '@taizhang/definition';
import { anybody, shopAtWork, staff, type workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addAttachment,
  attachmentContent,
  attachmentsOf,
  decide,
  draftsOf,
  getAttachment,
  listSubmissions,
  openPool,
  PersonalVault,
  type Pool,
  recordWork,
  saveDraft,
  standingRecord,
  submissionDetail,
  timelineOf,
  verifyLedger,
  withdrawAttachment,
} from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore(16);
  ({ pool } = store);
});
afterAll(() => store?.close());

const clerk = staff('ann', 'clerk', 'bench-a');
const other = staff('bob', 'clerk', 'bench-b');
const reviewer = staff('rea', 'reviewer', 'bench-a');
const second = staff('rob', 'reviewer', 'bench-a');
const stranger = staff('sam', 'reviewer', 'bench-b');

const aShop = () => shopAtWork(pool, vault);
const finish = { register: 'repair', record: 'RP-1', transition: 'finish', occurredOn: '2021-01-06' };
const pay = (paid: string) => ({ ...finish, transition: 'pay', amounts: { paid } });

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code ?? String(error),
  );

describe('recording work', () => {
  it('posts at once what needs no review, once for each key, and names the account', async () => {
    const { district, work } = await aShop();
    const key = randomUUID();
    const done = await Promise.all([work(clerk, pay('5'), { key }), work(clerk, pay('5'), { key })]);
    expect(done[0]).toEqual(done[1]);
    const { holdings, movements } = await timelineOf(pool, district, clerk, 'repair', 'RP-1');
    expect(holdings.paid).toBe('5');
    expect(movements.at(-1)?.recordedBy).toBe('ann');
  });

  it('refuses a form that was filled in on an older state, but answers one that was answered before', async () => {
    const { district, work } = await aShop();
    const { lastSeq } = await standingRecord(pool, district, clerk, 'repair', 'RP-1');
    const key = randomUUID();
    await work(clerk, pay('5'), { basis: lastSeq, key });
    expect(await outcome(work(clerk, pay('6'), { basis: lastSeq }))).toBe('record-moved');
    expect(await outcome(work(clerk, pay('5'), { basis: lastSeq, key }))).toBe('done');
  });

  it('is as if the record were not there for whoever does not reach it, and refuses who only reads it', async () => {
    const { work } = await aShop();
    expect(await outcome(work(other, pay('5')))).toBe('unknown-record');
    expect(await outcome(work(reviewer, pay('5')))).toBe('not-permitted');
  });

  it('throws the draft away with what was recorded from it', async () => {
    const { district, work } = await aShop();
    const draft = { form: 'repair/RP-1/pay', register: 'repair', record: 'RP-1', content: { paid: '5' } };
    await saveDraft(pool, district, vault, clerk, draft);
    await work(clerk, pay('5'), { form: draft.form });
    expect(await draftsOf(pool, district, vault, clerk)).toEqual([]);
  });
});

describe('a review', () => {
  it('holds an entry until somebody else approves it, and then posts it as recorded by its submitter', async () => {
    const { district, work, stage } = await aShop();
    const key = randomUUID();
    expect(await work(clerk, finish, { key })).toMatchObject({ outcome: 'submitted', seq: null });
    expect(await stage()).toBe('repairing');
    const asked = { side: 'review', state: null, record: null, limit: 10, offset: 0 } as const;
    expect((await listSubmissions(pool, district, reviewer, asked)).submissions.map((s) => s.id)).toEqual([
      key,
    ]);
    expect((await listSubmissions(pool, district, stranger, asked)).total).toBe(0);
    const detail = await submissionDetail(pool, district, vault, reviewer, key);
    expect(detail.planned?.movements).toHaveLength(1);
    expect(detail.planned?.after?.stage).toBe('done');
    const approved = await decide(pool, district, vault, reviewer, key, {
      kind: 'approved',
      version: 1,
      note: null,
    });
    expect(approved).toMatchObject({ state: 'approved', version: 2 });
    const { movements } = await timelineOf(pool, district, clerk, 'repair', 'RP-1');
    expect(movements.at(-1)).toMatchObject({ transition: 'finish', recordedBy: 'ann' });
    expect((await verifyLedger(pool, district)).flatMap((check) => check.disagreements)).toEqual([]);
  });

  it('is refused to who submitted, who does not reach the record, and who does not know it', async () => {
    const { district, work } = await aShop();
    const key = randomUUID();
    const both = { ...clerk, posts: [...clerk.posts, ...reviewer.posts] };
    await work(both, finish, { key });
    const approve = (viewer: typeof clerk, id: string = key) =>
      outcome(decide(pool, district, vault, viewer, id, { kind: 'approved', version: 1, note: null }));
    expect(await approve(both)).toBe('own-submission');
    expect(await approve(stranger)).toBe('unknown-submission');
    expect(await approve(staff('cat', 'clerk', 'bench-a'))).toBe('not-permitted');
    expect(await approve(reviewer, 'nothing')).toBe('unknown-submission');
  });

  it('is decided once, whoever decides at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const { district, work } = await aShop();
      const key = randomUUID();
      await work(clerk, finish, { key });
      const one = (viewer: typeof clerk, kind: 'approved' | 'returned' | 'withdrawn') =>
        outcome(decide(pool, district, vault, viewer, key, { kind, version: 1, note: 'x' }));
      const said = await Promise.all([
        one(reviewer, 'approved'),
        one(second, round % 2 === 0 ? 'approved' : 'returned'),
        one(clerk, 'withdrawn'),
      ]);
      expect(said.toSorted()).toEqual(['done', 'submission-moved', 'submission-moved']);
      const { movements } = await timelineOf(pool, district, clerk, 'repair', 'RP-1');
      const { submission } = await submissionDetail(pool, district, vault, clerk, key);
      const posted = movements.filter((m) => m.transition === 'finish').length;
      expect(posted).toBe(submission.state === 'approved' ? 1 : 0);
    }
  });

  it('is approved and posted, or neither, whatever is killed in between', async () => {
    const others = openPool(store.database.appUrl, 2);
    const killed: boolean[] = [];
    for (let round = 0; round < 24; round++) {
      const { district, work } = await aShop();
      const key = randomUUID();
      await work(clerk, finish, { key });
      const approve = () =>
        decide(others, district, vault, reviewer, key, { kind: 'approved', version: 1, note: null });
      const first = outcome(approve());
      await pause(round % 12);
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and query like '%submission%'
             or datname = current_database() and pid <> pg_backend_pid() and state = 'active'`,
      );
      const said = await first;
      killed.push(said !== 'done');
      const { submission } = await submissionDetail(pool, district, vault, clerk, key);
      const posted = async () =>
        (await timelineOf(pool, district, clerk, 'repair', 'RP-1')).movements.filter(
          ({ transition }) => transition === 'finish',
        ).length;
      expect(await posted()).toBe(submission.state === 'approved' ? 1 : 0);
      // Whoever got no answer sends the decision again.
      for (let attempt = 0; (await outcome(approve())) !== 'done'; attempt++) expect(attempt).toBeLessThan(5);
      expect(await posted()).toBe(1);
    }
    await others.end();
    expect(killed).toContain(true);
  });

  it('goes back with a note, is submitted again under its key, and is approved as it was seen last', async () => {
    const { district, work, stage } = await aShop();
    const key = randomUUID();
    await work(clerk, finish, { key });
    const say = (kind: 'approved' | 'returned', version: number, note: string | null) =>
      decide(pool, district, vault, reviewer, key, { kind, version, note });
    expect(await outcome(say('returned', 1, null))).toBe('missing-reason');
    await say('returned', 1, '日期不对');
    await work(clerk, { ...finish, occurredOn: '2021-01-08' }, { key });
    expect(await outcome(say('approved', 1, null))).toBe('submission-moved');
    await say('approved', 3, null);
    expect(await outcome(say('approved', 3, null))).toBe('done');
    expect(await stage()).toBe('done');
    const { events } = await submissionDetail(pool, district, vault, clerk, key);
    expect(events.map((e) => e.kind)).toEqual(['submitted', 'returned', 'submitted', 'approved']);
  });

  it('of what the record no longer allows approves nothing and says why', async () => {
    const { district, work, stage } = await aShop();
    const [first, late] = [randomUUID(), randomUUID()];
    await work(clerk, finish, { key: first });
    await work(clerk, finish, { key: late });
    await decide(pool, district, vault, reviewer, first, { kind: 'approved', version: 1, note: null });
    const approve = decide(pool, district, vault, reviewer, late, {
      kind: 'approved',
      version: 1,
      note: null,
    });
    expect(await outcome(approve)).toBe('wrong-stage');
    const { submission, planned } = await submissionDetail(pool, district, vault, reviewer, late);
    expect(submission.state).toBe('submitted');
    expect(planned?.faults.map((f) => f.code)).toEqual(['wrong-stage']);
    expect(await stage()).toBe('done');
  });

  it('holds the correction of what was reviewed, and corrects on approval', async () => {
    const { district, work, stage } = await aShop();
    const [key, correction] = [randomUUID(), randomUUID()];
    await work(clerk, finish, { key });
    const { posted } = await decide(pool, district, vault, reviewer, key, {
      kind: 'approved',
      version: 1,
      note: null,
    });
    const corrects = posted?.posted[0]?.seq as number;
    expect(await work(clerk, { corrects, with: null, reason: '记错车' }, { key: correction })).toMatchObject({
      outcome: 'submitted',
    });
    expect(await stage()).toBe('done');
    await decide(pool, district, vault, reviewer, correction, { kind: 'approved', version: 1, note: null });
    expect(await stage()).toBe('repairing');
  });
});

describe('an attachment', () => {
  const file = (text: string) => ({
    name: '收据.txt',
    type: 'text/plain',
    sha256: Buffer.alloc(32, text.length),
    content: Buffer.from(text),
    thumbnail: null,
    said: { takenOn: null, place: null },
  });
  const add = (district: ReturnType<typeof workshopDistrict>, viewer: typeof clerk, id = randomUUID()) =>
    addAttachment(
      pool,
      district,
      viewer,
      { register: 'repair', record: 'RP-1', id, document: null },
      file('付讫'),
    );

  it('proves an entry while it stands, and stays when it is withdrawn', async () => {
    const { district, work } = await aShop();
    const { id } = await add(district, clerk);
    const chunks: Buffer[] = [];
    for await (const chunk of attachmentContent(
      pool,
      district,
      await getAttachment(pool, district, reviewer, id),
    ))
      chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('付讫');
    expect(await outcome(work(clerk, { ...pay('1'), evidence: [id] }))).toBe('done');
    expect(await outcome(withdrawAttachment(pool, district, clerk, id, ' '))).toBe('missing-reason');
    await withdrawAttachment(pool, district, clerk, id, '传错');
    expect(await outcome(withdrawAttachment(pool, district, clerk, id, '传错'))).toBe('attachment-withdrawn');
    expect(await outcome(work(clerk, { ...pay('1'), evidence: [id] }))).toBe('attachment-withdrawn');
    expect(await attachmentsOf(pool, district, reviewer, 'repair', 'RP-1')).toMatchObject([
      { id, withdrawn: { reason: '传错', by: 'ann' } },
    ]);
  });

  it('is not there for whoever does not reach its record, and proves nothing of another', async () => {
    const { district, work } = await aShop();
    const { id } = await add(district, clerk);
    expect(await outcome(getAttachment(pool, district, stranger, id))).toBe('unknown-attachment');
    expect(await outcome(add(district, stranger))).toBe('unknown-record');
    expect(await outcome(add(district, reviewer))).toBe('not-permitted');
    expect(await outcome(getAttachment(pool, district, clerk, 'x'))).toBe('unknown-attachment');
    const elsewhere = { register: 'customer', record: 'CU-1', transition: 'visit', occurredOn: '2021-01-06' };
    expect(await outcome(work(clerk, { ...elsewhere, evidence: [id] }))).toBe('unknown-attachment');
  });

  it('cannot be changed or deleted by the application', async () => {
    const { district } = await aShop();
    const { id } = await add(district, clerk);
    for (const sql of [
      'delete from attachment where id = $1',
      "update attachment set name = 'x' where id = $1",
    ])
      await expect(pool.query(sql, [id])).rejects.toThrow(/permission denied/);
    await expect(pool.query("update submission_event set note = 'x'")).rejects.toThrow(/permission denied/);
  });
});

describe('personal data of a submission', () => {
  it('is kept encrypted until it is decided, and then only in the vault', async () => {
    const { district } = await aShop();
    const register = district.catalogue.registers.get('customer');
    if (!register) throw new Error('no register');
    const reviewed = {
      ...district,
      catalogue: {
        ...district.catalogue,
        registers: new Map([
          ...district.catalogue.registers,
          ['customer', { ...register, review: { transitions: ['open'] } }],
        ]),
      },
    };
    const key = randomUUID();
    const posting = {
      register: 'customer',
      record: 'CU-9',
      transition: 'open',
      occurredOn: '2021-01-06',
      unit: 'bench-a',
      set: { name: 'B', phone: '13900000001' },
    };
    await recordWork(pool, reviewed, vault, clerk, { key, posting, basis: null, form: null });
    const detail = await submissionDetail(pool, reviewed, vault, reviewer, key);
    expect(detail.personal).toEqual(['phone']);
    expect(JSON.stringify(detail)).not.toContain('13900000001');
    await decide(pool, reviewed, vault, reviewer, key, { kind: 'approved', version: 1, note: null });
    const shown = await vault.reveal(pool, reviewed, anybody('reader'), {
      register: 'customer',
      record: 'CU-9',
      fields: ['phone'],
      reason: '核对',
    });
    expect(JSON.stringify(shown)).toContain('13900000001');
    const { rowCount } = await pool.query('select from submission_personal where district = $1', [
      district.id,
    ]);
    expect(rowCount).toBe(0);
  });
});
