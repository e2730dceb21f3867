import type { WireLeftOut, WireTelling, WireTellingProposal } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { dot } from '../format.ts';
import { money } from '../granting/money.ts';
import { useWords } from '../language.ts';
import { Person } from '../shell/person.tsx';
import { Failed } from '../shell/states.tsx';
import { askPolicies, usePolicies } from './policies-data.ts';
import { type Asking, useTelling } from './use-telling.ts';

/** What came of a telling: who was told, and who was left out and why. */
export function Told({ telling: { told, amount, leftOut, register } }: { telling: WireTelling }): ReactNode {
  const say = usePolicies();
  return (
    <div role="status" className="done-notice" data-testid="told">
      <p>{say('done', { told: told.length, amount: money(amount), left: leftOut.length })}</p>
      {told.length > 0 && (
        <details>
          <summary>{say('toldCount')}</summary>
          <ul className="plain-list">
            {told.map((one) => (
              <li key={one.id}>
                {one.title} <span className="whole">{money(one.amount)}</span>
                {dot}
                <Link to="/records/$register/$id" params={{ register, id: one.award }}>
                  {one.award}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {leftOut.length > 0 && <Names leftOut={leftOut} />}
    </div>
  );
}

/** Under a heading that says why, only what more there is to it. */
function Names({ leftOut, headed = false }: { leftOut: readonly WireLeftOut[]; headed?: boolean }) {
  const { of } = useWords();
  return (
    <ul className="plain-list">
      {leftOut.map((one) => (
        <li key={one.id}>
          {one.title}
          {(!headed || one.detail) && (
            <span className="quiet">
              {dot}
              {!headed && of(one.words)}
              {!headed && one.detail && of({ zh: '：', en: ': ' })}
              {one.detail && of(one.detail)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** To whom it is due and who are not told, by why. */
export function LeftOut({
  proposal: { leftOut, leftOutCounts },
}: {
  proposal: WireTellingProposal;
}): ReactNode {
  const say = usePolicies();
  const { of } = useWords();
  if (leftOutCounts.length === 0) return null;
  return (
    <section aria-labelledby="left-out" data-testid="left-out">
      <h2 id="left-out">{say('leftOut')}</h2>
      {leftOutCounts.map(({ why, words, count }) => (
        <details key={why} className="why">
          <summary>
            {of(words)} ({count})
          </summary>
          <Names headed leftOut={leftOut.filter((one) => one.why === why)} />
        </details>
      ))}
    </section>
  );
}

/** Why nobody was told, or that no answer came. */
export function Refused({ refusal }: Pick<Asking, 'refusal'>): ReactNode {
  const say = usePolicies();
  const { of } = useWords();
  if (!refusal) return null;
  return (
    <p className="hand" role="alert">
      {refusal === 'lost' ? say('noAnswer') : of(refusal.message)}
    </p>
  );
}

interface ToldBeforeProps {
  readonly policy: string;
  readonly mayTell: boolean;
  done(telling: WireTelling): void;
}

/** The tellings until now; one that was broken off can go on. */
export function ToldBefore({ policy, mayTell, done }: ToldBeforeProps): ReactNode {
  const say = usePolicies();
  const { data, error, refetch } = useQuery(askPolicies.tellings(policy));
  const { busy, refusal, tell } = useTelling(policy, done);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data || data.tellings.length === 0) return null;
  return (
    <section aria-labelledby="told-before">
      <h2 id="told-before">{say('earlier')}</h2>
      <Refused refusal={refusal} />
      <table className="list" data-testid="told-before">
        <thead>
          <tr>
            <th scope="col">{say('day')}</th>
            <th scope="col">{say('by')}</th>
            <th scope="col" className="number">
              {say('toldCount')}
            </th>
            <th scope="col" className="number">
              {say('money')}
            </th>
            <th scope="col" className="number">
              {say('leftCount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.tellings.map((one) => (
            <tr key={one.key}>
              <th scope="row">
                {one.day}
                {one.open > 0 && <span className="hand"> {say('brokenOff', { count: one.open })}</span>}{' '}
                {one.open > 0 && mayTell && (
                  <Button
                    disabled={busy}
                    onClick={() => void tell({ key: one.key, goOn: true })}
                    data-testid="go-on"
                  >
                    {say('goOn')}
                  </Button>
                )}
              </th>
              <td className="named" data-title={say('by')}>
                <Person id={one.toldBy} />
              </td>
              <td className="number named" data-title={say('toldCount')}>
                {one.told}
              </td>
              <td className="number named" data-title={say('money')}>
                {money(one.amount)}
              </td>
              <td className="number named" data-title={say('leftCount')}>
                {one.leftOut}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
