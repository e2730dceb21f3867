import type { WireDaily, WireDailyRecords } from '@taizhang/contract';
import { type DailyLine, type MetricEntry, type UnitId, unitOfMetric, units } from '@taizhang/definition';
import { print } from '@taizhang/report';
import {
  type DailyCell,
  type DailyFacts,
  type dailyRecords,
  type OpenDistrict,
  todayOf,
} from '@taizhang/runtime';
import { streetNamed } from './names.ts';

const entryOf = (district: OpenDistrict, metric: string) =>
  district.catalogue.metrics.get(metric) as MetricEntry;

const unitOfLine = (district: OpenDistrict, { done }: DailyLine): UnitId =>
  unitOfMetric(entryOf(district, done));

/** Daily progress as it travels. */
export function dailyView(district: OpenDistrict, facts: DailyFacts): WireDaily {
  const { register, daily, day, before, weekFrom, knownAt, whole, streets } = facts;
  return {
    register: { id: register.id, title: register.title },
    title: daily.title,
    day,
    before,
    weekFrom,
    today: todayOf(district),
    knownAt: knownAt.toISOString(),
    lines: daily.lines.map((line) => ({
      id: line.id,
      title: line.title,
      unit: units[unitOfLine(district, line)].title,
      beside: line.beside === undefined ? null : entryOf(district, line.beside).metric.title,
      planned: line.plan !== undefined,
    })),
    whole: { street: null, lines: whole.map((cell) => cellView(district, cell)) },
    streets: streets.map(({ street, cells }) => ({
      street: streetNamed(district, street),
      lines: cells.map((cell) => cellView(district, cell)),
    })),
  };
}

function cellView(
  district: OpenDistrict,
  { line, parts, left, completion }: DailyCell,
): WireDaily['whole']['lines'][number] {
  const unit = unitOfLine(district, line);
  const said = (value: string | null) => ({
    value,
    shown: value === null ? null : shownIn(value, unit, line),
  });
  return {
    line: line.id,
    cells: Object.fromEntries([...parts].map(([part, value]) => [part, said(value)])),
    left: line.plan === undefined ? null : said(left),
    completion,
  };
}

const shownIn = (value: string, unit: UnitId, { decimals }: DailyLine): string =>
  print(value, { unit, decimals }).value;

/** The records behind one number, as they travel. */
export function dailyRecordsView(
  district: OpenDistrict,
  { line, total, hidden, records }: Awaited<ReturnType<typeof dailyRecords>>,
): WireDailyRecords {
  const unit = unitOfLine(district, line);
  return {
    total,
    hidden,
    unit: units[unit].title,
    records: records.map(({ register, id, title, contribution }) => ({
      register,
      id,
      title,
      shown: shownIn(contribution, unit, { ...line, decimals: line.decimals === 0 ? 0 : line.decimals + 2 }),
    })),
  };
}
