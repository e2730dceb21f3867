import type { WireOwnAccount } from '@taizhang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ask, client } from '../data.ts';
import { Whole } from '../design/whole.tsx';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import type { TextKey } from '../texts.ts';
import { Refused } from './field.tsx';
import { OneSession } from './one-session.tsx';
import './identity.css';

/** One's own account: posts, password, second factor, sessions. */
export function AccountPage(): ReactNode {
  const { say } = useWords();
  const { written } = useMoments();
  const { data: own, error, refetch } = useQuery(ask.ownAccount());
  usePageTitle(say('ownAccount'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!own) return <Loading />;
  return (
    <div className="sheet">
      <h1>{own.name}</h1>
      <p className="quiet">
        <code>{own.id}</code>
        {own.endsAt && (
          <>
            {dot}
            <Whole>{say('sessionEnds', { minutes: own.idleMinutes, moment: written(own.endsAt) })}</Whole>
          </>
        )}
      </p>
      <h2>{say('posts')}</h2>
      <Posts posts={own.posts} />
      <h2>{say('password')}</h2>
      {own.synthetic ? (
        <p className="quiet">{say('demoAccountStays')}</p>
      ) : (
        <p>
          <Link to="/account/password">{say('changePassword')}</Link>
        </p>
      )}
      {!own.synthetic && (
        <>
          <h2>{say('secondFactor')}</h2>
          <p>
            <strong>{say(own.secondFactor ? 'secondFactorOn' : 'secondFactorOff')}</strong>{' '}
            <span className="quiet">{say('secondFactorWhat')}</span>
          </p>
          <p>
            <Link to="/account/second-factor">
              {say(own.secondFactor ? 'renewBackupCodes' : 'secondFactorSetUp')}
            </Link>
          </p>
        </>
      )}
      <Sessions />
    </div>
  );
}

const scopeTexts = {
  all: 'scopeAll',
  units: 'scopeUnits',
  'own-unit': 'scopeOwnUnit',
  'own-unit-and-below': 'scopeOwnUnitAndBelow',
  'own-records': 'scopeOwnRecords',
  'of-record': 'scopeOfRecord',
} as const satisfies Record<WireOwnAccount['posts'][number]['scope']['kind'], TextKey>;

function Posts({ posts }: Pick<WireOwnAccount, 'posts'>) {
  const { say, of } = useWords();
  if (posts.length === 0) return <p className="quiet">{say('noPosts')}</p>;
  return (
    <dl className="facts">
      {posts.map(({ unit, role, scope }) => (
        <div key={`${unit.id} ${role.id} ${scope.kind}`}>
          <dt>{of(role.title)}</dt>
          <dd>
            {of(unit.title)} ·{' '}
            <span className="quiet">
              {say('scope')} {say(scopeTexts[scope.kind])}
              {scope.kind === 'of-record' && ` ${scope.record}`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Sessions() {
  const { say } = useWords();
  const { data, error, refetch } = useQuery(ask.ownSessions());
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: (session: string) => client.endOwnSession(session),
    onSettled: () => queries.invalidateQueries({ queryKey: ask.ownSessions().queryKey }),
  });
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{say('sessions')}</h2>
      <p className="quiet">{say('sessionsHint')}</p>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      <Refused error={ending.error} />
      <ul className="entries">
        {data?.sessions.map((session) => (
          <li key={session.id}>
            <OneSession session={session}>
              {!session.current && (
                <Button
                  onClick={() => ending.mutate(session.id)}
                  disabled={ending.isPending && ending.variables === session.id}
                >
                  {say('endSession')}
                </Button>
              )}
            </OneSession>
          </li>
        ))}
      </ul>
    </section>
  );
}
