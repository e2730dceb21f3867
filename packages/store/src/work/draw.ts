import type { Viewer } from '@taizhang/access';
import { type FieldOf, fromBase, plain, Refusal } from '@taizhang/definition';
import type { Pool } from '../database.ts';
import type { District } from '../district.ts';
import type { PersonalVault } from '../personal.ts';
import { findRequest, post } from '../post.ts';
import { newRecordId } from '../record-id.ts';
import type { PostResponse } from '../request.ts';
import { drawableRecords, gatheredRecords, gatheringOf } from './gathered.ts';
import { registerOf, standingRecord } from './standing-record.ts';

export interface Drawing {
  readonly key: string;
  readonly register: string;
  readonly record: string;
  readonly gathering: string;
  /** What is drawn, in the order in which it is to stand. */
  readonly drawn: readonly string[];
  readonly occurredOn: string;
}

/**
 * Opens a record for each of those drawn, in order behind those that are there: all in one request, or none. Sent again
 * under the same key, it is answered again.
 * @throws Refusal unknown-gathering, unknown-record, wrong-stage, and what stands against posting
 */
export async function draw(
  pool: Pool,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  { key, register: of, record, gathering: id, drawn, occurredOn }: Drawing,
): Promise<PostResponse> {
  const standing = await standingRecord(pool, district, viewer, of, record);
  if (!standing.exists) throw new Refusal('unknown-record', { record }, 'record');
  const { register, state } = standing;
  const gathering = gatheringOf(register, id);
  const { draws, by, order } = gathering;
  if (!draws || order === undefined) throw new Refusal('unknown-gathering', { gathering: id });
  const earlier = await findRequest(pool, district, key);
  if (earlier) return earlier;
  const other = registerOf(district, gathering.register);
  if (!draws.while.includes(state.stage ?? ''))
    throw new Refusal('wrong-stage', {
      stage: register.stages[state.stage ?? '']?.title ?? '',
      transition: other.transitions[draws.transition]?.title,
    });
  const there = await gatheredRecords(pool, district, viewer, gathering, record);
  const last = Math.max(0, ...there.map(({ attributes }) => Number(attributes[order] ?? 0)));
  const offered = new Map(
    (await drawableRecords(pool, district, viewer, gathering, record)).map((one) => [one.id, one]),
  );
  const { unit: measuredIn } = other.fields[order] as FieldOf<'number'>;
  const postings = [...new Set(drawn)].map((name, n) => {
    const one = offered.get(name);
    if (!one) throw new Refusal('unknown-record', { record: name }, `drawn[${n}]`);
    const set: Record<string, unknown> = {
      [by]: record,
      [order]: plain(fromBase(last + n + 1, measuredIn, 0)),
    };
    for (const [field, from] of Object.entries(draws.set)) {
      const value = 'record' in from ? one.id : one.attributes[from.field];
      if (value !== undefined) set[field] = value;
    }
    return {
      register: other.id,
      record: newRecordId(other, occurredOn),
      transition: draws.transition,
      occurredOn,
      unit: state.unit as string,
      ...(other.places !== 'none' && one.street !== null ? { street: one.street } : {}),
      set,
    };
  });
  return post(pool, district, vault, viewer, { key, postings });
}
