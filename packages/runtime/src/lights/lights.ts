import {
  amountIn,
  parseDay,
  Refusal,
  type Register,
  type Text,
  type UnitId,
  unitOfPace,
} from '@taizhang/definition';
import { type Light, type PaceLight, paceWords } from '@taizhang/ledger';
import {
  decimalsOfPace,
  endOfDay,
  type PaceAt,
  type PaceOf,
  type PlacedRecord,
  placedRecords,
  type RecordPace,
  type RecordPaces,
} from '@taizhang/store';
import type { Office } from '../reports.ts';
import { todayOf } from '../today.ts';

/** Somebody who looks at lights. */
export interface LightsOffice extends Office {
  readonly paces: RecordPaces;
}

/** When lights are looked at: by what had happened by a day, as known by the end of a day. */
export interface LightsAt {
  /** Absent: the day on which the district stands. */
  readonly day?: string | undefined;
  /** A day, known by its end; absent: now. */
  readonly known?: string | undefined;
}

/** A record under way with where it stands against its schedule. */
export interface RecordLight extends PlacedRecord {
  readonly pace: RecordPace;
}

export interface RegisterLights {
  readonly of: PaceOf;
  readonly at: PaceAt;
  /** Those within the viewer's reach in which something is scheduled on the day. */
  readonly records: readonly RecordLight[];
}

/** The paces of a register, in the order in which they are declared. */
export const pacesOf = (register: Register): PaceOf[] =>
  Object.entries(register.paces ?? {}).map(([id, pace]) => ({ register, id, pace }));

/** @throws Refusal unknown-register, unknown-pace */
export function paceOf({ district }: Pick<Office, 'district'>, id: string, pace?: string): PaceOf {
  const register = district.catalogue.registers.get(id);
  if (!register) throw new Refusal('unknown-register', { register: id });
  const paces = pacesOf(register);
  const found = pace === undefined ? paces[0] : paces.find((one) => one.id === pace);
  if (!found) throw new Refusal('unknown-pace', { register: id, pace: pace ?? '' });
  return found;
}

/** @throws Refusal impossible-date, future-day */
export function lightsAt({ district }: Pick<Office, 'district'>, { day, known }: LightsAt): PaceAt {
  const today = todayOf(district);
  const at = checkedDay(day ?? today, 'day');
  if (at > today) throw new Refusal('future-day', { today }, 'day');
  const knownAt =
    known === undefined ? null : endOfDay(district.package.timeZone, checkedDay(known, 'known'));
  return { day: at, knownAt };
}

function checkedDay(text: string, field: string): string {
  try {
    if (parseDay(text) === text) return text;
  } catch {
    // It is said below in the words of the catalogue.
  }
  throw new Refusal('impossible-date', {}, field);
}

/**
 * Where the records of a register that a viewer may read stand against their schedule: the lights of all of them.
 * @throws Refusal unknown-register, unknown-pace, impossible-date, future-day
 */
export async function readLights(
  office: LightsOffice,
  register: string,
  pace: string | undefined,
  at: LightsAt = {},
): Promise<RegisterLights> {
  const of = paceOf(office, register, pace);
  const when = lightsAt(office, at);
  const { pool, district, viewer, paces } = office;
  const [judged, placed] = await Promise.all([
    paces.read(register, of.id, when),
    placedRecords(pool, district.store, viewer, of.register),
  ]);
  const records = placed.flatMap((record): RecordLight[] => {
    const found = judged.get(record.id);
    return found && found.due !== null ? [{ ...record, pace: found }] : [];
  });
  return { of, at: when, records };
}

/** Where one record stands by every pace of its register; whoever asks was let in to the record before. */
export async function lightsOfRecord(
  office: LightsOffice,
  register: Register,
  record: string,
  at: LightsAt = {},
): Promise<{ readonly of: PaceOf; readonly at: PaceAt; readonly pace: RecordPace }[]> {
  const when = lightsAt(office, at);
  const found = await Promise.all(
    pacesOf(register).map(async (of) => {
      const pace = (await office.paces.read(register.id, of.id, when)).get(record);
      return pace ? [{ of, at: when, pace }] : [];
    }),
  );
  return found.flat();
}

/** The light of a record as a whole; null: it has none. */
export const wholeLight = ({ lights }: RecordPace): Light | null => lights.whole?.light ?? null;

const shownDecimals = 4;

/** An amount of a pace as an exact decimal in the base unit. */
export function decimalOf(of: PaceOf, amount: bigint): string {
  const decimals = decimalsOfPace(of);
  const digits = String(amount < 0n ? -amount : amount).padStart(decimals + 1, '0');
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  return `${amount < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

const unitOf = ({ register, pace }: PaceOf): UnitId => unitOfPace(register, pace);

/** An amount of a pace for reading. */
export const paceAmount = (of: PaceOf, amount: bigint): Text =>
  amountIn(decimalOf(of, amount), unitOf(of), shownDecimals);

/** Why a light is what it is, with its days and amounts. */
export const lightInWords = (of: PaceOf, light: PaceLight<bigint>): Text =>
  paceWords(light, { due: paceAmount(of, light.due), done: paceAmount(of, light.done) });
