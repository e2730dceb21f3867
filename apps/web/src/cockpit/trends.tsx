import type { AtQuery, ShownFigure, WireCockpit } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ask } from '../data.ts';
import { spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { cockpitTexts } from './cockpit-texts.ts';
import { FigureLink } from './figure-link.tsx';

const TrendChart = lazy(async () => ({ default: (await import('../figure/trend-chart.tsx')).TrendChart }));

/** Figures through the year beside the year before. */
export function Trends({ cockpit, at }: { cockpit: WireCockpit; at: AtQuery }) {
  const say = useTextsOf(cockpitTexts);
  if (cockpit.trends.length === 0) return null;
  return (
    <section className="cockpit-trends" aria-labelledby="trends">
      <h2 id="trends">{say('trends')}</h2>
      <ul>
        {cockpit.trends.map((figure) => (
          <Trend key={figure.id} report={cockpit.report} figure={figure} at={at} />
        ))}
      </ul>
    </section>
  );
}

function Trend({ report, figure, at }: { report: string; figure: ShownFigure; at: AtQuery }) {
  const { of } = useWords();
  const { data, error, refetch } = useQuery(ask.figureTrend(report, figure.id, at));
  return (
    <li>
      <h3>{of(figure.label)}</h3>
      <p className="trend-value">
        <FigureLink figure={figure.id}>{spoken(of(figure.said))}</FigureLink>
      </p>
      {error && <Failed error={error} retry={refetch} />}
      <Suspense fallback={<div className="trend-chart" />}>
        {data ? (
          <TrendChart trend={data} summary={`${of(figure.label)} ${of(figure.said)}`} />
        ) : (
          <div className="trend-chart" />
        )}
      </Suspense>
    </li>
  );
}
