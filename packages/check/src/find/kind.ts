import type { FigureKind } from '@taizhang/definition';

import type { Found } from './found.ts';
import { wordsOf } from './noun.ts';
import { kindOfUnit } from './unit.ts';
import { particles, predicates, softVerbs, verbs } from './words.ts';

export const rising =
  '增长|增加|改善|上调|上扬|走高|提高|上升|上涨|攀升|递增|提升|扩大|回升|多增|净增|猛增|激增|增产|增收|微增|微涨|加快|拉升|上浮|反弹|跃升|增|长|升|涨';
export const falling =
  '下降|减少|回落|降低|下跌|下滑|缩减|压减|压缩|压降|缩短|缩小|萎缩|收窄|少增|净减|锐减|负增长|减产|减收|减量|微降|降幅|跌幅|减幅|放缓|下浮|下行|节约|节省|下调|收缩|递减|削减|缩水|走低|走弱|衰退|骤降|降价|减负|降费|精简|降|减|跌';
const moved = `(?:${rising}|增幅|增速|涨幅|升幅|增长率|增长速度|${falling})`;
/** What may stand between a movement and how much it is. */
const howMuch =
  '(?:率|幅|幅度|速度|速)?(?:连续[\\d一二三四五六七八九十]+(?:年|个?月|个?季度)|了|约|近|超过?|逾|达到?|为|仅|:|均|都|各|是|分别|依次|控制在|保持在|在|突破|不低于|高于|低于|高达|以上|也|已|就|则|平均|将|预计|有望|高出|超出|不少于|最多|最高|至少|接近|将近|完成|同)*$';
const growth = new RegExp(
  `${moved}${howMuch}|(?:增幅|增速|涨幅|降幅|跌幅)[于在][^,。;%]{1,10}达到?了?$|(?:增长|增速|增幅)的?(?:预期|预测)值?(?:为|是|[由从](?:[之此]前的)?)$|增长率的?平均值(?:为|是|将?达到?)*$|(?:增幅|涨幅|降幅|跌幅)最[大多高][^,。;d]{0,4}$|(?:增长|增速|增幅)(?:预期)?目标(?:均|都|分别|定|设定|确定|调整)*(?:为|是|在)(?:约)?$|(?:增幅|增速|降幅|涨幅|跌幅|增长(?:幅度|速度|率))(?:由|从)[^,。;]{0,12}$`,
);
const level = /(?:到|至|为|在)(?:了|约|近|超过?|逾|突破)*$/;
const fall = new RegExp(`(?:${falling})${howMuch}|(?:降幅|跌幅)(?:由|从)[^,。;]{0,12}$`);
const compared = /(?:同比|环比|同期|年均|(?<!率)平均)(?:为|约|[:+]|\s)*$/;
const completion =
  /(?:完成率|完成进度|任务进度|整改进度|支付进度|时序进度|投资进度|形象进度的?|[出付设资房楼程目]进度|^进度|完成度|达成率|预算执行率|执行进度)[^,。;%]{0,6}$|(?:完成|实现|为|达到?|是|相当于|占)[^,。;]{0,16}(?:计划|目标|任务|概算|预算(?!收入|支出|总)|预期|指标)(?:总?投资额?|任务|数|量|总数|总量|额|安排|值|数额|收入|要求|目标|投资|开工|竣工|投产|建成)?的?(?:比例为?|比重为?)?(?:约|近|超过?|逾)?$|(?:完成|达到?|为)[^,。;]{0,10}预算(?:收入|支出)?的?$|完成[^,。;]{2,20}比例的$|(?:计划|目标|任务|预算|[时序]{2}进度)(?:任务|总数|总量|数|量)?的(?:约|近|超过?)?$|完成[^,。;]{0,10}(?:工程量|工作量|任务量|总量|总投资)的?(?:约|近|超过?)?$|超额(?:完成)?[^,。;]{0,10}$|超(?:过|出)?(?:年度|全年|年|预期|序时)?(?:计划)?(?:目标|任务|计划)$|(?:已|均|分别|累计)?完成(?:了|率)?(?:约|近|超过?)?$|(?:已|累计|目前)完成[^,。;%]{0,6}(?:投资|工程量|任务量|总量)(?:约|近|达|超过?)?$/;
const share =
  /(?:持股|出资|控股|占股|入股|参股)(?:约|超过?)?$|占(?:比|到|了|据)?[^,。;]{0,24}$|(?:比重|占比|(?<!报销|扣除)比例|份额|占有率|(?:增长|回升|上升|下降|亏损|盈利)面)(?:连续[\d一二三四五六七八九十]+年|将|已|均|分别|相应|约|近|超过?|为|达到?|由|从|提高|提升|上升|下降|降低|增加|扩大|升|降|到|至|:|保持在?|稳定在?|总体|控制在|不低于|高达|在|首次|突破)*$/;
/** 较普通地块高三成, 比多年平均偏少近四成. */
const differs = /(?:比|较)[^,。;]{1,14}?(?:还要|还)?偏?[高多快低少慢]出?了?(?:约|近|超过?)?$/;
const rate = /(?:率|(?<![年季])度|水平|合格|覆盖面|指数|系数)[^,。;]{0,8}$/;

/** 压减一般性支出5%, 提升通行效率30%: what is moved stands between. */
const movedThing =
  /^[,、其中]*(?:[比较][^,。;\d]{1,8}?)?(?:(?:大幅|平均|总体|累计|整体|同比|还能?|可|能够?|将|已|有望|预计)*)(压减|压缩|削减|缩减|减少|降低|节约|节省|提高|提升|增加)(?!了?[到至])([一-龥“”、]{2,16}?)(?:约|近|超过?|逾|达|以上)*$/;
const notMoved = /(?<!效)率|比重|占|比例|标准|的(?![一-龥]{2,8}(?:项目|事项)$)|[到至为]$/;

/** 超去年全年40%, not 超去年的40%. */
const exceeds = /超(?:过|出)?(?:了)?(?:[去上]年|往年|常年|平[时日常]|历史)[^,。;\d的]{0,6}$/;

const index = /(?:指数|PMI)(?:均|已|约|继续|一直|首次)*(?:为|突破|达到?|是|位于|处于|高于|[保维]持在|在)?$/;

/** 低于全省平均5%, 高出平均水平12%. */
const aboveOthers =
  /[高低多少快慢][出于]于?(?:同期|[^,。;\d]{0,6}(?:平均|水平))[^,。;\d]{0,4}$|[高低][出于]全[国省市区县]$/;
/** 相当于上年的120%: of what it was. */
const ofBefore = /(?:为|相当于|是|达到?)(?:[上去前]年|\d{4}年|上月|同期)[^,。;\d]{0,6}的$/;

/** A rate and a growth, of which the first figure and the second say one each. */
export const rateAndGrowth = /率[、和与及][一-龥]{2,12}(?:涨幅|增幅|增速)分别[^,。;\d]{0,6}$/;

/** What a figure's place says of it. */
export interface Kinding {
  readonly kind: FigureKind;
  readonly falls: boolean;
}

const is = (kind: FigureKind, falls = false): Kinding => ({ kind, falls });

/**
 * The kind of a figure.
 * @param left what stands in front of it, up to the figure or mark before, without spaces
 * @param right what stands behind it, up to the next mark
 */
export function kindOf(found: Found, left: string, right: string): Kinding {
  if (found.shape === 'rank') return is('rank');
  if (found.shape === 'ratio') return is('other');
  // 人口自然增长率为千分之三: thousandths are told apart as per cents are.
  if (found.shape === 'fraction' && (found.numerals[1]?.value ?? 0) >= 1000)
    return percentKind('‰', left, right, false);
  if (found.shape === 'fraction' && completion.test(left)) return is('percent_completion');
  // 减少1/3行政审批事项: of those that are named behind it.
  const ofThem = /^[一-龥]{2}/.test(right) && !/^(?:以上|以下|左右)/.test(right);
  if (found.shape === 'fraction')
    return growth.test(left) && !ofThem ? is('percent_growth', fall.test(left)) : is('percent_share');
  if (found.outcome !== undefined) return is('count');
  // 亩（次） as 亩
  const core = (found.core ?? '').replace(/[(〈].*$/, '');
  if (core === '') return bareKind(found, left, right);
  if (/^(?:个 ?)?百分点$|^个千分点$|^个点$|^个?基点$/.test(core))
    return is('percentage_points', fall.test(left));
  if (core === '%' || core === '‰' || core === '成')
    return percentKind(core, left, right, found.signed === true);
  // 风速由每秒3.4米降至1.9米, 时速120公里
  if (/(?:每(?:秒|小时)|时速)(?:约|近|达到?|为)*$/.test(left) && kindOfUnit(core) === 'length')
    return is('other');
  // PM2.5浓度为每立方米20微克
  if (/每(?:立方米|升)(?:约|近|达到?|为)*$/.test(left) && kindOfUnit(core) === 'weight') return is('other');
  // 工资涨到3000块, 水价由1.2分调到3分.
  if (core === '块' && /工资|收入|养老金|[价费钱元]|涨到|每月|补贴|[领挣赚花]/.test(left))
    return is('amount');
  if (core === '分' && /(?<!评)价[^,。;]*$/.test(left)) return is('amount');
  if (core === '方') return is(/房|面积|楼|棚|建筑|厂/.test(left) ? 'area' : 'other');
  if (/[/每]/.test(core)) return is(perKind(core));
  // 排名相比去年的88位
  if (core === '位' && /排名[^,。;]{0,8}的$/.test(left)) return is('rank');
  // 排名由全国19位提升至全国11位
  if (core === '位' && /(?:(?:排名|位次)[^,。;]{0,14}|[升退降][到至])全[国省市区县州]$/.test(left))
    return is('rank');
  if (/^[名位]$/.test(core) && /(?:年级|全[班校国省市区县])排(?:名|在)?$/.test(left)) return is('rank');
  if (core === '位' && /(?:排名|位次)(?:由|从)$/.test(left)) return is('rank');
  if (core === '位' && /(?:榜|全[国省市区县州])(?:排名?|[位名]?列|位居|居)$/.test(left)) return is('rank');
  if (core === '位' && /(?:前移|后移|上升|下降|提升|前进|进位|跃升|晋升|进|升|退)了?$/.test(left))
    return is('other');
  return is(kindOfUnit(core) ?? 'count');
}

/** What is money, whatever stands behind its scale. */
const sums =
  /GDP|总值|产值|融资|投资|资金|补助|贷款|收入|支出|税|增收|减收|经费|捐款|债|补贴|奖金|营收|营业额|销售额|总投|[欠存赃罚货善]款|损失|预算|净亏|军费|利润|成本|市值|票房|金额|总额|限额|保额|赌资|善款/;

/** Of a number with nothing but a scale behind it, or not even that. */
function bareKind(found: Found, left: string, right: string): Kinding {
  if (found.unit !== null) {
    if (/面积(?:为|达到?|共|约)*$/.test(left)) return is('area');
    // 育儿补贴惠及12万婴幼儿: what follows is counted.
    const money =
      (sums.test(left.slice(-12)) && !/^(?!的|台阶|大关|关口|级别)[一-龥]/.test(right)) ||
      // 被骗4万, 发放4.5万司法救助金
      (/(?:被骗|骗走|花了?|花[费去掉]|出价)(?:了|约|近|超过?)?$/.test(left) &&
        /^(?:$|[^一-龥]|[的托找买去])/.test(right)) ||
      /^(?:司法)?救助金/.test(right) ||
      // 完成市下达任务100亿的98%: firms and people are not counted by the hundred million.
      (found.unit === '亿' && (/(?:任务|目标|招商|引资)$/.test(left) || /^(?:招商|引资)/.test(right))) ||
      // 15亿中央投资计划
      /^(?:中央|省级|市级|区级|县级|财政)?(?:投资|资金|专项债)/.test(right) ||
      // 引进100万以上税源项目2个: what is reached is money.
      /^以[上下]的?(?:税源|税收|投资|产值|项目|企业)/.test(right);
    return is(money ? 'amount' : 'count');
  }
  // 收入比缩小到2.39，比上年下降0.06: of an index, not of a page that lost its percent signs.
  if (/^0\./.test(found.numerals[0]?.digits ?? '')) return is('other');
  if (/(?:增长|下降|增幅[为达]?)$/.test(left)) return is('percent_growth', /下降$/.test(left));
  return is(/占[^,。;]{2,20}的(?:比重为)?$/.test(left) ? 'percent_share' : 'other');
}

/** Of 元/人 the money stays an amount, of 万吨/年 a weight; of 公斤/亩, 人/平方公里 a relation is left. */
const perKind = (core: string): FigureKind => {
  // 4952件/套可移动文物
  if (/^[件台套辆][/][件台套艘]$/.test(core)) return 'count';
  // 电价下降1分/千瓦时
  if (/^分[/每]/.test(core)) return 'amount';
  const kind = kindOfUnit(core);
  return kind === 'amount' || (kind === 'weight' && /[/每][年月日天]$/.test(core)) ? kind : 'other';
};

function percentKind(core: string, left: string, right: string, signed: boolean): Kinding {
  if (
    signed &&
    !/自然增长率/.test(left) &&
    !/(?:利润|毛利|净利|收益|回报)率(?:为|达到?|降至|约)*$/.test(left)
  )
    return is('percent_growth');
  const falls = fall.test(left);
  // 100%完成年度任务, 人数超去年全年40%.
  if (
    (/^(?:完成|达标|兑现)/.test(right) && /(?:^|[\d以][,、]?|已|均)$/.test(left)) ||
    (/^(?:交付|开工|竣工|投产|入库)/.test(right) && /实现$/.test(left))
  )
    return is('percent_completion');
  const [, how = '', thing] = movedThing.exec(left) ?? [];
  if (thing !== undefined && !notMoved.test(thing)) return is('percent_growth', fall.test(how));
  if (exceeds.test(left)) return is('percent_growth');
  // 失业率和消费价格涨幅分别控制在5%和3%: the first is of the rate.
  if (rateAndGrowth.test(left)) return is('percent_other');
  // 节约率6.7%: how much was saved, not by how much it fell.
  if (/节[约省支]率(?:为|达到?|约)*$/.test(left)) return is('percent_other');
  // 商务活动指数为52.6%: an index, whatever it is written with.
  if (core === '%' && index.test(left)) return is('other');
  // 降水偏少四至九成
  if (/偏[多少高低](?:约|近|超过?)*$/.test(left)) return is('percent_growth', /偏[少低][^偏]*$/.test(left));
  const natural = /(?:自然增长率|新增率|出生率|死亡率|[审核]减率)[^,。;]{0,6}$/.test(left);
  if (completion.test(left) && !/增长|增幅|增速/.test(left.slice(-6))) return is('percent_completion');
  // 增速低于全国水平（5.5%）: in brackets the level itself.
  if (aboveOthers.test(left)) return is('percent_growth', /[低少慢][出于][^,。;(]*$/.test(left));
  if (!natural && (growth.test(left) || compared.test(left)) && !raisedTo(left))
    return is('percent_growth', falls);
  // 涨幅回落至2.5%: the level of a growth is a growth.
  if (/(?:增幅|增速|涨幅|降幅|跌幅|增长率)[^,。;\d]{0,8}[到至](?:约|近)?$/.test(left))
    return is('percent_growth', /[降跌]幅[^,。;]*$/.test(left));
  if (/^(?:以上|左右)?的[一-龥A-Z]{0,6}(?:增幅|增速|涨幅)/.test(right)) return is('percent_growth');
  if (/^的[一-龥A-Z]{0,6}(?:降幅|跌幅)/.test(right)) return is('percent_growth', true);
  if (/^(?:以上|左右)?的?(?:增幅|增速|增势|增长(?!来自|源于|[到至由]))/.test(right))
    return is('percent_growth');
  if (ofBefore.test(left)) return is('percent_other');
  if (differs.test(left)) return is('percent_growth', /[低少慢]出?了?(?:约|近|超过?)?$/.test(left));
  if (
    /^的?(?:平均|目标|预期|标准|要求|底线|征收率|预征率|税率|(?:企业|个人)?所得税|增值税|概率|区间|手续费|利息)/.test(
      right,
    )
  )
    return is('percent_other');
  if (share.test(left)) return is('percent_share');
  if (rate.test(left) || /恢复(?:[到至][^,。;]*|了?(?:约|近|超过?)?)$/.test(left)) return is('percent_other');
  const part =
    core === '成' ||
    /[一-龥](?<!\d年|[时期末底初度])的(?:约|近|超过?)?$/.test(left) ||
    // 88%需要招聘员工的企业: of those asked.
    (left === '' && /^(?:需要|会|认为|表示|选择|希望|觉得|愿意|考虑|计划|打算)/.test(right)) ||
    // 行政村达到100%, 优良天数92.9%: how many of those counted.
    countedOnes.test(left) ||
    isNounNext(right) ||
    /^(?:以上|以下|左右|以内)[一-龥]/.test(right) ||
    /^(?:销往|销售到|出口到)/.test(right) ||
    /^(?:的|在|用于|投向|投入|来自|为|是|由|集中)/.test(right);
  return is(part ? 'percent_share' : 'percent_other');
}

const countedOnes =
  /(?:(?:行政|自然|建制|治理|[强弱])村|农户|住户|房屋|水体|断面|企业|家庭|学校|中小学|乡镇|社区|小区|天数|煤矿)(?:已?达到?|占|稳定在|保持在|[增升降]至|超过?)?(?:了|约|近)?$/;

/** 覆盖医疗机构97%门诊量, 70%村卫生室: of those whose noun follows at once. */
function isNounNext(right: string): boolean {
  const [first, second] = wordsOf(/^[一-龥]{0,4}/.exec(right)?.[0] ?? '');
  const word = first?.word ?? '';
  const noun = word.length === 1 && second ? `${word}${second.word}` : word;
  return noun.length > 1 && !notOnes.test(right) && ![word, noun].some(isNoNoun);
}
const isNoNoun = (word: string): boolean =>
  verbs.has(word) || softVerbs.has(word) || particles.has(word) || predicates.has(word);
const notOnes =
  /^(?:以上|以下|左右|以内|[高低多少快慢优好差]于?|[为是居占比较同环左有在由从到和与及并而且也又但])/;

/** 提高到38.6% is a level; 增幅达65.6% and 增速为8% are growths. */
const raisedTo = (left: string): boolean =>
  level.test(left) &&
  /(?:提高|上升|下降|降低|增加|增长|提升|回升|回落|升|降|减少|攀升|扩大|缩小|增|收窄|压减|上涨|上调|下调|由|从)[到至](?:了|约|近|超过?|逾|突破)*$/.test(
    left,
  );
