import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { dot } from '../format.ts';
import { Field, Refused, typed } from '../identity/field.tsx';
import { useWords } from '../language.ts';
import { usePageTitle } from '../shell/states.tsx';
import { useGranting } from './judged.tsx';
import { Steps } from './profile-parts.tsx';
import '../identity/identity.css';
import './granting.css';

/** How far an award is, for whoever has its number and its firm's credit code; the stage and the days, nothing else. */
export function ProgressPage(): ReactNode {
  const say = useGranting();
  const { of } = useWords();
  usePageTitle(say('progressTitle'));
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: ({ number, code }: { number: string; code: string }) => client.progress(number, code),
  });
  return (
    <div className="sheet granting">
      <h1>{say('progressTitle')}</h1>
      <p className="quiet">{say('progressOnly')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          mutate({ number: typed(form, 'number').trim(), code: typed(form, 'code').trim().toUpperCase() });
        }}
      >
        <Field label={say('number')} name="number" complete="off" hint={say('numberHint')} />
        <Field label={say('code')} name="code" complete="off" />
        <Refused error={error} />
        <Button type="primary" htmlType="submit" disabled={isPending}>
          {say('look')}
        </Button>
      </form>
      {data && !error && (
        <div role="status" data-testid="progress">
          <h2>{say('stands', { stage: of(data.stage) })}</h2>
          <p>
            {say('since', { since: data.since, days: data.days })}
            {data.vain && `${dot}${say('cameToNothing')}`}
          </p>
          {!data.vain && <Steps steps={data.steps} done={data.done} />}
        </div>
      )}
      <p>
        <Link to="/public/policies">{say('allPolicies')}</Link>
      </p>
    </div>
  );
}
