import { type Span, trimmed, wordsOf } from './noun.ts';
import { bareNouns, predicates, softVerbs, verbs } from './words.ts';

const stopping = new Set(
  '均已 业已 也已 都已 现已 正 负 或 中 排 不同 用 设 配 获 需 未 户均 人均 亩均 净 再 又 已 已经 均 都 全部 基本 分别 先后 陆续 相继 顺利 成功 被 由 在 对 向 将 把 为 以 于 并 并且 较 比 同比 环比 从 按 可 已全部 正在 正式 得到 得以 进行 进入 累计 共 纷纷 光荣 如期 及时 有序 全面 是 有 与 占 率先 最 最为 负增长 虽然 却 但 也 稳居 位居 达 和 及 不断 进一步 稳步 持续 逐步 逐渐 明显 显著 迅速 日益 日趋 更加 大幅'.split(
    ' ',
  ),
);

/** Verbs that may begin what a figure counts (新开工企业), so that they end it only further on. */
const namely =
  /^(?:扩大|更新|提升|优化|创新|在建|新开|新开工|新建|上市|注册|贷款|参保|登记|就业|创业|规模|重点|开放|服务|保障|建设|投资|出口|改造|培训|扶贫|帮扶|救助|补贴|流动|储备|试点|监测|研发|发展|招商|签约|示范|接种|检测|治理|处理)$/;

/** 1350户贫困群众销售农产品, 1.1万贫困人口饮水问题: who is counted, in front of what they do or have. */
const people =
  /^(?:以上的?|以下的?|余|多|名|的)?([一-龥“”、]{0,10}?(?:群众|贫困户|脱贫户|困难户|低保户|农户|贫困人口|农业人口|农村人口|农牧民|农民工|村民|居民|市民|企业|单位|商户|市场主体|职工|农民|党员|干部|学生|儿童|老年人|老人|残疾人|志愿者|毕业生|青年|妇女))(?=([一-龥]{2}))(?![一-龥]{0,6}(?:子女|学生|儿童|老人|成员|人员|劳动力))/;

function peopleIn(stretch: string): Span | undefined {
  const [all, name, next] = people.exec(stretch) ?? [];
  if (all === undefined || name === undefined || next === undefined) return undefined;
  const verb =
    (verbs.has(next) || softVerbs.has(next) || /^(?:送|获|整理|融资|缴纳|申领)/.test(next)) &&
    /(?:贫困群众|群众|村民|农户|贫困户|居民|企业|单位|商户|市场主体)$/.test(name) &&
    !/^(?:投资|服务|贷款|管理|改造|工程|项目)/.test(next);
  const start = all.length - name.length;
  return verb || /户$|人口$/.test(name) ? { start, end: all.length } : undefined;
}

/** What became of what is counted: 20个项目建成投产. */
const ended =
  /(?:开工|竣工|投产|完工|建成|落地|入库|入驻|签约|启动|通车|投用|启用|交付|达标|验收|封顶|贯通)+$/;

/** What a verb in front makes the name of: 慰问小组, 整改通知书. */
const heads =
  /^(?:小组|工作组|专班|通知书|责任书|承诺书|意见书|建议书|(?:队伍|团队|平台|基地|窗口|活动|行动)(?![一-龥]))/;

/** What a verb in front makes the name of, whatever follows: 调解委员会, 撤并村. */
const makers =
  /^(?:[村户校](?!民)|委员会|人员|员(?!工)|中心|组织|机构|基地|系统|设施|设备|队(?![一-龥]{0,1}列)|[站车船艇](?![一-龥]))/;

const isDeed = (word: string): boolean => verbs.has(word) || softVerbs.has(word);

/** 84家企业产值同比增长30%: how it changed is no part of it. */
const changeIn = (behind: string): number | undefined =>
  /(?<=[一-龥]{2})(?:同比|环比|比上年|比去年|较上年|较去年)/.exec(behind)?.index;

/** Without what is of the next figure: 41项工程总投资1903万元 its sum, 东西向6条道路和南北向9条 what stands behind 和. */
function withoutNext(behind: string): string {
  const next =
    /(?<=[一-龥]{2})总投资(?:约|近|达|为|超过?)*$/.exec(behind) ??
    /(?<=[一-龥]{2})[和及与][一-龥]{0,4}$/.exec(behind) ??
    /(?<=[一-龥]{2})中有/.exec(behind);
  return behind.slice(0, next?.index ?? changeIn(behind));
}

/**
 * The name of what a figure counts at the beginning of the text behind it: up to the next verb, particle or mark.
 * @param behind what stands behind the figure, up to the next figure or mark
 * @param meetsFigure whether it runs into the next figure: then a verb that might belong to the name begins that one's
 */
export function nounAfter(behind: string, meetsFigure: boolean): Span | undefined {
  const stretch = meetsFigure ? withoutNext(behind) : behind.slice(0, changeIn(behind));
  const lead =
    /^(?:以[上下内]|左右|上下|余|多|的|各类|各种|各级|年度(?:计划)?(?=[新续开在])|计划(?=[一-龥]{3})|\s)*/.exec(
      stretch,
    )?.[0].length ?? 0;
  const undone = /^未[一-龥]{2}(?=的|[户人家个])|^未[一-龥]{2,6}$/.exec(stretch)?.[0];
  if (undone) return { start: 0, end: undone.length };
  // 32名符合条件的困难群众: what only describes them stands in front of 的.
  const described = /^[一-龥]{4,16}的(?=[一-龥]{2})/.exec(stretch)?.[0];
  if (described && /^(?:以[一-龥]+为|通|未通|符合|具有|具备|享受|参加|从事|患有|取得|获得)/.test(described)) {
    const noun = nounAfter(stretch.slice(described.length), meetsFigure);
    return noun && { start: described.length + noun.start, end: described.length + noun.end };
  }
  // 其中1万套指的是总数: what explains it names nothing.
  if (/^(?:指的|是指|即(?!将))/.test(stretch)) return undefined;
  // 14个对外开放的沿海城市: what only describes it stands in front of 的.
  const deed = /^[一-龥]{2,6}?([一-龥]{2})的(?=[一-龥]{2})/.exec(stretch);
  if (deed && isDeed(deed[1] as string)) {
    const noun = nounAfter(stretch.slice(deed[0].length), meetsFigure);
    return noun && { start: deed[0].length + noun.start, end: deed[0].length + noun.end };
  }
  // 5名分散安葬在山坡中的烈士: what stands behind where they are.
  const lying = /^[一-龥]{2,14}在[一-龥]{1,10}[中上内里下]的(?=[一-龥]{2})/.exec(stretch)?.[0];
  if (lying) {
    const noun = nounAfter(stretch.slice(lying.length), meetsFigure);
    return noun && { start: lying.length + noun.start, end: lying.length + noun.end };
  }
  // 被执行人, 被征地农民: who they are by what was done to them.
  const undergone = /^被(?:[一-龥]{2}|害|告)(?:人|农民|户)/.exec(stretch)?.[0];
  if (undergone) return { start: 0, end: undergone.length };
  const people = peopleIn(stretch);
  if (people) return people;
  // 发电机10台以及充足的物资: what stands behind is another thing.
  if (/^(?:以及|和|及|与|并|、|至|到|等[各多]?(?:[类种项]|[一-龥]{4}))/.test(stretch)) return undefined;
  // 由七户发展到: what leads to the next figure names nothing.
  if (/^[一-龥]{1,3}[到至](?:$|现在|目前|如今|今年)/.test(stretch)) return undefined;
  // 升至14人据统计: a page that lost the mark between.
  if (/^(?:据|截[至止]|\s*\[\d)/.test(stretch)) return undefined;
  let end = lead;
  let last = lead;
  for (const { word, start } of wordsOf(stretch.slice(lead))) {
    // 住户换上了设备: what they did is no part of who they are.
    if (/^(?:上?了|着)$/.test(word) && last > lead + 1) {
      end = last;
      break;
    }
    if ((/^(?:19|20)\d\d年?$/.test(word) && end > lead) || (/^[一-龥]了$/.test(word) && end > lead + 1))
      break;
    last = lead + start;
    const rest = stretch.slice(last + word.length);
    const step = { word, start, named: stretch.slice(lead, end), rest, meetsFigure };
    if (endsName(step) || (verbs.has(word) && !makesName(step) && endsDeed(step))) break;
    if (meetsFigure && softVerbs.has(word) && !makesName(step) && end > lead + 1) break;
    end = last + word.length;
  }
  const kept = settled(stretch, lead, end);
  return kept.length >= 1 ? trimmed(stretch, lead, lead + kept.length) : undefined;
}

/** A word behind a figure, with what of the name stands in front of it. */
interface Step {
  readonly word: string;
  readonly start: number;
  readonly named: string;
  readonly rest: string;
  readonly meetsFigure: boolean;
}

/** Marks, particles and adverbs, in front of which a name ends. */
function endsName({ word, start, named, rest }: Step): boolean {
  if (/^[和及]$/.test(word) && /^(?:众多|大量|许多|一批|部分|全部|各类)/.test(rest)) return true;
  if (stopping.has(word) && !(start === 0 && word === '中') && word !== '和' && word !== '及') return true;
  if (/^[,。;;:、!?()\n\t—'"]/.test(word)) return true;
  if (
    predicates.has(word) &&
    (named.length > 1 || /^[县市区镇乡村]$/.test(named)) &&
    !/^(?:[的型式类]|案件|行为|问题|线索|建[设筑]|用地)/.test(rest)
  )
    return true;
  if (named.length > 1 && (/^[赴因]$/.test(word) || (word === '全' && /^(?:覆盖|部|都)/.test(rest))))
    return true;
  // 老年人各项接种率: what is measured of them.
  if (/^各[项类种]?$/.test(word) && named.length > 1) return true;
  if (start > 0 && /^(?:首位|榜首|前列|末位)$/.test(word)) return true;
  // 60个乡镇“清水”创建: quotes that no noun follows are what is done.
  if (word === '“' && named.length > 1 && !quoted.test(`${word}${rest}`)) return true;
  if (word === '的' && (named.length > 1 || /[市县区镇乡村]$/.test(named))) return true;
  // 矿井政策性关闭: how something became is no part of what it is.
  const [how] = /^.*?性(?=[一-龥]{2})/.exec(`${word}${rest}`.slice(0, 5)) ?? [''];
  if (how !== '' && named.length > 1 && verbs.has(`${word}${rest}`.slice(how.length, how.length + 2)))
    return true;
  return /[到至为]$/.test(word) && verbs.has(word.slice(0, -1));
}

const quoted = /^“[^”]*”(?:企业|项目|工程|产品|园区|学校|乡镇|村|基地|示范|平台)/;

/** Whether a verb is part of the name, by what stands behind it. */
function makesName({ word, start, named, rest }: Step): boolean {
  if (makers.test(rest) && (start > 0 || /^[村户校]/.test(rest))) return true;
  // 居委会: a lone letter in front is half of a word.
  if (start === 0 && /^[居开通招办创养种]$/.test(word)) return /^[一-龥]{2}/.test(rest);
  // 安置点, 换热站: a place by what is done there.
  if (start === 0 && /^[点站房厂场线](?![一-龥]|$)|^[点站](?:已|均|共|正)/.test(rest)) return true;
  // 政府办社区卫生中心: who keeps it.
  if (word === '办' && /(?:^|[一-龥])(?:政府|[公民村校企])$/.test(named)) return /^[一-龥]{2}/.test(rest);
  if (start === 0) return /^[一-龥]{2}/.test(rest) && (bareNouns.test(rest.slice(0, 2)) || heads.test(rest));
  // 矿井改扩建项目: a project is named by what is done in it; 限期整改通知书: a paper by what it demands.
  return /^(?:项目|工程)/.test(rest) || (start <= 2 && named.length === start && heads.test(rest));
}

/** Whether a verb ends the name: one that may stand inside a name only where the next figure begins. */
const endsDeed = ({ word, named, meetsFigure }: Step): boolean =>
  !namely.test(word) && !(softVerbs.has(word) && named !== '' && !meetsFigure);

/** Without what became of it: a stage, a place in an order, its works. */
function settled(stretch: string, lead: number, end: number): string {
  const name = stretch
    .slice(lead, end)
    .replace(
      /(?:[和及与等了近约超逾]|(?<=[一-龥])以[上下]|建设|实际|的|(?<=[一-龥]{2})(?<![集其高初])中(?:位?居|排名?|位?列)?)+$/,
      '',
    );
  const whole = stretch.slice(lead, end).replace(/[和及与等了的近约超逾]+$/, '');
  const rest = name
    .replace(/(?<=[一-龥]{2})(?:收尾|选址|整治|验收|征收|动迁|搬迁)工作$/, '')
    .replace(/(?<=项目)[一二三四]期(?:工程)?$/, '')
    .replace(/(?<=[一-龥]{2})(?:开工|竣工|建设|改造|建成)?(?:目标|任务|指标)$/, '')
    .replace(ended, '');
  return rest.length >= 2 ? rest : name.length >= 2 ? name : whole;
}
