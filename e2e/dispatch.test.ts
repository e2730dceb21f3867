import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { violations } from './violations.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

const pages = {
  '/dispatch': '周调度',
  '/dispatch?week=2021-08-16': '周调度',
  '/leaders': '领导分工',
  '/leaders/official/LD-07': '区领导07（合成）',
} as const;

describe.each([1440, 390])('the weeks on a screen of %i pixels', (width) => {
  it.each(Object.entries(pages))('%s fits, and meets WCAG 2.2 AA', async (path, title) => {
    const page = await visits.open(width, path, { reducedMotion: 'reduce' });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)))');
      const found = await violations(page);
      expect([path, colorScheme, ...found]).toEqual([path, colorScheme]);
    }
    await page.context().close();
  });

  it('are found in the head, by pointer and by keyboard', async () => {
    const page = await visits.open(width, '/todo');
    const opener = page.getByRole('button', { name: '统揽', exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: '周调度', exact: true });
    await link.waitFor();
    await page.keyboard.press('Escape');
    expect(await link.isVisible()).toBe(false);
    expect(await opener.getAttribute('aria-expanded')).toBe('false');
    await opener.click();
    await link.click();
    await page.getByRole('heading', { level: 1, name: '周调度' }).waitFor();
    expect(await link.isVisible()).toBe(false);
    await page.context().close();
  });
});

/** The first who has gone with work in hand: one with much of it is folded. */
async function openGone(page: Page): Promise<Locator> {
  const one = page.locator('.gone-one').first();
  await one.waitFor();
  if ((await one.getAttribute('open')) === null) await one.locator('summary').click();
  await one.getByRole('checkbox').first().waitFor();
  return one;
}

describe('the weekly dispatch', () => {
  it('opens each number to its movements, and comes as a paper', async () => {
    const page = await visits.open(1440, '/dispatch?week=2021-08-02&register=project');
    const number = page.locator('table.list a.figure').first();
    const count = await number.textContent();
    await number.click();
    const behind = page.locator('.behind');
    await behind.getByRole('table').waitFor();
    expect(await behind.locator('.count').textContent()).toBe(count);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '会议材料（Word）' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('周调度-2021-08-02.docx');
    await page.context().close();
  });

  it('shows both days of a plan that was put off, and who left with work in hand', async () => {
    const page = await visits.open(1440, '/dispatch?lang=en');
    await page.getByRole('heading', { name: 'Plans put off' }).waitFor();
    expect(await page.getByText(/\d+ d later/).count()).toBeGreaterThan(0);
    await page.getByRole('heading', { name: 'Gone, with work in hand' }).waitFor();
    await openGone(page);
    await page
      .getByRole('button', { name: /Hand over the chosen \d+/ })
      .first()
      .waitFor();
    await page.context().close();
  });

  it('hands over what is in the hands of one who has gone, and the record tells who answers now', async () => {
    const page = await visits.open(1440, '/leaders');
    const one = await openGone(page);
    const chosen = one.getByRole('checkbox');
    const before = await chosen.count();
    expect(before).toBeGreaterThan(1);
    // The rest stays where it is: other journeys look at it.
    for (let n = 1; n < before; n++) await chosen.nth(n).uncheck();
    const record = await one.locator('.hand-over li a').first().getAttribute('href');
    await one.getByLabel('移交给').selectOption({ index: 1 });
    const successor = await one.getByLabel('移交给').locator('option:checked').innerText();
    await one.getByLabel('移交依据或说明').fill('分工调整通知（合成）');
    await one.getByRole('button', { name: '移交选中的 1 件' }).click();
    await one
      .getByTestId('handed-over')
      .getByText(/已(移交|送审) 1 件/)
      .waitFor();
    await expect.poll(() => chosen.count()).toBe(before - 1);
    await page.goto(`${inject('address')}${record}`);
    await page.getByTestId('timeline').getByText('分工调整通知（合成）').waitFor();
    await page.getByRole('main').getByRole('link', { name: successor }).first().waitFor();
    await page.context().close();
  });

  it('offers nothing to hand over to who may not record for it, and says whose it is', async () => {
    const page = await visits.open(390, '/leaders', {}, 'supervisor');
    const one = await openGone(page);
    await one.getByText('由各自的责任单位移交').waitFor();
    const boxes = await one.getByRole('checkbox').all();
    expect(boxes.length).toBeGreaterThan(0);
    for (const box of boxes) expect(await box.isDisabled()).toBe(true);
    expect(await one.locator('.hand-over-form').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('tells on a record who answered on a day', async () => {
    const page = await visits.open(1440, '/leaders/official/LD-07');
    await page.locator('.duties a').first().click();
    const answers = page.getByTestId('answers');
    await answers.getByRole('link', { name: '区领导07（合成）' }).first().waitFor();
    await answers.getByLabel('哪一天').fill('2019-01-01');
    await answers.getByText('这一天没有人负责。').waitFor();
    await page.context().close();
  });

  it('has been told nothing by the browser so far', () => {
    expect(visits.complaints).toEqual([]);
  });
});
