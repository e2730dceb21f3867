import type { Catalogue } from '@taizhang/definition';
import { forgetBusyDays } from './busy-days.ts';
import type { NamedMetric } from './counted-legs.ts';
import { type Client, type Pool, transaction } from './database.ts';
import type { District } from './district.ts';
import { fineSql, prepareToAddUp, timesRead } from './fine-amounts.ts';
import { foldPresence, gatherEvents } from './fold-presence.ts';
import { type FoldedMetric, foldedMetrics } from './folded-metrics.ts';
import { cellsSql } from './grains.ts';
import { horizonOf } from './horizon.ts';
import { literal } from './literal.ts';
import { type Cutting, cutting, roughShape, shapeless } from './rough-shape.ts';

/** From how many new movements on two connections share the work, each with registers of its own. */
const worthSharing = 100_000;

/**
 * Folds what was posted since the last time into cells, register by register, up to a horizon behind which nothing can
 * still appear. Metrics that are new or defined otherwise than their cells were folded by are folded from the beginning.
 * Several processes may call it; one works at a register at a time.
 * @returns how many movement numbers were passed
 */
export async function fold(pool: Pool, district: District, how: Cutting = cutting): Promise<number> {
  const horizon = await horizonOf(pool, district.id);
  const { since, work } = await transaction(pool, 'begin', (client) =>
    findWork(client, district, horizon.seq, how),
  );
  const queue = [...work];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const one = next;
      await transaction(pool, 'begin', (client) => foldRegister(client, district, one, horizon.seq));
    }
  };
  const passed = Math.max(0, horizon.seq - since);
  await Promise.all(passed >= worthSharing ? [lane(), lane()] : [lane()]);
  await transaction(pool, 'begin', (client) =>
    client.query(
      'update fold set cursor = $2 where district = $1 and cursor < $2 and register <> all($3::text[])',
      [district.id, horizon.seq, work.map(({ register }) => register)],
    ),
  );
  return passed;
}

/**
 * Folds all movements again, whatever the cells say now: until a register's new cells are there it is read from its
 * movements. Broken off, any fold goes on where it stopped. @returns how many movement numbers were passed
 */
export async function refold(pool: Pool, district: District, how: Cutting = cutting): Promise<number> {
  await transaction(pool, 'begin', (client) =>
    client.query(`update folded_metric set definition = '' where district = $1`, [district.id]),
  );
  return fold(pool, district, how);
}

/** A register to be folded. */
interface Work {
  readonly register: string;
  /** The earliest moment at which something new in it was recorded; null where it is folded from the beginning. */
  readonly recordedFrom: Date | null;
  /** The days at which its past is cut, so that of what is read again and again so much is read as stays in memory. */
  readonly cuts: readonly string[];
}

/** The registers that have something to fold, the greatest first, and the number of the last movement that all have passed. */
async function findWork(client: Client, district: District, horizon: number, how: Cutting) {
  const { catalogue } = district;
  const all = [...catalogue.registers.keys()];
  await client.query(
    `insert into fold (district, register, cursor, known_to)
     select $1, r, 0, to_timestamp(0) from unnest($2::text[]) r
      where not exists (select from fold where district = $1 and register = r) on conflict do nothing`,
    [district.id, all],
  );
  const { rows: cursors } = await client.query<{ register: string; cursor: number }>(
    'select register, cursor from fold where district = $1 and register = any($2)',
    [district.id, all],
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
  const whole = new Set([
    ...cursors.filter(({ cursor }) => cursor === 0 && horizon > 0).map(({ register }) => register),
    ...changed.map((m) => m.register.id),
    ...gone.map((m) => m.register),
  ]);
  const begun = cursors.filter(({ register }) => !whole.has(register)).map(({ cursor }) => cursor);
  const touched = begun.length > 0 ? await registersSince(client, district, Math.min(...begun), horizon) : [];
  const { sizes, cuts } = whole.size > 0 ? await roughShape(client, district, how) : shapeless;
  const size = (register: string) => sizes.get(register) ?? 0;
  const since = whole.size > 0 ? 0 : Math.min(horizon, ...cursors.map(({ cursor }) => cursor));
  return {
    since,
    work: [
      ...[...whole]
        .sort((a, b) => size(b) - size(a))
        .map(
          (register): Work => ({
            register,
            recordedFrom: null,
            cuts: size(register) >= how.movements ? cuts : [],
          }),
        ),
      ...touched
        .filter(({ register }) => catalogue.registers.has(register) && !whole.has(register))
        .map((found): Work => ({ ...found, cuts: [] })),
    ],
  };
}

/** The registers that have movements behind a number, the greatest first. */
async function registersSince(client: Client, district: District, since: number, horizon: number) {
  const { rows } = await client.query<Omit<Work, 'cuts'>>(
    `select register, min(recorded_at) as "recordedFrom" from movement where district = $1 and seq > $2 and seq <= $3
      group by 1 order by count(*) desc`,
    [district.id, since, horizon],
  );
  return rows;
}

/** Forgets the metrics of registers that the district no longer has; their cells are old ones now. */
async function dropUnknown(client: Client, district: District, registers: readonly string[]): Promise<void> {
  await client.query('delete from folded_metric where district = $1 and register <> all($2::text[])', [
    district.id,
    registers,
  ]);
}

async function foldRegister(
  client: Client,
  district: District,
  { register, recordedFrom, cuts }: Work,
  horizon: number,
): Promise<void> {
  const { rows } = await client.query<{ cursor: number }>(
    'select cursor from fold where district = $1 and register = $2 for update',
    [district.id, register],
  );
  // Somebody has just had everything forgotten, and begins again.
  if (!rows[0]) return;
  const { cursor } = rows[0];
  const to = Math.max(cursor, horizon);
  await prepare(client, district);
  const { fresh, kept } = await nameMetrics(client, district, register);
  await forgetBusyDays(client, district, register, fresh.length > 0 ? null : recordedFrom);
  const known = [
    await foldRange(client, district, fresh, { from: 0, to }, cuts),
    await foldRange(client, district, kept, { from: cursor, to }),
  ];
  await client.query(
    `update fold set cursor = $3, known_to = greatest(known_to, (select max(at) from unnest($4::timestamptz[]) at))
      where district = $1 and register = $2`,
    [district.id, register, to, known],
  );
}

const fineColumns = 'metric, grain, occurred, known, records, latest, key, item, unit, street, amount';

/**
 * Staging tables of this connection, emptied whenever a transaction ends. What has a fixed width comes first, or every look
 * at a later column walks the row.
 */
async function prepare(client: Client, district: District): Promise<void> {
  await prepareToAddUp(client, district);
  await client.query(`set local client_min_messages = warning;
    create temp table if not exists fold_fine (metric integer, grain smallint, occurred date, known date, records bigint,
      latest timestamptz, key text, item text, unit text, street text, amount numeric) on commit delete rows;
    create temp table if not exists fold_event (metric integer, part date, occurred date, known date, amount bigint,
      latest timestamptz, value text, key text) on commit delete rows;
    create temp table if not exists fold_value (metric integer, part date, occurred date, known date, one_step boolean,
      value text, key text) on commit delete rows`);
}

/**
 * The register's metrics under the names of their cells: those folded by their present definition, and the others
 * anew.
 */
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
  if (stale.length > 0)
    await client.query('delete from folded_metric where district = $1 and id = any($2::int[])', [
      district.id,
      stale.map((row) => row.id),
    ]);
  const changed = current.filter((m) => !names.has(m.id));
  const made = await client.query<{ metric: string; id: number }>(
    `insert into folded_metric (district, metric, register, definition)
     select $1, m.id, $2, m.definition from unnest($3::text[], $4::text[]) as m (id, definition) returning metric, id`,
    [district.id, register, changed.map((m) => m.id), changed.map((m) => wanted.get(m.id))],
  );
  const added = new Map(made.rows.map((row) => [row.metric, row.id]));
  const named = (m: FoldedMetric, among: ReadonlyMap<string, number>): NamedMetric[] =>
    among.has(m.id) ? [{ ...m, name: among.get(m.id) as number }] : [];
  return {
    fresh: current.flatMap((m) => named(m, added)),
    kept: current.flatMap((m) => named(m, names)),
  };
}

const metricsOf = (catalogue: Catalogue, register: string): FoldedMetric[] =>
  [...foldedMetrics(catalogue).values()].filter((m) => m.register.id === register);

/** SQL over the alias m, stretch by stretch; movements that are read once only are read in one go. */
function stretchesOf(metrics: readonly NamedMetric[], cuts: readonly string[]): string[] {
  if (timesRead(metrics) === 1 || cuts.length === 0) return [''];
  return [null, ...cuts].map((from, i) =>
    [
      from === null ? '' : ` and m.occurred_on >= ${literal(from)}`,
      cuts[i] === undefined ? '' : ` and m.occurred_on < ${literal(cuts[i])}`,
    ].join(''),
  );
}

/**
 * Adds the movements of one register with from < seq ≤ to to the cells of these metrics. @returns the latest moment of
 * recording among those that count for one of them, to the millisecond as it is kept
 */
async function foldRange(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  { from, to }: { from: number; to: number },
  cuts: readonly string[] = [],
): Promise<Date | null> {
  if (metrics.length === 0 || from >= to) return null;
  const sums = metrics.filter((m) => m.kind !== 'distinct');
  const distinct = metrics.filter((m) => m.kind === 'distinct');
  for (const stretch of stretchesOf(metrics, cuts)) {
    const range = `m.seq > ${from} and m.seq <= ${to}${stretch}`;
    if (sums.length > 0) {
      const { text, values } = fineSql(district, sums, range);
      await client.query(`insert into fold_fine select ${fineColumns} from (${text}) f`, values);
    }
    await gatherEvents(client, district, distinct, range);
  }
  await foldPresence(client, district, distinct, from === 0);
  // Nearly in the order of the primary key, by what is compared fast: without the key, and before a text is put in front.
  await client.query(
    `insert into cell (district, metric, grain, key, occurred, known, item, unit, street, amount, records)
     select $1, metric, grain, key, occurred, known, item, unit, street, amount, records
       from (${cellsSql('fold_fine')} order by metric, grain, occurred, known) c
     ${
       // From the beginning there are no cells yet that something could be added to.
       from === 0
         ? ''
         : `on conflict (district, metric, grain, key, occurred, known, item, unit, street)
            do update set amount = cell.amount + excluded.amount, records = cell.records + excluded.records`
     }`,
    [district.id],
  );
  const latest = await client.query<{ at: Date | null }>(
    `select max(at) as at from (select max(latest) as at from fold_fine union all select max(latest) from fold_event) l`,
  );
  await client.query('truncate fold_fine, fold_event, fold_value');
  return latest.rows[0]?.at ?? null;
}
