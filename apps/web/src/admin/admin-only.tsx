import type { WireOwnAccount } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { type AdminTextKey, useAdminWords } from './admin-texts.ts';

type Own = WireOwnAccount;
type Administration = Extract<Own['duties'][number], `administer-${string}`>;

const whose = {
  'administer-system': 'systemAdministrator',
  'administer-security': 'securityAdministrator',
  'administer-audit': 'auditAdministrator',
} as const satisfies Record<Administration, AdminTextKey>;

interface AdminOnlyProps {
  readonly title: string;
  /** One of these is needed. */
  readonly duties: readonly Administration[];
  children(own: Own): ReactNode;
}

/** A screen of some administrators. Everybody else is told whose it is; the server refuses him besides. */
export function AdminOnly({ title, duties, children }: AdminOnlyProps): ReactNode {
  const say = useAdminWords();
  const { data: own, error, refetch } = useQuery(ask.ownAccount());
  usePageTitle(title);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!own) return <Loading />;
  if (!duties.some((duty) => own.duties.includes(duty)))
    return (
      <div className="sheet">
        <h1>{title}</h1>
        <div className="state state-failed" role="alert">
          <p>{say('notYours', { who: duties.map((duty) => say(whose[duty])).join(say('or')) })}</p>
          <p>{say('notYoursWhy')}</p>
          <p>
            <Link to="/account">{say('toAccount')}</Link>
          </p>
        </div>
      </div>
    );
  return children(own);
}
