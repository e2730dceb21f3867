import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { report } from './places.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

/** What of the shown texts matches and stands on more than one line. */
const torn = (page: Page, within: string, pattern: RegExp) =>
  page.evaluate<string[]>(`(() => {
    const found = [];
    const isInline = (element) => getComputedStyle(element).display.startsWith('inline');
    const blockOf = (element) => (isInline(element) ? blockOf(element.parentElement) : element);
    const textsIn = (root) => {
      const texts = [];
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let text = walk.nextNode(); text; text = walk.nextNode())
        // What is only heard stands on no line.
        if (!text.parentElement.closest('.heard')) texts.push(text);
      return texts;
    };
    const shown = [...document.querySelectorAll(${JSON.stringify(within)})].flatMap(textsIn);
    for (const block of new Set(shown.map(({ parentElement }) => blockOf(parentElement)))) {
      const texts = textsIn(block).filter(({ parentElement }) => blockOf(parentElement) === block);
      const whole = texts.map(({ data }) => data).join('');
      const placeOf = (index) => {
        let rest = index;
        for (const text of texts) {
          if (rest <= text.length) return [text, rest];
          rest -= text.length;
        }
      };
      for (const match of whole.matchAll(${pattern})) {
        const range = document.createRange();
        range.setStart(...placeOf(match.index));
        range.setEnd(...placeOf(match.index + match[0].length));
        const tops = [...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => top);
        if (Math.max(...tops) - Math.min(...tops) > 12) found.push(match[0]);
      }
    }
    return found;
  })()`);

async function settle(page: Page): Promise<void> {
  await page.locator('main :is(h1, [role="alert"])').first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe('on a telephone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await visits.open(390, '/design', { reducedMotion: 'reduce' });
  });
  const open = async (path: string) => {
    await page.goto(`${inject('address')}${path}`);
    await settle(page);
  };

  it.each([
    `${report}/figures/gdp.value`,
    `${report}/figures/expropriation.households.done`,
    `${report}?figure=gdp.yoy`,
    '/cockpit',
  ])('no day, moment or figure of %s is broken over two lines', async (path) => {
    await open(path);
    const whole = /\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?|\d[\d,.]*(亿元|万元|元|户|%)/g;
    expect(await torn(page, 'main', whole)).toEqual([]);
  });

  it('a title breaks between words', async () => {
    await open(report);
    expect(await torn(page, 'h1', /2021年|上半年|政府|工作|情况|报告/g)).toEqual([]);
    await open('/records/project/XM-116');
    expect(await torn(page, 'h1', /旧城|更新|片区|项目116/g)).toEqual([]);
  });

  it.each([
    '/reports',
    report,
    '/registers/project',
    '/checks',
    '/todo',
    '/registers/supervision/due',
    '/cockpit',
    '/editions',
    '/reviews',
  ])('%s fits in English too', async (path) => {
    await open(`${path}?lang=en`);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
  });
});

describe('on a desk', () => {
  it('a list in English tears no word apart', async () => {
    const page = await visits.open(1440, '/registers/project?lang=en');
    await page.locator('.records-list tbody tr').first().waitFor();
    expect(await torn(page, '.records-list td:not(.records-title)', /[A-Za-z]+/g)).toEqual([]);
    await page.context().close();
  });

  it('the foot of a short screen lies at the foot of the window', async () => {
    const page = await visits.open(1440, '/nowhere');
    await page.locator('main :is(h1, [role="alert"])').first().waitFor();
    await expect
      .poll(async () => {
        const foot = await page.locator('.foot').boundingBox();
        return Math.round((foot?.y ?? 0) + (foot?.height ?? 0));
      })
      .toBe(900);
    await page.context().close();
  });
});
