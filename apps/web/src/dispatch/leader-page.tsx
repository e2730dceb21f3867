import type { WireLeader } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Light } from '../design/light.tsx';
import { PrintButton } from '../design/print-button.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askDispatch } from './dispatch-data.ts';
import type { WeekSearch } from './dispatch-search.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { DuePart } from './due-part.tsx';
import { FirstRows } from './part.tsx';
import { MovedTable, NamedList, PutOffTable, Titled } from './rows.tsx';
import { WeekBar, WeekWords } from './week-bar.tsx';
import './dispatch.css';

const route = getRouteApi('/leaders/$register/$id');

/** What one who answers for something should know this week, on one page. */
export function LeaderPage(): ReactNode {
  const { register, id } = route.useParams();
  const at = route.useSearch();
  const navigate = route.useNavigate();
  const say = useTextsOf(dispatchTexts);
  const { data, error, refetch, isPlaceholderData } = useQuery(askDispatch.leader(register, id, at));
  usePageTitle(data?.who.title ?? say('weekPage'));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet dispatch leader" aria-busy={isPlaceholderData}>
      <header>
        <p className="path quiet">
          <Link to="/leaders" search={at}>
            {say('leaders')}
          </Link>
        </p>
        <h1>{data.who.title}</h1>
        <WeekWords week={data.week} />
        <WeekBar
          week={data.week}
          at={at}
          choose={(to) => void navigate({ search: to, resetScroll: false })}
        />
        <p className="actions">
          <Link to="/records/$register/$id" params={{ register, id }}>
            {say('record')}
          </Link>
          <PrintButton />
        </p>
      </header>
      {error && <Failed error={error} retry={refetch} />}
      <Duties leader={data} at={at} />
      <Week leader={data} />
      <section>
        <h2>
          {say('named')} <span className="quiet count">{data.named.length}</span>
        </h2>
        {data.named.length === 0 ? (
          <p className="quiet">{say('nothingNamed')}</p>
        ) : (
          <FirstRows rows={data.named}>{(some) => <NamedList rows={some} day={data.week.day} />}</FirstRows>
        )}
      </section>
      {data.namedMoved.length > 0 && (
        <section>
          <h2>{say('namedMoved')}</h2>
          <FirstRows rows={data.namedMoved}>{(some) => <MovedTable rows={some} />}</FirstRows>
        </section>
      )}
    </div>
  );
}

/** What he answers for, with how it stands. */
function Duties({ leader, at }: { leader: WireLeader; at: WeekSearch }) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  const streets = new Map(leader.streets.map((one) => [one.street.id, one]));
  return (
    <section>
      <h2>
        {say('duties')} <span className="quiet count">{leader.duties.length}</span>
      </h2>
      {leader.duties.length === 0 && <p className="quiet">{say('noDuties')}</p>}
      <ul className="plain-list duties">
        {leader.duties.map(({ by, what, street }) => {
          const due = street && streets.get(street.id);
          return (
            <li key={`${by.register.id} ${by.id}`}>
              {what.map((one) => (
                <span key={`${one.register.id} ${one.id}`}>
                  <Titled record={one} stage /> {one.light && <Light standing={one.light} />}
                </span>
              ))}
              {street && (
                <span>
                  <Link to="/dispatch" search={{ ...at, street: street.id }}>
                    {of(street.title)}
                  </Link>{' '}
                  {due && (
                    <span className="quiet">
                      {say('streetDue', { overdue: due.overdue, soon: due.soon })}
                    </span>
                  )}
                </span>
              )}
              {!what.some(({ register, id }) => register.id === by.register.id && id === by.id) && (
                <span className="quiet">
                  {say('by')}{' '}
                  <Link to="/records/$register/$id" params={{ register: by.register.id, id: by.id }}>
                    {of(by.register.title)}
                  </Link>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What slipped, what is about to, and what changed of it. */
function Week({ leader }: { leader: WireLeader }) {
  const say = useTextsOf(dispatchTexts);
  const { moved } = leader;
  return (
    <>
      <DuePart title={say('overdue')} empty={say('nothingOverdue')} list={leader.overdue} />
      {leader.putOff.length > 0 && (
        <section>
          <h2>
            {say('putOff')} <span className="quiet count">{leader.putOff.length}</span>
          </h2>
          <FirstRows rows={leader.putOff}>{(some) => <PutOffTable rows={some} />}</FirstRows>
        </section>
      )}
      <DuePart title={say('soon', { until: leader.until })} empty={say('nothingSoon')} list={leader.soon} />
      <section>
        <h2>
          {say('changes')} <span className="quiet count">{moved.total}</span>
        </h2>
        {moved.total === 0 ? (
          <p className="quiet">{say('noChanges')}</p>
        ) : (
          <FirstRows rows={moved.records}>{(some) => <MovedTable rows={some} />}</FirstRows>
        )}
        {moved.total > moved.records.length && (
          <p className="quiet">{say('more', { total: moved.total, listed: moved.records.length })}</p>
        )}
      </section>
    </>
  );
}
