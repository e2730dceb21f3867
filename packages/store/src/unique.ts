import { Refusal, type Register } from '@taizhang/definition';
import type { RecordState } from '@taizhang/ledger';
import type { Queryable } from './database.ts';
import type { District } from './district.ts';
import { holdersOf } from './unique-values.ts';

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
  const inHand = new Set(records.map(nameOf));
  demandFree(await takenOf(client, district, [...taken.values()], inHand));
}

/** What stands against a record becoming what a form would make of it, as far as can be seen without a lock. */
export async function checkUniqueNow(db: Queryable, district: District, record: Left): Promise<void> {
  demandFree(await takenOf(db, district, claimsOf([record]), new Set([nameOf(record)])));
}

const nameOf = ({ register, id }: Pick<Left, 'register' | 'id'>): string => `${register.id}/${id}`;

/** @throws Refusal not-unique */
function demandFree(taken: readonly Taken[]): void {
  const first = taken.toSorted((a, b) => a.claim.index - b.claim.index)[0];
  if (first) throw refusalOf(first.claim, first.by);
}

function claimsOf(records: readonly Left[]): Claim[] {
  if (!records.some(({ register }) => register.unique)) return [];
  return records.flatMap(({ register, id, state }, index) =>
    Object.entries(register.unique ?? {}).flatMap(([rule, { fields, stages, given }]): Claim[] => {
      if (state.stage === null || !stages.includes(state.stage)) return [];
      const values = fields.map((field) => heldIn(state, field));
      const needed = Array.isArray(given) ? given : given ? fields : [];
      if (needed.some((field) => heldIn(state, field) === null)) return [];
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

/** A claim that another record has already. */
interface Taken {
  readonly claim: Claim;
  readonly by: string;
}

/** Which claims others have than the records in hand; asked once for all claims under a rule. */
async function takenOf(
  db: Queryable,
  district: District,
  claims: readonly Claim[],
  inHand: ReadonlySet<string>,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const group of Map.groupBy(claims, ({ register, rule }) => `${register.id}/${rule}`).values()) {
    const [{ register, rule, fields }] = group as [Claim];
    const besides = [...inHand].flatMap((name) =>
      name.startsWith(`${register.id}/`) ? [name.slice(register.id.length + 1)] : [],
    );
    const values = group.map((claim) => JSON.stringify(claim.values));
    const rows = await holdersOf(db, district, { register, rule, fields, values, besides });
    taken.push(...rows.map(({ place, id }) => ({ claim: group[place - 1] as Claim, by: id })));
  }
  return taken;
}

const refusalOf = ({ register, rule, index }: Claim, record: string): Refusal =>
  new Refusal(
    'not-unique',
    { rule: register.unique?.[rule]?.title ?? { zh: rule, en: rule }, record },
    `postings[${index}].transition`,
  );
