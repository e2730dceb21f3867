import { isNamedBehind } from './behind.ts';
import type { Span } from './noun.ts';
import { deeds, isVerb } from './own-name.ts';
import type { Labelled, ToLabel } from './place.ts';

/** 全镇有7040户, 春节帮困救助惠及4720人: with no better name, the words in front of its verb or the place. */
export function asWritten(text: string, one: ToLabel): Labelled | undefined {
  if (one.kind !== 'count') return undefined;
  const left = text.slice(one.clause, one.found.start);
  const found =
    /^\s*(全[市县区镇乡村])(?:(?:共|现)?有)?$/.exec(left) ??
    /(?:^|、)([一-龥]{3,10}?)(?:惠及|覆盖|涉及|服务|达到?)(?:约|近|超过?)?$/.exec(left);
  if (!found) return undefined;
  const start = one.clause + found.index + found[0].indexOf(found[1] as string);
  const label = { start, end: start + (found[1] as string).length };
  return { label, whole: label };
}

/** 45个项目，新建28个，续建17个: of which kind they are. */
const kindsOfWork = /^(?:新建|续建|扩建|改扩建|迁建|新开工|复工)$/;
/** 新建18个、续建13个: each of a row is of its own kind. */
const besideKind = (text: string, { found }: ToLabel): boolean => {
  const [ahead, after] = [
    text.slice(Math.max(0, found.start - 16), found.start - 2),
    text.slice(found.end, found.end + 5),
  ];
  return (
    /(?:新建|续建|扩建|改建|迁建|开工)[\d.]+[个项处所座条][,、]$/.test(ahead) ||
    /^[,、](?:新建|续建|扩建|改建|改扩|迁建)/.test(after)
  );
};

const progress = /^(?:开工|建成|竣工|投产|完工|签约|落地|启动|投用|交付|建设){2}$/;

/** 欠进度的有17个, 产值增长的187家: those of whom something short is said are named by it. */
function thoseWho(text: string, { clause, found }: ToLabel): Labelled | undefined {
  const left = text.slice(clause, found.start);
  const said =
    /^[,、\s]*(?:其中|另外|还有)?((?!剩下|其余|剩余|余下|另)[一-龥]{2,7})的(?:共|约|也|还)?有?$/.exec(
      left,
    )?.[1];
  if (said === undefined || /(?<!集)中|[户家人个项]$/.test(said)) return undefined;
  const start = clause + left.lastIndexOf(said);
  const label = { start, end: start + said.length };
  return { label, whole: label };
}

/** 立案查处600件, 移送起诉574人: what offices do to people and cases names itself. */
const proceedings =
  /^(?:立案|查处|查办|侦破|破获|抓获|刑拘|拘留|逮捕|批捕|移送|起诉|公诉|判处|处罚|约谈|通报|问责|调解|受理|审结|执结|结案){2}$/;

/** 日均约24列; 立案23宗、办结21宗: what names itself by a word that elsewhere names nothing. */
export function standingAlone(
  text: string,
  one: ToLabel,
  from: number,
  inherited: Labelled | undefined,
  sameUnit: Labelled | undefined,
): Labelled | undefined {
  const place = one.kind === 'count' && /(?:^|[,、])(?:全[市县区镇乡村])(?:(?:共|现)?有)?$/.test(one.left);
  // 全县9214户1.86万人享受低保: what they do names them.
  const bare =
    /有$/.test(one.left) ||
    /^(?:[\d.,]+[万千]?[人户口个])?[,。;、()]/.test(text.slice(one.found.end, one.found.end + 16));
  if (place && bare && !isNamedBehind(text, one)) return asWritten(text, one);
  const those = one.kind === 'count' && !isNamedBehind(text, one) ? thoseWho(text, one) : undefined;
  if (those) return those;
  const built = /^(?:area|length)$/.test(one.kind);
  if (one.kind !== 'count' && !built) return undefined;
  const left = text.slice(from, one.found.start);
  const word = /^[,;、\s]*(?:已|均|累计|其中|全部)?([日月]均|[一-龥]{2,4}?)(?:[有了约近]|超过?)?\s*$/.exec(
    left,
  )?.[1];
  if (word === undefined || (built && !kindsOfWork.test(word))) return undefined;
  const twice = word.length === 4 && isVerb(word.slice(0, 2)) && isVerb(word.slice(2));
  const deed =
    (isVerb(word) || twice) &&
    (inherited ?? sameUnit)?.label &&
    endsInVerb(text, (inherited ?? sameUnit)?.label as Span) &&
    !isNamedBehind(text, one);
  // 签约项目23个，开工建设12个: how far those counted before are.
  if (progress.test(word) && sameUnit && !isNamedBehind(text, one)) return sameUnit;
  const kind = kindsOfWork.test(word) && !isNamedBehind(text, one);
  // 31个项目，其中新建18个: of those counted before in the same unit.
  if (kind && one.kind === 'count' && sameUnit && !besideKind(text, one)) return sameUnit;
  const named =
    (deeds.test(word) && !(word === '投资' && isNamedBehind(text, one))) || kind || proceedings.test(word);
  if (!deed && !named && !/^[日月]均$/.test(word)) return undefined;
  const start = from + left.lastIndexOf(word);
  const label = { start, end: start + word.length };
  return { label, whole: label };
}

const endsInVerb = (text: string, label: Span): boolean => {
  const name = text.slice(label.start, label.end);
  return (
    isVerb(name) || deeds.test(name) || (name.length > 3 && (isVerb(name.slice(-2)) || /逮捕$/.test(name)))
  );
};
