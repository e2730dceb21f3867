import { defineRegister } from '@taizhang/definition';
import { duty, mechanic, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { dispatchPaper } from './views/dispatch-paper.ts';

const said = (
  register: string,
  record: string,
  transition: string,
  occurredOn: string,
  rest: object = {},
  recordedAt = `${occurredOn}T02:00:00Z`,
) => ({ register, record, transition, occurredOn, recordedAt, recordedBy: 'bench-a', ...rest });

const unit = 'bench-a';
const bicycle = (id: string, promised: string, of = unit) =>
  said('repair', id, 'open', '2021-06-01', {
    unit: of,
    street: 'north',
    set: { label: id, colour: 'red', promised },
    amounts: { quoted: '10' },
  });

/** Without the errands that are gathered of them: this shop keeps none. */
const { gathers: _, ...mechanicAlone } = mechanic;

/** On Thursday 1 July: Li has gone, and his bicycle is late; Wu's plan was put off this week. */
/** What a mechanic is to do by a day. */
const chore = defineRegister({
  id: 'chore',
  title: { zh: '杂事', en: 'Chores' },
  description: { zh: '谁在何时前办', en: 'What is to be done by whom and when' },
  keeper: { zh: '车间', en: 'Workshop' },
  prefix: 'CH',
  titleField: 'what',
  places: 'none',
  fields: {
    what: { kind: 'text', title: { zh: '事项', en: 'What' }, required: true },
    mechanic: { kind: 'reference', register: 'mechanic', title: { zh: '师傅', en: 'Mechanic' } },
    'do-by': { kind: 'date', title: { zh: '时限', en: 'Do by' } },
  },
  measures: {},
  stages: {
    open: { title: { zh: '待办', en: 'Open' } },
    done: { title: { zh: '办结', en: 'Done' }, ended: true },
  },
  transitions: {
    give: { title: { zh: '交办', en: 'Give' }, to: 'open' },
    pass: { title: { zh: '换人', en: 'Pass on' }, from: ['open'], sets: ['mechanic'] },
    do: { title: { zh: '办结', en: 'Do' }, from: ['open'], to: 'done' },
  },
  deadlines: { do: { title: { zh: '应办结', en: 'Do it' }, field: 'do-by', stages: ['open'] } },
  metrics: {},
});

const chores = [
  ['CH-1', '2021-09-01'],
  ['CH-2', '2021-06-20'],
  ['CH-3', '2021-07-03'],
].map(([id, day]) =>
  said('chore', id as string, 'give', '2021-06-10', {
    unit,
    set: { what: id, mechanic: 'ME-WU', 'do-by': day },
  }),
);

function shop(more: readonly object[] = []): DistrictPackage {
  const base = workshopPackage();
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, mechanicAlone, duty, chore],
    history: () => [
      ...base.history().filter((one) => !('corrects' in one)),
      said('mechanic', 'ME-LI', 'employ', '2021-01-05', { unit, set: { name: 'Li' } }),
      said('mechanic', 'ME-WU', 'employ', '2021-01-05', { unit, set: { name: 'Wu' } }),
      bicycle('RP-A', '2021-06-29'),
      bicycle('RP-B', '2021-07-05', 'bench-b'),
      bicycle('RP-C', '2021-07-10'),
      bicycle('RP-S', '2021-06-27', 'bench-b'),
      said('duty', 'DU-A', 'give', '2021-06-02', {
        unit,
        set: { what: 'A', mechanic: 'ME-LI', bicycle: 'RP-A' },
      }),
      said('duty', 'DU-C', 'give', '2021-06-02', {
        unit,
        set: { what: 'C', mechanic: 'ME-WU', bicycle: 'RP-C' },
      }),
      said('mechanic', 'ME-LI', 'leave', '2021-06-20'),
      said('repair', 'RP-C', 'revise', '2021-06-29', { set: { promised: '2021-07-20' }, reason: 'no chain' }),
      said('repair', 'RP-C', 'pay', '2021-06-30', { amounts: { paid: '5' } }),
      said('repair', 'RP-C', 'start', '2021-06-30'),
      ...more,
    ],
  } as DistrictPackage;
}

const { as, stranger } = serving(buildApp, shop());
const busy = serving(buildApp, shop(chores));
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

describe('GET /api/records/…/answers', () => {
  it('says who answered for a record since when', async () => {
    const { status, json } = await (await as('clerk.a')).get('/api/records/repair/RP-A/answers');
    expect([status, json.today]).toEqual([200, '2021-07-01']);
    expect(json.answers).toMatchObject([
      { who: { id: 'ME-LI', title: 'Li' }, by: { id: 'DU-A' }, from: '2021-06-02', until: null },
    ]);
    const before = await (await as('clerk.a')).get('/api/records/repair/RP-A/answers?knownAt=2021-06-01');
    expect(before.json.answers).toEqual([]);
  });

  it('is refused to strangers, of what is out of reach, and at no moment', async () => {
    expect((await stranger().get('/api/records/repair/RP-A/answers')).status).toBe(401);
    const other = await (await as('clerk.b')).get('/api/records/repair/RP-A/answers');
    expect([other.status, other.json.code]).toEqual([404, 'unknown-record']);
    const { json } = await (await as('clerk.a')).get('/api/records/repair/RP-A/answers?knownAt=never');
    expect([json.code, json.field]).toEqual(['impossible-instant', 'knownAt']);
  });
});

describe('GET /api/leaders', () => {
  it('lists who answers for how much, and who has gone with what in hand', async () => {
    const { status, json } = await (await as('coordinator')).get('/api/leaders');
    expect(status).toBe(200);
    expect(json.week).toMatchObject({ from: '2021-06-28', to: '2021-07-04', day: '2021-07-01' });
    expect(
      json.leaders.map(({ who, counts }: { who: { id: string }; counts: { count: number }[] }) => [
        who.id,
        counts[0]?.count,
      ]),
    ).toEqual([
      ['ME-LI', 1],
      ['ME-WU', 1],
    ]);
    expect(json.gone).toMatchObject([{ who: { id: 'ME-LI' }, inHand: [{ id: 'DU-A', mayHandOver: true }] }]);
  });

  it('says of what is in hand that who may not record for it may not hand it over', async () => {
    const { json } = await (await as('supervisor')).get('/api/leaders');
    expect(json.gone[0].inHand).toMatchObject([{ id: 'DU-A', mayHandOver: false }]);
  });

  it('is refused to who reads no figures, for a week to come and a day that is none', async () => {
    expect((await (await as('clerk.a')).get('/api/leaders')).status).toBe(403);
    expect((await stranger().get('/api/leaders')).status).toBe(401);
    const coordinator = await as('coordinator');
    const wrong = async (query: string) => (await coordinator.get(`/api/leaders?${query}`)).json.code;
    expect(await wrong('week=2021-07-12')).toBe('future-day');
    expect(await wrong('week=2021-02-30')).toBe('impossible-date');
  });
});

describe('GET /api/leaders/…', () => {
  it('says what one should know in a week, and what was known of another', async () => {
    const coordinator = await as('coordinator');
    const { json } = await coordinator.get('/api/leaders/mechanic/ME-WU');
    expect(json.who.title).toBe('Wu');
    expect(json.putOff).toMatchObject([{ id: 'RP-C', before: '2021-07-10', after: '2021-07-20' }]);
    expect(json.moved.records.map(({ transition }: { transition: { en: string } }) => transition.en)).toEqual(
      ['Pay', 'Start'],
    );
    const gone = (await coordinator.get('/api/leaders/mechanic/ME-LI')).json;
    expect(ids(gone.overdue.due)).toEqual(['RP-A']);
    const earlier = (await coordinator.get('/api/leaders/mechanic/ME-WU?week=2021-06-21')).json;
    expect([earlier.putOff, earlier.moved.total]).toEqual([[], 0]);
    const then = (await coordinator.get('/api/leaders/mechanic/ME-LI?week=2021-06-21')).json;
    expect(then.soon.due[0]).toMatchObject({ id: 'RP-A', distance: { count: 2, overdue: false } });
  });

  it('says by when something is to be done of what names him, with what he answers for', async () => {
    const { json } = await (await busy.as('coordinator')).get('/api/leaders/mechanic/ME-WU');
    expect(ids(json.overdue.due)).toEqual(['CH-2']);
    expect(ids(json.soon.due)).toEqual(['CH-3']);
    expect(json.named.map(({ id, due }: { id: string; due: string }) => [id, due])).toEqual([
      ['CH-2', '2021-06-20'],
      ['CH-3', '2021-07-03'],
      ['CH-1', '2021-09-01'],
    ]);
  });

  it('is refused of who is none, and to who reads no figures', async () => {
    const coordinator = await as('coordinator');
    expect((await coordinator.get('/api/leaders/mechanic/ME-NO')).json.code).toBe('unknown-record');
    expect((await coordinator.get('/api/leaders/customer/CU-1')).json.code).toBe('unknown-record');
    expect((await (await as('clerk.a')).get('/api/leaders/mechanic/ME-WU')).status).toBe(403);
  });
});

describe('GET /api/dispatch', () => {
  it('says what changed, what slipped and what is about to, of chosen work', async () => {
    const coordinator = await as('coordinator');
    const { json } = await coordinator.get('/api/dispatch');
    expect(json.moved).toMatchObject([{ stage: { id: 'repairing' }, records: 1, opened: 0 }]);
    expect(json.added).toMatchObject([{ measure: { id: 'paid' }, amount: '5' }]);
    expect(ids(json.passed.due)).toEqual(['RP-A']);
    expect(json.putOff).toMatchObject([{ id: 'RP-C', reason: 'no chain' }]);
    expect(ids(json.soon.due)).toEqual(['RP-B']);
    expect(json.gone[0].inHand).toHaveLength(1);
    const of = async (query: string) => (await coordinator.get(`/api/dispatch?${query}`)).json;
    expect((await of('unit=bench-b')).moved).toEqual([]);
    expect(ids((await of('unit=bench-b')).soon.due)).toEqual(['RP-B']);
    expect((await of('about=repair/RP-A')).passed.total).toBe(1);
    expect((await of('about=repair/RP-B')).passed.total).toBe(0);
    const behind = await coordinator.get('/api/dispatch/records?register=repair&stage=repairing');
    expect(ids(behind.json.records)).toEqual(['RP-C']);
    const paid = await coordinator.get('/api/dispatch/records?register=repair&measure=paid');
    expect(paid.json.records[0].amounts[0].shown.en).toMatch(/^5/);
  });

  it('tells how far deadlines lay from a week that is over, not from today', async () => {
    const coordinator = await as('coordinator');
    const of = async (query: string) =>
      (await coordinator.get(`/api/dispatch?about=repair/RP-A${query}`)).json;
    const { distance: now } = (await of('')).passed.due[0];
    expect(now).toMatchObject({ of: 'day', count: -2, overdue: true });
    const before = await of('&week=2021-06-23');
    expect(before.week.day).toBe('2021-06-27');
    expect([before.passed.total, before.soon.due[0].distance]).toEqual([
      0,
      { of: 'day', count: 2, overdue: false, provisional: false },
    ]);
  });

  it('has a deadline of the last day of a week overdue at its end', async () => {
    const query = 'about=repair/RP-S&week=2021-06-23';
    const { json } = await (await as('coordinator')).get(`/api/dispatch?${query}`);
    expect(json.passed.due[0].distance).toMatchObject({ count: 0, overdue: true });
  });

  it('shows the head of a unit his own, and names what is wrong', async () => {
    const own = (await (await as('leader.a')).get('/api/dispatch')).json;
    expect(own.soon.total).toBe(0);
    const coordinator = await as('coordinator');
    const code = async (query: string) => (await coordinator.get(`/api/dispatch?${query}`)).json.code;
    expect(await code('unit=atlantis')).toBe('unknown-unit');
    expect(await code('street=bench-a')).toBe('unknown-street');
    expect(await code('register=nothing')).toBe('unknown-register');
    expect(await code('about=repair/RP-NO')).toBe('unknown-record');
    expect(await code('about=RP')).toBe('malformed-request');
    expect(await code('limit=0')).toBe('malformed-request');
    expect((await (await as('clerk.a')).get('/api/dispatch')).status).toBe(403);
    expect((await (await as('clerk.a')).get('/api/dispatch/records')).status).toBe(403);
    expect((await stranger().get('/api/dispatch')).status).toBe(401);
  });

  it('comes as a paper, which says the same and is noted', async () => {
    const coordinator = await as('coordinator');
    const { json: screen } = await coordinator.get('/api/dispatch');
    const { sections } = dispatchPaper(screen, [], '2021-07-01', 'en');
    const rows = sections.map(({ table }) => table?.rows ?? []);
    expect(sections[0]?.paragraphs[0]).toContain('1 passed its day undone and 1 plan was put off');
    expect(rows[5]).toEqual([['RP-A', 'Finish the repair', '2021-06-29', '2', 'bench-a']]);
    expect(rows[6]).toEqual([['RP-C', 'Promised for', '2021-07-10', '2021-07-20', 'bench-a']]);
    expect(rows[7]?.map(([record]) => record)).toEqual(['RP-B']);
    const paper = await coordinator.get('/api/dispatch/pack.docx?lang=en');
    expect(paper.status).toBe(200);
    expect(String(paper.headers['content-type'])).toContain('wordprocessingml');
    expect((await (await as('clerk.a')).get('/api/dispatch/pack.docx')).status).toBe(403);
    expect((await coordinator.get('/api/dispatch/pack.docx?lang=la')).json.code).toBe('malformed-request');
    const { json } = await (await as('audit.admin')).get('/api/audit?action=export');
    expect(json.entries[0].detail).toMatchObject({ as: 'dispatch' });
  });
});

describe('POST /api/leaders/…/hand-over', () => {
  const item = { register: 'duty', id: 'DU-A', field: 'mechanic' };
  const body = { key: 'k', to: 'ME-WU', occurredOn: '2021-07-01', items: [item] };
  const path = '/api/leaders/mechanic/ME-LI/hand-over';

  it('is refused to strangers, and thing by thing to who may not record or for what is not his', async () => {
    expect((await stranger().post(path, body)).status).toBe(401);
    expect((await (await as('clerk.a')).post(path, { ...body, items: [] })).json.code).toBe(
      'malformed-request',
    );
    const supervisor = (await (await as('supervisor')).post(path, body)).json;
    expect(supervisor.refused[0].refusal.code).toBe('not-permitted');
    const clerk = await as('clerk.a');
    const other = await clerk.post(path, { ...body, items: [{ ...item, id: 'DU-C' }] });
    expect(other.json.refused[0].refusal.code).toBe('not-in-hand');
    const gone = await clerk.post(path, { ...body, key: 'g', to: 'ME-LI' });
    expect(gone.json.refused[0].refusal.code).toBe('reference-elsewhere');
  });

  it('gives what is in his hands to another, once', async () => {
    const clerk = await as('clerk.a');
    expect((await clerk.post(path, body)).json).toEqual({ done: [item], submitted: [], refused: [] });
    expect((await clerk.post(path, body)).json.refused[0].refusal.code).toBe('not-in-hand');
    const { json } = await clerk.get('/api/records/repair/RP-A/answers');
    expect(
      json.answers.map(({ who, from }: { who: { id: string }; from: string }) => [who.id, from]),
    ).toEqual([
      ['ME-LI', '2021-06-02'],
      ['ME-WU', '2021-07-01'],
    ]);
    expect((await (await as('coordinator')).get('/api/leaders')).json.gone).toEqual([]);
  });
});
