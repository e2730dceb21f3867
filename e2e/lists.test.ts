import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { violations } from './violations.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

/** Opens a screen as somebody of the demo. */
const as = (account: string, width: number, path: string) => visits.open(width, path, {}, account);

const rows = (page: Page) => page.locator('.records-list tbody tr');
const searchOf = (page: Page) => new URL(page.url()).searchParams;

describe('whoever looks for records', () => {
  it('filters a list, sees the condition in words, orders it, and finds all of it in the address', async () => {
    const page = await as('coordinator', 1440, '/registers');
    await page.getByRole('link', { name: '隐患排查治理台账' }).click();
    await rows(page).first().waitFor();
    const all = await page.locator('h1 .count').innerText();
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByLabel('比较的值').selectOption({ index: 1 });
    await expect.poll(() => page.getByTestId('filter-words').innerText()).toMatch(/^即：阶段为“.+”$/);
    await page.getByRole('button', { name: '应用' }).click();
    await page.getByTestId('condition').waitFor();
    await expect.poll(() => page.locator('h1 .count').innerText()).not.toBe(all);
    await page.getByRole('button', { name: '责任单位' }).click();
    await expect.poll(() => page.locator('th[aria-sort="ascending"]').innerText()).toContain('责任单位');
    expect([searchOf(page).get('order'), searchOf(page).get('way')]).toEqual(['unit', 'up']);
    const [count, first] = [
      await page.locator('h1 .count').innerText(),
      await rows(page).first().innerText(),
    ];
    const again = await page.context().newPage();
    await again.goto(page.url());
    await rows(again).first().waitFor();
    expect(await again.locator('h1 .count').innerText()).toBe(count);
    expect(await rows(again).first().innerText()).toBe(first);
    await page.context().close();
  });

  it('chooses columns and their width by keyboard, and keeps the view', async () => {
    const page = await as('coordinator', 1440, '/registers/hazard');
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: '列设置' }).click();
    await page.getByRole('checkbox', { name: '编号', exact: true }).check();
    await page.getByRole('columnheader', { name: /编号/ }).waitFor();
    await page.getByRole('button', { name: '“编号”上移' }).press('Enter');
    await expect.poll(() => searchOf(page).get('columns')).toMatch(/record\.id,[^,]+$/);
    await page.getByRole('separator', { name: '“编号”的列宽' }).press('ArrowRight');
    await expect.poll(() => searchOf(page).get('columns')).toMatch(/record\.id~\d+/);
    await page.getByRole('button', { name: '另存为视图' }).click();
    await page.getByLabel('视图名称').fill('带编号');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('视图已保存。').waitFor();
    await page.goto(`${inject('address')}/registers/hazard`);
    await page.getByLabel('视图', { exact: true }).selectOption({ label: '带编号' });
    await page.getByRole('columnheader', { name: /编号/ }).waitFor();
    await page.getByRole('button', { name: '删除视图' }).click();
    await expect.poll(() => page.getByLabel('视图', { exact: true }).locator('option').count()).toBe(1);
    await page.context().close();
  });

  it('turns pages, and chooses several to do the same with', async () => {
    const page = await as('coordinator', 1440, '/registers/hazard?size=20');
    await rows(page).first().waitFor();
    const first = await rows(page).first().innerText();
    await page.getByRole('button', { name: '下一页' }).click();
    await expect.poll(() => rows(page).first().innerText()).not.toBe(first);
    expect(searchOf(page).get('page')).toBe('2');
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByText('已选 20 条').waitFor();
    await page.getByRole('button', { name: '取消选择' }).click();
    expect(await page.getByText('已选 20 条').count()).toBe(0);
    await page.context().close();
  });

  it('sees other units’ records neither in the list nor by search', async () => {
    const page = await as('nanhu.clerk', 1440, '/registers/hazard?columns=street,unit');
    await rows(page).first().waitFor();
    for (const text of await rows(page).allInnerTexts()) expect(text).toContain('南湖街道');
    const all = await as('coordinator', 1440, `/search?text=${encodeURIComponent('电梯')}`);
    await all.getByTestId('found').waitFor();
    await page.goto(`${inject('address')}/search?text=${encodeURIComponent('电梯')}`);
    await page.getByTestId('found').waitFor();
    for (const text of await page.locator('.find-about').allInnerTexts()) expect(text).toContain('南湖街道');
    await page.context().close();
    await all.context().close();
  });

  it('finds records by words, marked, and by register', async () => {
    const page = await as('coordinator', 1440, '/search');
    await page.getByRole('searchbox').fill('电梯');
    await page.keyboard.press('Enter');
    await page.getByTestId('found').locator('mark').first().waitFor();
    expect(await page.getByTestId('found').locator('mark').first().innerText()).toBe('电梯');
    await page.getByRole('navigation', { name: '按台账' }).getByRole('link').nth(1).click();
    await expect.poll(() => searchOf(page).get('register')).not.toBeNull();
    await page.goto(`${inject('address')}/search?text=${encodeURIComponent('从来没有的字词')}`);
    await page.getByText('没有找到“从来没有的字词”').waitFor();
    await page.context().close();
  });

  it('reads it in English too', async () => {
    const page = await as('coordinator', 1440, '/registers/hazard?lang=en');
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect.poll(() => page.getByTestId('filter-words').innerText()).toMatch(/^That is: Stage is “.+”$/);
    await page.context().close();
  });

  it('is not lost by an address with garbage in it', async () => {
    const page = await as(
      'coordinator',
      1440,
      '/registers/hazard?condition=%7B%22x%22&page=-3&size=7&columns=,,nothing~x',
    );
    await rows(page).first().waitFor();
    expect(await rows(page).count()).toBe(50);
    await page.context().close();
  });
});

describe('lists and search', () => {
  it.each(['/registers', '/registers/hazard', `/search?text=${encodeURIComponent('电梯')}`])(
    '%s breaks no rule of WCAG 2.2 AA and does not scroll sideways on a telephone',
    async (path) => {
      for (const width of [1440, 390]) {
        const page = await as('coordinator', width, path);
        await page.locator('main :is(.list, .find-results)').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect(await violations(page)).toEqual([]);
        expect(await widthOf(page)).toBe(width);
        await page.context().close();
      }
    },
  );

  it('are usable while a filter is built, columns are chosen and a batch is prepared', async () => {
    const page = await as('coordinator', 390, '/registers/hazard?size=20');
    await rows(page).first().waitFor();
    await page
      .getByRole('checkbox', { name: /^选择 / })
      .first()
      .check();
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByRole('button', { name: '加一组' }).first().click();
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '列设置' }).click();
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(390);
    await page.context().close();
  });

  it('have given the browser no reason to complain', () => {
    expect(visits.complaints).toEqual([]);
  });

  it('say in words what cannot be listed', async () => {
    const page = await as('coordinator', 1440, '/registers/hazard?order=nothing');
    await page.getByRole('alert').getByText('列表没有“nothing”这一列。').waitFor();
    await page.getByRole('alert').getByRole('link', { name: '默认' }).click();
    await rows(page).first().waitFor();
    await page.goto(`${inject('address')}/registers/nothing`);
    await page.getByRole('alert').getByText('没有台账“nothing”。').waitFor();
    await page.context().close();
  });
});
