import { expect, it } from 'vitest';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

it('leads from the targets of the year to one of them, its months, units and versions, and on to the records', async () => {
  const page = await visits.open(1440, '/targets');
  await page.getByRole('heading', { name: '2021年目标' }).waitFor();
  expect(await page.locator('.target-list > li').count()).toBeGreaterThanOrEqual(4);
  await page.getByRole('link', { name: '2021年城建投资' }).click();
  await page.getByRole('heading', { name: '2021年城建投资' }).waitFor();
  await page.getByText('被替代：').waitFor();
  expect(await page.locator('.target-months tbody tr').count()).toBe(12);
  expect(await page.locator('.target-months .light-made-up').count()).toBeGreaterThan(0);
  await page.getByText('未分解', { exact: true }).waitFor();
  await page.locator('.forecast-chart canvas').first().waitFor();
  await page.locator('.target-versions tbody tr').nth(1).getByRole('link').click();
  await page.waitForURL(/\/records\/target\//);
  expect(visits.complaints).toEqual([]);
});

it('shows the target as it was before it was adjusted', async () => {
  const page = await visits.open(
    390,
    '/targets/city-construction.invested?cutoff=2021-03-10&knownAt=2021-03-10',
  );
  await page.getByText('95.2亿元').first().waitFor();
  expect(await page.locator('.target-versions tbody tr').count()).toBe(1);
  expect(await widthOf(page)).toBeLessThanOrEqual(390);
});

it('says what it takes to gain a place, and how points follow from results', async () => {
  const page = await visits.open(1440, '/peers');
  await page.getByText('还差').first().waitFor();
  await page.getByLabel('指标', { exact: true }).selectOption('fai');
  await page.waitForURL(/subject=fai/);
  await page.goto(new URL('/assessment', page.url()).href);
  await page.locator('.points').getByRole('button').first().click();
  await page.getByText('可计分值').first().waitFor();
  expect(visits.complaints).toEqual([]);
});

it.each([1440, 390])('asks about an adjusted target in the wrong unit, on %i pixels', async (width) => {
  const page = await visits.open(width, '/targets/land-parcel.supplied-area');
  await page.getByText('下达调整版本').click();
  await page.getByLabel('新目标值（亩）').fill('9');
  await page.getByLabel('调整原因').fill('供地计划调减（合成）');
  await page.getByLabel('下达文件').fill('合成〔2021〕9号');
  await page.getByRole('button', { name: '下达并替代' }).click();
  await page.getByText('是现行版本 900亩 的1%').waitFor();
  await page.getByLabel('数值无误').waitFor();
  // Nothing was replaced, and nothing typed is lost.
  expect(await page.getByLabel('新目标值（亩）').inputValue()).toBe('9');
  expect(await page.locator('.target-versions tbody tr').count()).toBe(1);
  expect(await widthOf(page)).toBeLessThanOrEqual(width);
});
