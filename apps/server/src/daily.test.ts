import { claims, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const note = (day: string) => ({ recordedAt: `${day}T02:00:00Z`, recordedBy: 'bench-a', occurredOn: day });
const yard = {
  ...note('2021-01-02'),
  register: 'yard',
  record: 'YD-2',
  transition: 'open',
  unit: 'bench-a',
  street: 'north',
  set: { name: 'YD-2（合成）', guard: '合成人' },
};
const opened = (record: string, street: string) => ({
  ...note('2021-01-02'),
  register: 'claim',
  record,
  transition: 'open',
  unit: 'bench-a',
  street,
  set: { label: record, yard: 'YD-2', way: 'plain' },
  amounts: { area: '2.5' },
});
const settled = (record: string, day: string, known = day) => ({
  ...note(day),
  recordedAt: `${known}T03:00:00Z`,
  register: 'claim',
  record,
  transition: 'settle',
  set: { 'settled-on': day, why: '合成' },
  amounts: { settled: '12.5' },
});

/** 2021-07-01 is a Thursday. */
function district(): DistrictPackage {
  const base = workshopPackage();
  const past = [
    yard,
    ...['CM-1', 'CM-2', 'CM-3', 'CM-4'].map((record) => opened(record, 'north')),
    ...['CM-5', 'CM-6'].map((record) => opened(record, 'south')),
    settled('CM-1', '2021-05-03'),
    settled('CM-2', '2021-06-28'),
    settled('CM-3', '2021-06-30', '2021-07-03'),
    settled('CM-5', '2021-07-01'),
  ];
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, ...claims],
    history: () => [...base.history(), ...past] as never,
  } as DistrictPackage;
}

const { as, stranger } = serving(buildApp, district());
let reader: Visitor;
beforeAll(async () => {
  reader = await as('leader.a');
});

const path = '/api/registers/claim/daily';
type Cells = Record<string, { value: string | null; shown: string | null }>;
type Row = {
  street: { id: string } | null;
  lines: { line: string; cells: Cells; left: Cells[string]; completion: string | null }[];
};
const numbers = ({ lines: [first] }: Row) => [
  ...['day', 'before', 'week', 'year', 'plan', 'beside'].map((part) => first?.cells[part]?.value),
  first?.left?.value,
  first?.completion,
];

describe('daily progress', () => {
  it('opens on the last day with work where no day is asked for', async () => {
    const { json } = await reader.get(`${path}?knownAt=2021-06-29`);
    expect([json.day, json.today]).toEqual(['2021-06-28', '2021-07-01']);
    expect(json.whole.lines[0].cells.day.value).not.toBe('0');
    const asked = (await reader.get(`${path}?knownAt=2021-06-29&day=2021-07-01`)).json;
    expect(asked.day).toBe('2021-07-01');
  });

  it('tells the day, the day before, the week and the year of every sub-district and of the whole', async () => {
    const { status, json } = await reader.get(path);
    expect([status, json.day, json.before, json.weekFrom]).toEqual([
      200,
      '2021-07-01',
      '2021-06-30',
      '2021-06-28',
    ]);
    expect(json.streets.map(({ street }: Row) => street?.id)).toEqual(['north', 'south']);
    expect(json.streets.map(numbers)).toEqual([
      ['0', '1', '2', '3', '4', '1', '1', '75.0'],
      ['1', '0', '1', '1', '2', '1', '1', '50.0'],
    ]);
    expect(numbers(json.whole)).toEqual(['1', '1', '3', '4', '6', '2', '2', '66.7']);
    expect(json.whole.lines[1]).toMatchObject({ cells: { year: { shown: '50.00' } }, left: null });
  });

  it('tells them as known on a day', async () => {
    const { json } = await reader.get(`${path}?knownAt=2021-07-02`);
    expect(numbers(json.whole)).toEqual(['1', '0', '2', '3', '6', '3', '3', '50.0']);
  });

  it('opens each number to its records', async () => {
    const records = async (query: string) => (await reader.get(`${path}/records?line=claims&${query}`)).json;
    const ids = ({ records: found }: { records: { id: string }[] }) => found.map(({ id }) => id);
    expect(ids(await records('part=week&street=north'))).toEqual(['CM-2', 'CM-3']);
    expect(ids(await records('part=before&knownAt=2021-07-02'))).toEqual([]);
    expect(ids(await records('part=beside'))).toEqual(['CM-4', 'CM-6']);
    expect(await records('part=plan')).toMatchObject({ total: 6, hidden: 0 });
  });

  it('lists the registers that tell it', async () => {
    expect((await reader.get('/api/daily')).json.registers.map(({ id }: { id: string }) => id)).toEqual([
      'claim',
    ]);
  });

  it('is refused to whoever may not read figures', async () => {
    const administrator = await as('audit.admin');
    for (const one of [path, `${path}/records?line=claims&part=day`, '/api/daily']) {
      expect((await stranger().get(one)).status).toBe(401);
      expect((await administrator.get(one)).json.code).toBe('not-permitted');
    }
  });

  it('says what is wrong with a question', async () => {
    const refused = async (address: string) => {
      const { status, json } = await reader.get(address);
      return [status, json.code, json.field];
    };
    expect(await refused('/api/registers/none/daily')).toEqual([404, 'unknown-register', null]);
    expect(await refused('/api/registers/yard/daily')).toEqual([404, 'no-daily', null]);
    expect(await refused(`${path}?day=2021-02-30`)).toEqual([422, 'impossible-date', 'day']);
    expect(await refused(`${path}?day=2199-01-01`)).toEqual([422, 'impossible-year', 'day']);
    expect(await refused(`${path}?knownAt=then`)).toEqual([422, 'impossible-instant', 'knownAt']);
    expect(await refused(`${path}/records?line=none&part=day`)).toEqual([404, 'unknown-line', 'line']);
    expect(await refused(`${path}/records?line=amount&part=plan`)).toEqual([404, 'unknown-line', 'part']);
    expect(await refused(`${path}/records?line=claims&part=day&street=none`)).toEqual([
      422,
      'unknown-street',
      'street',
    ]);
    expect((await reader.get(`${path}/records?line=claims&part=none`)).status).toBe(400);
  });
});
