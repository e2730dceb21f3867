import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { fits } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
/** The firm of which somebody signs in, and a policy that is due to it and told. */
const firm = '91999901MA0003988E';
const published = 'ZC-TY-WG-2021';

/** An official with a policy, from the draft of its next version to telling the firms and to a firm that confirms. */
describe('an official with policies', () => {
  let office: Page;
  let phone: Page;
  let draft = '';
  beforeAll(async () => {
    office = await visits.open(1440, '/design', { reducedMotion: 'reduce' });
    phone = await visits.open(390, '/design', { reducedMotion: 'reduce' });
    const { versions } = await call(office, '/api/policies');
    draft = versions.find(({ stage }: { stage: { id: string } }) => stage.id === 'draft').id;
  });
  const open = async (page: Page, path: string, testid: string) => {
    await page.goto(`${inject('address')}${path}`);
    await page.getByTestId(testid).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const go = async (page: Page, part: string, testid: string) => {
    await page.locator(`[data-part="${part}"]`).first().click();
    await page.getByTestId(testid).waitFor();
    await page.waitForLoadState('networkidle');
  };

  it('finds the draft of a version among all policies, and reads its terms', async () => {
    for (const [page, width] of [
      [office, 1440],
      [phone, 390],
    ] as const) {
      await open(page, '/policies', 'policies');
      await fits(page, width);
      await page.locator(`[data-version="${draft}"]`).getByRole('link').click();
      await page.getByTestId('terms-document').waitFor();
      await fits(page, width);
    }
  });

  it('is led there from its record', async () => {
    await office.goto(`${inject('address')}/records/policy/${draft}`);
    await office.getByRole('link', { name: '条款、版本、匹配、告知和试算' }).click();
    await office.getByTestId('terms-document').waitFor();
  });

  it('reads what changed since the version before', async () => {
    for (const [page, width] of [
      [office, 1440],
      [phone, 390],
    ] as const) {
      await go(page, 'versions', 'difference');
      expect(await page.getByTestId('difference').locator('tbody tr').count()).toBeGreaterThan(0);
      expect(await page.getByTestId('difference').locator('ins').count()).toBeGreaterThan(0);
      await fits(page, width);
    }
  });

  it('tries the draft: how many, how much, by industry and sub-district, against the budget, beside the version before', async () => {
    for (const [page, width] of [
      [office, 1440],
      [phone, 390],
    ] as const) {
      await page.locator('[data-part="dry-run"]').first().click();
      await page.getByTestId('dry-run-figures').waitFor();
      await page.getByTestId('dry-run-than').waitFor();
      await page.getByTestId('dry-run-by-street').waitFor();
      await page.getByTestId('dry-run-by-industry').waitFor();
      await fits(page, width);
    }
    await office.getByLabel('年度预算（元）').fill('1');
    await office.getByRole('button', { name: '重新试算' }).click();
    await office.getByTestId('dry-run-budget').getByText('预算 1 元').waitFor();
  });

  it('reads of a policy in force to whom it is due, nearly, perhaps and not, narrowed and with the clause', async () => {
    for (const [page, width] of [
      [office, 1440],
      [phone, 390],
    ] as const) {
      await open(page, `/policies/${published}?part=matches`, 'matches');
      for (const kind of ['nearly', 'unknown', 'not', 'eligible']) {
        await page.locator(`[data-kind="${kind}"]`).click();
        await page.locator(`[data-kind="${kind}"][aria-pressed="true"]`).waitFor();
        await page.waitForLoadState('networkidle');
      }
      const first = page.locator('[data-subject]').first();
      await first.locator('summary').click();
      await first.locator('.clause').first().waitFor();
      await fits(page, width);
    }
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByTestId('csv').click(),
    ]);
    expect(download.suggestedFilename()).toBe('matches.csv');
  });

  it('tells some of them in one step, against the budget, once it was asked twice', async () => {
    await open(phone, `/policies/${published}?part=telling`, 'to-tell');
    await fits(phone, 390);
    await open(office, `/policies/${published}?part=telling`, 'to-tell');
    const rows = office.getByTestId('to-tell').locator('tbody tr');
    await office.getByRole('checkbox', { name: /^全部/ }).uncheck();
    await office.getByTestId('telling-budget').getByText('拟告知 0 家').waitFor();
    const more = office.getByRole('button', { name: /^其余/ });
    const ours = office.locator(`[data-subject="${firm}"]`);
    if ((await ours.count()) === 0) await more.click();
    await ours.getByRole('checkbox').check();
    await rows.first().getByRole('checkbox').check();
    await office.getByTestId('telling-budget').getByText('拟告知 2 家').waitFor();
    await fits(office, 1440);
    await office.getByRole('button', { name: '告知 2 家企业' }).click();
    await office.getByTestId('tell-sure').click();
    await office.getByTestId('told').getByText('已告知 2 家').waitFor();
    await office.getByTestId('told-before').locator('tbody tr').first().waitFor();
    await fits(office, 1440);
  });

  it('tells nobody again: those who were told are not on the list, and a repeated request says what was done', async () => {
    await open(office, `/policies/${published}?part=telling`, 'left-out');
    expect(await office.locator(`[data-testid="to-tell"] [data-subject="${firm}"]`).count()).toBe(0);
    await office.getByTestId('left-out').locator('summary', { hasText: '已告知或已兑现' }).waitFor();
    const seen = [{ id: firm, due: '1' }];
    const again = await call(office, `/api/policies/${published}/tellings`, { key: 'e2e-again', seen });
    expect(again).toMatchObject({ told: [], leftOut: [{ id: firm, why: 'awarded' }] });
  });

  it('is answered by a firm, which sees what it is due on its page and confirms, on a telephone', async () => {
    const page = await visits.open(390, '/', { reducedMotion: 'reduce' }, 'firm.one');
    const told = page
      .getByTestId('its-awards')
      .locator('article')
      .filter({ hasText: '企业稳岗补贴' })
      .filter({ hasText: '已告知待确认' });
    await told.first().waitFor();
    await told.getByRole('link', { name: '企业稳岗补贴' }).first().click();
    await page.getByTestId('judgments').locator('summary').click();
    await page.getByTestId('judgments').locator('.clause').first().waitFor();
    await fits(page, 390);
    await page
      .getByRole('link', { name: /^企业确认/ })
      .first()
      .click();
    await page.locator('[data-field="set.confirmed-on"] input').first().fill('2021-08-26');
    await page.getByTestId('look').click();
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
    await page.locator('main').getByText('已确认').first().waitFor();
  });

  it('has been told nothing by the browser', () => {
    expect(visits.complaints).toEqual([]);
  });
});
