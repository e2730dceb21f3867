import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ask, client } from '../data.ts';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { placeBack } from './ended-session.ts';
import { Field, Refused, typed } from './field.tsx';
import './identity.css';

const route = getRouteApi('/account/password');

/** Changing one's password, because one wishes to or has to. */
export function PasswordPage(): ReactNode {
  const { say } = useWords();
  const { back } = route.useSearch();
  const { data: own, error, refetch } = useQuery(ask.ownAccount());
  const { data: offer } = useQuery(ask.signInOffer());
  const [done, setDone] = useState(false);
  usePageTitle(say('changePassword'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!own || !offer) return <Loading />;
  return (
    <div className="identity-narrow">
      {own.due === null && (
        <p className="path">
          <Link to="/account">← {say('ownAccount')}</Link>
        </p>
      )}
      <h1>{say('changePassword')}</h1>
      {done ? (
        <>
          <p role="status">{say('passwordChanged')}</p>
          <GoOn back={back} />
        </>
      ) : (
        <>
          {own.due === 'password' && <p className="identity-due">{say('changePasswordDue')}</p>}
          <Change hint={say('passwordRules', offer.rules)} done={() => setDone(true)} />
        </>
      )}
    </div>
  );
}

export function GoOn({ back }: { back: string | undefined }): ReactNode {
  const { say } = useWords();
  const { history } = useRouter();
  return (
    <Button type="primary" onClick={() => history.push(placeBack(back))}>
      {say('goOn')}
    </Button>
  );
}

function Change({ hint, done }: { hint: string; done(): void }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [differ, setDiffer] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ current, password }: { current: string; password: string }) =>
      client.changePassword(current, password),
    onSuccess: () => {
      done();
      return queries.invalidateQueries({ queryKey: ask.ownAccount().queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const password = typed(form, 'password');
    const same = password === typed(form, 'repeated');
    setDiffer(!same);
    if (same) mutate({ current: typed(form, 'current'), password });
  };
  return (
    <form onSubmit={submit}>
      <Field
        label={say('currentPassword')}
        name="current"
        type="password"
        complete="current-password"
        focused
      />
      <Field label={say('newPassword')} name="password" type="password" complete="new-password" hint={hint} />
      <Field label={say('repeatPassword')} name="repeated" type="password" complete="new-password" />
      {differ ? (
        <p className="identity-refused" role="alert">
          {say('passwordsDiffer')}
        </p>
      ) : (
        <Refused error={error} />
      )}
      <Button type="primary" htmlType="submit" disabled={isPending}>
        {say('changePassword')}
      </Button>
    </form>
  );
}
