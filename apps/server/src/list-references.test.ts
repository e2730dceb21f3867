import { workshopPackage } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from './app.ts';

/** Customers of whom two are called alike and one belongs to the other bench; each with a bicycle at the first bench. */
function shop() {
  const base = workshopPackage();
  const opened = { transition: 'open', recordedAt: '2021-02-01T01:00:00Z', recordedBy: 'bench-a' };
  const customers = [
    ['CU-2', 'bench-a', '同名车队（合成）'],
    ['CU-3', 'bench-a', '同名车队（合成）'],
    ['CU-4', 'bench-b', '外台车队（合成）'],
  ].map(([record, unit, name]) => ({
    ...opened,
    register: 'customer',
    record: record as string,
    occurredOn: '2021-01-31',
    unit: unit as string,
    set: { name: name as string },
  }));
  const bicycles = customers.map(({ record }) => ({
    ...opened,
    register: 'repair',
    record: `OF-${record}`,
    occurredOn: '2021-02-01',
    unit: 'bench-a',
    street: 'north',
    set: { label: '单车（合成）', colour: 'green', customer: record },
    amounts: { quoted: '10' },
  }));
  return { ...base, history: () => [...base.history(), ...customers, ...bicycles] };
}
const served = serving(buildApp, shop());
const { as } = served;
let clerk: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
});

const columns = 'record.id,customer';
const where = (operator: string, value: unknown) =>
  JSON.stringify({ combinator: 'and', rules: [{ field: 'customer', operator, value }] });
const listed = async (query: Record<string, string> = {}) => {
  const asked = new URLSearchParams({ columns, order: 'record.id', way: 'up', ...query });
  return (await clerk.get(`/api/registers/repair/records?${asked}`)).json;
};
const customerOf = async (record: string) =>
  (await listed()).records.find(({ id }: { id: string }) => id === record).cells.customer;
const called = (text: string) => ({ zh: text, en: text });

describe('a column that refers to records', () => {
  it('shows what they are called, and leads to them', async () => {
    expect(await customerOf('RP-1')).toEqual({
      value: 'CU-1',
      shown: called('示例顾客（合成）'),
      opens: true,
    });
  });

  it('tells those that are called alike apart by their ids', async () => {
    expect((await customerOf('OF-CU-2')).shown).toEqual(called('同名车队（合成） · CU-2'));
    expect((await customerOf('OF-CU-3')).shown).toEqual(called('同名车队（合成） · CU-3'));
    const alone = await listed({ condition: where('=', 'CU-2') });
    expect(alone.records[0].cells.customer.shown).toEqual(called('同名车队（合成）'));
  });

  it('shows the id alone of one that one does not reach, and does not lead there', async () => {
    expect(await customerOf('OF-CU-4')).toEqual({ value: 'CU-4', shown: called('CU-4') });
    const { json } = await (await as('coordinator')).get(`/api/registers/repair/records?columns=${columns}`);
    const cell = json.records.find(({ id }: { id: string }) => id === 'OF-CU-4').cells.customer;
    expect(cell).toEqual({ value: 'CU-4', shown: called('外台车队（合成）'), opens: true });
  });

  it('is filtered and ordered by the ids, as before', async () => {
    const { count, records } = await listed({ condition: where('in', ['CU-4', 'CU-2']), order: 'customer' });
    expect([count, records.map(({ id }: { id: string }) => id)]).toEqual([2, ['OF-CU-2', 'OF-CU-4']]);
  });

  it('asks once for all that a page and its condition name', async () => {
    const query = vi.spyOn(served.installation.pool, 'query');
    await listed({ condition: where('in', ['CU-1', 'CU-2', 'CU-3']) });
    const asked = query.mock.calls.filter(([text]) =>
      /select r\.register, r\.id, r\.title/.test(String(text)),
    );
    expect(asked).toHaveLength(1);
    query.mockClear();
    await listed({ columns: 'record.id,colour' });
    expect(
      query.mock.calls.filter(([text]) => /select r\.register, r\.id, r\.title/.test(String(text))),
    ).toEqual([]);
    query.mockRestore();
  });
});

describe('a condition in words', () => {
  const words = async (condition: string) =>
    (await clerk.get(`/api/registers/repair/explain?${new URLSearchParams({ condition })}`)).json.explained;

  it('calls the records that it names by their titles, as far as one reads them', async () => {
    expect(await words(where('=', 'CU-1'))).toEqual({
      zh: '顾客为“示例顾客（合成）”',
      en: 'Customer is “示例顾客（合成）”',
    });
    const several = await words(where('in', ['CU-2', 'CU-3', 'CU-4']));
    for (const said of ['同名车队（合成） · CU-2', '同名车队（合成） · CU-3', '“CU-4”'])
      expect(several.zh).toContain(said);
    expect((await listed({ condition: where('=', 'CU-1') })).explained.zh).toBe('顾客为“示例顾客（合成）”');
  });
});

describe('an export', () => {
  it('has what is referred to in two columns: what it is called, and its id', async () => {
    const asked = new URLSearchParams({
      columns,
      order: 'record.id',
      way: 'up',
      condition: where('in', ['CU-3', 'CU-4']),
    });
    const answer = await served.app.inject({
      method: 'GET',
      url: `/api/registers/repair/export?${asked}`,
      headers: { cookie: clerk.cookie },
    });
    expect(answer.body).toBe(
      '\ufeff编号,顾客,顾客编号\r\nOF-CU-3,同名车队（合成）,CU-3\r\nOF-CU-4,CU-4,CU-4\r\n',
    );
  });
});
