import { setTimeout } from 'node:timers/promises';
import type { Viewer } from '@taizhang/access';
import type { Text } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { findRequest, fold, type PersonalVault, type Pool, type Posting, post } from '@taizhang/store';
import type { OpenDistrict } from './district-package.ts';
import { freezeEdition } from './editions.ts';
import { showBeside } from './show-beside.ts';

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
  editions: { zh: '定稿历史版本', en: 'Freeze past editions' },
  showing: { zh: '放入照片、发布公示', en: 'Put in pictures, publish lists' },
} as const satisfies Record<string, Text>;

interface Loading {
  readonly pool: Pool;
  readonly district: OpenDistrict;
  readonly vault: PersonalVault;
  readonly viewer: Viewer;
  readonly progress: Progress;
}

const batchSize = 2000;
/** So many postings are folded at a time: often enough to keep up, seldom enough to touch each cell few times. */
const foldEvery = 30_000;
const completeKey = 'history:complete';

/**
 * Loads a district's history once, in the order in which it became known, through the same command as everyday
 * posting. Interrupted, it goes on where it stopped: the requests' keys are the batches' numbers.
 * @returns whether there was anything to load
 */
export async function loadHistory(loading: Loading): Promise<boolean> {
  const { pool, district, vault, viewer, progress } = loading;
  if (await findRequest(pool, district.store, completeKey)) return false;
  progress({ step: 'history', done: 0, total: 1 });
  const work = inOrderOfKnowledge(district.package.history());
  progress({ step: 'history', done: 1, total: 1 });
  await postAll(loading, work);
  progress({ step: 'folding', done: 0, total: 1 });
  await fold(pool, district.store);
  progress({ step: 'folding', done: 1, total: 1 });
  progress({ step: 'editions', done: 0, total: 1 });
  for (const { id, report, cutoff, knownAt } of district.package.editions)
    await freezeEdition({ pool, district, viewer }, { id, report, cutoff, knownAt: new Date(knownAt) }).catch(
      ignoreExisting,
    );
  progress({ step: 'editions', done: 1, total: 1 });
  progress({ step: 'showing', done: 0, total: 1 });
  await showBeside(loading);
  progress({ step: 'showing', done: 1, total: 1 });
  await post(pool, district.store, vault, viewer, { key: completeKey, postings: [] });
  return true;
}

/**
 * Posts the work in two lanes at once, and folds behind it, so that both cores of a small machine have something to
 * do. Registers that refer to one another share a lane, in which everything keeps its order.
 */
async function postAll(loading: Loading, work: readonly HistoricWork[]): Promise<void> {
  const { pool, district, progress } = loading;
  const lanes = lanesOf(district, work);
  let done = 0;
  let over = false;
  const count = (more: number) => {
    done += more;
    progress({ step: 'posting', done, total: work.length });
  };
  count(0);
  const folding = async () => {
    for (let folded = 0; !over; await setTimeout(100)) {
      if (done - folded < foldEvery) continue;
      folded = done;
      await fold(pool, district.store);
    }
  };
  // What fails lets the others end after the step under way, so that nobody uses what is closed afterwards.
  const stopping = (part: Promise<void>): Promise<void> =>
    part.catch((error) => {
      over = true;
      throw error;
    });
  const posting = Promise.allSettled(
    lanes.map((lane, number) => stopping(postLane(loading, `history:${number}`, lane, count, () => over))),
  ).finally(() => {
    over = true;
  });
  const [posted, folded] = await Promise.all([posting, Promise.allSettled([stopping(folding())])]);
  for (const part of [...posted, ...folded]) if (part.status === 'rejected') throw part.reason;
}

async function postLane(
  { pool, district, vault, viewer }: Loading,
  name: string,
  work: readonly HistoricWork[],
  count: (more: number) => void,
  isOver: () => boolean,
): Promise<void> {
  const numbers = new Map<string, number>();
  for (let at = 0; at < work.length && !isOver(); at += batchSize) {
    const batch = work.slice(at, at + batchSize);
    // A correction names its entry by number, so it shares no request with it, nor with the correction before.
    for (const [part, items] of partsWithoutOwnCorrections(batch).entries()) {
      const request = {
        key: `${name}:${at}.${part}`,
        postings: items.map((item) => postingOf(item, numbers)),
      };
      const { posted } = await post(pool, district.store, vault, viewer, request);
      items.forEach((item, i) => {
        // What was corrected goes on under its key: a second correction means the corrected entry.
        const key = 'corrects' in item ? item.corrects : item.key;
        if (key !== undefined) numbers.set(key, posted[i]?.seq as number);
      });
    }
    count(batch.length);
  }
}

/** The work in two lanes of about equal length; registers connected by references stay together. */
function lanesOf(district: OpenDistrict, work: readonly HistoricWork[]): HistoricWork[][] {
  const group = new Map<string, string>();
  const rootOf = (id: string): string => {
    const next = group.get(id) ?? id;
    return next === id ? id : rootOf(next);
  };
  for (const register of district.catalogue.registers.values())
    for (const field of Object.values(register.fields))
      if (field.kind === 'reference') group.set(rootOf(register.id), rootOf(field.register));
  const keyRegister = new Map(
    work.flatMap((w) => ('key' in w && w.key !== undefined ? [[w.key, w.register]] : [])),
  );
  const registerOf = (w: HistoricWork): string =>
    'corrects' in w ? (keyRegister.get(w.corrects) as string) : w.register;
  const groups = [...Map.groupBy(work, (w) => rootOf(registerOf(w)))].sort(
    (a, b) => b[1].length - a[1].length,
  );
  const laneOfRoot = new Map<string, number>();
  const lengths = [0, 0];
  for (const [root, items] of groups) {
    const lane = (lengths[0] as number) <= (lengths[1] as number) ? 0 : 1;
    laneOfRoot.set(root, lane);
    lengths[lane] = (lengths[lane] as number) + items.length;
  }
  return lengths.map((_, lane) => work.filter((w) => laneOfRoot.get(rootOf(registerOf(w))) === lane));
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
    const key = 'corrects' in item ? item.corrects : item.key;
    if (key !== undefined) keys.add(key);
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
