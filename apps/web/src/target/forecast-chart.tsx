import type { WireTarget } from '@taizhang/contract';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useScheme } from '../design/scheme.ts';
import { monthInWords } from '../format.ts';
import { grouped } from '../grouped.ts';
import { useTextsOf, useWords } from '../language.ts';
import { targetTexts } from './target-texts.ts';

use([LineChart, GridComponent, LegendComponent, CanvasRenderer]);

/** What was done by each month's end, what is asked, and the forecast with its interval as a band. */
export function ForecastChart({ target, cutoff }: { target: WireTarget; cutoff: string }) {
  const say = useTextsOf(targetTexts);
  const { of, language } = useWords();
  const scheme = useScheme();
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  useEffect(() => {
    const element = place.current as HTMLDivElement;
    const drawn = init(element, null, { renderer: 'canvas' });
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(element);
    setChart(drawn);
    return () => {
      watcher.disconnect();
      drawn.dispose();
      setChart(null);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which the scheme changes
  useEffect(() => {
    const style = getComputedStyle(place.current as HTMLElement);
    const ink = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const names = {
      done: say('done'),
      asked: say('asked'),
      forecast: say('forecast'),
      interval: say('interval', { level: target.forecast?.level ?? 0 }),
    };
    const narrow = (place.current as HTMLElement).clientWidth < 480;
    chart?.setOption(optionOf(target, { names, ink, face: style.fontFamily, language, narrow }), true);
  }, [chart, target, scheme, language]);
  return (
    <>
      <div ref={place} className="forecast-chart" role="img" aria-label={say('chart', { cutoff })} />
      <p className="quiet note">{of(target.scale.unit)}</p>
    </>
  );
}

type Names = Readonly<Record<'done' | 'asked' | 'forecast' | 'interval', string>>;

interface Looks {
  readonly names: Names;
  readonly face: string;
  readonly language: 'zh' | 'en';
  /** Whether what is drawn by which line takes two lines of words. */
  readonly narrow: boolean;
  ink(name: string): string;
}

function optionOf(target: WireTarget, { names, ink, face, language, narrow }: Looks) {
  const text = { color: ink('quiet'), fontFamily: face, fontSize: 12 };
  const axis = {
    axisLine: { lineStyle: { color: ink('line') } },
    axisTick: { show: false },
    axisLabel: text,
  };
  return {
    animation: false,
    textStyle: text,
    grid: { left: 4, right: 12, top: narrow ? 56 : 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 22, itemHeight: 8, textStyle: text },
    xAxis: {
      type: 'category' as const,
      data: target.months.map(({ month }) => monthInWords(`${month}-01`, language)),
      boundaryGap: false,
      ...axis,
    },
    yAxis: {
      type: 'value' as const,
      splitNumber: 3,
      splitLine: { lineStyle: { color: ink('line') } },
      axisLabel: { ...text, formatter: (value: number) => grouped(String(value)) },
    },
    series: seriesOf(target, names, ink),
  };
}

type Points = readonly (number | null)[];

function seriesOf({ months, forecast, scale }: WireTarget, names: Names, ink: Looks['ink']) {
  // Drawing is the one place where a decimal may become a floating-point number.
  const drawn = (value: string | null) =>
    value === null ? null : (Number(value) * scale.denominator) / scale.numerator;
  const points = new Map((forecast?.path ?? []).map((point) => [point.endsOn, point]));
  const last = months.findLastIndex(({ done }) => done.value !== null);
  // The forecast begins where the work stands, so that its line has no gap.
  const foretold = (pick: 'value' | 'low' | 'high') =>
    months.map(({ endsOn, done }, i) =>
      i === last ? drawn(done.value) : drawn(points.get(endsOn)?.[pick] ?? null),
    );
  const asked = lineOf(
    names.asked,
    months.map((month) => drawn(month.asked.value)),
    ink('quiet'),
    'dotted',
  );
  const done = lineOf(
    names.done,
    months.map((month) => drawn(month.done.value)),
    ink('link'),
    'solid',
  );
  if (!forecast) return [asked, done];
  const low = foretold('low');
  const width = foretold('high').map((high, i) => (high === null ? null : high - (low[i] ?? 0)));
  const band = (data: Points, areaStyle: object) => ({
    name: names.interval,
    type: 'line' as const,
    data,
    stack: 'interval',
    symbol: 'none',
    lineStyle: { opacity: 0 },
    itemStyle: { color: ink('selected') },
    ...areaStyle,
  });
  return [
    band(low, {}),
    band(width, { areaStyle: { color: ink('selected'), opacity: 0.8 } }),
    asked,
    done,
    lineOf(names.forecast, foretold('value'), ink('link'), 'dashed'),
  ];
}

const lineOf = (name: string, data: Points, color: string, type: 'solid' | 'dashed' | 'dotted') => ({
  name,
  type: 'line' as const,
  data,
  symbol: 'circle',
  symbolSize: 5,
  lineStyle: { color, width: 2, type },
  itemStyle: { color },
});
