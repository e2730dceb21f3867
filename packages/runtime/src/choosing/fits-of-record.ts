import type { Viewer } from '@taizhang/access';
import type { Eligibility, Fit, Register } from '@taizhang/definition';
import { type Fitting, fittingOf, type OfferOfFit, offerOf, subjectOfFit } from '@taizhang/policy';
import {
  type GatheredRecord,
  type Pool,
  recordsOffered,
  type StandingRecord,
  snapshot,
} from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { todayOf } from '../today.ts';
import { choosingRecord, type NamedWhom, whomOf, whomsOf } from './whom.ts';

/** What a register offers, each with whether it fits a record and why. */
export interface FitsOfRecord {
  readonly id: string;
  readonly fit: Fit;
  readonly register: Register;
  /** The register of whom terms are about; null: there are none. */
  readonly subject: Register | null;
  readonly whom: NamedWhom | null;
  /** Those that fit first. */
  readonly offered: readonly { readonly record: GatheredRecord; readonly fitting: Fitting }[];
}

const order: readonly Eligibility[] = ['eligible', 'nearly', 'unknown', 'not'];

/** What fits comes first. */
export const bestFirst = (a: Eligibility, b: Eligibility): number => order.indexOf(a) - order.indexOf(b);

/** What is offered, ready to be judged of many records. */
export type Offered = readonly { readonly record: GatheredRecord; readonly offer: OfferOfFit }[];

export const offersOf = (
  looking: Parameters<typeof offerOf>[0],
  offering: Register,
  offered: readonly GatheredRecord[],
  { catalogue }: Pick<OpenDistrict, 'catalogue'>,
): Offered =>
  offered.map((record) => ({
    record,
    offer: offerOf(looking, { register: offering, record }, catalogue.registers),
  }));

/** How each of what is offered fits what looks for it; those that fit first. */
export const fittingsOf = (
  offered: Offered,
  looking: Parameters<typeof fittingOf>[1],
  whom: NamedWhom | null,
  day: string,
): FitsOfRecord['offered'] =>
  offered
    .map(({ record, offer }) => ({ record, fitting: fittingOf(offer, looking, whom, day) }))
    .toSorted((a, b) => bestFirst(a.fitting.eligibility, b.fitting.eligibility));

/** Whether what is offered is not over yet. */
export function isOnOffer({ until }: Fit, { attributes }: GatheredRecord, day: string): boolean {
  const last = until === undefined ? undefined : attributes[until];
  return last === undefined || String(last) >= day;
}

/**
 * What other registers offer that fits a record, nearly or not, by declaration of its register; only in the stages in which
 * it looks for one, and of what is offered only what the viewer reaches.
 * @throws Refusal unknown-register, unknown-record
 */
export async function fitsOfRecord(
  pool: Pool,
  district: OpenDistrict,
  viewer: Viewer,
  registerId: string,
  id: string,
): Promise<{ record: StandingRecord; day: string; fits: FitsOfRecord[] }> {
  const day = todayOf(district);
  return snapshot(pool, async (db) => {
    const choosing = { db, district, viewer, day };
    const record = await choosingRecord(choosing, registerId, id);
    const { register, state } = record;
    const { registers } = district.catalogue;
    const fits: FitsOfRecord[] = [];
    for (const [name, fit] of Object.entries(register.fits ?? {})) {
      if (!fit.while.includes(state.stage ?? '')) continue;
      const other = registers.get(fit.register) as Register;
      const asked = { id: other.id, stages: fit.stages };
      const offered = (await recordsOffered(db, district.store, viewer, asked)).filter((one) =>
        isOnOffer(fit, one, day),
      );
      const named = state.attributes[fit.terms?.of ?? ''];
      const whom =
        (await whomOf(choosing, record, fit.terms?.of)) ??
        (typeof named === 'string' && fit.terms?.told
          ? ((await whomsOf(choosing, register, fit, [named])).get(named) ?? null)
          : null);
      fits.push({
        id: name,
        fit,
        register: other,
        subject: registers.get(subjectOfFit(register, fit) ?? '') ?? null,
        whom,
        offered: fittingsOf(offersOf({ register, fit }, other, offered, district), state, whom, day),
      });
    }
    return { record, day, fits };
  });
}
