import { randomUUID } from 'node:crypto';
import type { Scope, Viewer } from '@taizhang/access';
import { all, type Condition, is } from '@taizhang/definition';
import { anybody, workshopDistrict, workshopTree } from '@taizhang/fixture';
import { openTestStore, seededRandom, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Binder } from '../database.ts';
import type { District } from '../district.ts';
import {
  dueCounts,
  dueRecords,
  followDeadlines,
  overdueByUnit,
  PersonalVault,
  type Pool,
  post,
} from '../index.ts';
import { scopeSql } from '../scope-sql.ts';
import { dueOfRecordsSql } from './deadline-sql.ts';
import { registersDue } from './due-scope.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const people = ['ann', 'bob'].map((account) => anybody(account, 'import-history'));
const figures = anybody('reader', 'read-figures');
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const allowed = (scope: Scope, unit: string, before?: Condition): Viewer['posts'][number] => ({
  unit,
  scope,
  role: {
    id: 'any',
    title: { zh: '任一', en: 'Any' },
    description: { zh: '任一', en: 'Any' },
    permissions: [{ registers: 'all', actions: ['read', 'record'], ...(before ? { before } : {}) }],
    duties: [],
  },
});
const viewer = (...posts: Viewer['posts']): Viewer => ({ account: 'ann', posts, tree: workshopTree });
const red = all(is('colour', 'red'));
/** Every kind of scope, alone, by a condition, and several together. */
const viewers: Readonly<Record<string, Viewer>> = {
  all: viewer(allowed({ kind: 'all' }, 'town')),
  'the red of all': viewer(allowed({ kind: 'all' }, 'town', red)),
  'its unit': viewer(allowed({ kind: 'own-unit' }, 'bench-a')),
  'its unit and below': viewer(allowed({ kind: 'own-unit-and-below' }, 'north')),
  'some units': viewer(allowed({ kind: 'units', units: ['bench-b', 'north'] }, 'town')),
  'what it opened': viewer(allowed({ kind: 'own-records' }, 'bench-b')),
  'its unit and what it opened': viewer(
    allowed({ kind: 'own-unit' }, 'bench-a'),
    allowed({ kind: 'own-records' }, 'bench-b'),
  ),
  'its unit and the red of another': viewer(
    allowed({ kind: 'own-unit' }, 'bench-a'),
    allowed({ kind: 'own-unit' }, 'bench-b', red),
  ),
  'what refers to a customer': viewer(
    allowed({ kind: 'of-record', register: 'customer', record: 'CU-1' }, 'town'),
  ),
  'one bicycle and the red of its unit': viewer(
    allowed({ kind: 'of-record', register: 'repair', record: 'RP-1' }, 'town'),
    allowed({ kind: 'own-unit' }, 'bench-a', red),
  ),
  nothing: viewer(),
};

interface Row {
  readonly register: string;
  readonly record: string;
  readonly day: string;
  readonly moment: Date;
  readonly unit: string | null;
}

/** What is due, found from every record as it stands. */
async function naively(district: District, who: Viewer): Promise<Row[]> {
  const binder = new Binder();
  const due = dueOfRecordsSql(district, `(select * from record where district = '${district.id}')`, binder);
  const scopes = registersDue(district, who, 'record').map(
    (one) => `(d.register = '${one.id}' and ${scopeSql(who, 'record', one, 'r', binder)})`,
  );
  const { rows } = await pool.query<Row>(
    `select d.register, d.record, d.day, d.moment, r.unit from (${due}) d
       join record r on r.district = '${district.id}' and r.register = d.register and r.id = d.record
      where ${[...scopes, 'false'].join(' or ')}
      order by d.moment, d.register, d.record, d.deadline`,
    binder.values,
  );
  return rows;
}

const named = (rows: readonly { readonly record: string; readonly day: string }[]) =>
  rows.map(({ record, day }) => `${record} ${day}`);

async function checkDue(district: District, who: Viewer, now: Date): Promise<void> {
  const rows = await naively(district, who);
  const overdue = rows.filter(({ moment }) => moment < now);
  const asked = { action: 'record', overdueAt: now } as const;
  for (const page of [
    { limit: 100, offset: 0 },
    { limit: 3, offset: 2 },
    { limit: 3, offset: 50 },
  ]) {
    const { total, due } = await dueRecords(pool, district, who, asked, page);
    expect(total).toBe(overdue.length);
    expect(named(due)).toEqual(named(overdue.slice(page.offset, page.offset + page.limit)));
  }
  const until = '2021-03-15';
  const soon = rows.filter(({ moment, day }) => moment >= now && day <= until);
  const open = await dueRecords(
    pool,
    district,
    who,
    { action: 'record', openAt: now, until, unit: 'bench-a' },
    { limit: 9, offset: 0 },
  );
  expect(named(open.due)).toEqual(named(soon.filter(({ unit }) => unit === 'bench-a')));
  const counts = await dueCounts(pool, district, who, { now, until });
  const count = (found: readonly Row[], unit: string | null) =>
    found.filter((row) => row.unit === unit).length;
  expect(counts.map(({ unit, overdue: late, soon: next }) => [unit, late, next])).toEqual(
    [...new Set(rows.map(({ unit }) => unit))]
      .toSorted((a, b) => (a ?? '~').localeCompare(b ?? '~'))
      .map((unit) => [unit, count(overdue, unit), count(soon, unit)]),
  );
}

describe('what is due of whom', () => {
  it('is what every record says by itself, for every scope, after any history, followed or not', async () => {
    const seed = 20210915;
    const random = seededRandom(seed);
    const district = workshopDistrict(`due-${randomUUID()}`);
    const say = (by: number, postings: object[]) =>
      post(pool, district, vault, people[by] as Viewer, { key: randomUUID(), postings: postings as never });
    const set = () => ({
      colour: random.pick(['red', 'blue']),
      promised: random.pick(['2021-02-01', '2021-03-01', '2021-03-15', '2021-04-01']),
    });
    const stands = new Map<string, 'waiting' | 'repairing' | 'done'>();
    for (let n = 0; n < 60; n++) {
      const record = `RP-${random.integer(0, 14)}`;
      const entry = (transition: string, rest: object = {}) => ({
        register: 'repair',
        record,
        transition,
        occurredOn: '2021-01-05',
        ...rest,
      });
      const place = {
        unit: random.pick(['bench-a', 'bench-b', 'north']),
        street: random.pick(['north', 'south']),
      };
      const by = random.integer(0, 1);
      if (!stands.has(record)) {
        await say(by, [entry('open', { ...place, set: { label: record, ...set() } })]);
        stands.set(record, 'waiting');
      } else if (stands.get(record) !== 'done' && random.integer(0, 4) === 0) {
        await say(by, [
          ...(stands.get(record) === 'waiting' ? [entry('start')] : []),
          entry('finish', { set: { promised: '2021-02-01' } }),
        ]);
        stands.set(record, 'done');
      } else if (stands.get(record) === 'done') {
        await say(by, [entry('reopen')]);
        stands.set(record, 'repairing');
      } else await say(by, [entry('revise', { ...(random.integer(0, 1) ? place : {}), set: set() })]);
      if (random.integer(0, 3) === 0) await followDeadlines(pool, district);
      if (n % 6 !== 5) continue;
      const now = new Date(`${random.pick(['2021-02-10', '2021-03-01', '2021-05-01'])}T12:00:00+08:00`);
      for (const [name, who] of Object.entries(viewers))
        await checkDue(district, who, now).catch((error: unknown) => {
          throw new Error(`seed ${seed}, step ${n}, who reaches ${name}`, { cause: error });
        });
      const late = (await naively(district, viewers.all as Viewer)).filter(({ moment }) => moment < now);
      const byUnit = Map.groupBy(late, ({ unit }) => unit);
      expect(
        new Map((await overdueByUnit(pool, district, figures, now)).map((one) => [one.unit, one])),
      ).toEqual(
        new Map(
          [...byUnit].map(([unit, rows]) => [
            unit,
            { unit, overdue: rows.length, oldest: rows.map(({ day }) => day).toSorted()[0] },
          ]),
        ),
      );
    }
    await followDeadlines(pool, district);
    const { rows } = await pool.query<{ kept: number; counted: number }>(
      `select (select count(*)::int from due where district = $1) as kept,
              (select sum(count)::int from due_count where district = $1) as counted`,
      [district.id],
    );
    expect(rows[0]?.counted).toBe(rows[0]?.kept);
  });
});
