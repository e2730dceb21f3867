import { Big } from 'big.js';
import { overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { between, sumOf } from './interval.ts';
import { sameUnit, unequal } from './parts.ts';
import type { Reading, Spot } from './reading.ts';
import { finding, inBase, number, placed } from './say.ts';

const INDUSTRY = /第?([一二三])(?:次)?产业?(?:增加值)?(?:完成|实现|为|达到?|分别)*$/;
const ALL_THREE =
  /(?:三次产业|第?一、?第?二、?第?三(?:次)?产业?)(?:实现|完成)?(?:增加值)?(?:占比|占[^，,。]{0,10}比重|比重|结构)?(?:分别)?(?:为|占|达到?|完成|实现|是)*$/;
const PRODUCT = /(?:生产总值|GDP)(?:（GDP）|\(GDP\))?(?:初步核算)?(?:完成|实现|为|达到?)*$/;
/** So many figures before or behind is the product of the area looked for. */
const REACH = 6;

/** The three industries are all there is: their value added makes the product, their shares make 100 %. */
export function judgeIndustries(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const spot of reading.spots) {
    const three = threeFrom(spot);
    const found = three ? (madeOf(reading, three) ?? sharesOf(reading, three)) : structure(reading, spot);
    if (found) findings.push(found);
  }
  return findings;
}

/** Three figures of one unit, one for each industry: named one by one, or all before the first. */
function threeFrom(first: Spot): [Spot, Spot, Spot] | null {
  const { spots } = first.sentence;
  const together = ALL_THREE.test(first.gap);
  if (!together && INDUSTRY.exec(first.gap)?.[1] !== '一') return null;
  const own = spots.slice(first.order, first.order + REACH + 3).filter((spot) => sameUnit(spot, first));
  const [, second, third] = own;
  if (!second || !third) return null;
  const listed = (spot: Spot) => /^(?:[、，,和及与]|以及)$/.test(spot.gap);
  const fits = together
    ? listed(second) && listed(third)
    : INDUSTRY.exec(second.gap)?.[1] === '二' && INDUSTRY.exec(third.gap)?.[1] === '三';
  return fits ? [first, second, third] : null;
}

function madeOf(reading: Reading, three: [Spot, Spot, Spot]): Finding | null {
  const [first, , third] = three;
  if (first.amount?.dimension !== 'money') return null;
  const { at, spots } = first.sentence;
  const before = first.order === 0 ? (reading.sentences[at - 1]?.spots ?? []) : spots.slice(0, first.order);
  const near = [...before.slice(-REACH), ...spots.slice(third.order + 1, third.order + 2)];
  const wholes = near.filter((spot) => sameUnit(spot, first) && PRODUCT.test(spot.gap));
  const [whole] = wholes;
  if (!whole || wholes.length > 1) return null;
  const alike = three.every((spot) => spot.time.key === whole.time.key && spot.planned === whole.planned);
  return alike ? unequal(reading, whole, three) : null;
}

function sharesOf(reading: Reading, three: [Spot, Spot, Spot]): Finding | null {
  const [first] = three;
  if (first.amount?.dimension !== 'percent' || !/占|比重|结构/.test(first.gap)) return null;
  const sum = sumOf(three.flatMap(({ claims }) => (claims ? [claims] : [])));
  if (overlap(sum, between(new Big(100), new Big(100)))) return null;
  const values = three.map((spot) => number(inBase(spot), 4));
  return notAll(reading, three, values);
}

/** 三次产业结构为3.9:45.3:50.8. */
function structure(reading: Reading, spot: Spot): Finding | null {
  const { value } = spot.figure;
  if (typeof value === 'number' || value.length !== 3) return null;
  if (!/三次产业|产业结构|三产(?:结构|比)/.test(`${spot.gap}${spot.figure.label}`)) return null;
  const total = value.reduce((sum, part) => sum.plus(part), new Big(0));
  // Three shares, each rounded or cut to a tenth or to a whole.
  const place = value.every(Number.isInteger) ? 1 : 0.1;
  if (
    total
      .minus(100)
      .abs()
      .lte(3 * place)
  )
    return null;
  return notAll(reading, [spot], value.map(String));
}

function notAll(reading: Reading, spots: readonly Spot[], values: readonly string[]): Finding {
  const total = values.reduce((sum, value) => sum.plus(value), new Big(0));
  const sum = `${values.join('+')}=${number(total, 4)}`;
  const place = placed(reading, spots[0] as Spot);
  return finding(
    'sum',
    spots,
    `${place.zh}；三次产业之和${sum}，应为100。`,
    `${place.en}; the three industries add up to ${sum}, not to 100.`,
  );
}
