import type { Catalogue } from '@taizhang/definition';
import { forgetBusyDays } from './busy-days.ts';
import { type Client, type Pool, transaction } from './database.ts';
import type { District } from './district.ts';
import { fineSql, type NamedMetric } from './fine-amounts.ts';
import { foldPresence } from './fold-presence.ts';
import { type FoldedMetric, foldedMetrics } from './folded-metrics.ts';
import { cellsSql } from './grains.ts';
import { horizonOf } from './horizon.ts';

/** From how many new movements on two connections share the work, each with registers of its own. */
const worthSharing = 100_000;

/**
 * Folds what was posted since the last time into cells, register by register, up to a horizon behind which nothing can
 * still appear. Metrics that are new or defined otherwise than their cells were folded by are folded from the beginning.
 * Several processes may call it; one works at a register at a time.
 * @returns how many movement numbers were passed
 */
export async function fold(pool: Pool, district: District): Promise<number> {
  const horizon = await horizonOf(pool, district.id);
  const { since, registers, movements, known } = await transaction(pool, 'begin', (client) =>
    findWork(client, district, horizon.seq),
  );
  const queue = [...registers];
  const lane = async () => {
    for (let register = queue.shift(); register !== undefined; register = queue.shift()) {
      const id = register;
      await transaction(pool, 'begin', (client) =>
        foldRegister(client, district, id, { to: horizon.seq, known: known.get(id) }),
      );
    }
  };
  await Promise.all(movements >= worthSharing ? [lane(), lane()] : [lane()]);
  await transaction(pool, 'begin', (client) =>
    client.query(
      'update fold set cursor = $2 where district = $1 and cursor < $2 and register <> all($3::text[])',
      [district.id, horizon.seq, registers],
    ),
  );
  return Math.max(0, horizon.seq - since);
}

/** Forgets every cell and folds all movements again. @returns how many movement numbers were passed */
export async function refold(pool: Pool, district: District): Promise<number> {
  await transaction(pool, 'begin', async (client) => {
    // In the order of those who fold, who lock their register's row first.
    for (const table of ['fold', 'folded_metric', 'cell', 'tally', 'busy_day', 'busy_cell', 'busy_tally'])
      await client.query(`delete from ${table} where district = $1`, [district.id]);
  });
  return fold(pool, district);
}

/** Between which moments that which is to be folded was recorded. */
interface Known {
  readonly from: Date;
  readonly to: Date;
}

/** The registers that have something to fold, the greatest first. */
async function findWork(client: Client, district: District, horizon: number) {
  const { catalogue } = district;
  const all = [...catalogue.registers.keys()];
  await client.query(
    `insert into fold (district, register, cursor, known_to)
     select $1, r, 0, to_timestamp(0) from unnest($2::text[]) r
      where not exists (select from fold where district = $1 and register = r) on conflict do nothing`,
    [district.id, all],
  );
  const cursors = await client.query<{ since: number }>(
    'select coalesce(min(cursor), 0) as since from fold where district = $1 and register = any($2)',
    [district.id, all],
  );
  const since = cursors.rows[0]?.since ?? 0;
  const posted = await client.query<Known & { register: string; n: number }>(
    `select register, count(*) as n, min(recorded_at) as "from", max(recorded_at) as "to" from movement
      where district = $1 and seq > $2 and seq <= $3 group by 1 order by 2 desc`,
    [district.id, since, horizon],
  );
  const folded = await client.query<{ metric: string; register: string; definition: string }>(
    'select metric, register, definition from folded_metric where district = $1',
    [district.id],
  );
  await dropUnknown(client, district, all);
  const definitions = new Map(folded.rows.map((row) => [row.metric, row.definition]));
  const current = foldedMetrics(catalogue);
  const changed = [...current.values()].filter(
    (m) => definitions.get(m.id) !== m.definition(district.timeZone),
  );
  const gone = folded.rows.filter((row) => !current.has(row.metric) && catalogue.registers.has(row.register));
  const touched = posted.rows.map((row) => row.register).filter((id) => catalogue.registers.has(id));
  return {
    since,
    movements: posted.rows.reduce((sum, row) => sum + row.n, 0),
    known: new Map(posted.rows.map((row): [string, Known] => [row.register, row])),
    registers: [
      ...new Set([...touched, ...changed.map((m) => m.register.id), ...gone.map((m) => m.register)]),
    ],
  };
}

/** Cells of registers that the district no longer has. */
async function dropUnknown(client: Client, district: District, registers: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    'delete from folded_metric where district = $1 and register <> all($2::text[]) returning id',
    [district.id, registers],
  );
  if (rows.length > 0)
    await dropCells(
      client,
      district,
      rows.map((row) => row.id),
    );
}

async function dropCells(client: Client, district: District, names: readonly number[]): Promise<void> {
  for (const table of ['cell', 'tally', 'busy_cell', 'busy_tally'])
    await client.query(`delete from ${table} where district = $1 and metric = any($2::int[])`, [
      district.id,
      names,
    ]);
}

async function foldRegister(
  client: Client,
  district: District,
  register: string,
  horizon: { readonly to: number; readonly known: Known | undefined },
): Promise<void> {
  const { rows } = await client.query<{ cursor: number }>(
    'select cursor from fold where district = $1 and register = $2 for update',
    [district.id, register],
  );
  // Somebody has just had everything forgotten, and begins again.
  if (!rows[0]) return;
  const { cursor } = rows[0];
  const to = Math.max(cursor, horizon.to);
  await prepare(client);
  const { fresh, kept } = await nameMetrics(client, district, register);
  if (fresh.length > 0 || horizon.known)
    await forgetBusyDays(client, district, register, fresh.length > 0 ? null : (horizon.known?.from ?? null));
  await foldRange(client, district, fresh, { from: 0, to });
  await foldRange(client, district, kept, { from: cursor, to });
  await client.query(
    'update fold set cursor = $3, known_to = greatest(known_to, $4) where district = $1 and register = $2',
    [district.id, register, to, horizon.known?.to ?? null],
  );
}

/** Staging tables of this connection, emptied whenever a transaction ends. */
async function prepare(client: Client): Promise<void> {
  await client.query(`set local work_mem = '128MB'; set local client_min_messages = warning;
    create temp table if not exists fold_fine (metric integer, key text, occurred date, known date, item text, unit text,
      street text, amount numeric, records bigint) on commit delete rows;
    create temp table if not exists fold_event (metric integer, key text, part date, value text, occurred date,
      known date, amount bigint) on commit delete rows;
    create temp table if not exists fold_value (metric integer, key text, part date, value text, alone boolean,
      occurred date[], known date[], amount bigint[]) on commit delete rows`);
}

/** The register's metrics under the names of their cells: those folded by their present definition, and the others anew. */
async function nameMetrics(
  client: Client,
  district: District,
  register: string,
): Promise<{ fresh: NamedMetric[]; kept: NamedMetric[] }> {
  const current = metricsOf(district.catalogue, register);
  const { rows } = await client.query<{ metric: string; definition: string; id: number }>(
    'select metric, definition, id from folded_metric where district = $1 and register = $2',
    [district.id, register],
  );
  const wanted = new Map(current.map((m) => [m.id, m.definition(district.timeZone)]));
  const stale = rows.filter((row) => wanted.get(row.metric) !== row.definition);
  const names = new Map(rows.filter((row) => !stale.includes(row)).map((row) => [row.metric, row.id]));
  if (stale.length > 0) {
    await client.query('delete from folded_metric where district = $1 and id = any($2::int[])', [
      district.id,
      stale.map((row) => row.id),
    ]);
    await dropCells(
      client,
      district,
      stale.map((row) => row.id),
    );
  }
  const changed = current.filter((m) => !names.has(m.id));
  const made = await client.query<{ metric: string; id: number }>(
    `insert into folded_metric (district, metric, register, definition)
     select $1, m.id, $2, m.definition from unnest($3::text[], $4::text[]) as m (id, definition) returning metric, id`,
    [district.id, register, changed.map((m) => m.id), changed.map((m) => wanted.get(m.id))],
  );
  const anew = new Map(made.rows.map((row) => [row.metric, row.id]));
  const named = (m: FoldedMetric, among: ReadonlyMap<string, number>): NamedMetric[] =>
    among.has(m.id) ? [{ ...m, name: among.get(m.id) as number }] : [];
  return {
    fresh: current.flatMap((m) => named(m, anew)),
    kept: current.flatMap((m) => named(m, names)),
  };
}

const metricsOf = (catalogue: Catalogue, register: string): FoldedMetric[] =>
  [...foldedMetrics(catalogue).values()].filter((m) => m.register.id === register);

/** Adds the movements of one register with from < seq ≤ to to the cells of these metrics. */
async function foldRange(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  { from, to }: { from: number; to: number },
): Promise<void> {
  if (metrics.length === 0 || from >= to) return;
  const range = `m.seq > ${from} and m.seq <= ${to}`;
  const sums = metrics.filter((m) => m.kind !== 'distinct');
  if (sums.length > 0) {
    const { text, values } = fineSql(district, sums, range);
    await client.query(`insert into fold_fine ${text}`, values);
  }
  const distinct = metrics.filter((m) => m.kind === 'distinct');
  await foldPresence(client, district, distinct, range, from === 0);
  await client.query(
    `insert into cell (district, metric, grain, key, occurred, known, item, unit, street, amount, records)
     select $1, c.* from (${cellsSql('fold_fine')}) c order by metric, grain, key, occurred, known
     ${
       // From the beginning there are no cells yet that something could be added to.
       from === 0
         ? ''
         : `on conflict (district, metric, grain, key, occurred, known, item, unit, street)
            do update set amount = cell.amount + excluded.amount, records = cell.records + excluded.records`
     }`,
    [district.id],
  );
  await client.query('truncate fold_fine, fold_event, fold_value');
}
