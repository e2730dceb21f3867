import { answeringRegisters, Refusal } from '@taizhang/definition';
import type { Light } from '@taizhang/ledger';
import {
  type DuePage,
  dueAt,
  dueInStreets,
  type HeldDuty,
  heldDuties,
  type InHand,
  inHandsOf,
  type MovedRecord,
  movedRecords,
  type PutOff,
  putOffIn,
  type RecordName,
  type Sieve,
  snapshot,
  type TitledRecord,
  titlesOf,
} from '@taizhang/store';
import type { LightsOffice } from '../lights/lights.ts';
import { daysAfter } from '../today.ts';
import { type GoneWithWork, goneOf } from './gone.ts';
import { lightsAmong } from './lights.ts';
import { type Week, type WeekAsked, weekOf } from './week.ts';

/** So many days ahead a leader is told what is due. */
const aheadDays = 7;
const mostListed = 60;
const everBefore = '0001-01-01';
const everAfter = '9999-12-31';

/** One who answers for something, and for how much. */
export interface LeaderFacts {
  readonly who: TitledRecord;
  readonly duties: readonly HeldDuty[];
  readonly streets: readonly string[];
  /** What he answers for, each once. */
  readonly what: readonly TitledRecord[];
}

export interface LeadersFacts {
  readonly week: Week;
  /** By `register/id`, of what is answered for and has any. */
  readonly lights: ReadonlyMap<string, Light>;
  readonly leaders: readonly LeaderFacts[];
  /** Those whose work is over and in whose hands something still is. */
  readonly gone: readonly GoneWithWork[];
}

/** Who answers for what in a week. */
export async function leadersOf(office: LightsOffice, asked: WeekAsked): Promise<LeadersFacts> {
  const { pool, district, viewer } = office;
  const week = weekOf(district, asked);
  const { store } = district;
  const found = await snapshot(pool, async (client) => {
    const duties = await heldDuties(client, store, viewer, week.at);
    const byWho = Map.groupBy(duties, ({ who }) => `${who.register}/${who.id}`);
    const gone = await goneOf(client, store, viewer, week.at);
    return { gone, leaders: [...byWho.values()].map(factsOf).sort(byId) };
  });
  const what = found.leaders.flatMap((one) => one.what);
  return { week, ...found, lights: await lightsAmong(office, week, what) };
}

const byId = (a: LeaderFacts, b: LeaderFacts): number => (a.who.id < b.who.id ? -1 : 1);

function factsOf(duties: readonly HeldDuty[]): LeaderFacts {
  const [first] = duties as [HeldDuty];
  const what = new Map(duties.flatMap((duty) => duty.what).map((one) => [`${one.register}/${one.id}`, one]));
  const streets = duties.flatMap(({ forStreet, street }) => (forStreet && street !== null ? [street] : []));
  return { who: first.who, duties, what: [...what.values()], streets: [...new Set(streets)] };
}

/** What names somebody, with the first day by which something of it must be done. */
export interface NamedMatter extends InHand {
  readonly due: string | null;
}

export interface LeaderWeek {
  readonly week: Week;
  /** By `register/id`, of what he answers for and has any. */
  readonly lights: ReadonlyMap<string, Light>;
  readonly who: TitledRecord;
  readonly duties: readonly HeldDuty[];
  readonly what: readonly TitledRecord[];
  /** What moved or was added to in the week of what he answers for. */
  readonly moved: { readonly total: number; readonly records: readonly MovedRecord[] };
  readonly putOff: readonly PutOff[];
  readonly overdue: DuePage;
  readonly soon: DuePage;
  readonly until: string;
  /** The sub-districts he answers for, with how much is overdue and due soon in them. */
  readonly streets: readonly { readonly street: string; readonly overdue: number; readonly soon: number }[];
  /** What names him and can still be done something about: problems, matters, meetings. */
  readonly named: readonly NamedMatter[];
  /** What names him and moved in the week: meetings that he held, matters that were closed. */
  readonly namedMoved: readonly MovedRecord[];
}

/** What one who answers for something should know in a week. @throws Refusal unknown-record, and as `weekOf` */
export async function leaderWeek(
  office: LightsOffice,
  name: RecordName,
  asked: WeekAsked,
): Promise<LeaderWeek> {
  const { pool, district, viewer } = office;
  const { store, catalogue } = district;
  const week = weekOf(district, asked);
  if (
    !answeringRegisters(catalogue.registers.values()).some(({ whoRegister }) => whoRegister === name.register)
  )
    throw new Refusal('unknown-record', { record: name.id });
  const found = await snapshot(pool, async (client) => {
    const who = (await titlesOf(client, store, viewer, [name]))(name);
    if (who.title === null) throw new Refusal('unknown-record', { record: name.id });
    const duties = await heldDuties(client, store, viewer, week.at, name);
    const { what, streets } = duties.length === 0 ? { what: [], streets: [] } : factsOf(duties);
    const says = new Set(duties.map(({ register, record }) => `${register}/${record}`));
    const inHand = (await inHandsOf(client, store, viewer, name.register, [name.id], week.at)).filter(
      ({ register, id }) => !says.has(`${register}/${id}`),
    );
    const among: Sieve = { among: what };
    // Its own days has what he answers for, and what names him: the problem that he is to solve, the matter he leads.
    const his: Sieve = { among: [...what, ...inHand] };
    const until = daysAfter(week.day, aheadDays);
    const page = { limit: mostListed, offset: 0 };
    const passed = { from: everBefore, until: week.passed };
    const ahead = { from: daysAfter(week.passed, 1), until };
    const further = { from: daysAfter(until, 1), until: everAfter };
    const moved = (sieve: Sieve, orAdded: boolean) =>
      movedRecords(client, store, viewer, week.stretch, sieve, { orAdded }, page);
    const namedMoved = (await moved({ about: name }, false)).records.filter(
      ({ register, id }) => register !== name.register && !says.has(`${register}/${id}`),
    );
    const [overdue, soon, later] = await dueAt(
      client,
      store,
      viewer,
      week.at,
      [
        { ...passed, ...page },
        { ...ahead, ...page },
        { ...further, ...page },
      ],
      his,
    );
    const inStreets = await dueInStreets(client, store, viewer, week.at, [passed, ahead], streets);
    const days = firstDays([overdue, soon, later]);
    const named = inHand.map((one) => ({ ...one, due: days.get(`${one.register}/${one.id}`) ?? null }));
    return {
      week,
      who,
      duties,
      what,
      moved: await moved(among, true),
      putOff: await putOffIn(client, store, viewer, week.stretch, his),
      overdue,
      soon,
      until,
      streets: [...inStreets].map(([street, [passed, ahead]]) => ({ street, overdue: passed, soon: ahead })),
      named: named.sort(byDay),
      namedMoved,
    };
  });
  return { ...found, lights: await lightsAmong(office, week, found.what) };
}

/** The first day that is due of each record, by `register/id`; the pages in the order of their days. */
function firstDays(pages: readonly DuePage[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const { register, record, day } of pages.flatMap(({ due }) => due))
    if (!days.has(`${register}/${record}`)) days.set(`${register}/${record}`, day);
  return days;
}

/** The earliest first, those of no day last. */
function byDay(a: NamedMatter, b: NamedMatter): number {
  const [one, other] = [a.due ?? everAfter, b.due ?? everAfter];
  return one < other ? -1 : one > other ? 1 : 0;
}
