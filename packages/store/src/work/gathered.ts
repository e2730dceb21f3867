import type { Viewer } from '@taizhang/access';
import { type Gathering, Refusal, type Register } from '@taizhang/definition';
import type { RecordState } from '@taizhang/ledger';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';
import { registerOf } from './standing-record.ts';

/** A record that belongs to another, or may be drawn for it. */
export interface GatheredRecord {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly unit: string;
  readonly street: string | null;
  readonly attributes: RecordState['attributes'];
  readonly holdings: RecordState['holdings'];
  /** The number of its last movement. */
  readonly last_seq: number;
}

const most = 200;
const columns = 'r.id, r.title, r.stage, r.unit, r.street, r.attributes, r.holdings, r.last_seq';

/** @throws Refusal unknown-gathering */
export function gatheringOf(register: Register, id: string): Gathering {
  const gathering = Object.hasOwn(register.gathers ?? {}, id) ? register.gathers?.[id] : undefined;
  if (!gathering) throw new Refusal('unknown-gathering', { gathering: id });
  return gathering;
}

/** The records that belong to a record, in their order, as far as the viewer reaches them. */
export async function gatheredRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  gathering: Gathering,
  record: string,
): Promise<GatheredRecord[]> {
  const register = registerOf(district, gathering.register);
  const binder = new Binder();
  const [inDistrict, named, by, at] = [district.id, register.id, gathering.by, record].map((v) =>
    binder.bind(v, 'text'),
  );
  const { rows } = await db.query<GatheredRecord>(
    `select ${columns} from record r
      where r.district = ${inDistrict} and r.register = ${named} and r.stage is not null
        and r.attributes @> jsonb_build_object(${by}, ${at})
        and ${scopeSql(viewer, 'read', register, 'r', binder)}
      order by ${gathering.order === undefined ? '' : `(r.attributes->>${literal(gathering.order)})::numeric nulls last,`} r.id
      limit ${most}`,
    binder.values,
  );
  return rows;
}

/** How many belong to a record, and what they hold together: of all that the viewer reaches, not of a page. */
export async function gatheredTotals(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { register: of, by, totals = [] }: Gathering,
  record: string,
): Promise<{ count: number; sums: Readonly<Record<string, string>> }> {
  const register = registerOf(district, of);
  const binder = new Binder();
  const [inDistrict, named, byField, at] = [district.id, register.id, by, record].map((v) =>
    binder.bind(v, 'text'),
  );
  const sums = totals.map(
    (measure) =>
      `, trim_scale(coalesce(sum((r.holdings->>${literal(measure)})::numeric), 0))::text as "sum of ${measure}"`,
  );
  const { rows } = await db.query<Record<string, string> & { count: number }>(
    `select count(*)::int as count ${sums.join('')} from record r
      where r.district = ${inDistrict} and r.register = ${named} and r.stage is not null
        and r.attributes @> jsonb_build_object(${byField}, ${at})
        and ${scopeSql(viewer, 'read', register, 'r', binder)}`,
    binder.values,
  );
  const [row] = rows as [Record<string, string> & { count: number }];
  return {
    count: row.count,
    sums: Object.fromEntries(totals.map((measure) => [measure, row[`sum of ${measure}`] as string])),
  };
}

/** The records that may be drawn: they stand where they may, and none that belongs to the record was drawn from them. */
export async function drawableRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { register: of, by, draws }: Gathering,
  record: string,
): Promise<GatheredRecord[]> {
  if (!draws) return [];
  const source = registerOf(district, draws.register);
  const field = Object.entries(draws.set).find(([, from]) => 'record' in from)?.[0];
  const binder = new Binder();
  const [inDistrict, named, opened, byField, at] = [district.id, source.id, of, by, record].map((v) =>
    binder.bind(v, 'text'),
  );
  const notYet = field
    ? `and not exists (select from record o where o.district = ${inDistrict} and o.register = ${opened}
         and o.stage is not null
         and o.attributes @> jsonb_build_object(${byField}, ${at}, ${binder.bind(field, 'text')}, r.id))`
    : '';
  const { rows } = await db.query<GatheredRecord>(
    `select ${columns} from record r
      where r.district = ${inDistrict} and r.register = ${named}
        and r.stage = any(${binder.bind(draws.stages, 'text[]')}) ${notYet}
        and ${scopeSql(viewer, 'read', source, 'r', binder)}
      order by r.opened_on desc, r.id limit ${most}`,
    binder.values,
  );
  return rows;
}

/**
 * The records of a register in some stages, as far as the viewer reaches them, in the order of their ids.
 * @param asked.latest only so many, those that were opened last, and these first
 * @param asked.after without so many of the latest
 * @param asked.of only those that refer to a record by one of the fields
 */
export async function recordsOffered(
  db: Queryable,
  district: District,
  viewer: Viewer,
  {
    id,
    stages,
    latest,
    after = 0,
    of,
  }: {
    readonly id: string;
    readonly stages: readonly string[];
    readonly latest?: number;
    readonly after?: number;
    readonly of?: { readonly fields: readonly string[]; readonly record: string };
  },
): Promise<GatheredRecord[]> {
  const register = registerOf(district, id);
  const binder = new Binder();
  const [inDistrict, named] = [district.id, id].map((value) => binder.bind(value, 'text'));
  const refers = of
    ? `and ${binder.bind(of.record, 'text')} in (${['null', ...of.fields.map((field) => `r.attributes->>${literal(field)}`)].join(', ')})`
    : '';
  const { rows } = await db.query<GatheredRecord>(
    `select ${columns} from record r
      where r.district = ${inDistrict} and r.register = ${named}
        and r.stage = any(${binder.bind([...stages], 'text[]')}) ${refers}
        and ${scopeSql(viewer, 'read', register, 'r', binder)}
      order by ${latest === undefined ? '' : 'r.opened_on desc,'} r.id limit ${latest ?? most} offset ${binder.bind(after, 'bigint')}`,
    binder.values,
  );
  return rows;
}

/** How many records of a register stand in some stages, of those that the viewer reaches. */
export async function countStanding(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  stages: readonly string[],
): Promise<number> {
  const binder = new Binder();
  const [inDistrict, named] = [district.id, register.id].map((value) => binder.bind(value, 'text'));
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from record r
      where r.district = ${inDistrict} and r.register = ${named}
        and r.stage = any(${binder.bind([...stages], 'text[]')}) and ${scopeSql(viewer, 'read', register, 'r', binder)}`,
    binder.values,
  );
  return rows[0]?.count ?? 0;
}
