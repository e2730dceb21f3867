import { Big } from 'big.js';
import { Binder, type Client, type Pool, snapshot } from './database.ts';
import { type District, type FoldedMetric, foldedMetrics } from './district.ts';
import { fineSql, foldDefinition, grainsSql } from './fold.ts';
import { legsSql, literal } from './metric-sql.ts';
import { checkChain } from './seal.ts';

/** One thing that does not agree, and where exactly. */
export interface Disagreement {
  readonly check: 'cells' | 'chain' | 'conservation' | 'records' | 'figures' | 'editions';
  /** Metric, register/record, movement number …, as exact as it is known. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

export interface CheckResult {
  readonly check: Disagreement['check'];
  readonly compared: number;
  readonly disagreements: readonly Disagreement[];
}

const most = 50;

/**
 * Recomputes from the movements everything that is derived from them: cells, the records' present state, conservation
 * of every stage and measure, and the hash chain. Reads one moment; posting may go on meanwhile.
 */
export async function verifyLedger(pool: Pool, district: District): Promise<CheckResult[]> {
  return snapshot(pool, async (client) => [
    await verifyChain(client, district),
    await verifyCells(client, district),
    await verifyRecords(client, district),
    await verifyConservation(client, district),
  ]);
}

async function verifyChain(client: Client, district: District): Promise<CheckResult> {
  const { batches, faults } = await checkChain(client, district.id);
  return {
    check: 'chain',
    compared: batches,
    disagreements: faults.map(({ batch, seq, what }) => ({
      check: 'chain',
      place: seq === null ? `seal ${batch}` : `seal ${batch}, movement ${seq}`,
      expected: what === 'added' ? 'no movement' : 'as sealed',
      found: what,
    })),
  };
}

async function verifyCells(client: Client, district: District): Promise<CheckResult> {
  const state = await client.query<{ cursor: number }>('select cursor from fold where district = $1', [
    district.id,
  ]);
  const cursor = state.rows[0]?.cursor ?? 0;
  const folded = await client.query<{ metric: string; definition: string }>(
    'select metric, definition from folded_metric where district = $1',
    [district.id],
  );
  const definitions = new Map(folded.rows.map((row) => [row.metric, row.definition]));
  const current = foldedMetrics(district.catalogue).filter(
    (m) => definitions.get(m.id) === foldDefinition(m, district.timeZone),
  );
  let compared = 0;
  const disagreements: Disagreement[] = [];
  for (const metrics of Map.groupBy(current, (m) => m.register.id).values()) {
    const result = await compareCells(client, district, metrics, cursor);
    compared += result.compared;
    disagreements.push(...result.disagreements);
  }
  return { check: 'cells', compared, disagreements: disagreements.slice(0, most) };
}

interface CellRow {
  metric: string;
  grain: number;
  occurred: string;
  known: string;
  unit: string;
  street: string;
  expected: string;
  found: string;
  compared: number;
}

async function compareCells(
  client: Client,
  district: District,
  metrics: readonly FoldedMetric[],
  cursor: number,
) {
  const binder = new Binder();
  const fine = fineSql(district, metrics, `m.seq <= ${cursor}`, binder);
  const ids = metrics.map((m) => literal(m.id)).join(', ');
  // A cell of nothing and no cell say the same.
  const { rows } = await client.query<CellRow>(
    `with fine as materialized (${fine}), expected as materialized (${grainsSql('fine')}),
          compared as (
            select coalesce(e.metric, c.metric) as metric, coalesce(e.grain, c.grain) as grain,
                   coalesce(e.occurred, c.occurred) as occurred, coalesce(e.known, c.known) as known,
                   coalesce(e.unit, c.unit) as unit, coalesce(e.street, c.street) as street,
                   coalesce(e.amount, 0) as expected, coalesce(c.amount, 0) as found
              from expected e
              full join (select * from cell where district = ${literal(district.id)} and metric in (${ids})) c
                on c.metric = e.metric and c.grain = e.grain and c.occurred = e.occurred and c.known = e.known
               and c.unit = e.unit and c.street = e.street)
     select n.compared, d.* from (select count(*)::int as compared from compared) n
       left join lateral (select * from compared where expected <> found
                           order by metric, grain, occurred, known limit ${most}) d on true`,
    binder.values,
  );
  return {
    compared: rows[0]?.compared ?? 0,
    disagreements: rows
      .filter((row) => row.metric)
      .map(
        (row): Disagreement => ({
          check: 'cells',
          place: `${row.metric}, grain ${row.grain}, occurred ${row.occurred}, known ${row.known}, unit ${row.unit || '-'}, street ${row.street || '-'}`,
          expected: row.expected,
          found: row.found,
        }),
      ),
  };
}

/** The record table against the last movement in force of every record. */
async function verifyRecords(client: Client, district: District): Promise<CheckResult> {
  const registers = [...district.catalogue.registers.values()];
  const { rows } = await client.query<{
    compared: number;
    place: string | null;
    expected: string;
    found: string;
  }>(
    `with force as (
       select distinct on (m.register, m.record) m.register, m.record,
              jsonb_build_array(m.stage_to, m.unit, m.street, m.attributes, m.holdings,
                coalesce(m.attributes->>t.field, m.record), m.occurred_on,
                min(m.occurred_on) over (partition by m.register, m.record)) as state
         from movement m
         left join unnest($2::text[], $3::text[]) as t (register, field) on t.register = m.register
        where m.district = $1 and m.origin <> 'reversal'
          and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)
        order by m.register, m.record, m.occurred_on desc, m.entry desc),
     present as (
       select register, id as record, jsonb_build_array(stage, unit, street, attributes, holdings,
                title, last_occurred_on, opened_on) as state
         from record where district = $1 and stage is not null),
     compared as (
       select coalesce(f.register, p.register) || '/' || coalesce(f.record, p.record) as place,
              coalesce(f.state::text, 'no record') as expected, coalesce(p.state::text, 'no record') as found
         from force f full join present p using (register, record))
     select n.compared, d.* from (select count(*)::int as compared from compared) n
       left join lateral (select * from compared where expected <> found order by place limit ${most}) d on true`,
    [district.id, registers.map((r) => r.id), registers.map((r) => r.titleField)],
  );
  return {
    check: 'records',
    compared: rows[0]?.compared ?? 0,
    disagreements: rows.flatMap(({ place, expected, found }) =>
      place === null ? [] : [{ check: 'records' as const, place, expected, found }],
    ),
  };
}

/** For every stage and measure: inflow − outflow over all movements = what the records in the stage hold now. */
async function verifyConservation(client: Client, district: District): Promise<CheckResult> {
  let compared = 0;
  const disagreements: Disagreement[] = [];
  for (const register of district.catalogue.registers.values()) {
    const measures = Object.keys(register.measures);
    const held = (source: string, measure: string) =>
      `coalesce((${source}->>${literal(measure)})::numeric, 0)`;
    const legSums = measures.map(
      (m, i) =>
        `sum(leg.sign * (${held('leg.holdings', m)} - case when leg.before then ${held('leg.amounts', m)} else 0 end)) as m${i}`,
    );
    const recordSums = measures.map((m, i) => `sum(${held('r.holdings', m)}) as m${i}`);
    const filter = `m.district = ${literal(district.id)} and m.register = ${literal(register.id)}`;
    const flows = await client.query<Record<string, string>>(
      `select leg.stage, ${['sum(leg.sign)::text as n', ...legSums].join(', ')} from ${legsSql(filter)} leg group by 1`,
    );
    const stocks = await client.query<Record<string, string>>(
      `select r.stage, ${['count(*)::text as n', ...recordSums].join(', ')} from record r
        where r.district = $1 and r.register = $2 and r.stage is not null group by 1`,
      [district.id, register.id],
    );
    const names = ['count', ...measures];
    for (const stage of Object.keys(register.stages)) {
      const [flow, stock] = [flows, stocks].map((q) => q.rows.find((row) => row.stage === stage));
      names.forEach((name, i) => {
        const column = i === 0 ? 'n' : `m${i - 1}`;
        const [expected, found] = [flow?.[column] ?? '0', stock?.[column] ?? '0'];
        compared++;
        if (!new Big(expected).eq(found))
          disagreements.push({
            check: 'conservation',
            place: `${register.id}, stage ${stage}, ${name}`,
            expected,
            found,
          });
      });
    }
  }
  return { check: 'conservation', compared, disagreements };
}
