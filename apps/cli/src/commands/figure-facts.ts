import type { Text } from '@taizhang/definition';
import type {
  Amount,
  FamilyFacts,
  FigureTrend,
  ImpliedFacts,
  ProgressFacts,
  RankFacts,
  YearBeforeFacts,
} from '@taizhang/runtime';
import { table } from '../output.ts';

const both = ({ zh, en }: Text): string => (zh === en ? zh : `${zh} / ${en}`);
const shown = ({ shown: text }: Amount): string => (text === null ? '—' : text.zh);

/** The target and the three progress measures, as lines. */
export const progressLines = (progress: ProgressFacts): string[] => [
  '目标进度 / Progress',
  ...table([
    ['  已完成 / done', shown(progress.done)],
    [
      '  全年目标 / target of the year',
      shown(progress.target),
      ...progress.targets.map(({ title }) => title),
    ],
    ['  时序进度 / elapsed share', shown(progress.elapsed)],
    ['  序时目标 / target to date', shown(progress.toDate)],
    ['  完成率 / completion', shown(progress.completion)],
    ['  超时序进度 / against time elapsed', shown(progress.ahead)],
    ['  达目标进度 / progress to date', shown(progress.againstToDate)],
  ]),
];

const signed = ({ value, shown: text }: Amount): string =>
  text === null ? '—' : `${Number(value) > 0 ? '+' : ''}${text.zh}`;

/** The same period of the year before, as lines. */
export const yearBeforeLines = ({
  way,
  day,
  base,
  change,
  growth,
  recordedFrom,
  reason,
}: YearBeforeFacts): string[] => [
  '同比 / On the year before',
  ...table([
    ...(base.shown ? [[`  上年同期 / year before`, shown(base), day]] : []),
    ...(change ? [[way === 'places' ? '  位次变化 / places' : '  比上年同期 / change', signed(change)]] : []),
    ...(growth ? [['  同比增长 / growth', signed(growth)]] : []),
    ...(reason ? [[`  ${both(reason.message)}`]] : []),
    ...(recordedFrom
      ? [
          [
            `  上年至 ${recordedFrom} 才有记载，基数可能不全，不计算增速 / recorded by ${recordedFrom} only, so no growth`,
          ],
        ]
      : []),
  ]),
];

/** Level, growth, what they imply, and ranks, as lines. */
export const familyLines = (family: FamilyFacts): string[] => [
  `${both(family.title)}  ${family.period.from}..${family.period.to}`,
  ...table([
    ...[family.level, ...(family.growth ? [family.growth] : []), ...family.against, ...family.beside].map(
      (member) => [`  ${both(member.title)}`, shown(member)],
    ),
    ...family.implied.flatMap((one) => impliedRows(one, family.comparablePrices)),
    ...family.ranks.flatMap(({ among, byValue, byGrowth }) => [
      ...(byValue ? rankRows(among, '按总量 / by value', byValue) : []),
      ...(byGrowth ? rankRows(among, '按增速 / by growth', byGrowth) : []),
    ]),
  ]),
];

function impliedRows(implied: ImpliedFacts, comparablePrices: boolean): string[][] {
  const { year, base, recorded, earlierGrowth, average, faults } = implied;
  const prices = comparablePrices ? '，可比价 / implied, comparable prices' : ' / implied';
  return [
    ...(base
      ? [[`  ${year}年同期推算${prices}`, base.shown.zh, `台账所载 / recorded ${shown(recorded)}`]]
      : []),
    ...(earlierGrowth
      ? [[`  推算上年较${year}年 / implied growth of the year before`, earlierGrowth.shown.zh]]
      : []),
    ...(average
      ? [
          [
            `  ${average.years}年年均（${average.method === 'cumulative' ? '累计法' : '水平法'}） / average a year (${average.method})`,
            average.growth.shown.zh,
          ],
        ]
      : []),
    ...faults.map(({ message }) => [`  ! ${both(message)}`]),
  ];
}

function rankRows(among: Text, by: string, rank: RankFacts): string[][] {
  const title = `  ${both(among)} ${by}`;
  if (rank.place === null)
    return rank.among === 1 ? [[title, '其他区未载，不排位 / nobody else has a value: not ranked']] : [];
  const near = rank.near.map(({ place, name, shown: value }) => `${place} ${name} ${value.zh}`);
  return [[title, `${rank.place}/${rank.among}`, near.join('；')]];
}

/** The year of the figure beside the year before, as lines. */
export function trendLines({ current, previous }: Pick<FigureTrend, 'current' | 'previous'>): string[] {
  const rows = current.map(({ day, shown: now }, i) => [`  ${day}`, now ?? '—', previous[i]?.shown ?? '—']);
  return ['走势 / Trend', ...table([['', '本年 / this year', '上年同日 / a year before'], ...rows])];
}
