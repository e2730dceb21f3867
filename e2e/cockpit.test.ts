import { describe, expect, it } from 'vitest';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();
const panel = 'dialog.panel';

describe('the cockpit', () => {
  it.each([1440, 390])('shows the district at a glance on %i pixels', async (width) => {
    const page = await visits.open(width, '/cockpit', {}, 'district.leader');
    await page.locator('.cockpit-headline .figure').first().waitFor();
    await page.locator('.overdue-units li').first().waitFor();
    expect(await page.locator('.cockpit-headline li > h3').count()).toBe(6);
    expect(await page.locator('.tile').count()).toBe(14);
    expect(await page.locator('.target-light').first().getAttribute('aria-description')).toContain(
      '时序进度',
    );
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
  });

  it('opens every number to its panel, also that of one sub-district, by an address of its own', async () => {
    const page = await visits.open(1440, '/cockpit', {}, 'district.leader');
    await page.locator('.tile [data-figure]').first().click();
    await page.locator(`${panel} h1`).waitFor();
    const title = await page.locator(`${panel} h1`).innerText();
    expect(title).toMatch(/街道 · /);
    const shown = await page.locator('.tile [data-figure]').first().innerText();
    const exact = await page.locator(`${panel} .reading-value`).innerText();
    expect(exact.replaceAll(/[\s,]/g, '')).toContain(shown.replaceAll(/[^\d.]/g, ''));
    const again = await visits.open(1440, new URL(page.url()).pathname + new URL(page.url()).search);
    await again.locator(`${panel} h1`).waitFor();
    expect(await again.locator(`${panel} h1`).innerText()).toBe(title);
    await page.keyboard.press('Escape');
    await page.locator(panel).waitFor({ state: 'detached' });
  });

  it('shows another figure by sub-district, and another cut-off', async () => {
    const page = await visits.open(1440, '/cockpit', {}, 'district.leader');
    const first = page.locator('.tile [data-figure]').first();
    await first.waitFor();
    const before = await first.innerText();
    await page.locator('.map-choice select').selectOption('illegal.area');
    await page.locator('.tile [data-figure="illegal.area"]').first().waitFor();
    expect(await first.innerText()).not.toBe(before);
    await page.goto(`${page.url()}&cutoff=2021-03-31`);
    await page.locator('.cockpit-when', { hasText: '2021年3月31日' }).waitFor();
  });

  it('hangs on a wall, dark and alone, until Escape', async () => {
    const page = await visits.open(1920, '/cockpit?wall=true', { colorScheme: 'light' }, 'district.leader');
    await page.locator('.cockpit-headline .figure').first().waitFor();
    expect(await page.locator('header.head').isVisible()).toBe(false);
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
    await page.keyboard.press('Escape');
    await page.locator('header.head').waitFor();
    expect(await page.locator('html').getAttribute('data-scheme')).toBeNull();
  });

  it('prints on one page, lying', async () => {
    const page = await visits.open(1440, '/cockpit', {}, 'district.leader');
    await page.locator('.cockpit-trends canvas').nth(3).waitFor();
    await page.locator('.overdue-units li').first().waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const [, wide, high] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect(Number(wide)).toBeGreaterThan(Number(high));
  });
});

describe('what one has to do', () => {
  it.each([1440, 390])('says what is overdue and whose, on %i pixels', async (width) => {
    const page = await visits.open(width, '/todo', {}, 'emergency.clerk');
    await page.locator('.todo h1').waitFor();
    await page.locator('table.due tbody tr').first().waitFor();
    expect(await page.locator('table.due .hand').first().innerText()).toMatch(/^逾期 \d+ 天$/);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    await page.locator('#notices').waitFor();
  });

  it('keeps where one’s notices are sent', async () => {
    const page = await visits.open(1440, '/todo', {}, 'emergency.clerk');
    await page.locator('.outlet summary').click();
    await page.locator('.outlet input').fill('clerk@example.org');
    await page.locator('.outlet button').click();
    await page.locator('.outlet [role="status"]', { hasText: '已保存' }).waitFor();
    await page.reload();
    await page.locator('.outlet summary').click();
    expect(await page.locator('.outlet input').inputValue()).toBe('clerk@example.org');
  });
});

it('complains of nothing', () => {
  expect(visits.complaints).toEqual([]);
});
