import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askDispatch } from './dispatch-data.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { Gone } from './hand-over.tsx';
import { LightCounts } from './lights.tsx';
import { WeekBar, WeekWords } from './week-bar.tsx';
import './dispatch.css';

const route = getRouteApi('/leaders');

/** 领导分工: who answers for what in a week, how it stands, and who has gone with work in hand. */
export function LeadersPage(): ReactNode {
  const at = route.useSearch();
  const navigate = route.useNavigate();
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  const { data, error, refetch, isPlaceholderData } = useQuery(askDispatch.leaders(at));
  usePageTitle(say('leaders'));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const join = of({ zh: '、', en: ', ' });
  return (
    <div className="sheet dispatch" aria-busy={isPlaceholderData}>
      <header>
        <h1>{say('leaders')}</h1>
        <WeekWords week={data.week} />
        <WeekBar
          week={data.week}
          at={at}
          choose={(to) => void navigate({ search: to, resetScroll: false })}
        />
      </header>
      {error && <Failed error={error} retry={refetch} />}
      {data.leaders.length === 0 ? (
        <p className="state">{say('noLeaders')}</p>
      ) : (
        <table className="list brief">
          <thead>
            <tr>
              <th scope="col">{say('who')}</th>
              <th scope="col">{say('answersFor')}</th>
              <th scope="col">{say('streets')}</th>
              <th scope="col">{say('lights')}</th>
            </tr>
          </thead>
          <tbody>
            {data.leaders.map(({ who, counts, streets, lights }) => (
              <tr key={`${who.register.id} ${who.id}`}>
                <td data-title={say('who')} className="brief-lead">
                  <Link
                    to="/leaders/$register/$id"
                    params={{ register: who.register.id, id: who.id }}
                    search={at}
                  >
                    {who.title ?? who.id}
                  </Link>
                </td>
                <td data-title={say('answersFor')}>
                  <span>
                    {counts.map(({ register, count }) => `${of(register.title)} ${count}`).join(join)}
                    {counts.length === 0 && '—'}
                  </span>
                </td>
                <td data-title={say('streets')}>{streets.map(({ title }) => of(title)).join(join) || '—'}</td>
                <td data-title={say('lights')}>
                  <LightCounts counts={lights} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Gone gone={data.gone} />
    </div>
  );
}
