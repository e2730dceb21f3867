import { readChain } from '@taizhang/ledger';
import {
  type ChainedRecord,
  countLights,
  dispatchOf,
  forecastOfPace,
  type Installation,
  type LightsOffice,
  leadersOf,
  leaderWeek,
  lightsOfRecord,
  readAssessment,
  readLights,
  readTarget,
  readTargets,
  registerOf,
  timelineOf,
  todoOf,
  turnedThisMonth,
} from '@taizhang/runtime';
import { dueRecords, endOfDay } from '@taizhang/store';

type Screens = Readonly<Record<string, () => Promise<unknown>>>;

/** What each screen asks, without the way over the network and the drawing. */
export function screensOf(
  installation: Installation,
  office: LightsOffice,
  day: string,
  ids: (register: string) => string,
): Screens {
  return {
    ...screensOfWork(installation, office, day, ids),
    ...screensOfDirection(installation, office, day, ids),
  };
}

/** Those who do the work. */
function screensOfWork(
  { pool, district, lists, chains }: Installation,
  office: LightsOffice,
  day: string,
  ids: (register: string) => string,
): Screens {
  const { store } = district;
  const { viewer } = office;
  const project = registerOf(store, 'project');
  const [chain] = Object.values(project.chains ?? {});
  if (!chain) throw new Error('projects have no chain');
  const record = (id: string) => async () => {
    const register = registerOf(store, id);
    const one = ids(id);
    await timelineOf(pool, store, viewer, id, one, { limit: 20, offset: 0, order: 'newest' });
    await lightsOfRecord(office, register, one, { day });
  };
  return {
    'the lights of a register': async () => {
      const lights = await readLights(office, 'project', 'investment', { day });
      countLights(lights.records);
      turnedThisMonth(lights);
      return forecastOfPace(
        lights.of,
        lights.at,
        lights.records.map(({ pace }) => pace),
      );
    },
    'a list with its lights, the missed first': async () => {
      const { records } = await readLights(office, 'project', 'investment', { day });
      const ranks = new Map(
        records.map(({ id, pace }) => [id, pace.lights.whole?.light === 'missed' ? 1 : 2]),
      );
      return lists.list(viewer, 'project', {
        ranked: { ranks, only: null, first: true },
        limit: 50,
        offset: 0,
      });
    },
    'a page of the households': () => lists.list(viewer, 'household', { limit: 50, offset: 100 }),
    'a project with its months': record('project'),
    'an expropriation with its months': record('expropriation'),
    'what a project waits for': () => chains.read(viewer, project, chain, ids('project')),
    'what is due': () =>
      dueRecords(
        pool,
        store,
        viewer,
        { action: 'record', overdueAt: endOfDay(district.package.timeZone, day) },
        { limit: 20, offset: 0 },
      ),
    'what one has to do': () =>
      todoOf(office, { overdue: { limit: 20, offset: 0 }, soon: { limit: 20, offset: 0 } }),
  };
}

/** Those who direct it. */
function screensOfDirection(
  { district, libraries, chains, unitSums }: Installation,
  office: LightsOffice,
  day: string,
  ids: (register: string) => string,
): Screens {
  const { store } = district;
  const { viewer } = office;
  const project = registerOf(store, 'project');
  const household = registerOf(store, 'household');
  const [chain] = Object.values(project.chains ?? {});
  if (!chain) throw new Error('projects have no chain');
  const period = { from: `${day.slice(0, 4)}-01-01`, to: day };
  const page = { limit: 20, passed: 0, soon: 0, turned: 0, behind: 0 };
  const delays = (found: readonly ChainedRecord[], on: string) =>
    found.map(({ linked }) => readChain(chain, linked, on).delay);
  const official = () => ({ register: 'official', id: ids('official') });
  return {
    'a chain with all that wait in it': async () =>
      delays(await chains.read(viewer, project, chain, null), day),
    'a chain as it stood on a past day': async () => {
      const then = '2021-09-30';
      const at = { day: then, knownAt: endOfDay(store.timeZone, day) };
      return delays(await chains.read(viewer, project, chain, null, at), then);
    },
    'the account of the libraries': () => libraries.read(viewer, project, period),
    'the account of the households': () => libraries.read(viewer, household, period),
    'the targets of a year': () => readTargets(office, {}),
    'a target with its units': () => readTarget({ ...office, unitSums }, 'household.signed', {}),
    'the assessment of a year': () => readAssessment(office, {}),
    'the dispatch of this week': () => dispatchOf(office, {}, page),
    'the dispatch of a past week': () => dispatchOf(office, { week: '2021-11-24' }, page),
    'who answers for what': () => leadersOf(office, {}),
    'the week of a leader': () => leaderWeek(office, official(), {}),
    'the past week of a leader': () => leaderWeek(office, official(), { week: '2021-11-24' }),
  };
}
