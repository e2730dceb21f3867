const quoted = '“?(?:[七八九]五|十[一二三四五六]?五)”?(?:规划)?(?:期?末|期间|时期|初期)?(?:计划)?(?:目标)?';
const earlier = `(?:${quoted}|[去上前]年?[上下]半年|(?:上一?个?|[一二三四前]|第?[1-4一二三四])季度末?|[上下]半年|(?:19|20)\\d\\d年?(?:\\d{1,2}月)?(?:同期|末|底|初)?(?:水平)?|[去上前]年年?(?:同期|同月|同季|末|底|全年|总[额量])?(?:水平|增幅|增速)?|[上前]一?个?(?:周|旬|期|年度?|月|交易日|学年)(?:同期|末|底)?|年初(?:预算|计划|目标|水平)?|同期|上月末?|\\d{1,2}月[末底]|平[时日常]|上届|[去上]年(?:春节|国庆|五一)[一-龥]{0,3}|一年前?|[\\d一二三四五六七八九十]+年前|[今去]?年?\\d{1,2}月?[-—~至]\\d{1,2}月份?(?:、\\d{1,2}月?[-—~至]\\d{1,2}月份?)*|\\d{1,2}月(?:份|同期)|疫情前|改革前|最低时|峰值|控制线|[^,。;\\d]{0,6}基础上|历史同期|历史(?:极值|最[高低大小]值)|(?:常|历|往|多)年(?:同期)?(?:平均)?|[一-龥]{0,4}平均水平|计划(?:目标|任务)?|考核目标|预期目标|目标)`;
const whole = '全[国省市](?:平均)?(?:水平)?';
const bases = new RegExp(
  `按?(?:可比价格?(?:计算)?|可比口径)?,?(?:周?同比(?:(?:19|20)\\d\\d年|上年)?|周?环比|平均每年|年均(?!浓度|值|气温|降[水雨])|年平均(?![一-龥]{0,2}[量温湿速浓])|两年平均|[一二三四五六七八九十]年平均|(?:相?比(?![例重率值])|较)(?:${earlier}|${whole})(?:相比|比较)?(?:,?同比)?(?!的$)|[与同](?:${earlier}|${whole})(?:,?(?:相比|比较|持平)|同比|(?=$|\\s))|[与同][^,。;\\d]{2,14}?(?:相比|比较)|(?:19|20)\\d\\d年同期(?:相比)?|(?:是|为|相当于)(?:${earlier}的?|${whole}的)|(?:比(?![例重率值])|较)(?![^]*[比较])[一-龥]{2,14}(?<!提|降|减|增|升|加)(?=[高低快慢多少]出?$)|在${earlier}(?:的)?(?:基础上再?|再))`,
  'g',
);

/** What a growth is compared with, as written in the stretch in front of it: the last one. */
export function baseIn(stretch: string): string | null {
  const found = [...stretch.matchAll(bases)].at(-1)?.[0];
  if (found === undefined) return null;
  const written = found
    .replace(/^按?(?:可比价格?(?:计算)?|可比口径)?,?/, '')
    .replace(/^(?:是|为|相当于|在)|的$/g, '');
  return written === '' ? null : written;
}

/** The stretch without what it compares with, the same length: the places of the rest stay. */
export const withoutBases = (stretch: string): string =>
  stretch.replace(bases, (found) => ' '.repeat(found.length));

const periods =
  /“?(?:[七八九]五|十[一二三四五六]?五)”?(?:规划)?(?:期间|时期|以来|末)?|(?:(?:19|20)\d\d年?[-—~至到](?:19|20)?\d\d年)|(?:(?:19|20)\d\d年)?(?:\d{1,2}月?[-—~至到]\d{1,2}月份?|[上下]半年|前[一二三四]季度|[第前]?[一二三四]季度|\d{1,2}月份|全年)|(?:截[至止]到?)?(?:(?:19|20)\d\d年)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|初)?|截[至止]到?(?:目前|\d{1,2}月底?|[今去]年\d{1,2}月底?|年底)|今年以来|今年[上下]半年|[今去上本明]年(?:全年|\d{1,2}月(?:份|底)?)?|年度(?=完成|投资|计划|实现|新增)|年末|[过近]去?[一二三四五六七八九十\d]+年(?:来|间)?|五年来|本月|当月|上月/g;

interface Period {
  readonly start: number;
  readonly text: string;
}

/** Every period that a text names, in its order, but those that something is compared with. */
export const periodsIn = (text: string): Period[] =>
  [...withoutBases(text).matchAll(periods)].map((found) => ({ start: found.index, text: found[0] }));

/** The last period named between two places. */
export function periodBetween(all: readonly Period[], from: number, to: number): string | null {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as Period).start < to) low = middle + 1;
    else high = middle;
  }
  const last = all[low - 1];
  return last !== undefined && last.start >= from ? last.text : null;
}

/** The period that a heading names. */
export const periodIn = (heading: string): string | null => periodsIn(heading).at(-1)?.text ?? null;
