import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { field } from './form.ts';
import { violations } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const recorder = 'coordinator';
const reviewer = 'district.leader';

/** A project under construction that can still take some investment. */
async function projectUnderWay(page: Page): Promise<string> {
  const { records } = await call(page, '/api/registers/project/lookup?text=XM-1');
  for (const { id } of records as { id: string }[]) {
    const posting = {
      register: 'project',
      record: id,
      transition: 'progress',
      occurredOn: new Date().toISOString().slice(0, 10),
      amounts: { invested: { value: '0.05', unit: 'yi-yuan' } },
    };
    const { faults } = await call(page, '/api/work/preview', { posting });
    if (faults.length === 0) return id;
  }
  throw new Error('no project under way');
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe.each([390, 1440])('work on a record on a screen of %i pixels', (width) => {
  let page: Page;
  let leader: Page;
  let record: string;
  beforeAll(async () => {
    page = await visits.open(width, '/design', { reducedMotion: 'reduce' }, recorder);
    leader = await visits.open(width, '/design', { reducedMotion: 'reduce' }, reviewer);
    record = await projectUnderWay(page);
  });
  const open = (path: string, who = page) => who.goto(`${inject('address')}${path}`);

  it('shows where the record stands, what can be done, and what each movement changed', async () => {
    await open(`/records/project/${record}`);
    await page.getByTestId('ways').getByText('填报投资进度').waitFor();
    expect(await page.locator('.stage-bar .is-here').count()).toBe(1);
    expect(await page.locator('.timeline-changes').count()).toBeGreaterThan(0);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await violations(page)).toEqual([]);
  });

  it('takes progress in two taps and four keys, soon also on a busy machine', async () => {
    await open(`/records/project/${record}`);
    const way = page.getByTestId('ways').getByText('填报投资进度');
    await way.waitFor();
    const begun = performance.now();
    await way.click();
    const amount = field(page, 'amounts.invested');
    await amount.waitFor();
    expect(await amount.getAttribute('inputmode')).toBe('decimal');
    // The cursor stands in the field that must be filled in: no tap is needed.
    await expect.poll(() => page.evaluate('document.activeElement?.inputMode')).toBe('decimal');
    await page.keyboard.type('0.01', { delay: 60 });
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
    const seconds = (performance.now() - begun) / 1000;
    console.info(`progress at ${width} px: ${seconds.toFixed(1)} s, 2 taps and 4 keys`);
    expect(seconds).toBeLessThan(30);
  });

  it('is reviewed by somebody else, with before and after, and only then counts', async () => {
    const before = await call(page, `/api/records/project/${record}`);
    await open('/reviews', leader);
    await leader.getByTestId('submissions').getByText(before.title).first().click();
    await leader.getByTestId('planned').waitFor();
    expect(await leader.locator('.comparison-after').count()).toBeGreaterThan(0);
    expect(await violations(leader)).toEqual([]);
    await leader.getByTestId('approve').click();
    await leader.getByText('已通过').first().waitFor();
    const after = await call(page, `/api/records/project/${record}?order=newest`);
    expect(after.total).toBe(before.total + 1);
    expect(after.movements[0].recordedBy).toBe(recorder);
  });

  it('is corrected with a reason and a comparison, returned, changed and submitted again', async () => {
    await open(`/records/project/${record}`);
    await page.locator('.timeline-correct a').first().click();
    await page.getByTestId('work-form').waitFor();
    expect(await field(page, 'amounts.invested').inputValue()).toBe('0.01');
    await field(page, 'amounts.invested').fill('0.02');
    await page.getByTestId('send').click();
    await page.locator('[data-field="reason"] .form-fault').waitFor();
    await field(page, 'reason').fill('少报一百万元');
    await page.getByTestId('send').click();
    await page.getByTestId('planned').waitFor();
    expect(await page.locator('.planned-movements li').count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
    await open('/reviews', leader);
    await leader.getByTestId('submissions').getByText('更正变动').first().click();
    await leader.getByTestId('return').click();
    await leader.locator('[data-field="note"] .form-fault').waitFor();
    await field(leader, 'note').fill('请附凭证');
    await leader.getByTestId('return').click();
    await leader.getByText('已退回').first().waitFor();
    await open('/reviews?side=mine');
    await page.getByTestId('submissions').getByText('更正变动').first().click();
    await page.getByRole('button', { name: '修改后再次送审' }).click();
    await page.getByTestId('work-form').waitFor();
    expect(await field(page, 'amounts.invested').inputValue()).toBe('0.02');
    await page.locator('[data-field="evidence"] input[type="text"]').fill('凭证〔2021〕1号');
    await page.locator('[data-field="evidence"] input[type="text"]').press('Enter');
    await page.getByTestId('send').click();
    await page.getByTestId('planned').waitFor();
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
    await open('/reviews', leader);
    await leader.getByTestId('submissions').getByText('更正变动').first().click();
    await leader.getByTestId('approve').click();
    await leader.getByText('已通过').first().waitFor();
    await open(`/records/project/${record}`);
    await page.locator('.timeline .is-reversed').first().waitFor();
    expect(await page.locator('.timeline .is-reversal').count()).toBeGreaterThan(0);
  });

  it('keeps a form that was interrupted, also after being signed out', async () => {
    const form = `/records/project/${record}/do/progress`;
    await open(form);
    await field(page, 'set.visible-progress').fill('等待<b>管线</b>迁改');
    await page.getByText('已存草稿').waitFor();
    await page.context().clearCookies();
    const again = await visits.open(width, form, {}, recorder);
    await again.getByTestId('draft-notice').waitFor();
    expect(await field(again, 'set.visible-progress').inputValue()).toBe('等待<b>管线</b>迁改');
    await again.getByRole('button', { name: '放弃草稿，重新填写' }).click();
    await again.getByTestId('draft-notice').waitFor({ state: 'detached' });
    await again.getByTestId('send').click();
    await again.locator('[data-field="amounts.invested"] .form-fault').waitFor();
    expect(await violations(again)).toEqual([]);
    page = again;
  });

  it('takes a photo with a small picture, and refuses what could run', async () => {
    await open(`/records/project/${record}`);
    const input = page.locator('.record-page .file-input input:not([accept="image/*"])');
    await input.waitFor({ state: 'attached' });
    const before = await page.locator('.files li').count();
    await input.setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: onePixel });
    await page.locator('.files li').nth(before).locator('img').waitFor();
    await input.setInputFiles({
      name: '图.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    });
    await page.locator('.file-input [role="alert"]').waitFor();
    expect(await page.locator('.files li').count()).toBe(before + 1);
    expect(await violations(page)).toEqual([]);
  });

  it('shows the reviews as a list that axe finds nothing wrong with', async () => {
    await open('/reviews?side=mine');
    await page.getByTestId('submissions').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});
