import type { WireDueBack } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { dot } from '../format.ts';
import { money } from '../granting/money.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { awardTexts } from './award-texts.ts';
import './award.css';

const route = getRouteApi('/registers/$register/due-back');

/** Which paid awards meet a clause by which they are taken back, and the step to demanding it. */
export function DueBackPage(): ReactNode {
  const { register } = route.useParams();
  const say = useTextsOf(awardTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['due-back', register],
    queryFn: () => client.dueBack(register),
  });
  usePageTitle(say('dueBackTitle'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet" data-testid="due-back">
      <p className="path quiet">
        <Link to="/registers/$register" params={{ register }}>
          {of(data.register.title)}
        </Link>
      </p>
      <h1>{say('dueBackTitle')}</h1>
      <p className="quiet">{say('dueBackLead', { day: data.day, looked: data.looked })}</p>
      {data.due.length === 0 && <Empty>{say('nothingBack')}</Empty>}
      {data.due.map((one) => (
        <DueBack key={`${one.award.id} ${one.clause.number}`} list={data} one={one} />
      ))}
    </div>
  );
}

function DueBack({ list, one }: { list: WireDueBack; one: WireDueBack['due'][number] }) {
  const say = useTextsOf(awardTexts);
  const { of } = useWords();
  const { register, transition, fields, by } = list;
  const record = { register: register.id, id: one.award.id };
  const reason = say('reason', {
    policy: one.policy.title,
    clause: one.clause.number,
    title: of(one.title),
    words: of(one.words),
  });
  return (
    <article className="due-back" data-award={one.award.id}>
      <h2>
        <Link to="/records/$register/$id" params={record}>
          {one.award.title}
        </Link>
      </h2>
      <p className="quiet">
        <code>{one.award.id}</code>
        {dot}
        {say('paidOn', { day: one.paidOn })}
        {dot}
        {say('held', { amount: money(one.held) })}
        {dot}
        {say('through', { day: one.through })}
      </p>
      <p>
        <strong>{of(one.title)}</strong>
        {of({ zh: '：', en: ': ' })}
        {say('because', { words: of(one.words) })}
        {dot}
        <strong className="hand whole">
          {say('takesBack', { amount: money(one.amount), share: one.share })}
        </strong>
      </p>
      <blockquote className="clause">
        {one.clause.number}
        {of({ zh: '：', en: ': ' })}
        {of(one.clause.text)}
      </blockquote>
      {transition && (
        <p className="actions">
          <Link
            to="/records/$register/$id/do/$transition"
            params={{ ...record, transition: transition.id }}
            search={{
              given: { [fields.reason]: reason, [fields.by]: by, [fields.demanded]: one.inUnit },
            }}
            aria-label={`${of(transition.title)}${of({ zh: '：', en: ': ' })}${one.award.title}`}
          >
            {of(transition.title)}
          </Link>
        </p>
      )}
    </article>
  );
}
