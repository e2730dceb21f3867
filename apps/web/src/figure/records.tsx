import type { WireFigureRecords } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ask, recordsPerPage } from '../data.ts';
import { grouped, withUnit } from '../format.ts';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';

interface Props {
  readonly report: string;
  readonly figure: string;
  readonly at: AtSearch;
  readonly page: number;
  turn(page: number): void;
}

/** The records behind a figure, a page at a time. */
export function Records({ report, figure, at, page, turn }: Props) {
  const { say } = useWords();
  const { data, error, refetch, isPlaceholderData } = useQuery(ask.figureRecords(report, figure, at, page));
  return (
    <section id="records" aria-busy={isPlaceholderData}>
      <h2>
        {say('recordsBehind')}
        {data && <span className="quiet count"> {say('recordTotal', { count: data.total })}</span>}
      </h2>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && !data.additive && <p className="quiet">{say('notAdditive')}</p>}
      {data?.total === 0 && <Empty>{say('noRecords')}</Empty>}
      {data && data.records.length > 0 && <RecordsTable page={data} />}
      {data && data.total > recordsPerPage && (
        <Pages page={page} turn={turn} pages={Math.ceil(data.total / recordsPerPage)} />
      )}
    </section>
  );
}

function RecordsTable({ page }: { page: WireFigureRecords }) {
  const { say, of, language } = useWords();
  const hasStreets = page.records.some((record) => record.street !== null);
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{say('record')}</th>
          <th scope="col">{say('stage')}</th>
          <th scope="col">{say('unit')}</th>
          {hasStreets && <th scope="col">{say('street')}</th>}
          <th scope="col" className="number">
            {say('contribution')}
          </th>
        </tr>
      </thead>
      <tbody>
        {page.records.map((record) => (
          <tr key={`${record.register.id}/${record.id}`}>
            <th scope="row">
              <Link to="/records/$register/$id" params={{ register: record.register.id, id: record.id }}>
                {record.title}
              </Link>
              <span className="quiet id">{record.id}</span>
            </th>
            <td data-title={say('stage')}>{record.stage ? of(record.stage) : '—'}</td>
            <td data-title={say('unit')}>{record.unit ? of(record.unit.title) : '—'}</td>
            {hasStreets && (
              <td data-title={say('street')}>{record.street ? of(record.street.title) : '—'}</td>
            )}
            <td data-title={say('contribution')} className="number whole">
              {withUnit(grouped(record.contribution), of(page.unit), language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pages({ page, pages, turn }: Pick<Props, 'page' | 'turn'> & { pages: number }) {
  const { say } = useWords();
  const to = (target: number, title: string) => (
    <Button disabled={target < 1 || target > pages} onClick={() => turn(target)}>
      {title}
    </Button>
  );
  return (
    <nav className="pages" aria-label={say('recordsBehind')}>
      {to(page - 1, say('previousPage'))}
      <span>{say('pageOf', { page, pages })}</span>
      {to(page + 1, say('nextPage'))}
    </nav>
  );
}
