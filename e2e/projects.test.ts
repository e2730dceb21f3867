import { photographTaken } from '@taizhang/testkit';
import { expect, it } from 'vitest';
import { field } from './form.ts';
import { violations } from './violations.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

it.each([1440, 390])('tells where a project’s delay arose and whose it is, on %i pixels', async (width) => {
  const page = await visits.open(width, '/chains/project/land-to-start?late=yes');
  const chained = page.getByTestId('chained').first();
  await chained.waitFor();
  expect(await chained.innerText()).toContain('自身延误');
  await chained.locator('a').first().click();
  const chain = page.getByTestId('record-chain');
  await chain.waitFor();
  expect(await chain.innerText()).toContain('征收');
  expect(await widthOf(page)).toBeLessThanOrEqual(width);
});

it.each([1440, 390])('judges a chain by a past day, chosen above it, on %i pixels', async (width) => {
  const page = await visits.open(width, '/chains/project/land-to-start');
  const chained = page.getByTestId('chained').first();
  await chained.waitFor();
  const now = await page.locator('.chain-page header').innerText();
  await page.getByLabel('截止日').fill('2021-03-31');
  await page.getByLabel('截止日').press('Enter');
  await page.waitForURL(/day=2021-03-31/);
  await page.getByText('截至 2021年3月31日').waitFor();
  expect(await page.locator('.chain-page header').innerText()).not.toBe(now);
  // Who looks for the late ones stays on that day.
  await page.getByRole('link', { name: '只看延误的' }).click();
  await page.waitForURL(/late=yes/);
  expect(page.url()).toContain('day=2021-03-31');
  expect(await violations(page)).toEqual([]);
  expect(await widthOf(page)).toBeLessThanOrEqual(width);
});

it.each([1440, 390])(
  'judges the chain of a record on its own page by a past day, on %i pixels',
  async (width) => {
    const page = await visits.open(width, '/chains/project/land-to-start?late=yes&day=2021-03-31');
    // Whoever comes from a chain as of a past day finds that day again.
    await page.getByTestId('chained').first().locator('a').first().click();
    const chain = page.getByTestId('record-chain');
    await chain.getByText('截至 2021-03-31').waitFor();
    const then = await chain.locator('table').innerText();
    // Before it was done, each day that passed made it one day later.
    await chain.getByLabel('截止日').fill('2020-10-01');
    await expect.poll(() => chain.locator('table').innerText()).not.toBe(then);
    await chain.getByLabel('截止日').fill('2015-01-01');
    await page.getByText('截至 2015-01-01，本记录还没有登记。').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
  },
);

it('says what an amount adds to, and questions a day that cannot well be', async () => {
  const page = await visits.open(1440, '/records/project/XM-082/do/complete');
  await field(page, 'amounts.invested').fill('0.1');
  await page.getByText('这里只填本次增加的数').waitFor();
  await page.getByText('登记后共 0.3374亿元').waitFor();
  await field(page, 'set.completed-on').fill('2031-01-01');
  await page.getByLabel('纸质材料名称或文号').fill('竣工验收备案表（合成）');
  await page.getByTestId('send').click();
  await page.locator('[data-field="set.completed-on"]').getByText('那一天还没有到').waitFor();
  expect(await field(page, 'amounts.invested').inputValue()).toBe('0.1');
});

it('shows as one list what a project lacks for the library of construction, and judges it while one types', async () => {
  const page = await visits.open(1440, '/records/project/XM-009/do/start');
  const conditions = page.getByTestId('conditions');
  await conditions.getByText('4 项中已具备 0 项').waitFor();
  const paper = conditions.getByLabel('用地批准文件的文号（纸质件）');
  await paper.fill('武土字7号（合成）');
  await paper.press('Enter');
  await conditions.getByText('4 项中已具备 1 项').waitFor();
  await page.locator('input[type="date"]').first().fill('2021-08-20');
  await page.getByTestId('send').click();
  await page.getByText('的条件还不齐').waitFor();
  expect(await page.locator('.form-troubles').innerText()).toContain('施工许可');
});

it.each([1440, 390])(
  'puts a photograph into the month in which it says it was taken, on %i pixels',
  async (width) => {
    const page = await visits.open(width, '/records/project/XM-116');
    const photographs = page.getByTestId('photographs');
    await photographs
      .locator('.photo-add input[type="file"]')
      .setInputFiles({ name: `现场-${width}.jpg`, mimeType: 'image/jpeg', buffer: photographTaken() });
    const march = photographs.getByTestId('photo-month').filter({ hasText: '2021年3月' });
    const file = march.locator('li', { hasText: `现场-${width}.jpg` });
    await file.getByText('照片自带拍摄日 2021-03-05').waitFor();
    await file.getByText('照片自带位置 经度 114.31000、纬度 30.55000').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(width);
  },
);

it('accounts for the libraries of projects, each number of which opens its records', async () => {
  const page = await visits.open(1440, '/registers/project/libraries?from=2021-01-01&to=2021-06-30');
  const construction = page.getByTestId('library').nth(2);
  await construction.waitFor();
  expect(await construction.innerText()).toContain('均平');
  const started = construction.getByRole('link', { name: /^\+\d+$/ }).first();
  const count = Number((await started.innerText()).slice(1));
  await started.click();
  const records = page.getByTestId('flow-records').locator('li');
  await records.first().waitFor();
  expect(await records.count()).toBe(count);
});

it.each([1440, 390])('draws a list along time, by what its address says, on %i pixels', async (width) => {
  const page = await visits.open(width, '/registers/project?as=gantt');
  const gantt = page.getByTestId('gantt');
  await gantt.waitFor();
  expect(await gantt.locator('tbody tr').count()).toBe(50);
  expect(await gantt.getByText(/超计划 \d+ 天|应开始未开始/).count()).toBeGreaterThan(0);
  await gantt.getByRole('button', { name: '季度' }).press('Enter');
  await gantt.getByRole('button', { name: '← 往前' }).click();
  await page.waitForURL(/zoom=quarter.*at=/);
  await page.reload();
  await gantt.getByRole('button', { name: '季度', pressed: true }).waitFor();
  expect(await widthOf(page)).toBeLessThanOrEqual(width);
  await gantt.locator('tbody a').first().click();
  await page.waitForURL(/\/records\/project\//);
});

it.each([1440, 390])('draws a list on a map, whose marks open their records, on %i pixels', async (width) => {
  const page = await visits.open(width, '/registers/facility?as=map');
  const map = page.getByTestId('list-map');
  const several = map.getByRole('button', { name: /^\d+ 条记录$/ }).first();
  await several.waitFor();
  const count = Number.parseInt((await several.getAttribute('aria-label')) ?? '', 10);
  await several.press('Enter');
  await map.getByText('所选位置的记录').waitFor();
  expect(await map.locator('.map-beside li').count()).toBe(count);
  expect(await widthOf(page)).toBeLessThanOrEqual(width);
  await map.locator('.map-beside a').first().click();
  await page.waitForURL(/\/records\/facility\//);
});

it('gives the marks of a map the colour of their worst light, and says its word', async () => {
  const page = await visits.open(1440, '/registers/project?as=map');
  await page
    .getByRole('button', { name: /最差 未达$/ })
    .first()
    .waitFor();
  await page.locator('.map-beside .light-missed').first().waitFor();
  const colour = (of: string) => page.evaluate(`getComputedStyle(document.querySelector('${of}')).color`);
  expect(await colour('.map-mark.light-missed')).toBe(await colour('.map-beside .light-missed'));
});

it('says where a list cannot be drawn', async () => {
  const page = await visits.open(1440, '/registers/facility?as=gantt');
  await page.getByText('不能画甘特图').waitFor();
});

it.each(['zh', 'en'])('puts a project on one page, lang=%s', async (language) => {
  const page = await visits.open(1440, `/records/project/XM-082/card?lang=${language}`);
  const card = page.getByTestId('card');
  await card.waitFor();
  await page.waitForLoadState('networkidle');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
  expect(pages.length).toBe(1);
  expect(visits.complaints).toEqual([]);
});
