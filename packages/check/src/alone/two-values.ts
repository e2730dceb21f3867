import { overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import type { Reading, Spot } from './reading.ts';
import { finding, placed } from './say.ts';
import { thingOf } from './thing.ts';

/** A figure together with the text it stands in. */
export interface Found {
  readonly reading: Reading;
  readonly spot: Spot;
}

const COMPARED = new Set(['money', 'area', 'length', 'weight', 'count', 'percent']);

/** Growth on the same period of the year before is said in many ways, or not at all. */
function baseOf(spot: Spot): string {
  const { base, kind } = spot.figure;
  if (kind !== 'percent_growth') return base ?? '';
  const words = (base ?? '').normalize('NFKC').replace(/\s|相比|增长/g, '');
  return /^(?:|同比|[比较]?(?:上年|去年)(?:同期)?)$/.test(words)
    ? '同比'
    : words.replace(/^[与同和]/, '较').replace(/^比/, '较');
}

/** Equal for figures that say the same of the same thing; null where that is not sure. */
function keyOf(reading: Reading, spot: Spot): string | null {
  const { amount, figure } = spot;
  if (!amount || !COMPARED.has(amount.dimension) || spot.planned) return null;
  if (figure.kind === 'percent_completion' || figure.kind === 'percent_share') return null;
  const thing = thingOf(reading, spot);
  if (!thing) return null;
  // What is counted may be named behind: 新建公共停车场12个泊位区.
  if (!thing.statistic && /^[\u4e00-\u9fff]/.test(spot.next.replace(/^(?:左右|以上|余|和|及|与|并)/, '')))
    return null;
  if (thing.statistic && figure.kind === 'percent_other' && !/[率数]|比例/.test(thing.name)) return null;
  const { name, area, cumulated } = thing;
  const base = baseOf(spot);
  return [name, area, cumulated, figure.kind, amount.dimension, amount.unit, base, spot.time.key].join('|');
}

/** The same thing with two values, here or against an earlier text. */
export function judgeTwoValues(reading: Reading, earlier: readonly Reading[]): Finding[] {
  const before = new Map<string, Found>();
  for (const other of earlier)
    for (const spot of other.spots) {
      const key = spot.time.year === null ? null : keyOf(other, spot);
      if (key) before.set(key, { reading: other, spot });
    }
  const here = new Map<string, Spot>();
  const findings: Finding[] = [];
  for (const spot of reading.spots) {
    const key = keyOf(reading, spot);
    if (!key) continue;
    const first = here.get(key);
    if (!first) here.set(key, spot);
    else if (differ(first, spot)) findings.push(twice({ reading, spot: first }, { reading, spot }));
    const past = before.get(key);
    if (!first && past && apart(past.spot, spot)) findings.push(twice(past, { reading, spot }));
  }
  return findings;
}

const apart = (one: Spot, other: Spot) =>
  one.claims !== null && other.claims !== null && !overlap(one.claims, other.claims);

/** Two values in one sentence are two things: before and after, there and here. */
const differ = (one: Spot, other: Spot) => one.sentence !== other.sentence && apart(one, other);

function twice(one: Found, other: Found): Finding {
  const [a, b] = [placed(one.reading, one.spot), placed(other.reading, other.spot)];
  const { label } = other.spot.figure;
  const what = thingOf(other.reading, other.spot)?.name ?? label;
  const inside = one.reading === other.reading;
  const earlier = inside ? undefined : [{ source: one.reading.source ?? '', figure: one.spot.at }];
  return finding(
    'two-values',
    inside ? [one.spot, other.spot] : [other.spot],
    `${a.zh}，${b.zh}；同一“${what}”，一处为${one.spot.figure.text}，一处为${other.spot.figure.text}。`,
    `${a.en}, ${b.en}; the same “${what}” is ${one.spot.figure.text} in one place and ${other.spot.figure.text} in the other.`,
    earlier,
  );
}
