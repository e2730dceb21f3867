import type { Awards } from '@taizhang/definition';
import type { Queryable } from '../database.ts';
import { literal } from '../literal.ts';
import type { ReferringBy, StatedRecord } from '../matching/index.ts';

/** The records of a register that refer to some others, in whatever stage they are. */
export async function recordsReferring(
  db: Queryable,
  district: string,
  { register, by }: ReferringBy,
  to: readonly string[],
): Promise<StatedRecord[]> {
  if (to.length === 0) return [];
  const { rows } = await db.query<StatedRecord>(
    `select r.id, r.title, r.stage, r.unit, r.street, r.attributes, r.holdings, r.last_seq from record r
      where r.district = $1 and r.register = $2 and r.stage is not null and r.attributes->>${literal(by)} = any($3::text[])
      order by r.id collate "C"`,
    [district, register, to],
  );
  return rows;
}

/** What all awards by a policy for a year come to, whoever may see them: what was granted, or is due until it is. */
export async function drawnByPolicy(
  db: Queryable,
  district: string,
  register: string,
  { code: by, year: ofYear, due, granted, vain = [] }: Awards,
  { code, year }: { readonly code: string; readonly year: string },
): Promise<string> {
  const held = [granted, due].flatMap((measure) =>
    measure === undefined ? [] : [`(r.holdings->>${literal(measure)})::numeric`],
  );
  const { rows } = await db.query<{ drawn: string }>(
    `select trim_scale(coalesce(sum(coalesce(${held.join(', ')}, 0)), 0))::text as drawn from record r
      where r.district = $1 and r.register = $2 and r.stage is not null and r.stage <> all($3::text[])
        and r.attributes->>${literal(by)} = $4 and r.attributes->>${literal(ofYear)} = $5`,
    [district, register, vain, code, year],
  );
  return rows[0]?.drawn ?? '0';
}

/**
 * What was granted by a policy for a year, whoever may see it; some records are left out.
 */
export async function grantedByPolicy(
  db: Queryable,
  district: string,
  register: string,
  { code: by, year: ofYear, granted, vain = [] }: Awards,
  {
    code,
    year,
    without,
  }: { readonly code: string; readonly year: string; readonly without: readonly string[] },
): Promise<string> {
  const { rows } = await db.query<{ granted: string }>(
    `select trim_scale(coalesce(sum((r.holdings->>${literal(granted)})::numeric), 0))::text as granted from record r
      where r.district = $1 and r.register = $2 and r.stage is not null and r.stage <> all($3::text[])
        and r.attributes->>${literal(by)} = $4 and r.attributes->>${literal(ofYear)} = $5
        and r.id <> all($6::text[])`,
    [district, register, vain, code, year, without],
  );
  return rows[0]?.granted ?? '0';
}
