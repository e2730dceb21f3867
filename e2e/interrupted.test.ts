import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { report } from './places.ts';
import { figureIn, Visits } from './visit.ts';

// The browser complains of each answer that does not come; that is what is looked at here.
const visits = new Visits();

const slider = (page: Page) => page.getByRole('slider', { name: '截止日' });
const failure = (page: Page) => page.locator('.times').getByRole('alert');
const colophon = (page: Page) => page.locator('.colophon').innerText();
const marks = (page: Page) => page.locator('.report-body .since-note').count();
/** What the page says it was made of, and how many marks it has, at one and the same moment. */
const dayAndMarks = (page: Page) =>
  page.evaluate<[day: string, marks: number]>(`[
    document.querySelector('.colophon').innerText,
    document.querySelectorAll('.report-body .since-note').length,
  ]`);

async function slide(page: Page, days: number): Promise<void> {
  await slider(page).focus();
  for (let day = 0; day < days; day++) await page.keyboard.press('ArrowLeft');
}

describe('a report that is moved while', () => {
  it.each([1440, 390])(
    'the connection is lost says beside the slider what is still shown, and goes on with it (%i px)',
    async (width) => {
      const page = await visits.open(width, report);
      await page.context().setOffline(true);
      await slide(page, 10);
      await failure(page).waitFor();
      expect(await failure(page).innerText()).toContain('文中仍是截至2021年6月30日');
      expect(await slider(page).getAttribute('aria-valuetext')).toBe('2021年6月20日');
      expect(await colophon(page)).toContain('2021年6月30日');
      await page.context().setOffline(false);
      await failure(page).waitFor({ state: 'detached' });
      await expect.poll(() => colophon(page)).toContain('2021年6月20日');
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('slider');
      await page.context().close();
    },
  );

  it('the server fails keeps its text and its slider, and tries again when it is told to', async () => {
    const page = await visits.open(1440, report);
    const failing = /\/api\/reports\/[^/]+\?cutoff=2021-06-2/;
    await page.route(failing, (route) => route.fulfill({ status: 500, body: '' }));
    await slide(page, 3);
    await failure(page).waitFor();
    expect(await figureIn(page, 'gdp.value').isVisible()).toBe(true);
    // The address follows, and the text stays nevertheless.
    await expect.poll(() => new URL(page.url()).searchParams.get('cutoff')).toBe('2021-06-27');
    expect(await colophon(page)).toContain('2021年6月30日');
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('slider');
    await page.unroute(failing);
    await failure(page).getByRole('button', { name: '重试' }).click();
    await expect.poll(() => colophon(page)).toContain('2021年6月27日');
    await failure(page).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('its changes take longer than its text is never marked with the changes of another day', async () => {
    const page = await visits.open(1440, `${report}?since=2021-07-05T10:00:00.000Z`);
    await page.locator('.since-note').first().waitFor();
    const before = await marks(page);
    await page.route('**/changes?**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue().catch(() => undefined);
    });
    await slide(page, 30);
    const seen = new Map<string, Set<number>>();
    await expect
      .poll(
        async () => {
          const [day, count] = await dayAndMarks(page);
          seen.set(day, (seen.get(day) ?? new Set()).add(count));
          return day;
        },
        { timeout: 20_000, interval: 50 },
      )
      .toContain('2021年5月31日');
    const [first, ...others] = [...seen.values()];
    expect([...(first ?? [])]).toEqual([before]);
    for (const counts of others) expect(counts.size).toBe(1);
    await page.context().close();
  });

  it('its changes cannot be had shows its text without marks, and says so', async () => {
    for (const since of ['never', 'Tsoon']) {
      const page = await visits.open(1440, `${report}?since=${since}`);
      await figureIn(page, 'gdp.value').waitFor();
      await failure(page).waitFor();
      expect(await marks(page)).toBe(0);
      await page.context().close();
    }
  });
});
