import { roles, type Scope, UnitTree, type Viewer } from '@taizhang/access';
import { workshopDistrict } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool, type Pool } from '../database.ts';
import { fold } from '../fold.ts';
import { migrate } from '../migrate.ts';
import { gramsOf, gramsOfTerm, marked } from './grams.ts';
import { indexForSearch } from './index-search.ts';
import { searchRecords } from './search.ts';

let database: TestDatabase;
let pool: Pool;
let owner: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async (url) => {
    await migrate(url);
  }, 'store');
  pool = openPool(database.appUrl);
  owner = openPool(database.ownerUrl, 1);
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

const tree = new UnitTree([
  { id: 'town', title: { zh: '镇', en: 'Town' }, kind: 'district', parent: null },
  { id: 'bench-a', title: { zh: '甲台', en: 'A' }, kind: 'bureau', parent: 'town' },
]);
const viewerOf = (scope: Scope, role = 'clerk'): Viewer => ({
  account: 'a',
  posts: [{ unit: 'bench-a', role: roles.get(role) as NonNullable<ReturnType<typeof roles.get>>, scope }],
  tree,
});
const everybody = viewerOf({ kind: 'all' });

let last = 0;
async function write(
  district: string,
  register: string,
  id: string,
  unit: string,
  attributes: Record<string, unknown>,
  stage: string | null = 'waiting',
): Promise<void> {
  const title = String(attributes.label ?? attributes.name ?? id);
  const seq = ++last;
  await owner.query(
    `insert into record (district, register, id, title, stage, unit, attributes, holdings, last_seq, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, now())
     on conflict (district, register, id) do update
        set title = excluded.title, stage = excluded.stage, unit = excluded.unit, attributes = excluded.attributes,
            last_seq = excluded.last_seq`,
    [district, register, id, title, stage, unit, attributes, seq],
  );
  await owner.query(
    `insert into movement (district, seq, entry, origin, sign, register, record, transition, stage_to, occurred_on,
                           recorded_at, recorded_by, request, unit, attributes, amounts, holdings)
     values ($1, $2, $2, 'entry', 1, $3, $4, 'open', 'waiting', '2021-01-01', now(), 'a', 'r', $5, '{}', '{}', '{}')`,
    [district, seq, register, id, unit],
  );
}

const limit = 20;
const idsOf = async (district: string, query: string, viewer = everybody, register?: string) =>
  (await searchRecords(pool, workshopDistrict(district), viewer, query, { limit, register })).found.map(
    ({ id }) => id,
  );

describe('searching', () => {
  it('finds any part of a Chinese text, at once and after indexing, the title before the rest', async () => {
    const of = 'search-finds';
    await write(of, 'repair', 'RP-1', 'bench-a', { label: '中山路路灯破损待修', customer: 'CU-9' });
    await write(of, 'repair', 'RP-2', 'bench-a', { label: '友谊大道井盖', customer: '路灯' });
    await write(of, 'customer', 'CU-9', 'bench-a', { name: '路灯管理所（合成）' }, 'known');
    const expectAll = async () => {
      expect(await idsOf(of, '路灯')).toEqual(['CU-9', 'RP-1', 'RP-2']);
      expect(await idsOf(of, '山路路')).toEqual(['RP-1']);
      expect(await idsOf(of, '灯 待修')).toEqual(['RP-1']);
      expect(await idsOf(of, '道')).toEqual(['RP-2']);
      expect(await idsOf(of, 'ＲＰ－２')).toEqual(['RP-2']);
      expect(await idsOf(of, 'cu-9')).toEqual(['CU-9', 'RP-1']);
      expect(await idsOf(of, '路灯', everybody, 'customer')).toEqual(['CU-9']);
      expect(await idsOf(of, '灯路')).toEqual([]);
    };
    await expectAll();
    const district = workshopDistrict(of);
    await fold(pool, district);
    expect(await indexForSearch(pool, district)).toBe(3);
    await expectAll();
    await write(of, 'repair', 'RP-2', 'bench-a', { label: '友谊大道广告牌' });
    expect(await idsOf(of, '井盖')).toEqual([]);
    expect(await idsOf(of, '广告')).toEqual(['RP-2']);
    await fold(pool, district);
    expect(await indexForSearch(pool, district)).toBe(1);
    expect(await idsOf(of, '广告')).toEqual(['RP-2']);
    expect(await indexForSearch(pool, district)).toBe(0);
    // What was taken back stands nowhere.
    await write(of, 'repair', 'RP-2', 'bench-a', { label: '友谊大道广告牌' }, null);
    expect(await idsOf(of, '广告')).toEqual([]);
  });

  it('marks what was found, and says in which field', async () => {
    const of = 'search-marks';
    await write(of, 'repair', 'RP-1', 'bench-a', { label: '南湖ＡＢ停车场', customer: 'CU-停车' });
    const { found, registers, more } = await searchRecords(pool, workshopDistrict(of), everybody, 'ab停 cu', {
      limit,
    });
    expect(found[0]?.title).toEqual([
      { text: '南湖', hit: false },
      { text: 'ＡＢ停', hit: true },
      { text: '车场', hit: false },
    ]);
    expect(found[0]?.field).toEqual({
      id: 'customer',
      text: [
        { text: 'CU', hit: true },
        { text: '-停车', hit: false },
      ],
    });
    expect(registers).toEqual([{ register: 'repair', count: 1 }]);
    expect(more).toBe(false);
  });

  it('shows nothing of other units, and nothing to those who may not read', async () => {
    const of = 'search-scope';
    await write(of, 'repair', 'RP-1', 'bench-a', { label: '南湖停车场' });
    await write(of, 'repair', 'RP-2', 'bench-b', { label: '南湖路停车场' });
    expect(await idsOf(of, '停车', viewerOf({ kind: 'own-unit' }))).toEqual(['RP-1']);
    expect(await idsOf(of, '停车', viewerOf({ kind: 'own-records' }))).toEqual([]);
    expect(await idsOf(of, '停车', viewerOf({ kind: 'all' }, 'system-administrator'))).toEqual([]);
  });

  it('finds what was moved where it lies now and not where it lay, before it is indexed anew and after', async () => {
    const of = 'search-moved';
    const district = workshopDistrict(of);
    await write(of, 'repair', 'RP-1', 'bench-a', { label: '南湖停车场' });
    await fold(pool, district);
    await indexForSearch(pool, district);
    const benchB = viewerOf({ kind: 'units', units: ['bench-b'] });
    const seen = async () => [
      await idsOf(of, '停车', viewerOf({ kind: 'own-unit' })),
      await idsOf(of, '停车', benchB),
    ];
    expect(await seen()).toEqual([['RP-1'], []]);
    await write(of, 'repair', 'RP-1', 'bench-b', { label: '南湖停车场' });
    expect(await seen()).toEqual([[], ['RP-1']]);
    await fold(pool, district);
    expect(await indexForSearch(pool, district)).toBe(1);
    expect(await seen()).toEqual([[], ['RP-1']]);
  });

  it('looks through all that changed behind the index, however much it is, and says so where it is too much', async () => {
    const of = 'search-behind';
    const district = workshopDistrict(of);
    const open = async (from: number, to: number) => {
      await owner.query(
        `insert into record (district, register, id, title, stage, unit, attributes, holdings, last_seq, updated_at)
         select $1, 'repair', 'RQ-' || n, '井盖' || n, 'waiting', 'bench-a', '{}', '{}', $2 + n, now()
           from generate_series($3::int, $4::int) n`,
        [of, last, from, to],
      );
      await owner.query(
        `insert into movement (district, seq, entry, origin, sign, register, record, transition, stage_to, occurred_on,
                               recorded_at, recorded_by, request, unit, attributes, amounts, holdings)
         select $1, $2 + n, $2 + n, 'entry', 1, 'repair', 'RQ-' || n, 'open', 'waiting', '2021-01-01', now(), 'a', 'r',
                'bench-a', '{}', '{}', '{}' from generate_series($3::int, $4::int) n`,
        [of, last, from, to],
      );
      last += to;
    };
    await write(of, 'repair', 'RP-1', 'bench-a', { label: 'Ⅷ号南湖停车场Ｂ区' });
    await indexForSearch(pool, district);
    await write(of, 'repair', 'RP-1', 'bench-b', { label: 'Ⅷ号南湖游泳馆Ｂ区３５' });
    await open(1, 4000);
    const benchB = viewerOf({ kind: 'units', units: ['bench-b'] });
    const search = (text: string, viewer = benchB) => searchRecords(pool, district, viewer, text, { limit });
    for (const text of ['游泳', '湖游 b区', 'viii号', '３5', '８５', 'rp-1'])
      expect([text, (await search(text)).found.map(({ id }) => id)]).toEqual([
        text,
        text === '８５' ? [] : ['RP-1'],
      ]);
    expect((await search('停车')).found).toEqual([]);
    expect((await search('游泳')).more).toBe(false);
    expect((await search('3321', everybody)).found.map(({ id }) => id)).toEqual(['RQ-3321']);
    // So many are found that not all of them were looked at.
    expect((await search('井盖', everybody)).more).toBe(true);
    await open(4001, 5200);
    expect((await search('游泳')).more).toBe(true);
    await indexForSearch(pool, district);
    const { found, more } = await search('游泳');
    expect([found.map(({ id }) => id), more]).toEqual([['RP-1'], false]);
  });

  it('finds by its id what has no pair of its own, and in each reach what the index says lies there', async () => {
    const of = 'search-many';
    const rows = Array.from(
      { length: 900 },
      (_, i) => [`RP-${i}`, `bench-${i % 3 === 0 ? 'b' : 'a'}`, i + 1] as const,
    );
    for (const [id, unit, seq] of rows)
      await owner.query(
        `insert into record (district, register, id, title, stage, unit, attributes, holdings, last_seq, updated_at, opened_by)
         values ($1, 'repair', $2, '号牌', 'waiting', $3, '{"customer": "CU-1"}', '{}', $4, now(), $5)`,
        [of, id, unit, seq, seq % 300 === 0 ? 'a' : 'b'],
      );
    const district = workshopDistrict(of);
    await indexForSearch(pool, district);
    expect(await idsOf(of, 'rp-77')).toContain('RP-77');
    expect((await idsOf(of, 'rp-77'))[0]).toBe('RP-77');
    expect(await idsOf(of, 'RP-78', viewerOf({ kind: 'own-unit' }))).not.toContain('RP-78');
    expect(await idsOf(of, '号牌', viewerOf({ kind: 'own-records' }))).toEqual([
      'RP-299',
      'RP-599',
      'RP-899',
    ]);
    const own = await searchRecords(pool, district, viewerOf({ kind: 'own-unit' }), '号牌', { limit });
    expect(own.registers).toEqual([{ register: 'repair', count: 600 }]);
    expect(await idsOf(of, '号牌', viewerOf({ kind: 'units', units: ['bench-c'] }))).toEqual([]);
    // Somebody from outside reaches what refers to his own record.
    const firm = viewerOf({ kind: 'of-record', register: 'customer', record: 'CU-1' });
    expect((await searchRecords(pool, district, firm, '号牌', { limit })).registers).toEqual([
      { register: 'repair', count: 600 },
    ]);
    // Of an index of an older form only the words are believed.
    await owner.query("update search_state set form = 'older' where district = $1", [of]);
    await owner.query('update search set grams = $2 where district = $1', [of, gramsOf(['号牌'])]);
    expect(await idsOf(of, '号牌', viewerOf({ kind: 'own-records' }))).toEqual([
      'RP-299',
      'RP-599',
      'RP-899',
    ]);
    const stranger = viewerOf({ kind: 'of-record', register: 'customer', record: 'CU-2' });
    expect(await idsOf(of, '号牌', stranger)).toEqual([]);
  });

  it('never finds personal data', async () => {
    const of = 'search-personal';
    await write(of, 'customer', 'CU-1', 'bench-a', { name: '示例顾客', phone: '13900000000' }, 'known');
    expect(await idsOf(of, '1390000')).toEqual([]);
    expect(await idsOf(of, '示例')).toEqual(['CU-1']);
  });

  it.each(['', '   ', '，。', 'a', "'"])('refuses %j, which says nothing to look for', async (query) => {
    await expect(idsOf('search-short', query)).rejects.toMatchObject({ code: 'query-too-short' });
  });

  it('takes what looks like SQL or a pattern as words', async () => {
    const of = 'search-hostile';
    await write(of, 'repair', 'RP-1', 'bench-a', { label: "100%_'; drop table record; --" });
    expect(await idsOf(of, '00%_')).toEqual(['RP-1']);
    expect(await idsOf(of, "'; drop table")).toEqual(['RP-1']);
    expect(await idsOf(of, '10%0')).toEqual([]);
  });
});

describe('pairs of characters', () => {
  it('has those of every part of a text', () => {
    const grams = new Set(gramsOf(['武昌区𠮷祥里12号楼Ab']));
    for (const term of ['昌区', '𠮷', '区𠮷祥', '12号', 'ab'])
      expect(gramsOfTerm(term).every((gram) => grams.has(gram))).toBe(true);
    expect(gramsOfTerm('祥区').every((gram) => grams.has(gram))).toBe(false);
  });

  it('cuts a long text around the hit, never through a character', () => {
    const pieces = marked(`${'𠮷'.repeat(200)}路灯${'很'.repeat(200)}`, ['路灯'], 40);
    expect(
      pieces
        .map(({ text }) => text)
        .join('')
        .isWellFormed(),
    ).toBe(true);
    expect(pieces.filter(({ hit }) => hit)).toEqual([{ text: '路灯', hit: true }]);
    expect(pieces[0]?.text.startsWith('…')).toBe(true);
    expect(pieces.at(-1)?.text.endsWith('…')).toBe(true);
  });
});
