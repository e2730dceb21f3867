import type { Pool } from '@taizhang/store';
import { columns, dice, type LightsSizes, morning, oneOf, type Places } from './fill.ts';

export const officials = 30;

/** The work of which targets are set, with what a year asks of the district. */
const targets: readonly (readonly [string, number])[] = [
  ['project.invested', 3_000_000_000_000],
  ['project.started-all', 900],
  ['household.signed', 800_000],
  ['household.signed-area', 60_000_000],
  ['supervision.reported', 4000],
  ['supervision.closed', 3000],
];

/** A step that a record takes: when, where to, and what it says of itself from then on. */
interface Step {
  readonly transition: string;
  readonly from: string | null;
  readonly to: string;
  readonly day: string;
  /** Which records take it, as a condition on n. */
  readonly if?: string;
}

interface Written {
  readonly register: string;
  readonly prefix: string;
  readonly count: number;
  readonly unit: string;
  readonly street?: string;
  /** As a jsonb expression. */
  readonly attributes: string;
  readonly holdings?: string;
  readonly steps: readonly Step[];
}

const day = (from: string, spread: string): string => `(date '${from}' + ${spread})`;

/** What records are written from: sizes, and places and numbers that follow from the seed. */
interface Ground {
  readonly sizes: LightsSizes;
  readonly places: Places;
  readonly by: (n: number) => number;
  readonly bureau: (of: number) => string;
  readonly street: (of: number) => string;
  readonly official: (of: number) => string;
}

const whatProjectsWaitFor = ({ sizes, by, bureau, street }: Ground): Written[] => {
  const cleared = `${dice('n', by(20), 4)} > 0`;
  return [
    {
      register: 'land-parcel',
      prefix: 'DK',
      count: sizes.projects,
      unit: bureau(21),
      street: street(22),
      attributes: `jsonb_build_object('name', '地块' || n, 'use', 'public', 'supply-mode', 'allocation',
      'planned-supply', ${day('2021-02-01', dice('n', by(23), 330))}::text)
      || case when ${cleared} and ${dice('n', by(24), 4)} > 0 then jsonb_build_object('sold-on',
           ${day('2021-01-20', dice('n', by(23), 300))}::text) else '{}' end`,
      holdings: `jsonb_build_object('area', (10 + ${dice('n', by(25), 90)})::text)`,
      steps: [
        { transition: 'plan', from: null, to: 'planned', day: "date '2020-12-20'" },
        { transition: 'clear', from: 'planned', to: 'cleared', day: "date '2021-01-10'", if: cleared },
        {
          transition: 'allocate',
          from: 'cleared',
          to: 'sold',
          day: day('2021-01-20', dice('n', by(23), 300)),
          if: `${cleared} and ${dice('n', by(24), 4)} > 0`,
        },
      ],
    },
    {
      register: 'investment-lead',
      prefix: 'ZX',
      count: sizes.projects,
      unit: bureau(26),
      attributes: `jsonb_build_object('name', '线索' || n, 'investor', '投资方', 'source', 'visit', 'capital', 'domestic',
      'industry', 'software', 'first-store', false, 'leader', '区领导' || ${dice('n', by(27), officials)},
      'due', ${day('2021-03-01', dice('n', by(28), 300))}::text)`,
      steps: [
        { transition: 'receive', from: null, to: 'clue', day: "date '2020-11-01'" },
        { transition: 'negotiate', from: 'clue', to: 'negotiating', day: "date '2020-12-01'" },
        {
          transition: 'sign',
          from: 'negotiating',
          to: 'signed',
          day: day('2021-01-05', dice('n', by(29), 200)),
        },
        {
          transition: 'register',
          from: 'signed',
          to: 'registered',
          day: day('2021-07-25', dice('n', by(30), 140)),
          if: `${dice('n', by(31), 3)} > 0`,
        },
      ],
    },
  ];
};

const whoAnswers = ({ sizes, places: { streets }, by, bureau, street, official }: Ground): Written[] => [
  {
    register: 'official',
    prefix: 'LD',
    count: officials,
    unit: "'government-office'",
    attributes: `jsonb_build_object('name', '区领导' || n, 'post', '副区长', 'body', 'government')`,
    steps: [{ transition: 'take-office', from: null, to: 'in-office', day: "date '2020-01-06'" }],
  },
  {
    register: 'assignment',
    prefix: 'BB',
    count: Math.ceil(sizes.projects / 10) + streets.length,
    unit: "'supervision-office'",
    street: `case when n <= ${streets.length} then (array['${streets.join("','")}'])[n] end`,
    attributes: `jsonb_build_object('duty', '联系' || n, 'leader', ${official(32)}) ||
      case when n <= ${streets.length} then jsonb_build_object('kind', 'street')
           else jsonb_build_object('kind', 'project', 'project', 'XM-' || (n - ${streets.length})) end`,
    steps: [{ transition: 'assign', from: null, to: 'live', day: "date '2021-01-04'" }],
  },
  {
    register: 'problem',
    prefix: 'WT',
    count: Math.ceil(sizes.projects * 0.3),
    unit: bureau(33),
    street: street(34),
    attributes: `jsonb_build_object('what', '问题' || n, 'project', 'XM-' || (1 + ${dice('n', by(35), sizes.projects)}),
      'kind', 'land', 'level', 'ordinary', 'owner', ${official(36)},
      'solve-by', ${day('2021-06-01', dice('n', by(37), 300))}::text)`,
    steps: [
      { transition: 'raise', from: null, to: 'open', day: day('2021-03-01', dice('n', by(38), 280)) },
      {
        transition: 'take-up',
        from: 'open',
        to: 'solving',
        day: day('2021-03-05', dice('n', by(38), 280)),
        if: `${dice('n', by(39), 2)} = 0`,
      },
    ],
  },
];

const supervised = ({ sizes, places: { bureaus, streets }, by, official }: Ground): Written => {
  const begun = dice('n', by(43), 300);
  return {
    register: 'supervision',
    prefix: 'DB',
    count: Math.ceil(sizes.projects / 2),
    unit: oneOf([...bureaus, ...streets], 'n', by(40)),
    attributes: `jsonb_build_object('subject', '督办' || n, 'source', 'project', 'urgency', 'ordinary',
      'project', 'XM-' || (1 + ${dice('n', by(41), sizes.projects)}), 'leader', ${official(42)},
      'due-on', ${day('2021-02-10', begun)}::text) ||
      case when ${dice('n', by(44), 10)} < 8 then jsonb_build_object('result', '已办', 'done-on',
        (${day('2021-01-28', begun)} + ${dice('n', by(45), 20)})::text) else '{}' end`,
    steps: [
      { transition: 'register', from: null, to: 'registered', day: day('2021-01-04', begun) },
      { transition: 'assign', from: 'registered', to: 'assigned', day: day('2021-01-05', begun) },
      { transition: 'sign', from: 'assigned', to: 'signed', day: day('2021-01-06', begun) },
      ...(
        [
          ['report', 'signed', 'reported', 20],
          ['verify', 'reported', 'verified', 22],
          ['close', 'verified', 'closed', 24],
        ] as const
      ).map(
        ([transition, from, to, after]): Step => ({
          transition,
          from,
          to,
          day: `(${day('2021-01-28', begun)} + ${after})`,
          if: `${dice('n', by(44), 10)} < 8`,
        }),
      ),
    ],
  };
};

/** Each target is shared out to every unit, and over the months. */
function targetsWithParts({ places: { bureaus, streets } }: Ground): Written[] {
  const table = targets.map(([metric, value], i) => `(${i + 1}, '${metric}', ${value}::numeric)`).join(', ');
  const ofTarget = (what: string, n: string) =>
    `(select ${what} from (values ${table}) v (i, metric, value) where i = ${n})`;
  const units = [...bureaus, ...streets];
  const [whose, place] = [`(1 + (n - 1) / ${units.length + 12})`, `((n - 1) % ${units.length + 12})`];
  return [
    {
      register: 'target',
      prefix: 'TGT',
      count: targets.length,
      unit: "'supervision-office'",
      attributes: `jsonb_build_object('name', '目标' || n, 'metric', ${ofTarget('metric', 'n')}, 'year', '2021', 'version', 'assigned')`,
      holdings: `jsonb_build_object('value', ${ofTarget('value', 'n')}::text)`,
      steps: [{ transition: 'assign', from: null, to: 'in-force', day: "date '2021-01-04'" }],
    },
    {
      register: 'target-part',
      prefix: 'TGP',
      count: targets.length * (units.length + 12),
      unit: `case when ${place} < ${units.length} then (array['${units.join("','")}'])[1 + ${place}] else 'supervision-office' end`,
      attributes: `jsonb_build_object('name', '分解' || n, 'target', 'TGT-' || ${whose}) ||
      case when ${place} < ${units.length} then jsonb_build_object('of', 'unit')
           else jsonb_build_object('of', 'district', 'month',
             '2021-' || lpad((${place} - ${units.length - 1})::text, 2, '0')) end`,
      holdings: `jsonb_build_object('value', case when ${place} < ${units.length}
      then div(${ofTarget('value', whose)}, ${units.length})
      else div(${ofTarget('value', whose)} * (${place} - ${units.length - 1}), 12) end::text)`,
      steps: [{ transition: 'assign', from: null, to: 'in-force', day: "date '2021-01-04'" }],
    },
  ];
}

/**
 * What stands around projects and households: parcels and leads that projects wait for, officials and what they answer for,
 * problems, supervised matters, and targets with their parts. It follows `fill`, in the same way.
 */
export async function fillAround(
  owner: Pool,
  district: string,
  sizes: LightsSizes,
  seed: number,
  places: Places,
): Promise<void> {
  const by = (n: number) => n + seed;
  const ground: Ground = {
    sizes,
    places,
    by,
    bureau: (of) => oneOf(places.bureaus, 'n', by(of)),
    street: (of) => oneOf(places.streets, 'n', by(of)),
    official: (of) => `'LD-' || (1 + ${dice('n', by(of), officials)})`,
  };
  const { rows } = await owner.query<{ last: number }>('select max(seq)::int as last from said');
  let seq = rows[0]?.last ?? 0;
  for (const written of [
    ...whatProjectsWaitFor(ground),
    ...whoAnswers(ground),
    supervised(ground),
    ...targetsWithParts(ground),
  ])
    seq = await write(owner, district, written, seq);
}

/** Writes what is said of records from a number on. @returns the last number */
async function write(owner: Pool, district: string, written: Written, after: number): Promise<number> {
  const { register, prefix, count, unit, street, attributes, holdings, steps } = written;
  const held = holdings ?? `'{}'::jsonb`;
  let seq = after;
  for (const step of steps) {
    await owner.query(`insert into said (${columns})
      select '${district}', ${seq} + n, ${seq} + n, 'entry', 1, '${register}', '${prefix}-' || n, '${step.transition}',
             ${step.from === null ? 'null' : `'${step.from}'`}, '${step.to}', day, ${morning('day')}, 'bench',
             '${prefix}${seq}.' || n, ${unit}, ${street ?? 'null'}, ${attributes},
             ${step.from === null ? held : `'{}'`}, ${held}
        from generate_series(1, ${count}) n, lateral (select ${step.day} as day) d where ${step.if ?? 'true'}`);
    seq += count;
  }
  return seq;
}
