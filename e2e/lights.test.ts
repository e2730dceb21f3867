import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

const month = (page: Page, number: number) => page.locator('.month-lights > li').nth(number - 1);

describe('the lights of work against its schedule', () => {
  it('lead from the counts to the list, and from the list to the months of a record', async () => {
    const page = await visits.open(1440, '/lights');
    await page.locator('.pace-lights .light-counts a').first().click();
    await page.locator('.records-list tbody .light-missed').first().waitFor();
    const count = await page.locator('h1 .count').innerText();
    expect(await page.locator('.records-list tbody tr').count()).toBe(Number(/\d+/.exec(count)?.[0]));
    await page.locator('.records-list tbody tr a').first().click();
    await page.locator('.record-lights .light-missed').first().waitFor();
    expect(await page.getByTestId('light-words').first().innerText()).toContain('结报时未达到');
    expect(visits.complaints).toEqual([]);
    await page.context().close();
  });

  it('turn a month that was missed yellow once it is made up, and it stays so', async () => {
    const page = await visits.open(1440, '/lights');
    const { records } = await call(page, '/api/registers/city-construction/records?light=missed&limit=50');
    // What is built has months of its own: a record whose money alone is scheduled is made up by money alone.
    const scheduled = await Promise.all(
      (records as { id: string }[]).map(async ({ id }) => {
        const { paces } = await call(page, `/api/records/city-construction/${id}/lights`);
        return paces.length === 1 ? [{ id }] : [];
      }),
    );
    const [record] = scheduled.flat();
    if (!record) throw new Error('nothing is missed');
    const path = `/records/city-construction/${record.id}`;
    await page.goto(`${inject('address')}${path}`);
    await month(page, 7).locator('.light-missed').waitFor();
    const lights = (await call(page, `/api/records/city-construction/${record.id}/lights`)).paces[0];
    const plan = /[\d.]+/.exec(lights.plan.zh)?.[0] as string;
    const unit = lights.plan.zh.endsWith('亿元') ? 'yi-yuan' : 'wan-yuan';
    const answer = await call(page, '/api/work', {
      key: `made-up-${record.id}`,
      basis: null,
      form: null,
      posting: {
        register: 'city-construction',
        record: record.id,
        transition: 'progress',
        occurredOn: '2021-08-26',
        amounts: { invested: { value: plan, unit } },
        // With what was done before it is more than the plan, which is asked about.
        reason: '追加工程（合成）',
      },
    });
    expect(answer.code).toBeUndefined();
    await page.reload();
    await month(page, 7).locator('.light-made-up').waitFor();
    await month(page, 7).getByRole('button').focus();
    expect(await page.getByTestId('light-words').innerText()).toContain('补上，长期保留记录');
    expect(await page.locator('.record-lights h2').innerText()).toContain('已补上');
    const after = await call(page, '/api/registers/city-construction/lights');
    expect(after.madeUp.map(({ id }: { id: string }) => id)).toContain(record.id);
    await page.context().close();
  });

  it('fit on a telephone, and say their rule at a touch', async () => {
    const page = await visits.open(390, '/registers/project/lights', { hasTouch: true });
    await page.locator('.light-table').first().waitFor();
    expect(await widthOf(page)).toBe(390);
    await page.locator('.turned-list a').first().click();
    await month(page, 1).waitFor();
    expect(await widthOf(page)).toBe(390);
    await month(page, 7).getByRole('button').tap();
    expect(await page.getByTestId('light-words').first().innerText()).toContain('2021年7月末');
    await page.context().close();
  });
});
