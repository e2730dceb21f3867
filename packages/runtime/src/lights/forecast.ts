import { type Forecast, forecastYear, type NoForecast } from '@taizhang/ledger';
import type { PaceAt, PaceOf, RecordPace } from '@taizhang/store';
import { decimalOf } from './lights.ts';

/** What a year's months so far foretell for its end, by what is known now of each month. */
export function forecastOfPace(
  of: PaceOf,
  { day }: PaceAt,
  paces: readonly Pick<RecordPace, 'course' | 'done'>[],
): Forecast | NoForecast {
  const begun = Number(day.slice(5, 7));
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const isOver = date === new Date(Date.UTC(year, month, 0)).getUTCDate();
  const over = isOver ? begun : begun - 1;
  const totals = Array<bigint>(over).fill(0n);
  let done = 0n;
  for (const one of paces) {
    done += one.done;
    for (let i = 0; i < over; i++) totals[i] = (totals[i] as bigint) + (one.course[i]?.done ?? 0n);
  }
  const months = totals.map((total, i) => decimalOf(of, total - (totals[i - 1] ?? 0n)));
  return forecastYear({ months, begun: decimalOf(of, done - (totals.at(-1) ?? 0n)) });
}
