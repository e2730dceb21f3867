import { randomUUID } from 'node:crypto';
import { workingCalendar } from '@taizhang/calendar';
import { all, catalogueOf, type Deadline, is } from '@taizhang/definition';
import { anybody, customer, repair, staff, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, queryOf, seededRandom, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type District,
  dueRecords,
  followDeadlines,
  keepCalendar,
  overdueByUnit,
  PersonalVault,
  type Pool,
  post,
  transaction,
} from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
const clerk = staff('ann', 'clerk', 'bench-a');
const title = { zh: '应办', en: 'Do it' };
const zone = 'Asia/Shanghai';
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const fields: typeof repair.fields = {
  ...repair.fields,
  'put-off': { kind: 'date', title: { zh: '改期至', en: 'Put off to' } },
};

/** The workshop with deadlines of its own, and its calendar kept. */
async function aShop(deadlines: Record<string, Deadline>, change: Partial<District> = {}) {
  const district: District = {
    ...workshopDistrict(`time-${randomUUID()}`),
    catalogue: catalogueOf([customer, { ...repair, fields, deadlines, metrics: {} }]),
    ...change,
  };
  await keepCalendar(pool, district);
  const say = (...postings: object[]) =>
    post(pool, district, vault, importer, { key: randomUUID(), postings: postings as never });
  const entry = (record: string, transition: string, occurredOn: string, rest: object = {}) => ({
    register: 'repair',
    record,
    transition,
    occurredOn,
    ...rest,
  });
  const open = (record: string, occurredOn: string, set: object = {}, rest: object = {}) =>
    entry(record, 'open', occurredOn, {
      unit: 'bench-a',
      set: { label: record, colour: 'red', ...set },
      ...rest,
    });
  const due = async (asked: object = {}, of: District = district) =>
    (await dueRecords(pool, of, clerk, { action: 'record', ...asked }, { limit: 500, offset: 0 })).due;
  const days = async (of: District = district) =>
    (await due({}, of)).map(({ record, deadline, day }) => `${record} ${deadline} ${day}`).sort();
  return { district, say, entry, open, due, days };
}

const workdays = (count: number) => ({ count, of: 'working-day' }) as const;

describe('a deadline that is counted', () => {
  it('counts work days from a day in a field, over days off and make-up days', async () => {
    const { say, open, days } = await aShop({
      d: { title, field: 'promised', within: workdays(3), stages: ['waiting'] },
    });
    await say(open('RP-1', '2021-01-05', { promised: '2021-02-10' }), open('RP-2', '2021-01-05'));
    expect(await days()).toEqual(['RP-1 d 2021-02-20']);
  });

  it('counts from the entry into the stage, and anew after coming back to it', async () => {
    const { district, say, entry, open, days } = await aShop({
      d: { title, within: workdays(2), stages: ['repairing'] },
    });
    await say(open('RP-1', '2021-06-01'), entry('RP-1', 'start', '2021-06-10'));
    // The Dragon Boat Festival lies between.
    expect(await days()).toEqual(['RP-1 d 2021-06-15']);
    await followDeadlines(pool, district);
    // What leaves it in its stage starts nothing anew.
    await say(entry('RP-1', 'ride', '2021-06-11', { amounts: { track: '3' } }));
    expect(await days()).toEqual(['RP-1 d 2021-06-15']);
    await say(entry('RP-1', 'finish', '2021-06-15', { set: { promised: '2021-06-15' } }));
    expect(await days()).toEqual([]);
    await say(entry('RP-1', 'reopen', '2021-06-16'));
    expect(await days()).toEqual(['RP-1 d 2021-06-18']);
    await followDeadlines(pool, district);
    expect(await days()).toEqual(['RP-1 d 2021-06-18']);
  });

  it('counts from where a correction puts the entry', async () => {
    const { say, entry, open, days } = await aShop({
      d: { title, within: workdays(2), stages: ['repairing'] },
    });
    const { posted } = await say(open('RP-1', '2021-06-01'), entry('RP-1', 'start', '2021-06-10'));
    await say({ corrects: posted[1]?.seq, with: entry('RP-1', 'start', '2021-06-07'), reason: '日期有误' });
    expect(await days()).toEqual(['RP-1 d 2021-06-09']);
  });

  it('counts working hours from when the entry was recorded', async () => {
    const { say, open, due } = await aShop({
      d: { title, within: { count: 4, of: 'working-hour' }, stages: ['waiting'] },
    });
    await say(open('RP-1', '2021-06-11', {}, { recordedAt: '2021-06-11T16:30:00+08:00' }));
    const [found] = await due();
    expect(found?.moment).toEqual(new Date('2021-06-15T11:30:00+08:00'));
    expect(found?.day).toBe('2021-06-15');
    expect(await due({ overdueAt: found?.moment })).toEqual([]);
    expect(await due({ overdueAt: new Date('2021-06-15T11:30:01+08:00') })).toHaveLength(1);
    expect(await due({ openAt: new Date('2021-06-15T11:30:01+08:00') })).toEqual([]);
  });

  it('counts hours on a demonstration’s last day by that day, whatever year the clock shows', async () => {
    const { say, open, due } = await aShop(
      { d: { title, within: { count: 1, of: 'working-hour' }, stages: ['waiting'] } },
      { standsOn: '2021-06-10' },
    );
    await say(open('RP-1', '2021-06-10', {}, { recordedAt: '2026-01-02T10:00:00+08:00' }));
    expect((await due())[0]?.moment).toEqual(new Date('2021-06-10T11:00:00+08:00'));
  });

  it('goes by the extended day once there is one, and the first day stays on the record', async () => {
    const { district, say, entry, open, days } = await aShop({
      d: { title, field: 'promised', extended: 'put-off', stages: ['waiting'] },
    });
    await say(open('RP-1', '2021-01-05', { promised: '2021-02-10' }));
    expect(await days()).toEqual(['RP-1 d 2021-02-10']);
    await say(entry('RP-1', 'revise', '2021-02-01', { set: { 'put-off': '2021-03-01' } }));
    expect(await days()).toEqual(['RP-1 d 2021-03-01']);
    const { rows } = await pool.query('select attributes from record where district = $1', [district.id]);
    expect(rows[0].attributes.promised).toBe('2021-02-10');
  });

  it('is one only of records of which its condition is true', async () => {
    const { district, say, open, days } = await aShop({
      d: { title, within: workdays(1), stages: ['waiting'], where: all(is('colour', 'blue')) },
      e: { title, field: 'promised', stages: ['waiting'], where: all(is('colour', 'red')) },
    });
    await say(open('RP-1', '2021-06-01', { colour: 'blue', promised: '2021-06-30' }));
    await say(open('RP-2', '2021-06-01', { promised: '2021-06-30' }));
    const expected = ['RP-1 d 2021-06-02', 'RP-2 e 2021-06-30'];
    expect(await days()).toEqual(expected);
    await followDeadlines(pool, district);
    expect(await days()).toEqual(expected);
  });

  it('is another unit’s where it says so: in its own to-do and count only', async () => {
    const { district, say, open, due } = await aShop({
      d: { title, within: workdays(1), stages: ['waiting'], at: 'front-desk' },
    });
    await say(open('RP-1', '2021-06-01'));
    expect(await due({ mine: true })).toEqual([]);
    expect((await due())[0]?.unit).toBe('front-desk');
    expect(await due({ unit: 'bench-a' })).toEqual([]);
    const figures = anybody('reader', 'read-figures');
    expect(await overdueByUnit(pool, district, figures, new Date('2021-07-01T12:00:00+08:00'))).toEqual([
      { unit: 'front-desk', overdue: 1, oldest: '2021-06-02' },
    ]);
  });

  it('is found anew when the calendar changes', async () => {
    const { district, say, open, days } = await aShop({
      d: { title, within: workdays(1), stages: ['waiting'] },
    });
    await say(open('RP-1', '2021-06-01'));
    await followDeadlines(pool, district);
    const changed: District = {
      ...district,
      calendar: workingCalendar(zone, {
        changes: [{ from: '2021-06-02', works: false, title: { zh: '台风停工', en: 'Typhoon' } }],
      }),
    };
    await keepCalendar(pool, changed);
    expect(await days(changed)).toEqual(['RP-1 d 2021-06-03']);
    await followDeadlines(pool, changed);
    expect(await days(changed)).toEqual(['RP-1 d 2021-06-03']);
  });
});

describe('the database and the calendar', () => {
  it('are quick at a calendar that was written after the planner last looked', async () => {
    const deadlines: Record<string, Deadline> = {
      d: { title, within: workdays(1), stages: ['waiting'], where: all(is('colour', 'blue')) },
      e: { title, field: 'promised', stages: ['waiting'], where: all(is('colour', 'red')) },
    };
    for (let others = 0; others < 4; others++) await aShop(deadlines);
    await queryOf(store.database.ownerUrl, 'analyze calendar_day');
    const { district, say, open } = await aShop(deadlines);
    await say(open('RP-1', '2021-06-01', { colour: 'blue' }), open('RP-2', '2021-06-01'));
    await transaction(pool, 'begin', async (client) => {
      // Each day of the calendar paired with each would take more than a minute.
      await client.query("set local statement_timeout = '15s'");
      const found = await dueRecords(client, district, clerk, { action: 'record' }, { limit: 9, offset: 0 });
      expect(found).toMatchObject({ total: 1, due: [{ record: 'RP-1', deadline: 'd', day: '2021-06-02' }] });
    });
  });

  it('count the same from any day and any moment', async () => {
    const seed = 20210630;
    const random = seededRandom(seed);
    const counts = [1, 2, 7, 30];
    const hours = [1, 4, 9, 50];
    const deadlines: Record<string, Deadline> = {};
    for (const count of counts) {
      deadlines[`work-${count}`] = { title, field: 'promised', within: workdays(count), stages: ['waiting'] };
      deadlines[`day-${count}`] = {
        title,
        field: 'promised',
        within: { count, of: 'day' },
        stages: ['waiting'],
      };
    }
    for (const count of hours)
      deadlines[`hour-${count}`] = {
        title,
        within: { count, of: 'working-hour' },
        stages: ['waiting'],
      };
    const { district, say, open, due } = await aShop(deadlines, {
      calendar: workingCalendar(zone, {
        hours: [
          ['09:00', '11:30'],
          ['13:00', '17:00'],
        ],
      }),
    });
    const { calendar } = district;
    const from = Date.parse('2004-01-02T00:00:00+08:00');
    const said = Array.from({ length: 30 }, (_, n) => {
      const at = new Date(from + random.integer(0, 8000) * 86_400_000 + random.integer(0, 86_399) * 1000);
      return { record: `RP-${n}`, at, promised: calendar.dayOf(at) };
    }).filter(({ at }) => at.getTime() < Date.now());
    for (const { record, at, promised } of said.sort((a, b) => a.at.getTime() - b.at.getTime()))
      await say(open(record, promised, { promised }, { recordedAt: at.toISOString() }));
    const found = new Map((await due()).map((one) => [`${one.record} ${one.deadline}`, one]));
    expect(found.size).toBe(said.length * 12);
    for (const { record, at, promised } of said) {
      const about = `seed ${seed}, ${record} at ${at.toISOString()}`;
      for (const count of counts) {
        expect(found.get(`${record} work-${count}`)?.day, about).toBe(calendar.addWorkdays(promised, count));
        const later = new Date(Date.parse(promised) + count * 86_400_000).toISOString().slice(0, 10);
        expect(found.get(`${record} day-${count}`)?.day, about).toBe(later);
      }
      for (const count of hours)
        expect(found.get(`${record} hour-${count}`)?.moment, about).toEqual(
          calendar.addWorkingHours(at, count),
        );
    }
  });
});
