import { Big } from 'big.js';
import { type Client, type Pool, snapshot } from './database.ts';
import { type CheckResult, type Disagreement, most } from './disagreement.ts';
import type { District } from './district.ts';
import { literal } from './literal.ts';
import { legsSql } from './metric-sql.ts';
import { checkChain } from './seal.ts';
import { verifyCells } from './verify-cells.ts';

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
                min(m.occurred_on) over (partition by m.register, m.record),
                max(o.recorded_by) over (partition by m.register, m.record)) as state
         from movement m
         left join movement o on m.stage_from is null and o.district = m.district and o.seq = m.entry
         left join unnest($2::text[], $3::text[]) as t (register, field) on t.register = m.register
        where m.district = $1 and m.origin <> 'reversal'
          and not exists (select from movement r where r.district = m.district and r.reverses = m.seq)
        order by m.register, m.record, m.occurred_on desc, m.entry desc),
     present as (
       select register, id as record, jsonb_build_array(stage, unit, street, attributes, holdings,
                title, last_occurred_on, opened_on, opened_by) as state
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
