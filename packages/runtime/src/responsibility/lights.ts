import type { Text } from '@taizhang/definition';
import type { Light, PaceLight, PaceLights } from '@taizhang/ledger';
import type { PaceOf, RecordName, Sieve, TitledRecord } from '@taizhang/store';
import { placedRecords } from '@taizhang/store';
import { type LightsOffice, lightInWords, pacesOf, wholeLight } from '../lights/lights.ts';
import { daysAfter } from '../today.ts';
import type { Week } from './week.ts';

/** A record's light by a pace, with why it is so. */
export interface LightOfRecord extends TitledRecord {
  readonly pace: { readonly id: string; readonly title: Text };
  readonly light: Light;
  readonly why: Text;
}

const atOf = ({ day, askedKnown }: Week) => ({ day, knownAt: askedKnown });

/** The worst light of each of some records; those without any are not there. */
export async function lightsAmong(
  { district, paces }: LightsOffice,
  week: Week,
  names: readonly RecordName[],
): Promise<ReadonlyMap<string, Light>> {
  const found = new Map<string, Light>();
  const order: readonly Light[] = ['pace', 'made-up', 'behind', 'missed'];
  for (const [id, group] of Map.groupBy(names, ({ register }) => register)) {
    const register = district.catalogue.registers.get(id);
    if (!register) continue;
    for (const of of pacesOf(register)) {
      const judged = await paces.read(id, of.id, atOf(week));
      for (const name of group) {
        const pace = judged.get(name.id);
        const light = pace && wholeLight(pace);
        const key = `${id}/${name.id}`;
        const before = found.get(key);
        if (light && (!before || order.indexOf(light) > order.indexOf(before))) found.set(key, light);
      }
    }
  }
  return found;
}

/** A page of lights, with how many there are. */
export interface LightPage {
  readonly total: number;
  readonly records: readonly LightOfRecord[];
}

export interface TurnedLights {
  /** Missed now, and not missed at the end of the week before. */
  readonly turned: LightPage;
  /** Behind in a month that is still open: about to be missed. */
  readonly behind: LightPage;
}

/** How many of each are told, and how many of them are left out before. */
export interface LightPages {
  readonly limit: number;
  readonly turned: number;
  readonly behind: number;
}

/** A month’s light of a record, not yet in words: of thousands of them a page is read. */
type Found = readonly [register: string, PlacedRecord, PaceOf, PaceLight<bigint>];

/** Which lights turned red in a week, and which are about to, of records that the viewer reads. */
export async function turnedLights(
  office: LightsOffice,
  week: Week,
  sieve: Sieve,
  { limit, ...pages }: LightPages,
): Promise<TurnedLights> {
  const { pool, district, viewer, paces } = office;
  const turned: Found[] = [];
  const behind: Found[] = [];
  for (const register of district.catalogue.registers.values()) {
    if (!register.paces || (sieve.register !== undefined && sieve.register !== register.id)) continue;
    const placed = (await placedRecords(pool, district.store, viewer, register)).filter(
      ({ id, unit, street }) =>
        (sieve.unit === undefined || sieve.unit === unit) &&
        (sieve.streets === undefined || (street !== null && sieve.streets.includes(street))) &&
        (sieve.about === undefined || (sieve.about.register === register.id && sieve.about.id === id)),
    );
    for (const of of pacesOf(register)) {
      const now = await paces.read(register.id, of.id, atOf(week));
      const before = await paces.read(register.id, of.id, {
        ...atOf(week),
        day: daysAfter(week.from, -1),
      });
      for (const record of placed) {
        const pace = now.get(record.id);
        if (!pace) continue;
        const { months } = pace.lights;
        const was = before.get(record.id)?.lights.months;
        for (let i = 0; i < months.length; i++) {
          const one = months[i];
          if (one?.light === 'behind') behind.push([register.id, record, of, one]);
          if (one?.light === 'missed' && !wasMissed(was, one, i)) turned.push([register.id, record, of, one]);
        }
      }
    }
  }
  const page = (found: readonly Found[], offset: number): LightPage => ({
    total: found.length,
    records: found.slice(offset, offset + limit).map((one) => rowOf(...one)),
  });
  return { turned: page(turned, pages.turned), behind: page(behind, pages.behind) };
}

/** Nearly always a month stands in the same place of both: among thousands of records it is not looked for. */
function wasMissed(
  was: PaceLights<bigint>['months'] | undefined,
  { month }: PaceLight<bigint>,
  place: number,
): boolean {
  const there = was?.[place];
  const then = there?.month === month ? there : was?.find((one) => one?.month === month);
  return then?.light === 'missed';
}

type PlacedRecord = Awaited<ReturnType<typeof placedRecords>>[number];

const rowOf = (
  register: string,
  { id, title, stage, unit, street }: PlacedRecord,
  of: PaceOf,
  light: PaceLight<bigint>,
): LightOfRecord => ({
  register,
  id,
  title,
  stage,
  unit,
  street,
  pace: { id: of.id, title: of.pace.title },
  light: light.light,
  why: lightInWords(of, light),
});
