import { accountsOfFirms, firms, makers, pastOfFirms, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { paragraphsOf, serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { FewCalls } from './few-calls.ts';
import { callsInside } from './testing/inside.ts';

function district(): DistrictPackage {
  const base = workshopPackage();
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, ...firms],
    accounts: [...base.accounts, ...accountsOfFirms],
    history: () => [...base.history(), ...pastOfFirms] as never,
  } as DistrictPackage;
}

const served = serving(buildApp, district());
const { as, stranger } = served;
let firm: Visitor;
let clerk: Visitor;
beforeAll(async () => {
  firm = await as('firm.ours');
  clerk = await as('clerk.a');
});

const codeOf = ({ status, json }: { status: number; json: { code?: string } }) => [status, json.code];
/** What is said of the other maker, and what is not public yet. */
const others = [
  '乙厂',
  '8765.4321',
  'QY-2',
  'JB-2',
  'ND-3',
  'ZZ-2',
  makers.theirs.code,
  'RP-1',
  '未公开草案',
  '内部-',
];
const tellsOfOthers = (json: unknown) => others.filter((word) => JSON.stringify(json).includes(word));

describe('a firm that has signed in', () => {
  it('is let into what is open to those outside of the house, and into nothing else', async () => {
    expect(callsInside.length).toBeGreaterThan(60);
    for (const { method, path } of callsInside) {
      const answer = await (method === 'GET' ? firm.get(path) : firm.post(path, {}));
      expect([method, path, ...codeOf(answer)]).toEqual([method, path, 403, 'not-permitted']);
    }
  });

  it('reads its own records and what everybody may read, by every route that it is let into', async () => {
    const own = [
      ['enterprise', 'QY-1'],
      ['enterprise-year', 'ND-2'],
      ['qualification', 'ZZ-1'],
      ['award', 'JB-1'],
      ['policy', 'ZC-1'],
    ];
    for (const [register, id] of own)
      for (const rest of ['', '/work', '/computations', '/gatherings', '/chains', '/lights']) {
        const { status, json } = await firm.get(`/api/records/${register}/${id}${rest}`);
        expect([register, rest, status, tellsOfOthers(json)]).toEqual([register, rest, 200, []]);
      }
    for (const path of [
      '/api/registers',
      ...['enterprise', 'award', 'policy', 'repair'].flatMap((register) => [
        `/api/registers/${register}/records`,
        `/api/registers/${register}/lookup?text=`,
      ]),
      '/api/registers/award',
      '/api/notices',
      '/api/drafts',
      '/api/submissions?side=review',
      '/api/submissions?side=mine',
      '/api/account',
      '/api/records/enterprise/QY-1/profile',
    ]) {
      const { json } = await firm.get(path);
      expect([path, tellsOfOthers(json)]).toEqual([path, []]);
    }
  });

  it('is answered of another’s record as of one that does not exist', async () => {
    for (const [register, id] of [
      ['enterprise', 'QY-2'],
      ['award', 'JB-2'],
      ['enterprise-year', 'ND-3'],
      ['qualification', 'ZZ-2'],
      ['policy', 'ZC-3'],
      ['repair', 'RP-1'],
    ])
      for (const rest of ['', '/work', '/profile']) {
        const answer = await firm.get(`/api/records/${register}/${id}${rest}`);
        expect([
          register,
          rest,
          answer.status >= 400,
          tellsOfOthers(answer.json).filter((w) => w !== id),
        ]).toEqual([register, rest, true, []]);
      }
  });

  it('is told of no official by name', async () => {
    const { json } = await firm.get('/api/records/award/JB-1');
    expect(json.movements.map((one: { recordedBy: string }) => one.recordedBy)).toEqual(['****']);
    const seen = await clerk.get('/api/records/award/JB-1');
    expect(seen.json.movements[0].recordedBy).toBe('bench-a');
  });

  it('has the papers that are for it, of its own records', async () => {
    const at = (id: string, paper: string) => `/api/records/award/${id}/papers/${paper}`;
    const { json } = await firm.get('/api/records/award/JB-1/gatherings');
    expect(json.papers).toEqual([{ id: 'letter', title: { zh: '受理通知', en: 'Letter' }, lacks: [] }]);
    const letter = await served.app.inject({ url: at('JB-1', 'letter'), headers: { cookie: firm.cookie } });
    expect(letter.statusCode).toBe(200);
    expect(paragraphsOf(letter.rawPayload).split('\n').filter(Boolean)).toEqual([
      '受理通知',
      '甲厂（合成）：',
      '已受理“兑现JB-1”。',
      'bench-a',
      '2021年2月1日',
    ]);
    expect(codeOf(await firm.get(at('JB-1', 'memo')))).toEqual([404, 'unknown-paper']);
    expect((await clerk.get(at('JB-1', 'memo'))).status).toBe(200);
    expect(codeOf(await firm.get(at('JB-2', 'letter')))).toEqual([404, 'unknown-record']);
  });

  it('does what a firm may and is offered nothing else', async () => {
    const work = await firm.get('/api/records/award/JB-1/work');
    const page = (await firm.get('/api/records/enterprise/QY-1/profile')).json;
    expect(page.awards[0].ways.map(({ id }: { id: string }) => id)).toEqual(['withdraw']);
    expect(work.json.ways.map(({ id }: { id: string }) => id)).toEqual(['withdraw']);
    const form = await firm.get('/api/registers/award');
    expect(form.json.openings.map(({ id }: { id: string }) => id)).toEqual(['apply']);
    const send = (record: string, transition: string, rest: object = {}) =>
      firm.post('/api/work', {
        key: `${record}-${transition}-${JSON.stringify(rest).length}`,
        posting: { register: 'award', record, transition, occurredOn: '2021-06-30', ...rest },
        basis: null,
        form: null,
      });
    expect(codeOf(await send('JB-1', 'approve'))).toEqual([403, 'not-permitted']);
    expect(codeOf(await send('JB-2', 'withdraw'))).toEqual([404, 'unknown-record']);
    const opening = (enterprise: string) => ({
      unit: 'bench-a',
      set: { matter: '申报', enterprise, year: '2021' },
    });
    expect(codeOf(await send('JB-8', 'apply', opening('QY-2')))).toEqual([403, 'leaves-reach']);
    expect((await send('JB-9', 'apply', opening('QY-1'))).status).toBe(201);
    expect((await send('JB-1', 'withdraw')).status).toBe(201);
  });
});

describe('the page of a firm', () => {
  it('says what is known of it and from where, what it may get and what is missing', async () => {
    const { json } = await firm.get('/api/records/enterprise/QY-1/profile');
    const facts = new Map(json.facts.map((one: { id: string }) => [one.id, one]));
    expect(facts.get('revenue')).toMatchObject({
      shown: { zh: '90万元' },
      sources: [{ register: 'enterprise-year', id: 'ND-2' }],
      hidden: 0,
    });
    const growth = json.matches.find(({ id }: { id: string }) => id === 'ZC-1');
    expect(growth.judged).toMatchObject({ eligibility: 'nearly', amount: '9000' });
    expect(growth.judged.conditions[0]).toMatchObject({
      truth: false,
      clause: { number: '第二条' },
      gaps: [{ way: 'more', given: { zh: '90万元' }, shortfall: { zh: '10万元' } }],
    });
    const wheels = json.matches.find(({ id }: { id: string }) => id === 'ZC-2');
    expect(wheels.judged.eligibility).toBe('not');
    expect(
      json.behind.find(({ register }: { register: { id: string } }) => register.id === 'qualification'),
    ).toMatchObject({ records: [{ id: 'ZZ-1', inForce: true }] });
    // Of its certificates, and of no other firm’s.
    expect(json.due).toMatchObject([{ id: 'ZZ-1', day: '2021-08-15', what: { en: 'Renew' } }]);
    expect(json.fields.find(({ id }: { id: string }) => id === 'owner').shown.zh).toBe('张**');
    expect(json.fields.some(({ id }: { id: string }) => id === 'inside')).toBe(false);
  });

  it('says what it was given, step by step, and its money by year', async () => {
    const { json } = await clerk.get('/api/records/enterprise/QY-2/profile');
    expect(json.awards).toMatchObject([
      { id: 'JB-2', paid: '990', done: 3, vain: false, steps: [{ zh: '申报' }, {}, {}] },
    ]);
    expect(json.money).toEqual([{ year: '2021', count: 1, paid: '990', reclaimed: '0' }]);
    expect(json.matches.find(({ id }: { id: string }) => id === 'ZC-2').taken).toMatchObject({ id: 'JB-2' });
  });

  it('is refused of what has no facts, and to who reads nothing of it', async () => {
    expect(codeOf(await clerk.get('/api/records/repair/RP-1/profile'))).toEqual([422, 'no-facts']);
    expect(codeOf(await (await as('clerk.b')).get('/api/records/enterprise/QY-1/profile'))).toEqual([
      404,
      'unknown-record',
    ]);
    expect(codeOf(await stranger().get('/api/records/enterprise/QY-1/profile'))).toEqual([
      401,
      'not-signed-in',
    ]);
  });
});

describe('what anybody may ask without signing in', () => {
  it('is the policies that hold, with what of their budget was paid', async () => {
    const { json } = await stranger().get('/api/public/policies');
    expect(json.policies.map(({ id }: { id: string }) => id).toSorted()).toEqual(['ZC-1', 'ZC-2']);
    expect(json.policies.find(({ id }: { id: string }) => id === 'ZC-2').budget).toEqual({
      whole: { zh: '50万元', en: expect.any(String) },
      paid: { zh: '0.1万元', en: expect.any(String) },
      share: '0.2',
    });
    expect(tellsOfOthers(json)).toEqual([]);
    const one = await stranger().get('/api/public/policies/ZC-1');
    expect(one.json).toMatchObject({
      clauses: [{ number: '第二条' }],
      conditions: [{ words: { zh: '上年营收不小于“100万元”' } }, {}],
      text: { conditions: [{}, {}], lines: [{ words: { zh: '上年营收×1%' } }] },
      questions: [
        { id: 'revenue', input: 'number', unit: { zh: '万元' } },
        { id: 'certified', input: 'checkbox' },
      ],
    });
    expect(codeOf(await stranger().get('/api/public/policies/ZC-3'))).toEqual([404, 'unknown-policy']);
  });

  it('is what a policy would give, line by line; nothing said is unknown, and what is wrong is named', async () => {
    const asked = (given: object) => stranger().post('/api/public/policies/ZC-1/calculation', { given });
    const { json } = await asked({ revenue: '200', certified: true });
    expect(json).toMatchObject({ eligibility: 'eligible', amount: '20000', lines: [{ amount: '20000' }] });
    expect((await asked({ revenue: '200' })).json).toMatchObject({ eligibility: 'unknown', amount: '20000' });
    const wrong = await asked({ revenue: 'much' });
    expect([wrong.status, wrong.json.code, wrong.json.field]).toEqual([422, 'not-a-number', 'given.revenue']);
    expect((await asked({ owner: 'x' })).json.code).toBe('unknown-field');
  });

  it('asks only what still decides something, and first what decides most', async () => {
    const asked = (given: object) => stranger().post('/api/public/finding', { subject: 'enterprise', given });
    const first = (await asked({})).json;
    expect([first.next.id, first.left]).toEqual(['industry', 3]);
    // In a whole question, where the register says one; else by the title.
    expect(first.next.asked).toEqual({ zh: '您属于哪个行业？', en: 'In which industry are you?' });
    const second = (await asked({ industry: 'frames', certified: false })).json;
    // Who has no certificate gets nothing by the one, and who makes frames nothing by the other, whatever the revenue.
    expect(second.next).toBeNull();
    expect(
      second.results.map(({ judged }: { judged: { eligibility: string } }) => judged.eligibility),
    ).toEqual(['not', 'not']);
    const unsure = (await asked({ industry: 'wheels', certified: null })).json;
    expect(unsure.results[0]).toMatchObject({ policy: { id: 'ZC-2' }, judged: { eligibility: 'eligible' } });
    expect([unsure.next.id, unsure.next.asked]).toEqual(['revenue', unsure.next.title]);
  });

  it('is what is public of a credit code, and never a figure', async () => {
    const { json } = await stranger().post('/api/public/open-data', { code: makers.theirs.code });
    expect(json.given).toEqual({ name: makers.theirs.name, industry: 'wheels', certified: false });
    expect(JSON.stringify(json)).not.toMatch(/8765|99|内部|张/);
    const ask = (code: string) => stranger().post('/api/public/open-data', { code });
    expect(codeOf(await ask('91350100M000100Y4Z'))).toEqual([422, 'wrong-check-character']);
    expect(codeOf(await ask('91350100M000100Y43'))).toEqual([404, 'unknown-code']);
  });

  it('is how far an award is, for who has its number and its firm’s code, and no more', async () => {
    const ask = (number: string, code: string) => stranger().post('/api/public/progress', { number, code });
    const { json } = await ask('JB-2', makers.theirs.code);
    expect(json).toEqual({
      stage: { zh: '已兑现', en: 'Paid' },
      since: '2021-03-02',
      days: 121,
      steps: [expect.anything(), expect.anything(), expect.anything()],
      done: 3,
      vain: false,
    });
    expect(codeOf(await ask('JB-2', makers.ours.code))).toEqual([404, 'unknown-progress']);
    expect(codeOf(await ask('JB-0', makers.theirs.code))).toEqual([404, 'unknown-progress']);
  });

  it('is asked so many times a minute from one address, and then refused for a while', async () => {
    let now = 0;
    const few = new FewCalls(2, () => now);
    few.take('a');
    few.take('a');
    few.take('b');
    expect(() => few.take('a')).toThrow(/too-many-calls/);
    now = 61_000;
    expect(() => few.take('a')).not.toThrow();
    const codes = await Promise.all(
      Array.from({ length: 30 }, () =>
        stranger().post('/api/public/progress', { number: 'x', code: makers.ours.code }),
      ),
    );
    expect(codes.some(({ status, json }) => status === 429 && json.code === 'too-many-calls')).toBe(true);
  });
});
