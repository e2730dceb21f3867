import type { WireChain } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Whole } from '../design/whole.tsx';
import { Pages } from '../figure/pages.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { TwoTimes } from '../shell/two-times.tsx';
import { askChain, chainPage } from './chain-data.ts';
import type { ChainSearch } from './chain-search.ts';
import { ChainSteps, Delay } from './chain-steps.tsx';
import { chainTexts } from './chain-texts.ts';

/** The chains of the district. */
export function ChainsPage(): ReactNode {
  const say = useTextsOf(chainTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(askChain.all());
  usePageTitle(say('title'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      {data.chains.length === 0 && <Empty>{say('noChains')}</Empty>}
      <ul className="entries">
        {data.chains.map(({ id, title, description, register }) => (
          <li key={`${register.id} ${id}`}>
            <Link
              className="entry-title"
              to="/chains/$register/$chain"
              params={{ register: register.id, chain: id }}
            >
              {of(title)}
            </Link>
            <p className="quiet">
              {of(register.title)}
              {dot}
              {of(description)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A chain: who waits, where the delay arose and whose it is. */
export function ChainPage(): ReactNode {
  const { register, chain } = useParams({ from: '/chains/$register/$chain' });
  const search = useSearch({ from: '/chains/$register/$chain' });
  const navigate = useNavigate({ from: '/chains/$register/$chain' });
  const { page = 1, ...asked } = search;
  const query = { ...asked, limit: chainPage, offset: (page - 1) * chainPage };
  const { data, error, refetch } = useQuery(askChain.one(register, chain, query));
  const say = useTextsOf(chainTexts);
  const words = useWords();
  const { of } = words;
  usePageTitle(data && of(data.chain.title));
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        <Link to="/chains/$register/$chain" params={{ register, chain }} search={{}}>
          {words.say('asNow')}
        </Link>
      </Failed>
    );
  if (!data) return <Loading />;
  return (
    <div className="sheet chain-page">
      <header>
        <h1>{of(data.chain.title)}</h1>
        <p>{of(data.chain.description)}</p>
        <p>
          <Whole>{say('counts', { all: data.all, late: data.late })}</Whole>
        </p>
        <TwoTimes
          at={{ cutoff: search.day, knownAt: search.known }}
          cutoff={data.day}
          max={data.today}
          knownAt={data.known ?? undefined}
          choose={({ cutoff: day, knownAt: known }) =>
            void navigate({ search: (was) => ({ ...was, day, known, page: undefined }), resetScroll: false })
          }
        />
      </header>
      <div className="chain-sums">
        <Sums
          title={say('bySteps')}
          column={say('stepColumn')}
          rows={data.bySteps.map(({ step, ...rest }) => ({
            ...rest,
            named: step,
            search: { step: step.id },
          }))}
        />
        <Sums
          title={say('byUnits')}
          column={say('unitColumn')}
          rows={data.byUnits.map(({ unit, ...rest }) => ({
            ...rest,
            named: unit,
            search: { unit: unit.id },
          }))}
        />
      </div>
      <Filter chain={data} search={asked} />
      <Records chain={data} register={register} at={{ day: search.day, known: search.known }} />
      <Pages
        label={say('pages')}
        page={page}
        pages={Math.ceil(data.total / chainPage)}
        turn={(to) => void navigate({ search: (was) => ({ ...was, page: to === 1 ? undefined : to }) })}
      />
      <p className="quiet">{say('explainer')}</p>
    </div>
  );
}

interface SumsProps {
  readonly title: string;
  readonly column: string;
  readonly rows: readonly {
    readonly named: WireChain['steps'][number];
    readonly records: number;
    readonly days: number;
    readonly search: ChainSearch;
  }[];
}

function Sums({ title, column, rows }: SumsProps) {
  const say = useTextsOf(chainTexts);
  const { of } = useWords();
  return (
    <section>
      <h2>{title}</h2>
      <table className="list brief">
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col" className="number">
              {say('recordsColumn')}
            </th>
            <th scope="col" className="number">
              {say('daysColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ named, records, days, search }) => (
            <tr key={named.id}>
              <th scope="row">{of(named.title)}</th>
              <td data-title={say('recordsColumn')} className="number">
                <Link
                  from="/chains/$register/$chain"
                  search={({ day, known }) => ({ day, known, ...search, late: 'yes' })}
                  className="figure"
                >
                  {say('item', { count: records })}
                </Link>
              </td>
              <td data-title={say('daysColumn')} className="number">
                {say('days', { count: days })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Filter({ chain, search }: { chain: WireChain; search: ChainSearch }) {
  const say = useTextsOf(chainTexts);
  const { of } = useWords();
  const at = { day: search.day, known: search.known };
  const step = chain.steps.find(({ id }) => id === search.step);
  const unit = chain.byUnits.find((one) => one.unit.id === search.unit)?.unit;
  const what = [
    search.late && say('late'),
    (step ?? search.step) && (step ? of(step.title) : search.step),
    (unit ?? search.unit) && (unit ? of(unit.title) : search.unit),
  ].filter(Boolean);
  return (
    <p className="chain-filter">
      {what.length === 0 ? (
        <Link from="/chains/$register/$chain" search={{ ...at, late: 'yes' }}>
          {say('onlyLate')}
        </Link>
      ) : (
        <>
          {say('showing', { what: what.join('、') })}{' '}
          <Link from="/chains/$register/$chain" search={at}>
            {say('clear')}
          </Link>
        </>
      )}
      <span className="quiet count">{say('item', { count: chain.total })}</span>
    </p>
  );
}

interface RecordsProps {
  readonly chain: WireChain;
  readonly register: string;
  readonly at: Pick<ChainSearch, 'day' | 'known'>;
}

function Records({ chain, register, at }: RecordsProps) {
  const say = useTextsOf(chainTexts);
  const { of } = useWords();
  if (chain.records.length === 0) return <Empty>{say('none')}</Empty>;
  return (
    <ul className="entries">
      {chain.records.map((one) => (
        <li key={one.id} data-testid="chained">
          <h3 className="chain-record">
            <Link to="/records/$register/$id" params={{ register, id: one.id }} search={at}>
              {one.title}
            </Link>
            <Delay days={one.delay} />
            <span className="quiet count">
              {of(one.stage)}
              {one.unit && `${dot}${of(one.unit.title)}`}
            </span>
          </h3>
          <p>
            <Whole>{of(one.explained)}</Whole>
          </p>
          <details>
            <summary>{say('chains')}</summary>
            <ChainSteps steps={one.steps} culprit={one.culprit} />
          </details>
        </li>
      ))}
    </ul>
  );
}
