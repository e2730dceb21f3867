import type { WireTrend } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../data.ts';
import { Whole } from '../design/whole.tsx';
import { dayInWords, dayOfYearInWords, withUnit } from '../format.ts';
import { grouped } from '../grouped.ts';
import type { AtSearch } from '../search.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { type PanelWords, usePanelWords } from './panel-words.ts';

const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));

interface TrendProps {
  readonly report: string;
  readonly figure: string;
  readonly at: AtSearch;
}

/** The figure through its year beside the year before: in a sentence, and as a chart or a table. */
export function Trend({ report, figure, at }: TrendProps) {
  const words = usePanelWords();
  const { say } = words;
  const { data, error, refetch } = useQuery(ask.figureTrend(report, figure, at));
  const [asTable, setAsTable] = useState(false);
  const known = data?.current.filter(({ value }) => value !== null).length ?? 0;
  return (
    <section data-testid="trend">
      <h2>
        {say('trendTitle')}
        {data && (
          <span className="quiet count">
            {' '}
            {say(data.points === 'periods' ? 'trendPeriods' : 'trendDays')}
          </span>
        )}
      </h2>
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && known < 2 && <p className="quiet">{say('trendTooFew')}</p>}
      {data && known >= 2 && (
        <>
          <p className="note" id="trend-summary">
            <Whole>{summaryOf(data, words)}</Whole>
          </p>
          {asTable ? (
            <TrendTable trend={data} />
          ) : (
            <Suspense fallback={<div className="trend-chart" />}>
              <TrendChart trend={data} summary={summaryOf(data, words)} />
            </Suspense>
          )}
          <p className="trend-way">
            <Button size="small" type="text" onClick={() => setAsTable(!asTable)}>
              {say(asTable ? 'trendChart' : 'trendTable')}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}

/** What the chart shows, in words: the first and the last known point, and the same day a year before. */
function summaryOf({ current, previous, unit }: WireTrend, { say, of, language }: PanelWords): string {
  const written = (shown: string) => withUnit(shown, of(unit), language);
  const known = current.filter(({ shown }) => shown !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return '';
  const before = previous[current.indexOf(last)]?.shown;
  const gaps = [...current, ...previous].some(({ shown }) => shown === null);
  return [
    say('trendFrom', {
      first: dayInWords(first.day, language),
      last: dayInWords(last.day, language),
      from: written(first.shown as string),
      to: written(last.shown as string),
    }),
    ...(before ? [say('trendBefore', { value: written(before) })] : []),
    ...(gaps ? [say('trendGaps')] : []),
  ].join(language === 'zh' ? '' : ' ');
}

function TrendTable({ trend: { current, previous, unit } }: { trend: WireTrend }) {
  const { say, of, language } = usePanelWords();
  const yearOf = (points: WireTrend['current']) =>
    say('trendThis', { year: points[0]?.day.slice(0, 4) ?? '' });
  const name = of(unit);
  const head = (points: WireTrend['current']) => `${yearOf(points)}${name === '' ? '' : ` (${name})`}`;
  return (
    <table className="list trend-table">
      <thead>
        <tr>
          <th scope="col">{say('day')}</th>
          <th scope="col" className="number">
            {head(current)}
          </th>
          {previous.length > 0 && (
            <th scope="col" className="number">
              {head(previous)}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {current.map(({ day, shown }, i) => (
          <tr key={day}>
            <th scope="row" className="whole">
              {dayOfYearInWords(day, language)}
            </th>
            <td className="number whole" data-title={head(current)}>
              {shown === null ? '—' : grouped(shown)}
            </td>
            {previous.length > 0 && (
              <td className="number whole" data-title={head(previous)}>
                {previous[i]?.shown == null ? '—' : grouped(previous[i].shown)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
