import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { report } from './places.ts';
import { figureIn, Visits } from './visit.ts';

const visits = new Visits();

const between = 'knownAt=2021-08-26T10:00:00.000Z&since=2021-07-05T10:00:00.000Z';

/** What has the keyboard, where the bar of the two times, or its slider, lies over the whole of it. */
const covered = `(() => {
  const held = [...document.querySelectorAll('.times, .times-cutoff')];
  const bar = held.find((part) => getComputedStyle(part).position === 'sticky').getBoundingClientRect();
  const { activeElement } = document;
  const { top, bottom } = activeElement.getBoundingClientRect();
  const isUnder = !activeElement.closest('.times') && top >= bar.top - 2 && bottom <= bar.bottom + 2;
  return isUnder ? activeElement.dataset.figure ?? activeElement.textContent : null;
})()`;

/** What is chosen in the lists of moments and does not fit into them. */
const cutOff = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.moment-field select')].flatMap((list) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(list);
    const text = list.selectedOptions[0].textContent;
    const measured = document.createElement('canvas').getContext('2d');
    measured.font = font;
    const room = list.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return measured.measureText(text).width > room ? [text] : [];
  })`);

/** Where a figure begins, in its own typeface: one that comes later is taller. */
const topOf = async (page: Page, id: string) => {
  await figureIn(page, id).boundingBox();
  await page.evaluate('document.fonts.ready.then(() => true)');
  return Math.round((await figureIn(page, id).boundingBox())?.y ?? -1);
};
const headOf = (page: Page) => page.evaluate<number>('document.querySelector(".head").offsetHeight');

describe('the bar of the two times', () => {
  it.each([
    [390, 'Tab'],
    [390, 'Shift+Tab'],
    [1440, 'Tab'],
    [1440, 'Shift+Tab'],
  ])('at %i pixels never covers what %s leads to', async (width, key) => {
    const page = await visits.open(width, report);
    const figures = page.locator('.report-body [data-figure]');
    await figures.nth(key === 'Tab' ? 0 : 60).focus();
    for (let steps = 0; steps < 40; steps++) {
      await page.keyboard.press(key);
      expect(await page.evaluate(covered)).toBeNull();
    }
    await page.context().close();
  });

  it('ends with the report on a telephone: the foot can be reached', async () => {
    const page = await visits.open(390, report);
    await figureIn(page, 'gdp.value').waitFor();
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.getByRole('link', { name: '接口说明' }).click({ trial: true });
    const slider = await page.locator('.times-cutoff').boundingBox();
    const foot = await page.locator('.foot').boundingBox();
    expect((slider?.y ?? 0) + (slider?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
    await page.context().close();
  });

  it.each([
    [390, 'zh'],
    [390, 'en'],
    [1440, 'zh'],
    [1440, 'en'],
  ])('at %i pixels tells both moments whole, hour and edition, in %s', async (width, language) => {
    const page = await visits.open(width, `${report}?${between}&lang=${language}`);
    await page.locator('.moment-field optgroup option').first().waitFor({ state: 'attached' });
    expect(await page.locator('.moment-field select').first().inputValue()).toBe('2021-08-26T10:00:00.000Z');
    expect(await cutOff(page)).toEqual([]);
    await page.context().close();
  });

  it.each([390, 1440])('at %i pixels asks for another day without moving the text', async (width) => {
    const page = await visits.open(width, report);
    const before = await topOf(page, 'gdp.value');
    await page.getByLabel('知悉时间', { exact: true }).selectOption({ label: '另选一天' });
    await page.getByLabel('另选一天').waitFor();
    expect(await topOf(page, 'gdp.value')).toBe(before);
    await page.context().close();
  });

  it('reaches as far as the day that is wished for, and says it of a day that has not come', async () => {
    const page = await visits.open(1440, `${report}?cutoff=2021-12-31`);
    const slider = page.getByRole('slider', { name: '截止日' });
    await slider.press('ArrowLeft');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('2021年12月30日');
    await page.context().close();
    const late = await visits.open(1440, `${report}?cutoff=2199-12-31`);
    await late.getByRole('alert').getByText('截止日晚于今天').waitFor();
    await late.getByRole('link', { name: '回到报告期末' }).click();
    await figureIn(late, 'gdp.value').waitFor();
    await late.context().close();
    // The answer that refuses is noted by the browser.
    visits.complaints.splice(0);
  });
});

describe('a panel that opens', () => {
  it.each([
    [1440, 'zh'],
    [1440, 'en'],
    [1100, 'zh'],
  ])('at %i pixels in %s leaves the figure at its height, and closes so', async (width, language) => {
    const page = await visits.open(width, `${report}?lang=${language}`);
    const figure = 'expropriation.projects';
    await figureIn(page, figure).scrollIntoViewIfNeeded();
    const [top, head] = [await topOf(page, figure), await headOf(page)];
    await figureIn(page, figure).click();
    await page.getByRole('dialog').getByTestId('figure-display').waitFor();
    await expect.poll(async () => Math.abs((await topOf(page, figure)) - top)).toBeLessThan(3);
    if (width === 1440) expect(await headOf(page)).toBe(head);
    await page.mouse.move(200, 600);
    await page.mouse.wheel(0, 120);
    await expect.poll(() => topOf(page, figure)).toBeLessThan(top - 60);
    const scrolled = await topOf(page, figure);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(async () => Math.abs((await topOf(page, figure)) - scrolled)).toBeLessThan(3);
    await page.context().close();
  });

  it('finds the head in one line in both languages', async () => {
    for (const language of ['zh', 'en']) {
      const page = await visits.open(1440, `${report}?lang=${language}`);
      await page.locator('.nav-opener').first().waitFor();
      await page.evaluate('document.fonts.ready');
      expect([language, (await headOf(page)) < 64]).toEqual([language, true]);
      await page.context().close();
    }
  });
});

describe('on paper', () => {
  it('the report says what its marks mean, has no controls, and every page what it is made of', async () => {
    const page = await visits.open(1440, `${report}?${between}`);
    await page.locator('.figure-changed').first().waitFor();
    const legend = page.locator('.since-legend');
    expect(await legend.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await legend.innerText()).toContain('2021年7月5日 18:00 所知的数');
    expect(await page.locator('summary, button').filter({ visible: true }).count()).toBe(0);
    const said = await page.locator('.colophon').innerText();
    expect(said).toBe('截至 2021年6月30日，按 2021年8月26日 18:00 所知编制');
    const onPaper = () => page.evaluate('document.documentElement.style.getPropertyValue("--colophon")');
    await expect.poll(onPaper).toBe(JSON.stringify(said));
    // An ordinal stands with the word it counts by; its mark stands behind both.
    expect(await page.locator('.report-body').innerText()).toMatch(/第一位\s*\u2060?\s*原缺/);
    await page.goto(`${inject('address')}/editions`);
    await page.getByRole('heading', { name: '定稿', exact: true }).waitFor();
    expect(await onPaper()).toBe('');
    await page.context().close();
  });

  it('a figure says which part of its records it lists', async () => {
    const page = await visits.open(1440, `${report}/figures/award.enterprises`);
    await page.locator('#records tbody tr').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#records').innerText()).toContain('本表共 200 条，此处列出第 1 至 20 条。');
    expect(await page.locator('main button').filter({ visible: true }).count()).toBe(0);
    await page.context().close();
  });

  it('is one press away from the report', async () => {
    const page = await visits.open(390, report);
    await page.getByRole('button', { name: '打印', exact: true }).click({ trial: true });
    await page.context().close();
  });
});

describe('who recorded', () => {
  it('is named once where the post is called what its unit is called', async () => {
    const page = await visits.open(1440, '/records/household/HU-2021-001-0001');
    const said = page.locator('.timeline-recording').filter({ hasText: '由 南湖街道' }).first();
    await said.waitFor();
    expect((await said.innerText()).split('南湖街道')).toHaveLength(2);
    await page.context().close();
  });
});

describe('the browser', () => {
  it('has complained of nothing', () => {
    expect(visits.complaints).toEqual([]);
  });
});
