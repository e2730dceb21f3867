import { headOf } from './measure-words.ts';
import { nounBefore, type Span, withoutTail } from './noun.ts';
import { nounAfter } from './noun-after.ts';
import { isVerb } from './own-name.ts';
import type { ToLabel } from './place.ts';

/** Whether what stands behind a figure names what it counts. */
export const isNamedBehind = (text: string, one: ToLabel): boolean => {
  const name = behindIt(text, one);
  if (name === undefined || isVerb(text.slice(name.start, name.end))) return false;
  // 仅有1家未达要求: what is not yet so is one of those counted before.
  return !(/[仅仍只尚]有$/.test(one.left) && /^未/.test(one.right));
};

/** 超额完成8亿元的年度目标任务: whose aim it is stands in front. */
const aim = /^的(?:年度|全年)?(?:目标|任务|计划)(?:任务|数)?(?![一-龥])/;

/** 1.16万人消除地质灾害隐患威胁: with no name of its own, what its verb is about. */
export function objectBehind(text: string, one: ToLabel): Span | undefined {
  const mark = /[,。;!?:()\n\t|]/.exec(text.slice(one.found.end, one.found.end + 40));
  const stretch = text.slice(one.found.end, one.found.end + (mark?.index ?? 40));
  const from = /^.*\d[\d.万亿余多]*(?:户|人|家|名|次|个|件|起)/.exec(stretch)?.[0].length ?? 0;
  if (aim.test(stretch)) return undefined;
  // 为1.1万人减免税费291万元: what those get is what is done for them.
  if (/\d/.test(stretch.slice(from))) {
    const forWhom = /[为给向对](?:[\d.]+[百千万]*[余多]?[户人名])?$/.test(
      text.slice(Math.max(0, one.found.start - 10), one.found.start),
    );
    return forWhom ? doneFor(text, one.found.end + from) : undefined;
  }
  const noun = nounBefore(stretch.slice(from));
  if (!noun || noun.start === 0 || noun.end - noun.start < 2) return undefined;
  const name = stretch.slice(from + noun.start, from + noun.end);
  const start = one.found.end + from;
  return isVerb(name) ? undefined : { start: start + noun.start, end: start + noun.end };
}

function doneFor(text: string, from: number): Span | undefined {
  const noun = nounBefore(/^[^\d]*/.exec(text.slice(from, from + 40))?.[0] ?? '');
  return noun && { start: from + noun.start, end: from + noun.end };
}

/** Whether a name, not a verb, stands right in front of the figure: 招聘会22场. */
export const endsInName = (text: string, one: ToLabel, from: number): boolean => {
  const left = text.slice(from, one.found.start).trimEnd();
  const noun = nounBefore(left);
  return (
    left !== '' &&
    withoutTail(left) === left &&
    noun !== undefined &&
    noun.end === left.length &&
    noun.start > 0 &&
    /^[,。、;;\s]|^$/.test(text.slice(one.found.end, one.found.end + 1))
  );
};

/** 街道12条、社区9条工作任务: each of a row is named in front, though what all are stands behind the last. */
export function isOfRow(text: string, { found }: ToLabel, own: Span): boolean {
  if (own.end !== found.start || found.core === null) return false;
  const unit = `${found.core}、`;
  return text.endsWith(unit, own.start) && /\d/.test(text[own.start - unit.length - 1] ?? '');
}

/** 组织贫困群众1.5万人外出务工: whom it counts stands in front, what they do behind. */
export const endsInPeople = (text: string, one: ToLabel, own: Span): boolean =>
  /^[人名户]$/.test(one.found.core ?? '') &&
  own.end === one.found.start &&
  /(?:群众|人员|劳动力|居民|学生|教师|干部|农民工|职工|毕业生|志愿者|儿童|老人|(?:脱贫|贫困|困难|低保|监测|搬迁|农)户)$/.test(
    text.slice(own.start, own.end),
  );

const measured =
  /^(?:(?:总长|全长|长|总面积|面积)(?:约|近|达)?[\d.,]+[余多]?[千万]?(?:公里|千米|米|平方米|平方公里|亩|公顷)[余多]?的?|[年日]产[\d.,]+[余多]?[千万]?吨(?:以上|级)?的?(?=[一-龥]{2})|(?:总投资|投资|产值|年产值|税收)(?:超过?|约|近|达)?[\d.,]+[余多]?[百千万亿]*元(?:以上)?的(?=[一-龥]{2})|[一-龥]{2,12}?(?:超过?|达到?|高于|低于|不足|突破|大于|小于)[\d.,]+[余多]?[百千万亿]*(?:%|[一-龥]{1,4}?)(?:以[上下])?的(?=[一-龥]{2})|(?:日|年)?(?:处理|生产|发电|供水|设计|蓄水|接待)(?:能力|规模|容量|量)?(?:为|达到?|约)?[\d.,]+[余多]?[百千万亿]*[一-龥]{1,5}?的(?=[一-龥]{2}))/;

/** 第12位的东平市: the place that is named behind a rank. */
export function placeBehind(text: string, { found }: ToLabel): Span | undefined {
  const [all, name] = /^的([一-龥]{1,7}?[市县区州盟旗省镇])/.exec(text.slice(found.end, found.end + 9)) ?? [];
  return all === undefined
    ? undefined
    : { start: found.end + 1, end: found.end + 1 + (name as string).length };
}

/** 第五大支柱产业: what it is the fifth of by size. */
export function bySizeBehind(text: string, { found }: ToLabel): Span | undefined {
  if (text[found.end] !== '大') return undefined;
  const start = found.end + 1;
  const noun = nounAfter(/^[一-龥]*/.exec(text.slice(start, start + 12))?.[0] ?? '', false);
  return noun && { start: start + noun.start, end: start + noun.end };
}

/** What somebody has or gets so much of: the few letters up to the next mark. */
export function hadBehind(text: string, { found }: ToLabel): Span | undefined {
  const [all, name] = /^的?([一-龥]{2,6})(?=[,。;])/.exec(text.slice(found.end, found.end + 9)) ?? [];
  return all === undefined || /^(?:左右|以[上下内])/.test(name as string)
    ? undefined
    : { start: found.end + all.length - (name as string).length, end: found.end + all.length };
}

/** 智能电气园等3个承接转移项目: what such as is named is, with what it does. */
export function workBehind(text: string, { found }: ToLabel): Span | undefined {
  const name = /^[一-龥]{2,14}?(?:项目|工程|企业|基地|园区|活动|平台)/.exec(
    text.slice(found.end, found.end + 18),
  )?.[0];
  return name === undefined ? undefined : { start: found.end, end: found.end + name.length };
}

/** A few letters up to the next mark, whatever they are. */
export function shortlyBehind(text: string, { found }: ToLabel): Span | undefined {
  const name = /^[一-龥]{2,8}(?=[,。、;])/.exec(text.slice(found.end, found.end + 10))?.[0];
  return name === undefined ? undefined : { start: found.end, end: found.end + name.length };
}

/** 14项需要街道参与的项目中, 3项调研提出的工作均: the noun behind the clause that describes it, where it is said of all. */
function whatIsDescribed(text: string, { found, kind }: ToLabel): Span | undefined {
  if (kind !== 'count') return undefined;
  const [all, name] =
    /^[一-龥、“”]{6,34}的([一-龥]{2,4})(?=中,|[均都]|已[^,。;]{0,6}[,。;])/.exec(
      text.slice(found.end, found.end + 46),
    ) ?? [];
  if (all === undefined) return undefined;
  const end = found.end + all.length;
  return { start: end - (name as string).length, end };
}

/** The name behind a figure, also over its measure. */
export function behindIt(text: string, one: ToLabel): Span | undefined {
  // 6条总长2886米的道路: its noun stands behind its measure.
  const over = one.meetsFigure
    ? measured.exec(text.slice(one.found.end, one.found.end + 24))?.[0]
    : undefined;
  if (over) {
    const from = one.found.end + over.length;
    const mark = /[\d,。;:!?、()\n]/.exec(text.slice(from, from + 40));
    const named = nounAfter(text.slice(from, from + (mark?.index ?? 40)), false);
    return named && { start: from + named.start, end: from + named.end };
  }
  const described = whatIsDescribed(text, one);
  if (described) return described;
  // 283个省、市重点项目, 19项区委、区政府工作: a short word in front of a list's mark is no name yet.
  const lead =
    /^[\d.]+[百千万]*(?:吨|千瓦|千伏|立方米|平方米|人|座|床)级(?:以上)?的?(?=[一-龥]{2})|^(?:国家|[省市区县州][委级]?)(?:、[省市区县州镇]?(?:委|级|政府)?)+(?=[一-龥]{2})/.exec(
      text.slice(one.found.end, one.found.end + 16),
    )?.[0];
  if (lead) {
    const from = one.found.end + lead.length;
    const named = nounAfter(/^[一-龥“”]*/.exec(text.slice(from, from + 24))?.[0] ?? '', false);
    return named && { start: from + named.start, end: from + named.end };
  }
  const stretch = text.slice(one.found.end, one.behind);
  // 户数：12户 人口：36人: the name of the next field.
  if (/^\s/.test(stretch) && text[one.behind] === ':') return undefined;
  const noun = nounAfter(stretch, one.meetsFigure);
  // 落地项目46个王明表示: who says it is counted by nobody.
  if (
    noun &&
    /^[个项件条]$/.test(one.found.core ?? '') &&
    noun.end - noun.start <= 3 &&
    /^(?:表示|介绍|指出)/.test(stretch.slice(noun.end))
  )
    return undefined;
  const item =
    one.found.core === '项' &&
    /^(?:任务|标准|要求|指标)$/.test(noun ? stretch.slice(noun.start, noun.end) : '');
  if (!noun || (!item && /^(?:目标|任务|计划|中|水平|标准|要求)$/.test(stretch.slice(noun.start, noun.end))))
    return undefined;
  // 辖6镇3办: the next number is no name.
  if (aim.test(stretch) || /^\d+[一-龥]/.test(stretch.slice(noun.start))) return undefined;
  const end = one.found.end + noun.start + headOf(stretch.slice(noun.start, noun.end), one.found.core ?? '');
  // 15个乡（镇）: what a short name is also called.
  const also =
    end - noun.start - one.found.end <= 4
      ? (/^[(〈][一-龥·]{1,4}[)〉]/.exec(text.slice(end, end + 6))?.[0].length ?? 0)
      : 0;
  return { start: one.found.end + noun.start, end: end + also };
}
