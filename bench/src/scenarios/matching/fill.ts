import type { Terms } from '@taizhang/definition';
import type { Pool } from '@taizhang/store';
import { industries } from './registers.ts';

/** A number from 0 to sides − 1 that follows from others. */
const dice = (n: string, by: number, sides: number): string =>
  `((hashint8(${n}::bigint * 64 + ${by}) & 2147483647) % ${sides})`;

/** Records as posting would have left them, written as the owner: what is measured is reading and matching. */
export async function fill(
  owner: Pool,
  district: string,
  firms: number,
  policies: readonly Terms[],
  seed: number,
): Promise<void> {
  const by = (n: number) => n + (seed % 20);
  const columns = `district, register, id, title, stage, unit, street, attributes, holdings, opened_on,
    last_occurred_on, last_seq, updated_at, opened_by`;
  const record = (
    register: string,
    id: string,
    title: string,
    stage: string,
    attributes: string,
    holdings: string,
  ) =>
    `insert into record (${columns})
     select '${district}', '${register}', ${id}, ${title}, '${stage}', 'bureau-' || ${dice('n', by(1), 30)},
            'street-' || ${dice('n', by(2), 14)}, jsonb_strip_nulls(${attributes}), jsonb_strip_nulls(${holdings}),
            '2020-01-01', '2020-01-01', 0, '2021-01-01', 'bench'`;
  const letters = industries.join('');
  const firm = `'BF-' || lpad(n::text, 7, '0')`;
  await owner.query(
    `${record(
      'bench-firm',
      firm,
      `'企业' || n || '（合成）'`,
      'operating',
      `jsonb_build_object('name', '企业' || n || '（合成）', 'industry', substr('${letters}', 1 + ${dice('n', by(3), 20)}, 1),
       'established', (date '1995-01-01' + ${dice('n', by(4), 9500)})::text,
       'high-tech', case when ${dice('n', by(5), 4)} = 0 then null else ${dice('n', by(6), 12)} = 0 end)`,
      `jsonb_build_object('staff', case when ${dice('n', by(7), 10)} = 0 then null
       else (1 + ${dice('n', by(8), 40)} * ${dice('n', by(9), 6)})::text end)`,
    )} from generate_series(1, ${firms}) n`,
  );
  // Most firms are small; of a tenth the figures are not known.
  const size = `(power(10, 4 + ${dice('n', by(10), 5000)} / 1000.0))::bigint`;
  await owner.query(
    `${record(
      'bench-year',
      `'BY-' || y || '-' || n`,
      `y::text`,
      'stated',
      `jsonb_build_object('year', y::text, 'firm', ${firm}, 'vintage', 'final')`,
      `jsonb_build_object('revenue', (${size} + ${dice('n + y', by(11), 100_000)})::text || '.5',
       'tax', (${size} / 30)::text,
       'research', case when ${dice('n', by(12), 3)} = 0 then (${size} / 20)::text end)`,
    )} from generate_series(1, ${firms}) n, generate_series(2019, 2020) y where ${dice('n * 2 + y', by(13), 10)} > 0`,
  );
  await owner.query(
    `${record(
      'bench-certificate',
      `'BC-' || n`,
      `'C' || n`,
      'granted',
      `jsonb_build_object('number', 'C' || n, 'firm', ${firm}, 'from', (date '2016-01-01' + ${dice('n', by(14), 2000)})::text,
       'to', (date '2019-01-01' + ${dice('n', by(14), 2000)})::text)`,
      `'{}'::jsonb`,
    )} from generate_series(1, ${firms}, 4) n`,
  );
  for (const [i, terms] of policies.entries())
    await owner.query(
      `insert into record (${columns}) values ($1, 'bench-policy', $2, $2, 'published', 'bureau-1', null, $3, '{}',
        '2020-01-01', '2020-01-01', 0, '2021-01-01', 'bench')`,
      [
        district,
        `BP-${String(i).padStart(3, '0')}`,
        { name: `政策${i}（合成）`, code: `P${i}`, from: '2021-01-01', terms: JSON.stringify(terms) },
      ],
    );
  await owner.query(
    `${record(
      'bench-award',
      `'BA-' || n`,
      `'2020'`,
      'paid',
      `jsonb_build_object('year', '2020', 'firm', ${firm}, 'policy', 'BP-' || lpad((n % ${policies.length})::text, 3, '0'))`,
      `jsonb_build_object('paid', (10000 * (1 + ${dice('n', by(15), 50)}))::text)`,
    )} from generate_series(1, ${firms}, 20) n`,
  );
  await owner.query('vacuum (freeze, analyze)');
}
