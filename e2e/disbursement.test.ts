import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { fits } from './violations.ts';
import { Visits } from './visit.ts';

const visits = new Visits();

/** A batch of payments from the choice to what the bank returned, done after the half year. */
describe('a batch of payments', () => {
  const batch = 'BP-2021-901';
  const address = `/records/payment-batch/${batch}`;
  let office: Page;
  let phone: Page;
  let lines: string[][] = [];
  beforeAll(async () => {
    office = await visits.open(1440, '/design', { reducedMotion: 'reduce' });
    phone = await visits.open(390, '/design', { reducedMotion: 'reduce' });
    const set = { name: '2021年8月第9批（合成）', fund: 'district', account: '产业专项资金户（示例）' };
    const posting = {
      register: 'payment-batch',
      record: batch,
      transition: 'draw-up',
      occurredOn: '2021-08-25',
      unit: 'finance',
      set,
      amounts: { lines: '0', total: '0' },
    };
    const opened = await call(office, '/api/work', { key: 'batch-901', posting, basis: null, form: null });
    expect(opened.outcome).toBe('posted');
  });
  const shown = (page: Page) => page.getByTestId('disbursement');
  const open = async (page: Page) => {
    await page.goto(`${inject('address')}${address}`);
    await shown(page).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const answer = (rows: readonly (readonly string[])[]) => ({
    name: 'answer.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [['批次号', '行号', '收款单位', '金额（元）', '结果', '原因'], ...rows]
        .map((row) => row.join(','))
        .join('\r\n'),
    ),
  });
  const answered = (outcomes: readonly (readonly [string, string])[]) =>
    outcomes.map(([outcome, reason], i) => {
      const [id = '', line = '', payee = '', , , amount = ''] = lines[i] ?? [];
      return [id, line, payee, amount, outcome, reason];
    });
  const upload = async (rows: readonly (readonly string[])[]) => {
    await office.getByTestId('batch-answer-file').setInputFiles(answer(rows));
    await office.getByTestId('batch-reconcile').click();
  };

  it('is empty at first, and is not sent by a form past its payments', async () => {
    await open(phone);
    await shown(phone).getByText('还没有款项').waitFor();
    await fits(phone, 390);
    const { ways } = await call(office, `${address.replace('/records', '/api/records')}/work`);
    expect(ways.map(({ id }: { id: string }) => id)).not.toContain('send');
  });

  it('takes in the awards that are chosen, on a wide and on a narrow screen', async () => {
    await open(office);
    const ready = shown(office).getByTestId('batch-line').filter({ hasText: '已填' });
    for (const i of [0, 1]) await ready.nth(i).getByRole('checkbox').check();
    await fits(office, 1440);
    await office.getByTestId('batch-add').click();
    await office.getByTestId('batch-total').getByText('共 2 笔').waitFor();
    await open(phone);
    await fits(phone, 390);
  });

  it('goes to the bank once it was asked twice', async () => {
    await office.getByTestId('batch-send').click();
    await office.route('**/disbursement/**', (route) => route.abort(), { times: 1 });
    await office.getByTestId('batch-send-sure').click();
    await shown(office).getByRole('alert').getByText('没有收到回复').waitFor();
    await office.getByTestId('batch-send-sure').click();
    await office.getByTestId('bank-file').waitFor();
    expect(await office.getByTestId('batch-send').count()).toBe(0);
    await fits(office, 1440);
  });

  it('is downloaded as a bank file with a line for each payment', async () => {
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByTestId('bank-file').click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${batch}.csv`);
    const [workbook] = await Promise.all([
      office.waitForEvent('download'),
      office.getByTestId('bank-workbook').click(),
    ]);
    expect(workbook.suggestedFilename()).toBe(`${batch}.xlsx`);
    const file = await office.request.get(
      `${inject('address')}/api/records/payment-batch/${batch}/disbursement/bank-file`,
    );
    const rows = (await file.text())
      .trimEnd()
      .split('\r\n')
      .map((row) => row.split(','));
    lines = rows.slice(1, -1);
    expect(lines).toHaveLength(2);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['合计', '2']);
  });

  it('refuses an answer with another amount, and enters nothing of it', async () => {
    const [first = [], second = []] = answered([
      ['成功', ''],
      ['成功', ''],
    ]);
    await upload([first, second.with(3, '1.00')]);
    await shown(office).getByRole('alert').getByText('没有入账').waitFor();
    expect(await shown(office).getByTestId('batch-line').filter({ hasText: '未回' }).count()).toBe(2);
  });

  it('is reconciled with one payment refused, which waits for its account', async () => {
    await office.getByLabel('回单号').fill('HD-901');
    await upload(
      answered([
        ['成功', ''],
        ['失败', '户名与账号不符'],
      ]),
    );
    const told = office.getByTestId('batch-reconciled');
    await told.getByText('成功 1 笔，退回 1 笔').waitFor();
    const refused = shown(office).getByTestId('batch-line').filter({ hasText: '退回' });
    await refused.waitFor();
    await fits(office, 1440);
    const record = await call(office, `/api${address}`);
    expect(record.stage.id).toBe('reconciled');
    await open(phone);
    await fits(phone, 390);
    await shown(phone).getByTestId('batch-line').filter({ hasText: '退回' }).getByRole('link').click();
    await phone.getByText('退汇待再拨').first().waitFor();
    await phone.getByText('户名与账号不符').first().waitFor();
    await phone.getByRole('link', { name: /核实收款账户/ }).waitFor();
  });

  it('has been told nothing by the browser but of the request that was lost and of the refused answer', () => {
    expect(visits.complaints).toEqual([
      expect.stringContaining('ERR_FAILED'),
      expect.stringContaining('422'),
    ]);
  });
});
