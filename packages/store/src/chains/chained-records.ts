import { reaches, type Viewer } from '@taizhang/access';
import { type Chain, type ChainStep, Refusal, type Register, registerOfStep } from '@taizhang/definition';
import { Binder, type Pool, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { boundMoment, recordsAtSql, standsSql, type TwoTimes } from '../responsibility/records-at.ts';
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

/** Whose chain is read, by whom, and as of when. */
interface Reading {
  readonly district: District;
  readonly viewer: Viewer;
  readonly main: Register;
  /** Null: all on which work is not over. */
  readonly record: string | null;
  /** With `knownAt` null as records stand now. */
  readonly at: TwoTimes;
}

/**
 * The main records of a chain with the records that they wait for: of one record, or of all on which work is not over; as
 * records stand now, or as they stood at two times. What is out of the viewer's reach is left out, and with it what is
 * reached by way of it.
 * @throws Refusal unknown-record where the viewer reads nothing of the register
 */
export async function chainedRecords(
  pool: Pool,
  district: District,
  viewer: Viewer,
  register: Register,
  chain: Chain,
  record: string | null,
  at: TwoTimes = { day: '9999-12-31', knownAt: null },
): Promise<ChainedRecord[]> {
  if (!reaches(viewer, 'read', register.id)) throw new Refusal('unknown-register', { register: register.id });
  const reading: Reading = { district, viewer, main: register, record, at };
  const binder = new Binder();
  const main = pool.query<Omit<ChainedRecord, 'linked'>>(
    `select s0.id, s0.title, s0.stage, s0.unit, s0.street from ${standingSql(reading, register, binder)} s0
      where ${mainSql(reading, binder)} order by s0.id`,
    binder.values,
  );
  // The steps are asked for at once: while what one says is taken in, the database looks for the next.
  const [{ rows: mains }, ...steps] = await Promise.all([
    main,
    ...chain.steps.map((step) => linksOf(pool, reading, step)),
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

/** The records of a register as they stand, or stood, that the viewer reads. */
const standingSql = ({ district, viewer, at }: Reading, register: Register, binder: Binder): string =>
  `(${recordsAtSql(district, viewer, register, at, binder)})`;

function mainSql({ main, record }: Reading, binder: Binder): string {
  const ended = Object.entries(main.stages).flatMap(([id, stage]) => (stage.ended ? [id] : []));
  return record === null
    ? `s0.stage <> all(${binder.bind(ended, 'text[]')})`
    : `s0.id = ${binder.bind(record, 'text')}`;
}

/** What stands at a step, reached over references, each of which the viewer must reach. */
async function linksOf(
  db: Queryable,
  reading: Reading,
  step: ChainStep,
): Promise<(ChainLink & { main: string })[]> {
  const { main, district } = reading;
  const { registers } = district.catalogue;
  const final = registerOfStep(main, step, registers) as Register;
  const binder = new Binder();
  const where = mainSql(reading, binder);
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
    return `join ${standingSql(reading, at, binder)} ${here} on ${meets}`;
  });
  const last = `s${step.path.length}`;
  const reached = reachedSql(reading, step, last, final, binder);
  const aside = binder.bind([...(step.aside ?? [])], 'text[]');
  const { rows } = await db.query<ChainLink & { main: string }>(
    `select * from (
       select s0.id as main, ${last}.register, ${last}.id, ${last}.title, ${last}.stage, ${last}.unit,
              ${ownerSql(reading, final, step, last, binder)} as owner,
              ${last}.attributes->>${text(step.planned)} as planned, ${reached.day} as reached
         from ${standingSql(reading, main, binder)} s0 ${joins.join('\n')} ${reached.join}
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
 */
function reachedSql(
  { district, record, at }: Reading,
  { reached }: ChainStep,
  alias: string,
  register: Register,
  binder: Binder,
): { day: string; join: string } {
  if ('field' in reached)
    return { day: `${alias}.attributes->>${binder.bind(reached.field, 'text')}`, join: '' };
  const stages = binder.bind([...reached.stages], 'text[]');
  const stands =
    at.knownAt === null
      ? `m.origin <> 'reversal'
     and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)`
      : `m.occurred_on <= ${binder.bind(at.day, 'date')} and ${standsSql('m', boundMoment(binder, at.knownAt))}`;
  const came = `m.district = ${literal(district.id)} and m.register = ${binder.bind(register.id, 'text')}
     and m.stage_to = any(${stages}) and (m.stage_from is null or m.stage_from <> all(${stages})) and ${stands}`;
  const movements =
    record === null
      ? `left join (select m.record, max(m.occurred_on)::text as day from movement m where ${came} group by 1) e
       on e.record = ${alias}.id`
      : `left join lateral (
         select max(m.occurred_on)::text as day from movement m where m.record = ${alias}.id and ${came}) e on true`;
  return { day: `case when ${alias}.stage = any(${stages}) then e.day end`, join: movements };
}

/** Who answers for a step, by what the record says; called as he is called today. */
function ownerSql(
  { district, viewer }: Reading,
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
      where o.district = ${literal(district.id)} and o.register = ${binder.bind(other.id, 'text')} and o.id = ${value}
        and o.stage is not null and ${scopeSql(viewer, 'read', other, 'o', binder)})`;
}
