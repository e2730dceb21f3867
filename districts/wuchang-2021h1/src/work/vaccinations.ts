import type { Random } from '../random.ts';
import { streets, type World } from '../world.ts';
import { type Book, numbering } from './bookkeeping.ts';
import { addDays, daysFrom } from './calendar.ts';
import { residentName } from './persons.ts';
import { apportion } from './shares.ts';

interface Doses {
  readonly first: number;
  readonly second: number;
  /** Of those due for a second dose in this time, how many were not given it. */
  readonly missedSecond: number;
}

export interface VaccinationAmounts {
  /** From the first key groups in December 2020 to the end of February. */
  readonly keyGroups: Doses;
  /** From March, when everybody was called, to the end of June. */
  readonly everybody: Doses;
  readonly after: Doses;
  /** Of a hundred sessions announced, how many were cancelled for want of vaccine. */
  readonly cancelledPercent: number;
}

interface Site {
  readonly street: string;
  readonly name: string;
  readonly type: 'clinic' | 'cabin' | 'mobile';
  readonly size: number;
}

interface Session {
  readonly site: Site;
  readonly day: string;
  readonly weight: number;
}

/** A community health centre in each sub-district, two halls for many, and a bus. */
const sites: readonly Site[] = [
  ...streets.map((s) => ({
    street: s.id,
    name: `${s.title.zh}接种点（合成）`,
    type: 'clinic' as const,
    size: 6 + s.weight,
  })),
  { street: 'xujiapeng', name: '方舱接种点一（合成）', type: 'cabin', size: 40 },
  { street: 'shuiguohu', name: '方舱接种点二（合成）', type: 'cabin', size: 36 },
  { street: 'nanhu', name: '流动接种车（合成）', type: 'mobile', size: 5 },
];

export function vaccinationWork(world: World, book: Book, amounts: VaccinationAmounts): void {
  const random = world.random.fork('vaccinations');
  const number = numbering('VS');
  const clinics = sites.filter((s) => s.type === 'clinic').slice(0, 5);
  const early = sessionsOf(random, clinics, '2020-12-24', '2021-02-28', 0.22, () => 1);
  const spring = sessionsOf(random, sites, '2021-03-01', '2021-06-30', 0.9, rise);
  const summer = sessionsOf(random, sites, '2021-07-01', '2021-08-20', 0.5, () => 1);
  entered(random, book, number, early, amounts.keyGroups, 'key');
  entered(random, book, number, spring, amounts.everybody, 'adults');
  cancelled(random, book, number, Math.round((spring.length * amounts.cancelledPercent) / 100));
  entered(random, book, number, summer, amounts.after, 'teenagers');
}

/** How many come rises from March to its height in June. */
const rise = (day: string) => ({ '03': 0.5, '04': 0.9, '05': 1.2, '06': 1.5 })[day.slice(5, 7)] ?? 1;

function sessionsOf(
  random: Random,
  at: readonly Site[],
  from: string,
  to: string,
  often: number,
  busy: (day: string) => number,
): Session[] {
  return daysFrom(from, to).flatMap((day) =>
    at
      .filter(() => random.chance(often))
      .map((site) => ({ site, day, weight: site.size * busy(day) * (0.6 + 0.8 * random.next()) })),
  );
}

function entered(
  random: Random,
  book: Book,
  number: (day: string) => string,
  sessions: readonly Session[],
  doses: Doses,
  group: string,
): void {
  const start = sessions[0]?.day ?? '';
  const share = (total: number, weightOf: (s: Session) => number) =>
    apportion(total, sessions.map(weightOf)).map(Number);
  // Nobody is due for a second dose in the first three weeks; afterwards more and more are.
  const ripe = (s: Session) => (s.day < addDays(start, 21) && group !== 'teenagers' ? 0.02 : 1);
  const first = share(doses.first, (s) => s.weight * (group === 'adults' && s.day > '2021-06-09' ? 0.45 : 1));
  const second = share(doses.second, (s) => s.weight * ripe(s) * (0.8 + 0.4 * random.next()));
  const missed = share(doses.missedSecond, (s) => s.weight * ripe(s) * (0.5 + random.next()));
  sessions.forEach((session, i) => {
    const given = { first: first[i] as number, second: second[i] as number, missed: missed[i] as number };
    enter(random, book, number(session.day), session, given, group);
  });
}

function opening(random: Random, { site, day }: Session, group: string) {
  return {
    title: `${site.name}${day}`,
    site: site.name,
    'site-type': site.type,
    'session-day': day,
    vaccine: 'inactivated',
    group,
    hours: random.pick(['8:30—17:30分时段', '9:00—17:00分时段', '8:00—20:00分时段']),
    tables: String(site.type === 'cabin' ? random.integer(16, 30) : random.integer(3, 8)),
    ...(random.chance(0.1)
      ? { 'chief-name': residentName(random.integer(1, 99_999)).replace('居民', '负责人') }
      : {}),
  };
}

interface Given {
  readonly first: number;
  readonly second: number;
  readonly missed: number;
}

function enter(random: Random, book: Book, id: string, session: Session, given: Given, group: string): void {
  const { site, day } = session;
  const record = book.open({ register: 'appointment', record: id, unit: 'health', street: site.street });
  const doses = given.first + given.second;
  const deferred = Math.floor((doses * random.integer(0, 12)) / 1000);
  const noShows = Math.floor((doses * random.integer(20, 90)) / 1000) + random.integer(0, 3);
  const issued = doses + deferred + noShows;
  const stated = {
    arrived: doses + deferred,
    'no-shows': noShows,
    doses,
    'first-doses': given.first,
    'second-doses': given.second,
    'second-due': given.second + given.missed,
    ...(deferred > 0 ? { deferred } : {}),
    ...(random.chance(0.08) ? { reactions: random.integer(1, 2) } : {}),
  };
  const set = opening(random, session, group);
  const batch = { batch: `批号（合成）${day.slice(0, 7)}-${random.integer(1, 40)}`, 'emergency-cover': true };
  const lost = Math.min(given.first, random.integer(10, 60));
  const wrong =
    lost > 0 && random.chance(0.008)
      ? {
          wrong: {
            amounts: { doses: doses - lost, 'first-doses': given.first - lost },
            reason: '日结时漏统一个接种台',
          },
        }
      : {};
  if (group === 'key') {
    record.enter({
      transition: 'state-at-once',
      on: day,
      set: { ...set, ...batch },
      amounts: { issued, ...stated },
      ...wrong,
    });
    return;
  }
  const more = random.chance(0.06) ? Math.min(issued, random.integer(20, 80)) : 0;
  record.enter({ transition: 'issue', on: addDays(day, -1), set, amounts: { issued: issued - more } });
  if (more > 0) record.enter({ transition: 'issue-more', on: day, amounts: { issued: more } });
  record.enter({ transition: 'hold', on: day, set: batch, amounts: stated, ...wrong });
}

/** Announced and called off: there were weeks in May and June with too little vaccine. */
function cancelled(random: Random, book: Book, number: (day: string) => string, count: number): void {
  for (let i = 0; i < count; i++) {
    const site = random.pick(sites);
    const day = random.pick(daysFrom('2021-05-10', '2021-06-20'));
    const record = book.open({
      register: 'appointment',
      record: number(day),
      unit: 'health',
      street: site.street,
    });
    const set = opening(random, { site, day, weight: 1 }, 'adults');
    record.enter({
      transition: 'issue',
      on: addDays(day, -1),
      set,
      amounts: { issued: random.integer(100, 600) },
    });
    const reason = random.weighted({ supply: 7, weather: 2, site: 1 });
    record.enter({ transition: 'cancel', on: day, set: { 'cancel-reason': reason } });
  }
}
