import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCluster } from '@taizhang/cluster';
import { workshopDistrict } from '@taizhang/fixture';
import { type District, migrate, openPool, type Pool } from '@taizhang/store';
import type { Context } from '../../scenario.ts';

export interface ManyRecords {
  readonly pool: Pool;
  readonly district: District;
  /** As the owner of the database. */
  run(sql: string, values?: unknown[]): Promise<void>;
  close(): Promise<void>;
}

/** Titles as offices write them: a place, a thing, what is wrong with it. All of them invented. */
export const places =
  '中山路 解放路 友谊大道 和平大道 民主路 张之洞路 彭刘杨路 首义路 水果湖 积玉桥 徐家棚 杨园 南湖 白沙洲'.split(
    ' ',
  );
export const things =
  '人行道 路灯 雨水井盖 公交站台 行道树 护栏 垃圾转运站 停车场 健身器材 围挡 广告牌 社区食堂'.split(' ');
export const faults =
  '破损待修 照明不足 堵塞积水 占道经营 乱堆乱放 标识缺失 设备老化 需要加固 存在隐患 群众投诉'.split(' ');

const picked = (list: string, n: string, by: string): string =>
  `(${list})[1 + (hashint8(${n} * 8 + ${by}) & 2147483647) % array_length(${list}, 1)]`;
const quoted = (words: readonly string[]): string => `array[${words.map((word) => `'${word}'`).join(', ')}]`;

/**
 * A cluster of its own with so many records in one register, written as the owner: what is measured is reading. The
 * values follow from their numbers, so the same size is the same ledger.
 */
export async function openManyRecords(
  { folder, log, seed }: Pick<Context, 'folder' | 'log' | 'seed'>,
  records: number,
): Promise<ManyRecords> {
  await mkdir(folder, { recursive: true });
  const dataFolder = await mkdtemp(join(folder, 'lists-'));
  const cluster = await openCluster({ dataFolder, database: 'taizhang', durability: 'durable' });
  await migrate(cluster.ownerUrl);
  const [owner, pool] = [openPool(cluster.ownerUrl, 1), openPool(cluster.appUrl, 8)];
  const district = workshopDistrict();
  const close = async () => {
    await Promise.all([owner.end(), pool.end()]);
    await cluster.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  const run = async (sql: string, values: unknown[] = []) => {
    await owner.query(sql, values);
  };
  try {
    const from = performance.now();
    await run(recordsSql(district.id, seed), [records]);
    await run('vacuum (freeze, analyze) record');
    log(`${records.toLocaleString('en')} records, ${Math.round(performance.now() - from)} ms`);
  } catch (error) {
    await close();
    throw error;
  }
  return { pool, district, run, close };
}

const recordsSql = (district: string, seed: number): string => {
  const pick = (words: readonly string[], by: number) => picked(quoted(words), 'n', String(by + seed));
  const dice = (by: number, sides: number) => `((hashint8(n * 16 + ${by + seed}) & 2147483647) % ${sides})`;
  return `
    insert into record (district, register, id, title, stage, unit, street, attributes, holdings, opened_on,
                        last_occurred_on, last_seq, updated_at, opened_by)
    select '${district}', 'repair', 'RP-' || n, title, stage, unit, street,
           jsonb_strip_nulls(jsonb_build_object(
             'label', title, 'colour', ${pick(['red', 'blue', 'green'], 3)}, 'urgent', ${dice(1, 10)} = 0,
             'gears', case when ${dice(2, 5)} > 0 then (${dice(3, 40)} / 2.0)::text end,
             'promised', case when ${dice(4, 3)} > 0 then (date '2019-01-01' + ${dice(5, 1200)})::text end,
             'customer', 'CU-' || case when ${dice(10, 2)} > 0 then ${dice(6, 5000)} else 5000 + n end)),
           jsonb_build_object('quoted', (${dice(7, 1000000)} / 100.0)::numeric(12, 2)::text,
                              'paid', ${dice(8, 5000)}::text),
           date '2019-01-01' + ${dice(9, 900)}, date '2020-06-01' + ${dice(15, 600)}, n, now(),
           'clerk-' || ${dice(11, 300)}
      from (select n, ${pick(places, 1)} || ${pick(things, 2)} || ${pick(faults, 4)} || n || '号' as title,
                   ${pick(['waiting', 'repairing', 'done', 'returned'], 5)} as stage,
                   'bureau-' || ${dice(12, 30)} as unit, 'street-' || ${dice(13, 14)} as street
              from generate_series(1, $1::bigint) n) r`;
};
