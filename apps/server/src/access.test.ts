import { workshopPackage } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const served = serving(buildApp, workshopPackage());
const { as, stranger } = served;

const codeOf = ({ status, json }: { status: number; json: { code: string } }) => [status, json.code];
type Answer = { status: number; json: { code: string } };
/** What everybody but the one who may is answered. */
async function refusedTo(accounts: readonly string[], call: (visitor: Visitor) => Promise<Answer>) {
  expect(codeOf(await call(stranger()))).toEqual([401, 'not-signed-in']);
  for (const account of accounts)
    expect([account, ...codeOf(await call(await as(account)))]).toEqual([account, 403, 'not-permitted']);
}
const titled = (id: string) => ({ id, title: { zh: id, en: id } });

describe('the units', () => {
  it('are a tree that everybody who is signed in sees', async () => {
    const { units } = (await (await as('clerk.a')).get('/api/units')).json;
    expect(units).toContainEqual({
      ...titled('bench-a'),
      kind: 'bureau',
      parent: 'workshop',
      closedOn: null,
    });
    expect(codeOf(await stranger().get('/api/units'))).toEqual([401, 'not-signed-in']);
  });

  it('are kept by the system administrator alone', async () => {
    const others = ['clerk.a', 'coordinator', 'security.admin', 'audit.admin'];
    const unit = { ...titled('bench-x'), kind: 'bureau', parent: 'workshop' };
    await refusedTo(others, (visitor) => visitor.post('/api/units', unit));
    await refusedTo(others, (visitor) => visitor.post('/api/units/bench-a', { title: unit.title }));
    await refusedTo(others, (visitor) => visitor.post('/api/units/bench-a/close'));
  });

  it('are added, renamed, moved and closed, and every change is in the audit', async () => {
    const admin = await as('system.admin');
    const unit = { ...titled('bench-c'), kind: 'bureau', parent: 'workshop' };
    expect((await admin.post('/api/units', unit)).status).toBe(200);
    const title = { zh: '丙台', en: 'Bench C' };
    expect((await admin.post('/api/units/bench-c', { title, parent: 'bench-a' })).status).toBe(200);
    const { units } = (await admin.get('/api/units')).json;
    expect(units).toContainEqual({ id: 'bench-c', title, kind: 'bureau', parent: 'bench-a', closedOn: null });
    expect((await admin.post('/api/units/bench-c/close')).status).toBe(200);
    expect(codeOf(await admin.post('/api/units/bench-c/close'))).toEqual([422, 'closed-unit']);
    const { rows } = await served.installation.pool.query(
      "select account, action from audit_entry where subject = 'bench-c' order by seq",
    );
    expect(rows.map(({ account, action }) => [account, action])).toEqual([
      ['system.admin', 'unit-added'],
      ['system.admin', 'unit-changed'],
      ['system.admin', 'unit-closed'],
    ]);
  });

  it('are refused without a parent, twice, in a circle, and closed while somebody works there', async () => {
    const admin = await as('system.admin');
    const unit = { ...titled('bench-d'), kind: 'bureau' };
    const add = (parent: unknown, id = 'bench-d') => admin.post('/api/units', { ...unit, id, parent });
    expect(codeOf(await add(null))).toEqual([400, 'malformed-request']);
    expect(codeOf(await add('nowhere'))).toEqual([422, 'unknown-unit']);
    expect(codeOf(await add('workshop', 'Not An Id'))).toEqual([400, 'malformed-request']);
    expect(codeOf(await add('workshop', 'bench-a'))).toEqual([409, 'unit-exists']);
    expect(codeOf(await admin.post('/api/units/workshop', { parent: 'bench-b' }))).toEqual([
      409,
      'unit-circle',
    ]);
    expect(codeOf(await admin.post('/api/units/bench-b', { parent: 'bench-b' }))).toEqual([
      409,
      'unit-circle',
    ]);
    expect(codeOf(await admin.post('/api/units/bench-a/close'))).toEqual([409, 'unit-has-posts']);
    expect(codeOf(await admin.post('/api/units/nowhere/close'))).toEqual([422, 'unknown-unit']);
  });
});

const post = (account: string, role = 'clerk', unit = 'bench-b') => ({
  account,
  role,
  unit,
  scope: { kind: 'own-unit' },
  fromDay: '2021-01-01',
});

describe('posts', () => {
  it('are given and ended by the security administrator alone', async () => {
    const others = ['clerk.a', 'coordinator', 'system.admin', 'audit.admin'];
    await refusedTo(others, (visitor) => visitor.post('/api/posts', post('clerk.a')));
    await refusedTo(others, (visitor) => visitor.post('/api/posts/1/end'));
  });

  it('let an account reach more from then on, and no more once they end', async () => {
    const [security, clerk] = [await as('security.admin'), await as('clerk.b')];
    const record = '/api/records/repair/RP-1';
    expect(codeOf(await clerk.get(record))).toEqual([404, 'unknown-record']);
    const given = await security.post('/api/posts', post('clerk.b', 'clerk', 'bench-a'));
    expect([given.status, given.json.givenBy, given.json.toDay]).toEqual([201, 'security.admin', null]);
    expect((await clerk.get(record)).status).toBe(200);
    expect((await security.post(`/api/posts/${given.json.id}/end`)).status).toBe(200);
    expect(codeOf(await clerk.get(record))).toEqual([404, 'unknown-record']);
    expect(codeOf(await security.post(`/api/posts/${given.json.id}/end`))).toEqual([404, 'unknown-post']);
  });

  it('are nobody’s own to give or take, keep the administrations apart, and leave the last one in place', async () => {
    const security = await as('security.admin');
    const give = async (...input: Parameters<typeof post>) =>
      codeOf(await security.post('/api/posts', post(...input)));
    expect(await give('security.admin')).toEqual([403, 'own-post']);
    expect(await give('system.admin', 'audit-administrator')).toEqual([409, 'separate-duties']);
    expect(await give('system.admin', 'clerk')).toEqual([409, 'separate-duties']);
    expect(await give('clerk.a', 'system-administrator')).toEqual([409, 'separate-duties']);
    const posts: { id: number; account: string }[] = (await security.get('/api/posts')).json.posts;
    const of = (account: string) => posts.find((each) => each.account === account)?.id;
    const end = async (account: string) => codeOf(await security.post(`/api/posts/${of(account)}/end`));
    expect(await end('security.admin')).toEqual([403, 'own-post']);
    expect(await end('system.admin')).toEqual([409, 'last-administrator']);
    expect(await end('audit.admin')).toEqual([409, 'last-administrator']);
  });

  it('are refused in no role, no unit, no scope and no time', async () => {
    const security = await as('security.admin');
    const give = async (change: object) =>
      codeOf(await security.post('/api/posts', { ...post('clerk.a'), ...change }));
    expect(await give({ role: 'emperor' })).toEqual([422, 'unknown-role']);
    expect(await give({ unit: 'nowhere' })).toEqual([422, 'unknown-unit']);
    expect(await give({ scope: { kind: 'units', units: ['nowhere'] } })).toEqual([422, 'unknown-unit']);
    expect(await give({ scope: { kind: 'everything' } })).toEqual([400, 'malformed-request']);
    expect(await give({ fromDay: '2021-02-30' })).toEqual([422, 'impossible-date']);
    expect(await give({ toDay: '2020-12-31' })).toEqual([422, 'impossible-date']);
    expect(codeOf(await security.post('/api/posts/none/end'))).toEqual([400, 'malformed-request']);
  });

  it('are seen by whoever administers, and one’s own by everybody', async () => {
    const clerk = await as('clerk.a');
    expect((await clerk.get('/api/posts?account=clerk.a')).json.posts).toHaveLength(1);
    expect(codeOf(await clerk.get('/api/posts'))).toEqual([403, 'not-permitted']);
    expect(codeOf(await clerk.get('/api/posts?account=clerk.b'))).toEqual([403, 'not-permitted']);
    expect(codeOf(await clerk.get('/api/posts?account=clerk.a&on=2021-02-30'))).toEqual([
      422,
      'impossible-date',
    ]);
    for (const admin of ['system.admin', 'security.admin', 'audit.admin'])
      expect((await (await as(admin)).get('/api/posts?account=clerk.b')).status).toBe(200);
    const { roles, subjects } = (await clerk.get('/api/roles')).json;
    expect(subjects).toContainEqual({ id: 'customer', title: { zh: '顾客', en: 'Customers' } });
    expect(roles).toContainEqual(
      expect.objectContaining({
        id: 'deputy',
        permissions: [
          {
            registers: null,
            actions: [{ id: 'read', title: { zh: '查看', en: 'read' } }],
            limited: false,
            entries: null,
            everywhere: false,
          },
        ],
        duties: [{ id: 'read-figures', title: { zh: '查看全区数据', en: 'read figures' } }],
      }),
    );
    expect(codeOf(await stranger().get('/api/roles'))).toEqual([401, 'not-signed-in']);
  });
});

describe('what is out of reach', () => {
  it('is answered exactly as what does not exist, and the attempt is kept', async () => {
    const clerk = await as('clerk.b');
    const [hidden, absent] = [
      await clerk.get('/api/records/repair/RP-1'),
      await clerk.get('/api/records/repair/RP-99999'),
    ];
    expect(hidden.status).toBe(404);
    expect(JSON.stringify(hidden.json).replaceAll('RP-1', 'RP-99999')).toBe(JSON.stringify(absent.json));
    const auditor = await as('audit.admin');
    const { entries } = (await auditor.get('/api/audit?account=clerk.b&outcome=refused')).json;
    expect(entries.map((entry: { detail: object }) => entry.detail)).toContainEqual(
      expect.objectContaining({ reason: 'unknown-record', id: 'RP-1' }),
    );
  });

  it('is the district’s figures for whoever has no duty to read them', async () => {
    const clerk = await as('clerk.a');
    for (const url of [
      '',
      '/figures/paid',
      '/figures/paid/records',
      '/figures/paid/related',
      '/figures/paid/trend',
    ])
      expect([url, ...codeOf(await clerk.get(`/api/reports/half-year${url}`))]).toEqual([
        url,
        403,
        'not-permitted',
      ]);
    expect(codeOf(await clerk.get('/api/editions/late'))).toEqual([403, 'not-permitted']);
  });

  it('is counted among the records behind a figure', async () => {
    const security = await as('security.admin');
    const given = await security.post('/api/posts', post('clerk.b', 'deputy', 'bench-b'));
    const clerk = await as('clerk.b');
    const { json } = await clerk.get('/api/reports/half-year/figures/waiting/records');
    expect(json).toMatchObject({ total: 0, hidden: 8, records: [] });
    const changes = await clerk.get('/api/reports/half-year/figures/paid/changes?since=2021-07-01');
    expect(changes.json.changes).toEqual([]);
    expect(changes.json.hidden).toBeGreaterThan(0);
    await security.post(`/api/posts/${given.json.id}/end`);
  });
});

describe('what is masked', () => {
  const reveal = (visitor: Visitor, body: object = { fields: ['phone'], reason: '回访' }) =>
    visitor.post('/api/records/customer/CU-1/reveal', body);

  it('is shown with a reason to whoever may see it, and that is kept', async () => {
    const leader = await as('leader.a');
    const { json } = await leader.get('/api/records/customer/CU-1');
    expect(json.masked).toContain('phone');
    expect(JSON.stringify(json)).not.toContain('10000000000');
    const shown = await reveal(leader);
    expect(shown.json.fields).toMatchObject([{ id: 'phone', shown: { zh: '10000000000' } }]);
    const { entries } = (await (await as('audit.admin')).get('/api/audit?action=reveal&record=CU-1')).json;
    expect(entries[0]).toMatchObject({
      account: 'leader.a',
      session: expect.any(String),
      register: 'customer',
      outcome: 'done',
      detail: { fields: ['phone'], reason: '回访' },
    });
  });

  it('is refused without the right, out of reach, without a reason, and of what is not masked', async () => {
    expect(codeOf(await reveal(stranger()))).toEqual([401, 'not-signed-in']);
    expect(codeOf(await reveal(await as('clerk.a')))).toEqual([403, 'not-permitted']);
    expect(codeOf(await reveal(await as('clerk.b')))).toEqual([404, 'unknown-record']);
    const leader = await as('leader.a');
    expect(codeOf(await reveal(leader, { fields: ['phone'], reason: '  ' }))).toEqual([
      422,
      'missing-reason',
    ]);
    expect(codeOf(await reveal(leader, { fields: ['name'], reason: '看' }))).toEqual([422, 'unknown-field']);
    expect(codeOf(await reveal(leader, { fields: [], reason: '看' }))).toEqual([400, 'malformed-request']);
  });
});

async function fileOf({ cookie }: Visitor, url: string): Promise<string> {
  const { statusCode, headers, body } = await served.app.inject({ method: 'GET', url, headers: { cookie } });
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  return body;
}

describe('the audit', () => {
  it('is read by its administrator alone', async () => {
    await refusedTo(['clerk.a', 'coordinator', 'system.admin', 'security.admin'], (visitor) =>
      visitor.get('/api/audit'),
    );
  });

  it('finds who did what to a record, the latest first, a page at a time', async () => {
    const auditor = await as('audit.admin');
    const find = async (query: string) => (await auditor.get(`/api/audit?${query}`)).json;
    const whole = await find('register=repair&record=RP-1&action=post');
    expect(whole.entries.length).toBeGreaterThan(3);
    expect(whole.entries[0]).toMatchObject({
      of: 'movement',
      account: 'bench-a',
      action: 'post',
      outcome: 'done',
    });
    const page = await find('register=repair&record=RP-1&action=post&limit=2&offset=1');
    expect(page.entries).toEqual(whole.entries.slice(1, 3));
    expect(page.more).toBe(true);
    const july = await find(
      'register=repair&record=RP-1&action=post&from=2021-07-06T00:00:00Z&to=2021-07-07T00:00:00Z',
    );
    expect(july.entries.map((entry: { detail: { reason?: string } }) => entry.detail.reason)).toEqual([
      '日期与金额',
      '日期与金额',
    ]);
  });

  it('names who an account is, and what it can be searched by', async () => {
    const auditor = await as('audit.admin');
    const { entries } = (await auditor.get('/api/audit?account=audit.admin&action=sign-in&limit=1')).json;
    expect(entries[0].name).toContain('audit.admin');
    const terms = (await auditor.get('/api/audit/terms')).json;
    expect(terms.accounts.map(({ id }: { id: string }) => id)).toContain('clerk.a');
    for (const [list, id] of [
      ['registers', 'repair'],
      ['units', 'bench-a'],
      ['roles', 'clerk'],
    ] as const)
      expect(terms[list].map((each: { id: string }) => each.id)).toContain(id);
    await refusedTo(['clerk.a', 'system.admin', 'security.admin'], (visitor) =>
      visitor.get('/api/audit/terms'),
    );
  });

  it('takes a day as it was in the district, from its first moment to its last', async () => {
    const auditor = await as('audit.admin');
    const on = async (from: string, to: string) =>
      (await auditor.get(`/api/audit?register=repair&record=RP-1&action=post&from=${from}&to=${to}`)).json
        .entries.length;
    expect(await on('2021-07-06', '2021-07-06')).toBe(2);
    expect(await on('2021-07-07', '2021-12-31')).toBe(0);
    expect(codeOf(await auditor.get('/api/audit?from=2021-02-30'))).toEqual([422, 'impossible-date']);
  });

  it('is taken away as a file by its administrator alone, and that stands in it', async () => {
    await refusedTo(['clerk.a', 'system.admin', 'security.admin'], (visitor) =>
      visitor.get('/api/audit/export'),
    );
    const auditor = await as('audit.admin');
    expect(codeOf(await auditor.get('/api/audit/export?from=soon'))).toEqual([400, 'malformed-request']);
    const search = '/api/audit/export?register=repair&record=RP-1&action=post';
    const text = await fileOf(auditor, search);
    const lines = text.trim().split('\r\n');
    const listed = (await auditor.get(`/api/audit?register=repair&record=RP-1&action=post`)).json.entries;
    expect(text.startsWith('\ufeff时间,账号,')).toBe(true);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      listed.map((entry: { at: string }) => entry.at),
    );
    const noted = (await auditor.get('/api/audit?action=audit-exported')).json.entries;
    expect(noted[0]).toMatchObject({
      account: 'audit.admin',
      detail: { register: 'repair', record: 'RP-1', action: 'post' },
    });
  });

  it('goes out whole, however many portions it is read in, and computes nothing in a spreadsheet', async () => {
    await served.installation.pool.query(
      `insert into audit_entry (district, account, action, outcome, detail)
       select district, '=1+1', 'many', 'done', jsonb_build_object('n', n)
         from (select distinct district from audit_entry) d, generate_series(1, 2500) n`,
    );
    const text = await fileOf(await as('audit.admin'), '/api/audit/export?action=many');
    const lines = text.trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(2500);
    const numbers = lines.map((line) => /""n"": ?(\d+)/.exec(line)?.[1]);
    expect(new Set(numbers).size).toBe(2500);
    expect(lines.every((line) => line.split(',')[1] === "'=1+1")).toBe(true);
  });

  it('refuses what is no day, no outcome and too much at once', async () => {
    const auditor = await as('audit.admin');
    for (const query of ['from=soon', 'outcome=maybe', 'limit=100000'])
      expect([query, ...codeOf(await auditor.get(`/api/audit?${query}`))]).toEqual([
        query,
        400,
        'malformed-request',
      ]);
  });
});
