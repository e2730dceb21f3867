import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { workshopPackage } from '@taizhang/fixture';
import { serving, until, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const served = serving(buildApp, workshopPackage());
const { as, stranger } = served;
let maker: Visitor;
let supervisor: Visitor;
beforeAll(async () => {
  maker = await as('coordinator');
  supervisor = await as('supervisor');
});

const boundary = 'a-boundary-of-parts';
interface Part {
  readonly part?: string;
  readonly name: string;
  readonly content: Buffer | string;
}
/** Sends documents as a browser's form does. */
async function check(visitor: Visitor, parts: readonly Part[], query: Record<string, string> = {}) {
  const asked = new URLSearchParams({ id: randomUUID(), ...query });
  const payload = parts.flatMap(({ part = 'file', name, content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${part}"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  const response = await served.app.inject({
    method: 'POST',
    url: `/api/checks?${asked}`,
    headers: {
      origin: 'http://localhost',
      cookie: visitor.cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([...payload, Buffer.from(`--${boundary}--\r\n`)]),
  });
  return { status: response.statusCode, json: response.json() };
}

/** Paid is 360 as known in August and 400 at the end of June; eight wait; no figure of the last kind is kept. */
const text = '修车铺2021年上半年工作报告\n待修8个，收款400.00元，付款顾客1人。店内喝茶的老人30位。';
const document = { name: '半年.txt', content: text };
const made = async (content = text, query: Record<string, string> = {}) => {
  const { status, json } = await check(maker, [{ ...document, content }], query);
  expect([status, json.code]).toEqual([201, undefined]);
  return json;
};
const decide = (visitor: Visitor, id: string, position: number, body: object) =>
  visitor.post(`/api/checks/${id}/figures/${position}/decision`, body);

const some = randomUUID();
const calls: readonly [string, 'get' | 'post', string, object?][] = [
  ['the checks', 'get', '/api/checks'],
  ['making one', 'post', `/api/checks?id=${some}`],
  ['one', 'get', `/api/checks/${some}`],
  ['candidates', 'get', `/api/checks/${some}/candidates?text=x`],
  ['deciding', 'post', `/api/checks/${some}/figures/0/decision`, { decision: 'accepted' }],
  ['sharing', 'post', `/api/checks/${some}/sharing`, { roles: [] }],
  ['removing', 'post', `/api/checks/${some}/removal`, {}],
  ['the marked document', 'get', `/api/checks/${some}/marked.docx`],
  ['the sheets', 'get', `/api/checks/${some}/sign-off-sheets.docx`],
  ['the JSON', 'get', `/api/checks/${some}/check.json`],
];

describe('checks of documents', () => {
  it.each(calls)('are nothing for whoever is not signed in: %s', async (_what, method, url, body) => {
    const { status, json } = await stranger()[method](url, body as object);
    expect([status, json.code]).toEqual([401, 'not-signed-in']);
  });

  it.each(calls)('are nothing for whoever may not read figures: %s', async (_what, method, url, body) => {
    const clerk = await as('clerk.a');
    const { status, json } = await clerk[method](url, body as object);
    expect([status, json.code]).toEqual([403, 'not-permitted']);
  });

  it.each(calls.filter(([, , url]) => url.includes(`/${some}`)))(
    'are found only where there is one: %s',
    async (_what, method, url, body) => {
      const { status, json } = await maker[method](url, body as object);
      expect([status, json.code]).toEqual([404, 'unknown-check']);
    },
  );
});

describe('making a check', () => {
  it('finds the figures, judges each and says why', async () => {
    const json = await made();
    expect(json).toMatchObject({
      name: '半年.txt',
      madeBy: 'coordinator',
      mine: true,
      roles: [],
      text,
      against: { report: { id: 'half-year' }, cutoff: '2021-06-30', ledger: true, why: null },
      counts: { figures: 4, agrees: 2, differs: 1, unknown: 1, decided: 0, findings: 0 },
      findings: [],
    });
    const [waiting, paid, customers, old] = json.figures;
    expect([waiting.text, waiting.verdict, waiting.metric]).toEqual(['8个', 'agrees', 'repair.waiting']);
    expect([...text].slice(waiting.start, waiting.end).join('')).toBe('8个');
    expect(paid).toMatchObject({ verdict: 'differs', metric: 'repair.paid', cause: 'correction' });
    expect(paid.match).toMatchObject({
      value: '360',
      shown: '360.00元',
      difference: '-40',
      bureau: { zh: '车间' },
      report: 'half-year',
      figure: 'paid',
    });
    expect(paid.explanation.zh).toContain('更正前为400.00元');
    expect([customers.verdict, old.verdict, old.metric]).toEqual(['agrees', 'unknown', null]);
  });

  it('asks as of another day and knowledge, or not at all', async () => {
    const then = await made(text, { knownAt: '2021-06-30' });
    expect(then.counts).toMatchObject({ agrees: 3, differs: 0 });
    const early = await made(text, { cutoff: '2021-01-04', report: 'half-year' });
    expect(early.against.cutoff).toBe('2021-01-04');
    const alone = await made(text, { ledger: 'no' });
    expect(alone.counts).toMatchObject({ unknown: 4 });
    expect(alone.against).toMatchObject({ ledger: false, why: { en: expect.any(String) } });
  });

  it('leaves a document of another place alone, unless it is told otherwise', async () => {
    const foreign = text.replace('修车铺', '云溪县人民政府');
    const json = await made(foreign);
    expect(json.against.why.zh).toContain('云溪县');
    expect(json.counts).toMatchObject({ unknown: 4 });
    expect((await made(foreign, { ledger: 'yes' })).counts).toMatchObject({ agrees: 2 });
  });

  it('is done once for an id', async () => {
    const id = randomUUID();
    const first = await check(maker, [document], { id });
    expect((await check(maker, [document], { id })).json).toEqual(first.json);
    const other = await check(maker, [{ ...document, content: `${text}又` }], { id });
    expect([other.status, other.json.code]).toEqual([409, 'request-key-reused']);
  });

  it('holds it against earlier documents', async () => {
    const { status, json } = await check(maker, [
      document,
      { part: 'earlier', name: '一季度.txt', content: '修车铺2021年一季度工作报告\n待修5个。' },
    ]);
    expect([status, json.earlier]).toEqual([201, ['一季度.txt']]);
  });

  it('tells earlier documents of one name apart', async () => {
    const alike = (content: string): Part => ({ part: 'earlier', name: '季报.txt', content });
    const { json } = await check(maker, [
      { name: '半年.txt', content: '2021年上半年工作报告\n2020年，一般公共预算收入54.2亿元。' },
      alike('2019年工作报告\n2019年，一般公共预算收入61.7亿元。'),
      alike('2020年工作报告\n2020年，一般公共预算收入45.2亿元。'),
    ]);
    expect(json.earlier).toEqual(['季报.txt', '季报.txt (2)']);
    expect(json.findings).toMatchObject([{ earlier: [{ source: '季报.txt (2)', text: '45.2亿元' }] }]);
  });

  it('waits for no upload that was cut off', async () => {
    const { port } = new URL(await served.app.listen({ port: 0, host: '127.0.0.1' }));
    const head = [
      `POST /api/checks?id=${randomUUID()} HTTP/1.1`,
      `host: 127.0.0.1:${port}`,
      `origin: http://127.0.0.1:${port}`,
      `cookie: ${maker.cookie}`,
      `content-type: multipart/form-data; boundary=${boundary}`,
      'content-length: 5000000',
    ];
    const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n半`;
    const sockets = Array.from({ length: 3 }, () => connect(Number(port), '127.0.0.1'));
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.write(`${head.join('\r\n')}\r\n\r\n${part}`);
    }
    // Without a document nothing is waited for, so that this takes no place from those.
    const answer = async () => (await maker.post(`/api/checks?id=${some}`)).json.code;
    await until(answer, (code) => code === 'server-busy');
    for (const socket of sockets) socket.destroy();
    await until(answer, (code) => code === 'missing-value');
  });

  it.each<[string, Part[], Record<string, string>, string]>([
    ['no document', [{ part: 'earlier', name: 'a.txt', content: 'a' }], {}, 'missing-value'],
    ['an empty one', [{ name: 'a.txt', content: '' }], {}, 'file-empty'],
    [
      'a damaged one',
      [{ name: 'a.docx', content: Buffer.from('PK\x03\x04 no more') }],
      {},
      'document-damaged',
    ],
    ['an unknown report', [document], { report: 'none' }, 'unknown-report'],
    ['a day that is none', [document], { cutoff: '2021-02-30' }, 'impossible-date'],
    ['a day before the report', [document], { cutoff: '2020-12-31' }, 'before-period'],
    ['a moment that is none', [document], { knownAt: 'soon' }, 'impossible-instant'],
    ['an id that is none', [document], { id: 'x' }, 'malformed-request'],
  ])('refuses %s', async (_what, parts, query, code) => {
    expect((await check(maker, parts, query)).json.code).toBe(code);
  });

  it('refuses more documents than it takes', async () => {
    const earlier = Array.from({ length: 6 }, (_, i) => ({
      part: 'earlier',
      name: `${i}.txt`,
      content: 'a',
    }));
    expect((await check(maker, [document, ...earlier])).json.code).toBe('too-many-entries');
  });
});

describe('deciding on a figure', () => {
  it('accepts a verdict, says something, and takes it back', async () => {
    const { id } = await made();
    const accepted = await decide(maker, id, 1, { decision: 'accepted', note: '以年报为准' });
    expect(accepted.status).toBe(201);
    expect(accepted.json.figure).toMatchObject({
      verdict: 'differs',
      decision: { decision: 'accepted', note: '以年报为准', by: 'coordinator' },
    });
    expect(accepted.json.counts).toMatchObject({ decided: 1, differs: 1 });
    const noted = await decide(maker, id, 1, { decision: 'note', note: '已电话核实' });
    expect(noted.json.figure.decision).toMatchObject({ decision: 'accepted', note: '已电话核实' });
    const reopened = await decide(maker, id, 1, { decision: 'reopened' });
    expect(reopened.json.figure.decision).toBeNull();
  });

  it('says who decided and who only said something', async () => {
    const { id } = await made();
    await maker.post(`/api/checks/${id}/sharing`, { roles: ['supervisor'] });
    const said = await decide(supervisor, id, 1, { decision: 'note', note: '请复核' });
    expect(said.json.figure.decision).toMatchObject({ decision: 'note', by: 'supervisor' });
    expect(said.json.counts.decided).toBe(0);
    const accepted = await decide(maker, id, 1, { decision: 'accepted' });
    const byMaker = { decision: 'accepted', by: 'coordinator' };
    expect(accepted.json.figure.decision).toMatchObject({ ...byMaker, note: '请复核', noteBy: 'supervisor' });
    const again = await decide(supervisor, id, 1, { decision: 'note', note: '同意' });
    expect(again.json.figure.decision).toMatchObject({ ...byMaker, note: '同意', noteBy: 'supervisor' });
    expect(again.json.counts.decided).toBe(1);
    await maker.post(`/api/checks/${id}/sharing`, { roles: [] });
  });

  it('compares with what is chosen, and remembers it', async () => {
    const { id } = await made();
    const { candidates } = (
      await maker.get(`/api/checks/${id}/candidates?text=${encodeURIComponent('在册顾客')}`)
    ).json;
    expect(candidates[0]).toMatchObject({ candidate: 'customer.known', bureau: { zh: expect.any(String) } });
    const chosen = await decide(maker, id, 3, { decision: 'metric', candidate: 'customer.known' });
    expect(chosen.json.figure).toMatchObject({
      verdict: 'differs',
      metric: 'customer.known',
      match: { how: 'chosen', value: '1' },
    });
    const kept = (await maker.get(`/api/checks/${id}`)).json;
    expect(kept.figures[3].metric).toBe('customer.known');
    const again = await made();
    expect(again.figures[3]).toMatchObject({ metric: 'customer.known', match: { how: 'remembered' } });
  });

  it('counts no more what is no figure', async () => {
    const { id, counts } = await made();
    const { json } = await decide(maker, id, 1, { decision: 'not-a-figure' });
    expect(json.counts).toMatchObject({ figures: 3, notFigures: 1, differs: counts.differs - 1 });
    const listed = (await maker.get('/api/checks?limit=1')).json;
    expect(listed.checks[0]).toMatchObject({ id, counts: { figures: 3, notFigures: 1 } });
  });

  it.each([
    ['nothing said', { decision: 'note' }, 422, 'missing-value'],
    ['nothing chosen', { decision: 'metric' }, 422, 'missing-value'],
    ['what the ledger has not', { decision: 'metric', candidate: 'none.such' }, 422, 'unknown-candidate'],
    ['a decision that is none', { decision: 'maybe' }, 400, 'malformed-request'],
  ])('refuses %s', async (_what, body, status, code) => {
    const { id } = await made();
    const answer = await decide(maker, id, 0, body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect((await decide(maker, id, 99, { decision: 'accepted' })).json.code).toBe('unknown-figure');
  });
});

describe('who sees a check', () => {
  it('is its maker, and whoever holds a role that he chose', async () => {
    const { id } = await made();
    expect((await supervisor.get(`/api/checks/${id}`)).json.code).toBe('unknown-check');
    expect((await supervisor.get('/api/checks')).json.checks).toEqual([]);
    const { roles } = (await maker.get('/api/checks')).json;
    expect(roles.map((role: { id: string }) => role.id)).toContain('supervisor');
    const shared = await maker.post(`/api/checks/${id}/sharing`, { roles: ['supervisor'] });
    expect(shared.json.roles).toEqual([{ id: 'supervisor', title: expect.any(Object) }]);
    const seen = await supervisor.get(`/api/checks/${id}`);
    expect([seen.status, seen.json.mine]).toEqual([200, false]);
    expect((await supervisor.post(`/api/checks/${id}/removal`)).json.code).toBe('check-not-yours');
    expect((await maker.post(`/api/checks/${id}/sharing`, { roles: ['clerk'] })).json.code).toBe(
      'unknown-role',
    );
  });

  it('is nobody once it is removed', async () => {
    const { id } = await made();
    expect((await maker.post(`/api/checks/${id}/removal`)).json).toEqual({ done: true });
    expect((await maker.get(`/api/checks/${id}`)).json.code).toBe('unknown-check');
  });
});

describe('what is taken home of a check', () => {
  it.each([
    ['marked.docx', /wordprocessingml/, 'marked'],
    ['sign-off-sheets.docx', /wordprocessingml/, 'sheets'],
    ['check.json', /application\/json/, 'json'],
  ])('is %s, and noted', async (file, type, what) => {
    const json = await made();
    const answer = await served.app.inject({
      url: `/api/checks/${json.id}/${file}`,
      headers: { cookie: maker.cookie },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(type);
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('半年'));
    if (file.endsWith('.docx')) expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
    else expect(answer.json()).toEqual(json);
    const auditor = await as('audit.admin');
    const { entries } = (await auditor.get('/api/audit?action=check-exported&account=coordinator')).json;
    expect(entries[0]).toMatchObject({ subject: json.id, detail: { as: what } });
  });
});
