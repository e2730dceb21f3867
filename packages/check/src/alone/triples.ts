import { Big } from 'big.js';
import { type Bounds, overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { asGrowth, between, factorOf, quotient } from './interval.ts';
import type { Reading, Spot } from './reading.ts';
import { finding, inBase, number, placed, reached } from './say.ts';
import { nameOf, thingOf } from './thing.ts';
import type { Found } from './two-values.ts';

/** Published growths of earlier years are revised; so much is granted to each, in points. */
const REVISED = new Big('1.5');
/** Between which factors an area's statistic may have changed in one year, the spring of 2020 among them. */
const PLAUSIBLE: readonly (readonly [name: RegExp, low: string, high: string])[] = [
  [/^(?:人均)?(?:地区)?生产总值$/, '0.5', '1.25'],
  [/居民人均(?:可支配|纯)收入$/, '0.75', '1.25'],
  [/^社会消费品零售总额$/, '0.4', '1.35'],
  [/(?:公共预算|财政总?|税收)收入$/, '0.4', '1.9'],
  [/增加值$/, '0.35', '1.6'],
  [/^固定资产投资$/, '0.25', '2.2'],
];
/** The year of the epidemic, in which whatever follows output and trade grew little anywhere. */
const EPIDEMIC = { year: 2020, name: /生产总值$|^社会消费品零售总额$/, high: '1.15' };

interface Growth extends Found {
  readonly name: string;
  /** Whether it is the document's own area's, and nobody else's. */
  readonly own: boolean;
  readonly year: number;
  readonly part: string;
  /** The year it is compared with. */
  readonly against: number;
}

/** Growth as published, of what and since when; null where one of these is not told. */
function growthOf(reading: Reading, spot: Spot): Growth | null {
  const { figure, time, planned, gap } = spot;
  if (figure.kind !== 'percent_growth' || !spot.claims || planned || time.year === null || time.span)
    return null;
  if (!figure.label || /平均|年均|可比|实际|名义|累计|当月|环比/.test(`${figure.base ?? ''}${gap}`))
    return null;
  const words = (figure.base ?? '').trim();
  const named = /((?:19|20)\d\d)年/.exec(words);
  const last = /^(?:|同比.*|[比较]?(?:上年|去年)(?:同期)?(?:相比)?)$/.test(words);
  const against = named ? Number(named[1]) : last ? time.year - 1 : null;
  if (against === null) return null;
  const thing = thingOf(reading, spot, /相比|增幅|增速/g);
  const name = thing?.name ?? nameOf(figure.label);
  return { reading, spot, name, own: thing?.area === '', year: time.year, part: time.part, against };
}

const keyOf = (name: string, part: string, year: number) => [name, part, year].join('|');

/** Growth on last year and on the year before that fix how last year grew. */
export function judgeTriples(reading: Reading, earlier: readonly Reading[]): Finding[] {
  const yearly = new Map<string, Growth>();
  for (const one of [...earlier, reading])
    for (const spot of one.spots) {
      const growth = growthOf(one, spot);
      if (growth?.own && growth.year - growth.against === 1)
        yearly.set(keyOf(growth.name, growth.part, growth.year), growth);
    }
  const findings: Finding[] = [];
  for (const spot of reading.spots) {
    const whole = growthOf(reading, spot);
    if (!whole || whole.year - whole.against !== 2) continue;
    const own = beside(whole);
    const past = own && whole.own ? yearly.get(keyOf(whole.name, whole.part, whole.year - 1)) : undefined;
    const found = own && (past ? contradicts(past, own, whole) : implausible(own, whole));
    if (found) findings.push(found);
  }
  return findings;
}

/** The growth on last year that is said right before or behind, of the same. */
function beside(whole: Growth): Growth | null {
  const { spots } = whole.spot.sentence;
  for (const spot of [spots[whole.spot.order - 1], spots[whole.spot.order + 1]]) {
    const growth = spot ? growthOf(whole.reading, spot) : null;
    if (growth?.name === whole.name && growth.year === whole.year && growth.against === whole.year - 1)
      return growth;
  }
  return null;
}

/** What last year's growth must have been: (1 + on the year before) ÷ (1 + on last year) − 1. */
const implied = (own: Growth, whole: Growth): Bounds =>
  quotient(factorOf(whole.spot.claims as Bounds), factorOf(own.spot.claims as Bounds));

function exactly(own: Growth, whole: Growth): Big {
  const factor = ({ spot }: Growth) => inBase(spot).div(100).plus(1);
  return factor(whole).div(factor(own)).minus(1).times(100);
}

function contradicts(past: Growth, own: Growth, whole: Growth): Finding | null {
  if (factorOf(own.spot.claims as Bounds).from?.lte(0)) return null;
  const must = asGrowth(implied(own, whole));
  const said = past.spot.claims as Bounds;
  const inside = past.reading === own.reading;
  const slack = inside ? new Big(0) : REVISED;
  const granted = between(said.from?.minus(slack) ?? null, said.to?.plus(slack) ?? null);
  if (overlap(must, granted)) return null;
  return tell(own, whole, past, must);
}

/** Without last year's own growth only what cannot be is told, and only of well-known statistics. */
function implausible(own: Growth, whole: Growth): Finding | null {
  const limits = PLAUSIBLE.find(([name]) => name.test(own.name));
  if (!limits || factorOf(own.spot.claims as Bounds).from?.lte(0)) return null;
  const must = implied(own, whole);
  const epidemic = whole.against + 1 === EPIDEMIC.year && EPIDEMIC.name.test(own.name);
  const possible = between(new Big(limits[1]), new Big(epidemic ? EPIDEMIC.high : limits[2]));
  return overlap(must, possible) ? null : tell(own, whole, null, asGrowth(must));
}

function tell(own: Growth, whole: Growth, past: Growth | null, must: Bounds): Finding {
  const { reading } = own;
  const [o, w] = [placed(reading, own.spot), placed(reading, whole.spot)];
  const exact = number(exactly(own, whole));
  const year = whole.against + 1;
  const [a, b] = [number(inBase(whole.spot), 4), number(inBase(own.spot), 4)];
  const sum = `(1+${a}%)÷(1+${b}%)-1=${exact}%`;
  const p = past && placed(past.reading, past.spot);
  const inside = past?.reading === reading;
  return finding(
    'growth-triple',
    [own.spot, whole.spot, ...(past && inside ? [past.spot] : [])],
    p
      ? `${o.zh}，${w.zh}；由此推算${year}年增长${sum}（${reached(must)}），而${p.zh}。`
      : `${o.zh}，${w.zh}；由此推算${year}年增长${sum}，不合常理。`,
    p
      ? `${o.en}, ${w.en}; so ${year} must have grown by ${sum}, but ${p.en}.`
      : `${o.en}, ${w.en}; so ${year} must have grown by ${sum}, which is not plausible.`,
    past && !inside ? [{ source: past.reading.source ?? '', figure: past.spot.at }] : undefined,
  );
}
