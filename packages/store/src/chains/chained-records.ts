import { reaches, type Viewer } from '@taizhang/access';
import { type Chain, type ChainStep, Refusal, type Register, registerOfStep } from '@taizhang/definition';
import { Binder, type Pool, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { scopeSql } from '../scope-sql.ts';

/** A record at a step of a chain. */
export interface ChainLink {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly unit: string | null;
  /** Who answers for it beside its unit, where the step says so. */
  readonly owner: string | null;
  readonly planned: string | null;
  readonly reached: string | null;
}

/** A main record with what stands at each step of its chain, as far as the viewer reaches it. */
export interface ChainedRecord {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly unit: string | null;
  readonly street: string | null;
  readonly linked: Readonly<Record<string, readonly ChainLink[]>>;
}

/**
 * The main records of a chain with the records that they wait for: of one record, or of all on which work is not over.
 * What is out of the viewer's reach is left out, and with it what is reached by way of it.
 * @throws Refusal unknown-record where the viewer reads nothing of the register
 */
export async function chainedRecords(
  pool: Pool,
  district: District,
  viewer: Viewer,
  register: Register,
  chain: Chain,
  record: string | null,
): Promise<ChainedRecord[]> {
  if (!reaches(viewer, 'read', register.id)) throw new Refusal('unknown-register', { register: register.id });
  const binder = new Binder();
  const main = pool.query<Omit<ChainedRecord, 'linked'>>(
    `select s0.id, s0.title, s0.stage, s0.unit, s0.street from record s0
      where ${mainSql(district, viewer, register, record, binder)} order by s0.id`,
    binder.values,
  );
  // The steps are asked for at once: while what one says is taken in, the database looks for the next.
  const [{ rows: mains }, ...steps] = await Promise.all([
    main,
    ...chain.steps.map((step) => linksOf(pool, district, viewer, register, step, record)),
  ]);
  const linked = new Map(mains.map(({ id }) => [id, {} as Record<string, ChainLink[]>]));
  chain.steps.forEach(({ id }, i) => {
    for (const { main, ...link } of steps[i] ?? []) {
      const own = linked.get(main);
      if (!own) continue;
      own[id] ??= [];
      own[id].push(link);
    }
  });
  return mains.map((main) => ({ ...main, linked: linked.get(main.id) ?? {} }));
}

function mainSql(
  district: District,
  viewer: Viewer,
  register: Register,
  record: string | null,
  binder: Binder,
): string {
  const ended = Object.entries(register.stages).flatMap(([id, stage]) => (stage.ended ? [id] : []));
  return [
    `s0.district = ${binder.bind(district.id, 'text')} and s0.register = ${binder.bind(register.id, 'text')}`,
    's0.stage is not null',
    record === null
      ? `s0.stage <> all(${binder.bind(ended, 'text[]')})`
      : `s0.id = ${binder.bind(record, 'text')}`,
    scopeSql(viewer, 'read', register, 's0', binder),
  ].join(' and ');
}

/** What stands at a step, reached over references, each of which the viewer must reach. */
async function linksOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  main: Register,
  step: ChainStep,
  record: string | null,
): Promise<(ChainLink & { main: string })[]> {
  const { registers } = district.catalogue;
  const final = registerOfStep(main, step, registers) as Register;
  const binder = new Binder();
  const where = mainSql(district, viewer, main, record, binder);
  const text = (value: string) => binder.bind(value, 'text');
  let at = main;
  const joins = step.path.map((hop, i) => {
    const [before, here] = [`s${i}`, `s${i + 1}`];
    const field = text(hop.field);
    const referred = hop.way === 'to' ? at.fields[hop.field] : undefined;
    const next = hop.way === 'from' ? hop.register : referred?.kind === 'reference' ? referred.register : '';
    at = registers.get(next) as Register;
    const meets =
      hop.way === 'to'
        ? `${here}.id = ${before}.attributes->>${field}`
        : `${here}.attributes->>${field} = ${before}.id`;
    return `join record ${here} on ${here}.district = s0.district and ${here}.register = ${text(next)}
       and ${here}.stage is not null and ${meets} and ${scopeSql(viewer, 'read', at, here, binder)}`;
  });
  const last = `s${step.path.length}`;
  const reached = reachedSql(step, last, record === null ? final : null, binder);
  const aside = binder.bind([...(step.aside ?? [])], 'text[]');
  const { rows } = await db.query<ChainLink & { main: string }>(
    `select * from (
       select s0.id as main, ${last}.register, ${last}.id, ${last}.title, ${last}.stage, ${last}.unit,
              ${ownerSql(district, viewer, final, step, last, binder)} as owner,
              ${last}.attributes->>${text(step.planned)} as planned, ${reached.day} as reached
         from record s0 ${joins.join('\n')} ${reached.join}
        where ${where}) link
      where link.reached is not null or link.stage <> all(${aside})
      order by link.main, link.planned, link.id`,
    binder.values,
  );
  return rows;
}

/**
 * The day on which a step was done with a record: as it says, or when it came into the stages in which it still is. Of one
 * record its movements are looked up; of all, those of the register are read once.
 * @param all the register of the records, where all are read
 */
function reachedSql(
  { reached }: ChainStep,
  alias: string,
  all: Register | null,
  binder: Binder,
): { day: string; join: string } {
  if ('field' in reached)
    return { day: `${alias}.attributes->>${binder.bind(reached.field, 'text')}`, join: '' };
  const stages = binder.bind([...reached.stages], 'text[]');
  const came = `m.origin <> 'reversal' and m.stage_to = any(${stages})
     and (m.stage_from is null or m.stage_from <> all(${stages}))
     and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)`;
  const movements = all
    ? `left join (
         select m.district, m.record, max(m.occurred_on)::text as day from movement m
          where m.register = ${binder.bind(all.id, 'text')} and ${came} group by 1, 2) e
       on e.district = ${alias}.district and e.record = ${alias}.id`
    : `left join lateral (
         select max(m.occurred_on)::text as day from movement m
          where m.district = ${alias}.district and m.register = ${alias}.register and m.record = ${alias}.id
            and ${came}) e on true`;
  return { day: `case when ${alias}.stage = any(${stages}) then e.day end`, join: movements };
}

function ownerSql(
  district: District,
  viewer: Viewer,
  register: Register,
  { owner }: ChainStep,
  alias: string,
  binder: Binder,
): string {
  const field = owner === undefined ? undefined : register.fields[owner];
  if (owner === undefined || !field) return 'null::text';
  const value = `${alias}.attributes->>${binder.bind(owner, 'text')}`;
  const other = field.kind === 'reference' ? district.catalogue.registers.get(field.register) : undefined;
  if (!other) return value;
  return `(select o.title from record o
      where o.district = ${alias}.district and o.register = ${binder.bind(other.id, 'text')} and o.id = ${value}
        and o.stage is not null and ${scopeSql(viewer, 'read', other, 'o', binder)})`;
}
