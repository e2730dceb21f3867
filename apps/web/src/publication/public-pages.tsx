import type { WirePublicList } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PrintButton } from '../design/print-button.tsx';
import { dot, spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askPublication } from './publication-data.ts';
import { publicationTexts } from './publication-texts.ts';

const route = getRouteApi('/public/lists/$list');

/** The lists that are public now, for anybody. */
export function PublicListsPage(): ReactNode {
  const say = useTextsOf(publicationTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(askPublication.all());
  usePageTitle(say('publicTitle'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <h1>{say('publicTitle')}</h1>
      {data.lists.length === 0 && <Empty>{say('none')}</Empty>}
      <ul>
        {data.lists.map((list) => (
          <li key={list.id}>
            <Link to="/public/lists/$list" params={{ list: list.id }}>
              {`${of(list.title)}${of({ zh: '：', en: ': ' })}${list.of}`}
            </Link>
            <br />
            <span className="quiet">
              {say('period', { from: list.from, to: list.to })}
              {dot}
              {of(list.keeper)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A list that is public now, for anybody: what was frozen when it was published. */
export function PublicListPage(): ReactNode {
  const { list: id } = route.useParams();
  const say = useTextsOf(publicationTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(askPublication.one(id));
  usePageTitle(data && of(data.title));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet" data-testid="public-list">
      <h1>{of(data.title)}</h1>
      <p>{data.of}</p>
      <p className="quiet">
        {say('period', { from: data.from, to: data.to })}
        {dot}
        {say('by', { keeper: of(data.keeper) })}
        {dot}
        {say('asOf', { cutoff: data.cutoff })}
        {dot}
        {say('rows', { count: data.rows })}
        {dot}
        {say('masked')}
      </p>
      <ListTable list={data} />
      <h2>{say('objections')}</h2>
      <p>{of(data.objections)}</p>
      <p className="record-foot">
        <PrintButton /> <Link to="/public/lists">{say('all')}</Link>
      </p>
    </div>
  );
}

function ListTable({ list }: { list: WirePublicList }): ReactNode {
  const { of } = useWords();
  return (
    <table className="list">
      <thead>
        <tr>
          {list.columns.map((column) => (
            <th key={column.id} scope="col" className={column.number ? 'number' : undefined}>
              {of(column.title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.lines.map((line) => (
          <tr key={line.map((cell) => cell?.zh ?? '').join('|')}>
            {list.columns.map((column, j) => (
              <td
                key={column.id}
                data-title={of(column.title)}
                className={column.number ? 'number whole' : undefined}
              >
                {line[j] ? spoken(of(line[j])) : '—'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
