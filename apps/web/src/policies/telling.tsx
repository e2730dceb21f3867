import type { TellingBody, WirePolicyReading, WireTelling, WireTellingProposal } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { DayField } from '../design/day-field.tsx';
import { money } from '../granting/money.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { newKey } from '../work/typed.ts';
import { askPolicies, usePolicies } from './policies-data.ts';
import { LeftOut, Refused, Told, ToldBefore } from './told.tsx';
import { useTelling } from './use-telling.ts';

/** Those to whom a version is due are told so at once. */
export function Telling({ reading }: { reading: WirePolicyReading }): ReactNode {
  const say = usePolicies();
  const { version } = reading;
  if (version.way !== 'told') return <Empty>{say('tellNot')}</Empty>;
  if (!version.inForce) return <Empty>{say('notInForce')}</Empty>;
  return <InForce policy={version.id} />;
}

function InForce({ policy }: { policy: string }) {
  const say = usePolicies();
  const [done, setDone] = useState<WireTelling | null>(null);
  const [except, setExcept] = useState<readonly string[]>([]);
  const all = useQuery(askPolicies.proposal(policy));
  const chosen = useQuery(askPolicies.proposal(policy, except));
  const error = all.error ?? chosen.error;
  if (error)
    return (
      <Failed
        error={error}
        retry={() => {
          void all.refetch();
          void chosen.refetch();
        }}
      />
    );
  if (!all.data || !chosen.data) return <Loading />;
  return (
    <section aria-label={say('telling')} data-testid="telling">
      <p className="quiet">{say('tellWhat')}</p>
      {done && <Told telling={done} />}
      {all.data.subjects.length === 0 ? (
        <>
          {all.data.missing !== '0' && <Budget proposal={all.data} />}
          <p className="state" role="status" data-testid="tell-nobody">
            {say('tellNobody')}
          </p>
        </>
      ) : (
        <>
          <Budget proposal={chosen.data} />
          <Tell
            policy={policy}
            proposal={chosen.data}
            except={except}
            settled={!chosen.isPlaceholderData && !chosen.isFetching}
            done={(telling) => {
              setDone(telling);
              setExcept([]);
            }}
          />
          <Subjects all={all.data} chosen={chosen.data} except={except} choose={setExcept} />
        </>
      )}
      <LeftOut proposal={all.data} />
      <ToldBefore policy={policy} mayTell={all.data.mayTell} done={setDone} />
    </section>
  );
}

/** What it comes to, and what it does to the budget of the year. */
function Budget({
  proposal: { count, told, missing, budget, leftAfter },
}: {
  proposal: WireTellingProposal;
}) {
  const say = usePolicies();
  return (
    <div data-testid="telling-budget">
      <p>
        <strong>{say('sumTold', { count, amount: money(told) })}</strong>
      </p>
      {budget && (
        <p>
          {say('budgetOfYear', {
            budget: money(budget.budget),
            drawn: money(budget.drawn),
            left: money(budget.left),
            after: money(leftAfter ?? '0'),
          })}
        </p>
      )}
      {budget && missing !== '0' && (
        <p className="hand">{say('short', { amount: money(missing), how: say(budget.share) })}</p>
      )}
    </div>
  );
}

interface TellProps {
  readonly policy: string;
  readonly proposal: WireTellingProposal;
  readonly except: readonly string[];
  /** Whether the proposal is of those who are chosen now. */
  readonly settled: boolean;
  done(telling: WireTelling): void;
}

/** Asked twice, for what was told is told. What no answer came to is asked again as it was, so that nobody is told twice. */
function Tell({ policy, proposal, except, settled, done }: TellProps) {
  const say = usePolicies();
  const [day, setDay] = useState('');
  const [asked, setAsked] = useState(false);
  const unanswered = useRef<{ readonly except: readonly string[]; readonly body: TellingBody }>(undefined);
  const { busy, refusal, tell } = useTelling(policy, done);
  const { count, told, subjects, mayTell } = proposal;
  const confirmBy = day || proposal.confirmBy;
  if (!mayTell) return <p className="quiet">{say('mayNotTell')}</p>;
  const send = async () => {
    const { current: before } = unanswered;
    const seen = subjects.map(({ id, due }) => ({ id, due }));
    const body =
      before?.except === except && before.body.confirmBy === confirmBy
        ? before.body
        : { key: newKey(), seen, confirmBy };
    const came = await tell(body);
    unanswered.current = came === 'lost' ? { except, body } : undefined;
    if (came === 'told') setAsked(false);
  };
  return (
    <div className="no-print">
      <Refused refusal={refusal} />
      <p className="policy-choice">
        <DayField label={say('confirmBy')} value={confirmBy} choose={setDay} />
      </p>
      {!asked && (
        <p className="actions">
          <Button
            type="primary"
            disabled={count === 0 || !settled}
            onClick={() => setAsked(true)}
            data-testid="tell"
          >
            {say('tell', { count: subjects.length })}
          </Button>
        </p>
      )}
      {asked && (
        <>
          <p role="status">{say('sure', { count: subjects.length, amount: money(told), day: confirmBy })}</p>
          <p className="actions">
            <Button
              type="primary"
              disabled={busy || !settled}
              onClick={() => void send()}
              data-testid="tell-sure"
            >
              {say('sureYes')}
            </Button>
            <Button disabled={busy} onClick={() => setAsked(false)}>
              {say('cancel')}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

interface SubjectsProps {
  readonly all: WireTellingProposal;
  readonly chosen: WireTellingProposal;
  readonly except: readonly string[];
  choose(except: readonly string[]): void;
}

const atOnce = 50;

function Subjects({ all, chosen, except, choose }: SubjectsProps) {
  const say = usePolicies();
  const [shown, setShown] = useState(atOnce);
  const told = new Map(chosen.subjects.map((one) => [one.id, one.told]));
  const out = new Set(except);
  const listed = all.subjects.slice(0, shown);
  const toggle = (id: string) => choose(out.has(id) ? except.filter((one) => one !== id) : [...except, id]);
  return (
    <>
      <label className="policy-tick">
        <input
          type="checkbox"
          checked={except.length === 0}
          onChange={() => choose(except.length === 0 ? all.subjects.map(({ id }) => id) : [])}
        />
        {say('chooseAll', { count: all.subjects.length })}
      </label>
      <table className="list" data-testid="to-tell">
        <thead>
          <tr>
            <th scope="col">{say('firm')}</th>
            <th scope="col" className="number">
              {say('due')}
            </th>
            <th scope="col" className="number">
              {say('toldAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ id, title, due }) => (
            <tr key={id} data-subject={id}>
              <th scope="row">
                <span className="policy-tick">
                  <input
                    type="checkbox"
                    aria-label={say('choose', { title })}
                    checked={!out.has(id)}
                    onChange={() => toggle(id)}
                  />
                  <Link to="/records/$register/$id/profile" params={{ register: all.subject.id, id }}>
                    {title}
                  </Link>
                </span>
              </th>
              <td className="number named" data-title={say('due')}>
                {money(due)}
              </td>
              <td className="number named" data-title={say('toldAmount')}>
                {out.has(id) ? '—' : money(told.get(id) ?? '0')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.subjects.length > shown && (
        <p>
          <Button onClick={() => setShown(shown + 10 * atOnce)}>
            {say('moreParts', { count: all.subjects.length - shown })}
          </Button>
        </p>
      )}
    </>
  );
}
