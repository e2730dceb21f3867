import type { Pool } from '@taizhang/store';

/** The columns of the table movement, in its order; evidence and the like are as rare as in the ledger. */
const columns = `district, seq, entry, origin, sign, reverses, register, record, transition, stage_from, stage_to,
  occurred_on, recorded_at, recorded_by, request, unit, street, attributes, prior, amounts, holdings, stated, reason,
  evidence`;
const width = 24;

const plainTable = 'bench_plain';

/** A table with the movement's columns and primary key, and nothing else: no checks, nor those of its types. */
export async function makePlainTable(owner: Pool): Promise<void> {
  await owner.query(`drop table if exists ${plainTable}`);
  await owner.query(`create table ${plainTable} (like movement, primary key (district, seq))`);
  await owner.query(
    `alter table ${plainTable} alter column origin type text, alter column sign type smallint`,
  );
  await owner.query(`grant insert on ${plainTable} to taizhang_app`);
}

const parameters = (rows: number): string =>
  Array.from(
    { length: rows },
    (_, r) => `(${Array.from({ length: width }, (_, c) => `$${r * width + c + 1}`).join(', ')})`,
  ).join(', ');

/** Movements that the ledger wrote itself, as parameters of an INSERT: rows of exactly the same width. */
export async function sampleRows(pool: Pool, district: string, limit: number): Promise<unknown[][]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select ${columns} from movement where district = $1 order by seq desc limit $2`,
    [district, limit],
  );
  const json = new Set(['attributes', 'prior', 'amounts', 'holdings', 'stated']);
  return rows.map((row) =>
    Object.entries(row).map(([name, value]) =>
      json.has(name) && value !== null ? JSON.stringify(value) : value,
    ),
  );
}

const seqColumn = 1;
/** Numbers rows as it hands them out, for the primary key. */
export class PlainRows {
  private seq = 0;
  private readonly samples: unknown[][];
  constructor(samples: unknown[][]) {
    this.samples = samples;
  }
  next(): unknown[] {
    const row = (this.samples[this.seq % this.samples.length] as unknown[]).slice();
    row[seqColumn] = ++this.seq;
    return row;
  }
}

const single = {
  name: 'plain-single',
  text: `insert into ${plainTable} (${columns}) values ${parameters(1)}`,
};
export const insertOne = (pool: Pool, rows: PlainRows) => pool.query({ ...single, values: rows.next() });

const texts = new Map<number, string>();
export async function insertMany(pool: Pool, rows: PlainRows, size: number): Promise<void> {
  const text = texts.get(size) ?? `insert into ${plainTable} (${columns}) values ${parameters(size)}`;
  texts.set(size, text);
  await pool.query({
    name: `plain-${size}`,
    text,
    values: Array.from({ length: size }, () => rows.next()).flat(),
  });
}

/** pgbench's tables at a scale: one branch, ten tellers and 100,000 accounts each. */
export async function makeBanks(owner: Pool, scale: number): Promise<void> {
  await owner.query(`
    drop table if exists pgbench_history, pgbench_accounts, pgbench_tellers, pgbench_branches;
    create table pgbench_branches (bid int not null, bbalance int, filler char(88)) with (fillfactor = 100);
    create table pgbench_tellers (tid int not null, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_accounts (aid int not null, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select b, 0, '' from generate_series(1, ${scale}) b;
    insert into pgbench_tellers select t, (t - 1) / 10 + 1, 0, '' from generate_series(1, ${scale} * 10) t;
    insert into pgbench_accounts select a, (a - 1) / 100000 + 1, 0, '' from generate_series(1, ${scale} * 100000) a;
    alter table pgbench_branches add primary key (bid);
    alter table pgbench_tellers add primary key (tid);
    alter table pgbench_accounts add primary key (aid);
    grant select, insert, update on pgbench_history, pgbench_accounts, pgbench_tellers, pgbench_branches to taizhang_app;
  `);
  for (const table of ['branches', 'tellers', 'accounts', 'history'])
    await owner.query(`vacuum analyze pgbench_${table}`);
}

/** pgbench's TPC-B-like transaction, statement by statement as pgbench sends it, prepared. */
export async function bankTransaction(
  pool: Pool,
  scale: number,
  random: (n: number) => number,
): Promise<void> {
  const [aid, bid, tid] = [random(scale * 100_000), random(scale), random(scale * 10)];
  const delta = random(10_001) - 5001;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'accounts',
      text: 'update pgbench_accounts set abalance = abalance + $1 where aid = $2',
      values: [delta, aid],
    });
    await client.query({
      name: 'balance',
      text: 'select abalance from pgbench_accounts where aid = $1',
      values: [aid],
    });
    await client.query({
      name: 'tellers',
      text: 'update pgbench_tellers set tbalance = tbalance + $1 where tid = $2',
      values: [delta, tid],
    });
    await client.query({
      name: 'branches',
      text: 'update pgbench_branches set bbalance = bbalance + $1 where bid = $2',
      values: [delta, bid],
    });
    await client.query({
      name: 'history',
      text: 'insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)',
      values: [tid, bid, aid, delta],
    });
    await client.query('end');
  } finally {
    client.release();
  }
}
