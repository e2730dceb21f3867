import { CallError, type SaidOfOneself, type WireFinding, type WireQuestion } from '@taizhang/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { dot } from '../format.ts';
import { Field, Refused, typed as typedIn } from '../identity/field.tsx';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { AskedField, type Typed } from './asked-field.tsx';
import { askGranting } from './granting-data.ts';
import { InTheWay, useGranting, Verdict, Why } from './judged.tsx';
import './granting.css';

/** Few questions, one after another, only those that still decide something. */
export function FindPoliciesPage(): ReactNode {
  const say = useGranting();
  const policies = useQuery(askGranting.policies());
  usePageTitle(say('findMine'));
  if (policies.error) return <Failed error={policies.error} retry={policies.refetch} />;
  if (!policies.data) return <Loading />;
  const [subject] = policies.data.subjects;
  return (
    <div className="sheet granting">
      <h1>{say('findMine')}</h1>
      <p>{say('publicWhat')}</p>
      {subject ? <Asking subject={subject.id} /> : <p className="quiet">{say('noneInForce')}</p>}
    </div>
  );
}

function Asking({ subject }: { subject: string }) {
  const say = useGranting();
  const [said, setSaid] = useState<SaidOfOneself>({});
  const { data, error, refetch } = useQuery(askGranting.finding(subject, said));
  const wrong = error instanceof CallError ? error.refusal?.field : undefined;
  const take = (more: SaidOfOneself) => setSaid({ ...said, ...more });
  const forget = (field: string) =>
    setSaid(Object.fromEntries(Object.entries(said).filter(([id]) => id !== field)));
  return (
    <>
      {Object.keys(said).length === 0 && <ByCode take={take} />}
      {error && wrong ? (
        <>
          <Refused error={error} />
          <Button onClick={() => forget(wrong.replace('given.', ''))}>{say('change')}</Button>
        </>
      ) : error ? (
        <Failed error={error} retry={refetch} />
      ) : data ? (
        <>
          {data.next ? (
            <OneQuestion
              key={data.next.id}
              question={data.next}
              waiting={data.waiting}
              left={data.left}
              answer={(value) => take({ [data.next?.id ?? '']: value === '' ? null : value })}
            />
          ) : (
            <p role="status">{say('nothingLeft')}</p>
          )}
          <Said said={data.said} forget={forget} again={() => setSaid({})} />
          <Results results={data.results} />
        </>
      ) : (
        <Loading />
      )}
    </>
  );
}

/** What is public of a credit code, taken as answers to begin with. */
function ByCode({ take }: { take(said: SaidOfOneself): void }) {
  const say = useGranting();
  const { of } = useWords();
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: client.openData,
    onSuccess: ({ given }) => take(given),
  });
  return (
    <details className="why">
      <summary>{say('byCode')}</summary>
      <p className="quiet">{say('byCodeWhat')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate(typedIn(event.currentTarget, 'code').toUpperCase());
        }}
      >
        <Field label={say('code')} name="code" complete="off" />
        <Refused error={error} />
        <Button htmlType="submit" disabled={isPending}>
          {say('take')}
        </Button>
        {data && <p role="status">{data.shown.map(({ shown }) => of(shown)).join(dot)}</p>}
      </form>
    </details>
  );
}

interface OneQuestionProps {
  readonly question: WireQuestion;
  readonly waiting: number;
  readonly left: number;
  answer(value: Typed): void;
}

function OneQuestion({ question, waiting, left, answer }: OneQuestionProps) {
  const say = useGranting();
  const [value, setValue] = useState<Typed>('');
  return (
    <form
      className="one-question"
      data-testid="question"
      data-field={question.id}
      onSubmit={(event) => {
        event.preventDefault();
        answer(value);
      }}
    >
      <AskedField question={question} value={value} write={setValue} />
      <p className="quiet">
        {say('waiting', { count: waiting })}
        {dot}
        {say('left', { count: left })}
      </p>
      <p className="actions">
        <Button type="primary" htmlType="submit">
          {say('next')}
        </Button>
        <Button onClick={() => answer('')}>{say('dontKnow')}</Button>
      </p>
    </form>
  );
}

interface SaidProps {
  readonly said: WireFinding['said'];
  forget(field: string): void;
  again(): void;
}

function Said({ said, forget, again }: SaidProps) {
  const say = useGranting();
  const { of } = useWords();
  if (said.length === 0) return null;
  return (
    <details className="why">
      <summary>
        {say('answered')} ({said.length})
      </summary>
      <dl className="facts" data-testid="said">
        {said.map(({ id, title, shown }) => (
          <div key={id}>
            <dt>{of(title)}</dt>
            <dd>
              {of(shown)}{' '}
              <Button
                type="link"
                aria-label={say('changeOf', { title: of(title) })}
                onClick={() => forget(id)}
              >
                {say('change')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <Button onClick={again}>{say('again')}</Button>
    </details>
  );
}

function Results({ results }: Pick<WireFinding, 'results'>) {
  const say = useGranting();
  const count = (...kinds: string[]) =>
    results.filter(({ judged }) => kinds.includes(judged.eligibility)).length;
  const shown = results.filter(({ judged }) => judged.eligibility !== 'not');
  const not = results.filter(({ judged }) => judged.eligibility === 'not');
  return (
    <section aria-labelledby="results" data-testid="results">
      <h2 id="results" aria-live="polite">
        {say('results', {
          eligible: count('eligible'),
          perhaps: count('nearly', 'unknown'),
          not: count('not'),
        })}
      </h2>
      {shown.map((one) => (
        <Result key={one.policy.id} result={one} />
      ))}
      {not.length > 0 && (
        <details className="why">
          <summary>
            {say('not')} ({not.length})
          </summary>
          {not.map((one) => (
            <Result key={one.policy.id} result={one} />
          ))}
        </details>
      )}
    </section>
  );
}

function Result({ result: { policy, judged } }: { result: WireFinding['results'][number] }) {
  const say = useGranting();
  return (
    <article className="policy-row" data-policy={policy.id} data-eligibility={judged.eligibility}>
      <h3>{policy.title}</h3>
      <Verdict judged={judged} asked />
      {judged.eligibility !== 'unknown' && <InTheWay judged={judged} />}
      <Why judged={judged} />
      <p>
        <Link
          to="/public/policies/$policy"
          params={{ policy: policy.id }}
          aria-label={`${say('toPolicy')}：${policy.title}`}
        >
          {say('toPolicy')}
        </Link>
      </p>
    </article>
  );
}
