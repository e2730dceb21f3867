import { at, type Found } from './found.ts';
import { type Numeral, readNumeral } from './numeral.ts';

const ranked = /第 ?(\d+|[一二三四五六七八九十百]+) ?(位|名(?!师|校|医|家|录|单))?/y;
/** What makes 第N the name or number of something instead of a place in an order. */
const numbered =
  /^ ?(?:\/\d|[(〈][一二三四五][)〉]|[届次批期季轮章节条款项个号阶代医中小大师团军部线综书时方梯步类年天版页卷集场种座张站回生产粮事家村组区课枪手通道台课例卡机步段标食车人百]|实(?!际)|[一二三]|\d|[a-zA-Z])/;
const placing =
  /(?:跻身|列(?![席车])|[居位排占升跃进至到为获]|排名|名次|并列|全[国省市区县州]|城区|同类|系统|口径|均|第[^,。]{0,4})[^,。;,;!?]{0,12}$/;

/** 从全国第五提升到第三: a place that is left for another. */
const moving = /^(?:提升|上升|跃升|攀升|晋升|前移|升|跃|下降|退|降)[到至为]?第/;

/** 继甲市、乙市之后第四个…的市, 全国第三个…的区: in order of time. */
const inOrder = /(?:之后|成为|全[国省市区县]|[省市区县]|我[国省市区县]|是)$/;
const thing =
  /^个(?:、[一-龥]{0,4}(?:首个|唯一|第一)|(?!五年|[年月周季]|百年|星期|交易日|工作日|[一-龥]{0,4}(?:节|[规计]划|阶段|方面|问题|环节|时期|周年))[一-龥]{2})/;

/** 第N, 第N位, 第N名, and 倒数第N. */
export function readRank(text: string, place: number): Found | undefined {
  const written = at(ranked, text, place);
  if (written === undefined) return undefined;
  const [, numeral = '', unit] = /第 ?(\d+|[^位名 ]+) ?(位|名)?/.exec(written) ?? [];
  const read = readNumeral(numeral);
  if (!read) return undefined;
  const end = place + written.trimEnd().length;
  const next = text.slice(end, end + 3);
  const ahead = text.slice(Math.max(0, place - 16), place);
  // “五个第一”: a name.
  if (/[“「‘][一-龥]{0,3}个$/.test(ahead) && /^[”」’]/.test(next)) return undefined;
  // 第8.6代线: a number of its own.
  if (/^\.\d/.test(next)) return undefined;
  // 把安全放在第一位
  if (/[放摆][在到]$|双$/.test(ahead)) return undefined;
  // 原因有以下几个：第一，: the first of what is listed.
  if (/[:;。]$/.test(ahead) && /^,/.test(next)) return undefined;
  const told = placing.test(ahead);
  // 第五大支柱产业: its place by size.
  const bySize = /^大(?:(?![道学队厦街])[一-龥]{2}|[市县区省国镇])/.test(next);
  if (unit === undefined && thing.test(text.slice(end, end + 10)) && inOrder.test(ahead) && read.value > 1)
    return {
      start: place,
      end: end + 1,
      numerals: [read],
      core: '个',
      unit: '个',
      shape: 'rank',
      infix: false,
    };
  if (unit === undefined && !bySize) {
    if (numbered.test(next) || (/^[、)]/.test(next) && !told)) return undefined;
    const alone = /^(?:$|[\s,。;、,;.!?:()“”"]|和|及|与|的)/.test(next);
    if (!told && !(alone && !/(?:^|[。;\n])\s*$/.test(ahead))) return undefined;
    // 亚洲第一邮轮母港: the first of its kind there.
    const ofKind = /(?:亚洲|全球|世界|国内|东南亚|远东)$/.test(ahead) && /^[一-龥]{3}/.test(next);
    if (
      !ofKind &&
      !/\d/.test(numeral) &&
      !/^(?:$|[^一-龥]|[和及与的、同增较比居下]|优势|高位|之[后前])/.test(next) &&
      !moving.test(text.slice(end, end + 6))
    )
      return undefined;
  }
  return {
    start: place - (ahead.endsWith('倒数') ? 2 : 0),
    end,
    numerals: [read],
    core: unit ?? null,
    unit: unit ?? null,
    shape: 'rank',
    infix: false,
  };
}

/** 前五位的分别是, 投资增速前三名: those at the head of an order are named. */
const named = /^的(?:分别|依次)?[是为有]|^[:为]|^[均都](?:在|是|为)/;

const wholes: Readonly<Record<string, string>> = { 百: '100', 千: '1000', 万: '10000' };

/** 进入前千分之一: among so small a part at the head of an order. */
export function readFirstPart(text: string, place: number): Found | undefined {
  const [written, whole = '', part = ''] =
    /^前([百千万])分之([一二两三四五六七八九十]+|\d+)/.exec(text.slice(place, place + 9)) ?? [];
  const numerals = [readNumeral(part), readNumeral(wholes[whole] ?? '')].filter((one) => one !== undefined);
  if (written === undefined || numerals.length < 2) return undefined;
  return {
    start: place,
    end: place + written.length,
    numerals,
    core: null,
    unit: null,
    shape: 'rank',
    infix: false,
  };
}

/** 进入全市前五名: among the first of an order. */
export function readLeading(text: string, place: number): Found | undefined {
  const [written, numeral = '', unit] =
    /^[前后](\d{1,3}|[一二两三四五六七八九十]+)(?:([名位强%‰‱])(?![次数])|(?=[,，。;；、)）的]|榜单?|大行业|大企业))/.exec(
      text.slice(place, place + 9),
    ) ?? [];
  const read = readNumeral(numeral);
  const ahead = text.slice(Math.max(0, place - 16), place);
  // 新进站博士后304名
  if (text[place] === '后' && /[士之以今最]$/.test(ahead)) return undefined;
  if (
    written === undefined ||
    !read ||
    !(placing.test(ahead) || named.test(text.slice(place + written.length, place + written.length + 5)))
  )
    return undefined;
  const behind = text[place + written.length];
  // 排名前五位的投诉依次是: of those in front a place is only told where it is said that they are ordered.
  if (behind === '的' && !/排(?:名|在)?$/.test(ahead) && !named.test(text.slice(place + written.length)))
    return undefined;
  // 稳居全国城市前三, 位列前十: without a word for the places, among whom, or that it is one.
  if (
    unit === undefined &&
    !/(?:全[国省市区县州]|国内|中国|世界|全球|亚洲|东北|[东中西]部|城市|[市省区县州]|同类|榜|[位名]列|[位稳]居|位居[^,。;\d]{0,6}|居全[国省市区县州][^,。;\d]{0,6}|排(?:名|在)?|(?:跻身|进入)[^,。;\d]{0,8})$/.test(
      ahead,
    )
  )
    return undefined;
  return {
    start: place,
    end: place + written.length,
    numerals: [read],
    core: unit ?? null,
    unit: unit ?? null,
    shape: 'rank',
    infix: false,
  };
}

/** 分别排第25、26、49位: the places behind the first of a list, whose last has the unit. */
export function furtherRanks(text: string, first: Found): Found[] {
  if (first.shape !== 'rank' || first.core !== null) return [];
  const list = /^(?:[、和]\d{1,3})+(?=[位名](?![次数]))/.exec(text.slice(first.end, first.end + 60))?.[0];
  if (list === undefined) return [];
  return [...list.matchAll(/\d+/g)].map(({ 0: digits, index }) => {
    const start = first.end + index;
    const last = index + digits.length === list.length;
    const unit = last ? (text[first.end + list.length] as string) : null;
    return {
      ...first,
      start,
      end: start + digits.length + (last ? 1 : 0),
      numerals: [readNumeral(digits) as Numeral],
      core: unit,
      unit,
    };
  });
}
