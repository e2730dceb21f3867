import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { fits, violations } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const own = '91999901MA0003988E';
const other = '91999901MA0007655X';

const settle = async (page: Page) => {
  await page.locator('main :is(h1, [role="alert"])').first().waitFor();
  await page.waitForLoadState('networkidle');
};

describe.each([1440, 390])('a firm on a screen of %i pixels', (width) => {
  let page: Page;
  beforeAll(async () => {
    page = await visits.open(width, '/', { reducedMotion: 'reduce' }, 'firm.one');
  });

  it('begins at its own page, which tells what it may get, what it got, and what is known of it', async () => {
    await page.getByTestId('profile').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/records/enterprise/${own}/profile`);
    await page.getByTestId('may-get').getByRole('heading', { level: 2 }).waitFor();
    expect(await page.getByTestId('its-awards').locator('article').count()).toBeGreaterThan(2);
    expect(await page.getByTestId('money').innerText()).toContain('2021');
    expect(await page.getByTestId('facts').locator('tbody tr').count()).toBeGreaterThan(5);
    await fits(page, width);
  });

  it('is led to its page, the policies and its records, and nowhere else', async () => {
    const navigation = page.getByRole('navigation').first();
    for (const inside of ['驾驶舱', '待办', '周调度', '督查', '领导分工'])
      expect(await navigation.getByText(inside, { exact: true }).count()).toBe(0);
  });

  it('opens a record behind a figure, and from there does what a firm may', async () => {
    await page.getByTestId('its-awards').getByRole('link').first().click();
    await page.locator('h1').waitFor();
    await settle(page);
    expect(await page.locator('main [role="alert"]').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('is answered of another firm as of one that does not exist', async () => {
    await page.goto(`${inject('address')}/records/enterprise/${other}/profile`);
    await page.locator('[role="alert"]').first().waitFor();
    for (const path of ['/api/cockpit', '/api/dispatch', '/api/search?query=示例企业', '/api/units'])
      expect([path, (await call(page, path)).code]).toEqual([path, 'not-permitted']);
    const list = await call(page, '/api/registers/award/records?limit=100');
    const of = new Set(
      list.records.map((one: { cells: { enterprise: { value: string } } }) => one.cells.enterprise.value),
    );
    expect([...of]).toEqual([own]);
  });
});

it('a firm confirms what it was told it is due by one tap, on a telephone', async () => {
  const page = await visits.open(390, '/', { reducedMotion: 'reduce' }, 'firm.two');
  await page.getByTestId('its-awards').waitFor();
  const told = page.getByTestId('its-awards').locator('article').filter({ hasText: '已告知待确认' });
  const before = await told.count();
  expect(before).toBeGreaterThan(0);
  const id = await told.first().locator('code').innerText();
  const form = told.first().getByTestId('confirm-award');
  await form.waitFor();
  // The account is asked only where none is known.
  if ((await form.getByLabel('收款账号').count()) > 0) {
    await form.getByLabel('开户银行').fill('示例银行（合成）');
    await form.getByLabel('收款账号').fill('0000000020216561');
  }
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: /^确认领取/ }).click();
  const confirmed = page.getByTestId('its-awards').locator('article').filter({ hasText: id });
  await confirmed.getByText('已确认').first().waitFor();
  await confirmed.getByTestId('confirm-award').waitFor({ state: 'detached' });
  // From now on it is known.
  await page.getByTestId('its-awards').getByText('汇入 示例银行（合成） ').first().waitFor();
  await fits(page, 390);
});

describe.each([1440, 390])('somebody who has not signed in, on a screen of %i pixels', (width) => {
  let page: Page;
  beforeAll(async () => {
    page = await visits.open(width, '/public/policies', { reducedMotion: 'reduce' }, null);
  });

  it('reads the policies and calculates what one would give', async () => {
    await settle(page);
    expect(await page.locator('[data-policy]').count()).toBeGreaterThan(15);
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-policy] h3 a').first().click();
    await page.getByTestId('public-policy').waitFor();
    await page.getByRole('button', { name: '计算' }).click();
    await page.getByTestId('calculated').waitFor();
    await page.getByTestId('amount-lines').waitFor();
    await fits(page, width);
  });

  it('finds policies by few questions; not knowing is an answer', async () => {
    await page.goto(`${inject('address')}/public/find`);
    const asked = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.waitForLoadState('networkidle');
      const question = page.getByTestId('question');
      if ((await question.count()) === 0) break;
      const field = (await question.getAttribute('data-field')) as string;
      expect(asked.has(field)).toBe(false);
      asked.add(field);
      // Somebody outside reads a whole question, not the name of a column.
      expect(await question.locator('label').innerText()).toMatch(/？( \(.+\))?$/);
      if (i === 0) {
        await fits(page, width);
        const select = question.locator('select');
        if ((await select.count()) > 0) await select.selectOption({ index: 1 });
        await question.getByRole('button', { name: '下一个问题' }).click();
      } else await question.getByRole('button', { name: '不清楚' }).click();
      await page.locator(`[data-testid="question"][data-field="${field}"]`).waitFor({ state: 'detached' });
    }
    expect(asked.size).toBeGreaterThan(2);
    await page.getByTestId('results').waitFor();
    await fits(page, width);
  });

  it('begins with what is public of a credit code, without a figure', async () => {
    await page.goto(`${inject('address')}/public/find`);
    await page.getByText('用统一社会信用代码带出公开信息').click();
    await page.getByLabel('统一社会信用代码').fill(own);
    await page.getByRole('button', { name: '带出' }).click();
    await page.getByText(/^已回答/).click();
    const said = await page.getByTestId('said').innerText();
    expect(said).toContain('示例企业');
    expect(said).not.toMatch(/营业收入|纳税|从业人员|万元/);
  });

  it('follows an award by its number and its firm’s code, and is told the stage and the days', async () => {
    await page.goto(`${inject('address')}/public/progress`);
    await page.getByLabel('兑现编号').fill('JB-2021-00362');
    await page.getByLabel('统一社会信用代码').fill(other);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('对不上').waitFor();
    await page.getByLabel('统一社会信用代码').fill(own);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByTestId('progress').waitFor();
    expect(await page.getByTestId('progress').innerText()).not.toContain('元');
    expect(await violations(page)).toEqual([]);
  });
});

it('no page complained', () => {
  expect(visits.complaints.filter((text) => !/40[134]|422/.test(text))).toEqual([]);
});
