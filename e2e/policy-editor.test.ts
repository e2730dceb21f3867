import { demoPolicies } from '@taizhang/district-wuchang-2021h1';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { field } from './form.ts';
import { fits, violations } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const title = '算例驱动的企业发展奖励（示例）';

const editorOf = (page: Page) => page.getByTestId('terms-editor');
const status = (page: Page) => page.locator('[data-testid="terms-status"][data-fresh="true"]');
const part = (page: Page, at: string) => editorOf(page).locator(`[data-at="${at}"]`);
const opening = '/registers/policy/open/draft';

async function begin(width: number): Promise<Page> {
  const page = await visits.open(width, opening, { reducedMotion: 'reduce' }, 'coordinator');
  await editorOf(page).waitFor();
  if ((await page.getByTestId('draft-notice').count()) > 0) await anew(page);
  return page;
}

/** Throws away what was typed before. */
async function anew(page: Page): Promise<void> {
  await page.getByRole('button', { name: '放弃草稿，重新填写' }).click();
  await page.getByTestId('draft-notice').waitFor({ state: 'detached' });
}

/** Takes terms in as a file, and opens every part. */
async function take(page: Page, terms: object): Promise<void> {
  const buffer = Buffer.from(JSON.stringify(terms));
  const file = { name: 'terms.json', mimeType: 'application/json', buffer };
  await editorOf(page).locator('input[type="file"]').setInputFiles(file);
}

/** What stands in the editor by the path of the value: typed, chosen or ticked. */
const controls = (page: Page) =>
  page.evaluate<Record<string, string | boolean>>(`Object.fromEntries(
    [...document.querySelectorAll('.terms-editor [data-at]:is(input, select, textarea)')].map((control) => [
      control.dataset.at,
      control.type === 'checkbox' ? control.checked : control.value,
    ]),
  )`);

/** Field and operator of each rule of a condition, as they are chosen. */
const rulesIn = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.terms-editor .filter-rule')].map((rule) =>
    [...rule.querySelectorAll('select')].slice(0, 2).map(({ value }) => value).join(' '),
  )`);

/** Every leaf of terms by its path, but what conditions and examples compare with and the ids of parts. */
function leavesOf(node: unknown, path: readonly string[] = []): [string, unknown][] {
  if (['when', 'unless', 'given', 'id'].includes(path.at(-1) ?? '')) return [];
  if (typeof node !== 'object' || node === null) return [[path.join('.'), node]];
  return Object.entries(node).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

/** The same of terms as they are written. */
function rulesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('operator' in node && 'field' in node) return [`${node.field} ${node.operator}`];
  return Object.values(node).flatMap(rulesOf);
}

const leaf = (page: Page, at: string): Locator => part(page, at).first();

/** Adds a rule to a condition: by which figure, how it compares. */
async function addRule(page: Page, at: string, field: string, operator: string): Promise<Locator> {
  const rules = part(page, at).locator('.filter-rule');
  const before = await rules.count();
  await part(page, at).getByRole('button', { name: '加一条' }).first().click();
  await expect.poll(() => rules.count()).toBe(before + 1);
  await rules.last().getByLabel('列').selectOption(field);
  await rules.last().getByLabel('怎样比较').selectOption(operator);
  return rules.last();
}

async function entitle(page: Page, at: string, zh: string, en: string): Promise<void> {
  await leaf(page, `${at}.title.zh`).fill(zh);
  await leaf(page, `${at}.title.en`).fill(en);
}

const add = (page: Page, name: string) => editorOf(page).getByRole('button', { name, exact: true }).click();

describe('the editor of a policy’s terms', () => {
  it('shows every policy of the demo whole', async () => {
    const page = await begin(1440);
    for (const { code, terms } of demoPolicies) {
      await take(page, terms);
      const leaves = leavesOf(terms).map(([path, one]) => [
        path,
        typeof one === 'number' ? String(one) : one,
      ]);
      const expected = Object.fromEntries(leaves);
      const drawn = async () => {
        const all = await controls(page);
        return Object.fromEntries(Object.keys(expected).map((path) => [path, all[path]]));
      };
      await expect.poll(drawn, { timeout: 30_000, message: code }).toEqual(expected);
      await expect
        .poll(async () => (await rulesIn(page)).toSorted(), { timeout: 30_000, message: code })
        .toEqual(rulesOf(terms).toSorted());
    }
    await part(page, 'lines.0').first().evaluate('(details) => (details.open = true)');
    await status(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('JSON', { exact: true }).check();
    const text = await editorOf(page).locator('.terms-source textarea').inputValue();
    expect(JSON.parse(text)).toEqual(demoPolicies.at(-1)?.terms);
  }, 240_000);

  it('fits a telephone, in which every part can be opened', async () => {
    const page = await begin(390);
    await take(page, demoPolicies[0]?.terms as object);
    await status(page).waitFor();
    await part(page, 'conditions.0').first().locator('summary').click();
    await part(page, 'lines.0').first().locator('summary').click();
    await part(page, 'examples.0').first().locator('summary').click();
    await leaf(page, 'lines.0.amount.tiers.bands.0.upTo').waitFor();
    await fits(page, 390);
  });
});

describe('a policy', () => {
  let page: Page;
  let leader: Page;
  let record: string;
  beforeAll(async () => {
    page = await begin(1440);
    leader = await visits.open(1440, '/design', { reducedMotion: 'reduce' }, 'district.leader');
  });
  const open = (path: string, who = page) => who.goto(`${inject('address')}${path}`);

  it('is written from nothing: clause, parameter, conditions, and tiers with a mistake that is told at its place', async () => {
    await add(page, '加一条');
    await leaf(page, 'clauses.clause-1.number').fill('第三条');
    await leaf(page, 'clauses.clause-1.text.zh').fill('（示例）上年度营业收入达到500万元的企业，分档奖励。');
    await leaf(page, 'clauses.clause-1.text.en').fill(
      '(Example) Firms with enough revenue are awarded by tiers.',
    );
    await add(page, '加一个参数');
    await entitle(page, 'parameters.parameter-1', '收入门槛', 'Least revenue');
    await leaf(page, 'parameters.parameter-1.values.0.value').fill('500');
    await add(page, '加一项条件');
    await entitle(page, 'conditions.0', '在本区经营', 'Operating in the district');
    const stage = await addRule(page, 'conditions.0.when', 'stage', '=');
    await stage.getByLabel('数值').selectOption('operating');
    await add(page, '加一项条件');
    await entitle(page, 'conditions.1', '收入达标', 'Enough revenue');
    const revenue = await addRule(page, 'conditions.1.when', 'revenue', '>=');
    await revenue.getByLabel('与什么比').selectOption('parameter');
    await page.getByLabel('金额形式').selectOption('tiered');
    await add(page, '加一项金额');
    await entitle(page, 'lines.0', '分档奖励', 'By tiers');
    await part(page, 'lines.0').first().getByRole('button', { name: '加一档' }).click();
    const tiers: [string, string][] = [
      ['2000', '10'],
      ['1000', '20'],
      ['', '50'],
    ];
    for (const [i, [upTo, gives]] of tiers.entries()) {
      await leaf(page, `lines.0.amount.tiers.bands.${i}.upTo`).fill(upTo);
      await leaf(page, `lines.0.amount.tiers.bands.${i}.gives.number`).fill(gives);
    }
    const found = page.getByTestId('terms-found');
    await found.getByText('分档重叠：1000不大于2000').waitFor();
    await part(page, 'lines.0').first().locator('summary').click();
    await found
      .getByRole('button', { name: /到此处/ })
      .first()
      .click();
    await leaf(page, 'lines.0.amount.tiers.bands.1.upTo').waitFor();
  });

  it('has its parts named anew and its clauses put in order by keys, and what named them follows', async () => {
    const another = async (at: string, id: string) => {
      const card = part(page, at).first();
      await card.evaluate('(details) => (details.open = true)');
      await card.getByRole('button', { name: /^改编号/ }).click();
      await card.getByRole('textbox', { name: '编号' }).fill(id);
      return card;
    };
    await part(page, 'clauses').first().locator('.terms-add').click();
    await leaf(page, 'clauses.clause-2.number').fill('第二条');
    const taken = await another('clauses.clause-1', 'clause-2');
    await taken.getByText('编号“clause-2”已经有了').waitFor();
    const odd = taken.getByRole('textbox', { name: '编号' });
    await odd.fill('第三条');
    await taken.getByText('小写字母、数字').waitFor();
    expect(await taken.getByRole('button', { name: '确定' }).isDisabled()).toBe(true);
    await odd.fill('by-revenue');
    await page.keyboard.press('Enter');
    await leaf(page, 'clauses.by-revenue.number').waitFor();
    await expect
      .poll(() => page.evaluate('document.activeElement?.closest("[data-at]")?.dataset.at'))
      .toBe('clauses.by-revenue');
    expect(await leaf(page, 'lines.0.clause').inputValue()).toBe('by-revenue');
    await another('parameters.parameter-1', 'least-revenue');
    await page.keyboard.press('Enter');
    await leaf(page, 'parameters.least-revenue.values.0.value').waitFor();
    await part(page, 'clauses.clause-2').first().getByRole('button', { name: /^上移/ }).press('Enter');
    const cards = part(page, 'clauses').first().locator('details');
    const order = async () => Promise.all((await cards.all()).map((card) => card.getAttribute('data-at')));
    await expect.poll(order).toEqual(['clauses.clause-2', 'clauses.by-revenue']);
    await part(page, 'clauses.clause-2').first().getByRole('button', { name: /^删除/ }).click();
    await expect.poll(order).toEqual(['clauses.by-revenue']);
    const rule = part(page, 'conditions.1.when').locator('.filter-rule').first();
    await expect.poll(() => rule.getByLabel('参数', { exact: true }).inputValue()).toBe('$least-revenue');
    expect(await violations(page)).toEqual([]);
  });

  it('is not recorded while something is to be filled in, and leads there', async () => {
    await leaf(page, 'conditions.1.title.en').fill('');
    await page.getByTestId('terms-found').getByText('的名称英文：请填写').waitFor();
    await part(page, 'conditions.1').first().locator('summary').click();
    await fillIn();
    await page.getByTestId('send').click();
    await page.locator('[data-field="set.terms"] .form-fault').waitFor();
    const focused = 'document.activeElement?.dataset.at';
    await expect.poll(() => page.evaluate(focused)).toBe('conditions.1.title.en');
    await page.keyboard.type('Enough revenue');
    await page.getByTestId('terms-found').getByText('请填写').waitFor({ state: 'detached' });
  });

  const fillIn = async () => {
    await field(page, 'set.name').fill(title);
    await field(page, 'set.code').fill('SL-QD');
    await field(page, 'set.version').fill('2021');
    await field(page, 'set.industry').selectOption('general');
    await field(page, 'set.scheme').selectOption('industry-development');
    await field(page, 'set.channel').selectOption('express');
    await field(page, 'set.from').fill('2021-08-01');
  };

  it('is kept as a draft while it is not sound, and publishing leads back to what is wrong', async () => {
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
    record = new URL(page.url()).pathname.split('/').at(-1) as string;
    await open(`/records/policy/${record}/do/publish`);
    await field(page, 'set.document-number').fill('武示发〔2021〕99号');
    await page.getByTestId('send').click();
    await page.getByText('分档重叠').first().waitFor();
    await page.getByRole('link', { name: '到条款编辑器中逐处改正' }).click();
    await page.getByTestId('terms-found').getByText('分档重叠').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/records/policy/${record}/do/edit`);
  });

  it('is mended, and its example comes out as expected once somebody has looked', async () => {
    await page
      .getByTestId('terms-found')
      .getByRole('button', { name: /到此处/ })
      .first()
      .click();
    await leaf(page, 'lines.0.amount.tiers.bands.1.upTo').fill('5000');
    await add(page, '加一个算例');
    await entitle(page, 'examples.0', '收入3000万元', 'Revenue of 30 million');
    await page.getByRole('button', { name: '列出条款用到的全部指标' }).click();
    await leaf(page, 'examples.0.given.stage').selectOption('operating');
    await leaf(page, 'examples.0.given.revenue').fill('3000');
    await leaf(page, 'examples.0.amount').fill('1');
    const result = page.getByTestId('example-result');
    await result.getByText('算得200000元，算例写的是1元').waitFor();
    await page.getByRole('button', { name: '核对无误，以此为准' }).click();
    await status(page).getByText('算例1/1相符').waitFor();
    expect(await leaf(page, 'examples.0.amount').inputValue()).toBe('200000');
    await page
      .getByTestId('terms-document')
      .getByText('2000万元以上至5000万元以内（含）的，20万元')
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
  });

  it('is published once somebody else approves it, and then anybody reads it', async () => {
    await open(`/records/policy/${record}/do/publish`);
    await page.getByTestId('draft-notice').waitFor();
    await anew(page);
    await field(page, 'set.document-number').fill('武示发〔2021〕99号');
    await field(page, 'reason').fill('与既有政策的对象不同，已逐条核对');
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
    await open('/reviews', leader);
    await leader.getByTestId('submissions').getByText(title).first().click();
    await leader.getByTestId('approve').click();
    await leader.getByText('已通过').first().waitFor();
    const anybody = await visits.open(1440, `/public/policies/${record}`, { reducedMotion: 'reduce' }, null);
    await anybody.getByTestId('public-policy').getByText('收入达标').first().waitFor();
    expect(await anybody.getByTestId('public-policy').innerText()).toContain(title);
  });

  it('is ended again, so that nobody is given anything by it', async () => {
    await open(`/records/policy/${record}/do/end`);
    await field(page, 'set.to').fill('2021-08-01');
    await field(page, 'set.reason').fill('演示结束');
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
    const { code } = await call(page, `/api/policies/${record}/matches`);
    expect(code).toBe('unknown-policy');
  });
});
