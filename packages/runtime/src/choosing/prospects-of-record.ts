import type { Viewer } from '@taizhang/access';
import type { Eligibility, Fit, Register } from '@taizhang/definition';
import { eligibilityOfFit } from '@taizhang/policy';
import {
  countStanding,
  type GatheredRecord,
  type Pool,
  recordsOffered,
  type StandingRecord,
  snapshot,
} from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { todayOf } from '../today.ts';
import {
  bestFirst,
  type FitsOfRecord,
  fittingsOf,
  isOnOffer,
  type Offered,
  offersOf,
} from './fits-of-record.ts';
import { type Choosing, choosingRecord, type NamedWhom, whomsOf } from './whom.ts';

/** A record that looks for something, and what somebody offers for it. */
export interface Prospect {
  readonly record: GatheredRecord;
  readonly whom: NamedWhom | null;
  /** Of what fits best. */
  readonly eligibility: Eligibility;
  readonly offered: FitsOfRecord['offered'];
  /** What was opened for it already; null: nothing that still stands. */
  readonly answered: GatheredRecord | null;
}

/** The records of a register that look for what somebody offers, by a fit that says who offers. */
export interface ProspectsOfFit {
  readonly id: string;
  readonly fit: Fit;
  readonly register: Register;
  readonly offering: Register;
  /** How much is offered. */
  readonly offers: number;
  readonly prospects: readonly Prospect[];
  /** How many look for something in all. */
  readonly total: number;
  /** How many were opened after those that were looked at. */
  readonly after: number;
  /** How many were listed, of which a page is told. */
  readonly listed: number;
  /** Whether there are others that look for something, opened before those that were looked at. */
  readonly more: boolean;
  /** How many there are by how they fit, of those that were looked at. */
  readonly counts: Readonly<Record<Eligibility, number>>;
}

/** So many that look for something are looked at at once, those opened last first. */
const portionLookedAt = 500;

/** Which of them are told. */
export interface ProspectsAsked {
  /** Which portion of those that look, the latest being 0. */
  readonly portion: number;
  readonly limit: number;
  readonly offset: number;
}

/**
 * Which records look for what a record offers, such as demands for the products of a bank, and whether they fit; of both
 * only what the viewer reaches.
 * @throws Refusal unknown-register, unknown-record
 */
export async function prospectsOfRecord(
  pool: Pool,
  district: OpenDistrict,
  viewer: Viewer,
  registerId: string,
  id: string,
  { portion, limit, offset }: ProspectsAsked,
): Promise<{ record: StandingRecord; day: string; fits: ProspectsOfFit[] }> {
  const day = todayOf(district);
  return snapshot(pool, async (db) => {
    const choosing = { db, district, viewer, day };
    const record = await choosingRecord(choosing, registerId, id);
    const fits: ProspectsOfFit[] = [];
    for (const { name, fit, register, offering } of fitsOfferedBy(district, record.register)) {
      const offered = (
        await recordsOffered(db, district.store, viewer, {
          id: offering.id,
          stages: fit.stages,
          of: { fields: fit.offeredBy ? [fit.offeredBy.reference] : [], record: id },
        })
      ).filter((one) => isOnOffer(fit, one, day));
      const found = await recordsOffered(db, district.store, viewer, {
        id: register.id,
        stages: fit.while,
        latest: portionLookedAt + 1,
        after: portion * portionLookedAt,
      });
      const looking = found.slice(0, portionLookedAt);
      const offers = offersOf({ register, fit }, offering, offered, district);
      const judged = await judgedOf(choosing, { register, fit, offers }, looking);
      const listed = judged.filter(({ eligibility }) => eligibility !== 'not');
      const counts = { eligible: 0, nearly: 0, unknown: 0, not: 0 };
      for (const { eligibility } of judged) counts[eligibility]++;
      const answered = await answeredBy(choosing, fit, record);
      fits.push({
        id: name,
        fit,
        register,
        offering,
        offers: offered.length,
        total: await countStanding(db, district.store, viewer, register, fit.while),
        after: portion * portionLookedAt,
        listed: listed.length,
        more: found.length > looking.length,
        // Why it is so is said of those alone that are told.
        prospects: listed.slice(offset, offset + limit).map((one) => ({
          ...one,
          offered: fittingsOf(offers, one.record, one.whom, day),
          answered: answered.get(one.record.id) ?? null,
        })),
        counts,
      });
    }
    return { record, day, fits };
  });
}

/** The fits of all registers in which records of a register offer. */
export function fitsOfferedBy({ catalogue: { registers } }: Pick<OpenDistrict, 'catalogue'>, by: Register) {
  return [...registers.values()].flatMap((register) =>
    Object.entries(register.fits ?? {}).flatMap(([name, fit]) => {
      const offering = registers.get(fit.register);
      const field = fit.offeredBy && offering?.fields[fit.offeredBy.reference];
      return offering && field?.kind === 'reference' && field.register === by.id
        ? [{ name, fit, register, offering }]
        : [];
    }),
  );
}

interface Told {
  readonly register: Register;
  readonly fit: Fit;
  readonly offers: Offered;
}

/** What looks for something, with how what fits best fits it; those that fit first. */
async function judgedOf(
  choosing: Choosing,
  { register, fit, offers }: Told,
  looking: readonly GatheredRecord[],
): Promise<Pick<Prospect, 'record' | 'whom' | 'eligibility'>[]> {
  const named = ({ attributes }: GatheredRecord) => String(attributes[fit.terms?.of ?? ''] ?? '');
  const bestOf = (record: GatheredRecord, whom: NamedWhom | null): Eligibility =>
    offers
      .map(({ offer }) => eligibilityOfFit(offer, record, whom, choosing.day))
      .toSorted(bestFirst)
      .at(0) ?? 'not';
  // Whom it is for is read only where the record itself does not stand in the way of everything.
  const open = new Set(looking.filter((record) => bestOf(record, null) !== 'not'));
  const whoms = await whomsOf(choosing, register, fit, [...open].map(named));
  return looking
    .map((record) => {
      const whom = open.has(record) ? (whoms.get(named(record)) ?? null) : null;
      return { record, whom, eligibility: open.has(record) ? bestOf(record, whom) : ('not' as const) };
    })
    .toSorted((a, b) => bestFirst(a.eligibility, b.eligibility));
}

/** What stands that somebody opened for records that look for what he offers, by the record. */
async function answeredBy(
  { db, district, viewer }: Choosing,
  { opens }: Fit,
  by: StandingRecord,
): Promise<ReadonlyMap<string, GatheredRecord>> {
  const opened = opens && district.catalogue.registers.get(opens.register);
  if (!opens || !opened) return new Map();
  const stages = Object.entries(opened.stages).flatMap(([stage, { ended }]) => (ended ? [] : [stage]));
  const own = Object.entries(opened.fields).flatMap(([field, declared]) =>
    declared.kind === 'reference' && declared.register === by.register.id ? [field] : [],
  );
  const asked = { id: opened.id, stages, latest: portionLookedAt, of: { fields: own, record: by.id } };
  const standing = await recordsOffered(db, district.store, viewer, asked);
  return new Map(standing.map((one) => [String(one.attributes[opens.record]), one]));
}
