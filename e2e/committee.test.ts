import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { field } from './form.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const recorder = 'coordinator';

const record = async (page: Page, posting: object) => {
  const key = `committee-${Math.random().toString(36).slice(2)}`;
  const done = await call(page, '/api/work', { key, posting, basis: null, form: null });
  expect(done).toMatchObject({ outcome: 'posted' });
};

describe('a problem that is put before the committee', () => {
  let page: Page;
  const stamp = Math.random().toString(36).slice(2, 8);
  const [meeting, problem] = [`HY-E2E-${stamp}`, `WT-E2E-${stamp}`];
  const occurredOn = '2021-08-20';
  let official: string;

  beforeAll(async () => {
    page = await visits.open(1440, '/design', { reducedMotion: 'reduce' }, recorder);
    const lookup = async (register: string, query: string) =>
      (await call(page, `/api/registers/${register}/lookup?${query}`)).records[0].id as string;
    official = await lookup('official', 'stages=in-office');
    const project = await lookup('project', 'text=XM-1');
    const opening = { occurredOn, unit: 'government-office' };
    const meetingSet = {
      subject: `投委会${stamp}（合成）`,
      kind: 'investment-committee',
      'planned-on': occurredOn,
    };
    await record(page, {
      register: 'meeting',
      record: meeting,
      transition: 'plan',
      ...opening,
      set: meetingSet,
    });
    await record(page, {
      register: 'problem',
      record: problem,
      transition: 'raise',
      ...opening,
      street: 'zhonghualu',
      set: {
        what: `管线迁改滞后${stamp}（合成）`,
        project,
        kind: 'pipeline',
        level: 'serious',
        'raised-by': 'construction',
        owner: official,
        'solve-by': '2021-09-30',
      },
    });
  });

  it('is drawn, decided, supervised and minuted', async () => {
    await page.goto(`${inject('address')}/records/meeting/${meeting}`);
    await page.getByTestId('draw').click();
    await page.getByLabel(new RegExp(`管线迁改滞后${stamp}`)).check();
    await page.getByTestId('draw-these').click();
    const item = page.getByTestId('gathered').filter({ hasText: stamp });
    await item.waitFor();

    await item.getByRole('link', { name: '议定交办' }).click();
    await field(page, 'set.decision').fill('由区建设局限期完成管线迁改');
    await field(page, 'set.undertaking-unit').selectOption('construction');
    await field(page, 'set.leader').fill(official);
    // What would be overdue as soon as it is supervised is asked about here, where its day is typed.
    await field(page, 'set.due-on').fill('2021-01-04');
    await page.getByTestId('look').click();
    await page.locator('[data-field="set.due-on"]').getByText('一登记就已逾期').waitFor();
    await field(page, 'set.due-on').fill('2021-09-30');
    await page.getByTestId('look').click();
    expect(await page.getByTestId('planned-opens').innerText()).toContain('督办事项台账');
    await page.getByTestId('send').click();
    await page.getByTestId('done').waitFor();
    await page
      .getByRole('link', { name: new RegExp(stamp) })
      .last()
      .waitFor();

    const day = '2021-08-23';
    const held = { 'held-on': day, venue: '会议室（合成）', chair: official, attendees: '有关部门' };
    await record(page, {
      register: 'meeting',
      record: meeting,
      transition: 'hold',
      occurredOn: day,
      set: held,
      amounts: { participants: '20' },
    });
    await page.goto(`${inject('address')}/records/meeting/${meeting}`);
    const [minutes] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('paper-minutes').click(),
    ]);
    expect(minutes.suggestedFilename()).toMatch(/纪要\.docx$/);
  });
});
