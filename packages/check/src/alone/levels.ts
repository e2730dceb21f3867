import { Big } from 'big.js';
import { type Bounds, comparable, overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { between, factorOf, quotient } from './interval.ts';
import type { Reading, Spot } from './reading.ts';
import { finding, inBase, number, placed, saidAs } from './say.ts';
import { thingOf } from './thing.ts';
import type { Found } from './two-values.ts';

/** Statistics whose published growth is of what can be compared, or whose earlier values are revised. */
const NOT_OF_LEVELS =
  /生产总值|增加值|产值|规模以上|投资|零售|利润|进出口|利用外资|[存贷]款|到位资金|价格|指数|能耗|率$/;
/** What an earlier text said may have been settled since by so much. */
const SETTLED = new Big('0.005');

/** A level of a well-known statistic with the time it is of. */
function keyOf(reading: Reading, spot: Spot, year: number | null): string | null {
  const { amount, time, planned, figure } = spot;
  if (!amount || planned || year === null || time.span || typeof figure.value !== 'number') return null;
  if (amount.dimension !== 'money' && amount.dimension !== 'count') return null;
  const thing = thingOf(reading, spot);
  if (!thing?.statistic || NOT_OF_LEVELS.test(thing.name)) return null;
  return [thing.name, thing.area, thing.cumulated, amount.unit, time.part, year].join('|');
}

/** A value and its growth fix the value of the year before, which may be told elsewhere. */
export function judgeLevels(reading: Reading, earlier: readonly Reading[]): Finding[] {
  const levels = new Map<string, Found>();
  for (const one of [...earlier, reading])
    for (const spot of one.spots) {
      const key = keyOf(one, spot, spot.time.year);
      if (key) levels.set(key, { reading: one, spot });
    }
  const findings: Finding[] = [];
  for (const growth of reading.spots) {
    const level = growth.sentence.spots[growth.order - 1];
    if (!level || !isOnLastYear(growth) || level.time.year === null) continue;
    const key = keyOf(reading, level, level.time.year - 1);
    const before = key === null ? undefined : levels.get(key);
    const found = before && contradicts(reading, before, level, growth);
    if (found) findings.push(found);
  }
  return findings;
}

const isOnLastYear = ({ figure, gap, claims }: Spot) =>
  figure.kind === 'percent_growth' &&
  claims?.from?.gt(-100) &&
  /^[，,、]?(?:同比|比上年|比去年|较上年|较去年)?(?:同期)?(?:增长|下降|增加|减少)了?$/.test(gap);

function contradicts(reading: Reading, before: Found, level: Spot, growth: Spot): Finding | null {
  const past = before.spot;
  if (!level.claims || !growth.claims || !past.claims || !level.amount || !past.amount) return null;
  if (!comparable(level.amount, past.amount)) return null;
  const inside = before.reading === reading;
  const slack = inside ? new Big(0) : inBase(past).times(SETTLED);
  const said = between(past.claims.from?.minus(slack) ?? null, past.claims.to?.plus(slack) ?? null);
  if (overlap(quotient(level.claims, factorOf(growth.claims as Bounds)), said)) return null;
  const exact = inBase(level).div(inBase(growth).div(100).plus(1));
  const [l, p] = [placed(reading, level), placed(before.reading, past)];
  const percent = `${inBase(growth).lt(0) ? '-' : '+'}${number(inBase(growth).abs(), 4)}%`;
  const sum = `${level.figure.text}÷(1${percent})=${saidAs(exact, level)}`;
  return finding(
    'growth-triple',
    inside ? [past, level, growth] : [level, growth],
    `${l.zh}、${growth.gap.replace(/^[，,、]/, '')}${growth.figure.text}；推算上年为${sum}，而${p.zh}。`,
    `${l.en}, ${growth.figure.text} on the year before; so that was ${sum}, but ${p.en}.`,
    inside ? undefined : [{ source: before.reading.source ?? '', figure: past.at }],
  );
}
