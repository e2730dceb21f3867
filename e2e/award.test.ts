import { readFile } from 'node:fs/promises';
import { paragraphsOf } from '@taizhang/testkit';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { recordOf } from './form.ts';
import { fits } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const firm = '91999901MA0007655X';
const today = '2021-08-26';

const go = async (page: Page, path: string) => {
  await page.goto(`${inject('address')}${path}`);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
};
const work = (page: Page, posting: object) =>
  call(page, '/api/work', { key: crypto.randomUUID(), posting, basis: null, form: null });

/** An award from the firm’s application to its receipt, with an objection on the way. */
describe('an award that is applied for', () => {
  let phone: Page;
  let office: Page;
  let award = '';
  const batch = 'BP-2021-951';
  const objection = 'YY-2021-951';
  beforeAll(async () => {
    phone = await visits.open(
      390,
      `/records/enterprise/${firm}/profile`,
      { reducedMotion: 'reduce' },
      'firm.two',
    );
    office = await visits.open(1440, '/design', { reducedMotion: 'reduce' });
  });
  const post = async (transition: string, more: object = {}) => {
    const entry = { register: 'award', record: award, transition, occurredOn: today, ...more };
    expect(await work(office, entry)).toMatchObject({ outcome: 'posted' });
  };

  /** The budget of the policy is altered, which another approves. */
  const adjustBudget = async (by: string) => {
    const raised = {
      register: 'policy',
      record: 'ZC-TY-JJ-2021',
      transition: 'adjust-budget',
      occurredOn: today,
      set: { note: '年中调整预算（合成）' },
      amounts: { budget: { value: by, unit: 'wan-yuan' } },
      // Less than nothing is questioned.
      reason: '年中调整预算（合成）',
    };
    expect(await work(office, raised)).toMatchObject({ outcome: 'submitted' });
    const leader = await visits.open(1440, '/design', { reducedMotion: 'reduce' }, 'district.leader');
    const { submissions } = await call(leader, '/api/submissions?side=review&state=submitted');
    const mine = submissions.find(({ record }: { record: string }) => record === raised.record);
    const decision = { decision: 'approved', version: mine.version, note: null };
    expect(await call(leader, `/api/submissions/${mine.id}/decision`, decision)).toMatchObject({
      state: 'approved',
    });
    await leader.context().close();
  };

  it('is filled in from what is known: the firm gives an account at most, and sends it', async () => {
    await phone.getByRole('link', { name: /^申报：经济贡献增长奖励/ }).click();
    await phone.getByTestId('application').waitFor();
    await phone.getByTestId('verdict').getByText('符合条件').waitFor();
    await fits(phone, 390);
    if ((await phone.getByLabel('收款账号').count()) > 0) {
      await phone.getByLabel('开户银行').fill('示例银行（合成）');
      await phone.getByLabel('收款账号').fill('0000000020219511');
    }
    await phone.getByTestId('apply').click();
    await phone.getByTestId('done').waitFor();
    award = recordOf(phone);
    expect((await call(office, `/api/records/award/${award}`)).stage.id).toBe('applied');
    // Nobody applies for the same twice.
    await go(phone, `/records/enterprise/${firm}/apply/ZC-TY-JJ-2021`);
    await phone.getByText('本年度已有').waitFor();
  });

  it('waits for its notice: one that is too short is refused, and nothing is approved before it is over', async () => {
    await post('review', { set: { opinion: '系统比对无误' } });
    const short = { register: 'award', record: award, transition: 'publish', occurredOn: today };
    const period = (from: string, to: string) => ({ 'notice-from': from, 'notice-to': to });
    expect((await work(office, { ...short, set: period('2021-08-18', '2021-08-23') })).code).toBe(
      'period-too-short',
    );
    await post('publish', { set: period('2021-08-18', '2021-08-24') });
  });

  it('is on a list that anybody reads', async () => {
    await go(office, '/registers/award/publications');
    const made = await call(office, '/api/registers/award/publications/notice', {
      subject: 'ZC-TY-JJ-2021',
      from: '2021-08-18',
      to: '2021-08-30',
    });
    const reader = await visits.open(390, `/public/lists/${made.id}`, { reducedMotion: 'reduce' }, null);
    await reader.getByText('示例企业0765有限公司（合成）').waitFor();
    await reader.getByText('书面向区财政局').waitFor();
    await fits(reader, 390);
    await reader.context().close();
  });

  it('is not approved while an objection is open: the form names it, and what it waits for', async () => {
    const raised = {
      register: 'objection',
      record: objection,
      transition: 'raise',
      occurredOn: '2021-08-24',
      unit: 'finance',
      set: {
        what: '对申报年度有异议（合成）',
        list: 'award',
        award,
        'published-from': '2021-08-18',
        'published-until': '2021-08-24',
        'raised-on': '2021-08-24',
        'objector-kind': 'other',
      },
      evidence: ['书面异议.pdf'],
    };
    expect(await work(office, raised)).toMatchObject({ outcome: 'posted' });
    await go(office, `/records/award/${award}/do/approve`);
    await office.locator('[data-field="set.decision"] :is(input, textarea)').fill('示例兑现〔2021〕8号');
    await office.locator('[data-field="amounts.approved"] input').fill('5.60246');
    await office.getByTestId('look').click();
    await office.getByRole('alert').getByText(objection).first().waitFor();
    await fits(office, 1440);
  });

  it('is approved once it is answered, and paid with a batch', async () => {
    const answer = {
      register: 'objection',
      record: objection,
      transition: 'dismiss',
      occurredOn: today,
      set: { finding: '经核查，申报年度无误', 'answered-on': today },
      evidence: ['核查答复.pdf'],
    };
    expect(await work(office, answer)).toMatchObject({ outcome: 'posted' });
    // Nothing is approved beyond the budget of the year: 2,357.34 of 2,358 are given away already.
    await adjustBudget('-642');
    await office.getByTestId('send').click();
    await office.locator('[data-field="amounts.approved"]').getByText('超过年度预算').waitFor();
    await fits(office, 1440);
    await adjustBudget('900');
    await office.getByTestId('send').click();
    await office.getByTestId('done').waitFor();
    const { posting } = await call(office, `/api/records/enterprise/${firm}/applications/ZC-TY-JJ-2021`, {
      given: {},
    });
    const drawn = {
      register: 'payment-batch',
      record: batch,
      transition: 'draw-up',
      occurredOn: today,
      unit: 'finance',
      set: {
        name: '2021年8月第95批（合成）',
        fund: posting.set.fund ?? 'district',
        account: '专项资金户（示例）',
      },
      amounts: { lines: '0', total: '0' },
    };
    expect(await work(office, drawn)).toMatchObject({ outcome: 'posted' });
    const of = `/api/records/payment-batch/${batch}/disbursement`;
    const chosen = await call(office, `${of}/choice`, { key: `choice-${batch}`, add: [award], remove: [] });
    expect(chosen).toMatchObject({ posted: [{ record: award }] });
    expect((await call(office, `${of}/sending`, {})).posted).toHaveLength(2);
    await go(office, `/records/payment-batch/${batch}`);
    const rows = ['行号,收款单位,金额（元）,结果,原因', '1,示例企业0765有限公司（合成）,56024.60,成功,'].join(
      '\r\n',
    );
    await office
      .getByTestId('batch-answer-file')
      .setInputFiles({ name: 'answer.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    await office.getByLabel('回单号').fill('HD-951');
    await office.getByTestId('batch-reconcile').click();
    await office.getByTestId('batch-reconciled').getByText('成功 1 笔').waitFor();
  });

  it('has a receipt that the firm opens from its page and prints on one sheet', async () => {
    await go(phone, `/records/enterprise/${firm}/profile`);
    await phone
      .getByTestId('its-awards')
      .locator('article')
      .filter({ hasText: award })
      .getByRole('link', { name: /^兑付凭证/ })
      .click();
    await phone.getByTestId('receipt').waitFor();
    expect(await phone.getByTestId('receipt-paid').innerText()).toContain('56,024.60');
    expect(await phone.getByTestId('receipt-capitals').innerText()).toBe('伍万陆仟零贰拾肆元陆角整');
    await phone.getByText('HD-951-1').waitFor();
    await phone.getByText('2021年8月第95批（合成）').waitFor();
    await fits(phone, 390);
    await phone.evaluate('document.fonts.ready.then(() => true)');
    const paper = await phone.pdf({ preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  });
});

/** What a policy gave for a certificate is taken back when the certificate is revoked. */
describe('an award that meets a clause by which it is taken back', () => {
  let office: Page;
  let award = { id: '', firm: '' };
  beforeAll(async () => {
    office = await visits.open(1440, '/design', { reducedMotion: 'reduce' });
    const where = (rules: readonly object[]) =>
      encodeURIComponent(JSON.stringify({ combinator: 'and', rules }));
    const equals = (field: string, value: string) => ({ field, operator: '=', value });
    const paid = await call(
      office,
      `/api/registers/award/records?limit=100&condition=${where([equals('stage', 'paid'), equals('policy-version', 'ZC-KC-GX-2021'), equals('fund', 'district'), { field: 'reclaim-reason', operator: 'null', value: null }])}`,
    );
    const [first] = paid.records;
    award = { id: first.id, firm: first.cells.enterprise.value };
    const held = await call(
      office,
      `/api/registers/qualification/records?limit=100&condition=${where([equals('enterprise', award.firm), equals('kind', 'high-tech'), equals('stage', 'in-force')])}`,
    );
    for (const { id } of held.records)
      expect(
        await work(office, {
          register: 'qualification',
          record: id,
          transition: 'revoke',
          occurredOn: today,
          set: { to: '2021-08-25', 'revoke-reason': '复核不符合认定条件（合成）' },
        }),
      ).toMatchObject({ outcome: 'posted' });
  });

  let account = '';

  it('is listed with the clause, and demanded back by one step that is filled in, to where the last demand was paid', async () => {
    const form = await call(office, `/api/registers/award/forms/demand-back?record=${award.id}`);
    const { proposed } = form.fields.find(({ id }: { id: string }) => id === 'reclaim-account');
    account = proposed.value;
    await go(office, '/registers/award');
    await office.getByRole('link', { name: '兑现后核查' }).click();
    const one = office.getByTestId('due-back').locator(`[data-award="${award.id}"]`);
    await one.waitFor();
    await one.locator('blockquote').waitFor();
    await fits(office, 1440);
    await office.setViewportSize({ width: 390, height: 844 });
    await fits(office, 390);
    await one.getByRole('link', { name: /^决定追回/ }).click();
    const reason = office.locator('[data-field="set.reclaim-reason"] :is(input, textarea)');
    await reason.waitFor();
    expect(await reason.inputValue()).toContain('证书失效');
    expect(await office.locator('[data-field="amounts.demanded"] input').inputValue()).not.toBe('');
    const back = office.locator('[data-field="set.reclaim-account"]');
    expect(await back.locator('textarea').inputValue()).toBe(account);
    await back.getByText(proposed.title).waitFor();
    for (const width of [1440, 390]) {
      await office.setViewportSize({ width, height: 844 });
      await fits(office, width);
    }
    await office.getByTestId('send').click();
    await office.getByTestId('done').waitFor();
    await office.getByTestId('paper-demand').waitFor();
    await office.setViewportSize({ width: 1440, height: 900 });
    await go(office, '/registers/award/due-back');
    expect(await office.locator(`[data-award="${award.id}"]`).count()).toBe(0);
  });

  it('is not printed without an account to pay it back to', async () => {
    const states = async (value: string | null) =>
      expect(
        await work(office, {
          register: 'award',
          record: award.id,
          transition: 'revise',
          occurredOn: today,
          set: { 'reclaim-account': value },
        }),
      ).toMatchObject({ outcome: 'posted' });
    await states(null);
    await go(office, `/records/award/${award.id}`);
    await office.getByTestId('about-paper-demand').getByText('还缺：退回账户').waitFor();
    for (const width of [390, 1440]) {
      await office.setViewportSize({ width, height: 844 });
      await fits(office, width);
    }
    await states(account);
  });

  it('is demanded in writing: the letter is one click on the award’s page, and on the firm’s', async () => {
    for (const path of [`/records/award/${award.id}`, `/records/enterprise/${award.firm}/profile`]) {
      await go(office, path);
      const [letter] = await Promise.all([
        office.waitForEvent('download'),
        office.getByTestId('paper-demand').click(),
      ]);
      expect(letter.suggestedFilename()).toBe('惠企资金追回通知书.docx');
      const text = paragraphsOf(await readFile(await letter.path()));
      for (const said of [award.firm, account, '证书失效', '大写：', '个工作日内', '区'])
        expect(text).toContain(said);
    }
  });

  it('is seen on the firm’s page with day and reason, until it is paid back', async () => {
    await go(office, `/records/enterprise/${award.firm}/profile`);
    await office.getByTestId('demanded-back').getByText('证书失效').waitFor();
    const record = { register: 'award', record: award.id, transition: 'reclaim', occurredOn: today };
    const due = await call(office, `/api/records/enterprise/${award.firm}/profile`);
    const back = due.awards.find(({ id }: { id: string }) => id === award.id).back;
    const left = Number(back.left).toLocaleString('en');
    await office.getByTestId('demanded-back').getByText(left).waitFor();
    for (const width of [390, 1440]) {
      await office.setViewportSize({ width, height: 900 });
      await fits(office, width);
    }
    expect(
      await work(office, { ...record, amounts: { reclaimed: { value: back.demanded, unit: 'yuan' } } }),
    ).toMatchObject({ outcome: 'posted' });
    await office.reload();
    await office.getByTestId('profile').waitFor();
    expect(await office.getByTestId('demanded-back').count()).toBe(0);
  });
});

it('no page complained but of what was refused on purpose', () => {
  expect(visits.complaints.filter((text) => !/40[149]|422/.test(text))).toEqual([]);
});
