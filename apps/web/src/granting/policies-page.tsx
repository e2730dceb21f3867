import type { WireFinding, WirePublicPolicy } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askGranting } from './granting-data.ts';
import { useGranting } from './judged.tsx';
import { figured } from './money.ts';
import { WindowWords } from './profile-page.tsx';
import './granting.css';

/** The policies that hold, for anybody, and the ways to what concerns oneself. */
export function PoliciesPage(): ReactNode {
  const say = useGranting();
  const { data, error, refetch } = useQuery(askGranting.policies());
  usePageTitle(say('publicTitle'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet granting">
      <h1>{say('publicTitle')}</h1>
      <p>{say('publicWhat')}</p>
      <ul className="ways-in">
        <li>
          <Link to="/public/find">{say('findMine')}</Link>
          <br />
          <span className="quiet">{say('findMineWhat')}</span>
        </li>
        <li>
          <Link to="/public/progress">{say('followOne')}</Link>
          <br />
          <span className="quiet">{say('followWhat')}</span>
        </li>
        <li>
          <Link to="/sign-in">{say('firmSignIn')}</Link>
          <br />
          <span className="quiet">{say('firmSignInWhat')}</span>
        </li>
      </ul>
      <h2>{say('inForceNow')}</h2>
      {data.policies.length === 0 && <Empty>{say('noneInForce')}</Empty>}
      {data.policies.map((policy) => (
        <PolicyRow key={policy.id} policy={policy} />
      ))}
    </div>
  );
}

type Listed = WireFinding['results'][number]['policy'];

function PolicyRow({ policy }: { policy: Listed }) {
  const say = useGranting();
  const { of } = useWords();
  return (
    <article className="policy-row" data-policy={policy.id}>
      <h3>
        <Link to="/public/policies/$policy" params={{ policy: policy.id }}>
          {policy.title}
        </Link>
      </h3>
      {policy.brief && <p>{of(policy.brief)}</p>}
      <p className="quiet">
        <WindowWords match={policy} />
        {say(policy.often)}
        {policy.budget && (
          <>
            {dot}
            <Budget budget={policy.budget} />
          </>
        )}
      </p>
    </article>
  );
}

/** The budget of the year and what of it was paid. */
export function Budget({ budget }: { budget: NonNullable<WirePublicPolicy['budget']> }): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  return (
    <span>
      {say('budgetUsed', { whole: figured(of(budget.whole)), paid: figured(of(budget.paid)) })}
      {budget.share !== null && say('budgetShare', { share: budget.share })}
    </span>
  );
}
