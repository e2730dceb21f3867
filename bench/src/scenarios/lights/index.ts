import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  catchUp,
  countLights,
  forecastOfPace,
  type Installation,
  type LightsOffice,
  openInstallation,
  type RegisterLights,
  readLights,
  registerOf,
  systemViewer,
} from '@taizhang/runtime';
import { endOfDay, keepBusyDays, openPool, overdueByUnit, type PaceOf, paceMonths } from '@taizhang/store';
import { seededRandom } from '@taizhang/testkit';
import type { Measurement } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { repeated, summaryOf } from '../../statistics.ts';
import { withoutPast } from '../without-past.ts';
import { fill, type LightsSizes, settle } from './fill.ts';
import { fillAround, officials } from './fill-around.ts';
import { investmentByHand, lightsByHand, signedByHand } from './hand-sql.ts';
import { screensOf } from './screens.ts';

/** November's reporting has closed; December runs. */
const day = '2021-12-20';
const paces = [
  ['project', 'investment'],
  ['expropriation', 'households'],
  ['expropriation', 'area'],
] as const;

async function run(context: Context<LightsSizes>): Promise<Measurement[]> {
  const { folder, seed, sizes, log } = context;
  await mkdir(folder, { recursive: true });
  const dataFolder = await mkdtemp(join(folder, 'lights-'));
  const district = { ...withoutPast, standsOn: day };
  const installation = await openInstallation({ dataFolder, district });
  const owner = openPool(installation.database.ownerUrl, 1);
  try {
    await context.describe(installation.pool);
    const from = performance.now();
    const units = [...installation.district.store.tree.units.values()];
    const ofKind = (kind: string) => units.filter((unit) => unit.kind === kind).map(({ id }) => id);
    const places = { bureaus: ofKind('bureau'), streets: ofKind('street') };
    await fill(owner, district.id, sizes, seed, places);
    await fillAround(owner, district.id, sizes, seed, places);
    await settle(owner);
    log(`the ledger: ${((performance.now() - from) / 1000).toFixed(0)} s`);
    await catchUp(installation);
    await keepBusyDays(installation.pool, installation.district.store);
    log(`caught up with: ${((performance.now() - from) / 1000).toFixed(0)} s`);
    const office = { ...installation, viewer: systemViewer(installation.district, 'bench') };
    return [
      ...(await recomputing(context, installation, office)),
      ...(await screens(context, installation, office)),
    ];
  } finally {
    await owner.end();
    await installation.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

const readAll = async (office: LightsOffice): Promise<RegisterLights[]> => {
  const found: RegisterLights[] = [];
  for (const [register, pace] of paces) found.push(await readLights(office, register, pace, { day }));
  return found;
};

async function recomputing(
  { sizes, log }: Context<LightsSizes>,
  { pool, district, paces: held }: Installation,
  office: LightsOffice,
): Promise<Measurement[]> {
  const over = `${sizes.projects.toLocaleString('en')} projects, ${sizes.households.toLocaleString('en')} households`;
  const began = performance.now();
  await held.warm();
  const warming = (performance.now() - began) / 1000;
  log(`read into memory in ${warming.toFixed(1)} s`);
  const everything = async () => {
    held.forgetAnswers();
    for (const lights of await readAll(office))
      for (const { pace } of lights.records) forecastOfPace(lights.of, lights.at, [pace]);
    return overdueByUnit(pool, district.store, office.viewer, endOfDay(district.package.timeZone, day));
  };
  const lightsAlone = () => {
    held.forgetAnswers();
    return readAll(office);
  };
  const closed = (of: PaceOf) => paceMonths(district.store, of, '2021').slice(0, 11);
  const hand = async (): Promise<unknown[]> => {
    const answers = [];
    for (const { of } of await readAll(office)) {
      const what =
        of.register.id === 'project'
          ? investmentByHand(day)
          : signedByHand(day, of.id as 'households' | 'area');
      answers.push(await lightsByHand(pool, district.store.id, closed(of), what));
    }
    return answers;
  };
  const [ours, theirs] = [(await readAll(office)).map(({ records }) => countLights(records)), await hand()];
  log(JSON.stringify(ours));
  if (!isDeepStrictEqual(ours, theirs))
    throw new Error(`lights differ: ${JSON.stringify(ours)}, by hand ${JSON.stringify(theirs)}`);
  const often = { warmUp: 1, repetitions: sizes.repetitions };
  const inSeconds = (summary: Awaited<ReturnType<typeof repeated>>) => ({
    ...summary,
    min: summary.min / 1000,
    median: summary.median / 1000,
    p95: summary.p95 / 1000,
    max: summary.max / 1000,
  });
  const all = inSeconds(await repeated(often, everything));
  const alone = inSeconds(await repeated(often, lightsAlone));
  const peer = inSeconds(await repeated(often, hand));
  return [
    {
      id: 'recompute',
      title: 'All lights by all paces, all forecasts and all that is overdue, reckoned anew',
      over,
      unit: 's',
      better: 'lower',
      ours: all,
      asked: { atMost: 2 },
      note: 'what movements say is in memory; whatever came since is read',
    },
    {
      id: 'lights',
      title: 'All lights alone, with the day on which each month was made up',
      over,
      unit: 's',
      better: 'lower',
      ours: alone,
      peers: [
        {
          title: 'the number of each light by one statement by hand for each pace, over movements',
          summary: peer,
          note: 'the same numbers; no days of making up, no reach, one cut-off and one time of knowledge',
        },
      ],
    },
    {
      id: 'warm',
      title: 'Reading what movements say of all paces into memory, once after a start',
      over,
      unit: 's',
      better: 'lower',
      ours: summaryOf([warming]),
    },
  ];
}

async function screens(
  { sizes, seed, log }: Context<LightsSizes>,
  installation: Installation,
  office: LightsOffice,
): Promise<Measurement[]> {
  const random = seededRandom(seed);
  const most: Record<string, [string, number]> = {
    project: ['XM', sizes.projects],
    expropriation: ['ZS', sizes.expropriations],
    official: ['LD', officials],
  };
  const ids = (register: string) => {
    const [prefix, count] = most[register] as [string, number];
    return `${prefix}-${random.integer(1, count)}`;
  };
  const over = `${sizes.projects.toLocaleString('en')} projects, ${sizes.households.toLocaleString('en')} households`;
  for (const register of ['project', 'household']) await installation.lists.warm(register);
  for (const register of ['project', 'household'])
    await installation.libraries.warm(registerOf(installation.district.store, register));
  await installation.unitSums.warmAhead(new AbortController().signal);
  const found: Measurement[] = [];
  for (const [name, look] of Object.entries(screensOf(installation, office, day, ids))) {
    const summary = await repeated({ warmUp: 3, repetitions: sizes.screens }, look);
    log(`${name}: p95 ${summary.p95.toFixed(0)} ms`);
    found.push({
      id: `screen.${name.replaceAll(/[^a-z]+/g, '-')}`,
      title: `What a screen asks: ${name}, the 95th percentile`,
      over,
      unit: 'ms',
      better: 'lower',
      ours: summaryOf([summary.p95]),
      asked: { atMost: 200 },
      note: `median ${summary.median.toFixed(0)} ms of ${summary.repetitions}`,
    });
  }
  return found;
}

export const lightsScenario: Scenario<LightsSizes> = {
  id: 'lights',
  title: 'Lights of work against its schedule',
  sizes: {
    small: { projects: 60, households: 900, expropriations: 6, repetitions: 2, screens: 5 },
    full: { projects: 10_000, households: 1_000_000, expropriations: 2000, repetitions: 5, screens: 60 },
  },
  run,
};
