import type { Viewer } from '@taizhang/access';
import type { Disbursement, FieldValue } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import type { PersonalVault } from '../personal.ts';
import { scopeSql } from '../scope-sql.ts';
import { registerOf } from '../work/standing-record.ts';

/** A record that is, or may be, paid with a batch. */
export interface Payable {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly unit: string;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly holdings: Readonly<Record<string, string>>;
  /** What whom it is paid to is called; null where that is not known. */
  readonly payee: string | null;
}

const most = 2000;

/** The records that the viewer reaches and of which this is true, in the order of their ids by code point. */
async function readPayables(
  db: Queryable,
  district: District,
  viewer: Viewer,
  d: Disbursement,
  which: (binder: Binder) => string,
): Promise<Payable[]> {
  const register = registerOf(district, d.register);
  const payee = register.fields[d.payee];
  const binder = new Binder();
  const [inDistrict, named, payees] = [
    district.id,
    register.id,
    payee?.kind === 'reference' ? payee.register : '',
  ].map((value) => binder.bind(value, 'text'));
  const { rows } = await db.query<Payable>(
    `select r.id, r.title, r.stage, r.unit, r.attributes, r.holdings, p.title as payee
       from record r
       left join record p on p.district = r.district and p.register = ${payees}
        and p.id = r.attributes->>${literal(d.payee)}${payee?.kind === 'reference' ? ` and ${scopeSql(viewer, 'read', registerOf(district, payee.register), 'p', binder)}` : ''}
      where r.district = ${inDistrict} and r.register = ${named} and ${which(binder)}
        and ${scopeSql(viewer, 'read', register, 'r', binder)}
      order by r.id collate "C" limit ${most}`,
    binder.values,
  );
  return rows;
}

/** What is in a batch, or, without one, what may be chosen for one. */
export const payableRecords = (
  db: Queryable,
  district: District,
  viewer: Viewer,
  d: Disbursement,
  batch: string | null,
): Promise<Payable[]> =>
  readPayables(db, district, viewer, d, (binder) =>
    batch === null
      ? `r.stage = any(${binder.bind(d.from, 'text[]')})`
      : `r.stage is not null and r.attributes @> jsonb_build_object(${binder.bind(d.by, 'text')}, ${binder.bind(batch, 'text')})`,
  );

/** Records by their ids, as far as the viewer reaches them. */
export const payablesNamed = (
  db: Queryable,
  district: District,
  viewer: Viewer,
  d: Disbursement,
  ids: readonly string[],
): Promise<Payable[]> =>
  readPayables(
    db,
    district,
    viewer,
    d,
    (binder) => `r.id = any(${binder.bind(ids, 'text[]')}) and r.stage is not null`,
  );

/** What was chosen under a budget, and the budget. */
export interface BoundSum {
  readonly title: string;
  readonly sum: string;
  readonly budget: string;
}

/** The budgets that some records draw on and that were exceeded: whoever looks, all that draws on them is summed. */
export async function boundSums(
  db: Queryable,
  district: District,
  d: Disbursement,
  ids: readonly string[],
): Promise<BoundSum[]> {
  if (!d.bound) return [];
  const { by, budget, per, stages } = d.bound;
  const field = registerOf(district, d.register).fields[by];
  const same = per.map(
    (id) => `o.attributes->>${literal(id)} is not distinct from r.attributes->>${literal(id)}`,
  );
  const { rows } = await db.query<BoundSum>(
    `select b.title, s.sum::text, b.budget::text
       from (select distinct on (r.attributes->>${literal(by)}, ${per.map((id) => `r.attributes->>${literal(id)}`).join(', ')})
                    r.attributes
               from record r where r.district = $1 and r.register = $2 and r.id = any($3::text[])) r
       join lateral (select title, (holdings->>${literal(budget)})::numeric as budget from record
                      where district = $1 and register = $4 and id = r.attributes->>${literal(by)}) b on true
       join lateral (select trim_scale(sum((o.holdings->>${literal(d.due)})::numeric)) as sum from record o
                      where o.district = $1 and o.register = $2 and o.stage = any($5::text[])
                        and ${same.join(' and ')}) s on true
      where b.budget > 0 and s.sum > b.budget`,
    [district.id, d.register, ids, field?.kind === 'reference' ? field.register : '', stages],
  );
  return rows;
}

/**
 * The accounts to which records are to be paid, in clear. Whoever asks answers for where they go.
 * @returns by the record's id; what has none is left out
 */
export async function accountsOf(
  db: Queryable,
  district: District,
  vault: PersonalVault,
  viewer: Viewer,
  d: Disbursement,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const opened = await vault.forWork(db, district, viewer, d.register, ids);
  return new Map(
    [...opened].flatMap(([id, { [d.account]: account }]) =>
      account === undefined ? [] : [[id, account] as const],
    ),
  );
}

/** Which of some requests were answered, each with the fingerprint of what it asked. */
export async function answeredKeys(
  db: Queryable,
  district: District,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ key: string; content: string }>(
    `select key, encode(content, 'hex') as content from request where district = $1 and key = any($2::text[])`,
    [district.id, keys],
  );
  return new Map(rows.map(({ key, content }) => [key, content]));
}
