import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { call } from './call.ts';
import { field } from './form.ts';
import { Visits } from './visit.ts';

const visits = new Visits();
const stamp = Math.random().toString(36).slice(2, 6);
const project = `XM-2021-${stamp}`;
const name = '示例科创园项目（合成）';
const documents = ['approval', 'land-approval', 'funding-proof', 'licence'];

const go = (page: Page, path: string) => page.goto(`${inject('address')}${path}`);
const month = (page: Page, number: number) => page.locator('.month-lights > li').nth(number - 1);

let requests = 0;
const act = (page: Page, register: string, record: string, transition: string, on: string, rest = {}) =>
  call(page, '/api/work', {
    key: `${project}-${++requests}`,
    posting: { register, record, transition, occurredOn: on, ...rest },
    basis: null,
    form: null,
  });
const yuan = (value: string) => ({ value, unit: 'yi-yuan' });

/** One project from its application to the library of effect, by the screens and by what its neighbours enter. */
describe('a year in the life of a project', () => {
  let office: Page;
  let leader: Page;
  let builder: Page;
  let supervision: Page;
  let supervisionHead: Page;
  beforeAll(async () => {
    const still = { reducedMotion: 'reduce' } as const;
    office = await visits.open(1440, '/design', still, 'coordinator');
    leader = await visits.open(1440, '/design', still, 'district.leader');
    builder = await visits.open(1440, '/design', still, 'construction.clerk');
    supervision = await visits.open(1440, '/design', still, 'supervision.clerk');
    supervisionHead = await visits.open(1440, '/design', still, 'supervision.leader');
  });

  const stage = async () => (await call(office, `/api/records/project/${project}`)).stage.id as string;
  const approve = async (page: Page, record: string) => {
    const { submissions } = await call(page, '/api/submissions?side=review&state=submitted&limit=100');
    const waiting = submissions.find((one: { record: string }) => one.record === record);
    const decision = { decision: 'approved', version: waiting.version, note: null };
    expect(await call(page, `/api/submissions/${waiting.id}/decision`, decision)).toMatchObject({
      state: 'approved',
    });
  };
  const invest = async (on: string, amount: string) => {
    const amounts = { invested: yuan(amount) };
    expect(await act(office, 'project', project, 'progress', on, { amounts })).toMatchObject({
      outcome: 'submitted',
    });
    await approve(leader, project);
  };

  it('is questioned when its money stands in the wrong unit, and applied for', async () => {
    const set = { name, kind: 'industry', livelihood: false, 'construction-unit': '示例建设公司（合成）' };
    const rest = { unit: 'construction', street: 'zhonghualu', set };
    const wrong = { ...rest, amounts: { 'total-investment': { value: '6', unit: 'yuan' } } };
    const asked = await act(office, 'project', project, 'apply', '2021-07-01', wrong);
    expect(asked.code).toBe('in-doubt');
    expect(asked.message.zh).toContain('单位');
    const right = { ...rest, amounts: { 'total-investment': yuan('6') } };
    expect(await act(office, 'project', project, 'apply', '2021-07-01', right)).toMatchObject({
      outcome: 'posted',
    });
  });

  it('is kept in reserve until approval, land, funding and licence are proved', async () => {
    const plan = { 'planned-start': '2021-07-05', 'planned-finish': '2022-06-30' };
    const amounts = { 'year-plan': yuan('2.4') };
    await act(office, 'project', project, 'admit', '2021-07-02', { set: plan, amounts });
    expect(await stage()).toBe('reserve');
    const started = { set: { 'started-on': '2021-07-05' } };
    const refused = await act(office, 'project', project, 'start', '2021-07-05', started);
    expect(refused.code).toBe('conditions-unmet');
    for (const word of ['立项批复', '用地', '资金', '施工许可']) expect(refused.message.zh).toContain(word);
    for (const document of documents) {
      const answer = await office.request.post(
        `${inject('address')}/api/records/project/${project}/attachments?id=${crypto.randomUUID()}&document=${document}`,
        {
          headers: { origin: inject('address') },
          multipart: {
            file: { name: `${document}.txt`, mimeType: 'text/plain', buffer: Buffer.from('合成') },
          },
        },
      );
      expect(answer.ok()).toBe(true);
    }
    await go(office, `/records/project/${project}/do/start`);
    await field(office, 'set.started-on').fill('2021-07-05');
    await field(office, 'set.code').fill('2101-420106-04-01-000001');
    await field(office, 'set.funding').selectOption('enterprise');
    await field(office, 'set.permit-number').fill('合成许可001');
    await field(office, 'occurredOn').fill('2021-07-05');
    await office.getByTestId('send').click();
    await office.getByTestId('done').waitFor();
    expect(await stage()).toBe('construction');
  });

  it('falls behind its schedule, and is red', async () => {
    await invest('2021-07-26', '0.1');
    await go(office, `/records/project/${project}`);
    await month(office, 7).locator('.light-missed').waitFor();
  });

  let official: string;
  const meeting = `HY-2021-${stamp}`;
  const problem = `WT-2021-${stamp}`;
  const what = `管线迁改影响基坑施工${stamp}（合成）`;

  it('has its problem put before the committee, which sets an owner and a day', async () => {
    official = (await call(office, '/api/registers/official/lookup?stages=in-office')).records[0].id;
    await act(office, 'problem', problem, 'raise', '2021-07-27', {
      unit: 'construction',
      street: 'zhonghualu',
      set: {
        what,
        project,
        kind: 'pipeline',
        level: 'serious',
        owner: official,
        'solve-by': '2021-09-30',
      },
    });
    await act(office, 'meeting', meeting, 'plan', '2021-07-28', {
      unit: 'government-office',
      set: { subject: '投委会专题会（合成）', kind: 'investment-committee', 'planned-on': '2021-08-02' },
    });
    await go(office, `/records/meeting/${meeting}`);
    await office.getByTestId('draw').click();
    await office.getByLabel(new RegExp(stamp)).check();
    await office.getByTestId('draw-these').click();
    const item = office.getByTestId('gathered').filter({ hasText: stamp });
    await item.getByRole('link', { name: '议定交办' }).click();
    await field(office, 'set.decision').fill('由区建设局牵头完成管线迁改');
    await field(office, 'set.undertaking-unit').selectOption('construction');
    await field(office, 'set.leader').fill(official);
    await field(office, 'set.due-on').fill('2021-08-31');
    await office.getByTestId('send').click();
    await office.getByTestId('done').waitFor();
  });

  it('has the decision supervised until it is closed, and the problem solved', async () => {
    const { records } = await call(office, `/api/registers/supervision/lookup?text=${stamp}`);
    const task = records[0].id as string;
    const day = '2021-08-26';
    expect(
      await act(supervision, 'supervision', task, 'assign', day, { unit: 'construction' }),
    ).toMatchObject({ outcome: 'posted' });
    expect((await act(supervision, 'supervision', task, 'sign', day)).code).toBe('not-permitted');
    expect(await act(builder, 'supervision', task, 'sign', day)).toMatchObject({ outcome: 'posted' });
    const result = { result: '管线迁改完成', 'done-on': day };
    expect(await act(builder, 'supervision', task, 'report', day, { set: result })).toMatchObject({
      outcome: 'posted',
    });
    const finding = { set: { finding: '现场核查属实' } };
    expect(await act(supervision, 'supervision', task, 'verify', day, finding)).toMatchObject({
      outcome: 'posted',
    });
    expect(await act(supervision, 'supervision', task, 'close', day)).toMatchObject({ outcome: 'submitted' });
    await approve(supervisionHead, task);
    const solved = { set: { 'solved-on': day, result: '已迁改' } };
    expect(await act(office, 'problem', problem, 'solve', day, solved)).toMatchObject({ outcome: 'posted' });
  });

  it('makes up what it missed, and stays yellow', async () => {
    await invest('2021-08-25', '2.3');
    await go(office, `/records/project/${project}`);
    await month(office, 7).locator('.light-made-up').waitFor();
    expect(await office.locator('.record-lights h2').innerText()).toContain('已补上');
  });

  it('says all of it on one card', async () => {
    await go(office, `/records/project/${project}/card`);
    await office.getByRole('heading', { level: 1, name }).waitFor();
    await office.locator('.light-made-up').first().waitFor();
    await office.getByText(what).first().waitFor();
    const card = await office.locator('main').innerText();
    for (const words of ['2.4', '已补上', what]) expect(card).toContain(words);
  });

  it('is completed and takes effect, and no movement of it was ever changed', async () => {
    const done = { set: { 'completed-on': '2021-08-26' }, evidence: ['approval.txt'] };
    expect(await act(office, 'project', project, 'complete', '2021-08-26', done)).toMatchObject({
      outcome: 'submitted',
    });
    await approve(leader, project);
    expect(await act(office, 'project', project, 'take-effect', '2021-08-26')).toMatchObject({
      outcome: 'posted',
    });
    expect(await stage()).toBe('effective');
    const { movements } = await call(office, `/api/records/project/${project}`);
    expect(movements.map(({ origin }: { origin: string }) => origin)).toEqual(Array(7).fill('entry'));
  });
});

it('complains of nothing', () => {
  expect(visits.complaints).toEqual([]);
});
