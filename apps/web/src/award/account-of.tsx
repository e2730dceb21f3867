import type { WireRecordProfile } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { useTextsOf } from '../language.ts';
import { awardTexts } from './award-texts.ts';
import './award.css';

/** Where it is to be paid: to the account that is known, or to one that is typed. */
export interface TypedAccount {
  readonly other: boolean;
  readonly bank: string;
  readonly account: string;
}
export const nothingTyped: TypedAccount = { other: false, bank: '', account: '' };

type Known = WireRecordProfile['account'];

export const isAccountGiven = (known: Known, { other, account }: TypedAccount): boolean =>
  (known !== null && !other) || /^[0-9A-Za-z][0-9A-Za-z\s-]{7,40}$/.test(account.trim());

/** What is stated of the account in an entry. */
export function accountIn(
  known: Known,
  payee: { readonly bank: string; readonly account: string } | null,
  { other, bank, account }: TypedAccount,
): { readonly set: Record<string, string>; readonly accountOf?: string } {
  if (!payee) return { set: {} };
  if (known && !other) return { set: {}, accountOf: known.of };
  return {
    set: { [payee.account]: account.trim(), ...(bank.trim() === '' ? {} : { [payee.bank]: bank.trim() }) },
  };
}

interface AccountOfProps {
  readonly id: string;
  readonly known: Known;
  readonly typed: TypedAccount;
  change(typed: TypedAccount): void;
}

/** The account is asked only where none is known, or another one is wanted. */
export function AccountOf({ id, known, typed, change }: AccountOfProps): ReactNode {
  const say = useTextsOf(awardTexts);
  const asked = known === null || typed.other;
  return (
    <div className="account-of">
      {known && (
        <p>
          {say('paidTo', { account: known.masked, bank: known.bank ?? '' })}{' '}
          <button type="button" className="plain" onClick={() => change({ ...typed, other: !typed.other })}>
            {say(typed.other ? 'knownAccount' : 'otherAccount')}
          </button>
        </p>
      )}
      {asked && (
        <div className="asked-fields">
          <p className="asked-field">
            <label htmlFor={`${id}-bank`}>{say('bank')}</label>
            <input
              id={`${id}-bank`}
              value={typed.bank}
              maxLength={100}
              onChange={({ target }) => change({ ...typed, bank: target.value })}
            />
          </p>
          <p className="asked-field">
            <label htmlFor={`${id}-account`}>{say('accountAsked')}</label>
            <input
              id={`${id}-account`}
              inputMode="numeric"
              autoComplete="off"
              required
              value={typed.account}
              maxLength={40}
              onChange={({ target }) => change({ ...typed, account: target.value })}
            />
          </p>
        </div>
      )}
    </div>
  );
}
