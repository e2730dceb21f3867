import type { WireTarget } from '@taizhang/contract';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useScheme } from '../design/scheme.ts';
import { grouped } from '../format.ts';
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
    chart?.setOption(optionOf(target, names, ink, style.fontFamily, language), true);
  }, [chart, target, scheme, language]);
  return (
    <>
      <div ref={place} className="forecast-chart" role="img" aria-label={say('chart', { cutoff })} />
      <p className="quiet note">{of(target.scale.unit)}</p>
    </>
  );
}

type Names = Readonly<Record<'done' | 'asked' | 'forecast' | 'interval', string>>;

function optionOf(
  target: WireTarget,
  names: Names,
  ink: (name: string) => string,
  face: string,
  language: 'zh' | 'en',
) {
  const { months, forecast, scale } = target;
  // Drawing is the one place where a decimal may become a floating-point number.
  const drawn = (value: string | null) =>
    value === null ? null : (Number(value) * scale.denominator) / scale.numerator;
  const text = { color: ink('quiet'), fontFamily: face, fontSize: 12 };
  const points = new Map((forecast?.path ?? []).map((point) => [point.endsOn, point]));
  const last = months.findLastIndex(({ done }) => done.value !== null);
  // The forecast begins where the work stands, so that its line has no gap.
  const at = (i: number, pick: 'value' | 'low' | 'high') => {
    const month = months[i];
    if (!month || !forecast) return null;
    if (i === last) return drawn(month.done.value);
    return drawn(points.get(month.endsOn)?.[pick] ?? null);
  };
  const line = (
    name: string,
    data: (number | null)[],
    colour: string,
    type: 'solid' | 'dashed' | 'dotted',
  ) => ({
    name,
    type: 'line' as const,
    data,
    symbol: 'circle',
    symbolSize: 5,
    lineStyle: { color: colour, width: 2, type },
    itemStyle: { color: colour },
  });
  const band = (data: (number | null)[], fill: boolean) => ({
    name: names.interval,
    type: 'line' as const,
    data,
    stack: 'interval',
    symbol: 'none',
    lineStyle: { opacity: 0 },
    itemStyle: { color: ink('selected') },
    ...(fill ? { areaStyle: { color: ink('selected'), opacity: 0.8 } } : {}),
  });
  const low = months.map((_, i) => at(i, 'low'));
  const high = months.map((_, i) => at(i, 'high'));
  return {
    animation: false,
    textStyle: text,
    grid: { left: 4, right: 12, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 22, itemHeight: 8, textStyle: text },
    xAxis: {
      type: 'category' as const,
      data: months.map(({ month }) => (language === 'zh' ? `${Number(month.slice(5))}月` : month.slice(5))),
      boundaryGap: false,
      axisLine: { lineStyle: { color: ink('line') } },
      axisTick: { show: false },
      axisLabel: text,
    },
    yAxis: {
      type: 'value' as const,
      splitNumber: 3,
      splitLine: { lineStyle: { color: ink('line') } },
      axisLabel: { ...text, formatter: (value: number) => grouped(String(value)) },
    },
    series: [
      ...(forecast
        ? [
            band(low, false),
            band(
              high.map((value, i) => (value === null ? null : value - (low[i] ?? 0))),
              true,
            ),
          ]
        : []),
      line(
        names.asked,
        months.map(({ asked }) => drawn(asked.value)),
        ink('quiet'),
        'dotted',
      ),
      line(
        names.done,
        months.map(({ done }) => drawn(done.value)),
        ink('link'),
        'solid',
      ),
      ...(forecast
        ? [
            line(
              names.forecast,
              months.map((_, i) => at(i, 'value')),
              ink('link'),
              'dashed',
            ),
          ]
        : []),
    ],
  };
}
