import { areasIn, lastClause, type Reading, type Spot } from './reading.ts';

/** What a figure measures, told apart from everything that only sounds like it. */
export interface Thing {
  /** The label in one spelling. */
  readonly name: string;
  /** A statistic that an area has once for each period. */
  readonly statistic: boolean;
  /** Of which area, when it is not the document's own. */
  readonly area: string;
  readonly cumulated: boolean;
}

/** Statistics of an area: one value for a period, whatever else is said around it. */
const STATISTICS =
  /^(?:地区生产总值|人均地区生产总值|固定资产投资|社会消费品零售总额|(?:地方)?一般公共预算(?:收入|支出)|(?:地方)?财政(?:总)?收入|公共财政预算收入|税收收入|规模以上工业(?:增加值|总产值)|工业增加值|服务业增加值|第[一二三]产业增加值|(?:城镇|农村|全体|城乡)(?:常住)?居民人均(?:可支配|纯)收入|(?:外贸)?进出口总[额值]|实际利用外资|城镇新增就业(?:人数)?|新增城镇就业(?:人数)?|城镇(?:登记|调查)失业率|常住人口(?:城镇化率)?|户籍人口(?:城镇化率)?|森林覆盖率|粮食总?产量|房地产开发投资|工业投资|民间投资|技改投资|(?:招商引资)?(?:实际)?到位资金(?:总额)?|旅游总?收入|(?:金融机构)?(?:各项|本外币)?[存贷]款余额|居民消费价格(?:总)?指数|空气质量优良天数(?:比例|比率)?|单位生产总值能耗)$/;

/** Names that say nothing without what they belong to. */
const GENERIC =
  /^(?:完成|实现|计划|年度|总|实际|新|新增|重点|重大|主要|建设|建筑|项目|企业|投资|资金|收入|支出|面积|产值|产量|规模|金额|数量|人数|人员|总额|总量|户|个|名|用地|道路|工程|任务|涉及|覆盖|惠及|受益|群众|居民|培训|补助|标准|人均|每人|每月|月|日|年|产能|设计|占地|增加值|利税|利润|税收|销售|营业|主营业务|额|达|的)+$/;

/** What comes of something belongs to what stands before it: 破获案件56起，抓获嫌疑人182名. */
const CONSEQUENT =
  /^(?:抓获|打掉|捣毁|刑拘|逮捕|移送|查扣|缴获|追回|追缴|挽回|罚款|罚没|涉案|惠及|带动|死亡|受伤|减免|帮助|安置|救助)/;

/** Somebody or somewhere whose figure it is; the document's own area is named by 全区, 全市. */
const OWNER =
  /[\u4e00-\u9fff]{1,12}(?:街道|[镇乡县旗]|社区|村|园区|开发区|新区|高新区|示范区|片区|景区|港区|公司|集团|银行|医院|学校|大学|学院|法院|检察院|公安|市场|小区|大道|[东西南北中]路|流域|学生|农户)|[\u4e00-\u9fff]{2,6}(?<![全各市城地辖郊])区(?![级域内])|[\u4e00-\u9fff]{2,6}(?<![全各城超])市(?![场级民政委])|其中|分别/;
/** In a label it is of a part only. */
const OWN = /其中|分别|国家级|省级|[区市县]级|直管|^[再又另还]/;

const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/规上/g, '规模以上'],
  [/^GDP$|^生产总值$|^GDP总量$/i, '地区生产总值'],
  [/^全社会/, ''],
  [/^新增城镇就业/, '城镇新增就业'],
  [/^社零(?:总额)?$|^社会消费品零售额$/, '社会消费品零售总额'],
  [/(?:总人数|人数)$/, ''],
  [/(?:总量|规模|增速|增幅)[位居排列]*$/, ''],
];

const LEADING =
  /^(?:[—－\-\d.．]+|[全我本][国省市区县州镇旗]|完成|实现|累计|达到|预计|上半年|下半年|全年|今年以来|今年|截[至止](?:目前|今)|目前|已|共|(?:19|20)\d\d年度?|前?[一二三四]季度|\d{1,2}(?:[-—~至]\d{1,2})?月份?[底末]?|的)+/;

export function nameOf(label: string): string {
  let name = label.normalize('NFKC').replace(/\s/g, '').replace(LEADING, '');
  for (const [written, usual] of SYNONYMS) name = name.replace(written, usual);
  return name;
}

/** Words around a figure that say nothing of what it measures. Whatever else stands there makes it another thing. */
const NEUTRAL =
  /[全我本][国省市区县州镇旗]|(?:19|20)\d\d年度?|今年以来|今年|本年|当年|上半年|下半年|全年|前?[一二三四]季度|\d{1,2}(?:[-—~至]\d{1,2})?月份?[底末]?|截[至止]|目前|[底末]|同比|(?:比|较|与|同)(?:去年|上年|(?:19|20)\d\d年)(?:同期)?(?:相比)?|同期|完成|实现|达到?|已|共|总量|总额|额|值|规模|为|是|约|近|超过?|逾|突破|增长|下降|上升|增速|增幅|减少|了|的|分|预计|累计|[，,、（()）\s]|并|均|可望|稳定|保持|在|到/g;

/** What a figure measures, or null where it is not sure enough to compare with another place. */
export function thingOf(reading: Reading, spot: Spot, more = /(?!)/g): Thing | null {
  const { figure, sentence, labelFrom } = spot;
  const labelTo = labelFrom + figure.label.length;
  if (labelFrom < sentence.from || labelTo > spot.from || spot.from - labelFrom > 120) return null;
  const { text } = reading;
  const head = text.slice(Math.max(sentence.from, labelFrom - 160), labelFrom);
  const clause = lastClause(behindFigures(spot, head), '，,；;。、：:（(）) \n　');
  const tail = between(reading, spot, labelTo);
  // 案件侦破249起: what was done to it stands behind its name, and tells it from what was done else.
  const deed =
    /^[\u4e00-\u9fff]{2}(?=$|[，,、\s])/.exec(tail.replace(more, '').replace(NEUTRAL, ''))?.[0] ?? '';
  // A label may begin too late; its clause begins with it, or with what it belongs to.
  const name = nameOf(`${clause}${figure.label}${tail.startsWith(deed) ? deed : ''}`);
  const statistic = STATISTICS.test(name);
  if (!statistic && (name.length < 6 || GENERIC.test(name) || OWN.test(name))) return null;
  if (spot.order > 0 && CONSEQUENT.test(name)) return null;
  if (
    tail
      .slice(tail.startsWith(deed) ? deed.length : 0)
      .replace(more, '')
      .replace(NEUTRAL, '') !== ''
  )
    return null;
  const area = areasIn(`${head}${figure.label}${figure.kind === 'rank' ? '' : tail}`).at(-1) ?? '';
  if (OWNER.test(lastClause(head.slice(0, head.length - clause.length), '；;'))) return null;
  const own = area === reading.area ? '' : area;
  return { name, statistic, area: own, cumulated: /累计/.test(`${clause}${tail}`) };
}

/** What stands between the last figure before a label and the label; a count goes on into its noun (5家企业投资). */
function behindFigures({ sentence, order, labelFrom }: Spot, head: string): string {
  for (let i = order - 1; i >= 0 && i > order - 8; i--) {
    const { figure, to } = sentence.spots[i] as Spot;
    if (to <= labelFrom)
      return figure.kind === 'count' || figure.kind === 'other'
        ? head
        : head.slice(Math.max(0, head.length - (labelFrom - to)));
  }
  return head;
}

/** What stands between a label and its figure, without the figures on the way. */
function between({ text }: Reading, spot: Spot, from: number): string {
  let words = '';
  let at = from;
  for (let i = spot.order - 1, own = []; ; i--) {
    const other = spot.sentence.spots[i];
    if (other && other.from >= from) {
      own.push(other);
      continue;
    }
    for (const figure of own.reverse()) {
      words += text.slice(at, Math.max(at, figure.from));
      at = figure.to;
    }
    break;
  }
  return words + text.slice(at, Math.max(at, spot.from));
}
