import type { Viewer } from '@taizhang/access';
import type { BatchBody, WireBatchDone } from '@taizhang/contract';
import { Refusal, type Register } from '@taizhang/definition';
import { documentsOnFile, type Installation, recordWork } from '@taizhang/runtime';
import { wireOf } from '../refusing.ts';

/** So many at once: they go to the disk together, and nobody else waits behind a batch. */
const atOnce = 8;

/**
 * Does the same with several records, each by itself: what cannot be done with one does not keep it from the others. Sent
 * again under the same key, nothing is done twice.
 */
export async function batchOf(
  { pool, district, vault }: Installation,
  viewer: Viewer,
  register: Register,
  { key, transition, occurredOn, records, set, setEach = {}, reason }: BatchBody,
): Promise<WireBatchDone> {
  const result: { [K in keyof WireBatchDone]: WireBatchDone[K] } = { done: [], submitted: [], refused: [] };
  if (!register.transitions[transition]?.from)
    throw new Refusal('unknown-transition', { transition }, 'transition');
  const stray = Object.keys(setEach).find((record) => !records.includes(record));
  if (stray !== undefined) throw new Refusal('unknown-record', { record: stray }, `setEach.${stray}`);
  const waiting = [...new Set(records)];
  const work = async () => {
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      // Nobody names twice what is on file.
      const evidence = await documentsOnFile(pool, district.store, viewer, register.id, record, transition);
      const own = Object.hasOwn(setEach, record) ? setEach[record] : undefined;
      const posting = {
        register: register.id,
        record,
        transition,
        occurredOn,
        ...(set || own ? { set: { ...set, ...own } } : {}),
        ...(evidence.length > 0 ? { evidence } : {}),
        ...(reason ? { reason } : {}),
      };
      try {
        const work = { key: `${key}:${record}`, posting, basis: null, form: null };
        const { outcome } = await recordWork(pool, district.store, vault, viewer, work);
        (outcome === 'posted' ? result.done : result.submitted).push(record);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        result.refused.push({ record, refusal: wireOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const place = new Map(records.map((record, i) => [record, i]));
  const byPlace = (a: string, b: string) => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  result.done.sort(byPlace);
  result.submitted.sort(byPlace);
  result.refused.sort((a, b) => byPlace(a.record, b.record));
  return result;
}
