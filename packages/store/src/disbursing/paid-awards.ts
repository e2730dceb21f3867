import type { Viewer } from '@taizhang/access';
import type { Awards, FieldValue, Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';

/** An award of which something was paid, with the last day on which it was. */
export interface PaidAward {
  readonly id: string;
  readonly title: string;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly holdings: Readonly<Record<string, string>>;
  readonly paidOn: string;
}

const most = 5000;

/** The awards that may be demanded back, of some versions of policies, as far as the viewer reaches them. */
export async function paidAwards(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  policies: readonly string[],
): Promise<PaidAward[]> {
  const { policy, paid, reclaims } = register.awards as Awards;
  const from = register.transitions[reclaims?.transition ?? '']?.from ?? [];
  const binder = new Binder();
  const { rows } = await db.query<PaidAward>(
    `select r.id, r.title, r.attributes, r.holdings, p.on::text as "paidOn"
       from record r
      cross join lateral (
        select max(m.occurred_on) as on from movement m
         where m.district = r.district and m.register = r.register and m.record = r.id and m.origin <> 'reversal'
           and (m.amounts->>${literal(paid)})::numeric > 0
           and not exists (select from movement x where x.district = m.district and x.reverses = m.seq)) p
      where r.district = ${binder.bind(district.id, 'text')} and r.register = ${binder.bind(register.id, 'text')}
        and r.stage = any(${binder.bind(from, 'text[]')})
        and r.attributes->>${literal(policy)} = any(${binder.bind(policies, 'text[]')})
        and p.on is not null and ${scopeSql(viewer, 'read', register, 'r', binder)}
      order by r.id limit ${most}`,
    binder.values,
  );
  return rows;
}
