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

  it('reads what records refer to by its title, goes there, and filters by a record found by its title', async () => {
    const page = await as('coordinator', 1440, '/registers/household');
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByLabel('列', { exact: true }).selectOption({ label: '征收项目' });
    const value = page.getByLabel('比较的值');
    await value.fill('水果湖076');
    const option = page.locator('datalist option').first();
    await option.waitFor({ state: 'attached' });
    await value.fill((await option.getAttribute('value')) as string);
    await expect.poll(() => page.getByTestId('filter-words').innerText()).toContain('水果湖076号征收项目');
    await page.getByLabel('怎样比较').selectOption({ label: '属于' });
    await value.fill('水果湖');
    const other = page.locator('datalist option', { hasText: /水果湖(?!076)/ }).first();
    await other.waitFor({ state: 'attached' });
    await value.fill((await other.getAttribute('value')) as string);
    await page.getByRole('button', { name: '加入' }).click();
    await page.getByRole('button', { name: /^去掉“水果湖(?!076)/ }).click();
    await page.getByRole('button', { name: '去掉“水果湖076号征收项目（合成）”' }).waitFor();
    await page.getByRole('button', { name: '应用' }).click();
    await expect.poll(() => page.getByTestId('condition').innerText()).toContain('水果湖076号征收项目');
    for (const row of (await rows(page).allInnerTexts()).slice(0, 5))
      expect(row).toContain('水果湖076号征收项目');
    await page
      .getByRole('link', { name: /水果湖\s*076\s*号征收项目/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /水果湖\s*076\s*号征收项目/ }).waitFor();
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

  it('does the same with several: of those with which it can be done, with one file that proves all', async () => {
    const condition = {
      combinator: 'and',
      rules: [{ field: 'stage', operator: 'in', value: ['ordered', 'verified'] }],
    };
    const query = `condition=${encodeURIComponent(JSON.stringify(condition))}&order=stage&way=up&columns=title,stage,area`;
    const page = await as('coordinator', 1440, `/registers/illegal-structure?${query}`);
    await rows(page).first().waitFor();
    const ordered = rows(page).filter({ hasText: '责令' });
    const links = await ordered.getByRole('link').all();
    const addresses = await Promise.all(links.slice(0, 2).map((link) => link.getAttribute('href')));
    for (const at of [0, 1]) await ordered.nth(at).getByRole('checkbox').check();
    await rows(page).filter({ hasNotText: '责令' }).first().getByRole('checkbox').check();
    await page.getByText('已选 3 条').waitFor();
    const ways = page.locator('.batch-way select');
    await ways.locator('option', { hasText: '拆除销账' }).waitFor({ state: 'attached' });
    await ways.selectOption({ label: '拆除销账 → 拆除销账（2 条可办）' });
    await page.getByText('另 1 条不能这样办理，仍保持选中。').waitFor();
    const form = page.locator('.batch-form');
    await form.locator('[data-field="set.manner"] select').selectOption({ index: 1 });
    await form.locator('[data-field="amounts.demolished-area"] input').fill('1');
    const go = page.getByRole('button', { name: /2 条$/ });
    expect(await go.isDisabled()).toBe(true);
    await form.locator('input[type="file"]').setInputFiles({
      name: '联合拆除记录.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('两处一并拆除（合成）'),
    });
    await form.getByText('联合拆除记录.txt').waitFor();
    expect(await violations(page)).toEqual([]);
    await go.click();
    const told = page.getByTestId('batch-result');
    await told.getByText('2 条。').waitFor();
    // However high the form is above it, it is seen at once.
    const inSight = () =>
      told.evaluate(
        (one) => one.getBoundingClientRect().top < (one.parentElement?.getBoundingClientRect().bottom ?? 0),
      );
    await expect.poll(inSight).toBe(true);
    await page.getByText('已选 1 条').waitFor();
    for (const address of addresses) {
      await page.goto(`${inject('address')}${address}`);
      await page.locator('.files').getByText('联合拆除记录.txt').first().waitFor();
    }
    await page.context().close();
  });

  it('sees records without a place where what they refer to lies, and goes from there to their list', async () => {
    const page = await as('coordinator', 390, '/registers/household?as=map');
    await expect.poll(() => page.getByTestId('mapped').innerText()).toContain('按所属“征收项目”的位置归集');
    const of = page.locator('.map-beside li').first();
    const count = await of.locator('.map-gathers').innerText();
    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(390);
    await page.locator('.map-mark').first().click();
    await page.getByRole('button', { name: '显示全部' }).click();
    await of.locator('.map-gathers').click();
    await rows(page).first().waitFor();
    await expect.poll(() => page.locator('h1 .count').innerText()).toBe(`共 ${count}`);
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
    await expect.poll(() => page.locator('h1 .count').innerText()).toMatch(/^[\d,]+ records$/);
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

  it('keep what is done with the chosen in sight on a telephone, however far down one ticks, and below the last row at the end', async () => {
    const page = await as('coordinator', 390, '/registers/hazard?size=50');
    await rows(page).first().waitFor();
    await rows(page).nth(30).getByRole('checkbox').check();
    const bar = page.getByRole('region', { name: '批量办理' });
    const head = bar.locator('.batch-head');
    await head.getByText('已选 1 条').waitFor();
    const placeOf = async (part: typeof head) => {
      const box = await part.boundingBox();
      if (!box) throw new Error('it is not drawn');
      return { top: box.y, bottom: box.y + box.height };
    };
    expect((await placeOf(head)).bottom).toBeLessThanOrEqual(844);
    expect((await placeOf(head)).top).toBeGreaterThan(0);
    await bar.getByRole('button', { name: '收起' }).click();
    expect(await violations(page)).toEqual([]);
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    const lastRow = await placeOf(rows(page).last());
    expect(lastRow.bottom).toBeLessThanOrEqual((await placeOf(bar)).top);
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
