import { signInTo } from '@taizhang/testkit';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { report } from './places.ts';
import { violations } from './violations.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

const placeOf = (page: Page) => new URL(page.url()).pathname;
const type = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await type(page, '账号', account);
  await type(page, '密码', password);
  await press(page, '登录');
}

async function expectSound(page: Page, width: number): Promise<void> {
  const found = await violations(page);
  expect([placeOf(page), ...found]).toEqual([placeOf(page)]);
  expect(await widthOf(page)).toBeLessThanOrEqual(width);
}

describe('a visitor', () => {
  it('is asked to sign in, does so by one click on the demo, and is where he wanted to be', async () => {
    const page = await visits.open(1440, `${report}?figure=gdp.value`, {}, null);
    await page.waitForURL('**/sign-in?**');
    await page.getByRole('button', { name: /区政府办统筹人/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(placeOf(page)).toBe(report);
    expect(new URL(page.url()).searchParams.get('figure')).toBe('gdp.value');
    await page.getByRole('link', { name: '已登录：区政府办统筹人（合成）' }).waitFor();
    await page.context().close();
  });

  it('is told in words that name and password do not fit', async () => {
    const page = await visits.open(390, '/sign-in', {}, null);
    await signIn(page, 'deputy', 'Wrong-guess-1');
    await page.getByRole('alert').getByText('账号或密码不对。').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('alert').getByText('The account or the password is wrong.').waitFor();
    expect(placeOf(page)).toBe('/sign-in');
    await page.context().close();
  });

  it('signs out, and the way back leads to the sign-in', async () => {
    const page = await visits.open(1440, '/editions');
    await page.getByRole('heading', { name: '定稿', exact: true }).waitFor();
    await press(page, '退出');
    await page.waitForURL('**/sign-in');
    await page.goto(`${inject('address')}/editions`);
    await page.waitForURL('**/sign-in?**');
    await page.context().close();
  });

  it('who goes away is asked to sign in again, without a click', async () => {
    const page = await visits.open(1440, '/editions', {}, 'deputy');
    await page.clock.install();
    await page.reload();
    await page.getByRole('heading', { name: '定稿', exact: true }).waitFor();
    await page.context().clearCookies();
    await page.clock.fastForward('31:00');
    await page.waitForURL('**/sign-in?**');
    await page.context().close();
  });

  it('whose session is ended elsewhere signs in again and comes back to where he was', async () => {
    const page = await visits.open(1440, '/reports', {}, 'supervisor');
    await page.locator('.entry-title').first().waitFor();
    // Another device of the same account ends every session that is not its own.
    const elsewhere = await page.context().browser()?.newContext();
    if (!elsewhere) throw new Error('the browser is gone');
    const address = inject('address');
    await signInTo(elsewhere, address, 'supervisor');
    const list = await (await elsewhere.request.get(`${address}/api/account/sessions`)).json();
    for (const { id, current } of list.sessions)
      if (!current)
        await elsewhere.request.post(`${address}/api/account/sessions/${id}/end`, {
          data: {},
          headers: { origin: address },
        });
    await page.getByRole('button', { name: '报送', exact: true }).click();
    await page.getByRole('link', { name: '定稿', exact: true }).click();
    await page.waitForURL('**/sign-in?**');
    await page.getByRole('button', { name: /区督查室督查员/ }).click();
    await page.getByRole('heading', { name: '定稿', exact: true }).waitFor();
    expect(placeOf(page)).toBe('/editions');
    await elsewhere.close();
    await page.context().close();
  });
});

describe.each([1440, 390])('on a screen of %i pixels, somebody new', (width) => {
  it('changes the first password, sets up a second factor and signs in by it', async () => {
    const address = inject('address');
    const account = `newcomer-${width}`;
    const own = 'Kaolin-83-teapot';
    const page = await visits.open(width, '/', {}, 'system.admin');
    const made = await page.context().request.post(`${address}/api/accounts`, {
      data: { id: account, name: '新来者（合成）' },
      headers: { origin: address },
    });
    const { password } = await made.json();
    await page.context().clearCookies();

    await page.goto(`${address}/sign-in`);
    await expectSound(page, width);
    await signIn(page, account, password);
    await page.waitForURL('**/account/password**');
    await page.getByText('这是他人给的初始密码').waitFor();
    await expectSound(page, width);
    await type(page, '原密码', password);
    await type(page, '新密码', 'Password123!');
    await type(page, '再输一遍', 'Password123');
    await press(page, '修改密码');
    await page.getByText('两次输入不同。').waitFor();
    await type(page, '再输一遍', 'Password123!');
    await press(page, '修改密码');
    await page.getByText('太常见，容易被猜到').waitFor();
    await type(page, '新密码', own);
    await type(page, '再输一遍', own);
    await press(page, '修改密码');
    await page.getByText('密码已修改').waitFor();

    await page.goto(`${address}/account`);
    await page.getByRole('heading', { name: '新来者（合成）' }).waitFor();
    await page.getByText('尚无岗位').waitFor();
    await expectSound(page, width);
    await page.getByRole('link', { name: '设置双重验证' }).click();
    await type(page, '密码', own);
    await press(page, '设置双重验证');
    await page.getByRole('img', { name: '供身份验证器扫描的二维码' }).waitFor();
    expect(await page.locator('.identity-codes li').count()).toBe(10);
    await expectSound(page, width);
    const device = new TOTP({ secret: await page.locator('.identity-secret').innerText() });
    await type(page, '验证码', '000000');
    await press(page, '验证');
    await page.getByText('验证码不对。').waitFor();
    await type(page, '验证码', device.generate());
    await press(page, '验证');
    await page.getByText('双重验证已启用。').waitFor();

    await press(page, '退出');
    await page.waitForURL('**/sign-in');
    await signIn(page, account, own);
    await page.getByRole('heading', { name: '双重验证' }).waitFor();
    await expectSound(page, width);
    // The code before this one has been used, and a device whose clock is fast shows the next.
    await type(page, '验证码', device.generate({ timestamp: Date.now() + 30_000 }));
    await press(page, '验证');
    await page.getByRole('link', { name: '已登录：新来者（合成）' }).waitFor();
    await page.goto(`${address}/account`);
    await page.getByText('密码和双重验证').waitFor();
    await page.context().close();
  });
});
