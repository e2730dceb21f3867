import {
  CallError,
  type WirePolicyReading,
  type WireRefusal,
  type WireTelling,
  type WireTellingProposal,
} from '@taizhang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { money } from '../granting/money.ts';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { newKey } from '../work/typed.ts';
import { askPolicies, usePolicies } from './policies-data.ts';
import { LeftOut, Told, ToldBefore } from './told.tsx';

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
      <ToldBefore policy={policy} />
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
  /** Whether the proposal is of those who are chosen now. */
  readonly settled: boolean;
  done(telling: WireTelling): void;
}

/** Asked twice, for what was told is told. A repeated request has its key, so that nobody is told twice. */
function Tell({ policy, proposal, settled, done }: TellProps) {
  const say = usePolicies();
  const { of } = useWords();
  const queries = useQueryClient();
  const [day, setDay] = useState('');
  const [asked, setAsked] = useState<{ key: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<WireRefusal | null>(null);
  const { count, told, subjects, mayTell } = proposal;
  const confirmBy = day || proposal.confirmBy;
  if (!mayTell) return <p className="quiet">{say('mayNotTell')}</p>;
  const tell = async (key: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      const seen = subjects.map(({ id, due }) => ({ id, due }));
      done(await client.tell(policy, { key, seen, confirmBy }));
      setAsked(null);
      await queries.invalidateQueries();
    } catch (failed) {
      if (!(failed instanceof CallError)) throw failed;
      setRefusal(failed.refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="no-print">
      {refusal && (
        <p className="hand" role="alert">
          {of(refusal.message)}
        </p>
      )}
      <p className="policy-choice">
        <DayField label={say('confirmBy')} value={confirmBy} choose={setDay} />
      </p>
      {!asked && (
        <p className="actions">
          <Button
            type="primary"
            disabled={count === 0 || !settled}
            onClick={() => setAsked({ key: newKey() })}
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
              onClick={() => void tell(asked.key)}
              data-testid="tell-sure"
            >
              {say('sureYes')}
            </Button>
            <Button disabled={busy} onClick={() => setAsked(null)}>
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
