import type { WireAccount, WireOwnAccount } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { AccountActions } from './account-actions.tsx';
import { askAdmin } from './admin-data.ts';
import { AdminOnly } from './admin-only.tsx';
import { type AdminTextKey, useAdminWords } from './admin-texts.ts';
import { Choice, Entry } from './controls.tsx';
import { EverySession } from './every-session.tsx';
import { type FirstPassword, ShownOnce } from './first-password.tsx';
import { NewAccount } from './new-account.tsx';
import './admin.css';

/** The accounts: made and disabled by one administrator, their second factors and sessions in the hands of another. */
export function AccountsPage(): ReactNode {
  const say = useAdminWords();
  return (
    <AdminOnly title={say('accounts')} duties={['administer-system', 'administer-security']}>
      {(own) => <Accounts own={own} />}
    </AdminOnly>
  );
}

const states = {
  locked: { title: 'stateLocked', of: ({ lockedUntil }) => lockedUntil !== null },
  disabled: { title: 'stateDisabled', of: ({ disabled }) => disabled },
  first: { title: 'stateFirst', of: ({ passwordIsFirst }) => passwordIsFirst },
  'no-second': { title: 'stateNoSecond', of: ({ secondFactor }) => !secondFactor },
} as const satisfies Record<string, { title: AdminTextKey; of(account: WireAccount): boolean }>;
type State = keyof typeof states;

function Accounts({ own }: { readonly own: WireOwnAccount }) {
  const say = useAdminWords();
  const { data, error, refetch } = useQuery(askAdmin.accounts());
  const [sought, seek] = useState('');
  const [state, setState] = useState('');
  const [adding, setAdding] = useState(false);
  const [first, setFirst] = useState<FirstPassword | null>(null);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const keepsAccounts = own.duties.includes('administer-system');
  const found = data.accounts.filter(
    (account) => fits(account, sought) && (state === '' || states[state as State].of(account)),
  );
  return (
    <div className="sheet">
      <h1>{say('accounts')}</h1>
      <p>{say(keepsAccounts ? 'accountsWhatSystem' : 'accountsWhatSecurity')}</p>
      <div className="admin-bar">
        <Entry label={say('filter')} name="filter" type="search" value={sought} write={seek} />
        <Choice
          label={say('stateOf')}
          name="state"
          value={state}
          choose={setState}
          none={say('stateAny')}
          options={Object.entries(states).map(([value, { title }]) => ({ value, title: say(title) }))}
        />
        {keepsAccounts && (
          <Button type="primary" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {say('createAccount')}
          </Button>
        )}
      </div>
      {adding && (
        <NewAccount
          done={(made) => {
            setAdding(false);
            setFirst(made);
          }}
          cancel={() => setAdding(false)}
        />
      )}
      {first && <ShownOnce first={first} close={() => setFirst(null)} />}
      <p role="status" className="quiet">
        {say('accountCount', { count: found.length })}
      </p>
      {found.length === 0 && <Empty>{say('noneFound')}</Empty>}
      <ul className="entries">
        {found.map((account) => (
          <li key={account.id} data-account={account.id}>
            <OneAccount account={account} own={own} show={setFirst} />
          </li>
        ))}
      </ul>
      {own.duties.includes('administer-security') && <EverySession sought={sought} />}
    </div>
  );
}

const fits = ({ id, name }: WireAccount, sought: string): boolean =>
  `${id} ${name}`.toLowerCase().includes(sought.trim().toLowerCase());

interface OneAccountProps {
  readonly account: WireAccount;
  readonly own: WireOwnAccount;
  show(first: FirstPassword): void;
}

function OneAccount({ account, own, show }: OneAccountProps) {
  const say = useAdminWords();
  const { written } = useMoments();
  const { id, name, disabled, lockedUntil, passwordIsFirst, secondFactor, synthetic } = account;
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="admin-row">
        <div>
          <p>
            <strong>{name}</strong> <code>{id}</code>{' '}
            <span className="admin-tags">
              {disabled && <span className="tag hand">{say('stateDisabled')}</span>}
              {lockedUntil && (
                <span className="tag hand">{say('lockedUntil', { moment: written(lockedUntil) })}</span>
              )}
              {passwordIsFirst && <span className="tag">{say('stateFirst')}</span>}
              <span className="tag">{say(secondFactor ? 'stateSecond' : 'stateNoSecond')}</span>
              {synthetic && <span className="tag">{say('stateDemo')}</span>}
            </span>
          </p>
          <p className="quiet report-lines admin-small">
            <span>
              {account.lastSignedInAt
                ? say('lastSignedIn', { moment: written(account.lastSignedInAt) })
                : say('neverSignedIn')}
            </span>
            <span>{say('passwordSince', { moment: written(account.passwordChangedAt) })}</span>
            <span>{say('sessionCount', { count: account.sessions })}</span>
            {account.email && <span>{account.email}</span>}
          </p>
        </div>
        <Button
          size="small"
          aria-expanded={open}
          aria-label={say('handleOf', { name })}
          onClick={() => setOpen(!open)}
        >
          {say('handle')}
        </Button>
      </div>
      {open && <AccountActions account={account} own={own} show={show} />}
    </>
  );
}
