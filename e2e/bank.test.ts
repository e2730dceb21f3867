import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { field, lookAndSend, recordOf } from './form.ts';
import { fits } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const firm = '91999901MA0003988E';
const [one, two] = ['YH-2019-00001', 'YH-2019-00002'];
const today = '2021-08-26';

/** A bank answers a demand by itself: it signs in, sees what fits, offers, and is told what came of it. */
describe('a bank on the financing platform', () => {
  let own: Page;
  let phone: Page;
  let other: Page;
  let borrower: Page;
  let bureau: Page;
  let demand = '';
  let offer = '';
  beforeAll(async () => {
    own = await visits.open(1440, '/', { reducedMotion: 'reduce' }, 'bank.one');
    phone = await visits.open(390, '/', { reducedMotion: 'reduce' }, 'bank.one');
    other = await visits.open(1440, '/', { reducedMotion: 'reduce' }, 'bank.two');
    bureau = await visits.open(1440, '/', { reducedMotion: 'reduce' });
    borrower = await visits.open(390, '/', { reducedMotion: 'reduce' }, 'firm.one');
    const posting = {
      register: 'loan',
      record: 'RZ-2021-95001',
      transition: 'demand',
      occurredOn: today,
      unit: 'data',
      set: {
        demand: '银行自助报价的需求（合成）',
        enterprise: firm,
        'borrower-kind': 'enterprise',
        purpose: 'working',
        term: '12',
        'contact-phone': '13812345678',
      },
      amounts: { demanded: { value: '80', unit: 'wan-yuan' } },
    };
    const done = await call(borrower, '/api/work', {
      key: crypto.randomUUID(),
      posting,
      basis: null,
      form: null,
    });
    expect(done.outcome).toBe('posted');
    demand = posting.record;
  });
  const go = (page: Page, path: string) => page.goto(`${inject('address')}${path}`);
  const prospect = (page: Page) => page.locator(`[data-testid="prospect"][data-record="${demand}"]`);

  it('begins its day at its own page, where the demands that fit stand', async () => {
    for (const [page, width] of [
      [own, 1440],
      [phone, 390],
    ] as const) {
      await go(page, '/');
      await page.getByTestId('prospects').waitFor();
      await prospect(page).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/records/bank/${one}/profile`);
      // What policies give to firms is nothing of a bank’s.
      expect(await page.getByTestId('may-get').count()).toBe(0);
      expect(await page.getByTestId('behind-loan-offer').count()).toBe(1);
      await fits(page, width);
    }
  });

  it('opens a demand: whether it fits and why, nothing personal and no offer of another bank', async () => {
    await prospect(own).getByRole('link').first().click();
    await own.getByTestId('fits-products').getByTestId('fit').first().waitFor();
    const text = await own.locator('main').innerText();
    expect(text).not.toContain('138');
    expect(text).not.toContain('示例银行乙');
    await own.getByTestId('fits-products').getByText('逐条依据').first().click();
    await fits(own, 1440);
  });

  it('offers by a form in which what is known is filled in', async () => {
    await go(phone, '/');
    await prospect(phone).getByTestId('fit-opens').first().click();
    await phone.getByTestId('work-form').waitFor();
    expect(await field(phone, 'set.loan').inputValue()).toBe(demand);
    expect(await field(phone, 'set.bank').inputValue()).toBe(one);
    expect(await field(phone, 'set.enterprise').inputValue()).toBe(firm);
    expect(await field(phone, 'set.term').inputValue()).toBe('12');
    await field(phone, 'set.name').fill('银行自助报价（合成）');
    await field(phone, 'set.rate').fill('3.85');
    await field(phone, 'set.method').selectOption('interest-monthly');
    await field(phone, 'set.valid-until').fill('2021-12-31');
    await field(phone, 'amounts.amount').fill('80');
    await fits(phone, 390);
    await lookAndSend(phone);
    offer = recordOf(phone);
    expect(offer).toMatch(/^BJ-/);
    await go(own, '/');
    await prospect(own).getByTestId('answered').waitFor();
  });

  it('is compared and taken by the firm', async () => {
    await go(borrower, `/records/loan/${demand}`);
    const card = borrower.getByTestId('comparison-offers').getByTestId('offer').first();
    await card.getByText('示例银行甲').waitFor();
    await card.getByTestId('take').click();
    const asked = borrower.getByTestId('take-offer');
    await asked.getByTestId('planned-moves').first().waitFor();
    await asked.getByTestId('take-confirm').click();
    await borrower.getByTestId('done').waitFor();
  });

  it('sees that it was taken, and says what it granted', async () => {
    await go(own, '/');
    await own.getByTestId('behind-loan-offer').getByText('银行自助报价（合成）').waitFor();
    expect((await call(own, `/api/records/loan-offer/${offer}`)).stage.id).toBe('accepted');
    // The loan is by the product that was offered, named and linked.
    await go(own, `/records/loan/${demand}`);
    await own
      .getByRole('link', { name: /税易贷（合成）|抵押快贷（合成）/ })
      .first()
      .waitFor();
    await go(own, `/records/loan/${demand}/do/grant`);
    await own.getByTestId('work-form').waitFor();
    await field(own, 'set.contract').fill('借款合同-银行自助（合成）');
    await field(own, 'set.first-day').fill(today);
    await field(own, 'amounts.granted').fill('80');
    await lookAndSend(own);
    await own.getByTestId('record-repayment').waitFor();
    await fits(own, 1440);
  });

  it('leaves another bank without anything of it', async () => {
    for (const path of [`loan/${demand}`, `loan-offer/${offer}`, `bank/${one}`])
      expect((await call(other, `/api/records/${path}`)).code).toBe('unknown-record');
    await go(other, '/');
    await other.getByTestId('prospects').waitFor();
    expect(new URL(other.url()).pathname).toBe(`/records/bank/${two}/profile`);
    expect(await prospect(other).count()).toBe(0);
  });

  /** The bureau looks at what a bank has sent in, and lets it hold. */
  const approved = async (title: string) => {
    await go(bureau, '/reviews');
    await bureau.getByTestId('submissions').getByText(title).first().click();
    await bureau.getByTestId('approve').click();
    await bureau.getByText('已通过').first().waitFor();
  };
  const products = () => own.getByTestId('behind-loan-product');

  it('publishes a product of its own, which is offered once the bureau has let it', async () => {
    await go(own, '/');
    await own
      .getByTestId('openings')
      .getByRole('link', { name: /发布产品/ })
      .click();
    await own.getByTestId('work-form').waitFor();
    expect(await field(own, 'set.bank').inputValue()).toBe(one);
    await field(own, 'set.product').fill('自助发布的产品（合成）');
    await field(own, 'amounts.most').fill('300');
    await own.getByTestId('look').click();
    await own.getByTestId('send').click();
    await own.getByTestId('submissions').getByText('自助发布的产品（合成）').waitFor();
    await fits(own, 1440);
    await go(phone, '/reviews?side=mine');
    await phone.getByTestId('submissions').waitFor();
    await fits(phone, 390);
    await go(own, '/');
    await products().waitFor();
    expect(await products().getByText('自助发布的产品（合成）').count()).toBe(0);
    await approved('自助发布的产品（合成）');
    await go(own, '/');
    await products().getByText('自助发布的产品（合成）').waitFor();
  });

  it('alters what it asks for by the bureau as well, so that no figure is found by trying', async () => {
    await products().getByText('自助发布的产品（合成）').click();
    await own.getByRole('link', { name: /^调整条件/ }).click();
    await own.getByTestId('work-form').waitFor();
    await field(own, 'set.rate-from').fill('3.55');
    const product = new URL(own.url()).pathname.split('/')[3] as string;
    const asked = async () =>
      (await call(own, `/api/records/loan-product/${product}`)).fields.find(
        ({ id }: { id: string }) => id === 'rate-from',
      )?.shown.zh;
    await lookAndSend(own);
    await own.locator('.pending').first().waitFor();
    await fits(own, 1440);
    expect(await asked()).toBeUndefined();
    await approved('自助发布的产品（合成）');
    expect(await asked()).toBe('3.55%');
  });

  it('has been told nothing by the browsers', () => {
    expect(visits.complaints).toEqual([]);
  });
});
