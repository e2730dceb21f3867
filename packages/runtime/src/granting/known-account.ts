import type { Viewer } from '@taizhang/access';
import { mask, Refusal, type Register } from '@taizhang/definition';
import { type PersonalVault, type Pool, type Posting, registerOf, standingRecord } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';

type Awards = NonNullable<Register['awards']>;

/** An account to which something was paid before, and the award that has it. */
export interface KnownAccount {
  readonly of: string;
  readonly masked: string;
  readonly bank: string | null;
}

interface Asking {
  readonly pool: Pool;
  readonly district: OpenDistrict;
  readonly vault: PersonalVault;
  readonly viewer: Viewer;
}

interface Earlier {
  readonly id: string;
  readonly lastOccurredOn: string | null;
  readonly attributes: Readonly<Record<string, string | boolean>>;
}

/** The account of the latest award that has one, so that nobody is asked for it again; null: none is known. */
export async function knownAccount(
  { pool, district, vault, viewer }: Asking,
  register: Register,
  { payee }: Awards,
  awards: readonly Earlier[],
): Promise<KnownAccount | null> {
  if (!payee) return null;
  const latest = awards.toSorted((a, b) => ((a.lastOccurredOn ?? '') < (b.lastOccurredOn ?? '') ? 1 : -1));
  const opened = await vault.forWork(
    pool,
    district.store,
    viewer,
    register.id,
    latest.map(({ id }) => id),
  );
  for (const { id, attributes } of latest) {
    const account = opened.get(id)?.[payee.account];
    const bank = attributes[payee.bank];
    if (account)
      return { of: id, masked: mask('account', account), bank: typeof bank === 'string' ? bank : null };
  }
  return null;
}

/**
 * An entry of an award with the account of another award of the same subject, which its sender need not know in clear.
 * @throws Refusal unknown-record, no-awards, not-own-account
 */
export async function withAccountOf(
  { pool, district, vault, viewer }: Asking,
  posting: Posting,
  from: string,
): Promise<Posting> {
  if ('corrects' in posting) throw new Refusal('not-own-account', {}, 'accountOf');
  const register = registerOf(district.store, posting.register);
  const { awards } = register;
  if (!awards?.payee) throw new Refusal('no-awards', {}, 'accountOf');
  const { payee, subject } = awards;
  const [own, other] = [
    await standingRecord(pool, district.store, viewer, register.id, posting.record),
    await standingRecord(pool, district.store, viewer, register.id, from),
  ];
  const whom = posting.set?.[subject] ?? own.state.attributes[subject];
  if (!other.exists || whom === undefined || other.state.attributes[subject] !== whom)
    throw new Refusal('not-own-account', {}, 'accountOf');
  const account = (await vault.forWork(pool, district.store, viewer, register.id, [from])).get(from)?.[
    payee.account
  ];
  if (!account) throw new Refusal('not-own-account', {}, 'accountOf');
  const bank = other.state.attributes[payee.bank];
  return {
    ...posting,
    set: {
      ...posting.set,
      [payee.account]: account,
      ...(typeof bank === 'string' ? { [payee.bank]: bank } : {}),
    },
  };
}
