import type { Text } from '@taizhang/definition';
import {
  type Actor,
  findRequest,
  fold,
  type PersonalVault,
  type Pool,
  type Posting,
  post,
  sealMovements,
} from '@taizhang/store';
import type { HistoricWork, OpenDistrict } from './district-package.ts';
import { freezeEdition } from './editions.ts';

/** How far a step of opening an installation has come. */
export interface StepProgress {
  readonly step: keyof typeof steps;
  readonly done: number;
  readonly total: number;
}
export type Progress = (progress: StepProgress) => void;

/** The steps that opening an installation may take, in order. */
export const steps = {
  database: { zh: '启动数据库', en: 'Start the database' },
  schema: { zh: '建立数据结构', en: 'Migrate the schema' },
  history: { zh: '生成演示记录', en: 'Make the demo records' },
  posting: { zh: '过账', en: 'Post' },
  folding: { zh: '汇总', en: 'Fold' },
  sealing: { zh: '封存哈希链', en: 'Seal the hash chain' },
  editions: { zh: '定稿历史版本', en: 'Freeze past editions' },
} as const satisfies Record<string, Text>;

interface Loading {
  readonly pool: Pool;
  readonly district: OpenDistrict;
  readonly vault: PersonalVault;
  readonly actor: Actor;
  readonly progress: Progress;
}

const batchSize = 1000;
const completeKey = 'history:complete';

/**
 * Loads a district's history once, in the order in which it became known, through the same command as everyday
 * posting. Interrupted, it goes on where it stopped: the requests' keys are the batches' numbers.
 */
export async function loadHistory(loading: Loading): Promise<void> {
  const { pool, district, vault, actor, progress } = loading;
  if (await findRequest(pool, district.store, completeKey)) return;
  progress({ step: 'history', done: 0, total: 1 });
  const work = inOrderOfKnowledge(district.package.history());
  progress({ step: 'history', done: 1, total: 1 });
  const numbers = new Map<string, number>();
  for (let at = 0; at < work.length; at += batchSize) {
    progress({ step: 'posting', done: at, total: work.length });
    const batch = work.slice(at, at + batchSize);
    // A correction names its entry by number, so it cannot share a request with it.
    for (const [part, items] of partsWithoutOwnCorrections(batch).entries()) {
      const request = {
        key: `history:${at}.${part}`,
        postings: items.map((item) => postingOf(item, numbers)),
      };
      const { posted } = await post(pool, district.store, vault, actor, request);
      items.forEach((item, i) => {
        // What was corrected goes on under its key: a second correction means the corrected entry.
        const key = 'corrects' in item ? item.corrects : item.key;
        if (key !== undefined) numbers.set(key, posted[i]?.seq as number);
      });
    }
  }
  progress({ step: 'posting', done: work.length, total: work.length });
  progress({ step: 'folding', done: 0, total: 1 });
  await fold(pool, district.store);
  progress({ step: 'folding', done: 1, total: 1 });
  progress({ step: 'sealing', done: 0, total: 1 });
  await sealMovements(pool, district.store);
  progress({ step: 'sealing', done: 1, total: 1 });
  progress({ step: 'editions', done: 0, total: 1 });
  for (const { id, report, cutoff, knownAt } of district.package.editions)
    await freezeEdition(
      { pool, district },
      { id, report, cutoff, knownAt: new Date(knownAt), by: actor.id },
    ).catch(ignoreExisting);
  progress({ step: 'editions', done: 1, total: 1 });
  await post(pool, district.store, vault, actor, { key: completeKey, postings: [] });
}

const ignoreExisting = (error: unknown): void => {
  if (!(error instanceof Error && 'code' in error && error.code === 'edition-exists')) throw error;
};

/** Sorted by the moment of recording; what was recorded at one moment keeps its order. */
function inOrderOfKnowledge(work: readonly HistoricWork[]): HistoricWork[] {
  const at = new Map(work.map((item) => [item, Date.parse(item.recordedAt)]));
  return work.toSorted((a, b) => (at.get(a) as number) - (at.get(b) as number));
}

function partsWithoutOwnCorrections(batch: readonly HistoricWork[]): HistoricWork[][] {
  const parts: HistoricWork[][] = [[]];
  let keys = new Set<string>();
  for (const item of batch) {
    if ('corrects' in item && keys.has(item.corrects)) {
      parts.push([]);
      keys = new Set();
    }
    parts.at(-1)?.push(item);
    if ('key' in item && item.key !== undefined) keys.add(item.key);
  }
  return parts;
}

function postingOf(item: HistoricWork, numbers: ReadonlyMap<string, number>): Posting {
  if ('corrects' in item) {
    const seq = numbers.get(item.corrects);
    if (seq === undefined) throw new Error(`the history corrects ${item.corrects} before it is known`);
    return { ...item, corrects: seq };
  }
  const { key: _, ...entry } = item;
  return entry;
}
