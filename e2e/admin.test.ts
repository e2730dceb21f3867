import { readFile } from 'node:fs/promises';
import { signInTo } from '@taizhang/testkit';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { violations } from './violations.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

const screens = {
  '/admin/units': '单位',
  '/admin/accounts': '账号',
  '/admin/posts': '岗位',
  '/admin/audit': '审计日志',
} as const;
type Screen = keyof typeof screens;

/** Who administers what; nobody else does. */
const administrators: Readonly<Record<string, readonly Screen[]>> = {
  'system.admin': ['/admin/units', '/admin/accounts'],
  'security.admin': ['/admin/accounts', '/admin/posts'],
  'audit.admin': ['/admin/audit'],
  coordinator: [],
};

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const dialogOf = (page: Page) => page.getByRole('dialog');
const answer = (page: Page, name: string) =>
  dialogOf(page).getByRole('button', { name, exact: true }).click();
/** How many times the log says that it was taken away. */
async function exportsKept(page: Page): Promise<number> {
  const answer = await page.request.get(`${inject('address')}/api/audit?action=audit-exported&limit=100`);
  const { entries } = (await answer.json()) as { entries: unknown[] };
  return entries.length;
}
const go = async (page: Page, path: Screen) => {
  await page.goto(`${inject('address')}${path}`);
  await page.getByRole('heading', { level: 1, name: screens[path] }).waitFor();
  await page.waitForLoadState('networkidle');
};

async function expectSound(page: Page, width: number): Promise<void> {
  const place = new URL(page.url()).pathname;
  expect(await widthOf(page)).toBeLessThanOrEqual(width);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The styles of Ant Design follow one drawing later.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)))');
    const found = await violations(page);
    expect([place, colorScheme, ...found]).toEqual([place, colorScheme]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('the screens of administration', () => {
  it.each(Object.entries(administrators))('are for %s only %j', async (account, own) => {
    const page = await visits.open(1440, '/account', {}, account);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const linked = await page
      .locator('.head nav a[href^="/admin/"]')
      .evaluateAll((links: { getAttribute(name: string): string }[]) =>
        links.map((link) => link.getAttribute('href')),
      );
    expect(linked).toEqual(own);
    for (const path of Object.keys(screens) as Screen[]) {
      await go(page, path);
      expect([path, await page.getByRole('alert').getByText('这一页由').count()]).toEqual([
        path,
        own.includes(path) ? 0 : 1,
      ]);
    }
    await page.context().close();
  });

  it('speak English too', async () => {
    const page = await visits.open(1440, '/admin/audit?lang=en', {}, 'audit.admin');
    await page.getByRole('heading', { name: 'Audit log' }).waitFor();
    await page.getByText('Nobody can change or delete a line').waitFor();
    await page.context().close();
  });
});

describe.each([1440, 390])('on a screen of %i pixels', (width) => {
  const unit = `trial-office-${width}`;
  const account = `trial-${width}`;
  const name = `试用者${width}（合成）`;

  it('the system administrator adds, renames, moves and closes a unit', async () => {
    const page = await visits.open(width, '/admin/units', {}, 'system.admin');
    await press(page, '新增单位');
    await page.getByLabel('中文名称').fill(`试办${width}`);
    await page.getByLabel('英文名称').fill(`Trial office ${width}`);
    await page.getByLabel('编号').fill('emergency');
    await press(page, '新增');
    await page.locator('form').getByRole('alert').getByText('emergency').waitFor();
    await page.getByLabel('编号').fill(unit);
    await expectSound(page, width);
    await press(page, '新增');
    await page.getByText('已保存，并已记入审计。').waitFor();

    await press(page, `办理：试办${width}`);
    await page.getByLabel('中文名称').fill(`试办处${width}`);
    await page.getByLabel('隶属于').selectOption('data');
    await expectSound(page, width);
    await press(page, '保存');
    await page.locator(`[data-unit="${unit}"]`).getByText(`试办处${width}`).waitFor();

    await press(page, `办理：试办处${width}`);
    await press(page, '撤销单位');
    await dialogOf(page).getByText('撤销不能恢复').waitFor();
    await expectSound(page, width);
    // Escape is the way back, and nothing has happened.
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
    await press(page, '撤销单位');
    await answer(page, '撤销单位');
    await page.locator(`[data-unit="${unit}"]`).waitFor({ state: 'detached' });
    await page.getByLabel('含已撤销的单位').check();
    await page
      .locator(`[data-unit="${unit}"]`)
      .getByText(/已于 .* 撤销/)
      .waitFor();
    await page.context().close();
  });

  it('is told why a unit where somebody works cannot be closed', async () => {
    const page = await visits.open(width, '/admin/units', {}, 'system.admin');
    await page.getByLabel('查找').fill('emergency');
    await press(page, /^办理：区应急管理局/);
    await press(page, '撤销单位');
    await answer(page, '撤销单位');
    await dialogOf(page).getByRole('alert').getByText('还有在任岗位').waitFor();
    await page.context().close();
  });

  it('the system administrator makes an account, whose first password is shown once, and disables it', async () => {
    const page = await visits.open(width, '/admin/accounts', {}, 'system.admin');
    await press(page, '开立账号');
    await page.getByLabel('姓名').fill(name);
    await page.getByLabel('账号名').fill(account);
    await page.locator('.admin-form').getByRole('button', { name: '开立账号' }).click();
    const password = await dialogOf(page).locator('.admin-secret').innerText();
    expect(password.length).toBeGreaterThan(10);
    await expectSound(page, width);
    await page.keyboard.press('Escape');
    expect(await dialogOf(page).isVisible()).toBe(true);
    await answer(page, '已记下');
    expect(await page.content()).not.toContain(password);

    const own = page.locator(`[data-account="${account}"]`);
    await own.getByText('初始密码未改').waitFor();
    await press(page, `办理：${name}`);
    await expectSound(page, width);
    await own.getByRole('button', { name: '停用' }).click();
    await answer(page, '停用');
    await own.getByText('已停用').waitFor();
    await own.getByRole('button', { name: '启用' }).click();
    await own.getByText('已停用').waitFor({ state: 'detached' });
    await own.getByRole('button', { name: '重置密码' }).click();
    await answer(page, '重置密码');
    const renewed = await dialogOf(page).locator('.admin-secret').innerText();
    expect(renewed).not.toBe(password);
    await answer(page, '已记下');
    // The posts of others are not his to give, whatever he sends.
    const address = inject('address');
    const post = { account, role: 'clerk', unit: 'data', scope: { kind: 'all' }, fromDay: '2021-01-01' };
    const refused = await page.context().request.post(`${address}/api/posts`, {
      data: post,
      headers: { origin: address },
    });
    expect(refused.status()).toBe(403);
    await page.context().close();
  });

  it('the security administrator gives a post and ends it', async () => {
    const page = await visits.open(width, '/admin/posts', {}, 'security.admin');
    await press(page, '授予岗位');
    const form = page.locator('.admin-form');
    await form.getByLabel('任职人').selectOption(account);
    await form.getByLabel('角色').selectOption('clerk');
    await form.getByText('对记录可查看、登记、更正、导出').waitFor();
    await form.getByLabel('单位', { exact: true }).selectOption('zhonghualu');
    await form.getByText('责任单位或所在街道是“中华路街道”的记录。').waitFor();
    await form.getByRole('radio', { name: /^指定单位/ }).check();
    await press(page, '授予');
    await form.getByText('请至少选一个单位。').waitFor();
    await form.getByLabel('区应急管理局').check();
    await expectSound(page, width);
    await press(page, '授予');
    await page.getByText('已授予，并已记入审计。').waitFor();
    await page.getByLabel('任职人').fill(account);
    const row = page.locator('tbody tr');
    await row.getByText('区应急管理局').waitFor();
    await expectSound(page, width);
    await press(page, /^结束岗位/);
    await answer(page, '结束岗位');
    await row.waitFor({ state: 'detached' });
    await page.getByText('没有符合的').waitFor();
    // Nobody takes his own post.
    await page.getByLabel('任职人').fill('security.admin');
    await row.getByText('自己的岗位').waitFor();
    await page.context().close();
  });

  it('the security administrator ends a session, and its owner is signed out', async () => {
    const page = await visits.open(width, '/account', {}, 'security.admin');
    const elsewhere = await page.context().browser()?.newContext();
    if (!elsewhere) throw new Error('the browser is gone');
    const address = inject('address');
    await signInTo(elsewhere, address, 'zhonghualu.clerk');
    await go(page, '/admin/accounts');
    await page.getByLabel('查找').fill('zhonghualu.clerk');
    const sessions = page.locator('[data-session-of="zhonghualu.clerk"]');
    const before = await sessions.count();
    await expectSound(page, width);
    await sessions.first().getByRole('button', { name: '结束' }).click();
    await answer(page, '结束');
    await expect.poll(() => sessions.count()).toBe(before - 1);
    expect((await elsewhere.request.get(`${address}/api/units`)).status()).toBe(401);
    await elsewhere.close();
    await page.context().close();
  });

  it('the audit administrator finds who did it, and takes the log away, which stands in it too', async () => {
    const page = await visits.open(width, '/admin/audit', {}, 'audit.admin');
    const rows = page.locator('.admin-log tbody tr');
    await page.getByLabel('账号', { exact: true }).fill('security.admin');
    await page.getByLabel('操作').selectOption('post-given');
    await press(page, '查询');
    await page.waitForURL('**account=security.admin**');
    // The lines from before stand until the answer is there, and one that is opened among them goes with them.
    await expect.poll(() => rows.filter({ hasNotText: '授予岗位' }).count()).toBe(0);
    await rows.filter({ hasText: account }).first().locator('summary').click();
    await rows.getByText('中华路街道').first().waitFor();
    await expectSound(page, width);

    await go(page, '/admin/audit');
    await page.getByLabel('结果').selectOption('refused');
    await press(page, '查询');
    await rows.first().getByText('被拒').waitFor();
    await rows.first().locator('summary').click();
    await press(page, '清除条件');
    await page.waitForURL((url) => !url.search.includes('outcome'));

    const exportsBefore = await exportsKept(page);
    await page.getByLabel('账号', { exact: true }).fill('system.admin');
    await page.getByLabel('操作').selectOption('unit-closed');
    await press(page, '查询');
    await page.waitForURL('**action=unit-closed**');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 CSV' }).click(),
    ]);
    const file = await readFile(await download.path(), 'utf8');
    const [head, ...lines] = file.trim().split('\r\n');
    expect(head).toContain('时间,账号,姓名,操作');
    expect(lines.every((line) => line.includes('unit-closed'))).toBe(true);
    expect(lines.some((line) => line.includes(`unit-closed,done,,,${unit}`))).toBe(true);
    // Others sign in meanwhile, which stands in the log too: only exports are looked at.
    await page.goto(`${inject('address')}/admin/audit?action=audit-exported`);
    await rows.first().getByText('导出审计日志').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await rows.count()).toBe(exportsBefore + 1);
    await expectSound(page, width);
    await page.context().close();
  });

  it('a record leads to all that the log says of it, page by page', async () => {
    const page = await visits.open(width, '/admin/audit?action=post', {}, 'audit.admin');
    const rows = page.locator('.admin-log tbody tr');
    await rows.first().waitFor();
    const [first] = await rows.allInnerTexts();
    await press(page, '较早');
    await page.waitForURL('**page=2**');
    await expect.poll(async () => (await rows.allInnerTexts())[0]).not.toBe(first);
    const link = rows.locator('a').first();
    const record = await link.innerText();
    await link.click();
    await page.waitForURL((url) => url.searchParams.has('record'));
    await expect.poll(() => page.getByLabel('记录编号').inputValue()).toBe(record);
    await page.context().close();
  });
});
