import { expect, it } from 'vitest';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

it.each([1440, 390])(
  'on a screen of %i pixels daily progress leads from a day to a number, its records and one of them',
  async (width) => {
    const page = await visits.open(width, '/daily');
    await page.waitForURL('**/registers/household/daily');
    const lines = page.getByTestId('daily-line');
    await lines.first().waitFor();
    await page.getByLabel('日期', { exact: true }).fill('2021-06-30');
    await page.waitForURL('**day=2021-06-30**');
    await page.getByText('2021-06-30，本周自 2021-06-28 起').waitFor();
    const whole = lines.first().locator('tr.is-whole td a.figure');
    const week = Number((await whole.nth(2).innerText()).replaceAll(/\D/g, ''));
    expect(week).toBeGreaterThan(0);
    await whole.nth(2).click();
    const records = page.getByTestId('daily-records');
    await records.getByRole('listitem').first().waitFor();
    expect(await records.getByRole('listitem').count()).toBe(week);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);

    // Those of whom most is done come first.
    await page.getByLabel('排列').selectOption({ index: 1 });
    const done = lines.first().locator('tbody tr:not(.is-whole) td:nth-of-type(6)');
    await expect
      .poll(async () =>
        (await done.allInnerTexts()).map((text) => Number.parseFloat(text)).filter(Number.isFinite),
      )
      .toSatisfy(
        (shares: number[]) =>
          shares.length > 1 && shares.every((share, i) => i === 0 || share <= (shares[i - 1] as number)),
      );

    await records.getByRole('link').nth(1).click();
    await page.getByTestId('timeline').waitFor();
    await page.context().close();
  },
);

it('daily progress is told as it was known on a day', async () => {
  const page = await visits.open(1440, '/registers/household/daily?day=2021-06-30&known=2021-06-01');
  const day = page.getByTestId('daily-line').first().locator('tr.is-whole td a.figure').first();
  await day.waitFor();
  expect(await day.innerText()).toBe('0');
  await page.context().close();
});

it('has been told nothing by the browser', () => {
  expect(visits.complaints).toEqual([]);
});
