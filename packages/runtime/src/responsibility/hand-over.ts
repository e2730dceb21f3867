import { Refusal, type Register, revise } from '@taizhang/definition';
import {
  type InHand,
  inHandsOf,
  type PersonalVault,
  type Posting,
  type RecordName,
  recordWork,
} from '@taizhang/store';
import type { Office } from '../reports.ts';

export interface HandOver {
  /** Whose things they are. */
  readonly from: RecordName;
  /** The id of who takes them over, of the same register. */
  readonly to: string;
  readonly key: string;
  readonly occurredOn: string;
  readonly reason?: string | undefined;
  readonly items: readonly HandedItem[];
}

export interface HandedItem extends RecordName {
  /** The field that names him. */
  readonly field: string;
}

export interface HandedOver {
  readonly done: readonly HandedItem[];
  readonly submitted: readonly HandedItem[];
  readonly refused: readonly { readonly item: HandedItem; readonly refusal: Refusal }[];
}

/**
 * Hands over what is in somebody's hands, each thing by itself, by the same rules by which it would be done one by one.
 * What is no more in his hands is refused, so what is sent again is not done twice.
 */
export async function handOver(
  { pool, district, viewer, vault }: Office & { readonly vault: PersonalVault },
  { from, to, key, occurredOn, reason, items }: HandOver,
): Promise<HandedOver> {
  const { store } = district;
  const result: { [K in keyof HandedOver]: HandedOver[K][number][] } = {
    done: [],
    submitted: [],
    refused: [],
  };
  const now = { day: occurredOn, knownAt: null };
  const inHand = await inHandsOf(pool, store, viewer, from.register, [from.id], now);
  const own = new Map(inHand.map((one) => [nameOf(one), one]));
  for (const item of items) {
    try {
      const posting = postingOf(district.catalogue.registers, item, own.get(nameOf(item)), to);
      const work = {
        key: `${key}:${nameOf(item)}`,
        posting: { ...posting, occurredOn, ...(reason ? { reason } : {}) } as Posting,
        basis: null,
        form: null,
      };
      const { outcome } = await recordWork(pool, store, vault, viewer, work);
      (outcome === 'posted' ? result.done : result.submitted).push(item);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      result.refused.push({ item, refusal: error });
    }
  }
  return result;
}

const nameOf = ({ register, id, field }: HandedItem): string => `${register}/${id}/${field}`;

/** What hands a thing over: what its register foresees for that, or else a revision. @throws Refusal not-in-hand */
function postingOf(
  registers: ReadonlyMap<string, Register>,
  { register: registerId, id, field }: HandedItem,
  inHand: InHand | undefined,
  to: string,
) {
  const register = registers.get(registerId);
  if (!register || !inHand) throw new Refusal('not-in-hand', { record: id });
  const transition = handingOver(register, inHand.stage, field);
  return { register: registerId, record: id, transition, set: { [field]: to } };
}

/** The transition that sets the field and nothing else has to be said for. */
export const handingOver = (register: Register, stage: string, field: string): string =>
  Object.entries(register.transitions).find(
    ([, { from, to, sets, requires = [], evidence, amounts = [] }]) =>
      from?.includes(stage) &&
      (to === undefined || to === stage) &&
      sets?.includes(field) &&
      !evidence &&
      amounts.length === 0 &&
      requires.every((need) => need === field),
  )?.[0] ?? revise;
