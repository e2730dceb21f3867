import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { report } from './places.ts';
import { figureIn, Visits } from './visit.ts';

const visits = new Visits();

const households = 'expropriation.households.done';
const slider = (page: Page) => page.getByRole('slider', { name: '截止日' });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const numberOf = (text: string) => Number.parseFloat(text);

/** Looks at the report at every drawing of the screen, and remembers the least of it that was ever there. */
const watch = `(() => {
  const seen = (window.seen = { least: Infinity, skeletons: 0, dimmed: 0 });
  const look = () => {
    const body = document.querySelector('.report-body');
    seen.least = Math.min(seen.least, body ? body.textContent.length : 0);
    seen.skeletons += document.querySelectorAll('.skeleton').length;
    seen.dimmed += body && Number(getComputedStyle(body.parentElement).opacity) < 1 ? 1 : 0;
    requestAnimationFrame(look);
  };
  look();
})()`;

describe('the slider of the cut-off day', () => {
  it('recomputes the report as it moves, never empties it, and leaves its place in the text', async () => {
    const page = await visits.open(1440, report);
    const figure = figureIn(page, households);
    const before = await figure.innerText();
    await figure.scrollIntoViewIfNeeded();
    await page.evaluate(watch);
    const top = (await figure.boundingBox())?.y ?? 0;
    await slider(page).focus();
    for (let steps = 0; steps < 25; steps++) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => slider(page).getAttribute('aria-valuetext')).toBe('2021年6月5日');
    await expect.poll(() => parameter(page, 'cutoff')).toBe('2021-06-05');
    await expect.poll(async () => numberOf(await figure.innerText())).toBeLessThan(numberOf(before));
    const { least, skeletons, dimmed } = await page.evaluate<Record<string, number>>('window.seen');
    expect(least).toBeGreaterThan(2000);
    expect([skeletons, dimmed]).toEqual([0, 0]);
    // The sentences may break anew; the page must not run away under the reader.
    expect(Math.abs(((await figure.boundingBox())?.y ?? 0) - top)).toBeLessThan(120);
    expect(await page.getByTestId('agreement').innerText()).toContain('正文按报告期末（2021年6月30日）撰写');
    expect(await page.locator('.turned').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('keeps one step in the history, and the address leads back to the same day', async () => {
    const page = await visits.open(1440, '/reports');
    await page.locator('.entry-title').first().click();
    await slider(page).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => parameter(page, 'cutoff')).toBe('2021-06-28');
    await page.locator('.report[aria-busy="false"]').waitFor();
    const shown = await page.locator('.report-body').innerText();
    expect(await page.locator('.colophon').innerText()).toContain('2021年6月28日');
    await page.reload();
    await figureIn(page, households).waitFor();
    await expect.poll(() => page.locator('.report-body').innerText()).toBe(shown);
    await page.keyboard.press('Tab');
    await page.goBack();
    await page.locator('.entry-title').first().waitFor();
    await page.context().close();
  });

  it('goes back to now with one press', async () => {
    const page = await visits.open(390, `${report}?cutoff=2021-03-31&knownAt=2021-07-01`);
    await page.getByRole('button', { name: '恢复为现在' }).click();
    await expect.poll(() => page.getByTestId('agreement').innerText()).toBe('109 项印发数据中 109 项一致');
    expect([parameter(page, 'cutoff'), parameter(page, 'knownAt')]).toEqual([null, null]);
    await page.context().close();
  });
});

describe('the time of knowledge', () => {
  it('is chosen among editions and month ends, or as any day', async () => {
    const page = await visits.open(1440, report);
    await page.getByLabel('知悉时间', { exact: true }).selectOption('2021-06-30');
    await page.getByText(/^109 项印发数据中 \d\d? 项一致/).waitFor();
    expect(parameter(page, 'knownAt')).toBe('2021-06-30');
    await page.locator('.agreement summary').click();
    expect(await page.locator('.disagreements li').count()).toBeGreaterThan(0);
    await page.getByLabel('知悉时间', { exact: true }).selectOption({ label: '另选一天' });
    await page.getByLabel('另选一天').fill('2021-08-30');
    await expect.poll(() => parameter(page, 'knownAt')).toBe('2021-08-30');
    await expect.poll(() => page.getByTestId('agreement').innerText()).toBe('109 项印发数据中 109 项一致');
    await page.context().close();
  });
});

describe('the changes since a moment', () => {
  it('are marked in the text, listed, and explained by movements', async () => {
    const page = await visits.open(1440, report);
    await page.getByLabel('标出变化，自').selectOption('2021-07-31');
    await page.locator('.figure-changed').first().waitFor();
    const marked = await page.locator('.report-body .figure-changed').count();
    await page.locator('.changes-list > li').first().waitFor();
    expect(await page.locator('.changes-list > li').count()).toBeGreaterThanOrEqual(marked);
    expect(await page.locator('.since-note').first().innerText()).toMatch(/^原/);
    const signed = await page.locator('.since-note b').allInnerTexts();
    expect(signed.every((text) => /^[+−]/.test(text))).toBe(true);
    const first = page.locator('.changes-list > li').filter({ hasText: '亿元' }).first();
    await first.locator('summary').click();
    await first.locator('tbody a').first().click();
    await page.getByTestId('timeline').waitFor();
    await page.goBack();
    await page.locator('.figure-changed').first().waitFor();
    expect(parameter(page, 'since')).toBe('2021-07-31');
    await page.context().close();
  });
});

describe('the list of changes', () => {
  const since = 'since=2021-07-05T10:00:00.000Z';

  it('stands in the order of the text, and is reached by its address as by the link, below the bar', async () => {
    const page = await visits.open(1440, `${report}?${since}#changes`);
    const heading = page.locator('#changes h2');
    const below = () =>
      page.evaluate<boolean>(`(() => {
        const { top } = document.querySelector('#changes h2').getBoundingClientRect();
        return top >= document.querySelector('.times').getBoundingClientRect().bottom && top < innerHeight;
      })()`);
    await heading.waitFor();
    await expect.poll(below).toBe(true);
    await page.evaluate('scrollTo(0, 0)');
    await page.getByTestId('agreement').getByRole('link').click();
    await expect.poll(below).toBe(true);
    const idsIn = (place: string) =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('${place}')].map((figure) => figure.dataset.figure)`,
      );
    const inText = [...new Set(await idsIn('.report-body .figure-changed'))];
    expect((await idsIn('.changes-line .figure')).slice(0, inText.length)).toEqual(inText);
    await page.context().close();
  });

  it('is explained whole: as many movements as there are, page by page, and what all of them come to', async () => {
    const page = await visits.open(1440, `${report}?${since}`);
    const change = page
      .locator('.changes-list > li')
      .filter({ has: page.locator('[data-figure="hazards.fixed"]') });
    const difference = await change.locator('.changes-line > .number').innerText();
    await change.locator('summary').click();
    const said = await change.getByTestId('account').innerText();
    const [, count = '', sum] = /^共 (\d+) 笔变动，合计 (\S+)，即取整前的差额。$/.exec(said) ?? [];
    expect(sum).toBe(difference);
    let listed = 0;
    let added = 0;
    for (;;) {
      const amounts = await change.locator('tbody td.number').allInnerTexts();
      expect(amounts.every((amount) => amount.endsWith('处'))).toBe(true);
      added += amounts.reduce((total, amount) => total + numberOf(amount.replace('−', '-')), 0);
      listed += amounts.length;
      const next = change.getByRole('button', { name: '下一页' });
      if (await next.isDisabled()) break;
      await next.click();
      await change
        .locator('.movements[aria-busy="false"]')
        .getByText(`第 ${listed + 1} 至`)
        .waitFor();
    }
    expect([listed, added]).toEqual([Number(count), numberOf(difference)]);
    await page.context().close();
  });

  it('are told in English within English sentences, in the panel and in the list', async () => {
    const page = await visits.open(1440, `${report}?lang=en&since=2021-07-31&figure=jobs.new`);
    await page.locator('.since-note').first().waitFor();
    const notes = await page.locator('.since-note').allInnerTexts();
    expect(
      notes.every((note) => /^\((not known then|was [\w.,% ²−-]+)( [+−][\w.,% ²]+)?\)$/.test(note)),
    ).toBe(true);
    await page.locator('.changes-list .changes-line').first().waitFor();
    const lines = await page.locator('.changes-list .changes-line').allInnerTexts();
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).not.toMatch(/[\u4e00-\u9fff]/);
    await page.context().close();
  });

  it('is not offered from the moment of knowledge on, and an address that asks for it leads on', async () => {
    const page = await visits.open(1440, `${report}?knownAt=2021-03-31&since=2021-02-28`);
    const field = page.getByLabel('标出变化，自');
    await field.waitFor();
    const offered = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.moment-field:nth-of-type(2) option')].map(({ value }) => value)`,
    );
    expect(offered).toEqual(['', '2021-02-28', '2021-01-31', 'another']);
    await field.selectOption('another');
    expect(await page.getByLabel('另选一天').getAttribute('max')).toBe('2021-03-30');
    // Known earlier, there is nothing to compare with.
    await page.getByLabel('知悉时间', { exact: true }).selectOption('2021-01-31');
    await expect.poll(() => parameter(page, 'since')).toBeNull();
    await page.goto(`${inject('address')}${report}?cutoff=2021-03-31&knownAt=2021-01-15&since=2021-02-28`);
    await page.getByRole('alert').getByText('比较的时间须早于知悉时间').waitFor();
    await page.getByRole('link', { name: '不作比较' }).click();
    await figureIn(page, households).waitFor();
    expect(new URL(page.url()).search).toBe('?cutoff=2021-03-31&knownAt=2021-01-15');
    await page.context().close();
  });
});

describe('the panel of a figure', () => {
  it('opens, changes and closes with the keyboard alone, and gives the keyboard back', async () => {
    const page = await visits.open(1440, report);
    const focused = () => page.evaluate('document.activeElement?.getAttribute("data-figure")');
    await figureIn(page, 'gdp.value').focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: '地区生产总值' });
    await panel.getByTestId('figure-display').waitFor();
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('DIALOG');
    // The report stays in use beside it.
    await figureIn(page, households).click();
    await page.getByRole('dialog', { name: '完成征收户数' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(households);
    expect(parameter(page, 'figure')).toBeNull();
    await page.context().close();
  });

  it('has an address for the page of its records and the record in it, and a step back for each', async () => {
    const page = await visits.open(1440, report);
    const panel = page.getByRole('dialog');
    const at = () => ['figure', 'page', 'record'].map((name) => parameter(page, name));
    await figureIn(page, 'award.enterprises').click();
    await panel.locator('#records').getByRole('button', { name: '下一页' }).click();
    await expect.poll(at).toEqual(['award.enterprises', '2', null]);
    await page.locator('#records[aria-busy="false"] tbody a').nth(2).click();
    await panel.getByTestId('record-inside').waitFor();
    const opened = parameter(page, 'record');
    expect(opened).toMatch(/^enterprise\//);
    // The records of the figure may come later than the reader goes back to them.
    let come = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/figures/award.enterprises/records?*', async (route) => {
      await asked;
      await route.continue();
    });
    await page.reload();
    await panel.getByTestId('record-inside').getByTestId('timeline').waitFor();
    // Escape leads back to the figure first, to where the reader left off.
    await page.keyboard.press('Escape');
    await expect.poll(at).toEqual(['award.enterprises', '2', null]);
    come();
    await expect
      .poll(() => page.evaluate('document.activeElement?.getAttribute("data-record")'))
      .toBe(opened);
    // Another figure is a step further, and the way back leads to this one again.
    await figureIn(page, 'gdp.value').click();
    await expect.poll(at).toEqual(['gdp.value', null, null]);
    await page.goBack();
    await expect.poll(at).toEqual(['award.enterprises', '2', null]);
    await panel.getByRole('button', { name: '关闭' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(at()).toEqual([null, null, null]);
    await page.context().close();
  });

  it('shows a record as it stood and was known at the times of the figure', async () => {
    const query = 'figure=projects.construction.count&cutoff=2021-01-15&knownAt=2021-01-31';
    const page = await visits.open(1440, `${report}?${query}`);
    await page.locator('#records tbody a').first().click();
    const record = page.getByTestId('record-inside');
    const then = await record.getByTestId('record-then').innerText();
    expect(then).toMatch(/截至2021年1月15日、2021年1月31日.*另有\d+笔/s);
    const days = await record.getByTestId('timeline').locator('time').allInnerTexts();
    expect(days.length).toBeGreaterThan(0);
    expect(days.every((day) => day <= '2021-01-15')).toBe(true);
    await page.context().close();
  });

  it('is a sheet on a telephone, which keeps the keyboard inside', async () => {
    const page = await visits.open(390, report);
    await figureIn(page, 'gdp.value').click();
    await page.getByRole('dialog').getByTestId('figure-display').waitFor();
    for (let steps = 0; steps < 12; steps++) {
      await page.keyboard.press('Tab');
      const isOutside = await page.evaluate(
        '!!document.activeElement.closest("main, header") && !document.activeElement.closest("dialog")',
      );
      expect(isOutside).toBe(false);
    }
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is opened by its address, with both times and the comparison', async () => {
    const query = `figure=${households}&cutoff=2021-05-31&knownAt=2021-08-01&since=2021-06-30`;
    const page = await visits.open(1440, `${report}?${query}`);
    const panel = page.getByRole('dialog', { name: '完成征收户数' });
    const printed = await panel.getByTestId('figure-display').innerText();
    expect(printed).toBe(await figureIn(page, households).innerText());
    expect(await slider(page).getAttribute('aria-valuetext')).toBe('2021年5月31日');
    expect(await page.getByLabel('标出变化，自').inputValue()).toBe('2021-06-30');
    expect(await page.getByLabel('知悉时间', { exact: true }).inputValue()).toBe('2021-08-01');
    await panel.getByRole('button', { name: '关闭' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?cutoff=2021-05-31&knownAt=2021-08-01&since=2021-06-30');
    await page.context().close();
  });
});

describe('the browser', () => {
  it('has complained of nothing else', () => {
    // But of the one address that asks for a comparison which is none.
    expect(visits.complaints).toEqual([expect.stringContaining('422 (Unprocessable Entity)')]);
  });
});
