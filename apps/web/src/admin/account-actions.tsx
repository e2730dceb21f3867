import type { WireAccount, WireOwnAccount } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { askAdmin } from './admin-data.ts';
import { useAdminWords } from './admin-texts.ts';
import { Asked, AtOnce } from './dialog.tsx';
import type { FirstPassword } from './first-password.tsx';

interface AccountActionsProps {
  readonly account: WireAccount;
  readonly own: WireOwnAccount;
  show(first: FirstPassword): void;
}

/** What the reader may do with an account of somebody else. */
export function AccountActions({ account, own, show }: AccountActionsProps): ReactNode {
  const say = useAdminWords();
  if (account.id === own.id) return <p className="admin-form">{say('ownAccountStays')}</p>;
  return (
    <div className="admin-form">
      <div className="admin-actions">
        {own.duties.includes('administer-system') && <OfSystem account={account} show={show} />}
        {own.duties.includes('administer-security') && <OfSecurity account={account} />}
      </div>
    </div>
  );
}

/** Does something to accounts and reads them, and their sessions, again. */
function useDoing() {
  const queries = useQueryClient();
  return async <T,>(doing: Promise<T>): Promise<T> => {
    const answer = await doing;
    const stale = [askAdmin.accounts().queryKey, askAdmin.sessions().queryKey];
    await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
    return answer;
  };
}

function OfSystem({ account, show }: Pick<AccountActionsProps, 'account' | 'show'>) {
  const say = useAdminWords();
  const doing = useDoing();
  const { id, name, disabled, lockedUntil, synthetic } = account;
  return (
    <>
      {lockedUntil && <AtOnce label={say('unlock')} act={() => doing(client.unlockAccount(id))} />}
      {disabled ? (
        <AtOnce label={say('enable')} act={() => doing(client.enableAccount(id))} />
      ) : (
        <Asked
          label={say('disable')}
          question={say('disableAsk', { name })}
          meaning={say('disableWhat')}
          act={() => doing(client.disableAccount(id))}
        />
      )}
      {synthetic ? (
        <span className="quiet">{say('demoPasswordStays')}</span>
      ) : (
        <Asked
          label={say('resetPassword')}
          question={say('resetPasswordAsk', { name })}
          meaning={say('resetPasswordWhat')}
          act={async () => show(await doing(client.resetPassword(id)))}
        />
      )}
    </>
  );
}

function OfSecurity({ account: { id, name, secondFactor } }: Pick<AccountActionsProps, 'account'>) {
  const say = useAdminWords();
  const doing = useDoing();
  if (!secondFactor) return <span className="quiet">{say('stateNoSecond')}</span>;
  return (
    <Asked
      label={say('resetSecondFactor')}
      question={say('resetSecondFactorAsk', { name })}
      meaning={say('resetSecondFactorWhat')}
      act={() => doing(client.resetSecondFactor(id))}
    />
  );
}
