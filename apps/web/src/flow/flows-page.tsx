import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askFlow } from './flow-data.ts';
import { flowTexts } from './flow-texts.ts';

/** The registers with deadlines, the most overdue first. */
export function FlowsPage(): ReactNode {
  const say = useTextsOf(flowTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(askFlow.all());
  usePageTitle(say('title'));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <p className="quiet">{say('intro')}</p>
      {data.registers.length === 0 && <Empty>{say('none')}</Empty>}
      {data.registers.length > 0 && (
        <table className="list brief">
          <thead>
            <tr>
              <th scope="col">{say('registerColumn')}</th>
              <th scope="col">{say('keeperColumn')}</th>
              <th scope="col" className="number">
                {say('overdueColumn')}
              </th>
              <th scope="col" className="number">
                {say('soonColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.registers.map(({ register, keeper, overdue, soon }) => (
              <tr key={register.id}>
                <td data-title={say('registerColumn')} className="brief-lead">
                  <Link to="/registers/$register/due" params={{ register: register.id }}>
                    {of(register.title)}
                  </Link>
                </td>
                <td data-title={say('keeperColumn')}>{of(keeper)}</td>
                <td data-title={say('overdueColumn')} className="number named">
                  <Link to="/registers/$register/due" params={{ register: register.id }} hash="overdue">
                    {overdue.toLocaleString('en')}
                  </Link>
                </td>
                <td data-title={say('soonColumn')} className="number named">
                  <Link to="/registers/$register/due" params={{ register: register.id }} hash="soon">
                    {soon.toLocaleString('en')}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
