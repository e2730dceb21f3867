import { gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { report } from './places.ts';
import { figureIn, Visits, widthOf } from './visit.ts';

const visits = new Visits();

const households = 'expropriation.households.done';

describe('a reader', () => {
  it('opens the report, follows a figure to its records and a record to its timeline', async () => {
    const page = await visits.open(1440, '/reports');
    await page.locator('.entry-title').first().click();
    await page.waitForURL(`**${report}`);
    expect(await page.getByTestId('agreement').innerText()).toBe('109 项印发数据中 109 项一致');
    const link = figureIn(page, households);
    const printed = await link.innerText();
    await link.click();
    expect(await page.getByRole('dialog').getByTestId('figure-display').innerText()).toBe(printed);
    await page.locator('#records tbody a').first().click();
    const record = page.getByRole('dialog').getByTestId('record-inside');
    await record.getByTestId('timeline').locator('> li').first().waitFor();
    await record.locator('.record-way a').click();
    await page.waitForURL('**/records/**');
    await page.getByTestId('timeline').locator('> li').first().waitFor();
    await page.goBack();
    await page.getByRole('dialog').getByTestId('record-inside').waitFor();
    await page.goBack();
    await page.getByTestId('record-inside').waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByTestId('agreement').innerText()).toContain('109');
    await page.context().close();
  });

  it('reads it in English, and the next visit remembers', async () => {
    const page = await visits.open(1440, report);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('109 of 109 printed figures agree').waitFor();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('.report-body').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Wuchang District/);
    expect(await figureIn(page, 'gdp.value').innerText()).toBe('77.943 billion yuan');
    expect(await page.locator('.report-body').innerText()).not.toMatch(/[\u4e00-\u9fff]/);
    await figureIn(page, 'gdp.value').click();
    const panel = page.getByRole('dialog', { name: 'Gross regional product' });
    expect(await panel.getByTestId('figure-display').innerText()).toBe('77.943 billion yuan');
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    await page.goto(`${inject('address')}/editions`);
    await page.getByRole('heading', { name: 'Editions', exact: true }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '定稿', exact: true }).waitFor();
    await page.context().close();
  });

  it('chooses dark, and the next visit remembers', async () => {
    const page = await visits.open(1440, report);
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.getByText('深色').click();
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await page.reload();
    await figureIn(page, households).waitFor();
    expect(await ground()).toBe(dark);
    await page.getByText('跟随系统').click();
    await expect.poll(ground).toBe(light);
    await page.context().close();
  });

  it('sees what changed between two editions, and why', async () => {
    const page = await visits.open(1440, '/editions');
    await page.getByRole('button', { name: '看差异' }).click();
    await page.locator('.difference').first().waitFor();
    await page.locator('.difference summary').first().click();
    await page.locator('.difference tbody a').first().click();
    await page.getByTestId('timeline').waitFor();
    await page.context().close();
  });

  it('reads every page on a telephone without scrolling sideways', async () => {
    const page = await visits.open(390, '/reports');
    const figure = `${report}/figures/${households}`;
    for (const path of [
      '/reports',
      report,
      `${report}?since=2021-07-05&figure=${households}`,
      figure,
      '/editions',
      '/editions/2021h1-first-count/diff/2021h1-final',
      '/design',
      '/records/project/XM-116',
    ]) {
      await page.goto(`${inject('address')}${path}`);
      await page.locator('main h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await widthOf(page)]).toEqual([path, 390]);
    }
    await page.context().close();
  });

  it('prints it without controls, in ink on white, also from a dark screen', async () => {
    const page = await visits.open(1440, `${report}?since=2021-07-05`, { colorScheme: 'dark' });
    await page.locator('.figure-changed').first().waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('.times, .head, .foot, .agreement').filter({ visible: true }).count()).toBe(0);
    const ink = await page.evaluate<string>(
      'getComputedStyle(document.querySelector(".figure-changed")).color',
    );
    expect(ink).toBe('rgb(0, 0, 0)');
    expect(await page.locator('.colophon').innerText()).toMatch(/^截至 2021年6月30日，按 .+ 所知编制$/);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    await page.context().close();
  });

  it('has been told nothing by the browser so far', () => {
    expect(visits.complaints).toEqual([]);
  });

  it('is told when there is no such page or figure, or an impossible day, in words', async () => {
    const page = await visits.open(1440, '/nowhere');
    await page.getByRole('heading', { name: '没有这一页' }).waitFor();
    await page.goto(`${inject('address')}${report}/figures/nothing`);
    await page.getByRole('alert').getByText('没有数据项“nothing”。').waitFor();
    await page.goto(`${inject('address')}${report}?cutoff=2021-02-31`);
    await page.getByRole('alert').getByText('日期不存在').waitFor();
    await page.getByRole('link', { name: '回到报告期末' }).click();
    await figureIn(page, households).waitFor();
    await page.context().close();
  });
});

describe('the first page', () => {
  it('needs at most 250 kB of script, and of the faces only the slices with its characters', async () => {
    const page = await visits.open(1440, '/mark.svg');
    const scripts: Promise<Buffer>[] = [];
    const faces: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js')) scripts.push(response.body());
      if (pathname.endsWith('.woff2')) faces.push(pathname);
    });
    await page.goto(`${inject('address')}${report}`);
    await figureIn(page, households).waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(250 * 1024);
    // Both faces in two weights are about 400 slices.
    expect(faces.length).toBeGreaterThan(0);
    expect(faces.length).toBeLessThan(200);
    await page.context().close();
  });
});
