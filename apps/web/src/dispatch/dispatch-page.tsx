import { addressOf, paths, type WireDispatch } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PrintButton } from '../design/print-button.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { DueTable } from '../todo/due-list.tsx';
import { PagedList } from '../todo/paged-list.tsx';
import { Changes } from './changes.tsx';
import { askDispatch, sieveOf } from './dispatch-data.ts';
import type { DispatchSearch } from './dispatch-search.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { GoneList, inHandOf } from './hand-over.tsx';
import { LightRows } from './lights.tsx';
import { type PartOf, Parts } from './part.tsx';
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
        <div className="dispatch-ways">
          <WeekBar week={data.week} at={search} choose={(at) => change({ ...at, ...firstPages })} />
          <Sieve dispatch={data} search={search} change={change} />
          <p className="actions">
            <a href={addressOf(paths.dispatchPack, {}, { ...sieveOf(search), lang: language })}>
              {say('pack')}
            </a>
            <PrintButton />
          </p>
        </div>
      </header>
      {error && <Failed error={error} retry={refetch} />}
      <Parts parts={partsOf({ dispatch: data, search, change }, say)} />
    </div>
  );
}

/** Another week, or other work, is read from its first pages. */
const firstPages = { passed: undefined, soon: undefined, turned: undefined, behind: undefined };

type Say = (key: keyof typeof dispatchTexts, values?: Readonly<Record<string, string | number>>) => string;

/** What changed, what slipped, what is about to, and who has gone. */
function partsOf({ dispatch, search, change }: SieveProps, say: Say): PartOf[] {
  const { moved, lights, putOff, gone, until } = dispatch;
  const paged = (
    id: keyof typeof firstPages,
    title: string,
    empty: string,
    total: number,
    rows: ReactNode,
  ): PartOf => {
    const page = search[id] ?? 1;
    const turn = (to: number) => change({ [id]: to });
    const content = <PagedList {...{ title, empty, total, page, turn }}>{rows}</PagedList>;
    return { id, title, count: total, open: page > 1, content };
  };
  const due = (id: 'passed' | 'soon', title: string, empty: string) =>
    paged(id, title, empty, dispatch[id].total, <DueTable due={dispatch[id].due} />);
  const lit = (id: 'turned' | 'behind', title: string, empty: string) =>
    paged(id, title, empty, lights[id].total, <LightRows rows={lights[id].records} />);
  return [
    {
      id: 'changed',
      title: say('moved'),
      count: moved.reduce((sum, { records }) => sum + records, 0),
      open: true,
      content: <Changes {...{ dispatch, search, change }} />,
    },
    lit('turned', say('turnedRed'), say('nothingTurned')),
    due('passed', say('passed'), say('nothingPassed')),
    {
      id: 'put-off',
      title: say('putOff'),
      count: putOff.length,
      content:
        putOff.length === 0 ? <p className="quiet">{say('nothingPutOff')}</p> : <PutOffTable rows={putOff} />,
    },
    lit('behind', say('aboutToMiss'), say('nothingAboutTo')),
    due('soon', say('soon', { until }), say('nothingSoon')),
    {
      id: 'gone',
      title: say('gone'),
      count: inHandOf(gone),
      open: true,
      content: <GoneList gone={gone} />,
    },
  ];
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
  const again = { ...firstPages, of: undefined, page: undefined };
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
