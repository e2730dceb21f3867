import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

/** A household's way from the survey to the last payment, done by the sub-district after the half year. */
describe('a household whose house is taken', () => {
  const record = 'HU-2021-901';
  const owner = '欧阳合成';
  let clerk: Page;
  let office: Page;
  let sum = '';
  beforeAll(async () => {
    clerk = await visits.open(390, '/design', { reducedMotion: 'reduce' }, 'nanhu.clerk');
    office = await visits.open(1440, '/design', { reducedMotion: 'reduce' });
  });
  let steps = 0;
  const act = (transition: string, rest: object) => {
    steps += 1;
    const posting = { register: 'household', record, transition, ...rest };
    return call(clerk, '/api/work', { key: `relocation-${steps}`, posting, basis: null, form: null });
  };
  const open = (page: Page, path: string) => page.goto(`${inject('address')}${path}`);
  const stage = async () => (await call(clerk, `/api/records/household/${record}`)).stage.id as string;

  it('is surveyed and appraised', async () => {
    const set = {
      number: '南湖901户（合成）',
      project: 'ZS-2021-006',
      use: 'residential',
      'low-income': false,
      disabled: false,
      'owner-name': owner,
    };
    const place = { unit: 'nanhu', street: 'nanhu', occurredOn: '2021-08-25' };
    const survey = await act('survey', { ...place, set, amounts: { area: '80' } });
    expect(survey.outcome).toBe('posted');
    const prices = { 'appraised-price': '16000', 'appraised-on': '2021-08-25' };
    expect((await act('appraise', { occurredOn: '2021-08-25', set: prices })).outcome).toBe('posted');
    expect(await stage()).toBe('appraised');
  });

  it('sees what it is due before it signs, and signs for that by a form on a telephone', async () => {
    await open(clerk, `/records/household/${record}`);
    const computed = clerk.getByTestId('record-computation');
    await computed.getByLabel('补偿方式').selectOption({ label: '货币补偿' });
    const total = computed.getByTestId('computation-sum');
    await total.getByText(/^[\d,]+\.\d\d$/).waitFor();
    sum = (await total.innerText()).replaceAll(',', '');
    expect(await widthOf(clerk)).toBeLessThanOrEqual(390);
    await open(clerk, `/records/household/${record}/do/sign`);
    await clerk.getByLabel('补偿方式').selectOption({ label: '货币补偿' });
    await clerk.getByLabel('签约日期').fill('2021-08-26');
    await clerk.getByLabel('协议补偿金额').fill(sum);
    await clerk.getByRole('button', { name: '登记入账' }).click();
    await clerk.getByTestId('done').waitFor();
    await clerk.getByTestId('computation-agreed').getByText('与测算一致').waitFor();
    expect(await stage()).toBe('agreed');
  });

  it('is shown at the place of its expropriation, as in the list', async () => {
    for (const page of [office, clerk]) {
      await open(page, `/records/household/${record}`);
      const place = page.locator('section', {
        has: page.getByRole('heading', { name: '位置', exact: true }),
      });
      await place.getByText('按所属').waitFor();
      await place.locator('.place-own').waitFor();
      await place.scrollIntoViewIfNeeded();
    }
    expect(await widthOf(clerk)).toBeLessThanOrEqual(390);
    await office.getByText('按所属').locator('a').click();
    await office.waitForURL(/\/records\/expropriation\/ZS-2021-006/);
  });

  it('stands in the day’s progress of its sub-district', async () => {
    await open(office, '/registers/household/daily?day=2021-08-26');
    const line = office.getByTestId('daily-line').first();
    const row = line.getByRole('row', { name: /南湖街道/ });
    await row.getByRole('link').first().click();
    await office.getByTestId('daily-records').getByRole('link', { name: '南湖901户（合成）' }).waitFor();
  });

  it('is on a list that anybody reads without signing in, under a masked name', async () => {
    await open(clerk, '/registers/household/publications');
    const publish = clerk.locator('form.publish').first();
    await publish.getByLabel('征收项目').fill('ZS-2021-006');
    await publish.getByText('南湖006号征收项目（合成）').first().waitFor({ state: 'attached' });
    await publish.getByRole('button', { name: '发布公示' }).click();
    await publish.getByRole('status').waitFor();
    const anybody = await visits.open(390, '/public/lists', { reducedMotion: 'reduce' }, null);
    await anybody.getByRole('link', { name: /房屋征收补偿结果公示：南湖006号/ }).click();
    const list = anybody.getByTestId('public-list');
    const row = list.getByRole('row').filter({ hasText: '南湖901户（合成）' });
    await row.waitFor();
    expect(await row.innerText()).toContain('*');
    expect(await list.innerText()).not.toContain(owner);
    expect(await widthOf(anybody)).toBeLessThanOrEqual(390);
  });

  it('is paid off when it has moved out', async () => {
    const on = { occurredOn: '2021-08-26' };
    expect((await act('vacate', { ...on, set: { 'vacated-on': '2021-08-26' } })).outcome).toBe('posted');
    expect((await act('close', { ...on, amounts: { paid: sum } })).outcome).toBe('posted');
    expect(await stage()).toBe('paid');
  });

  it('has been told nothing by the browser but that anybody is not signed in', () => {
    expect(visits.complaints).toEqual([expect.stringContaining('401 (Unauthorized)')]);
  });
});
