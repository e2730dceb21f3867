import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { field, lookAndSend, recordOf } from './form.ts';
import { report } from './places.ts';
import { fits } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const firm = '91999901MA0003988E';
const today = '2021-08-26';

/** A demand of a firm from its first word to the subsidy of its interest, all of it after the half year. */
describe('a firm that needs a loan', () => {
  let own: Page;
  let phone: Page;
  let office: Page;
  let demand = '';
  const offers: string[] = [];
  beforeAll(async () => {
    own = await visits.open(1440, '/', { reducedMotion: 'reduce' }, 'firm.one');
    phone = await visits.open(390, '/', { reducedMotion: 'reduce' }, 'firm.one');
    office = await visits.open(1440, '/', { reducedMotion: 'reduce' });
  });
  const go = (page: Page, path: string) => page.goto(`${inject('address')}${path}`);
  const loan = () => `/records/loan/${demand}`;
  const enter = async (posting: object) => {
    const done = await call(office, '/api/work', {
      key: crypto.randomUUID(),
      posting,
      basis: null,
      form: null,
    });
    expect(done.outcome).toBe('posted');
  };

  it('states its demand', async () => {
    await go(own, '/registers/loan/open/demand');
    await own.getByTestId('work-form').waitFor();
    await field(own, 'set.demand').fill('流动资金贷款（合成）');
    await field(own, 'set.enterprise').fill(firm);
    await field(own, 'set.borrower-kind').selectOption('enterprise');
    await own.locator('.form-further summary').click();
    await field(own, 'set.purpose').selectOption('equipment');
    await field(own, 'amounts.demanded').fill('100');
    await fits(own, 1440);
    await lookAndSend(own);
    demand = recordOf(own);
    expect(demand).toMatch(/^RZ-/);
  });

  it('sees which products fit, and what stands in the way of the others', async () => {
    const products = own.getByTestId('fits-products');
    await products.getByTestId('fit').first().waitFor();
    expect(await products.getByText('抵押快贷').count()).toBeGreaterThan(0);
    // Only a bank, or the bureau in its stead, offers.
    expect(await products.getByTestId('fit-opens').count()).toBe(0);
    await products.getByTestId('fits-not').locator('summary').first().click();
    await fits(own, 1440);
    await go(phone, loan());
    await phone.getByTestId('fits-products').getByTestId('fit').first().waitFor();
    await fits(phone, 390);
  });

  it('is offered two loans, which the bureau enters with what is known filled in', async () => {
    for (const [i, [rate, method]] of (
      [
        ['4.2', 'equal-instalments'],
        ['3.9', 'interest-monthly'],
      ] as const
    ).entries()) {
      await go(office, loan());
      const product = office
        .getByTestId('fits-products')
        .getByTestId('fit')
        .filter({ hasText: '抵押快贷' })
        .nth(i);
      await product.getByTestId('fit-opens').click();
      await office.getByTestId('work-form').waitFor();
      expect(await field(office, 'set.loan').inputValue()).toBe(demand);
      expect(await field(office, 'set.enterprise').inputValue()).toBe(firm);
      expect(await field(office, 'set.bank').inputValue()).toContain('YH-2019-');
      await field(office, 'set.name').fill(`报价${i + 1}（合成）`);
      await field(office, 'set.rate').fill(rate);
      await field(office, 'set.term').fill('12');
      await field(office, 'set.method').selectOption(method);
      await field(office, 'set.valid-until').fill('2021-12-31');
      await field(office, 'amounts.amount').fill('100');
      await lookAndSend(office);
      offers.push(recordOf(office));
    }
    expect(new Set(offers).size).toBe(2);
  });

  it('compares them side by side, on a wide and on a narrow screen', async () => {
    for (const [page, width] of [
      [own, 1440],
      [phone, 390],
    ] as const) {
      await go(page, loan());
      const cards = page.getByTestId('comparison-offers').getByTestId('offer');
      await cards.nth(1).waitFor();
      expect(await cards.count()).toBe(2);
      await cards.filter({ hasText: '4.2%' }).getByText('22,8', { exact: false }).first().waitFor();
      const gift = cards.first().getByTestId('gift').filter({ hasText: '设备购置贷款贴息' });
      await gift.first().waitFor();
      // 1,000,000 yuan at 3.9 % for a year, interest monthly.
      await cards.filter({ hasText: '3.9%' }).getByText('39,000.00 元').first().waitFor();
      await fits(page, width);
    }
  });

  it('takes one in a step, and the other lapses', async () => {
    const cards = phone.getByTestId('comparison-offers').getByTestId('offer');
    await cards.filter({ hasText: '3.9%' }).getByTestId('take').click();
    const asked = phone.getByTestId('take-offer');
    await asked.getByTestId('planned-moves').first().waitFor();
    expect(await asked.getByTestId('planned-moves').count()).toBe(2);
    await fits(phone, 390);
    await asked.getByTestId('take-confirm').click();
    await phone.getByTestId('done').waitFor();
    const [first, second] = await Promise.all(
      offers.map((id) => call(phone, `/api/records/loan-offer/${id}`)),
    );
    expect([first.stage.id, second.stage.id]).toEqual(['lapsed', 'accepted']);
    expect((await call(phone, `/api${loan()}`)).stage.id).toBe('offered');
    expect(await phone.getByTestId('take').count()).toBe(0);
  });

  it('is granted the loan, and both see how it is paid back', async () => {
    await enter({
      register: 'loan',
      record: demand,
      transition: 'grant',
      occurredOn: today,
      set: { contract: '借款合同-示例（合成）', 'first-day': today },
      amounts: { granted: { value: '100', unit: 'wan-yuan' } },
    });
    for (const [page, width] of [
      [own, 1440],
      [phone, 390],
    ] as const) {
      await go(page, loan());
      const schedule = page.getByTestId('record-repayment');
      await schedule.waitFor();
      expect(await schedule.locator('tbody tr').count()).toBe(12);
      expect(await schedule.getByTestId('repayment-interest').innerText()).toContain('39,000.00');
      await fits(page, width);
    }
  });

  it('is told on its page that interest of the loan is subsidised, once it is known to pay on time', async () => {
    await enter({
      register: 'loan',
      record: demand,
      transition: 'look-after',
      occurredOn: today,
      set: { repaid: 'on-time' },
    });
    for (const [page, width] of [
      [own, 1440],
      [phone, 390],
    ] as const) {
      await go(page, `/records/enterprise/${firm}/profile`);
      const its = page
        .getByTestId('may-get-for')
        .locator('article')
        .filter({ hasText: '流动资金贷款（合成）' });
      await its.getByText('设备购置贷款贴息').first().waitFor();
      await its.getByText('符合条件').first().waitFor();
      await fits(page, width);
    }
  });

  it('is given the subsidy once for a loan and year, which the loan’s page tells', async () => {
    const policy = 'ZC-JR-SB-2021';
    const { subjects } = await call(office, `/api/policies/${policy}/matches?limit=50`);
    const lent = subjects.find(
      (one: { taken: unknown; amount: string }) => !one.taken && Number(one.amount) > 0,
    );
    const record = await call(office, `/api/records/loan/${lent.id}`);
    const borrower = record.fields.find((one: { id: string }) => one.id === 'enterprise');
    const enterprise = borrower.reference.id;
    const apply = (id: string, loan?: string) => ({
      key: crypto.randomUUID(),
      basis: null,
      form: null,
      posting: {
        register: 'award',
        record: id,
        transition: 'apply',
        occurredOn: today,
        unit: 'local-finance',
        set: {
          matter: '设备购置贷款贴息（合成）',
          enterprise,
          'applicant-kind': 'enterprise',
          scheme: 'loan-interest',
          policy: '设备购置贷款贴息（示例，合成）',
          'policy-version': policy,
          'policy-code': 'JR-SB',
          year: '2021',
          ...(loan ? { 'about-loan': loan } : {}),
        },
        amounts: { applied: { value: lent.amount, unit: 'yuan' } },
      },
    });
    expect((await call(office, '/api/work', apply('JB-2021-90001'))).code).toBe('award-about');
    // From the loan’s own page: the loan, its firm and the amount are filled in, an account and a proof are asked.
    await go(office, `/records/loan/${lent.id}/profile`);
    await office
      .getByTestId('may-get')
      .getByRole('link', { name: /^申报：设备购置贷款贴息/ })
      .click();
    await office.getByTestId('application').waitFor();
    await office.getByTestId('verdict').getByText('符合条件').waitFor();
    const filled = await office.getByTestId('application').innerText();
    for (const known of [lent.id, borrower.shown.zh]) expect(filled).toContain(known);
    await fits(office, 1440);
    for (const input of await office.locator('.proofs input[type=file]').all())
      await input.setInputFiles({
        name: '付息凭证.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
      });
    if ((await office.getByLabel('收款账号').count()) > 0) {
      await office.getByLabel('开户银行').fill('示例银行（合成）');
      await office.getByLabel('收款账号').fill('0000000020219611');
    }
    await office.getByTestId('apply').click();
    await office.getByTestId('done').waitFor();
    const award = recordOf(office);
    const shown = await call(office, `/api/records/award/${award}`);
    const said = (id: string) => shown.fields.find((one: { id: string }) => one.id === id).reference.id;
    expect([said('about-loan'), said('enterprise')]).toEqual([lent.id, enterprise]);
    expect((await call(office, '/api/work', apply('JB-2021-90002', lent.id))).code).toBe('not-unique');
    await go(office, `/records/loan/${lent.id}/profile`);
    await office.getByTestId('its-awards').getByText('设备购置贷款贴息').first().waitFor();
    await fits(office, 1440);
  });

  it('leaves the half year as it was, and shows in what came after', async () => {
    const { figures } = await call(office, `/api${report}`);
    expect(figures.filter(({ agrees }: { agrees: boolean | null }) => agrees)).toHaveLength(109);
  });

  it('has been told nothing by the browsers', () => {
    expect(visits.complaints).toEqual([]);
  });
});
