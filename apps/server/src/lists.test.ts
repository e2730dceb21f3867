import { workshopPackage } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const base = workshopPackage();
const district = {
  ...base,
  accounts: [
    ...base.accounts,
    {
      id: 'reader',
      title: { zh: '代表（合成）', en: 'Deputy (synthetic)' },
      posts: [
        { unit: base.accounts[0]?.posts[0]?.unit ?? '', role: 'deputy', scope: { kind: 'all' as const } },
      ],
    },
  ],
};
const served = serving(buildApp, district);
const { as, stranger } = served;
let clerk: Visitor;
let other: Visitor;
let coordinator: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  [clerk, other, coordinator, administrator] = (await Promise.all(
    ['clerk.a', 'clerk.b', 'coordinator', 'audit.admin'].map((account) => as(account)),
  )) as [Visitor, Visitor, Visitor, Visitor];
});

const red = JSON.stringify({ combinator: 'and', rules: [{ field: 'colour', operator: '=', value: 'red' }] });
const listOf = (visitor: Visitor, query: Record<string, string> = {}, register = 'repair') =>
  visitor.get(`/api/registers/${register}/records?${new URLSearchParams(query)}`);
const refusedBy = ({ status, json }: { status: number; json: { code?: string } | null }) => [
  status,
  json?.code,
];
const audited = async (action: string) =>
  (
    await served.installation.pool.query(
      'select account, register, outcome, detail from audit_entry where action = $1 order by seq desc',
      [action],
    )
  ).rows;

describe('the registers', () => {
  it('are those that one may read, with how much of each', async () => {
    const { json } = await coordinator.get('/api/registers');
    const counts = Object.fromEntries(
      json.registers.map((r: { id: string; count: number }) => [r.id, r.count]),
    );
    expect(counts).toEqual({ customer: 1, repair: 8, goal: 1, yard: 1 });
    const ofOther = await other.get('/api/registers');
    expect(ofOther.json.registers.every((r: { count: number }) => r.count === 0)).toBe(true);
    expect((await administrator.get('/api/registers')).json).toEqual({ registers: [] });
  });

  it('are nobody’s who has not signed in', async () => {
    for (const path of [
      '',
      '/repair',
      '/repair/records',
      '/repair/export',
      '/repair/views',
      '/repair/explain?condition=x',
    ])
      expect(refusedBy(await stranger().get(`/api/registers${path}`))).toEqual([401, 'not-signed-in']);
    expect(refusedBy(await stranger().get('/api/search?text=车'))).toEqual([401, 'not-signed-in']);
  });
});

describe('what a list offers', () => {
  it('is its columns with what they may be compared by, and what may be done', async () => {
    const { json } = await clerk.get('/api/registers/repair');
    const colour = json.columns.find(({ id }: { id: string }) => id === 'colour');
    expect(colour).toMatchObject({ kind: 'category', usual: true });
    expect(colour.options[0]).toEqual({ id: 'red', title: { zh: '红', en: 'Red' } });
    expect(json.columns.map(({ id }: { id: string }) => id)).not.toContain('spot');
    expect(json.transitions.map(({ id }: { id: string }) => id)).toContain('start');
    expect(json.openings).toEqual([{ id: 'open', title: { zh: '接收', en: 'Take in' } }]);
    expect(json).toMatchObject({ exports: true, reachesAll: false });
    expect(
      (await clerk.get('/api/registers/customer')).json.columns.map(({ id }: { id: string }) => id),
    ).not.toContain('phone');
  });

  it('is hidden from whoever may not read the register, as one that there is not', async () => {
    expect(refusedBy(await administrator.get('/api/registers/repair'))).toEqual([404, 'unknown-register']);
    expect(refusedBy(await clerk.get('/api/registers/nothing'))).toEqual([404, 'unknown-register']);
  });
});

describe('a list', () => {
  it('has a page, the exact count and sums, and its condition in words', async () => {
    const { json } = await listOf(coordinator, { condition: red, order: 'quoted', way: 'up', limit: '1' });
    expect(json).toMatchObject({ count: 2, limit: 1, order: 'quoted', way: 'up' });
    expect(json.explained).toEqual({ zh: '颜色为“红”', en: 'Colour is “Red”' });
    expect(json.totals.find(({ id }: { id: string }) => id === 'quoted')).toMatchObject({
      value: '201',
      shown: { zh: '201元', en: '201 yuan' },
    });
    expect(json.records).toHaveLength(1);
    expect(json.records[0].cells.colour).toEqual({ value: 'red', shown: { zh: '红', en: 'Red' } });
    const columns = await listOf(coordinator, { columns: 'record.id,paid' });
    expect(Object.keys(columns.json.records[0].cells)).toEqual(['record.id', 'paid']);
  });

  it('does not show other units’ records, however it is asked', async () => {
    expect((await listOf(other)).json).toMatchObject({ count: 0, records: [] });
    const tricks = { combinator: 'or', not: true, rules: [] };
    expect((await listOf(other, { condition: JSON.stringify(tricks) })).json.count).toBe(0);
    expect((await listOf(clerk)).json.count).toBe(8);
    expect(refusedBy(await listOf(administrator))).toEqual([404, 'unknown-register']);
  });

  it.each<[string, Record<string, string>, [number, string]]>([
    ['a condition that is no JSON', { condition: '{' }, [400, 'malformed-request']],
    ['a condition of another form', { condition: '{"sql":"1=1"}' }, [400, 'malformed-request']],
    ['a condition without end', { condition: '['.repeat(4000) }, [400, 'malformed-request']],
    [
      'SQL for a column',
      {
        condition: JSON.stringify({
          combinator: 'and',
          rules: [{ field: "1=1) or ('", operator: '=', value: 1 }],
        }),
      },
      [422, 'condition-not-offered'],
    ],
    ['SQL for an order', { order: 'id;drop table record' }, [422, 'column-not-offered']],
    ['a column that there is not', { columns: 'colour,__proto__' }, [422, 'column-not-offered']],
    ['personal data for a column', { columns: 'phone' }, [422, 'column-not-offered']],
    ['another way', { way: 'sideways' }, [400, 'malformed-request']],
    ['a page of everything', { limit: '100000' }, [400, 'malformed-request']],
    ['a page before the first', { offset: '-1' }, [400, 'malformed-request']],
  ])('is refused with %s', async (_what, query, refusal) => {
    expect(refusedBy(await listOf(clerk, query))).toEqual(refusal);
  });

  it('takes hostile values as values', async () => {
    const rule = { field: 'label', operator: 'contains', value: "'); drop table record; --" };
    const condition = JSON.stringify({ combinator: 'and', rules: [rule] });
    expect((await listOf(clerk, { condition })).json.count).toBe(0);
    expect((await listOf(clerk)).json.count).toBe(8);
  });
});

describe('an explanation', () => {
  it('says a condition in words, and refuses one that there cannot be', async () => {
    const explain = (condition: string) =>
      clerk.get(`/api/registers/repair/explain?${new URLSearchParams({ condition })}`);
    expect((await explain(red)).json.explained.zh).toBe('颜色为“红”');
    expect(
      refusedBy(await explain('{"combinator":"and","rules":[{"field":"x","operator":"=","value":1}]}')),
    ).toEqual([422, 'condition-not-offered']);
  });
});

describe('an export', () => {
  const exported = (visitor: Visitor, query: Record<string, string> = {}) =>
    served.app.inject({
      method: 'GET',
      url: `/api/registers/repair/export?${new URLSearchParams(query)}`,
      headers: { cookie: visitor.cookie },
    });

  it('is the whole list as a file, and stands in the audit', async () => {
    const answer = await exported(clerk, {
      condition: red,
      columns: 'record.id,colour,quoted',
      order: 'record.id',
      way: 'up',
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.body).toBe('\ufeff编号,颜色,报价\r\nRP-3,红,100.5\r\nRP-6,红,100.5\r\n');
    expect((await audited('export'))[0]).toMatchObject({
      account: 'clerk.a',
      register: 'repair',
      outcome: 'done',
      detail: { condition: JSON.parse(red), columns: ['record.id', 'colour', 'quoted'] },
    });
  });

  it('needs the action, and refuses what a list refuses', async () => {
    const reader = await as('reader');
    expect((await listOf(reader)).json.count).toBe(8);
    const denied = await exported(reader);
    expect([denied.statusCode, denied.json().code]).toEqual([403, 'not-permitted']);
    const invalid = await exported(clerk, { condition: '{' });
    expect([invalid.statusCode, invalid.json().code]).toEqual([400, 'malformed-request']);
    const empty = await exported(other);
    expect(empty.body.split('\r\n').length).toBe(2);
  });
});

describe('a batch', () => {
  const batch = (visitor: Visitor, change: object) =>
    visitor.post('/api/registers/repair/batch', {
      key: 'batch-1',
      transition: 'start',
      occurredOn: '2021-08-10',
      records: ['RP-1', 'RP-2'],
      ...change,
    });

  it('does the same with each, once for its key, and says with which it could not', async () => {
    const first = await batch(clerk, { set: { promised: '2021-08-12' } });
    expect(first.json).toEqual({ done: ['RP-1', 'RP-2'], submitted: [], refused: [] });
    expect((await batch(clerk, { set: { promised: '2021-08-12' } })).json.done).toEqual(['RP-1', 'RP-2']);
    const { json } = await batch(clerk, { key: 'batch-2', records: ['RP-1', 'RP-3', 'RP-99'] });
    expect(json.done).toEqual(['RP-3']);
    expect(
      json.refused.map(({ record, refusal }: { record: string; refusal: { code: string } }) => [
        record,
        refusal.code,
      ]),
    ).toEqual([
      ['RP-1', 'wrong-stage'],
      ['RP-99', expect.stringMatching(/unknown-record|not-permitted/)],
    ]);
    const { rows } = await served.installation.pool.query(
      "select count(*)::int as n from movement where record in ('RP-1', 'RP-2') and transition = 'start'",
    );
    expect(rows[0].n).toBe(2);
    const repairing = JSON.stringify({
      combinator: 'and',
      rules: [{ field: 'stage', operator: '=', value: 'repairing' }],
    });
    expect((await listOf(clerk, { condition: repairing })).json.count).toBe(3);
  });

  it('states of each what is its own, and tells of which it is wrong', async () => {
    const finish = { transition: 'finish', occurredOn: '2021-08-14' };
    const setEach = { 'RP-1': { promised: '2021-08-13' }, 'RP-2': { promised: '2021-02-30' } };
    const { json } = await batch(clerk, { ...finish, key: 'batch-each', setEach });
    expect(json).toMatchObject({
      done: [],
      submitted: ['RP-1'],
      refused: [{ record: 'RP-2', refusal: { code: 'impossible-date' } }],
    });
    const stray = await batch(clerk, { ...finish, key: 'batch-stray', setEach: { 'RP-9': {} } });
    expect(refusedBy(stray)).toEqual([404, 'unknown-record']);
  });

  it('does nothing with other units’ records', async () => {
    const { json } = await batch(other, { key: 'batch-3', records: ['RP-4'] });
    expect(json.done).toEqual([]);
    expect(json.refused).toHaveLength(1);
    expect(refusedBy(await batch(administrator, {}))).toEqual([404, 'unknown-register']);
  });

  it('refuses what is no batch', async () => {
    expect(refusedBy(await batch(clerk, { transition: 'open' }))).toEqual([422, 'unknown-transition']);
    expect(refusedBy(await batch(clerk, { records: [] }))).toEqual([400, 'malformed-request']);
    expect(refusedBy(await batch(clerk, { records: Array.from({ length: 201 }, String) }))).toEqual([
      400,
      'malformed-request',
    ]);
  });
});

describe('views', () => {
  const body = {
    name: '红车',
    audience: { kind: 'own' },
    condition: red,
    order: 'quoted',
    way: 'down',
    columns: [{ id: 'label', width: 200 }],
  };

  it('are kept, saved anew over the revision that was seen, and taken away', async () => {
    const kept = await clerk.post('/api/registers/repair/views/new', body);
    expect(kept.status).toBe(201);
    expect(kept.json).toMatchObject({ ...body, revision: 1, own: true, madeBy: 'clerk.a' });
    const { id } = kept.json;
    const again = { ...body, name: '红色', register: 'repair', revision: 1 };
    expect((await clerk.post(`/api/views/${id}`, again)).json).toMatchObject({ name: '红色', revision: 2 });
    expect(refusedBy(await clerk.post(`/api/views/${id}`, again))).toEqual([409, 'view-changed']);
    expect((await clerk.get('/api/registers/repair/views')).json.views).toHaveLength(1);
    expect((await other.get('/api/registers/repair/views')).json.views).toEqual([]);
    expect(refusedBy(await other.post(`/api/views/${id}/remove`, { revision: 2 }))).toEqual([
      404,
      'unknown-view',
    ]);
    expect((await clerk.post(`/api/views/${id}/remove`, { revision: 2 })).json).toEqual({ removed: true });
    expect((await clerk.get('/api/registers/repair/views')).json.views).toEqual([]);
  });

  it('are refused where they would show nothing, or are none', async () => {
    const keep = (visitor: Visitor, change: object) =>
      visitor.post('/api/registers/repair/views/new', { ...body, ...change });
    expect(refusedBy(await keep(clerk, { audience: { kind: 'all' } }))).toEqual([403, 'view-reach']);
    expect(refusedBy(await keep(clerk, { name: ' ' }))).toEqual([400, 'malformed-request']);
    expect(refusedBy(await keep(clerk, { condition: '{' }))).toEqual([400, 'malformed-request']);
    expect(refusedBy(await keep(clerk, { columns: [{ id: 'x', width: null }] }))).toEqual([
      422,
      'column-not-offered',
    ]);
    expect(refusedBy(await keep(administrator, {}))).toEqual([404, 'unknown-register']);
    expect(refusedBy(await administrator.get('/api/registers/repair/views'))).toEqual([
      404,
      'unknown-register',
    ]);
  });
});

describe('searching', () => {
  const search = (visitor: Visitor, text: string, more = '') =>
    visitor.get(`/api/search?${new URLSearchParams({ text })}${more}`);

  it('finds what one may read, marked', async () => {
    const { json } = await search(clerk, '自行车3');
    expect(json.found[0]).toMatchObject({ id: 'RP-3', register: { id: 'repair' }, field: null });
    expect(json.found[0].title[0]).toEqual({ text: '自行车3', hit: true });
    expect((await search(clerk, '自行车', '&register=customer')).json.found).toEqual([]);
    expect((await search(other, '自行车')).json.found).toEqual([]);
    expect((await search(administrator, '自行车')).json.found).toEqual([]);
  });

  it('refuses what says nothing, and registers that there are not', async () => {
    expect(refusedBy(await search(clerk, ' '))).toEqual([422, 'query-too-short']);
    expect(refusedBy(await search(clerk, '自行车', '&register=nothing'))).toEqual([404, 'unknown-register']);
  });
});
