import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Register } from '@taizhang/definition';
import { computationOf, judge, Matcher } from '@taizhang/policy';
import {
  dryRun,
  type Installation,
  type Matched,
  openInstallation,
  PolicyMatches,
  systemViewer,
} from '@taizhang/runtime';
import { openPool, post } from '@taizhang/store';
import { seededRandom } from '@taizhang/testkit';
import type { Measurement, Summary } from '../../result.ts';
import type { Context, Scenario, Sizes } from '../../scenario.ts';
import { repeated, summaryOf } from '../../statistics.ts';
import { withoutPast } from '../without-past.ts';
import { fill } from './fill.ts';
import { dryRunOnScreen } from './on-screen.ts';
import { type Judging, jsonRulesEngine, type Offered, type Plain, zenEngine } from './peers.ts';
import { termsOf } from './policies.ts';
import { benchRegisters } from './registers.ts';

interface MatchingSizes extends Sizes {
  readonly firms: number;
  readonly policies: number;
  /** How many firms the peers are asked about. */
  readonly sample: number;
  readonly repetitions: number;
  readonly changes: number;
}

const day = '2021-06-30';

const run = async (context: Context<MatchingSizes>): Promise<Measurement[]> => [
  ...(await matching(context)),
  await dryRunOnScreen(context),
];

async function matching(context: Context<MatchingSizes>): Promise<Measurement[]> {
  const { folder, seed, sizes, log } = context;
  await mkdir(folder, { recursive: true });
  const dataFolder = await mkdtemp(join(folder, 'matching-'));
  const registers = [...withoutPast.registers, ...benchRegisters];
  const district = { ...withoutPast, registers, standsOn: day };
  const installation = await openInstallation({ dataFolder, district });
  const owner = openPool(installation.database.ownerUrl, 1);
  try {
    await context.describe(installation.pool);
    const random = seededRandom(seed);
    const policies = Array.from({ length: sizes.policies }, (_, n) => termsOf(random, n));
    await fill(owner, district.id, sizes.firms, policies, seed);
    return await measure(context, installation);
  } finally {
    await owner.end();
    await installation.close();
    await rm(dataFolder, { recursive: true, force: true });
    log('done');
  }
}

const inSeconds = (summary: Summary): Summary => ({
  ...summary,
  min: summary.min / 1000,
  median: summary.median / 1000,
  p95: summary.p95 / 1000,
  max: summary.max / 1000,
});

async function measure(context: Context<MatchingSizes>, installation: Installation): Promise<Measurement[]> {
  const { sizes, log } = context;
  const { pool, district } = installation;
  const register = district.catalogue.registers.get('bench-firm') as Register;
  const matches = new PolicyMatches(pool, district);
  const over = `${sizes.firms.toLocaleString('en')} firms, ${sizes.policies} policies`;
  const began = performance.now();
  const matched = await matches.at(register, day);
  const reading = (performance.now() - began) / 1000;
  log(`read and matched in ${reading.toFixed(1)} s`);
  const often = { warmUp: 1, repetitions: sizes.repetitions };
  const whole = inSeconds(await repeated(often, () => matches.matchAll(register, day)));
  log(`matched and kept in ${whole.median.toFixed(2)} s`);
  const { rows } = await pool.query<{ subjects: number; matches: number }>(
    'select count(*)::int as subjects, coalesce(sum(jsonb_array_length(matches)), 0)::int as matches from policy_match',
  );
  const kept = rows[0] as { subjects: number; matches: number };
  const note = `${kept.matches.toLocaleString('en')} matches of ${kept.subjects.toLocaleString('en')} firms kept, each with its trace; what is in memory is brought up to the moment`;
  return [
    {
      id: 'all',
      title: 'All firms matched with all policies, the traces of matches stored',
      over,
      unit: 's',
      better: 'lower',
      ours: whole,
      asked: { atMost: 3 },
      note,
    },
    {
      id: 'read',
      title: 'Reading the profiles of all firms into memory, once after a start',
      over,
      unit: 's',
      better: 'lower',
      ours: summaryOf([reading]),
    },
    await rate(context, matched, over),
    await changing(context, installation, matches, register, over),
    await dry(context, installation, matches, over),
  ];
}

/** Pairs of a firm and a policy judged in a second of one processor, whatever runs beside. */
async function rateOf(pairs: number, work: () => unknown): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return pairs / ((user + system) / 1e6);
}

async function rate(
  { sizes, log }: Context<MatchingSizes>,
  { profiles, versions }: Matched,
  over: string,
): Promise<Measurement> {
  const ours: number[] = [];
  for (let i = 0; i <= sizes.repetitions; i++) {
    const pairs = profiles.rows * versions.length;
    const one = await rateOf(pairs, () => {
      const matcher = new Matcher(profiles, versions, day);
      matcher.judge();
      for (const { id } of versions)
        for (const row of matcher.rowsOf(id, 'eligible')) matcher.amountAt(id, row);
    });
    if (i > 0) ours.push(one);
  }
  log(`${(summaryOf(ours).median / 1e6).toFixed(1)} million pairs a second`);
  const offers = versions.map(
    ({ id, terms }): Offered => ({ id, conditions: computationOf(terms, day).conditions }),
  );
  const step = Math.max(1, Math.floor(profiles.rows / sizes.sample));
  const sample = Array.from({ length: sizes.sample }, (_, i) => i * step).filter(
    (row) => row < profiles.rows,
  );
  const firms = sample.map((row) => plainOf(profiles.subjectAt(row)));
  const asked = new Matcher(profiles, versions, day);
  asked.judge();
  const due = sample.map(
    (row) => versions.filter(({ id }) => asked.eligibilityAt(id, row) === 'eligible').length,
  );
  const alone: Judging = {
    title: 'judging one by one, as the explanation does',
    judge: async () =>
      sample.map((row) => {
        const subject = profiles.subjectAt(row);
        const judged = versions.map(({ terms }) => judge(terms, profiles.register, subject, day).eligibility);
        return judged.filter((one) => one === 'eligible').length;
      }),
  };
  const peers: NonNullable<Measurement['peers']> = [];
  for (const peer of [jsonRulesEngine(offers), zenEngine(offers), alone]) {
    const said = await peer.judge(firms);
    if (!isDeepStrictEqual(said, due)) throw new Error(`${peer.title} says something else`);
    const rates: number[] = [];
    for (let i = 0; i < Math.max(1, sizes.repetitions - 2); i++)
      rates.push(await rateOf(firms.length * versions.length, () => peer.judge(firms)));
    log(`${peer.title}: ${Math.round(summaryOf(rates).median).toLocaleString('en')} pairs a second`);
    peers.push({
      title: peer.title,
      summary: summaryOf(rates),
      ...(peer === alone ? {} : { asked: { atLeast: 100 } }),
      note: `the same rules over ${firms.length.toLocaleString('en')} of the same firms, the same answers; ${peer === alone ? 'with all its words' : 'verdicts alone: no amounts, no traces'}`,
    });
  }
  return {
    id: 'rate',
    title:
      'Pairs of a firm and a policy judged in one second of one processor, amounts reckoned for whom it is due',
    over,
    unit: 'rows/s',
    better: 'higher',
    ours: summaryOf(ours),
    peers,
  };
}

/** Amounts as plain numbers, which is all that the engines know. */
function plainOf({ stage, attributes, holdings }: ReturnType<Matched['profiles']['subjectAt']>): Plain {
  const values = Object.entries({ ...attributes, ...holdings }).map(([name, value]) => [
    name,
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
  ]);
  return { stage: stage ?? '', ...Object.fromEntries(values) };
}

async function changing(
  { sizes, seed }: Context<MatchingSizes>,
  { pool, district, vault }: Installation,
  matches: PolicyMatches,
  register: Register,
  over: string,
): Promise<Measurement> {
  const random = seededRandom(seed + 1);
  const viewer = systemViewer(district, 'bench', ['import-history']);
  await matches.keep(register, day);
  const samples: number[] = [];
  for (let i = 0; i < sizes.changes + 3; i++) {
    const firm = `BF-${String(random.integer(1, sizes.firms)).padStart(7, '0')}`;
    const entry = {
      register: 'bench-year',
      record: `BY-new-${i}`,
      transition: 'open',
      occurredOn: day,
      unit: 'bench',
      set: { year: '2020', firm, vintage: 'final' },
      amounts: { revenue: String(random.integer(1, 90_000)), tax: '300', research: '100' },
    };
    const unit = [...district.directory.tree.units.keys()][1] as string;
    await post(pool, district.store, vault, viewer, {
      key: randomUUID(),
      postings: [{ ...entry, unit }],
    } as never);
    const from = performance.now();
    const changed = await matches.keep(register, day);
    const took = performance.now() - from;
    if (changed !== 1) throw new Error(`${changed} firms matched again, not one`);
    if (i >= 3) samples.push(took);
  }
  return {
    id: 'again',
    title: 'A firm’s figures changed: read again, matched with all policies, and kept',
    over,
    unit: 'ms',
    better: 'lower',
    ours: summaryOf(samples),
    asked: { atMost: 20 },
  };
}

async function dry(
  { sizes, seed, log }: Context<MatchingSizes>,
  installation: Installation,
  matches: PolicyMatches,
  over: string,
): Promise<Measurement> {
  const office = { ...installation, matches, viewer: systemViewer(installation.district, 'bench') };
  const random = seededRandom(seed + 2);
  const summary = await repeated({ warmUp: 1, repetitions: sizes.repetitions }, async () => {
    const terms = termsOf(random, 4);
    const found = await dryRun(office, { terms, code: 'P4', budget: '10000000' });
    log(`dry run: ${found.counts.eligible} firms, ${found.amount} yuan`);
  });
  return {
    id: 'dry-run',
    title:
      'What a draft would give: how many firms, how much, by industry and street, earlier awards, the budget',
    over,
    unit: 's',
    better: 'lower',
    ours: inSeconds(summary),
    asked: { atMost: 2 },
  };
}

export const matchingScenario: Scenario<MatchingSizes> = {
  id: 'matching',
  title: 'Policies matched with firms',
  sizes: {
    small: { firms: 3000, policies: 20, sample: 60, repetitions: 2, changes: 3 },
    full: { firms: 200_000, policies: 100, sample: 1000, repetitions: 7, changes: 40 },
  },
  run,
};
