import { falling, rising } from './kind.ts';
import { nounBefore, type Span, withoutTail } from './noun.ts';
import { isChange, type ToLabel } from './place.ts';
import { withoutBases } from './span-words.ts';
import { generalNames, softVerbs, verbs } from './words.ts';

const changing = new RegExp(
  `(?:比重|比例|占比|的)?(?:分别|平均|均|都|各|依次)?(?:${rising}|增幅|增速|涨幅|升幅|增长率|增长速度|${falling})(?:率|幅|幅度|速度|速)?(?:预期)?(?:目标)?(?:分别|均|都|各|了|约|近|超过?|逾|达到?|高达|多达|为|仅|至|到|在|保持|突破|也|高出|平均|依次|\\s)*$`,
);

const nothingOwn =
  /^(?:[^,。]{0,8}方面|[今去]?年?前[\d一二三四五六七八九十]+个月|截[至止].*|下同\)?|一批|[百千万亿]+元(?:大关)?|期末|年末|前[一二两三四五]年|按?可比口径|按[^,。]{1,8}计算|全[市区县省州国镇乡街旗盟]|双双|[^,。]{0,6}期间|开始|一般|目前|今年|我[市区县省镇]|完成率|完成|占比|比重|增速|增幅|降幅|跌幅|涨幅|减幅|升幅|同比|环比|其中|规模|总量[和、]增速|增速[和、]总量|(?:现?价)?总量|总|任务|目标|计划|年度|全年|进度|时序进度|序时进度|较|比|与|和|总数|数量|大关|达|速度|增量|排名|位次|位居|实际|绝对[额值]|占|用于|分别|累计|以|人均|均|结构|自然|自然口径|同口径|统计|据统计|半年度|其余|其他|其它|剩余|余下|[“”十百千万亿元级]*台阶|翻倍|翻番|倍增|任务完成率|目标完成率|[一-龥]{2}[两三四]级|第[一二三四五六七八九十]+批|可比|名义|人家|我们|提高幅度|下降幅度|增长幅度)$/;

/** Whether these words say how or when, not what. */
export const isNothing = (name: string): boolean =>
  /(?:项目|范围|辖区|园区|区域)内$/.test(name) ||
  nothingOwn.test(name.trim()) ||
  /^[\d~—-]+年?$/.test(name.trim()) ||
  /^[^羊牛猪鸡鸭鱼煤油茶棉糖麦田土林草纱布钢铁铝铜盐酒烟纸蛋奶虾蟹菜果瓜粮豆丝]?$/.test(name.trim());

/** 比年内高点回落, 较常年同期偏多: what is compared with, and the change. */
export const comparing = new RegExp(
  `(?:(?<![占对之同环可])比(?![重例率值])|较(?![大小多好]))[^,。;]{1,16}?(?:偏?[高低多少快慢]出?|便宜|恢复到|(?<!新)(?:${rising})|${falling})了?(?:约|近|超过?)?\\s*$`,
);

/** 比上年增加27家, 净增12家: a change in the unit of the value before. */
export const changed = new RegExp(
  `(?:(?<!新)(?:${rising})|${falling}|多出|少|超过|超额|减支|增支|超收|短收)了?(?:约|近|超过?|最多|至少)?$`,
);

/** Verbs that are names as well: 罚款8万元, 就业3千人. */
export const deeds =
  /^(?:就业|立案|创业|投资|贷款|放贷|出口|进口|死亡|受伤|存栏|出栏|销售|用电|税收|罚款|罚没|逮捕|搬迁|结案|结转|绿化|培训|务工|演出|造林|居住|植树造林|搬迁安置|转移就业|搬迁入住|劳务输出|审结|执结|收案|起诉|批捕|公诉)$/;

export const isVerb = (name: string): boolean =>
  (verbs.has(name) || softVerbs.has(name)) && !generalNames.test(name) && !deeds.test(name);

/** 改造建设, 查封扣押: two deeds in one. */
export const isTwoVerbs = (name: string): boolean =>
  name.length === 4 && isVerb(name.slice(0, 2)) && isVerb(name.slice(2));

/** 受理并执行: verbs that only say what was done to what is named before. */
export const isOnlyVerbs = (name: string): boolean =>
  isVerb(name) || (/并/.test(name) && name.split(/并(?:且)?/).every((word) => word === '' || isVerb(word)));

/** 续建项目投资, 二期工程占地: whose it is, stands before. */
const owned =
  /^[\s\S]{2,}?(?=(?:项目|工程|学校|中学|小学|医院|公司|集团|中心|景区|广场|小区|基地|市场|园区)(?:投资|(?:规划|计划)?(?:占地|用地|建筑)(?:面积)?)$)/;

/** 改建、新建农村桥梁, 引发重复警情的问题: without verbs in a list, and without what only describes it. */
export function withoutDeeds(text: string, noun: Span): Span {
  const name = text.slice(noun.start, noun.end);
  // 及时发现、有效封堵网站: deeds with how they are done.
  const deedsBefore = /^(?:[一-龥]{2}[一-龥]{2}、)+(?:[一-龥]{2})?[一-龥]{2}(?=[一-龥]{4}$)/.exec(name)?.[0];
  if (deedsBefore?.split('、').every((word) => verbs.has(word.slice(-2)) || softVerbs.has(word.slice(-2))))
    return { start: noun.start + deedsBefore.length, end: noun.end };
  const list = /^(?:[一-龥]{2}、)+[一-龥]{2}(?=[一-龥]{2})/.exec(name)?.[0];
  if (
    list?.split('、').every((word) => verbs.has(word) || softVerbs.has(word)) &&
    !/^(?:案件|项目|行动|措施)$/.test(name.slice(list.length))
  )
    return { start: noun.start + list.length, end: noun.end };
  if (/^(?:出栏|存栏)[牛羊猪鸡鸭鹅马驴]$/.test(name)) return { start: noun.start + 2, end: noun.end };
  // 美溪营地项目总投资: whose it is, stands before; the total of it is what is said.
  const total =
    /^[\s\S]{4,}?(?<!固定资产|社会|产业)(?=(?:计划|概算|估算)?总投(?:资额?)?$)/.exec(name)?.[0] ??
    owned.exec(name)?.[0];
  if (total) return { start: noun.start + total.length, end: noun.end };
  // 服务业对经济增长的贡献率: whose it is and to what it adds, stands before.
  if (/[一-龥]{4}的贡献率$/.test(name)) return { start: noun.end - 6, end: noun.end };
  // 退还患者及家属“红包”: what stands in quotes at the end is the thing.
  const whose = /^[一-龥]*[及和与][一-龥]*(?=“[^”]+”$)/.exec(name)?.[0];
  if (whose) return { start: noun.start + whose.length, end: noun.end };
  // 参加合作医疗的人口: what makes them so is all that names them.
  if (/^(?:参加|享受|领取|从事)[一-龥]{2,12}的(?:人口|人数|人员|家庭|企业|单位)$/.test(name)) return noun;
  const described = /^(?!每)[一-龥、“”]{4,}的(?=[一-龥]{2,8}(?:〈[^〉]*〉)?$)/.exec(name)?.[0];
  return described && !/[率度重例数量值额平比模]$/.test(name)
    ? { start: noun.start + described.length, end: noun.end }
    : noun;
}

/** 总值5亿元、稳居全省第一方阵、增长4%: what is said in between of the same thing. */
const asides =
  /(?:^|、)(?:稳居|位居|居(?![民住])|列(?!车)|排(?![污放水])|保持|持续|连续|创(?![新业意投])|首次|高于|快于|低于|跻身|跃居|突破|超过|好于)[^、,。;]*、?$/;
/** 企业数量实现翻番、达到8家: the same for a value. */
const passing =
  /(?:(?:、(?:稳居|位居|居(?!民)|创|跃居)[^、,。;]{1,14})|(?:实现)?(?:翻番|翻一番|倍增))、(?:达到?|为|实现|完成|超过?)?$/;
/** 东山县、西山县各增长8%: of what both grew, stands before. */
const placesOnly = /^[一-龥]{1,4}[县市区州旗镇乡](?:、[一-龥]{1,4}[县市区州旗镇乡])+(?:各|均|都)?$/;

/** What is read over at the beginning: the places of the rest stay. */
const blank = (word: string): string => ' '.repeat(word.length);
/** 位次前移6位. */
const moves = /(?:前移|后移|上升|下降|提升|前进|进位)了?$/;

/** What stands in front of a figure without how it compares, moved or ranks, and without how much of what it is. */
function bare(written: string, one: ToLabel): string {
  let left = withoutBases(written.replace(comparing, ''))
    .replace(/〈[^〉]*〉\s*$/, '')
    .replace(/〈[^〉]*〉(?=(?:达到?|为|是|累计|约)$)/, blank);
  left = left.replace(comparing, '').replace(/(?<=\s)(?:偏?[高低多少快慢]出?|便宜|少[一-龥])\s*$/, '');
  if (one.kind.startsWith('percent') || one.found.core === '倍')
    left = left.replace(/恢复[到至][^,。;]*$/, '');
  if (one.found.core === '倍')
    left = left.replace(/(?:是|为|相当于)[^,。;]*的$/, '').replace(/(?:[都均各]|分别)?翻了?$/, '');
  left = left
    .replace(/(?<=^|,)(?:超出|超额完成|超过|超)[^,。;]{0,12}(?:任务|指标|目标|计划)(?:数|指标)?$/, '')
    .replace(passing, '')
    // 较第12位的周口市多1亿元: with whom it is compared.
    .replace(/^的[一-龥]{2,10}?(?:分别)?[多少高低]$/, '')
    // 决算数大于预算数55万元: what is the greater, not what it is greater than.
    .replace(/(?<=[一-龥]{2})(?:大于|小于|多于|少于)[^,。;]{2,8}$/, '')
    // 按平均汇率计算为5686美元: the same in another measure.
    .replace(/按[^,。;]{2,16}(?:计算|折算|测算|核算)(?:约?[为合达是])?(?:约|近)?$/, '');
  if (isChange(one.kind) || one.found.core === '倍' || one.found.core === '番')
    left = left
      .replace(/^(?:增幅|增速|降幅|涨幅)(?=[^,。]*[比较低高快慢])/, blank)
      // 增速分别高省、市1个和0.9个百分点: above whom.
      .replace(/(?:分别|均|都)?[高低快慢多少][出于]?全?[国省市区县州](?:[、和与]全?[国省市区县州])+$/, '')
      .replace(changing, '')
      // 固定资产投资计划增长15%: that it is planned is no part of its name.
      .replace(/(?<=[一-龥]{3})(?:计划|预期)$/, '')
      .replace(/(?:增幅|增速|降幅|涨幅)$/, '')
      .replace(asides, '')
      .replace(/(?:高|低|快|慢|多|少)(?:出|于)?\s*$/, '')
      .replace(
        /(?:超额?|超过|超出|快于|高于|低于|慢于|滞后|落后|欠|塌|差|距离?)(?:任务|序时|时序|目标|时间|年度|计划)?(?:进度)?\s*$/,
        '',
      )
      .replace(
        /(?:逆势|强势|大幅|小幅|略有?|稍有?|名义|实际|同口径|可比口径|(?:扣除|剔除|不计)[^,。;]*(?:因素|影响)后?|当月|微|按[^,。;]{2,12}计算|但|比较?|其)+\s*$/,
        '',
      );
  if (one.kind === 'percent_completion')
    left = left
      .replace(
        /(?<![一-龥]{2})完成率$|完成$|(?:占|为|完成|实现|达到?了?|超额完成|超额|相当于|是)[^,。;]{0,20}(?:计划|目标|任务|预算|预期|指标)[^,。;]*$/,
        '',
      )
      .replace(/(?<![一-龥]{2})完成率$/, '');
  if (one.kind === 'percentage_points')
    left = left.replace(
      /(?:对[^,。;]{1,12}(?=拉动|带动|贡献))?(?:合计|共同|直接)?(?:拉动|带动|贡献(?!率))[^,。;]*$/,
      '',
    );
  if (one.kind === 'rank' || one.found.core === '位')
    left = withoutPlace(
      left
        .replace(/(?:[位名]列|位居|跻身)[^,。;、]{1,14}$/, '')
        .replace(
          /(?<=[一-龥]{2})(?:连续|已)[\d一二两三四五六七八九十]+(?:年|个?(?:月|季度))(?:稳?居|列|排|保持)[^,。;]{0,14}$/,
          '',
        )
        .replace(/^[,、]?(?:当月|累计|单月)?(?:增幅|增速|降幅)(?=$|位次|排名|全[国省市]|[居列排位])/, blank)
        .replace(moves, ''),
    );
  if (one.kind === 'percent_share')
    left = left
      // 补助面达寄宿生总数的10%: of what it is so much.
      .replace(/(?<=[一-龥]{2})达[^,。;]{2,10}总[数量额]的$|^(?:达到?|约?为|相当于)[^,。;]{2,12}的$/, '')
      .replace(/(?<!药)占(?!地面积)[^,。;]*$/, '')
      .replace(
        /(?:(?<!兑付|支付|报销|执行|完成|整改|[检抽]查|天数|优良|达标|合格)比例|比重|(?<!药)占比)(?:达到?|为|约|超过?|由|从|提高到)*$/,
        '',
      )
      // 增加值在生产总值中的占比: in what it is a part.
      .replace(/(?<=[一-龥]{2})在[^,。;]{2,12}中的?$/, '');
  return left;
}

/** 拉动GDP实际增长0.3%. */
const pulled = /(拉动[^,。;:、()\d]{2,12}(?:增长|上涨|上升|下降))(?:约|近)*\s*$/;

/** 正向拉动全市投资增长: of what pulls, the pull is measured. */
function pullOf(text: string, { kind, found }: ToLabel, from: number): Span | undefined {
  const growth = kind === 'percent_growth';
  if (kind !== 'percentage_points' && !growth) return undefined;
  const said = (
    growth
      ? pulled
      : /((?:(?:[正负]向)?拉动[^,。;:、()\d]{2,14}?|影响[^,。;:、\d]{2,24}?(?:上[涨升]|下[降跌])))(?:分别|合计|共|约|近|达到?|为|超过?)*\s*$/
  ).exec(text.slice(from, found.start));
  return said ? { start: from + said.index, end: from + said.index + (said[1] as string).length } : undefined;
}

export function ownNoun(text: string, one: ToLabel, from: number): Span | undefined {
  const pull = pullOf(text, one, from);
  if (pull) return pull;
  const left = bare(text.slice(from, one.found.start), one);
  // 22条道路的选址和近400亩土地: what stands in front of 和 is of the figure before.
  if (/(?:[和与]|(?<![惠涉普波触])及)(?:近|约|超过?|逾|\s)*$/.test(left) && one.kind !== 'percent_growth')
    return undefined;
  // 目前这70公里的工程: what is pointed at stands behind.
  if (/这$|上述$/.test(left)) return undefined;
  const noun = ratioOf(left) ?? perUnitOf(left) ?? nounBefore(left);
  if (!noun) return undefined;
  if (isChange(one.kind) && !/分别|依次/.test(one.left) && placesOnly.test(left.slice(noun.start, noun.end)))
    return undefined;
  const name = left.slice(noun.start, noun.end);
  // 开工任务2400套: a task is named by its verb.
  const task = /^(?:任务|计划|目标)$/.test(name) && one.kind !== 'percent_completion';
  const verb = task ? left.slice(Math.max(0, noun.start - 2), noun.start) : '';
  if (
    verb !== '计划' &&
    (softVerbs.has(verb) || /^(?:整改|建设|改建|新建)$/.test(verb)) &&
    noun.end === left.trimEnd().length
  )
    return { start: from + noun.start - 2, end: from + noun.end };
  // 增长15.2%，总量居全省第3位: a place by value, not by growth.
  const place = one.kind === 'count' && /的[县市区镇乡村](?:已?达到?|共?有|共)?$/.test(left);
  return isNothing(name) && !place ? undefined : { start: from + noun.start, end: from + noun.end };
}

/** 新设与注销之比: of what to what. */
function ratioOf(left: string): Span | undefined {
  const found = /([一-龥]{2,6}[与和][一-龥]{2,6}之比)(?:约?为|达到?|约|是)?$/.exec(left);
  return found ? { start: found.index, end: found.index + (found[1] as string).length } : undefined;
}

/** 每百元营业收入中的成本: of how much of what it is counted, belongs to the name. */
function perUnitOf(left: string): Span | undefined {
  const found = /每[十百千万]?[元人户亩][一-龥]{2,12}?(?:中的|实现的?)[一-龥]{2,8}$/.exec(withoutTail(left));
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

const placeWords =
  /(?:各省(?:、?[区市])*|(?:在|居|[位名]?列|排)?[一-龥]{2,3}[省市州](?:各|[\d一二三四五六七八九十]+个)(?:县市|市县|区县|县区|县|市|区)中?|(?:在|居|[位名]?列|排)?[一二三四五六七八九十\d]+(?:区[一二两三四五六七八九十\d]*[县市]?|[县市])(?:中|之)?|(?:在|居|[位名]?列|排名?)全[国省市区县州盟旗镇乡][一-龥]{1,6}|(?:在|居|[位名]?列)?(?:全[国省市区县州盟旗镇乡]|全球|全?世界|亚洲|国内|我国|中国(?:大陆|内地)?|(?:中心|主|远|[一二三四五六七八九十\d]+)?城区|各?(?:区县|县区|县市区|地市|市州)中?|同类[一-龥]{0,4}中?)|一类[一-龥]{2,5}|排名|排|[位名]列|列|[位稳]居|居|位次|名次|位居|位|[并均]列?|(?:相对)?较[好差高低快慢]的?|(?:[列为是])?[^,。;]*以来|分别|继续|保持|进入|跃升|上升|升|跃|由|从|至|到|为|获得?|在|综合|连续[\d一二三四五六七八九十多]+年|在[^,。;]{2,24}城市(?:中|里)?|(?:副?省级|省会|直辖|地级|县级|计划单列)(?:市|城市)中?|稳|考核中|中)\s*$/;

/** Of a rank's clause the name stays, the words of place go: 规模居中心城区第一. */
function withoutPlace(left: string): string {
  let rest = left.trimEnd();
  for (let cut = rest.replace(placeWords, ''); cut !== rest; cut = rest.replace(placeWords, ''))
    rest = cut.trimEnd();
  return rest;
}
