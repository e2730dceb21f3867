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
