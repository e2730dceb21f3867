import type { WireTrend } from '@taizhang/contract';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useScheme } from '../design/scheme.ts';
import { dayInWords, monthInWords, withUnit } from '../format.ts';
import { grouped } from '../grouped.ts';
import { usePanelWords } from './panel-words.ts';
import { extentOf } from './trend-axis.ts';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface TrendChartProps {
  readonly trend: WireTrend;
  /** What it shows, for those who do not see it. */
  readonly summary: string;
}

/** A line for the year and a dashed one for the year before. An unknown value is a gap in the line. */
export function TrendChart({ trend, summary }: TrendChartProps) {
  const { say, of, language } = usePanelWords();
  const scheme = useScheme();
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  useEffect(() => {
    const element = place.current as HTMLDivElement;
    let drawn: ECharts | null = null;
    // A panel that is not shown yet, or whose record is read, has no size to draw in.
    const watcher = new ResizeObserver(() => {
      if (element.clientWidth === 0) return;
      if (drawn) drawn.resize();
      else {
        drawn = init(element, null, { renderer: 'canvas' });
        setChart(drawn);
      }
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      drawn?.dispose();
      setChart(null);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which the scheme changes
  useEffect(() => {
    const monthOf = (day: string) => monthInWords(day, language);
    const written = (point: Point) =>
      `${dayInWords(point.day, language)}  ${point.shown === null ? '—' : withUnit(point.shown, of(trend.unit), language)}`;
    const nameOf = (points: WireTrend['current']) =>
      say('trendThis', { year: points[0]?.day.slice(0, 4) ?? '' });
    const ink = inksOf(place.current as HTMLElement);
    chart?.setOption(optionOf(drawnOf(trend), ink, { monthOf, nameOf, written, unit: of(trend.unit) }), true);
  }, [chart, trend, scheme, language]);
  return <div ref={place} className="trend-chart" role="img" aria-label={summary} />;
}

interface Inks {
  readonly link: string;
  readonly quiet: string;
  readonly line: string;
  readonly ink: string;
  readonly paper: string;
  readonly face: string;
}

/** What is published by the quarter has no month between: a month that neither year knows is no gap in the line. */
function drawnOf({ points, current, previous, ...rest }: WireTrend): WireTrend {
  const isKnown = (_: unknown, i: number) => (current[i]?.shown ?? previous[i]?.shown ?? null) !== null;
  if (points === 'days') return { points, current, previous, ...rest };
  return { points, current: current.filter(isKnown), previous: previous.filter(isKnown), ...rest };
}

/** The design's own colours and face, as they stand on the page now. */
function inksOf(element: HTMLElement): Inks {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    link: of('link'),
    quiet: of('quiet'),
    line: of('line'),
    ink: of('ink'),
    paper: of('paper'),
    face: style.fontFamily,
  };
}

interface Naming {
  readonly unit: string;
  monthOf(day: string): string;
  nameOf(points: Points): string;
  written(point: Point): string;
}

type Points = WireTrend['current'];
type Point = Points[number];

/** How the two lines are told apart, also where they coincide: the dashed one and its rings lie over the other's dots. */
function linesOf({ current, previous }: WireTrend, ink: Inks) {
  const now = {
    points: current,
    symbolSize: 6,
    lineStyle: { color: ink.link, width: 2.5, type: 'solid' as const },
    itemStyle: { color: ink.link },
    z: 2,
  };
  const before = {
    points: previous,
    symbolSize: 11,
    lineStyle: { color: ink.quiet, width: 1.25, type: [4, 4] },
    itemStyle: { color: 'transparent', borderColor: ink.quiet, borderWidth: 1.25 },
    z: 3,
  };
  return previous.length > 0 ? [now, before] : [now];
}

function optionOf(trend: WireTrend, ink: Inks, { monthOf, nameOf, written, unit }: Naming) {
  const { current, previous } = trend;
  const text = { color: ink.quiet, fontFamily: ink.face, fontSize: 12 };
  return {
    animation: false,
    textStyle: text,
    grid: { left: 4, right: 12, top: unit === '' ? 36 : 56, bottom: 8, containLabel: true },
    // Wide enough that a dashed line is seen to be one.
    legend: { top: 0, left: 0, itemWidth: 44, itemHeight: 8, textStyle: text },
    tooltip: {
      trigger: 'axis' as const,
      // Drawn on the canvas: the page lets in no styles that a tooltip in HTML would need.
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: ink.paper,
      borderColor: ink.line,
      borderWidth: 1,
      shadowBlur: 0,
      shadowColor: 'transparent',
      textStyle: { ...text, color: ink.ink },
      axisPointer: { lineStyle: { color: ink.line } },
      formatter: (hovered: unknown) => saidOf(hovered, current, previous, written),
    },
    xAxis: {
      type: 'category' as const,
      data: current.map(({ day }) => monthOf(day)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: ink.line }, onZero: false },
      axisTick: { show: false },
      axisLabel: text,
      // Where the first place is on top, the months stay below.
      position: 'bottom' as const,
    },
    yAxis: {
      type: 'value' as const,
      ...extentOf(trend),
      name: unit,
      nameGap: 10,
      nameTextStyle: { ...text, align: 'left' as const },
      splitNumber: 3,
      splitLine: { lineStyle: { color: ink.line } },
      axisLabel: { ...text, formatter: (value: number) => grouped(String(value)) },
    },
    series: linesOf(trend, ink).map(({ points, ...look }) => ({
      name: nameOf(points),
      type: 'line' as const,
      // Drawing is the one place where a decimal may become a floating-point number.
      data: points.map(({ shown }) => (shown === null ? null : Number(shown))),
      connectNulls: false,
      symbol: 'circle',
      showSymbol: true,
      ...look,
    })),
  };
}

function saidOf(hovered: unknown, current: Points, previous: Points, written: Naming['written']): string {
  const index = (hovered as { dataIndex: number }[])[0]?.dataIndex ?? 0;
  return [current[index], previous[index]].flatMap((point) => (point ? [written(point)] : [])).join('\n');
}
