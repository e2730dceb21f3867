import { addressOf, paths, type WireDispatch } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { Changes } from './changes.tsx';
import { askDispatch, sieveOf } from './dispatch-data.ts';
import type { DispatchSearch } from './dispatch-search.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { DuePart } from './due-part.tsx';
import { Gone } from './hand-over.tsx';
import { DispatchLights } from './lights.tsx';
import { PutOffTable } from './rows.tsx';
import { WeekBar, WeekWords } from './week-bar.tsx';
import './dispatch.css';

const route = getRouteApi('/dispatch');

/** 周调度: what changed in a week, what slipped, and what is about to; one click to the meeting's pack. */
export function DispatchPage(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useTextsOf(dispatchTexts);
  const { language } = useWords();
  const { data, error, refetch, isPlaceholderData } = useQuery(askDispatch.dispatch(search));
  usePageTitle(say('dispatch'));
  const change = (to: DispatchSearch) =>
    void navigate({ search: (was) => ({ ...was, ...to }), resetScroll: false });
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet dispatch" aria-busy={isPlaceholderData}>
      <header>
        <h1>{say('dispatch')}</h1>
        <WeekWords week={data.week} />
        <WeekBar
          week={data.week}
          at={search}
          choose={(at) => change({ ...at, passed: undefined, soon: undefined })}
        />
        <Sieve dispatch={data} search={search} change={change} />
        <p className="actions">
          <a href={addressOf(paths.dispatchPack, {}, { ...sieveOf(search), lang: language })}>
            {say('pack')}
          </a>
          <Button onClick={() => window.print()}>{say('print')}</Button>
        </p>
      </header>
      {error && <Failed error={error} retry={refetch} />}
      <Changes dispatch={data} search={search} change={change} />
      <DispatchLights lights={data.lights} />
      <DuePart
        title={say('passed')}
        empty={say('nothingPassed')}
        list={data.passed}
        page={search.passed ?? 1}
        turn={(page) => change({ passed: page })}
      />
      <section>
        <h2>
          {say('putOff')} <span className="quiet count">{data.putOff.length}</span>
        </h2>
        {data.putOff.length === 0 ? (
          <p className="quiet">{say('nothingPutOff')}</p>
        ) : (
          <PutOffTable rows={data.putOff} />
        )}
      </section>
      <DuePart
        title={say('soon', { until: data.until })}
        empty={say('nothingSoon')}
        list={data.soon}
        page={search.soon ?? 1}
        turn={(page) => change({ soon: page })}
      />
      <Gone gone={data.gone} />
    </div>
  );
}

interface SieveProps {
  readonly dispatch: WireDispatch;
  readonly search: DispatchSearch;
  change(to: DispatchSearch): void;
}

/** Of whose work, and of which. */
function Sieve({ dispatch, search, change }: SieveProps) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  const again = { passed: undefined, soon: undefined, of: undefined, page: undefined };
  const street = dispatch.units.find(({ id }) => id === search.street);
  const only = dispatch.about ? (dispatch.about.title ?? dispatch.about.id) : street && of(street.title);
  return (
    <div className="dispatch-sieve">
      <label>
        {say('unit')}
        <select
          value={search.unit ?? ''}
          onChange={({ target }) => change({ ...again, unit: target.value || undefined })}
        >
          <option value="">{say('allUnits')}</option>
          {dispatch.units.map(({ id, title }) => (
            <option key={id} value={id}>
              {of(title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('register')}
        <select
          value={search.register ?? ''}
          onChange={({ target }) => change({ ...again, register: target.value || undefined })}
        >
          <option value="">{say('allRegisters')}</option>
          {dispatch.registers.map(({ id, title }) => (
            <option key={id} value={id}>
              {of(title)}
            </option>
          ))}
        </select>
      </label>
      {only && (
        <p className="dispatch-only">
          {say('onlyAbout', { what: only })}{' '}
          <Link to="/dispatch" search={({ about: _, street: __, ...was }) => ({ ...was, ...again })}>
            {say('everything')}
          </Link>
        </p>
      )}
    </div>
  );
}
