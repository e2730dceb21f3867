import type { Span } from './noun.ts';

/**
 * Names that join several words by 、 or 和 and are one name all the same: sections and divisions of the Classification of
 * National Economic Industries (GB/T 4754-2017), and the groups of goods of the retail statistics.
 */
const names = [
  '农、?林、?牧、?渔业',
  '酒、饮料和精制茶制造业',
  '纺织服装、服饰业',
  '皮革、毛皮、羽毛及其制品和制鞋业',
  '木材加工和木、竹、藤、棕、草制品业',
  '造纸和纸制品业',
  '印刷和记录媒介复制业',
  '文教、工美、体育和娱乐用品制造业',
  '石油、?煤炭及其他燃料加工业',
  '化学原料[和及]化学制品制造业',
  '橡胶和塑料制品业',
  '黑色金属冶炼[和及]压延加工业',
  '有色金属冶炼[和及]压延加工业',
  '石油和天然气开采业',
  '煤炭开采和洗选业',
  '铁路、?船舶、?航空航天和其他运输设备制造业',
  '电气机械[和及]器材制造业',
  '计算机、?通信和其他电子设备制造业',
  '金属制品、机械和设备修理业',
  '电力、?热力、?燃气及水的?生产和供应业',
  '电力、?热力的?生产和供应业',
  '燃气生产和供应业',
  '水的生产和供应业',
  '建筑装饰、?装修和其他建筑业',
  '批发[和与]零售业',
  '住宿[和与]餐饮业',
  '交通运输、?仓储[和及]邮政业',
  '多式联运和运输代理业',
  '装卸搬运和仓储业',
  '电信、?广播电视和卫星传输服务业?',
  '互联网和相关服务业?',
  '信息传输、?软件和信息技术服务业',
  '软件和信息技术服务业',
  '租赁和商务服务业',
  '科学研究和技术服务业',
  '研究和试验发展',
  '科技推广和应用服务业',
  '生态保护和环境治理业',
  '水利、?环境和公共设施管理业',
  '机动车、?电子产品和日用产品修理业',
  '居民服务、?修理和其他服务业',
  '卫生和社会工作',
  '新闻和出版业',
  '广播、?电视、?电影和录音制作业',
  '文化、?体育和娱乐业',
  '公共管理、社会保障和社会组织',
  '粮油、?食品类?',
  '服装、?鞋帽、?针纺织品类?',
  '家用电器和音像器材类?',
  '建筑及装潢材料类?',
  '石油及制品类',
  '体育、?娱乐用品类?',
  '金银珠宝类',
];
const joined = new RegExp(names.join('|'), 'g');
const joins = /[、和及与]/;

/** The names of a text that hold together what stands in them. */
export const joinedNames = (text: string): Span[] =>
  joins.test(text)
    ? [...text.matchAll(joined)].map(({ 0: name, index }) => ({ start: index, end: index + name.length }))
    : [];

/** A label that begins or ends within such a name, with all of it. */
export function withWholeName(names: readonly Span[], label: Span): Span {
  const around = (place: number) => names.find(({ start, end }) => start < place && place < end);
  return { start: around(label.start)?.start ?? label.start, end: around(label.end)?.end ?? label.end };
}
