import type { WireLibraries } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askLibrary } from './library-data.ts';
import type { LibrarySearch } from './library-search.ts';
import { libraryTexts } from './library-texts.ts';
import './library.css';

const path = '/registers/$register/libraries';
type OfLibrary = WireLibraries['libraries'][number];
type Row = OfLibrary['rows'][number];

/** The account of a register’s libraries: inflow, stock and conversion, each by itself. */
export function LibraryPage(): ReactNode {
  const { register } = useParams({ from: path });
  const search = useSearch({ from: path });
  const navigate = useNavigate({ from: path });
  const { data, error, refetch } = useQuery(askLibrary.flow(register, { from: search.from, to: search.to }));
  const say = useTextsOf(libraryTexts);
  const { of } = useWords();
  const title = data && say('title', { register: of(data.register.title) });
  usePageTitle(title);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const go = (change: LibrarySearch) => void navigate({ search: (was) => ({ ...was, ...change }) });
  return (
    <div className="sheet libraries">
      <p className="breadcrumb">
        <Link to="/registers/$register" params={{ register }}>
          {of(data.register.title)}
        </Link>
      </p>
      <h1>{title}</h1>
      <p className="libraries-period">
        <DayField label={say('from')} value={data.period.from} choose={(from) => from && go({ from })} />
        <DayField label={say('to')} value={data.period.to} choose={(to) => to && go({ to })} />
      </p>
      <p className="quiet">{say('explainer')}</p>
      {data.libraries.map((one) => (
        <LibraryAccount key={one.library.id} flow={data} one={one} search={search} />
      ))}
    </div>
  );
}

interface AccountProps {
  readonly flow: WireLibraries;
  readonly one: OfLibrary;
  readonly search: LibrarySearch;
}

function LibraryAccount({ flow, one, search }: AccountProps) {
  const say = useTextsOf(libraryTexts);
  const { of } = useWords();
  return (
    <section data-testid="library">
      <h2>{of(one.library.title)}</h2>
      <table className="list library-account">
        <thead>
          <tr>
            <th scope="col">{say('partColumn')}</th>
            <th scope="col" className="number">
              {say('count')}
            </th>
            {flow.measures.map(({ id, title }) => (
              <th key={id} scope="col" className="number">
                {of(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {one.rows.map((row) => (
            <AccountRow key={`${row.part} ${row.transition?.id}`} row={row} library={one.library.id} />
          ))}
        </tbody>
      </table>
      <p className={one.addsUp ? 'quiet' : 'hand'}>{say(one.addsUp ? 'addsUp' : 'doesNotAddUp')}</p>
      {search.library === one.library.id && search.part && <Records flow={flow} one={one} search={search} />}
      <p>
        <Whole>
          {one.rate === null
            ? say(one.stock === 0 ? 'noStock' : 'noLater')
            : say('conversionOf', { stock: one.stock, moved: one.movedOn, rate: one.rate })}
        </Whole>{' '}
        {one.medianDays !== null && <Whole>{say('median', { left: one.left, days: one.medianDays })}</Whole>}
      </p>
      {one.rate !== null && one.cohorts.length > 0 && <Cohorts one={one} />}
    </section>
  );
}

const useLine = () => {
  const say = useTextsOf(libraryTexts);
  const { of } = useWords();
  return ({ part, transition }: Pick<Row, 'part' | 'transition'>): string =>
    say(part, { way: transition ? of(transition.title) : '' });
};

function AccountRow({ row, library }: { row: Row; library: string }) {
  const say = useTextsOf(libraryTexts);
  const { of } = useWords();
  const line = useLine();
  const sign = row.part === 'out' ? '−' : row.part === 'in' ? '+' : '';
  const total = row.part === 'opening' || row.part === 'closing';
  return (
    <tr className={total ? 'is-total' : ''}>
      <th scope="row">{line(row)}</th>
      <td data-title={say('count')} className="number">
        {row.part === 'change' && row.count === 0 ? (
          <Opened row={row} library={library} text="—" />
        ) : (
          <Opened row={row} library={library} text={`${sign}${row.count}`} />
        )}
      </td>
      {row.amounts.map(({ id, title, shown }) => (
        <td key={id} data-title={of(title)} className="number whole">
          {spoken(of(shown))}
        </td>
      ))}
    </tr>
  );
}

function Opened({ row, library, text }: { row: Row; library: string; text: string }) {
  return (
    <Link
      from={path}
      className="figure"
      search={(was) => ({ ...was, part: row.part, library, transition: row.transition?.id })}
      resetScroll={false}
    >
      {text}
    </Link>
  );
}

function Records({ flow, one, search }: AccountProps) {
  const say = useTextsOf(libraryTexts);
  const { of } = useWords();
  const line = useLine();
  const { part = 'closing', transition } = search;
  const row = one.rows.find((each) => each.part === part && each.transition?.id === transition);
  const query = { ...flow.period, part, library: one.library.id, ...(transition ? { transition } : {}) };
  const { data, error, refetch } = useQuery(askLibrary.records(flow.register.id, query));
  return (
    <div className="library-records" data-testid="flow-records">
      <h3>
        {say('records', { library: of(one.library.title), line: line(row ?? { part, transition: null }) })}{' '}
        <Link
          from={path}
          search={(was) => ({ from: was.from, to: was.to })}
          resetScroll={false}
          className="library-close"
        >
          {say('close')}
        </Link>
      </h3>
      {error && <Failed error={error} retry={refetch} />}
      {data?.records.length === 0 && <p className="quiet">{say('noRecords')}</p>}
      <ul className="plain-list">
        {data?.records.map((record) => (
          <li key={record.id}>
            <Link to="/records/$register/$id" params={{ register: flow.register.id, id: record.id }}>
              {record.title}
            </Link>{' '}
            {record.amounts[0] && (
              <span className="quiet whole">
                {of(record.amounts[0].title)} {spoken(of(record.amounts[0].shown))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {data?.records.length === 500 && <p className="quiet">{say('most')}</p>}
    </div>
  );
}

function Cohorts({ one }: { one: OfLibrary }) {
  const say = useTextsOf(libraryTexts);
  return (
    <details>
      <summary>{say('cohorts')}</summary>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{say('entered')}</th>
            <th scope="col" className="number">
              {say('enteredCount')}
            </th>
            <th scope="col" className="number">
              {say('movedCount')}
            </th>
            <th scope="col" className="number">
              {say('rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {one.cohorts.map(({ entered, records, movedOn, rate }) => (
            <tr key={entered}>
              <th scope="row">
                {say('half', {
                  year: entered.slice(0, 4),
                  half: say(entered.endsWith('1') ? 'firstHalf' : 'secondHalf'),
                })}
              </th>
              <td className="number" data-title={say('enteredCount')}>
                {records}
              </td>
              <td className="number" data-title={say('movedCount')}>
                {movedOn}
              </td>
              <td className="number" data-title={say('rate')}>
                {rate}%
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
