import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { ask, client } from '../data.ts';
import { useWords } from '../language.ts';

const signInPath = '/sign-in';
const duePlaces = { password: '/account/password', 'second-factor': '/account/second-factor' } as const;

/** Who is signed in; undefined until that is known, and where one signs in. */
export function useOwnAccount() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { data } = useQuery({ ...ask.ownAccount(), enabled: path !== signInPath });
  return path === signInPath ? undefined : data;
}

/** Whether somebody belongs to the house; false while that is not known, and for whoever speaks for a firm. */
export function useIsInside(): boolean {
  const account = useOwnAccount();
  return account !== undefined && account.speaksFor.length === 0;
}

const lookEvery = 15_000;
const grace = 5_000;

/** When the server last answered something: from then on it counts how long nothing is asked. */
const lastAnswer = (queries: QueryClient): number =>
  Math.max(
    ...queries
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.dataUpdatedAt),
  );

/** Asks who is signed in once the session must have ended by itself, so that no screen is left open behind it. */
function useIdleEnd(idleMinutes: number | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (idleMinutes === undefined) return;
    const look = () => {
      if (Date.now() - lastAnswer(queries) < idleMinutes * 60_000 + grace) return;
      void queries.invalidateQueries({ queryKey: ask.ownAccount().queryKey });
    };
    const timer = window.setInterval(look, lookEvery);
    return () => window.clearInterval(timer);
  }, [idleMinutes, queries]);
}

/** The name of who is signed in, and the way out. */
export function Who(): ReactNode {
  const { say } = useWords();
  const own = useOwnAccount();
  const { history } = useRouter();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const due = own?.due ?? null;
  useIdleEnd(own?.idleMinutes);
  useEffect(() => {
    if (due !== null && path !== duePlaces[due]) history.replace(duePlaces[due]);
  }, [due, path, history]);
  const { mutate, isPending } = useMutation({
    mutationFn: client.signOut,
    onSettled: () => {
      // The sign-in forgets what was read.
      history.push(signInPath);
    },
  });
  if (!own) return null;
  return (
    <span className="who">
      <Link to="/account" className="who-name" aria-label={say('signedInAs', { name: own.name })}>
        {own.name}
      </Link>
      <button type="button" className="plain" disabled={isPending} onClick={() => mutate()}>
        {say('signOut')}
      </button>
    </span>
  );
}
