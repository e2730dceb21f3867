import { wordsOf } from './noun.ts';
import { softVerbs, verbs } from './words.ts';

/** Words that a measure word goes with: what it counts ends in one. */
const alikes: readonly (readonly [core: RegExp, thing: RegExp])[] = [
  [
    /^[名位]$/,
    /(?:员|者|人|生|师|警|手|民|工|医|兵|嫂|干部|书记|军人|儿童|少年|青年|老人|妇女|群众|代表|专家|骨干|人才|患者|学员|子女|家长|家属|委员|嘉宾|旅客|游客)$/,
  ],
  [/^(?:%|成)$/, /(?:员|者|人|生|师|农户|居民|村民|家庭|企业|干部|职工|群众)$/],
  [/^个$/, /(?:工作组|指导组|检查组|督导组|专家组|督查组|小组|专班|镇街|单位|(?<![农乡新])村)$/],
  [/^亩$/, /(?:农田|耕地|林地|草地|果园|茶园|水面|湿地)$/],
  [/^[辆台]次?$/, /(?:车|机|车辆|设备|电梯)$/],
  [/^[艘]$/, /(?:船|艇|轮|渔船|船舶)$/],
  [/^[支]$/, /(?:队|队伍|团队|基金|股票)$/],
  [/^[条]$/, /(?:线|路|道|河|河流|渠|街|线路|道路|公路|河道|航线|管线|生产线|巷|沟)$/],
  [/^[座]$/, /(?:站|桥|库|塔|厂|楼|闸|矿|水库|桥梁|车站|电站|场|房|隧道)$/],
  [/^[所]$/, /(?:校|学校|小学|中学|幼儿园|大学|学院|医院|院|高校)$/],
  [/^[家]$/, /(?:企业|单位|机构|医院|银行|公司|商户|门店|酒店|协会|工厂|农场|合作社)$/],
  [/^[处]$/, /(?:点|站|隐患|隐患点|工地|场所|路段|水源地|塌方|滑坡)$/],
];

/** 网格员轮流值守, 公交线路临时绕行: up to the last word that the measure word goes with, where it is said what became of it. */
function lastAlike(name: string, core: string): number | undefined {
  const alike = alikes.find(([cores]) => cores.test(core))?.[1];
  if (!alike) return undefined;
  let end: number | undefined;
  for (const { word, start } of wordsOf(name))
    if (alike.test(name.slice(0, start + word.length)) && (word.length > 1 || start > 0))
      end = start + word.length;
  const rest = end === undefined ? '' : name.slice(end);
  return (rest.length >= 2 || (/^[名位]$/.test(core) && /^[一-龥]$/.test(rest) && rest !== '们')) &&
    !houses.test(rest)
    ? end
    : undefined;
}

const houses =
  /(?:中心|[站室馆院所店队会团组]|基地|平台|广场|工程|项目|岗位|宿舍|公寓|家庭|活动|设施|设备|系统|标准|组织|干部)$/;

/** What a measure word counts: 所 schools and hospitals, 个 villages and districts, 名 people. */
const countedIn: readonly (readonly [core: RegExp, thing: RegExp])[] = [
  [/^所$/, /^.*?(?:学校|小学|中学|高中|初中|幼儿园|医院|卫生院|卫生室|敬老院|福利院|[老新分]校)/],
  [
    /^个$/,
    /^.*?(?:乡镇|(?<!农)村|(?<!城)[镇乡]|社区|小区|街道|园区|单位|部门)(?:〈[^〉]*〉)?(?![委干级民部务医卫文服矫物政街])/,
  ],
  [/^[名人位]$/, /^.*?(?:人员|学生|教师|群众|职工|农民|居民|老人|儿童|干部|党员|患者)/],
  [/^户$/, /^.*?(?:群众|居民|村民|牧民|农户|住户|家庭)/],
  [/^[座条]$/, /^.*?(?:道路|公路|街道|河道|水库|桥梁|大桥|水体|车站|公厕|公园|泵站|变电站|矿井)/],
];

/** 行政村环境整治, 小区居民行路难: what is done to what is counted, or what ails it, is no part of its name. */
function withoutWork(name: string, core: string): number {
  let end = name.replace(/(?:工程|项目|工作|任务|的?问题|的?状况)+$/, '').length;
  const noun = name.length - end;
  if (/难$/.test(name)) end = name.length - 1;
  let rest = name.slice(0, end);
  while (rest.length > 3 && isDeed(rest.slice(-2))) rest = rest.slice(0, -2);
  // 120户签约搬迁: deeds alone are what is counted.
  if (rest.length === 2 && isDeed(rest)) return name.length;
  const worked = rest.length < end || /难$/.test(name);
  const things = countedIn.find(([cores]) => cores.test(core))?.[1];
  const thing = things?.exec(name.slice(0, rest.length))?.[0];
  const ends =
    thing !== undefined && things?.exec(name.slice(thing.length))?.[0].length === name.length - thing.length;
  // 2个社区综合文化服务中心: a house or an office is counted itself.
  if (!worked && /(?:中心|[站室馆院所店队会]|基地|平台|广场)$/.test(name)) return name.length;
  if (
    thing !== undefined &&
    !ends &&
    !/“[^”]*$/.test(thing) &&
    (worked || name.length - thing.length >= (/[户所]/.test(core) ? 4 : 5))
  )
    return thing.length;
  if (!worked) return name.length;
  // 5个建设项目, 3项改造工程: what is counted is the work itself.
  return noun > 0 || /^[个项件处批]$/.test(core) ? name.length : rest.length;
}

const isDeed = (word: string): boolean => verbs.has(word) || softVerbs.has(word);

/** 400家单位基础信息: of what is counted in 家 or 户 the firm or the office is the head. */
export function headOf(name: string, core: string): number {
  const alike = lastAlike(name, core);
  if (alike !== undefined) return alike;
  if (!/^[家户]$/.test(core)) return withoutWork(name, core);
  if (core === '户' && withoutWork(name, core) < name.length) return withoutWork(name, core);
  if (/(?:业|位|构|司|户|店|院|所|校|站|厂|社|园|者|家|队|室|心|地|织|体|庭|民|场|点|馆|商)$/.test(name))
    return name.length;
  return /^.*?(?:企业|单位|机构|商户|医院|学校)(?=[一-龥]{2})/.exec(name)?.[0].length ?? name.length;
}
