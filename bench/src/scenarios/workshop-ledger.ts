import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCluster } from '@taizhang/cluster';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import {
  type District,
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
} from '@taizhang/store';
import { v7 } from 'uuid';
import type { Context } from '../scenario.ts';
import { beginnings, inPieces } from './posting/workload.ts';

/** A ledger of the neutral registers on a cluster of its own, as production runs it. */
export interface WorkshopLedger {
  readonly dataFolder: string;
  readonly appUrl: string;
  /** For tables of peers. */
  readonly owner: Pool;
  readonly pool: Pool;
  readonly district: District;
  /** Posts a request of its own, under a key as the screens make them. */
  say(by: Pool, postings: readonly Posting[]): Promise<unknown>;
  /** Ends it, and leaves nothing behind. */
  close(): Promise<void>;
}

/** Opens a ledger in which so many bicycles stand. */
export async function openWorkshopLedger(
  { folder, seed, log }: Pick<Context, 'folder' | 'seed' | 'log'>,
  prefix: string,
  bicycles: number,
): Promise<WorkshopLedger> {
  await mkdir(folder, { recursive: true });
  const dataFolder = await mkdtemp(join(folder, prefix));
  const cluster = await openCluster({ dataFolder, database: 'taizhang', durability: 'durable' });
  await migrate(cluster.ownerUrl);
  const [owner, pool] = [openPool(cluster.ownerUrl, 1), openPool(cluster.appUrl, 8)];
  const district = workshopDistrict();
  const vault = new PersonalVault(Buffer.alloc(32, 3));
  const actor = anybody('clerk.front-desk');
  const say = (by: Pool, postings: readonly Posting[]) =>
    post(by, district, vault, actor, { key: v7(), postings });
  const close = async () => {
    await owner.end();
    await pool.end();
    await cluster.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    for (const batch of inPieces(beginnings(seed, bicycles), 1000)) await say(pool, batch);
    log(`${bicycles.toLocaleString('en')} bicycles stand in the ledger`);
  } catch (error) {
    await close();
    throw error;
  }
  return { dataFolder, appUrl: cluster.appUrl, owner, pool, district, say, close };
}
