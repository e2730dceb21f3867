import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOwnAccount } from '../identity/who.tsx';
import { Loading } from './states.tsx';

const administrations = {
  'administer-system': '/admin/accounts',
  'administer-security': '/admin/posts',
  'administer-audit': '/admin/audit',
} as const;

/** Where one's day begins: at the district's figures, at what one administers, at one's own work, or at the firm that one speaks for. */
export function HomePage(): ReactNode {
  const account = useOwnAccount();
  // Who owes a password or a second factor is led there first.
  if (!account || account.due !== null) return <Loading />;
  const { duties, speaksFor } = account;
  const [first] = speaksFor;
  if (first)
    return (
      <Navigate
        to="/records/$register/$id/profile"
        params={{ register: first.register, id: first.record }}
        replace
      />
    );
  if (duties.includes('read-figures')) return <Navigate to="/cockpit" replace />;
  const administration = (['administer-system', 'administer-security', 'administer-audit'] as const).find(
    (duty) => duties.includes(duty),
  );
  return <Navigate to={administration ? administrations[administration] : '/todo'} replace />;
}
