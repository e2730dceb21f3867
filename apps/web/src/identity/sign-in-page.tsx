import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { ask, client } from '../data.ts';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { placeBack } from './ended-session.ts';
import { Field, Refused, typed } from './field.tsx';
import './identity.css';

const route = getRouteApi('/sign-in');

/** Where one comes in: by name and password, by a second step, by the single sign-on, or on a demo by one click. */
export function SignInPage(): ReactNode {
  const { say } = useWords();
  const { back, error: elsewhere } = route.useSearch();
  const { data: offer, error, refetch } = useQuery(ask.signInOffer());
  const [secondStep, setSecondStep] = useState(false);
  const goOn = useGoOn(back);
  const queries = useQueryClient();
  // Nothing that was read before is kept for whoever comes next.
  useEffect(() => forget(queries), [queries]);
  usePageTitle(say('signIn'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!offer) return <Loading />;
  if (secondStep)
    return (
      <div className="identity-narrow">
        <h1>{say('secondFactor')}</h1>
        <SecondStep done={goOn} again={() => setSecondStep(false)} />
      </div>
    );
  const next = ({ step }: { step: string }) => (step === 'done' ? goOn() : setSecondStep(true));
  return (
    <div className={offer.demo ? 'identity-beside' : 'identity-narrow'}>
      <section aria-labelledby="sign-in">
        <h1 id="sign-in">{say('signIn')}</h1>
        {back && <p className="quiet">{say('signedOutBefore')}</p>}
        {elsewhere && (
          <p className="identity-refused" role="alert">
            {say('signInFailedElsewhere')}
          </p>
        )}
        <Credentials next={next} />
        <p>
          <Link to="/public/policies">{say('policiesForFirms')}</Link>
        </p>
        {offer.singleSignOn && <SingleSignOn title={offer.singleSignOn.title} back={back} />}
      </section>
      {offer.demo && <DemoAccounts demo={offer.demo} next={next} />}
    </div>
  );
}

const kept: readonly unknown[] = ['district', 'signInOffer'];
const forget = (queries: QueryClient): void =>
  queries.removeQueries({ predicate: ({ queryKey }) => !kept.includes(queryKey[0]) });

/** Away from the sign-in. */
function useGoOn(back: string | undefined): () => void {
  const queries = useQueryClient();
  const { history } = useRouter();
  return () => {
    forget(queries);
    history.push(placeBack(back));
  };
}

type Step = Awaited<ReturnType<typeof client.signIn>>;

function Credentials({ next }: { next(step: Step): void }) {
  const { say } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ account, password }: { account: string; password: string }) =>
      client.signIn(account, password),
    onSuccess: next,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        mutate({ account: typed(form, 'account'), password: typed(form, 'password') });
      }}
    >
      <Field label={say('account')} name="account" complete="username" focused />
      <Field label={say('password')} name="password" type="password" complete="current-password" />
      <Refused error={error} />
      <Button type="primary" htmlType="submit" disabled={isPending}>
        {say('signIn')}
      </Button>
    </form>
  );
}

function SecondStep({ done, again }: { done(): void; again(): void }) {
  const { say } = useWords();
  const [kind, setKind] = useState<'device' | 'backup'>('device');
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (code: string) => client.signInSecondStep(code, kind),
    onSuccess: done,
  });
  const other = kind === 'device' ? 'backup' : 'device';
  return (
    <form
      key={kind}
      onSubmit={(event) => {
        event.preventDefault();
        mutate(typed(event.currentTarget, 'code'));
      }}
    >
      {kind === 'device' ? (
        <Field
          label={say('code')}
          name="code"
          complete="one-time-code"
          hint={say('codeHint')}
          focused
          numeric
        />
      ) : (
        <Field label={say('backupCode')} name="code" complete="off" focused />
      )}
      <Refused error={error} />
      <p className="actions">
        <Button type="primary" htmlType="submit" disabled={isPending}>
          {say('confirmCode')}
        </Button>
        <Button
          type="link"
          onClick={() => {
            reset();
            setKind(other);
          }}
        >
          {say(kind === 'device' ? 'useBackupCode' : 'useDevice')}
        </Button>
      </p>
      <Button type="link" className="identity-again" onClick={again}>
        {say('startAgain')}
      </Button>
    </form>
  );
}

function SingleSignOn({ title, back }: { title: string; back: string | undefined }) {
  const { say } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => client.singleSignOn(placeBack(back)),
    onSuccess: ({ address }) => window.location.assign(address),
  });
  return (
    <div className="identity-elsewhere">
      <Refused error={error} />
      <Button onClick={() => mutate()} disabled={isPending}>
        {say('signInWith', { title })}
      </Button>
    </div>
  );
}

type Demo = NonNullable<Awaited<ReturnType<typeof client.signInOffer>>['demo']>;

function DemoAccounts({ demo, next }: { demo: Demo; next(step: Step): void }) {
  const { say, of } = useWords();
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (account: string) => client.signIn(account, demo.password),
    onSuccess: next,
  });
  return (
    <section aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{say('demoAccounts')}</h2>
      <p className="quiet">{say('demoAccountsHint')}</p>
      <Refused error={error} />
      <ul className="identity-demo">
        {demo.accounts.map(({ id, title, roles }) => (
          <li key={id}>
            <button
              type="button"
              disabled={isPending}
              aria-busy={isPending && variables === id}
              onClick={() => mutate(id)}
            >
              <span className="identity-demo-title">{of(title)}</span>
              <span className="quiet">
                {roles.map(of).join('、')}
                {dot}
                <code>{id}</code>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
