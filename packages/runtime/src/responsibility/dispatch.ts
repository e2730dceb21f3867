import { Refusal } from '@taizhang/definition';
import {
  type AddedSum,
  changesIn,
  type DuePage,
  dueAt,
  type MovedAsked,
  type MovedCount,
  type MovedRecord,
  movedRecords,
  type PutOff,
  putOffIn,
  type RecordName,
  type Sieve,
  snapshotOfTwo,
  type TitledRecord,
  titlesOf,
} from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import type { LightsOffice } from '../lights/lights.ts';
import type { Office } from '../reports.ts';
import { daysAfter } from '../today.ts';
import { type GoneWithWork, goneOf } from './gone.ts';
import { type LightPages, type TurnedLights, turnedLights } from './lights.ts';
import { type Week, type WeekAsked, weekOf } from './week.ts';

/** So many days ahead the dispatch looks. */
const aheadDays = 14;

export interface DispatchAsked extends WeekAsked {
  readonly unit?: string | undefined;
  readonly register?: string | undefined;
  readonly street?: string | undefined;
  /** A record, as register/id: only it and what refers to it. */
  readonly about?: string | undefined;
}

export interface DispatchFacts {
  readonly week: Week;
  readonly until: string;
  readonly about: TitledRecord | null;
  readonly lights: TurnedLights;
  readonly moved: readonly MovedCount[];
  readonly added: readonly AddedSum[];
  /** What was due in the week and is not done. */
  readonly passed: DuePage;
  /** Planned days that were put off in the week. */
  readonly putOff: readonly PutOff[];
  readonly soon: DuePage;
  readonly gone: readonly GoneWithWork[];
}

/** @throws Refusal unknown-register, unknown-unit, unknown-street */
function sieveOf(district: OpenDistrict, { unit, register, street, about }: DispatchAsked): Sieve {
  const { units } = district.directory.tree;
  if (register !== undefined && !district.catalogue.registers.has(register))
    throw new Refusal('unknown-register', { register }, 'register');
  if (unit !== undefined && !units.has(unit)) throw new Refusal('unknown-unit', { unit }, 'unit');
  if (street !== undefined && units.get(street)?.kind !== 'street')
    throw new Refusal('unknown-street', { street }, 'street');
  return {
    unit,
    register,
    ...(street === undefined ? {} : { streets: [street] }),
    ...(about === undefined ? {} : { about: nameIn(about) }),
  };
}

function nameIn(text: string): RecordName {
  const at = text.indexOf('/');
  return { register: text.slice(0, Math.max(at, 0)), id: text.slice(at + 1) };
}

/** The record that the dispatch is about. @throws Refusal unknown-record */
async function aboutOf({ pool, district, viewer }: Office, { about }: Sieve): Promise<TitledRecord | null> {
  if (!about) return null;
  const found = (await titlesOf(pool, district.store, viewer, [about]))(about);
  if (found.title === null) throw new Refusal('unknown-record', { record: about.id }, 'about');
  return found;
}

/** 周调度: what changed in a week, what slipped, and what is about to. */
export async function dispatchOf(
  office: LightsOffice,
  asked: DispatchAsked,
  page: LightPages & { readonly passed: number; readonly soon: number },
): Promise<DispatchFacts> {
  const { pool, district, viewer } = office;
  const { store } = district;
  const week = weekOf(district, asked);
  const sieve = sieveOf(district, asked);
  const about = await aboutOf(office, sieve);
  const until = daysAfter(week.day, aheadDays);
  const { limit } = page;
  const stretches = [
    { from: week.from, until: week.passed, limit, offset: page.passed },
    { from: daysAfter(week.passed, 1), until, limit, offset: page.soon },
  ] as const;
  const ledger = snapshotOfTwo(
    pool,
    (client) => dueAt(client, store, viewer, week.at, stretches, sieve),
    async (client) => {
      const { moved, added } = await changesIn(client, store, viewer, week.stretch, sieve);
      const putOff = await putOffIn(client, store, viewer, week.stretch, sieve);
      // Who has gone concerns the whole office, whatever part of its work is looked at.
      return { moved, added, putOff, gone: await goneOf(client, store, viewer, week.at) };
    },
  );
  // Lights are reckoned here while the database looks for the rest.
  const [lights, [[passed, soon], found]] = await Promise.all([
    turnedLights(office, week, sieve, page),
    ledger,
  ]);
  return { week, until, about, lights, passed, soon, ...found };
}

/** The movements behind a number of the dispatch. */
export async function dispatchRecords(
  office: Office,
  asked: DispatchAsked & MovedAsked,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; records: readonly MovedRecord[] }> {
  const { pool, district, viewer } = office;
  const { stretch } = weekOf(district, asked);
  const sieve = sieveOf(district, asked);
  await aboutOf(office, sieve);
  return movedRecords(pool, district.store, viewer, stretch, sieve, asked, page);
}
