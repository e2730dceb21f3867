import { Refusal, type Register } from '@taizhang/definition';
import type { RecordState } from '@taizhang/ledger';
import { Binder, type Queryable } from './database.ts';
import type { District } from './district.ts';

/** A record as a request leaves it. */
interface Left {
  readonly register: Register;
  readonly id: string;
  readonly state: RecordState;
}

/** A combination of values that a record has, where at most one may have it. */
interface Claim {
  readonly register: Register;
  readonly rule: string;
  readonly fields: readonly string[];
  readonly values: readonly (string | null)[];
  readonly record: string;
  /** The posting at fault, if it comes second. */
  readonly index: number;
}

/** The first half of the key of the locks of combinations; the second is made from the combination. */
const uniqueLock = 20210828;

/**
 * At most one record may have a combination that its register declares unique, when all of a request is written: so one
 * version may end and the next come into force in one step. Who posts the same combination at the same moment waits here
 * until the other's transaction has ended, and then sees what it wrote.
 * @param records the record of each posting, in their order
 * @throws Refusal not-unique
 */
export async function checkUnique(
  client: Queryable,
  district: District,
  records: readonly Left[],
): Promise<void> {
  const claims = claimsOf(records);
  if (claims.length === 0) return;
  // In one order for everybody, or two requests could wait for each other.
  const keys = [...new Set(claims.map(keyOf))].sort();
  await client.query(
    `select pg_advisory_xact_lock($1, hashtext(k)) from unnest($2::text[]) with ordinality as l (k, n) order by n`,
    [uniqueLock, keys.map((key) => `${district.id}|${key}`)],
  );
  const taken = new Map<string, Claim>();
  for (const claim of claims) {
    const first = taken.get(keyOf(claim));
    if (first && first.record !== claim.record) throw refusalOf(claim, first.record);
    taken.set(keyOf(claim), claim);
  }
  const inHand = new Set(records.map(({ register, id }) => `${register.id}/${id}`));
  for (const claim of taken.values()) {
    const other = await findClaimed(client, district, claim, inHand);
    if (other !== null) throw refusalOf(claim, other);
  }
}

/** What stands against a record becoming what a form would make of it, as far as can be seen without a lock. */
export async function checkUniqueNow(db: Queryable, district: District, record: Left): Promise<void> {
  for (const claim of claimsOf([record])) {
    const other = await findClaimed(db, district, claim, new Set([`${record.register.id}/${record.id}`]));
    if (other !== null) throw refusalOf(claim, other);
  }
}

function claimsOf(records: readonly Left[]): Claim[] {
  return records.flatMap(({ register, id, state }, index) =>
    Object.entries(register.unique ?? {}).flatMap(([rule, { fields, stages }]): Claim[] => {
      if (state.stage === null || !stages.includes(state.stage)) return [];
      const values = fields.map((field) => heldIn(state, field));
      return [{ register, rule, fields, values, record: id, index }];
    }),
  );
}

function heldIn(state: RecordState, field: string): string | null {
  if (field === 'unit' || field === 'street') return state[field];
  const value = state.attributes[field] ?? null;
  return value === null ? null : String(value);
}

const keyOf = ({ register, rule, values }: Claim): string => JSON.stringify([register.id, rule, values]);

async function findClaimed(
  db: Queryable,
  district: District,
  { register, rule, fields, values }: Claim,
  inHand: ReadonlySet<string>,
): Promise<string | null> {
  const stages = register.unique?.[rule]?.stages ?? [];
  const binder = new Binder();
  const names = [...inHand].filter((name) => name.startsWith(`${register.id}/`));
  const others = names.map((name) => name.slice(register.id.length + 1));
  const conditions = [
    `r.district = ${binder.bind(district.id, 'text')}`,
    `r.register = ${binder.bind(register.id, 'text')}`,
    `r.stage = any(${binder.bind(stages, 'text[]')})`,
    `r.id <> all(${binder.bind(others, 'text[]')})`,
    ...fields.map((field, i) => {
      const held =
        field === 'unit' || field === 'street'
          ? `r.${field}`
          : `r.attributes->>${binder.bind(field, 'text')}`;
      return `${held} is not distinct from ${binder.bind(values[i], 'text')}`;
    }),
  ];
  const { rows } = await db.query<{ id: string }>(
    `select r.id from record r where ${conditions.join(' and ')} limit 1`,
    binder.values,
  );
  return rows[0]?.id ?? null;
}

const refusalOf = ({ register, rule, index }: Claim, record: string): Refusal =>
  new Refusal(
    'not-unique',
    { rule: register.unique?.[rule]?.title ?? { zh: rule, en: rule }, record },
    `postings[${index}].transition`,
  );
