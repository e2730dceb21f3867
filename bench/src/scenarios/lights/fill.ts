import type { Pool } from '@taizhang/store';

export interface LightsSizes extends Readonly<Record<string, number>> {
  readonly projects: number;
  readonly households: number;
  /** How many expropriations the households are of. */
  readonly expropriations: number;
  readonly repetitions: number;
  readonly screens: number;
}

/** The units in which work lies. */
export interface Places {
  readonly bureaus: readonly string[];
  readonly streets: readonly string[];
}

/** A number from 0 to sides − 1 that follows from others. */
export const dice = (n: string, by: number, sides: number): string =>
  `((hashint8(${n}::bigint * 32 + ${by}) & 2147483647) % ${sides})`;

export const columns = `district, seq, entry, origin, sign, register, record, transition, stage_from, stage_to, occurred_on,
  recorded_at, recorded_by, request, unit, street, attributes, amounts, holdings`;

/** One of a list that follows from a number. */
export const oneOf = (list: readonly string[], n: string, by: number): string =>
  `(array['${list.join("','")}'])[1 + ${dice(n, by, list.length)}]`;

/** A moment of recording: the morning so many days after. */
export const morning = (day: string): string =>
  `((${day})::timestamp + interval '9 hours') at time zone 'Asia/Shanghai'`;

/**
 * What is said, written as the owner: what is measured is reading; `settle` makes movements of it. Projects are admitted
 * under way at the end of 2019 and report every month of 2020 and 2021 up to November, some of them after the closing.
 * Households are enrolled with their expropriation at the beginning of 2021; seven of ten sign in the course of it.
 */
export async function fill(
  owner: Pool,
  district: string,
  sizes: LightsSizes,
  seed: number,
  { bureaus, streets }: Places,
): Promise<void> {
  const by = (n: number) => n + seed;
  const { projects, households, expropriations } = sizes;
  const run = (sql: string) => owner.query(sql);
  await run('create unlogged table said (like movement)');
  const unit = (n: string) => oneOf(bureaus, n, by(1));
  const street = (n: string) => oneOf(streets, n, by(2));
  const project = (n: string) =>
    `jsonb_build_object('name', '项目' || ${n} || '（合成）', 'kind', 'industry', 'livelihood', false, 'started-on', '2019-12-02',
      'parcel', 'DK-' || ${n}, 'lead', 'ZX-' || ${n}, 'planned-start', '2019-11-20')`;
  // 1.2 million yuan a year and more; a month brings six to fourteen tenths of its share.
  const plan = (n: string) => `(1200000::bigint * (1 + ${dice(n, by(3), 500)}))`;
  await run(`insert into said (${columns})
    select '${district}', n, n, 'entry', 1, 'project', 'XM-' || n, 'admit-under-way', null, 'construction',
           date '2019-12-02', ${morning("date '2019-12-02'")}, 'bench', 'b' || n, ${unit('n')}, ${street('n')},
           ${project('n')}, jsonb_build_object('year-plan', ${plan('n')}::text), '{}'
      from generate_series(1, ${projects}) n`);
  await run(`insert into said (${columns})
    select '${district}', ${projects} + (n - 1) * 23 + m + 1, ${projects} + (n - 1) * 23 + m + 1, 'entry', 1, 'project',
           'XM-' || n, 'progress', 'construction', 'construction', day,
           ${morning(`day + 4 + ${dice('n * 32 + m', by(4), 9)}`)}, 'bench', 'p' || n || '.' || m, ${unit('n')},
           ${street('n')}, ${project('n')},
           jsonb_build_object('invested', (${plan('n')} / 12 * (6 + ${dice('n * 32 + m', by(5), 9)}) / 10)::text), '{}'
      from generate_series(1, ${projects}) n, generate_series(0, 22) m,
           lateral (select (date '2020-01-28' + m * interval '1 month')::date as day) d`);
  const after = projects * 24;
  const perTask = Math.ceil(households / expropriations);
  const task = (n: string) =>
    `jsonb_build_object('name', '征收' || ${n} || '（合成）', 'level', 'street', 'purpose', 'old-city', 'plan-year', '2021', 'assigned-on', '2021-01-05', 'due-on', '2021-12-31',
      'parcel', 'DK-' || ${n})`;
  await run(`insert into said (${columns})
    select '${district}', ${after} + n, ${after} + n, 'entry', 1, 'expropriation', 'ZS-' || n, 'assign', null, 'signing',
           date '2021-01-05', ${morning("date '2021-01-05'")}, 'bench', 'e' || n, ${unit('n')}, ${street('n')}, ${task('n')},
           jsonb_build_object('households-plan', '${Math.ceil(perTask * 0.7)}', 'area-plan', '${Math.ceil(perTask * 0.7) * 60}'), '{}'
      from generate_series(1, ${expropriations}) n`);
  const then = after + expropriations;
  const home = (n: string) =>
    `jsonb_build_object('number', 'H' || ${n}, 'project', 'ZS-' || (1 + (${n} - 1) / ${perTask}), 'use', 'residential', 'vacate-due', (date '2021-03-01' + ${dice(n, by(6), 400)})::text)`;
  const ofTask = (n: string) => `1 + (${n} - 1) / ${perTask}`;
  const area = (n: string) => `jsonb_build_object('area', (30 + ${dice(n, by(7), 90)})::text)`;
  await run(`insert into said (${columns})
    select '${district}', ${then} + n, ${then} + n, 'entry', 1, 'household', 'HU-' || n, 'enrol', null, 'appraised',
           date '2021-01-06', ${morning("date '2021-01-07'")}, 'bench', 'h' || n, ${unit(ofTask('n'))},
           ${street(ofTask('n'))}, ${home('n')}, ${area('n')}, ${area('n')}
      from generate_series(1, ${households}) n`);
  await run(`insert into said (${columns})
    select '${district}', ${then + households} + n, ${then + households} + n, 'entry', 1, 'household', 'HU-' || n, 'sign',
           'appraised', 'agreed', day, ${morning(`day + ${dice('n', by(8), 8)}`)}, 'bench', 's' || n,
           ${unit(ofTask('n'))}, ${street(ofTask('n'))}, ${home('n')}, '{}', ${area('n')}
      from generate_series(1, ${households}) n,
           lateral (select date '2021-01-10' + ${dice('n', by(9), 330)} as day) d
     where ${dice('n', by(10), 10)} < 7`);
}

/** The registers that `fill` fills. */
const filled = "('project', 'expropriation', 'household')";

/**
 * Movements of what was said, as posting would have left them: numbered, and lying, in the order in which they were
 * recorded; and the records that they leave.
 */
export async function settle(owner: Pool): Promise<void> {
  const run = (sql: string) => owner.query(sql);
  const others = columns.replace('seq, entry,', '');
  await run(`insert into movement (${others}, seq, entry)
    select ${others}, n, n from (select *, row_number() over (order by recorded_at, seq) as n from said) s order by n`);
  await run('drop table said');
  await run(`insert into record (district, register, id, title, stage, unit, street, attributes, holdings, opened_on,
                                 last_occurred_on, last_seq, updated_at, opened_by)
    select distinct on (m.register, m.record) district, register, record,
           case when register in ${filled} then coalesce(attributes->>'name', attributes->>'number') else record end,
           stage_to, unit, street, attributes,
           case when register in ('project', 'expropriation')
             then jsonb_build_object('year-plan', amounts->>'year-plan') else holdings end,
           case when register in ${filled} then '2021-01-01'
             else min(occurred_on) over (partition by register, record) end,
           occurred_on, seq, recorded_at, 'bench'
      from movement m order by m.register, m.record, seq desc`);
  await run('vacuum (freeze, analyze)');
}
