import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { field, recordOf } from './form.ts';
import { report } from './places.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const figure = 'hazards.fixed';

const go = (page: Page, path: string) => page.goto(`${inject('address')}${path}`);
async function send(page: Page): Promise<void> {
  await page.getByTestId('send').click();
  await page.getByTestId('done').waitFor();
}
/** The figure as of the day on which the demo stands, read by whoever reads figures: the reported half year is over. */
async function fixed(page: Page): Promise<number> {
  await go(page, `${report}/figures/${figure}?cutoff=2021-08-26`);
  const shown = await page.getByTestId('figure-display').innerText();
  return Number(shown.replaceAll(/[^\d]/g, ''));
}

describe('from the street to the report, and back to who did it', () => {
  it('a clerk records, corrects and submits; the bureau reviews; the figure changes; the auditor finds who', async () => {
    const clerk = await visits.open(390, '/todo', { reducedMotion: 'reduce' }, 'zhonghualu.clerk');
    const reviewer = await visits.open(1440, '/todo', {}, 'emergency.reviewer');
    const reader = await visits.open(1440, '/cockpit', {}, 'coordinator');
    const auditor = await visits.open(1440, '/account', {}, 'audit.admin');
    const before = await fixed(reader);

    // Records what was found, on a telephone.
    await go(clerk, '/registers/hazard/open/find');
    await field(clerk, 'set.title').fill('楼道堆放杂物（合成）');
    await field(clerk, 'set.type').selectOption('fire');
    await field(clerk, 'set.level').selectOption('general');
    await field(clerk, 'set.source').selectOption({ index: 1 });
    await field(clerk, 'set.premises').fill('示例小区（合成）');
    await field(clerk, 'occurredOn').fill('2021-08-16');
    await send(clerk);
    await clerk.waitForURL('**/records/hazard/**');
    const record = recordOf(clerk);

    // Corrects it: nothing is overwritten.
    await clerk.locator('.timeline-correct a').first().click();
    await field(clerk, 'set.premises').fill('示例花园小区（合成）');
    await field(clerk, 'reason').fill('小区名称写错');
    await clerk.getByTestId('send').click();
    await clerk.getByTestId('planned').waitFor();
    await send(clerk);
    await go(clerk, `/records/hazard/${record}`);
    await clerk.locator('.timeline .is-reversal').first().waitFor();
    expect(await clerk.locator('.timeline > li').count()).toBe(3);

    // Submits that it was put right. It does not count yet.
    await go(clerk, `/records/hazard/${record}/do/rectify`);
    await field(clerk, 'set.photo-after').fill('现场照片-合成.jpg');
    await field(clerk, 'occurredOn').fill('2021-08-24');
    await send(clerk);
    expect(await fixed(reader)).toBe(before);

    // The bureau is told, reviews and approves. Now it counts.
    await go(reviewer, '/reviews');
    await reviewer.getByTestId('submissions').getByText('楼道堆放杂物').first().click();
    await reviewer.getByTestId('planned').waitFor();
    await reviewer.getByTestId('approve').click();
    await reviewer.getByText('已通过').first().waitFor();
    expect(await fixed(reader)).toBe(before + 1);
    await expect
      .poll(async () => {
        await go(clerk, '/todo');
        await clerk.locator('#notices').waitFor();
        return clerk.locator('#notices').innerText();
      })
      .toContain('已审核通过：楼道堆放杂物');

    // The auditor finds who recorded, who corrected and who approved.
    await go(auditor, `/admin/audit?record=${record}`);
    await auditor.getByText('zhonghualu.clerk').first().waitFor();
    const found = await auditor.locator('main').innerText();
    expect(found).toContain('emergency.reviewer');
  });
});

it('complains of nothing', () => {
  expect(visits.complaints).toEqual([]);
});
