import type { FigureKind } from '../figure.ts';

/**
 * The words a figure may be counted or measured in, as they stand in reports, with the kind they make it. Longer words come
 * first where one begins another; `countWords` are measure words and things that count themselves.
 */
const money = ['元', '美元', '欧元', '日元', '港元', '港币', '英镑', '卢布', '韩元', '澳元', '块钱', '块'];
const areas = ['平方公里', '平方千米', '平方米', '平方厘米', '平米', '公顷', '亩', '㎡', 'm²', 'm2', 'km²', 'km2', '平方', '亩次', '公顷次'];
const lengths = ['车道公里', '皮长公里', '芯公里', '沟公里', '公里', '千米', '厘米', '毫米', '延长米', '延米', '海里', '华里', '米', 'km', 'KM', '里'];
const weights = [
  '吨标准煤',
  '吨标煤',
  '吨二氧化碳',
  '载重吨',
  '综合吨',
  '总吨',
  '吨',
  '公斤',
  '千克',
  '市斤',
  '斤',
  '克',
  '毫克',
  '微克',
  'kg',
  'mg',
  'μg',
  'ug',
  'g',
  'g标准煤',
  '克标准煤',
  '千克标准煤',
];
const others = [
  '立方米',
  '立方公里',
  '立方',
  'm³',
  '方',
  '千瓦时',
  '千瓦',
  '兆瓦时',
  '兆瓦',
  '吉瓦时',
  '吉瓦',
  '瓦',
  '度',
  'kWh',
  'KW',
  'kW',
  'MW',
  'GW',
  '千伏安',
  '兆伏安',
  '升',
  '毫升',
  '毫米汞柱',
  '℃',
  '摄氏度',
  '分贝',
  '吨公里',
  '人公里',
  '车公里',
  '公里/小时',
  'TEU',
  '标准集装箱',
  '国际标准箱',
  '标准箱',
  '标箱',
  '箱',
  '兆',
  'Gbps',
  'Mbps',
  'TB',
  'GB',
  'PB',
  'PFlops',
  'EFLOPS',
  '千兆',
  '岁',
  '分',
  '倍',
  '番',
  '折',
  '马力',
  '焦耳',
  '吉焦',
  '大卡',
  '帧',
  '匹',
];
/** Measure words that also stand behind Chinese numerals (两批, 十二条). */
export const plainCounts = [
  '人次', '户次', '家次', '剂次', '件次', '场次', '车次', '班次', '航次', '架次', '趟次', '台次', '篇次', '批次', '辆次', '艘次', '例次', '期次', '站次', '门次', '宗次', '组次', '只次', '头次', '项次', '份次', '处次', '张床位', '个班', '台套', '台(套)', '套(台)', '人份', '个', '项', '次', '名', '位', '人', '户', '家', '条', '处', '批', '笔', '座', '类', '场', '起', '件', '所', '剂', '台', '辆', '套', '艘', '架', '只', '株', '棵', '间', '张', '份', '例', '宗',
];
/** Things that count themselves behind digits only: 12镇 is a figure, 三镇 is a name. */
const digitCounts = [
  '机组', '标段', '车位', '泊位', '席位', '席', '客位', '站点', '网点', '点位', '站', '院', '校', '厂', '店', '员', '县', '市', '区', '镇', '乡', '村', '街道', '社区', '株次', '大', '床', '岗', '学位', '瓶', '袋', '桶', '口井', '面', '道', '口', '门', '节', '层', '期', '部', '段', '队', '组', '对', '本', '首', '集', '支', '单', '片', '块', '堂', '双', '卷', '幅', '篇', '册', '种', '款', '幢', '栋', '羽', '尾', '粒', '盏', '颗', '枚', '眼', '票', '封', '顶', '趟', '根', '头', '匹', '列', '桩',
];

const kinds = new Map<string, FigureKind>();
const enter = (words: readonly string[], kind: FigureKind) => {
  for (const word of words) if (!kinds.has(word)) kinds.set(word, kind);
};
enter(money, 'amount');
enter(areas, 'area');
enter(lengths, 'length');
enter(weights, 'weight');
enter(others, 'other');
enter(plainCounts, 'count');
enter(digitCounts, 'count');

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const longestFirst = (words: readonly string[]) =>
  [...words].sort((a, b) => b.length - a.length).map(escaped).join('|');
const per = `(?:/|每)(?:${longestFirst([...kinds.keys(), '人·年', '人·月', '月', '年', '天', '日', '小时', '秒', '分钟', '学年', '百户', '万人', '千人', '千户', '百人', '百公里'])})(?:[·/](?:年|月|日|天))?`;

const percents = ['个百分点', '百分点', '个千分点', '%', '‰', '成'];
/** A unit at a place, with what it is measured per (元/平方米). */
export const unitPattern = new RegExp(`(?:${longestFirst([...percents, ...kinds.keys()])})(?:${per})?`, 'y');
export const chineseUnitPattern = new RegExp(
  `(?:${longestFirst([...plainCounts, ...money, ...areas, ...lengths, ...weights, '成', '番', '倍', '大', '个百分点'])})`,
  'y',
);

/** The kind that a unit without its scale makes a figure; percentages are told apart by their words. */
export const kindOfUnit = (core: string): FigureKind | undefined => kinds.get(core.replace(/[/每].*$/, ''));
