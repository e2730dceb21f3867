import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

/** The name of who is signed in, and the way out. */
export function Who(): ReactNode {
  const { say } = useWords();
  const own = useOwnAccount();
  const queries = useQueryClient();
  const { history } = useRouter();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const due = own?.due ?? null;
  useEffect(() => {
    if (due !== null && path !== duePlaces[due]) history.replace(duePlaces[due]);
  }, [due, path, history]);
  const { mutate, isPending } = useMutation({
    mutationFn: client.signOut,
    onSettled: () => {
      history.push(signInPath);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'district' });
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
