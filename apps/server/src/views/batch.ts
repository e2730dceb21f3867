import type { Viewer } from '@taizhang/access';
import type { BatchBody, WireBatchDone, WireBatchOffer } from '@taizhang/contract';
import { evidenceNamed, evidenceOfKind, Refusal, type Register, revise } from '@taizhang/definition';
import { formOf } from '@taizhang/ledger';
import {
  type Attachment,
  attachAlso,
  attachmentId,
  documentsOnFile,
  getAttachment,
  type Installation,
  recordWork,
  standingRecords,
} from '@taizhang/runtime';
import { wireOf } from '../refusing.ts';
import { waysOf } from './record-work.ts';
import { formFieldsView } from './work.ts';

/** So many at once: they go to the disk together, and nobody else waits behind a batch. */
const atOnce = 8;
const mostRecords = 200;

/** What is never the same of several: it is stated record by record, on its own form. */
const ownKinds = ['terms', 'personal'];

/** What one may do with at least one of some records, and with which of them. */
export async function batchOfferOf(
  { pool, district }: Installation,
  viewer: Viewer,
  register: Register,
  ids: readonly string[],
): Promise<WireBatchOffer> {
  if (ids.length > mostRecords) throw new Refusal('too-many-entries', { limit: mostRecords }, 'records');
  const standing = await standingRecords(pool, district.store, viewer, register, ids);
  const places = new Map(ids.map((id, i) => [id, i]));
  standing.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  const taken = standing.flatMap((record) =>
    waysOf(register, record, viewer).map((way) => ({ way, record: record.id })),
  );
  const offered = Map.groupBy(taken, ({ way }) => way.id);
  return {
    ways: Object.entries(register.transitions).flatMap(([id, { to, evidence = false }]) => {
      const records = offered.get(id);
      if (!records || id === revise) return [];
      const form = formOf(register, id);
      const fields = formFieldsView(district, viewer, register, form);
      if (fields.some(({ kind, required }) => required && ownKinds.includes(kind))) return [];
      const { title, reviewed } = (records[0] as (typeof records)[number]).way;
      const stage = to === undefined ? undefined : register.stages[to];
      return [
        {
          id,
          title,
          to: to !== undefined && stage ? { id: to, title: stage.title } : null,
          reviewed,
          evidence,
          fields: fields.filter(({ kind }) => !ownKinds.includes(kind)),
          records: records.map(({ record }) => record),
        },
      ];
    }),
  };
}

/** Evidence of a batch: as it is named, with the file where it names one. */
interface Proof {
  readonly said: string;
  readonly kind: string | null;
  readonly file: Attachment | null;
}

/** @throws Refusal unknown-attachment for a file that one does not reach, or of another register */
function proofsOf(
  { pool, district }: Installation,
  viewer: Viewer,
  register: Register,
  evidence: readonly string[],
): Promise<Proof[]> {
  return Promise.all(
    evidence.map(async (said) => {
      const { kind, name } = evidenceNamed(register.documents, said);
      if (!attachmentId.test(name)) return { said, kind, file: null };
      const file = await getAttachment(pool, district.store, viewer, name).catch((error: unknown) => {
        throw error instanceof Refusal ? error.at('evidence') : error;
      });
      if (file.register !== register.id)
        throw new Refusal('unknown-attachment', { attachment: name }, 'evidence');
      return { said, kind, file };
    }),
  );
}

/**
 * Does the same with several records, each by itself: what cannot be done with one does not keep it from the others. Sent
 * again under the same key, nothing is done twice.
 */
export async function batchOf(
  installation: Installation,
  viewer: Viewer,
  register: Register,
  body: BatchBody,
): Promise<WireBatchDone> {
  const { transition, records, setEach = {}, amountsEach = {} } = body;
  const result: { [K in keyof WireBatchDone]: WireBatchDone[K] } = { done: [], submitted: [], refused: [] };
  if (!register.transitions[transition]?.from)
    throw new Refusal('unknown-transition', { transition }, 'transition');
  for (const [part, each] of Object.entries({ setEach, amountsEach })) {
    const stray = Object.keys(each).find((record) => !records.includes(record));
    if (stray !== undefined) throw new Refusal('unknown-record', { record: stray }, `${part}.${stray}`);
  }
  const proofs = await proofsOf(installation, viewer, register, body.evidence ?? []);
  const waiting = [...new Set(records)];
  const work = async () => {
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      try {
        const outcome = await doWith(installation, viewer, register, body, proofs, record);
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

/** Does it with one record: with what is stated of all and of it alone, and with what proves it. */
async function doWith(
  { pool, district, vault }: Installation,
  viewer: Viewer,
  register: Register,
  { key, transition, occurredOn, set, setEach = {}, amounts, amountsEach = {}, reason }: BatchBody,
  proofs: readonly Proof[],
  record: string,
): Promise<'posted' | 'submitted'> {
  // Nobody names twice what is on file.
  const evidence = await documentsOnFile(pool, district.store, viewer, register.id, record, transition);
  for (const { said, kind, file } of proofs) {
    const id = file ? await attachAlso(pool, district.store, viewer, file, record) : null;
    evidence.push(id === null ? said : kind === null ? id : evidenceOfKind(kind, id));
  }
  const own = Object.hasOwn(setEach, record) ? setEach[record] : undefined;
  const ownAmounts = Object.hasOwn(amountsEach, record) ? amountsEach[record] : undefined;
  const posting = {
    register: register.id,
    record,
    transition,
    occurredOn,
    ...(set || own ? { set: { ...set, ...own } } : {}),
    ...(amounts || ownAmounts ? { amounts: { ...amounts, ...ownAmounts } } : {}),
    ...(evidence.length > 0 ? { evidence: [...new Set(evidence)] } : {}),
    ...(reason ? { reason } : {}),
  };
  const work = { key: `${key}:${record}`, posting, basis: null, form: null };
  return (await recordWork(pool, district.store, vault, viewer, work)).outcome;
}
