import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { Visits, widthOf } from './visit.ts';

const visits = new Visits();

/** A matter's way from the list to being closed, done by the Supervision Office and by the unit, each on its own screen. */
describe('a supervised matter', () => {
  const record = 'DB-2021-901';
  let office: Page;
  let head: Page;
  let unit: Page;
  beforeAll(async () => {
    const still = { reducedMotion: 'reduce' } as const;
    office = await visits.open(1440, '/design', still, 'supervision.clerk');
    head = await visits.open(1440, '/design', still, 'supervision.leader');
    unit = await visits.open(390, '/design', still, 'emergency.clerk');
  });
  let steps = 0;
  const act = (page: Page, transition: string, rest: object = {}) => {
    steps += 1;
    const posting = {
      register: 'supervision',
      record,
      transition,
      occurredOn: '2021-08-26',
      ...rest,
    };
    return call(page, '/api/work', { key: `supervision-${steps}`, posting, basis: null, form: null });
  };
  const approve = async () => {
    const { submissions } = await call(head, '/api/submissions?side=review&state=submitted');
    const mine = submissions.find((one: { record: string }) => one.record === record);
    const decision = { decision: 'approved', version: mine.version, note: null };
    return call(head, `/api/submissions/${mine.id}/decision`, decision);
  };
  const due = async (page: Page) =>
    (await call(page, `/api/records/supervision/${record}/work`)).due as {
      deadline: string;
      day: string;
      firstDay: string | null;
      distance: { of: string; count: number };
    }[];
  const stage = async () => (await call(office, `/api/records/supervision/${record}`)).stage.id as string;
  const open = (page: Page, path = `/records/supervision/${record}`) =>
    page.goto(`${inject('address')}${path}`);

  it('is put on the list and assigned by the office, and then stands in the unit’s to-do', async () => {
    const set = {
      subject: '排查老旧厂房消防隐患（合成）',
      source: 'leader-instruction',
      urgency: 'ordinary',
      'due-on': '2021-09-02',
    };
    expect((await act(office, 'register', { unit: 'emergency', set })).outcome).toBe('posted');
    expect((await due(office)).map(({ deadline }) => deadline)).toEqual(['assign']);
    expect((await act(unit, 'assign')).code).toBe('not-permitted');
    expect((await act(office, 'assign', { unit: 'emergency' })).outcome).toBe('posted');
    await open(unit, '/todo');
    await unit.getByRole('link', { name: '排查老旧厂房消防隐患（合成）' }).first().waitFor();
    await unit.getByText('还有 1 个工作日').first().waitFor();
    expect(await widthOf(unit)).toBeLessThanOrEqual(390);
  });

  it('is signed for by the unit, by a form on a telephone', async () => {
    await open(unit);
    await unit.getByTestId('ways').getByText('签收').click();
    await unit.getByRole('button', { name: '登记入账' }).click();
    await unit.getByTestId('done').waitFor();
    expect(await stage()).toBe('signed');
    expect(await due(unit)).toMatchObject([
      { deadline: 'report', day: '2021-09-02', firstDay: null, distance: { of: 'working-day', count: 5 } },
    ]);
  });

  it('is reported, sent back with a reason, and due again', async () => {
    const result = { result: '已排查 12 处', 'done-on': '2021-08-26' };
    expect((await act(unit, 'report', { set: result })).outcome).toBe('posted');
    expect((await act(unit, 'verify', { set: { finding: '自查属实' } })).code).toBe('not-permitted');
    expect((await due(office)).map(({ deadline }) => deadline)).toEqual(['verify']);
    const reason = { 'return-reason': '缺少复查照片' };
    expect((await act(office, 'send-back', { set: reason })).outcome).toBe('posted');
    expect(await stage()).toBe('returned');
    await open(unit);
    await unit.getByText('缺少复查照片').first().waitFor();
  });

  it('gets an extension only by approval, and shows the day first set beside the new one', async () => {
    const extension = { 'extended-to': '2021-09-15', 'extension-reason': '等待产权单位配合' };
    expect((await act(unit, 'extend', { set: extension })).outcome).toBe('submitted');
    expect((await due(unit))[0]?.day).toBe('2021-09-02');
    expect((await approve()).state).toBe('approved');
    expect((await due(unit))[0]).toMatchObject({ day: '2021-09-15', firstDay: '2021-09-02' });
    await open(unit);
    await unit.getByText('原时限 2021-09-02').waitFor();
  });

  it('is reported again, verified, and closed by two people of the office', async () => {
    const result = { result: '已补充复查照片', 'done-on': '2021-08-26' };
    await act(unit, 'report', { set: result });
    expect((await act(office, 'verify', { set: { finding: '现场核查属实' } })).outcome).toBe('posted');
    expect((await act(office, 'close')).outcome).toBe('submitted');
    expect(await stage()).toBe('verified');
    expect((await approve()).state).toBe('approved');
    expect(await stage()).toBe('closed');
    expect(await due(office)).toEqual([]);
    const { movements } = await call(office, `/api/records/supervision/${record}`);
    expect(movements.length).toBe(9);
  });

  it('is told of to both sides: the unit that its extension was approved, the office that it is pressed', async () => {
    const told = async (page: Page) =>
      (await call(page, '/api/notices?limit=100')).notices.map(
        ({ text }: { text: { zh: string } }) => text.zh,
      );
    await expect
      .poll(() => told(unit), { timeout: 20_000 })
      .toContainEqual(expect.stringContaining('已审核通过'));
    await expect
      .poll(() => told(office), { timeout: 20_000 })
      .toContainEqual(expect.stringContaining('督查室催办'));
  });
});

describe.each([390, 1440])('the page of what is due, on a screen of %i pixels', (width) => {
  it('opens from the list of registers, and each number opens what it counts', async () => {
    const page = await visits.open(width, '/due', { reducedMotion: 'reduce' }, 'supervision.leader');
    await page.getByRole('link', { name: '督办事项台账' }).click();
    await page.getByRole('heading', { level: 1, name: /督办事项台账/ }).waitFor();
    await page.getByText('个工作日').first().waitFor();
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    const stage = page.locator('.counts li', { hasText: '办理中' }).first().getByRole('link');
    const count = Number(await stage.innerText());
    await stage.click();
    await page.waitForURL(/condition=/);
    const { count: listed } = await call(
      page,
      `/api/registers/supervision/records?condition=${encodeURIComponent(
        JSON.stringify({ combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'signed' }] }),
      )}`,
    );
    expect(listed).toBe(count);
    expect(visits.complaints).toEqual([]);
  });
});
