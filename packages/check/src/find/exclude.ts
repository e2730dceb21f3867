import type { Found } from './found.ts';
import { wordsOf } from './noun.ts';
import { isSum, uncounted } from './scan-chinese.ts';
import { isLoose, kindOfUnit } from './unit.ts';

/** What follows a number in a unit and makes it a duration, a date, a name or a class instead of a figure. */
const followed: readonly (readonly [unit: RegExp, next: RegExp])[] = [
  [
    /^个$/,
    /^ ?(?:[多半]?(?:月|小时)|半年|工作日|季度|交易日|学期|年头|年度(?![一-龥](?<![的内以中]))|自然日|昼夜|晚上|上午|下午|早上|星期|周|百年|五年|标准大气压)/,
  ],
  [/^个点$/, /^[上子]/],
  [/^个$/, /^“[^”]{1,6}”台阶/],
  [/^分$/, /^(?:钟|之|批|别|类|为|布|局|校|公司|期|级|区|段|数线|以上|以下|及以上)/],
  [/^度$/, /^(?![电,。;、)])/],
  [/^次$/, /^(?:党代会|全会|全体|会议|代表大会|常委会|方|生)/],
  [
    /^(?:岁|周岁)$/,
    /^(?:以下|及以下|及?以上(?![一-龥]{0,4}(?:老|人|群众|居民|党员|妇女|农民|职工)[一-龥]{0,3}(?![一-龥]{0,4}[率数]))|至|-|—|~|儿童|老人|老年|女性|男性|人群|的|组|段|之间|到|一|劳动|青|人口|居民)/,
  ],
  [/^‰$/, /^(?:人口)?(?:变动)?抽样|^人口变动/],
  [/^(?:折)$/, /^(?:算|合|旧|抵|股|现)/],
  [/^次$/, /^\s?产业/],
  [/^项$/, /^目(?!标)/],
  [/^吨$/, /^级/],
  [
    /^(?:区|市|县|院|校|厂|店|站|国|省|村|镇|乡)$/,
    /^(?:集团|划|域|区|属|级|委|政|长|道|人|民|位|内|外|场|房|容|有|际|家|办|里|点台)/,
  ],
  [
    /^大$/,
    /^(?:学|型|厅|分|人|队|停|地震|专(?!项)|会|赛(?!事)|球|道|桥|棚|气|豆|田|米|蒜|白|病|额|宗|件|力|面积|规模|部|校|院|厦|量|批)/,
  ],
  [
    /^(?:期|部|节|口|面|层|门|道|里|方|瓦|升|克|分|块|对|组|队|段|单|首|集|本)$/,
    /^(?:学|型|厅|工程|分|日|岸|积|向|面|级|次|织|伍|落|位|都|中|科|土|案|法|跑|部|程|板|比|长|成|体|市(?!属)|府)/,
  ],
  [/^(?:元)$/, /^(?:旦|素|宇宙|件|宵)/],
  [/^(?:条)$/, /^(?:例|款|件|规定)/],
  [/^(?:起)$/, /^(?:步|点|始|草|重)/],
  [
    /^(?:户|家)$/,
    /^(?:籍|型|用(?![人工能水地])|政|庭医生|装|电|长(?:[们会群学]|[,。;、]|$)|外(?![资商企地贸包部省市]))/,
  ],
  [/^种$/, /^(?:形态|有色金属)/],
  [/^类$/, /^(?:创新药|新药)/],
  [/^套$/, /^班子/],
  [/^居$/, /^[民委住室所高低首]/],
  [/^(?:位)$/, /^(?:于|列|居(?!民)|置|次|数|一体)/],

  [/^[栋幢座]$/, /^\d+(?:单元|室|号)/],
  // 地处豫皖两省三县交界: where it lies.
  [/^[县镇乡州]$/, /^(?:\(市\))?(?:交界|接壤|结合|交汇|毗邻|相邻|相连)|^[一两二三四]区/],
  // 五台山, 九棵树, 五家渠市: names of places.
  [/^家$/, /^[渠湾坡]/],
  [/^[台元棵道]$/, /^[山桥树松湾沟峡岭](?!区|体|河流)|^河市/],
  [/^支$/, /^(?:一扶|队(?!伍))/],
  // 公交与轨道50米内换乘比例: the name of an indicator.
  [/^米$/, /^(?:学|跑|级|线(?!路)|粉|饭|比|以?内换乘)/],
  [/^轮$/, /^(?:驱动|[一-龥]{0,2}车|椅)/],
  [/^(?:台)$/, /^(?:账|风|阶|湾|胞|商)/],
  [/^(?:处)$/, /^(?:理|置|罚|级|长|于|室)/],
  [/^(?:场)$/, /^(?:馆|所|景|地|次(?!会))/],
  [/^(?:所)$/, /^(?:有|在|得|以(?![上下内])|需|长)/],
  [
    /^(?:人)$/,
    /^(?:民|道|制|大|才(?!公寓)|均(?![已受被未获因系能不有在为是下])|事|口普查|社|力资源|防|行|文|体)/,
  ],
  [/^(?:群|峰)$/, /^(?:众|体|岛|会|值|谷|高)/],
  [/^(?:批)$/, /^(?:准|复|评)/],
  [/^(?:间)$/, /^(?:接|隔(?!离)|断)/],
  [/^(?:份)$/, /^(?:额)/],
  [/^(?:架)$/, /^(?:构|空)/],
  [
    /^(?:名)$/,
    /^(?:单|师(?![生傅])|校(?![长外])|医(?!护|务|生|师|疗)|牌|录|城(?![镇市乡管区])|镇(?![级长村街])|特优|优(?=[特新产]|质(?![警教人医学])))/,
  ],
];

/** Fixed names and slogans with a number in them. */
const names =
  /^(?:三大攻坚战|三区三州|四处[逃奔寻求躲打漏散借挤筹找]|[一二两三四五六七八九十]+大(?:战役|名著|法宝|革命|检察|发明|家|会|以来|代表|发展理念|纪律|报告|精神|关系|作风|安全|行动计划|[,。、;和期召开的]|$)|[一二两三四五六七八九十]+个(?:全覆盖|意识|自信|维护|确立|一批?(?![个项号])|全面|伟大|务必|坚持|必须|必由之路|有利于|过硬|有之|方面成就|不摘|精准|区分开来|革命|毫不动摇|文明|责任制|面向|明确|结合|为了|不准|代表|区分)|[两二]个?(?:节|会|癌|新一重|山)|两项(?:补贴|制度(?!创新)|改革)|[一二三四五六七八九十]+项(?:规定|注意|(?:基本)?原则))/;
/** 党的十九大, 十四届三次会议. */
const congress = /(?:党的|[届次]|三番)$/;

/**
 * Whether a number by its form is no figure by what stands around it: dates, durations, names, document numbers.
 */
export function isNoFigure(text: string, found: Found): boolean {
  const before = text.slice(Math.max(0, found.start - 12), found.start);
  const after = text.slice(found.end, found.end + 8);
  if (found.shape === 'rank' || found.shape === 'ratio') return /[〔[]$|[图表]$/.test(before);
  if (found.shape === 'fraction') return false;
  if (found.outcome !== undefined) return false;
  if (found.core === null) return isBare(text, found, after);
  const own = text.slice(found.start, found.end);
  const chinese = !/\d/.test(own);
  if (isPlace(found, own, before, after) || isName(found, own, before, after)) return true;
  const lived = /岁$/.test(found.core) && /寿命[^,。;]{0,12}$/.test(before);
  const scaled = found.unit !== found.core;
  // 三县（市）交界 as 三县交界.
  const plain = found.core.replace(/[(〈].*$/, '');
  if (
    !lived &&
    followed.some(([unit, next]) => unit.test(plain) && next.test(after) && !(scaled && found.core === '度'))
  )
    return true;
  // 每10万人口拥有43人: by how many others are counted.
  if (/每$/.test(before) && found.core === '人') return true;
  // “两个10亿元”资金: a name.
  if (/[“「‘][一二两三四五六七八九十\d]+个$/.test(before) && /^[”」’]/.test(after)) return true;
  if (found.core === '°' && (found.signed || /[经纬]$/.test(before) || /^\d/.test(after))) return true;
  // 不落一户: nobody is left out.
  if (/不[落漏]$/.test(before)) return true;
  // （2023年07月31日 01版）
  if (found.core === '版' && /^0\d/.test(own)) return true;
  if (found.core === '岁' && found.shape === 'range') return true;
  // 财政局等六部门, not 两部门, of which it was told before.
  if (chinese && found.core === '部门' && !/[等局委办厅部会]$/.test(before)) return true;
  // 化肥（折100%）: so pure that it is reckoned as.
  if (found.core === '%' && /[(折]折?(?:纯|算)?$/.test(before) && /折/.test(before.slice(-3))) return true;
  // 点击：567次: of the page itself.
  if (/(?:浏览|点击|阅读|访问)(?:次数|量|数)?:$/.test(before)) return true;
  if (found.core === 'C' && !/温[^,。;\d]{0,6}$/.test(before)) return true;
  if (found.core === '度' && /[经纬]度?$/.test(before)) return true;
  // 十亿元企业, 百亿级园区: a class of them.
  if (
    chinese &&
    kindOfUnit(found.core) === 'amount' &&
    /^(?:级|企业|产业|园区|集群|项目|镇|村|县)/.test(after) &&
    /^[十百千][万亿]/.test(own)
  )
    return true;
  // 2022成都: tenths of a whole are ten at most.
  if (found.core === '成' && (found.numerals[0]?.value ?? 0) > 10) return true;
  if (found.core === '分' && !scored.test(before)) return true;
  if (
    found.core === '天' &&
    !/^[一-龥]{0,4}天气/.test(after) &&
    !days.test(text.slice(Math.max(0, found.start - 30), found.start).replace(/\s/g, ''))
  )
    return true;
  if (/^[名位]$/.test(found.core) && /(?<!博士)[前后]$/.test(before)) return true;
  if (
    found.core === '点' &&
    !/指数[^。;]{0,24}$/.test(text.slice(Math.max(0, found.start - 30), found.start))
  )
    return true;
  if (isSection(text, found, after) || beginsWord(text, found, chinese)) return true;
  // 3个千亿元台阶: steps of so much are counted.
  if (chinese && /[\d一两三四五六七八九十]个$/.test(before) && /^(?:台阶|大关)/.test(after)) return true;
  if (chinese && congress.test(before) && /^[大次]$/.test(found.core)) return true;
  if (chinese && names.test(text.slice(found.start, found.end + 6))) return true;
  // Two of something are 两个; 二类口岸 is a class.
  if (
    own.startsWith('二') &&
    found.numerals[0]?.value === 2 &&
    !(own === '二人' && !/^[转世台组]/.test(after))
  )
    return true;
  if ((chinese && isQuoted(text, found)) || isQuotedName(text, found)) return true;
  return isPartOfName(found, before, after) || isMark(found, before);
}

/** 房地产金融16条, 608所AES100发动机, 三元食品: the number belongs to a name. */
function isName(found: Found, own: string, before: string, after: string): boolean {
  const core = found.core as string;
  const chinese = !/\d/.test(own);
  // 房地产金融16条: a policy's name.
  if (core === '条' && /(?:金融|振兴|科创板)$/.test(before) && /^[、,。]/.test(after)) return true;
  // 608所AES100发动机: the number of an institute.
  if (core === '所' && /^[A-Za-z]/.test(after)) return true;
  // 四级三类规划体系: a name.
  if (chinese && core === '类' && /[一二三四五]级$/.test(before)) return true;
  // 三元食品: a name.
  if (
    /^[三四五六七八九]元(?:[一-龥]|、[一-龥](?![十百千万元]))/.test(`${own}${after.slice(0, 3)}`) &&
    !/^[的钱以左整每起补奖]/.test(after)
  )
    return true;
  // 入选全国十大考古新发现: a title.
  if (own === '十大' && /(?:入选|入围|获评|评为|荣获|全国|世界|中国|年度)[^,。;]{0,6}$/.test(before))
    return true;
  return false;
}

/** 新村4组, 三门核电, K2089公里+300米: the number belongs to a place or says where on a road. */
function isPlace(found: Found, own: string, before: string, after: string): boolean {
  const core = found.core as string;
  const chinese = !/\d/.test(own);
  // 三区三州: one name.
  if (own === '三州' && /三区$/.test(before)) return true;
  // 誉满九州, 十里八乡
  if (own === '九州' || (/^八[乡村]$/.test(own) && /十里$/.test(before))) return true;
  // 前进村十组: where it lies.
  if (core === '组' && /[村社屯]$/.test(before)) return true;
  // 6镇1街 are counted, 建设5街 is a street.
  if (core === '街' && !/\d[镇乡]$/.test(before) && !/^\d+[镇乡]/.test(after)) return true;
  // 2栋3单元: where somebody lives.
  if (core === '单元' && /[栋幢号楼第]$/.test(before)) return true;
  // 三门核电, 三门峡: a place.
  if (chinese && core === '门' && /^[核县峡湾岛]/.test(after)) return true;
  // 国道309车流量大
  if (core === '车' && /[国省县]道[GSXY]?$/.test(before)) return true;
  // 省城方向253公里—254公里处, K2089公里加300米: where on a road.
  if (core === '公里' && found.shape === 'range' && /(?:方向|高速[一-龥]{0,4})$/.test(before)) return true;
  if (
    /^[公米]/.test(core) &&
    (/公里(?:加|\+)$/.test(before) || (found.signed && /公里$/.test(before)) || /^(?:加|\+)\d+米/.test(after))
  )
    return true;
  return false;
}

/** A number with no unit: a scale with a noun behind (20万小学生), or an index that its words announce. */
function isBare(text: string, found: Found, after: string): boolean {
  if (/每$/.test(text.slice(Math.max(0, found.start - 1), found.start)) && /^人口/.test(after)) return true;
  // GDP在3000亿级别, 跨入地区生产总值两万亿级城市行列
  if (found.unit !== null && /^级(?:别|城市)/.test(after))
    return !/(?:[在达到过]|总值)$/.test(text.slice(Math.max(0, found.start - 2), found.start));
  if (/^ ?[年月日时号点周届秒岁天级]/.test(after) || /^ ?(?:小时|分钟|个?工作日)/.test(after)) return true;
  if (found.unit !== null)
    return (
      (!/\d/.test(text[found.start] as string) &&
        !uncounted.test(after) &&
        !/^[,。;]/.test(after) &&
        !isSum(text, found.start, found.end)) ||
      /^[a-zA-Z+]/.test(after)
    );
  const ahead = text
    .slice(Math.max(0, found.start - 60), found.start)
    .replace(/\s|\([^()\n]*\)|〈[^〉]*〉/g, '')
    .slice(-24);
  const apart = ahead.replace(/^.*\d/, '');
  // 增长42。 and 占总产值的59.5，: a page that lost its percent signs.
  if (lostPercent.test(apart) && /^(?:$|[,。;、])/.test(after)) return found.infix;
  // 利用率达到0.65: a rate that is written as a part of one.
  if (/^0\.\d/.test(text.slice(found.start, found.start + 3)) && rateOfOne.test(apart)) return found.infix;
  // 求人倍率分别为3.93、3.43: more of them.
  if (indicesListed.test(ahead) && /^(?:$|[,。;、)])/.test(after)) return found.infix;
  if (indexMoved.test(ahead) && /^(?:$|[,。;、)])/.test(after)) return found.infix;
  if (movedTo.test(ahead.slice(-24)) && /^(?:$|[,。;、)])/.test(after)) return found.infix;
  if (leaving.test(ahead) && forAnother.test(text.slice(found.end, found.end + 16))) return found.infix;
  return !announced.test(apart) || /^[a-zA-Z年月日+\-—.:/]/.test(after) || found.infix;
}

const lostPercent = /(?:增长|下降|增幅[为达]?|占[^,。;]{2,20}的(?:比重为)?)$/;
const rateOfOne = /率(?:已|均|约?为|达到?|提高到|在|至少|不低于)*$/;
/** 从2013年的1.76缩小到1.61: an index that another one comes after. */
const leaving = /[从由](?:\d{4}年[末底]?的?)?$/;
const forAnother = /^ ?(?:缩小|扩大|提高|下降|降低|上升|收窄|升|降)[到至为] ?\d+(?:\.\d+)?(?=[,。;、)]|$)/;
const indicesListed =
  /(?:指数|系数|倍率|比值|倍差|得分|评分|均分|分值)[^,。;\d]{0,8}(?:分别|依次)[为是达至到]*(?:\d+(?:\.\d+)?[、和])+$/;
/** 收入比值1.72，比一季度缩小0.07: by how much an index that stands in front moved. */
const indexMoved =
  /(?:指数|系数|比值|倍差|乘数|容积率|[入师生床医护抚资别]比)[^,。;\d]{0,6}\d+\.\d+(?::1)?,(?:(?:比|较)[^,。;]{1,10}|同比|环比)(?:缩小|扩大|收窄|提高|上升|下降|降低|增加|减少|改善|降|升)了?$/;
/** PMI回落1.3个百分点至49.2 */
const movedTo = /(?:指数|PMI)[^,。;\d]{0,8}\d+(?:\.\d+)?个?(?:百分点|点)[到至]$/;
const announced =
  /(?:[pP][hH]值?|指数|系数|倍率|得分|总分|评分|均分|分值|比值|倍差|乘数|容积率|绿视率|汇率|PMI|CPI|PPI|AQI|API|[入师生床医护抚资别]比|中间价)(?:[^,。;\d]{0,6}(?:为|是|报|达到?|超过?|突破|至|到|在|的|由|从|[高低大小]于))?(?:约|仅|:)?$|(?:指数|浓度|数据|AQI),?(?:[均已也都]|一度|最高|瞬时|双双)*(?:达到?了?|[攀飙]?升[至到]|降[至到]|飙[至到]|突破|超过?|高达|为)$|^(?:缩小|扩大|提高|下降|降|上升|升|降低)[到至为]$|(?:录得|现报|收报|报收)$/;

/** Days are counted, not spent: 优良天数208天，比上年增加27天. */
const days =
  /(?:(?<!逗留|停留)天数|日数|好天气|天气(?=[由从为达有减增])|级天)[^。;]{0,14}$|(?:\d天|天数),(?:比|较|同比|去年|与)[^。;]{0,10}$|天数[^。;]{0,14}\d天(?:降|升|提高|提升|增加|减少|缩短|压缩|下降)[到至为][^,。;\d]{0,6}$/;
const scored = /(?:分数?线?|成绩|指数|测评|满意度|考核|评价|得|总|均|[水电气粮油]价)[^,。;]{0,8}$/;

/** 128把关, 三部曲, 六盘水市, 2021届: the unit is the beginning of a word or a number that of a name. */
function beginsWord(text: string, { start, end, core, unit }: Found, chinese: boolean): boolean {
  if (core === null || !isLoose(core, chinese)) return false;
  const written = text.slice(start, end);
  if (
    unit === core &&
    /^(?:(?:19|20)\d\d[^\d余多几]|\d+\.\d)/.test(written) &&
    !/[盒包瓶罐杯碗箱束]/.test(core)
  )
    return true;
  const next = /^[一-龥]{0,4}/.exec(text.slice(end, end + 4))?.[0] ?? '';
  // 两市六州, 三省一市: two such in a row are counted.
  if (chinese && isPaired(text, start, end)) return false;
  const held = /(?:举办|召开|承办|举行)了?(?:近|超|过)?$/.test(text.slice(Math.max(0, start - 5), start));
  if (!held && /^届(?:人大|政协|党委|常委|中央|全[国省市区县州]|[一-龥]{0,2}会)/.test(`${core}${next}`))
    return true;
  // 成功举办两届: elsewhere they are numbered, as in 十四届全运会.
  if (chinese && core === '届' && !(held && /^.届$/.test(written))) return true;
  if (core === '班' && /(?:[级高初大中小]|[高初][一二三])$/.test(text.slice(Math.max(0, start - 2), start)))
    return true;
  // 三包, 五组: with nothing behind they are names.
  if (
    chinese &&
    written.length === 1 + core.length &&
    !/^[百千万亿]/.test(written) &&
    !written.startsWith('两') &&
    next === ''
  )
    return true;
  if (chinese && /^(?:省|区|县市)$/.test(core)) return true;
  if (chinese && !written.startsWith('两') && /^[一-龥]?[省市县区旗镇乡村路街桥岭沟河山峡]/.test(next))
    return true;
  // 全省16市中，: among so many.
  if (core === '市' && /^中[,、]/.test(text.slice(end, end + 2))) return false;
  const from = chinese ? written : core;
  return wordsOf(`${from}${next}`).some(
    ({ word, start: at }) => at < from.length && at + word.length > from.length,
  );
}

const paired = /[一二两三四五六七八九十](?:县市|[省市县区州旗盟])$/;
const pairedNext =
  /^[一二两三四五六七八九十]+[市县区州旗](?!(?:[(〈][市县区旗][)〉])?[一-龥]{0,2}(?:交界|结合|毗邻))/;
const isPaired = (text: string, start: number, end: number): boolean =>
  paired.test(text.slice(start, end)) &&
  (pairedNext.test(text.slice(end, end + 8)) || paired.test(text.slice(Math.max(0, start - 3), start)));

/** 1.1 项目建设 at the beginning of a line is a heading. */
const isSection = (text: string, found: Found, after: string): boolean =>
  /(?:^|\n)\s*$/.test(text.slice(Math.max(0, found.start - 3), found.start)) &&
  /^\d+(?:\.\d+)? [项个]$/.test(text.slice(found.start, found.end)) &&
  /^[目人体]/.test(after);

/**
 * “一年10件实事”, “7个专项行动”, “3个95%”, “科技成果转化16条”: a few words between quotes are a name, whatever stands in
 * them; “18条” alone is one, too.
 */
function isQuotedName(text: string, { start, end, core }: Found): boolean {
  const opened = /[“「‘]([一-龥]{0,12})$/.exec(text.slice(Math.max(0, start - 13), start))?.[1];
  const closed = /^([一-龥]{0,6})[”」’]/.exec(text.slice(end, end + 7))?.[1];
  const times = /[“「‘]\d+个$/.test(text.slice(Math.max(0, start - 4), start));
  if (core === '%') return times && closed === '';
  if (kindOfUnit(core ?? '') !== 'count' || opened === undefined) return false;
  if (core === '个' && /^\d+%[”」’]/.test(text.slice(end, end + 6))) return opened === '';
  if (closed === undefined) return false;
  if (opened.length > 4 && /^件/.test(core as string) && /^实?事$/.test(closed)) return true;
  return opened === ''
    ? /^[条个项类]$/.test(core as string) && (closed !== '' || core === '条')
    : (opened.length <= 4 && closed.length <= 4) || (core === '条' && closed === '');
}

/** “一个定位、四个打造”: a Chinese numeral between quotes belongs to a slogan. */
function isQuoted(text: string, found: Found): boolean {
  const opened = /[“"「‘《][^“”"「」‘’《》。]{0,16}$/.exec(
    text.slice(Math.max(0, found.start - 18), found.start),
  );
  return opened !== null && /^[^“”"「」‘’《》。]{0,16}[”"」’》]/.test(text.slice(found.end, found.end + 18));
}

/** G107国道, 5A级景区, “1+3”, 3.15晚会: the number belongs to a name. */
function isPartOfName(found: Found, before: string, after: string): boolean {
  const scaled = found.unit !== found.core;
  // 1154/1次: the other number of a train.
  const added = /[一-龥]\+$/.test(before) && /^[名人位]$/.test(found.core as string);
  if (
    (/[+]$/.test(before) && !added && !/基点$/.test(found.core as string)) ||
    /[\dA-Za-z]\/$/.test(before) ||
    /^\+/.test(after)
  )
    return true;
  const counts = kindOfUnit(found.core as string) === 'count';
  // KTV12家、: a number behind the letters of a thing, where nothing else can be meant.
  const thing = /(?<![a-zA-Z])[A-Z]{2,}$/.test(before) && /^[,。;、]/.test(after);
  if (/[a-zA-Z]$/.test(before) && !scaled && counts && !thing) return true;
  if (/\d:$/.test(before)) return true;
  // 劣五类水体: a class of water.
  if (found.core === '类' && /劣$/.test(before)) return true;
  if (/[〔[(]\d{4}[〕\])]$/.test(before)) return true;
  return (
    /(?:^|[^\d])(?:19|20)\d\d年?度?$/.test(before) &&
    /^强|^大[^,。;]{0,6}(?:新闻|人物|事件|评选)/.test(`${found.core}${after}`)
  );
}

/** 每3个, 第2个, 前5个, 上百个: words in front that make no figure of what follows. */
function isMark(found: Found, before: string): boolean {
  if (/第$/.test(before)) return true;
  if (/(?:附件|附表|图表|第\d+(?:[、,]\d+)*[—~、和至-])$/.test(before)) return true;
  return found.core === '级' || /(?:平均每|每隔)$/.test(before);
}
