import { beginningOf } from './beginning.ts';
import {
  agents,
  bareNouns,
  generalNames,
  giving,
  granting,
  handling,
  offices,
  papers,
  particles,
  paying,
  scopes,
  softVerbs,
  verbs,
} from './words.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

interface Word {
  readonly word: string;
  readonly start: number;
}

/** A part of a text with its place in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What makes a name of the verb in front of it: 增加值, 开工率, 招聘会. */
const making = /^[值额率量度数价费款金会面站室厅场馆所院校者员工机器证书卡性化型权品物线量库]$/;

/** Words that the segmenter takes apart although the name of what is measured holds them together. */
const joined =
  /^(?:服务业|可利用|可吸入|新能源|新材料|新三板|可再生|生能源|可再生能源|再生能源|保障房|宜居|宜业|摸排|对口|共有产权|用电量|用水量|用气量|生产安全|执行案件|种粮|中转|内设|[户人亩]均|并网|封顶|组织处理|建成区|余额|办复|被(?:[困盗告征保]|执行)|占道|对讲机?|大中|在[线校园站册岗职编库营保外建])$/;

const isVerb = (word: string): boolean => verbs.has(word) || softVerbs.has(word);

/** The same words stand in front of several figures, and are asked for at each: those of the last texts are kept. */
const known = new Map<string, readonly Word[]>();
const mostKnown = 2_000;

export function wordsOf(text: string): readonly Word[] {
  const before = known.get(text);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const words = cut(text);
  known.set(text, words);
  return words;
}

function cut(text: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const before = words.at(-1);
    if (before && before.word.length > 1 && making.test(segment) && isVerb(before.word))
      words[words.length - 1] = { word: before.word + segment, start: before.start };
    else if (before?.word === '生产' && segment === '总值')
      words[words.length - 1] = { word: '生产总值', start: before.start };
    else if (before && (isVerb(before.word + segment) || joined.test(before.word + segment)))
      words[words.length - 1] = { word: before.word + segment, start: before.start };
    else words.push({ word: segment, start: index });
  }
  return words;
}

const trailing =
  /(?:\s*\[\d{1,3}\]|(?:突破|超过?|跨越|迈上)?[百千万亿]+元?大关|(?:突破|超过?|跨越)[百千万亿]+元|(?<=[一-龥]{2})(?<![集其高初])中|(?:[由从到至]|较|比)?(?:(?:19|20)\d\d年?(?:末|底|同期|初)?|\d{1,2}月(?:份|末|底)?|[上去前]年?(?:同期|年末|年底|年)|(?:上|[一二三四1-4])季度末?|上年末|上一?年|年初|“?(?:[八九]五|十[一二三四五六]?五)”?(?:期?末|期间|时期)?|(?:改革|建国|解放|建[区县市])[前初]|年末|期初|当[年初]|现在|[一二三四五六七八九十]年前?|当月|[今去]年)的?|[\s“‘(:,—-]+|分别|依次|同步|已经|虽然?|尽管|[均都已共总各仅只约近超逾]|累计|合计|总计|共计|完成|实现|(?<![下直发抵送])达到?了?|不?突破了?|不?超过了?|接近|不足|不到|(?<![行作认])为|(?<![自理])由|(?<![所占])有|(?<=县|市|区|镇|乡)[下管]?辖|(?<!现)在|(?<![会设统])计|[是从到至了的等占与较]|(?:增加|增长|提高|提升|上升|下降|降低|减少|回升|回落|扩大|缩小|缩短|发展|上涨|恢复|增|升|降|减|涨|压减|攀升|跃升|跃|上调|调高|调整)(?:到|至|为)|惠及|(?:最大|最高|最低|高峰)时|(?<=[一-龥]{2})最[大小](?=$)|(?:实现)?(?:翻倍|翻番|倍增)(?:增长)?|(?:保持|稳定|控制|维持|收)在|(?<!安)排名?|[位名]列|[位稳]居|居|(?<![专班动])列|预计|力争|预期|确保|大约|大概|平均|同比|环比|年均|年?生均|(?<=年均)净|人均|户均|每(?:千?人|[年月亩户天日周吨斤]|平方米|平方公里|立方米|千克|公斤|单台)|(?:同比|环比)?(?:[净多少微][增减涨降]|净?增加|减少|(?<![人户亩]均)增收|减收|增产|减产|减支|增支|压减|压降|削减|跃升|攀升|恢复|缩减|下降|上升|上涨|下跌|下调|上调|回落|提高|提升|降低|(?<![人户亩]均)增长|缩短|扩大|涨|补贴单台|新增|新?开工|竣工|完工|建成|投产|(?<!未)(?:办结|审结)|(?<=[一-龥])(?<!未|人均)结案|配租)了?|\s+|[要需须]|(?<![响相对反供感适效顺])应|始终|保持|首次|[从由](?:年标准|月标准|年|月|原来的?|最初的?|过去的?)|(?<=[率度量数额值])较[低高快慢好差大小]|(?:下降|上升|增长|提高|改善|好转)(?:明显|显著|较快|较慢|加快)|(?<=[一-龥]{2})(?:共|累计|总共|已经?)(?:整改|整治|关停|清退|销号|修复|处置|化解|兑现|拨付|救助|销售|培训|受理|办理|发放|接待|实施|开展|建成|种植|培育|引进|安置|查处|检查|资助)|(?:直接|间接|有效|辐射)(?:带动|拉动|惠及|吸纳)|实际|(?:持续|进一步|稳步|不断|逐步|明显|大幅|小幅)(?:缩小|扩大|提高|提升|下降|上升|改善|优化|增长|回升|收窄)|(?<=[一-龥]{2})被(?:采纳|评为|授予|认定为?|确定为)|仍然?|[务必]须|确保|连续[一二三四五六七八九十\d]+年|(?:折合|约合)(?:人民币|美元)?|现已|也|则|可|将|高达|多达|逼近|冲破|跨上|迈上|站上|跨越|不低于|不少于|不超过|不高于|低于|高于|少于|多于|最高|最低|至少|最多|上限|下限|(?<![得处积])分|(?<=[率量度数比])平均值?|(?<=[一-龥]{4})(?:扎实|有序|顺利|稳步|全面|加快|深入)|(?<=[一-龥]{4})(?:基本|整体|一直|全部)|(?:[均都]|分别)?位于|(?<=[一-龥]{2})(?:继续|总体)?(?:(?:保持|呈现?|延续)[一-龥]{2,8}(?:态势|势头)|保持[一-龥]{2,4}(?:运行|增长))|(?<=[一-龥]{2})(?:持续|更是?|常年)|(?<=产值|收入|资金|税收|投资)上|(?<=(?:企业|机构|中心|基地|项目|产品|工厂|园区|单位|商标|平台|名牌|示范[区县村镇])”?)(?:认定|备案|评审|评定|认证)|约为|将近|余额?$^|仅为)$/;

/** Takes verbs, hedges and particles off the end. */
export function withoutTail(text: string): string {
  let rest = text;
  for (let cut = rest.replace(trailing, ''); cut !== rest; cut = rest.replace(trailing, '')) rest = cut;
  return rest;
}

/**
 * The name of what is measured at the end of a stretch of text in front of a figure.
 * @returns its place in the stretch, or undefined when nothing but verbs and particles stands there
 */
export function nounBefore(stretch: string): Span | undefined {
  const end = withoutTail(stretch).length;
  let start = beginningOf(stretch.slice(0, end));
  const words = wordsOf(stretch.slice(0, end));
  let first = 0;
  while (first < words.length && (words[first] as Word).start < start) first++;
  while (first < words.length) {
    const { word, start: place } = words[first] as Word;
    // 各级各类学校: too short without.
    if (/^各级各类[一-龥]{2}$/.test(stretch.slice(place, end))) break;
    // 在园幼儿, 有效灌溉: a lone letter before another is half of a word that the segmenter does not know.
    const half =
      word.length === 1 &&
      /^[一-龥]$/.test(words[first + 1]?.word ?? '') &&
      /^[在有能通养新为达用]$/.test(word);
    const scope = half ? undefined : scopes.exec(stretch.slice(place, end))?.[0];
    if (scope && end - place - scope.length > 1) {
      start = place + scope.length;
      while (first < words.length && (words[first] as Word).start < start) first++;
      continue;
    }
    // 户均补助: what each gets begins a name.
    if (/^[户人亩]均$/.test(word) || (word === '每' && /^[百千万]/.test(stretch.slice(place + 1)))) break;
    const after = stretch.slice(place + word.length, end).trimEnd();
    // 整改搬迁类企业: a verb that 类 or 型 follows says of which kind.
    if (/^(?:[一-龥]{2})?[类型式](?=[一-龥]{2})/.test(after) && word.length > 1 && word !== '通过') break;
    // 移送司法机关: to whom they are handed over is no name of them.
    if (/^移[送交]$/.test(word) && offices.test(after)) break;
    if (after === '下乡') break;
    // 发放责令整改通知书: what a paper demands.
    if (papers.test(stretch.slice(place, end)) && !giving.test(word)) break;
    if (half || !isLeading(word) || after.length < 2 || (softVerbs.has(word) && /^、/.test(after))) break;
    // 搬迁安置, 查封扣押: two deeds in one.
    if (word.length === 2 && after.length === 2 && !light.test(word) && isVerb(after) && isVerb(word)) break;
    // 支持起诉案件: of what they are.
    if (after === '案件' && word.length > 1 && !handling.test(word)) break;
    if (/^(?:引进|利用|吸引|到位)$/.test(word) && /^[内外]资$/.test(after)) break;
    // 完成投资, 新增城镇就业: verbs that belong to the name of what is measured.
    if (
      (word === '完成' && after === '投资') ||
      (/^[新净]增$/.test(word) && /(?:就业|贷款|首贷)$/.test(after))
    )
      break;
    if (
      ((bareNouns.test(after) && (word.length === 2 || !/^(?:群众|问题)$/.test(after))) ||
        (generalNames.test(after) &&
          !/^(?:完成|实现|达到|组织|落实|争取|发放|安排|拨付|下达|投入|支付)$/.test(word))) &&
      (verbs.has(word) || softVerbs.has(word))
    )
      break;
    start = place + word.length;
    first++;
  }
  // 人均受理案件: what each did keeps its verb.
  const perHead = /^[户人亩]均$/.test(words[first]?.word ?? '');
  const cut = perHead ? undefined : lastCut(words.slice(first), stretch.slice(0, end));
  if (cut !== undefined && cut > start)
    start =
      cut + (/^(?:我|全)[市县区镇乡村省州]的?(?=[一-龥]{2})/.exec(stretch.slice(cut, end))?.[0].length ?? 0);
  // 承诺3月份开复工, 纳入2018年省、市重点项目, 全市综合考评中得分: behind the day or the contest that stands within.
  start += occasion.exec(stretch.slice(start, end))?.[0].length ?? 0;
  // 滨海幼儿园已收幼儿: behind the verb that 已 stands at.
  start += receivedBefore(stretch.slice(start, end));
  // 审执结各类案件: of all kinds of what stands behind.
  start += /^(?!各级)[一-龥]{2,4}各[类种项](?=[一-龥]{2})/.exec(stretch.slice(start, end))?.[0].length ?? 0;
  const span = trimmed(stretch, start, withoutDeed(stretch, start, end));
  if (!span || particles.has(stretch.slice(span.start, span.end))) return undefined;
  return wholeQuote(stretch, span);
}

/** “一网通办”事项: with the mark that opens what it closes; “银发”志愿服务队: without it, where enough stands behind. */
function wholeQuote(stretch: string, span: Span): Span {
  const closed = /^[^“”]*”/.exec(stretch.slice(span.start, span.end))?.[0];
  const opens = closed === undefined ? -1 : stretch.lastIndexOf('“', span.start);
  if (closed === undefined || opens < 0 || stretch.slice(opens, span.start).includes('”')) return span;
  const behind = span.start + closed.length;
  const head = stretch.slice(behind, span.end);
  const tells = head.length > 3 && !/^[一-龥]{0,2}(?:项目|人数|企业|工程|活动|行动)$/.test(head);
  return { start: tells ? behind : opens, end: span.end };
}

const occasion =
  /^[\s\S]*(?:(?<![\d—~至-])(?:(?:19|20)\d\d年度?|\d{1,2}月份?)(?=[一-龥、]{2})|(?:考[评核]|评[比价选估议]|竞赛|大赛|测评|抽查)中(?=[一-龥]{2}))/;

/** How far what stands in front of a deed or of its object reaches: 幼儿园已收(幼儿), 专项行动共(立案). */
function receivedBefore(name: string): number {
  const [all, deed] = /^[一-龥”]{2,}?(?:一共|共计?)([一-龥]{2})$/.exec(name) ?? [];
  if (all !== undefined && isVerb(deed as string)) return all.length - 2;
  const found = /^[一-龥]{2,12}?[现均]?已(?:经)?([一-龥])(?=[一-龥]{2,8}$)/.exec(name);
  return found && verbs.has(found[1] as string) ? found[0].length : 0;
}

const endsInDeed = (rest: string): boolean => verbs.has(rest) && !softVerbs.has(rest);

/** 中欧班列开行, 审批事项已取消: what became of what is counted, behind its name. */
function withoutDeed(text: string, start: number, end: number): number {
  const deed = text.slice(end - 2, end);
  const name = text
    .slice(start, end - 2)
    .replace(/(?:(?:今年|现)?[已均共]|累计|扎实|有序|顺利|稳步|全面|加快|深入|正在|持续|积极)$/, '');
  // 开展人员数据核查: what was carried out is the deed itself.
  const carriedOut = /(?:开展|进行)[一-龥]{0,4}$/.test(text.slice(0, start));
  const only = endsInDeed(deed) && !carriedOut && !/[户人亩]均/.test(name);
  const paid = /(?:补贴|补助|贷款|奖励)$/.test(name);
  return only && /^[一-龥“”]{3,}$/.test(name) && (paid || !isVerb(name.slice(-2)))
    ? start + name.length
    : end;
}

/** Verbs that only say that what follows was done: 完成搬迁. */
const light =
  /^(?:完成|实现|达到|实施|开展|推进|推动|启动|组织|安排|落实|新增|净增|促进|争取|累计|合计|共计|总计|提前|超额|保持|协助|帮助|支持|引导|动员|接受|参与|参加|获得|取得|获批|涉及|包括|同意|批准|承担)$/;

const isLeading = (word: string) =>
  !/^[中内外后前时里间上下]$/.test(word) &&
  (verbs.has(word) || softLead(word) || particles.has(word) || /^[^\p{L}\p{N}“《]+$/u.test(word));
const softLead = (word: string) =>
  softVerbs.has(word) &&
  !/^(?:投资|贷款|收入|支出|税收|保险|就业|合同|服务业|创业|补贴|补助|管理|招商|培训|增加|增长)$/.test(word);

/** Behind the last verb that cannot belong to a name; but not when only a name too general would be left. */
function lastCut(words: readonly Word[], text: string): number | undefined {
  // The name of a rate may have its verbs inside: 抽查合格率.
  const share = /(?:比重|占比)$/.test(text);
  const index = /(?:率|指数|比例|比重|系数|程度)$/.test(text);
  for (let i = words.length - 1; i > 0; i--) {
    const { word, start } = words[i] as Word;
    const counted =
      /^(?:共|累计|总共|一共)$/.test((words[i - 1] as Word).word) && (verbs.has(word) || softVerbs.has(word));
    const hard =
      counted ||
      // 监管部门抽检食品: behind who does it even a verb that might belong to a name ends it.
      (softVerbs.has(word) &&
        agents.test((words[i - 1] as Word).word) &&
        text.length - start - word.length > 1) ||
      (!index && word.length > 1 && verbs.has(word) && !softVerbs.has(word)) ||
      /^(?:[向对将把被由从在使让给其获是按]|成为|获得|期间|其中|并|并且|通过|围绕|——)$/.test(word) ||
      (word === '中' && (words[i - 1] as Word).word.length > 1) ||
      (word === '建' && /^(?:计划|拟|已|将|在)$/.test((words[i - 1] as Word).word)) ||
      (word === '上' && /[会赛展]$/.test((words[i - 1] as Word).word));
    // 服务业在全区经济中的比重: of whose share, stands in front.
    // 涉嫌犯罪移送检察机关62人: to whom they are handed over is no name of them.
    if (/^移[送交]$/.test(word) && offices.test(text.slice(start + 2))) return start;
    // 沉陷区治理累计完成投资: whose investment it is, stands in front.
    if (
      word === '累计' &&
      (/^(?:完成|实现)/.test(text.slice(start + 2)) || endsInDeed(text.slice(start + 2)))
    )
      continue;
    if (!hard || (share && /^[在中]$/.test(word))) continue;
    const end = start + word.length;
    const rest = text.slice(end);
    // 集聚区新落户企业: what is new there.
    if (words[i - 1]?.word === '新' && bareNouns.test(rest)) return start - 1;
    if (/^(?:造成|导致|致使?)$/.test(word) && /^(?:死亡|受伤|受灾|失踪)$/.test(rest)) return end;
    // 服务业完成税收: what was done of it, where no more than as much says who did it.
    if (/^(?:完成|实现)$/.test(word) && generalNames.test(rest)) {
      const begins = (words[0] as Word).start;
      if ((text.length - start) * 2 >= text.length - begins) return start;
      continue;
    }
    if (
      rest === '' ||
      /^(?:.|工程|项目|里程|强度|水平|标准|价格|成本|规模|能力|面积|产量|人数|价值|数量|费用|时间|[个人户次天]数|速度|效率|余额|总[量额]|总面积|金额|浓度|占比|基地|中心|平台)$/.test(
        rest,
      ) ||
      (softVerbs.has(rest) && !granting.test(word)) ||
      (rest === '资金' && !paying.test(word)) ||
      (papers.test(rest) && !giving.test(word)) ||
      /^[、和及与]/.test(rest) ||
      // 债务集中清理案件: of what they are, not what was done with them.
      (rest === '案件' && !handling.test(word))
    )
      continue;
    if (
      /^(?:投资|增加值|产值|总产值|营收)$/.test(rest) &&
      !/^(?:投入|拨付|发放|安排|下达|争取|支付)$/.test(word)
    )
      continue;
    return end;
  }
  return undefined;
}

/** Without quotes and particles left over at its ends, and without a lone modifier in front of 、. */
export function trimmed(text: string, from: number, to: number): Span | undefined {
  let [start, end] = [from, to];
  while (
    start < end &&
    /[\s的了等、,,”’):“‘(——\-—·]/.test(text[start] as string) &&
    !/^“[^”]*”/.test(text.slice(start, end))
  )
    start++;
  while (end > start && /[\s的了、,,:(“'"]/.test(text[end - 1] as string)) end--;
  // 省、市财政贴息: a lone authority is no name of a list.
  start +=
    /^[国省市区县州镇](?:、[国省市区县州镇])+(?=财政|级|投资|资金|补助)/.exec(text.slice(start, end))?.[0]
      .length ?? 0;
  const examples =
    /^[\s\S]+(?<![均平高中初优何对同劣])等(?!级|候|待|于|值|地|额|次|号|效|化)/.exec(
      text.slice(start, end),
    )?.[0].length ?? 0;
  const named = text.slice(start + examples, end);
  if (
    examples > 0 &&
    named.length >= 2 &&
    !/^(?:案件|资金|项目|企业|工程|地区|部门|单位|产品|活动|方面|工作)$/.test(named)
  )
    start += examples;
  return /[\p{L}\d]/u.test(text.slice(start, end)) ? { start, end } : undefined;
}
