import { CallError, type SaidOfOneself, type WirePublicPolicy } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { TermsDocument } from '../terms/terms-document.tsx';
import { AskedField, type Typed } from './asked-field.tsx';
import { askGranting } from './granting-data.ts';
import { InTheWay, Lines, useGranting, Verdict } from './judged.tsx';
import { figured } from './money.ts';
import { Budget } from './policies-page.tsx';
import { WindowWords } from './profile-page.tsx';
import './granting.css';

const route = getRouteApi('/public/policies/$policy');

/** A policy for anybody: its text, its conditions in words, what it pays, and a calculator. */
export function PolicyPage(): ReactNode {
  const { policy } = route.useParams();
  const { data, error, refetch } = useQuery(askGranting.policy(policy));
  const say = useGranting();
  usePageTitle(data?.title);
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        <Link to="/public/policies">{say('allPolicies')}</Link>
      </Failed>
    );
  if (!data) return <Loading />;
  return <Policy policy={data} />;
}

function Policy({ policy }: { policy: WirePublicPolicy }) {
  const say = useGranting();
  const { of } = useWords();
  return (
    <div className="sheet granting" data-testid="public-policy">
      <h1>{policy.title}</h1>
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
      {policy.brief && <p>{of(policy.brief)}</p>}
      <dl className="facts">
        {policy.facts.map((fact) => (
          <div key={fact.id}>
            <dt>{of(fact.title)}</dt>
            <dd>{figured(of(fact.shown))}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('text')}</h2>
      <TermsDocument text={policy.text} />
      <Calculator policy={policy} />
      <p>
        <Link to="/public/policies">{say('allPolicies')}</Link>
      </p>
    </div>
  );
}

/** Figures are entered, and the amount comes line by line. */
function Calculator({ policy }: { policy: WirePublicPolicy }) {
  const say = useGranting();
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [asked, ask] = useState<SaidOfOneself | null>(null);
  const { data, error } = useQuery({
    ...askGranting.calculation(policy.id, asked ?? {}),
    enabled: asked !== null,
  });
  const errorOf = useErrorOf(error);
  const failed = error && !(error instanceof CallError && error.refusal?.field);
  return (
    <section aria-labelledby="calculator" className="no-print">
      <h2 id="calculator">{say('calculator')}</h2>
      <p className="quiet">{say('calculatorWhat')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')));
        }}
      >
        <div className="asked-fields">
          {policy.questions.map((question) => (
            <AskedField
              key={question.id}
              question={question}
              value={typed[question.id] ?? ''}
              error={errorOf(question.id)}
              write={(value) => setTyped({ ...typed, [question.id]: value })}
            />
          ))}
        </div>
        <p className="actions">
          <Button type="primary" htmlType="submit">
            {say('calculate')}
          </Button>
        </p>
      </form>
      {failed && <Failed error={error} />}
      {data && !error && (
        <div role="status" data-testid="calculated">
          <h3>{say('result')}</h3>
          <Verdict judged={data} asked />
          <InTheWay judged={data} />
          <Lines judged={data} />
        </div>
      )}
    </section>
  );
}

/** What was wrong with one of the answers, where it was refused. */
function useErrorOf(error: unknown): (field: string) => string | undefined {
  const { of } = useWords();
  const refusal = error instanceof CallError ? error.refusal : null;
  return (field) => (refusal?.field === `given.${field}` ? of(refusal.message) : undefined);
}
