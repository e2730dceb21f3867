import { Big } from 'big.js';
import { type Bounds, overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { asGrowth, between, factorOf, quotient } from './interval.ts';
import type { Reading, Spot } from './reading.ts';
import { finding, inBase, number, placed, reached } from './say.ts';
import { nameOf } from './thing.ts';
import type { Found } from './two-values.ts';

/** Published growths of earlier years are revised; so much is granted to each, in points. */
const REVISED = new Big('1.5');
/** Between which a district's product may have changed in one year, as a factor: the spring of 2020 is within. */
const PLAUSIBLE = between(new Big('0.5'), new Big('1.35'));

interface Growth extends Found {
  readonly name: string;
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
  const words = `${figure.base ?? ''}`;
  const named = /((?:19|20)\d\d)年/.exec(words);
  const last = /^(?:|同比.*|[比较]?(?:上年|去年)(?:同期)?(?:相比)?)$/.test(words.trim());
  const against = named ? Number(named[1]) : last ? time.year - 1 : null;
  if (against === null) return null;
  return { reading, spot, name: nameOf(figure.label), year: time.year, part: time.part, against };
}

const keyOf = (name: string, part: string, year: number, against: number) =>
  [name, part, year, against].join('|');

/** Growth on last year and on the year before that fix how last year grew. */
export function judgeTriples(reading: Reading, earlier: readonly Reading[]): Finding[] {
  const growths = new Map<string, Growth>();
  for (const one of [...earlier, reading])
    for (const spot of one.spots) {
      const growth = growthOf(one, spot);
      if (growth) growths.set(keyOf(growth.name, growth.part, growth.year, growth.against), growth);
    }
  const findings: Finding[] = [];
  for (const whole of growths.values()) {
    if (whole.reading !== reading || whole.year - whole.against !== 2) continue;
    const own = growths.get(keyOf(whole.name, whole.part, whole.year, whole.year - 1));
    if (!own || own.spot.sentence !== whole.spot.sentence || !sameStatement(own.spot, whole.spot)) continue;
    const past = growths.get(keyOf(whole.name, whole.part, whole.against + 1, whole.against));
    const found = past ? contradicts(past, own, whole) : implausible(own, whole);
    if (found) findings.push(found);
  }
  return findings;
}

/** Two growths of one level stand side by side. */
const sameStatement = (one: Spot, other: Spot) => Math.abs(one.order - other.order) === 1;

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

/** Without last year's own growth only what cannot be is told, and only of the product of an area. */
function implausible(own: Growth, whole: Growth): Finding | null {
  if (!/^(?:地区)?生产总值$/.test(own.name) || factorOf(own.spot.claims as Bounds).from?.lte(0)) return null;
  const must = implied(own, whole);
  return overlap(must, PLAUSIBLE) ? null : tell(own, whole, null, asGrowth(must));
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
      : `${o.zh}，${w.zh}；由此推算${year}年增长${sum}，不可能。`,
    p
      ? `${o.en}, ${w.en}; so ${year} must have grown by ${sum}, but ${p.en}.`
      : `${o.en}, ${w.en}; so ${year} must have grown by ${sum}, which cannot be.`,
    past && !inside ? [{ source: past.reading.source ?? '', figure: past.spot.at }] : undefined,
  );
}
