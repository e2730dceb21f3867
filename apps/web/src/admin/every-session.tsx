import type { WireSession } from '@taizhang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { OneSession } from '../identity/one-session.tsx';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { askAdmin } from './admin-data.ts';
import { useAdminWords } from './admin-texts.ts';
import { Asked } from './dialog.tsx';

/** The sessions of everybody whose name or account is sought. */
export function EverySession({ sought }: { readonly sought: string }): ReactNode {
  const say = useAdminWords();
  const { data, error, refetch } = useQuery(askAdmin.sessions());
  const wanted = sought.trim().toLowerCase();
  const found = data?.sessions.filter(({ account, name }) =>
    `${account} ${name}`.toLowerCase().includes(wanted),
  );
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{say('sessionsOfAll')}</h2>
      <p className="quiet">{say('sessionsWhat')}</p>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {found?.length === 0 && <Empty>{say('noSessions')}</Empty>}
      <ul className="entries">
        {found?.map((session) => (
          <li key={session.id} data-session-of={session.account}>
            <Session session={session} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Session({ session }: { readonly session: WireSession }) {
  const say = useAdminWords();
  const { say: common } = useWords();
  const queries = useQueryClient();
  const { id, name, account, current } = session;
  const end = async () => {
    await client.endSession(id);
    const stale = [askAdmin.accounts().queryKey, askAdmin.sessions().queryKey];
    await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  const whose = (
    <>
      <strong>{name}</strong> <code>{account}</code>
    </>
  );
  return (
    <OneSession session={session} whose={whose}>
      {!current && (
        <Asked
          label={common('endSession')}
          question={say('endSessionAsk', { name })}
          meaning={say('sessionsWhat')}
          act={end}
        />
      )}
    </OneSession>
  );
}
