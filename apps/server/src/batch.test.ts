import { randomUUID } from 'node:crypto';
import type { Register } from '@taizhang/definition';
import { workshopPackage } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

/** A workshop where a bench starts only its own repairs; `rover` of the first bench reaches all of them. */
function shop() {
  const base = workshopPackage();
  const registers = base.registers.map((register): Register => {
    const { start } = register.transitions;
    return register.id === 'repair' && start
      ? { ...register, transitions: { ...register.transitions, start: { ...start, at: 'own' } } }
      : register;
  });
  const elsewhere = {
    register: 'repair',
    record: 'OB-1',
    transition: 'open',
    occurredOn: '2021-02-01',
    unit: 'bench-b',
    set: { label: '外台单车（合成）' },
    amounts: { quoted: '10' },
    recordedAt: '2021-02-01T01:00:00Z',
    recordedBy: 'bench-b',
  };
  const rover = {
    id: 'rover',
    title: { zh: '巡回经办人（合成）', en: 'Roving clerk (synthetic)' },
    posts: [{ unit: 'bench-a', role: 'clerk', scope: { kind: 'all' as const } }],
  };
  return {
    ...base,
    registers,
    accounts: [...base.accounts, rover],
    history: () => [...base.history(), elsewhere],
  };
}
const served = serving(buildApp, shop());
const { as, stranger } = served;
let clerk: Visitor;
let rover: Visitor;
let other: Visitor;
beforeAll(async () => {
  [clerk, rover, other] = (await Promise.all(['clerk.a', 'rover', 'clerk.b'].map((name) => as(name)))) as [
    Visitor,
    Visitor,
    Visitor,
  ];
});

const path = '/api/registers/repair/batch';
const offered = (visitor: Visitor, ...records: string[]) =>
  visitor.get(`${path}?records=${records.join(',')}`);
const wayOf = async (visitor: Visitor, way: string, ...records: string[]) =>
  (await offered(visitor, ...records)).json.ways.find(({ id }: { id: string }) => id === way);
const batch = (visitor: Visitor, change: object) =>
  visitor.post(path, { key: randomUUID(), occurredOn: '2021-08-10', ...change });

async function attach(visitor: Visitor, record: string, name: string, text: string) {
  const [id, boundary] = [randomUUID(), 'of-the-test'];
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
  const answer = await served.app.inject({
    method: 'POST',
    url: `/api/records/repair/${record}/attachments?id=${id}`,
    headers: {
      origin: 'http://localhost',
      cookie: visitor.cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.from(`${head}${text}\r\n--${boundary}--\r\n`),
  });
  expect(answer.statusCode).toBe(201);
  return id;
}
const filesOf = async (record: string) =>
  (await clerk.get(`/api/records/repair/${record}/work`)).json.attachments as { id: string; name: string }[];
const evidenceOf = async (record: string, transition: string) =>
  (
    await served.owner.query('select evidence from movement where record = $1 and transition = $2', [
      record,
      transition,
    ])
  ).rows.map(({ evidence }) => evidence);

describe('what can be done with several records', () => {
  it('is what one may do with at least one of them, with those of which one may', async () => {
    expect((await wayOf(rover, 'start', 'OB-1', 'RP-1', 'RP-2')).records).toEqual(['RP-1', 'RP-2']);
    expect((await wayOf(rover, 'pay', 'OB-1', 'RP-1')).records).toEqual(['OB-1', 'RP-1']);
    expect(await wayOf(rover, 'start', 'OB-1')).toBeUndefined();
    expect(await wayOf(rover, 'finish', 'RP-1')).toBeUndefined();
  });

  it('says nothing of records that one does not reach, or that there are not', async () => {
    expect((await offered(other, 'RP-1', 'RP-99')).json).toEqual({ ways: [] });
    expect((await wayOf(clerk, 'pay', 'OB-1', 'RP-1')).records).toEqual(['RP-1']);
    expect((await offered(await as('deputy'), 'RP-1')).json).toEqual({ ways: [] });
  });

  it('tells what must be given, amounts and evidence included', async () => {
    const pay = await wayOf(clerk, 'pay', 'RP-1');
    expect(pay).toMatchObject({ to: null, reviewed: false, evidence: false });
    expect(pay.fields).toMatchObject([{ id: 'paid', part: 'amounts', unit: { id: 'yuan' }, value: null }]);
  });

  it('is refused to strangers, for what is no register, and for too many', async () => {
    expect((await offered(stranger(), 'RP-1')).status).toBe(401);
    const nothing = await clerk.get('/api/registers/nothing/batch?records=RP-1');
    expect([nothing.status, nothing.json.code]).toEqual([404, 'unknown-register']);
    expect((await clerk.get(path)).json.code).toBe('malformed-request');
    const many = await offered(clerk, ...Array.from({ length: 201 }, (_, i) => `RP-${i}`));
    expect([many.status, many.json.code]).toEqual([413, 'too-many-entries']);
  });
});

describe('a batch', () => {
  it('adds the same amount to each, or to each its own', async () => {
    const both = { transition: 'pay', records: ['RP-4', 'RP-5'] };
    const same = await batch(clerk, { ...both, amounts: { paid: { value: '2', unit: 'yuan' } } });
    expect(same.json.done).toEqual(['RP-4', 'RP-5']);
    const own = await batch(clerk, {
      ...both,
      amountsEach: { 'RP-4': { paid: '1' }, 'RP-5': { paid: '1000' } },
    });
    expect(own.json).toMatchObject({
      done: ['RP-4'],
      refused: [{ record: 'RP-5', refusal: { code: 'rule-broken' } }],
    });
    const stray = await batch(clerk, { ...both, amountsEach: { 'RP-9': {} } });
    expect([stray.status, stray.json.field]).toEqual([404, 'amountsEach.RP-9']);
  });

  it('proves each by the same file, whose bytes are kept once', async () => {
    const records = ['RP-1', 'RP-2', 'RP-3'];
    await batch(clerk, { transition: 'start', records });
    await batch(clerk, { transition: 'finish', records, set: { promised: '2021-08-12' } });
    const reviewer = await as('reviewer.a');
    const { submissions } = (await reviewer.get('/api/submissions?side=review')).json;
    for (const { id, version } of submissions)
      await reviewer.post(`/api/submissions/${id}/decision`, { decision: 'approved', version, note: null });

    const way = await wayOf(clerk, 'return', ...records);
    expect(way).toMatchObject({ evidence: true, records });
    const returned = { transition: 'return', occurredOn: '2021-08-20' };
    const without = await batch(clerk, { ...returned, records });
    expect(without.json.refused.map(({ refusal }: { refusal: { code: string } }) => refusal.code)).toEqual(
      records.map(() => 'missing-evidence'),
    );
    const file = await attach(clerk, 'RP-1', '取车单.txt', '三车一并取走（合成）');
    const done = await batch(clerk, {
      ...returned,
      records: [...records, 'OB-1'],
      evidence: [file, '第 7 号簿'],
    });
    expect(done.json.done).toEqual(records);
    expect(done.json.refused).toMatchObject([{ record: 'OB-1' }]);
    expect(await evidenceOf('RP-1', 'return')).toEqual([[file, '第 7 号簿']]);
    const [[copy]] = (await evidenceOf('RP-2', 'return')) as [[string]];
    expect(copy).not.toBe(file);
    expect(await filesOf('RP-2')).toMatchObject([{ id: copy, name: '取车单.txt' }]);
    const content = await served.app.inject({
      url: `/api/attachments/${copy}`,
      headers: { cookie: clerk.cookie },
    });
    expect(content.body).toBe('三车一并取走（合成）');
    const { rows } = await served.owner.query(
      "select count(*)::int as files, count(content)::int as with_bytes from attachment where name = '取车单.txt'",
    );
    expect(rows).toEqual([{ files: 3, with_bytes: 1 }]);
    const noted = await served.owner.query(
      "select record, detail->>'sameAs' as same from audit_entry where action = 'attach' and outcome = 'done' order by record",
    );
    expect(noted.rows).toEqual([
      { record: 'RP-1', same: null },
      { record: 'RP-2', same: file },
      { record: 'RP-3', same: file },
    ]);
  });

  it('takes no file that one does not reach, or of another register', async () => {
    const file = await attach(rover, 'OB-1', '外台.txt', '合成');
    for (const evidence of [[file], [randomUUID()]]) {
      const refused = await batch(clerk, {
        transition: 'pay',
        records: ['RP-6'],
        amounts: { paid: '1' },
        evidence,
      });
      expect([refused.status, refused.json.code, refused.json.field]).toEqual([
        404,
        'unknown-attachment',
        'evidence',
      ]);
    }
  });

  it('takes no file that was withdrawn, for its own record or for another', async () => {
    const file = await attach(clerk, 'RP-6', '传错.txt', '合成');
    await clerk.post(`/api/attachments/${file}/withdrawal`, { reason: '传错（合成）' });
    const records = ['RP-5', 'RP-6'];
    const { json } = await batch(clerk, {
      transition: 'pay',
      records,
      amounts: { paid: '1' },
      evidence: [file],
    });
    expect(json).toMatchObject({
      done: [],
      refused: records.map((record) => ({
        record,
        refusal: { code: 'attachment-withdrawn', field: 'evidence' },
      })),
    });
    expect(await filesOf('RP-5')).toEqual([]);
  });
});
