import { all, type Register } from '@taizhang/definition';
import { workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

/** A workshop that repairs only for firms: customers with a credit code. */
function shop(): DistrictPackage {
  const base = workshopPackage();
  const where = all({ field: 'code', operator: 'notNull', value: null });
  const registers = base.registers.map((register): Register => {
    const { customer } = register.fields;
    return register.id === 'repair' && customer?.kind === 'reference'
      ? { ...register, fields: { ...register.fields, customer: { ...customer, where } } }
      : register;
  });
  const firm = {
    register: 'customer',
    record: 'CU-2',
    transition: 'open',
    occurredOn: '2021-01-04',
    unit: 'bench-a',
    set: { name: '示例车队（合成）', code: '91350100M000100Y43' },
    recordedAt: '2021-01-04T01:00:00Z',
    recordedBy: 'clerk.a',
  };
  const people = [...base.history()].filter((one) => 'register' in one && one.register === 'customer');
  return { ...base, registers, history: () => [...people, firm] };
}

const { as } = serving(buildApp, shop());

describe('GET /api/registers/:register/lookup', () => {
  const path = '/api/registers/customer/lookup';
  const idsOf = async (query: string) =>
    (await (await as('clerk.a')).get(`${path}${query}`)).json.records
      .map(({ id }: { id: string }) => id)
      .sort();

  it('offers any record, and of a field only those that it may refer to', async () => {
    expect(await idsOf('')).toEqual(['CU-1', 'CU-2']);
    expect(await idsOf('?as=repair.customer')).toEqual(['CU-2']);
    const form = (await (await as('clerk.a')).get('/api/registers/repair/forms/open')).json;
    expect(form.fields.find(({ id }: { id: string }) => id === 'customer').as).toBe('repair.customer');
  });

  it.each([
    ['repair.nothing', 422, 'unknown-field'],
    ['repair.label', 422, 'unknown-field'],
    ['visit', 404, 'unknown-register'],
    ['nothing.customer', 404, 'unknown-register'],
  ])('is refused for what is no field that refers there: %s', async (field, status, code) => {
    const refused = await (await as('clerk.a')).get(`${path}?as=${field}`);
    expect([refused.status, refused.json.code]).toEqual([status, code]);
  });
});
