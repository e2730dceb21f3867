import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';

/** The reports of the district. */
export function ReportsPage(): ReactNode {
  const { say, of } = useWords();
  const { data, error, refetch } = useQuery(ask.reports());
  usePageTitle(say('reports'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <h1>{say('reports')}</h1>
      {data.reports.length === 0 && <Empty>{say('noReports')}</Empty>}
      <ul className="entries">
        {data.reports.map((report) => (
          <li key={report.id}>
            <Link to="/reports/$report" params={{ report: report.id }} className="entry-title">
              {of(report.title)}
            </Link>
            {report.subtitle && <p>{of(report.subtitle)}</p>}
            <p className="quiet">
              {say('period')} <span className="whole">{report.period.from}</span> –{' '}
              <span className="whole">{report.period.to}</span>
              {dot}
              {say('figureCount', { count: report.figures })}
              {dot}
              <Link to="/checks" search={{ report: report.id }}>
                {say('checkDraft')}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
