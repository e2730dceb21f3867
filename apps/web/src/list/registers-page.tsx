import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askList } from './list-data.ts';
import { useListWords } from './list-texts.ts';
import './list.css';

/** The registers that one may read, and how much of each. */
export function RegistersPage(): ReactNode {
  const { say, of } = useListWords();
  const { data, error, refetch } = useQuery(askList.registers());
  usePageTitle(say('registersTitle'));
  return (
    <article>
      <header className="records-head">
        <h1>{say('registersTitle')}</h1>
        <Link to="/search">{say('findAll')}</Link>
      </header>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.registers.length === 0 && <Empty>{say('registersNone')}</Empty>}
      {data && data.registers.length > 0 && (
        <>
          <p className="quiet">{say('registersHint')}</p>
          <table className="list">
            <thead>
              <tr>
                <th>{say('registerColumn')}</th>
                <th>{say('keeperColumn')}</th>
                <th className="number">{say('countColumn')}</th>
              </tr>
            </thead>
            <tbody>
              {data.registers.map(({ id, title, description, keeper, count }) => (
                <tr key={id}>
                  <td data-title={say('registerColumn')}>
                    <span>
                      <Link to="/registers/$register" params={{ register: id }}>
                        {of(title)}
                      </Link>
                      <span className="quiet id">{of(description)}</span>
                    </span>
                  </td>
                  <td data-title={say('keeperColumn')}>{of(keeper)}</td>
                  <td data-title={say('countColumn')} className="number">
                    {count.toLocaleString('en')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </article>
  );
}
