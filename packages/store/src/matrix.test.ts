import { randomUUID } from 'node:crypto';
import { type Action, actions, duties, type Post, roles, type Scope, type Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import { anybody, workshop, workshopDistrict, workshopTree } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Binder } from './database.ts';
import {
  addUnit,
  closePeriod,
  endPost,
  getEdition,
  insertEdition,
  migrate,
  movementsKnownSince,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  readMetrics,
  recordingsBehind,
  recordsBehind,
  searchAudit,
  settledHorizon,
  snapshot,
  standings,
  timelineOf,
  wereGiven,
} from './index.ts';
import { scopeSql } from './scope-sql.ts';

/** What each role may do, said once more and plainly: the account that the compiled rules are held against. */
const may: Record<string, string> = {
  clerk: 'read record correct export',
  reviewer: 'read review export reveal',
  leader: 'read review export reveal + read-figures',
  coordinator:
    'read record correct review export reveal + read-figures freeze-edition close-period correct-closed',
  supervisor: 'read export + read-figures',
  deputy: 'read + read-figures',
  'system-administrator': '+ administer-system',
  'security-administrator': '+ administer-security',
  'audit-administrator': '+ administer-audit',
  service: 'read record correct + read-figures post-directly',
  // Of the registers of these tests there is none that these are for.
  firm: '',
  bank: '',
};
const mayDo = (role: string, what: string): boolean => (may[role] as string).split(' ').includes(what);

interface Yard {
  readonly id: string;
  readonly unit: string;
  readonly street: string;
  readonly openedBy: string;
}
const yard = (id: string, unit: string, street: string, openedBy = 'somebody'): Yard => ({
  id,
  unit,
  street,
  openedBy,
});
/** Inside and outside of every scope, and one's own and others' in each. */
const yards = [
  yard('YD-1', 'bench-a', 'south'),
  yard('YD-2', 'bench-a', 'north', 'me'),
  yard('YD-3', 'bench-b', 'south', 'me'),
  yard('YD-4', 'bench-b', 'north'),
  yard('YD-5', 'north', 'north'),
  yard('YD-6', 'north-corner', 'south'),
  yard('YD-7', 'south', 'south'),
];

interface Held {
  readonly unit: string;
  readonly scope: Scope;
  /** Said plainly: the records within it. */
  readonly within: (yard: Yard) => boolean;
}
const among =
  (...units: string[]) =>
  ({ unit, street }: Yard) =>
    units.includes(unit) || units.includes(street);
const held: readonly Held[] = [
  { unit: 'town', scope: { kind: 'all' }, within: () => true },
  {
    unit: 'bench-a',
    scope: { kind: 'units', units: ['bench-b', 'north-corner'] },
    within: among('bench-b', 'north-corner'),
  },
  { unit: 'bench-a', scope: { kind: 'own-unit' }, within: among('bench-a') },
  { unit: 'north', scope: { kind: 'own-unit' }, within: among('north') },
  { unit: 'north', scope: { kind: 'own-unit-and-below' }, within: among('north', 'north-corner') },
  { unit: 'bench-b', scope: { kind: 'own-records' }, within: ({ openedBy }) => openedBy === 'me' },
  {
    unit: 'bench-b',
    scope: { kind: 'of-record', register: 'yard', record: 'YD-5' },
    within: ({ id }) => id === 'YD-5',
  },
];

const district = workshopDistrict(`matrix-${randomUUID()}`);
const vault = new PersonalVault(Buffer.alloc(32, 9));
let database: TestDatabase;
let pool: Pool;
/** The last entry of each yard that stands, for corrections. */
const latest = new Map<string, number>();

const send = (viewer: Viewer, ...postings: Posting[]) =>
  post(pool, district, vault, viewer, { key: randomUUID(), postings });
const measured = (record: string) => ({
  register: 'yard',
  record,
  transition: 'measure',
  occurredOn: '2021-02-01',
  amounts: { area: '1' },
});

beforeAll(async () => {
  database = await createTestDatabase(async (url) => void (await migrate(url)), 'store');
  pool = openPool(database.appUrl);
  for (const { id, unit, street, openedBy } of yards) {
    const set = { name: id, guard: '合成人', lease: `L-${id}` };
    const opening = { transition: 'open', occurredOn: '2021-01-05', unit, street, set };
    await send(anybody(openedBy), { register: 'yard', record: id, ...opening });
    const { posted } = await send(anybody('somebody'), measured(id));
    latest.set(id, posted[0]?.seq as number);
  }
  await insertEdition(
    pool,
    district,
    anybody('office', 'freeze-edition'),
    { id: 'e', report: 'r', cutoff: '2021-01-31', knownAt: new Date('2021-01-31'), content: {} },
    {},
    await settledHorizon(pool, district),
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** What comes of something: `done`, or the code of its refusal. */
const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
const viewerAs = (role: string, { unit, scope }: Held): Viewer => {
  const post: Post = { unit, scope, role: roles.get(role) as Post['role'] };
  return { account: 'me', posts: [post], tree: workshopTree };
};
const cases = Object.keys(may).flatMap((role) => held.map((post) => ({ role, post })));
const named = ({ role, post }: (typeof cases)[number]) => `${role}, ${post.unit}, ${post.scope.kind}`;
/** What somebody is answered about a record that he asks to do something with. */
const answer = (role: string, action: Action, { within }: Held, one: Yard): string => {
  if (!mayDo(role, action)) return 'not-permitted';
  return within(one) ? 'done' : 'unknown-record';
};

it('speaks of every role, scope, action and duty there is', () => {
  expect(Object.keys(may).sort()).toEqual([...roles.keys()].sort());
  expect(new Set(held.map(({ scope }) => scope.kind)).size).toBe(6);
  const said = new Set(Object.values(may).flatMap((list) => list.split(' ')));
  expect(actions.filter((action) => !said.has(action))).toEqual([]);
  // Nobody but the installation itself brings in history.
  expect(duties.filter((duty) => !said.has(duty))).toEqual(['import-history']);
});

describe('reading', () => {
  it('a record shows what is within reach, masked, and nothing else', async () => {
    for (const one of cases) {
      const viewer = viewerAs(one.role, one.post);
      for (const each of yards) {
        const seen = mayDo(one.role, 'read') && one.post.within(each);
        const timeline = timelineOf(pool, district, viewer, 'yard', each.id);
        expect([named(one), each.id, await outcomeOf(timeline)]).toEqual([
          named(one),
          each.id,
          seen ? 'done' : 'unknown-record',
        ]);
        if (seen) {
          const { attributes, masked, movements } = await timeline;
          expect([attributes, masked]).toEqual([{ name: each.id }, ['lease']]);
          expect(JSON.stringify(movements)).not.toContain('L-YD');
        }
        const personal = await vault.masked(pool, district, viewer, 'yard', each.id);
        expect(personal).toEqual(seen ? { guard: '合**' } : null);
      }
      const ids = yards.map(({ id }) => id);
      const opened = await vault.forWork(pool, district, viewer, 'yard', ids);
      const within = yards.filter((each) => mayDo(one.role, 'read') && one.post.within(each));
      expect([...opened.keys()].sort()).toEqual(within.map(({ id }) => id).sort());
    }
  });

  it('what is masked is shown to whoever may reveal it', async () => {
    for (const one of cases) {
      const viewer = viewerAs(one.role, one.post);
      for (const each of yards) {
        const ask = { register: 'yard', record: each.id, fields: ['lease', 'guard'], reason: '核对' };
        const shown = vault.reveal(pool, district, viewer, ask);
        const seen = mayDo(one.role, 'read') && one.post.within(each);
        const expected = seen ? (mayDo(one.role, 'reveal') ? 'done' : 'not-permitted') : 'unknown-record';
        expect([named(one), each.id, await outcomeOf(shown)]).toEqual([named(one), each.id, expected]);
        if (expected === 'done') expect(await shown).toEqual({ guard: '合成人', lease: `L-${each.id}` });
      }
    }
  });

  it('every action is cut to the same records in a query', async () => {
    const register = workshop.registers.get('yard') as NonNullable<ReturnType<typeof workshop.registers.get>>;
    for (const one of cases)
      for (const action of actions) {
        const binder = new Binder();
        const { rows } = await pool.query<{ id: string }>(
          `select id from record r where district = ${binder.bind(district.id, 'text')} and register = 'yard'
              and ${scopeSql(viewerAs(one.role, one.post), action, register, 'r', binder)} order by id`,
          binder.values,
        );
        const expected = mayDo(one.role, action) ? yards.filter(one.post.within).map(({ id }) => id) : [];
        expect([named(one), action, rows.map(({ id }) => id)]).toEqual([named(one), action, expected]);
      }
  });

  it('figures are the district’s, and the records behind them are one’s own, with how many more there are', async () => {
    const question = { from: '2021-01-01', to: '2021-12-31', knownAt: new Date('2100-01-01') };
    const all = { limit: null, offset: 0 };
    for (const one of cases) {
      const viewer = viewerAs(one.role, one.post);
      const figures = await Promise.all(
        [
          snapshot(pool, (client) =>
            readMetrics(client, district, viewer, [{ metric: 'yard.area', question }]),
          ),
          recordingsBehind(pool, district, viewer, 'yard.area', question),
          wereGiven(pool, district, viewer, [{ metric: 'yard.area', question }]),
          getEdition(pool, district, viewer, 'e'),
        ].map(outcomeOf),
      );
      const allowed = mayDo(one.role, 'read-figures');
      const expected = allowed ? 'done' : 'not-permitted';
      expect([named(one), ...new Set(figures)]).toEqual([named(one), expected]);
      const behind = recordsBehind(pool, district, viewer, 'yard.area', question, all);
      const since = movementsKnownSince(pool, district, viewer, 'yard.area', question, new Date(0), all);
      expect(await Promise.all([behind, since].map(outcomeOf))).toEqual([expected, expected]);
      if (!allowed) continue;
      const reached = yards.filter(one.post.within).map(({ id }) => id);
      const { records, total, hidden } = await behind;
      expect([named(one), records.map(({ id }) => id).sort(), total, hidden]).toEqual([
        named(one),
        reached,
        reached.length,
        yards.length - reached.length,
      ]);
      const { movements, parts } = await since;
      expect([...new Set(movements.map(({ record }) => record))].sort()).toEqual(reached);
      expect((parts[0]?.hidden ?? 0) > 0).toBe(reached.length < yards.length);
    }
  });
});

describe('writing', () => {
  it('reaches the records within reach by both ways of posting, and no others', async () => {
    for (const one of cases) {
      const viewer = viewerAs(one.role, one.post);
      for (const each of yards) {
        const expected = answer(one.role, 'record', one.post, each);
        const [short, long] = await Promise.all([
          outcomeOf(send(viewer, measured(each.id))),
          outcomeOf(send(viewer, measured(each.id), measured(each.id))),
        ]);
        expect([named(one), each.id, short, long]).toEqual([named(one), each.id, expected, expected]);
      }
    }
  });

  it('corrects what is within reach, where correcting is allowed', async () => {
    for (const one of cases) {
      const viewer = viewerAs(one.role, one.post);
      for (const each of yards) {
        const corrects = latest.get(each.id) as number;
        const correction = send(viewer, { corrects, with: measured(each.id), reason: '复测' });
        const expected = answer(one.role, 'correct', one.post, each).replace('record', 'movement');
        expect([named(one), each.id, await outcomeOf(correction)]).toEqual([named(one), each.id, expected]);
        if (expected === 'done') latest.set(each.id, (await correction).posted[0]?.seq as number);
      }
    }
  });

  it('opens and hands on records only where they stay within reach', async () => {
    const set = { name: 'x', guard: '合成人' };
    for (const one of cases) {
      const viewer = viewerAs(one.role, one.post);
      for (const { unit, street } of yards) {
        const opening = {
          register: 'yard',
          record: `N-${randomUUID()}`,
          transition: 'open',
          occurredOn: '2021-01-05',
          unit,
          street,
          set,
        };
        // Who opens a record has opened it himself.
        const own = one.post.within({ id: '', unit, street, openedBy: 'me' });
        const expected = mayDo(one.role, 'record') ? (own ? 'done' : 'leaves-reach') : 'not-permitted';
        expect([named(one), unit, street, await outcomeOf(send(viewer, opening))]).toEqual([
          named(one),
          unit,
          street,
          expected,
        ]);
        if (expected !== 'done') continue;
        const on = {
          register: 'yard',
          record: opening.record,
          transition: 'revise',
          occurredOn: '2021-01-06',
        };
        const stays = one.post.within({ id: '', unit: 'south', street: 'south', openedBy: 'me' });
        const handed = await outcomeOf(send(viewer, { ...on, unit: 'south', street: 'south' }));
        expect([named(one), handed]).toEqual([named(one), stays ? 'done' : 'leaves-reach']);
      }
    }
  });
});

it('duties let in whoever has them, and nobody else', async () => {
  const nowhere = { id: 'unit-x', kind: 'bureau', parent: 'nowhere', title: { zh: '甲', en: 'A' } } as const;
  const doing: Record<string, (viewer: Viewer) => Promise<unknown>> = {
    'close-period': (viewer) => closePeriod(pool, district, viewer, '2000-01-01'),
    'administer-audit': (viewer) => searchAudit(pool, district, viewer, { limit: 1, offset: 0 }),
    'administer-system': (viewer) => addUnit(pool, district, viewer, nowhere),
    'administer-security': (viewer) => endPost(pool, district, viewer, 1_000_000),
    'import-history': (viewer) => send(viewer, { ...measured('YD-1'), recordedBy: 'x' }),
    'read-figures': (viewer) =>
      standings(pool, district, viewer, {
        metric: 'repair.colour-rank',
        question: { from: '2021-01-01', to: '2021-12-31', knownAt: new Date(), parameters: {} },
      }).catch((error) => {
        if (error instanceof Refusal && error.code === 'not-permitted') throw error;
      }),
  };
  for (const one of cases)
    for (const [duty, act] of Object.entries(doing)) {
      const outcome = await outcomeOf(act(viewerAs(one.role, one.post)));
      expect([named(one), duty, outcome !== 'not-permitted']).toEqual([
        named(one),
        duty,
        mayDo(one.role, duty),
      ]);
    }
});
