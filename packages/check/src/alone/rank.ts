import type { Finding } from '../finding.ts';
import { lastClause, type Reading, type Spot } from './reading.ts';
import { finding, placed } from './say.ts';
import { nameOf, thingOf } from './thing.ts';

const AMONG =
  /全[国省市州区县]|(?:全市|全省)?(?:中心|主|远)城区|(?:全市|全省)?各[区县市]|(?:全市|全省)?同类[^，,。；;]{0,6}|(?:(?![居列排位名在模量速幅额])[\u4e00-\u9fff]){2,5}?[省市区县](?=第|排|居|列|名|位)/g;
const MEASURE = /总量|规模(?!以上)|总额|增速|增幅|增量|人均|绝对额|得分|综合/g;
const RANKING =
  /(?:位居|位列|稳居|跃居|居|列|排名|排位|排|名列|保持|继续|跃升至|上升至|升至|首次|进入|中(?!心)|在|位)+/g;

interface Ranked {
  readonly spot: Spot;
  readonly among: string;
  readonly measure: string;
}

/** Among whom and by what a place was taken, where both are said. */
function rankedBy(spot: Spot): Ranked | null {
  if (
    spot.figure.kind !== 'rank' ||
    typeof spot.figure.value !== 'number' ||
    !/第|首位/.test(`${spot.figure.text}`)
  )
    return null;
  if (/前$|倒数|末/.test(spot.gap) || /^(?:季度|批|届|次|期|轮|个|产业|方阵|梯队|档)/.test(spot.next))
    return null;
  const among = [...spot.gap.matchAll(AMONG)].at(-1)?.[0];
  if (!among) return null;
  const said = [...new Set([...spot.gap.matchAll(MEASURE)].map(([word]) => word))];
  if (said.length > 1) return null;
  const before = spot.sentence.spots[spot.order - 1]?.amount?.dimension;
  const implied =
    before === undefined ? '' : before === 'percent' ? '增速' : before === 'rank' ? '?' : '总量';
  const measure = (said[0] ?? implied)
    .replace('规模', '总量')
    .replace('总额', '总量')
    .replace('增幅', '增速');
  return measure === '?' ? null : { spot, among, measure };
}

export function judgeRanks(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  const places = new Map<string, Spot>();
  const groups = new Map<string, { value: Spot; rank: Spot }[]>();
  for (const spot of reading.spots) {
    const ranked = rankedBy(spot);
    if (!ranked || spot.planned) continue;
    const thing = thingOf(
      reading,
      spot,
      new RegExp(`${AMONG.source}|${MEASURE.source}|${RANKING.source}`, 'g'),
    );
    if (thing) {
      const key = [thing.name, thing.area, thing.cumulated, ranked.among, ranked.measure, spot.time.key].join(
        '|',
      );
      const first = places.get(key);
      if (!first) places.set(key, spot);
      else if (first.figure.value !== spot.figure.value)
        findings.push(twoPlaces(reading, first, spot, ranked));
    }
    const value = rankedValue(ranked);
    const what = value && ofSomebody(reading, value);
    if (value && what) {
      const key = [what, value.amount?.unit, ranked.among, ranked.measure, spot.time.key].join('|');
      const group = groups.get(key) ?? [];
      group.push({ value, rank: spot });
      groups.set(key, group);
    }
  }
  for (const group of groups.values()) findings.push(...outOfOrder(reading, group));
  return findings;
}

function twoPlaces(reading: Reading, one: Spot, other: Spot, { among, measure }: Ranked): Finding {
  const [a, b] = [placed(reading, one), placed(reading, other)];
  return finding(
    'rank',
    [one, other],
    `${a.zh}，${b.zh}；同一指标${measure}在${among}的位次，一处为${one.figure.text}，一处为${other.figure.text}。`,
    `${a.en}, ${b.en}; the same place is ${one.figure.text} in one and ${other.figure.text} in the other.`,
  );
}

/** Where the first place is the smallest value. */
const LESS_IS_BETTER = /指数|浓度|能耗|失业|事故|投诉|信访|发案|案件|排放|死亡|负债|成本|时间|贫困|违法/;

/** Somebody's name in front of what he has. */
const OWN_NAME =
  /^((?:(?!全|其中)[\u4e00-\u9fff]){1,8}?(?:(?<!地)[区县市镇乡旗]|街道|园区|开发区))(?:完成|实现|共|的)*(?=[\u4e00-\u9fff]{2})/;

/** The value by which a place was taken, right in front of it, of somebody named. */
function rankedValue({ spot, measure }: Ranked): Spot | null {
  const value = spot.sentence.spots[spot.order - 1];
  if (!value?.claims?.from?.gte(0) || value.planned || value.labelFrom < 0) return null;
  if (LESS_IS_BETTER.test(value.figure.label)) return null;
  const grows = measure === '增速';
  const fits = grows ? value.figure.kind === 'percent_growth' : value.amount?.dimension !== 'percent';
  if (!fits || measure === '' || value.amount?.dimension === 'rank' || value.amount?.dimension === 'points')
    return null;
  if (!/^[，,、]?[^，,、。；;]{0,14}$/.test(spot.gap)) return null;
  return value;
}

/** What somebody named has: 固定资产投资 of 东湖区固定资产投资; null where nobody is named. */
function ofSomebody({ text }: Reading, value: Spot): string | null {
  const head = text.slice(Math.max(value.sentence.from, value.labelFrom - 30), value.labelFrom);
  const words = `${lastClause(head, '，,；;。、：: \n　')}${value.figure.label}`;
  const name = nameOf(words);
  const owner = OWN_NAME.exec(name);
  return owner ? nameOf(name.slice(owner[0].length)) : null;
}

/** Neighbours of a list in the order of their places must be in the order of their values. */
function outOfOrder(reading: Reading, group: readonly { value: Spot; rank: Spot }[]): Finding[] {
  const sorted = [...group].sort((a, b) => Number(a.rank.figure.value) - Number(b.rank.figure.value));
  const findings: Finding[] = [];
  for (const [i, lower] of sorted.entries()) {
    const higher = sorted[i - 1];
    if (!higher || higher.rank.figure.value === lower.rank.figure.value) continue;
    const [above, below] = [higher.value.claims, lower.value.claims];
    if (!above?.to || !below?.from?.gt(above.to)) continue;
    const [a, b] = [placed(reading, higher.value), placed(reading, lower.value)];
    const [first, second] = [higher.rank.figure.text, lower.rank.figure.text];
    findings.push(
      finding(
        'rank',
        [higher.value, higher.rank, lower.value, lower.rank],
        `${a.zh}、位次${first}，${b.zh}、位次${second}；数值更大的位次反而靠后。`,
        `${a.en} (${first}), ${b.en} (${second}); what is more stands behind what is less.`,
      ),
    );
  }
  return findings;
}
