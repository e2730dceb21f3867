import { type Client, createClient, refusalSchema, routes } from '@taizhang/contract';
import { refusals } from '@taizhang/definition';
import { workshop } from '@taizhang/fixture';
import { apiToken, type DistrictPackage, type Installation, openInstallation } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const by = { recordedBy: 'bench-a' };
const repairs = [1, 2, 3].map((n) => ({
  key: `open-${n}`,
  register: 'repair',
  record: `RP-${n}`,
  transition: 'open',
  occurredOn: `2021-01-0${n}`,
  unit: 'bench-a',
  street: 'north',
  set: { label: `自行车 ${n}（合成）`, colour: n === 1 ? 'red' : 'blue', urgent: n === 1, customer: 'CU-1' },
  amounts: { quoted: '100.5' },
  recordedAt: `2021-01-0${n}T08:00:00Z`,
  ...by,
}));

/** A bicycle workshop as a district: small, and nothing of any real one. */
const smallDistrict: DistrictPackage = {
  id: 'workshop',
  title: { zh: '修车铺', en: 'The workshop' },
  area: 'workshop',
  timeZone: 'Asia/Shanghai',
  units: [{ id: 'bench-a', title: { zh: '甲台', en: 'Bench A' } }],
  streets: [{ id: 'north', title: { zh: '北街', en: 'North Street' } }],
  registers: [...workshop.registers.values()],
  templates: [
    {
      id: 'half-year',
      title: { zh: '半年报告', en: 'Half-year report' },
      period: { from: '2021-01-01', to: '2021-06-30' },
      sections: [{ paragraphs: ['在修 {{waiting}}，收款 {{paid}}，收款率 {{share}}，红车 {{red}}。'] }],
      figures: [
        figure('waiting', 'repair.waiting', 'ge'),
        figure('paid', 'repair.paid', 'yuan', 2),
        figure('share', 'repair.paid-share', 'percent', 1),
        { ...figure('red', 'repair.paid-of-colour', 'yuan', 2), parameters: { colour: 'red' } },
      ],
    },
  ],
  printed: { 'half-year': { waiting: { value: '3', unit: 'ge' }, paid: { value: '7.00', unit: 'yuan' } } },
  synthetic: true,
  editions: [
    { id: 'early', report: 'half-year', cutoff: '2021-06-30', knownAt: '2021-01-31T00:00:00Z' },
    { id: 'late', report: 'half-year', cutoff: '2021-06-30', knownAt: '2021-08-01T00:00:00Z' },
  ],
  history: () => [
    {
      register: 'customer',
      record: 'CU-1',
      transition: 'open',
      occurredOn: '2021-01-01',
      unit: 'bench-a',
      set: { name: '示例顾客（合成）', phone: '13900000000' },
      recordedAt: '2021-01-01T01:00:00Z',
      ...by,
    },
    ...repairs,
    {
      key: 'payment',
      register: 'repair',
      record: 'RP-1',
      transition: 'pay',
      occurredOn: '2021-02-01',
      amounts: { paid: '50' },
      recordedAt: '2021-02-01T08:00:00Z',
      ...by,
    },
    {
      corrects: 'payment',
      with: {
        register: 'repair',
        record: 'RP-1',
        transition: 'pay',
        occurredOn: '2021-02-01',
        amounts: { paid: '60' },
      },
      reason: '少记十元',
      recordedAt: '2021-07-05T08:00:00Z',
      ...by,
    },
  ],
};

function figure(id: string, metric: string, unit: 'ge' | 'yuan' | 'percent', decimals = 0) {
  return { id, label: { zh: id, en: id }, metric, unit, decimals };
}

const served = serving(buildApp, smallDistrict);
let client: Client;
const tokenOfInstallation = () => apiToken(served.installation.dataFolder);

/** Calls the app without a socket, as the typed client wants it. */
const injected = (async (input: string | URL | Request, init?: RequestInit) => {
  const response = await served.app.inject({
    method: init?.method === 'POST' ? 'POST' : 'GET',
    url: String(input),
    headers: init?.headers as Record<string, string>,
    ...(init?.body ? { payload: String(init.body) } : {}),
  });
  return new Response(response.body, { status: response.statusCode });
}) as typeof fetch;

beforeAll(async () => {
  client = createClient('', injected, tokenOfInstallation());
});

/** What a call is refused with. */
async function refusalOf(
  url: string,
  { token = tokenOfInstallation(), ...options }: { payload?: object | string; token?: string | null } = {},
) {
  const response = await served.app.inject({
    method: options.payload === undefined ? 'GET' : 'POST',
    url,
    ...(options.payload === undefined ? {} : { payload: options.payload }),
    headers: {
      ...(typeof options.payload === 'string' ? { 'content-type': 'application/json' } : {}),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  const { code, field, status, message } = refusalSchema.parse(response.json());
  expect([status, status]).toEqual([response.statusCode, refusals[code].status]);
  expect(message.zh).not.toBe('');
  return { code, field };
}

describe('the reports', () => {
  it('are listed', async () => {
    const { reports } = await client.reports();
    expect(reports).toMatchObject([{ id: 'half-year', figures: 4, subtitle: null }]);
  });

  it('are compiled and compared with what was printed', async () => {
    const report = await client.report('half-year');
    expect(report.figures.map((f) => [f.id, f.display, f.agrees, f.claim])).toEqual([
      ['waiting', '3个', true, '3个'],
      ['paid', '60.00元', false, '7.00元'],
      ['share', '19.9%', null, null],
      ['red', '60.00元', null, null],
    ]);
    expect(report.agreement).toEqual({ agreed: 1, total: 2 });
  });

  it('are compared at their period’s end only, of which they were printed', async () => {
    const { figures, agreement } = await client.report('half-year', { cutoff: '2021-06-10' });
    expect(figures.map(({ agrees, claim }) => [agrees, claim])).toEqual(Array(4).fill([null, null]));
    expect(agreement).toEqual({ agreed: 0, total: 0 });
    const { figure } = await client.figure('half-year', 'paid', { cutoff: '2021-06-10' });
    expect([figure.agrees, figure.claim]).toEqual([null, null]);
    expect((await client.figure('half-year', 'paid')).figure.agrees).toBe(false);
  });

  it('follow the cut-off and the time of knowledge', async () => {
    expect((await client.report('half-year', { cutoff: '2021-01-02' })).figures[0]?.value).toBe('2');
    expect((await client.report('half-year', { knownAt: '2021-03-01' })).figures[1]?.value).toBe('50');
  });

  it('refuse an unknown report and impossible days', async () => {
    expect(await refusalOf('/api/reports/none')).toEqual({ code: 'unknown-report', field: 'report' });
    expect(await refusalOf('/api/reports/half-year?cutoff=2021-02-30')).toEqual({
      code: 'impossible-date',
      field: 'cutoff',
    });
    expect(await refusalOf('/api/reports/half-year?knownAt=soon')).toEqual({
      code: 'impossible-instant',
      field: 'knownAt',
    });
  });
});

describe('a figure', () => {
  it('says what it counts', async () => {
    const red = await client.figure('half-year', 'red');
    expect(red.metric.condition).toEqual({ zh: '颜色为“红”', en: 'Colour is “Red”' });
    expect(red.parameters).toMatchObject([
      { name: 'colour', value: 'red', title: { zh: '颜色' }, shown: { zh: '红' } },
    ]);
    expect(red.metric).toMatchObject({ kind: 'turnover', of: { en: 'Paid' }, register: { id: 'repair' } });
  });

  it('shows the parts of a ratio with their values', async () => {
    const { parts, figure } = await client.figure('half-year', 'share');
    expect(parts.map((part) => [part.role, part.value, part.unit.zh])).toEqual([
      ['numerator', '60', '元'],
      ['denominator', '301.5', '元'],
    ]);
    expect(figure.value).toBe('19.900498');
  });

  it('opens to its records, a page at a time', async () => {
    const page = await client.figureRecords('half-year', 'waiting', { limit: 2, offset: 1 });
    expect(page).toMatchObject({ additive: true, total: 3, limit: 2, offset: 1, unit: { zh: '个' } });
    expect(page.records.map((r) => [r.id, r.contribution, r.unit?.title.en, r.street?.title.en])).toEqual([
      ['RP-2', '1', 'Bench A', 'North Street'],
      ['RP-3', '1', 'Bench A', 'North Street'],
    ]);
  });

  it('refuses an unknown figure, a page too large and a missing day', async () => {
    const place = '/api/reports/half-year/figures';
    expect(await refusalOf(`${place}/none`)).toEqual({ code: 'unknown-figure', field: 'figure' });
    expect(await refusalOf(`${place}/none/records`)).toEqual({ code: 'unknown-figure', field: 'figure' });
    expect(await refusalOf(`${place}/paid/records?limit=1000`)).toEqual({
      code: 'malformed-request',
      field: 'limit',
    });
    expect(await refusalOf(`${place}/paid/changes`)).toEqual({ code: 'malformed-request', field: 'since' });
  });
});

describe('a record', () => {
  it('shows its fields and amounts in words, and its timeline with what was taken back', async () => {
    const record = await client.record('repair', 'RP-1');
    expect(record.stage).toMatchObject({ id: 'waiting', title: { en: 'Waiting' } });
    expect(record.fields.find((f) => f.id === 'colour')?.shown.zh).toBe('红');
    expect(record.fields.find((f) => f.id === 'customer')?.reference).toEqual({
      register: 'customer',
      id: 'CU-1',
    });
    expect(record.measures.map((m) => m.shown.zh)).toEqual(['100.5元', '60元']);
    const [, wrong, reversal, right] = record.movements;
    expect(reversal).toMatchObject({ origin: 'reversal', reverses: wrong?.seq, reason: '少记十元' });
    expect(wrong?.reversedBy).toBe(reversal?.seq);
    expect(right).toMatchObject({ origin: 'entry', reversedBy: null, entry: wrong?.entry });
  });

  it('masks personal data', async () => {
    const { body } = await served.app.inject({
      url: '/api/records/customer/CU-1',
      headers: served.program(),
    });
    expect(body).not.toContain('13900000000');
    expect(body).toContain('139******00');
  });

  it('refuses an unknown register and an unknown record', async () => {
    expect((await refusalOf('/api/records/boats/1')).code).toBe('unknown-register');
    expect((await refusalOf('/api/records/repair/RP-99')).code).toBe('unknown-record');
  });
});

describe('the editions', () => {
  it('are listed, opened and compared', async () => {
    const { editions } = await client.editions();
    expect(editions.map((e) => e.id).toSorted()).toEqual(['early', 'late']);
    const { content } = await client.edition('early');
    expect(content.figures.map((f) => f.value)).toEqual(['3', '0', '0', '0']);
    const { figures } = await client.editionDiff('early', 'late');
    expect(figures.map((f) => [f.id, f.before?.value, f.after?.value, f.difference])).toContainEqual([
      'paid',
      '0',
      '60',
      '60',
    ]);
    expect(figures[0]?.explanation?.changes).not.toHaveLength(0);
    const page = { figure: 'paid', limit: 1, offset: 0 };
    const only = await client.editionDiff('early', 'late', page);
    expect(only.figures.map((f) => [f.id, f.explanation?.changes.length])).toEqual([['paid', 1]]);
    const { total, accounted, parts } = only.figures[0]?.explanation ?? {};
    expect([accounted, parts?.[0]?.sum]).toEqual([true, '60']);
    const beyond = await client.editionDiff('early', 'late', { ...page, offset: total ?? 0 });
    expect(beyond.figures[0]?.explanation).toMatchObject({ total, changes: [] });
  });

  it('are compared with a time of knowledge', async () => {
    const { after, figures } = await client.editionDiff('early', '2021-03-01', { report: 'half-year' });
    expect(after.name).toBe('2021-03-01');
    expect(figures.find((f) => f.id === 'paid')?.difference).toBe('50');
  });

  it('refuse an unknown one', async () => {
    expect((await refusalOf('/api/editions/none')).code).toBe('unknown-edition');
    expect((await refusalOf('/api/editions/early/diff/none')).code).toBe('unknown-edition');
  });
});

describe('posting', () => {
  const request = (key: string, set: object = {}) => ({
    key,
    postings: [
      {
        register: 'yard',
        record: `YD-${key}`,
        transition: 'open',
        occurredOn: '2021-03-01',
        unit: 'bench-a',
        street: 'north',
        set: { name: 'Y', guard: '合成人', ...set },
      },
    ],
  });

  it('writes, and answers a repeated key alike without writing again', async () => {
    const first = await client.post(request('a'));
    expect(first).toMatchObject({ key: 'a', movements: 1, posted: [{ register: 'yard', record: 'YD-a' }] });
    expect(await client.post(request('a'))).toEqual(first);
    const response = await served.app.inject({
      method: 'POST',
      url: routes.movements.path,
      payload: request('b'),
      headers: served.program(),
    });
    expect(response.statusCode).toBe(201);
  });

  it('is denied without the token, and with a wrong one', async () => {
    const payload = request('c');
    for (const token of [null, 'no'])
      expect((await refusalOf('/api/movements', { payload, token })).code).toBe('not-signed-in');
  });

  it('refuses what is wrong, with the field, and writes nothing of it', async () => {
    const token = tokenOfInstallation();
    const at = async (payload: object | string) => refusalOf('/api/movements', { payload, token });
    const { postings } = request('d');
    const missingDay = { ...postings[0], occurredOn: undefined };
    expect(await at({ key: 'd', postings: [...postings, missingDay] })).toEqual({
      code: 'malformed-request',
      field: 'postings[1].occurredOn',
    });
    expect(await at({ key: 'd', postings: [...postings, { ...postings[0], unit: 'none' }] })).toEqual({
      code: 'unknown-unit',
      field: 'postings[1].unit',
    });
    const recordedAt = '2021-03-01T00:00:00Z';
    expect(await at({ key: 'd', postings: [{ ...postings[0], recordedAt }] })).toEqual({
      code: 'not-permitted',
      field: 'postings[0]',
    });
    expect((await at(request('a', { name: 'Z' }))).code).toBe('request-key-reused');
    expect((await at('{"key":')).code).toBe('malformed-request');
    expect((await refusalOf('/api/records/yard/YD-d')).code).toBe('unknown-record');
  });
});

describe('the house', () => {
  it('says that it is well, and which district it serves', async () => {
    expect(await client.health()).toEqual({ status: 'ok' });
    expect(await client.district()).toMatchObject({ id: 'workshop', synthetic: true });
  });

  it('describes every route in OpenAPI 3.1', async () => {
    const document = (await served.app.inject('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const described = Object.values(routes).map((route) => route.path.replace(/:(\w+)/g, '{$1}'));
    expect(Object.keys(document.paths).toSorted()).toEqual([...new Set(described)].toSorted());
  });

  it('sends security headers and knows no other page', async () => {
    const response = await served.app.inject('/api/none');
    expect(response.headers['content-security-policy']).toContain("script-src 'self'");
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(response.json().code).toBe('not-found');
  });

  it('tells nobody the inside of a failure', async () => {
    const broken = await buildApp(
      { ...served.installation, vault: undefined as unknown as Installation['vault'] },
      { logLevel: 'silent' },
    );
    const response = await broken.inject({ url: '/api/records/repair/RP-1', headers: served.program() });
    expect(response.statusCode).toBe(500);
    expect(response.json().code).toBe('internal');
    expect(response.body).not.toMatch(/vault|TypeError|\.ts/);
    await broken.close();
  });

  it('says so when the database is gone', async () => {
    const lost = await openInstallation({
      dataFolder: served.installation.dataFolder,
      databaseUrl: served.databaseUrl,
      district: smallDistrict,
    });
    const alone = await buildApp(lost, { logLevel: 'silent' });
    await lost.pool.end();
    for (const url of ['/api/health', '/api/editions/early/diff/late']) {
      const response = await alone.inject({ url, headers: served.program() });
      expect([response.statusCode, response.json().code]).toEqual([503, 'database-unavailable']);
    }
    await alone.close();
  });
});
