import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@taizhang/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartedServer } from './started-server.ts';

let dataFolder: string;
let server: StartedServer;
let address: string;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-e2e-'));
  server = new StartedServer({ TAIZHANG_DATA: dataFolder });
  [address, browser] = await Promise.all([server.address(), chromium()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop('SIGTERM');
  await rm(dataFolder, { recursive: true, force: true });
});

/** A page that remembers whatever the browser complains about. */
async function openPage(width: number, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'zh-CN' });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${address}${path}`);
  return page;
}

/** How wide a page is, scrolled parts included. */
const widthOf = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');

const report = '/reports/wuchang-2021h1';

describe('a reader', () => {
  it('opens the report, follows a figure to its records and a record to its timeline', async () => {
    const page = await openPage(1440, '/');
    await page.locator('.entry-title').first().click();
    await page.waitForURL(`**${report}`);
    expect(await page.getByTestId('agreement').innerText()).toBe('109 项印发数据中 109 项一致');
    const link = page.locator('.report-body [data-figure="expropriation.households.done"]');
    const printed = await link.innerText();
    await link.click();
    expect(await page.getByTestId('figure-display').innerText()).toBe(printed);
    await page.locator('#records tbody a').first().click();
    await page.waitForURL('**/records/**');
    await page.getByTestId('timeline').locator('> li').first().waitFor();
    await page.goBack();
    await page.goBack();
    expect(await page.getByTestId('agreement').innerText()).toContain('109');
    await page.close();
  });

  it('reads it in English, and the next visit remembers', async () => {
    const page = await openPage(1440, report);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('109 of 109 printed figures agree').waitFor();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('.report-body [data-figure="gdp.value"]').click();
    await page.getByRole('heading', { name: 'Definition' }).waitFor();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    await page.goto(`${address}/editions`);
    await page.getByRole('heading', { name: 'Editions', exact: true }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '定稿', exact: true }).waitFor();
    await page.close();
  });

  it('changes the cut-off and the time of knowledge, and sees the figures follow', async () => {
    const page = await openPage(1440, report);
    const figure = page.locator('.report-body [data-figure="expropriation.households.done"]');
    const before = await figure.innerText();
    await page.getByLabel('截止日').fill('2021-03-31');
    await page.getByRole('button', { name: '重新编制' }).click();
    await page.waitForURL('**cutoff=2021-03-31**');
    await expect.poll(() => figure.innerText()).not.toBe(before);
    expect(Number.parseFloat(await figure.innerText())).toBeLessThan(Number.parseFloat(before));
    await page.getByRole('button', { name: '恢复为现在' }).click();
    await page.getByText('109 项印发数据中 109 项一致').waitFor();
    await page.getByLabel('知悉时间').fill('2021-07-01');
    await page.getByRole('button', { name: '重新编制' }).click();
    await page.locator('.agreement summary').click();
    expect(await page.locator('.disagreements li').count()).toBeGreaterThan(0);
    await page.close();
  });

  it('sees what changed between two editions, and why', async () => {
    const page = await openPage(1440, '/editions');
    await page.getByRole('button', { name: '看差异' }).click();
    await page.locator('.difference').first().waitFor();
    await page.locator('.difference summary').first().click();
    await page.locator('.difference tbody a').first().click();
    await page.getByTestId('timeline').waitFor();
    await page.close();
  });

  it('reads every page on a telephone without scrolling sideways', async () => {
    const page = await openPage(390, '/');
    const figure = `${report}/figures/expropriation.households.done`;
    for (const path of ['/', report, figure, '/editions', '/editions/2021h1-first-count/diff/2021h1-final']) {
      await page.goto(`${address}${path}`);
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await widthOf(page)]).toEqual([path, 390]);
    }
    await page.goto(`${address}${figure}`);
    await page.locator('#records tbody a').first().click();
    await page.getByTestId('timeline').waitFor();
    expect(await widthOf(page)).toBe(390);
    await page.close();
  });

  it('is told when there is no such page or figure, in words', async () => {
    const lost = await openPage(1440, '/nowhere');
    await lost.getByRole('heading', { name: '没有这一页' }).waitFor();
    await lost.close();
    expect(complaints).toEqual([]);
    const page = await openPage(1440, `${report}/figures/nothing`);
    await page.getByRole('alert').getByText('没有数据项“nothing”。').waitFor();
    // The browser itself tells of the 404.
    complaints.length = 0;
    await page.close();
  });
});

describe('the server', () => {
  it('tells what agrees while it starts', () => {
    expect(server.said).toContain('109 of 109 figures agree');
  });

  it('says in both languages that the port is taken, and ends', async () => {
    const other = new StartedServer({ TAIZHANG_DATA: dataFolder, PORT: new URL(address).port });
    expect((await other.end()).code).toBe(1);
    expect(other.said).toContain('已被占用');
    expect(other.said).toContain('is taken');
  });

  it('stops within two seconds, and starts again', async () => {
    const { code, ms } = await server.stop('SIGINT');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(2000);
    server = new StartedServer({ TAIZHANG_DATA: dataFolder });
    const health = await fetch(`${await server.address()}/api/health`);
    expect(await health.json()).toEqual({ status: 'ok' });
  });
});
