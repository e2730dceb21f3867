import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { report } from './places.ts';
import { figureIn, Visits, widthOf } from './visit.ts';

const visits = new Visits();

/** A figure's panel beside its report. */
async function openPanel(id: string, width = 1440, query = ''): Promise<{ page: Page; panel: Locator }> {
  const page = await visits.open(width, `${report}?figure=${id}${query}`);
  const panel = page.getByRole('dialog');
  await panel.getByTestId('figure-display').waitFor();
  return { page, panel };
}

const rowsOf = async (table: Locator): Promise<string[]> =>
  (await table.locator('tbody tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '));

describe('the panel of a statistic', () => {
  it('shows the growth triple, the bases it implies and that they agree', async () => {
    const { page, panel } = await openPanel('gdp.value');
    const growth = panel.getByTestId('growth');
    await growth.waitFor();
    expect(await rowsOf(growth.locator('table'))).toEqual([
      '本期 2021年 779.43亿元',
      '2020年同期 22.3% 637.31亿元 624.81亿元',
      '2019年同期 4.9% 743.02亿元 714.17亿元',
    ]);
    const said = await growth.innerText();
    expect(said).toContain('由此推算，2020年同期较2019年增长 −14.2%');
    expect(said).toContain('2年平均增长 2.4%（水平法）');
    expect(said).toContain('✓ 总量与增速相互吻合');
    expect(said).toContain('不能与当时的现价总量相比');
    await page.context().close();
  });

  it('shows ranks in pairs, with the neighbours', async () => {
    const { page, panel } = await openPanel('gdp.rank');
    const ranks = panel.getByTestId('ranks');
    await ranks.waitFor();
    expect(await ranks.locator('.rank-place').allInnerTexts()).toEqual([
      '按总量 第 1 位 共 7 个',
      '按增速 第 1 位 共 7 个',
      '按总量 第 2 位 共 15 个',
      '按增速 第 1 位 共 15 个',
    ]);
    const city = ranks.locator('.standings').nth(2);
    expect(await city.locator('li').count()).toBe(3);
    expect(await city.locator('.is-self').innerText()).toContain('武昌区');
    await page.context().close();
  });

  it('names in English whom it ranks', async () => {
    const { page, panel } = await openPanel('gdp.rank', 1440, '&lang=en');
    const city = panel.getByTestId('ranks').locator('.standings').nth(2);
    await city.waitFor();
    expect(await city.locator('.is-self').innerText()).toContain('Wuchang District, Wuhan');
    expect(await city.innerText()).toMatch(/(New District|Functional Zone) [A-F] \(synthetic\)/);
    expect(await panel.getByTestId('ranks').innerText()).not.toMatch(/\p{Script=Han}/u);
    await page.context().close();
  });

  it('joins an amount that the ledger counts to its statistic, with one base', async () => {
    const { page, panel } = await openPanel('attraction.funds');
    const growth = panel.getByTestId('growth');
    await growth.waitFor();
    expect((await rowsOf(growth.locator('table')))[1]).toBe('2020年同期 31.6% 315.58亿元 315.58亿元');
    await panel.getByText('上年同日 315.6亿元').waitFor();
    expect(await panel.getByTestId('ranks').innerText()).toContain('第 2 位');
    expect(await panel.getByTestId('year-before').count()).toBe(0);
    await page.context().close();
  });

  it('says what it is, and speaks in words', async () => {
    const { page, panel } = await openPanel('gdp.value');
    const line = await panel.getByTestId('definition-line').innerText();
    expect(line).toMatch(/公布数：2021年1—6月“总量”的公布数.*不由记录加总；初步核算数/);
    expect(line).not.toContain('之和');
    const condition = panel.getByText('指标为“地区生产总值”');
    expect(await condition.innerText()).toContain('地区为“武汉市武昌区”，且时期为“2021年1—6月”');
    await page.context().close();
  });

  it('ranks nobody where no other district has a value', async () => {
    const { page, panel } = await openPanel('taxcut.amount');
    const ranks = panel.getByTestId('ranks');
    await ranks.waitFor();
    expect(await ranks.innerText()).toContain('其他区未载，不排位');
    expect(await ranks.innerText()).not.toContain('第 1 位');
    expect(await panel.getByTestId('year-before').innerText()).toContain('+8.0%');
    await page.context().close();
  });

  it('is not held against print at another cut-off, nor accused for what was known before', async () => {
    const early = await openPanel('retail.value', 1440, '&cutoff=2021-06-10');
    expect(await early.panel.innerText()).not.toContain('印发');
    await early.page.context().close();
    const then = await openPanel('gdp.value', 1440, '&knownAt=2021-07-20');
    const reading = then.panel.locator('.reading');
    expect(await reading.innerText()).toContain('当时所知与印发数据不同');
    expect(await reading.locator('.hand').count()).toBe(0);
    await then.page.context().close();
  });

  it('averages investment by the cumulative method, and does not invent what was not published', async () => {
    const { page, panel } = await openPanel('fai.yoy');
    await panel.getByText('2年平均增长 −13.5%（累计法）').waitFor();
    await page.context().close();
    const funds = await openPanel('fdi.yoy');
    const growth = funds.panel.getByTestId('growth');
    await growth.waitFor();
    expect((await rowsOf(growth.locator('table')))[0]).toContain('未公布');
    expect(await growth.innerText()).not.toContain('2019年');
    await funds.page.context().close();
  });
});

describe('the panel of work with a target', () => {
  it('tells the three measures apart and shows both denominators', async () => {
    const { page, panel } = await openPanel('citybuild.done');
    const progress = panel.getByTestId('progress');
    await progress.waitFor();
    const measures = await progress.locator('.measures > div').allInnerTexts();
    expect(measures.map((text) => text.split('\n').filter(Boolean).slice(0, 2).join(' '))).toEqual([
      '完成率 75.31%',
      '超时序进度 25.31个百分点',
      '达目标进度 150.62%',
    ]);
    const facts = await progress.locator('.facts').innerText();
    expect(facts).toMatch(/全年目标\s+98\.386亿元/);
    expect(facts).toMatch(/序时目标\s+49\.193亿元/);
    expect(facts).toContain('年中调整');
    await progress.getByRole('link').first().click();
    await panel.getByTestId('record-inside').getByTestId('timeline').waitFor();
    await page.context().close();
  });

  it('is the same for its rate, and stays away where there is no target', async () => {
    const { page, panel } = await openPanel('citybuild.rate');
    await panel.getByTestId('progress').getByText('75.31%').first().waitFor();
    // In the scale of the amount itself, which another figure of the report prints.
    expect(await panel.locator('[data-testid="progress"] .facts').innerText()).toMatch(
      /已完成\s+74\.0927亿元[\s\S]+全年目标\s+98\.386亿元/,
    );
    await page.context().close();
    const loans = await openPanel('loans.amount');
    await loans.panel.getByTestId('trend').locator('canvas').waitFor();
    expect(await loans.panel.getByTestId('progress').count()).toBe(0);
    expect(await loans.panel.getByTestId('growth').count()).toBe(0);
    const before = await loans.panel.getByTestId('year-before').innerText();
    expect(before).toMatch(/7\.83亿元[\s\S]*\+84\.15亿元/);
    // The year before is recorded from May on only.
    expect(before).toMatch(/基数可能不全，不计算增速/);
    expect(before).not.toContain('%');
    await loans.page.context().close();
  });
});

describe('the trend', () => {
  it('is drawn, told in words, and given as a table that says what is not known', async () => {
    const { page, panel } = await openPanel('award.enterprises');
    expect(await panel.getByTestId('definition-line').innerText()).toContain('去重计数');
    const trend = panel.getByTestId('trend');
    await trend.locator('canvas').waitFor();
    const drawn = trend.getByRole('img');
    expect(await drawn.getAttribute('aria-label')).toContain('2021年6月30日 为 200家');
    await trend.getByRole('button', { name: '看数据表' }).click();
    expect(await rowsOf(trend.locator('table'))).toEqual([
      '1月31日 37 —',
      '2月28日 61 —',
      '3月31日 110 —',
      '4月30日 145 —',
      '5月31日 176 21',
      '6月30日 200 50',
    ]);
    await trend.getByRole('button', { name: '看图' }).click();
    await trend.locator('canvas').waitFor();
    await page.context().close();
  });

  it('ends at the cut-off day', async () => {
    const { page, panel } = await openPanel('award.enterprises', 1440, '&cutoff=2021-04-15');
    const trend = panel.getByTestId('trend');
    await trend.getByRole('button', { name: '看数据表' }).click();
    const rows = await rowsOf(trend.locator('table'));
    expect(rows).toHaveLength(4);
    expect(rows[3]).toMatch(/^4月15日 \d+/);
    await page.context().close();
  });

  it('keeps ratios and ranks apart from sums', async () => {
    const { page, panel } = await openPanel('vaccine.second');
    await panel.getByTestId('trend').locator('canvas').waitFor();
    await panel.getByText('此数不是相加所得').waitFor();
    await panel.getByRole('heading', { name: '组成' }).waitFor();
    await page.context().close();
  });
});

describe('the records in the panel', () => {
  it('say when they happened and were known and by whom, and turn their pages', async () => {
    const { page, panel } = await openPanel('loans.amount');
    await panel.getByTestId('recordings').waitFor();
    expect(await panel.getByTestId('recordings').innerText()).toMatch(
      /^[\d,]+ 笔变动，发生于 2021年1月\d日 至 2021年6月/,
    );
    const first = panel.locator('#records tbody tr').first();
    await expect.poll(() => first.innerText()).toContain('区地方金融工作局');
    const before = await first.innerText();
    await panel.getByRole('button', { name: '下一页' }).click();
    await expect.poll(() => first.innerText()).not.toBe(before);
    await page.context().close();
  });

  it('open to their timeline inside it, with the way back to where one was', async () => {
    const { page, panel } = await openPanel('citytasks.land.done');
    const link = panel.locator('#records tbody a').nth(2);
    const title = await link.innerText();
    await link.click();
    const inside = panel.getByTestId('record-inside');
    await inside.getByRole('heading', { name: title }).waitFor();
    expect(new URL(page.url()).pathname).toBe(report);
    const newest = await inside.getByTestId('timeline').locator('> li time').allInnerTexts();
    await inside.getByTestId('timeline-order').click();
    await expect
      .poll(() => inside.getByTestId('timeline').locator('> li time').allInnerTexts())
      .not.toEqual(newest);
    await inside.getByRole('button', { name: '回到数据项' }).click();
    await link.waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(title);
    await page.context().close();
  });

  it('are pages of their own too', async () => {
    const { page, panel } = await openPanel('citytasks.land.done');
    await panel.locator('#records tbody a').first().click();
    await panel.getByRole('link', { name: '单独成页' }).click();
    await page.waitForURL('**/records/expropriation/**');
    await page.getByTestId('timeline').locator('> li').first().waitFor();
    await page.context().close();
  });
});

describe('what changed since', () => {
  it('stands in the panel where a moment is set', async () => {
    const { page, panel } = await openPanel('award.enterprises', 1440, '&since=2021-07-01');
    const changes = panel.getByTestId('changes');
    await changes.locator('tbody tr').first().waitFor();
    await changes.locator('tbody a').first().click();
    await panel.getByTestId('record-inside').waitFor();
    await page.context().close();
    const counted = await openPanel('award.enterprises', 390, '&since=2021-07-05T10:00:00.000Z');
    const account = counted.panel.getByTestId('account');
    // Firms are counted once, however often they were paid.
    await expect
      .poll(() => account.innerText())
      .toMatch(/新计入 1 个，不再计入 0 个，与差额相等。去重计数，各笔不相加。$/);
    const row = counted.panel.locator('[data-testid="changes"] tbody tr').filter({ hasText: '冲销' });
    // Who recorded it is asked for by itself, and named a moment later.
    await expect.poll(() => row.innerText()).toMatch(/拨付[\s\S]*原因：\S+[\s\S]*区招商局[\s\S]*−1\s*条记录/);
    await counted.page.context().close();
    const without = await openPanel('award.enterprises');
    expect(await without.panel.getByTestId('changes').count()).toBe(0);
    await without.page.context().close();
  });
});

describe('on a telephone', () => {
  it.each(['gdp.value', 'citybuild.rate', 'award.enterprises', 'vaccine.second'])(
    '%s does not scroll sideways, nor does its record',
    async (id) => {
      const page = await visits.open(390, `${report}/figures/${id}`);
      await page.getByTestId('trend').locator('canvas').waitFor();
      expect(await widthOf(page)).toBe(390);
      await page.locator('#records tbody a').first().click();
      await page.getByTestId('timeline').waitFor();
      expect(await widthOf(page)).toBe(390);
      await page.context().close();
    },
  );

  it('opens from the report, and Escape closes it', async () => {
    const page = await visits.open(390, report);
    await figureIn(page, 'gdp.value').click();
    await page.getByRole('dialog').getByTestId('ranks').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('has given the browser no reason to complain', () => {
    expect(visits.complaints).toEqual([]);
  });
});
