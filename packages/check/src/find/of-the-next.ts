import { isVerb } from './own-name.ts';
import type { Labelled, ToLabel } from './place.ts';

/** Whether what the next figure counts is what this one counts, too. */
export const isOfTheNext = (
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): boolean => meetsNext(text, all, labels, k) || isOnlyLevel(text, all, labels, k);

/** 6个省级、42个市级重点项目: a level alone says of what is named behind the next. */
function isOnlyLevel(text: string, all: readonly ToLabel[], labels: readonly Labelled[], k: number): boolean {
  const [one, next] = [all[k] as ToLabel, all[k + 1] as ToLabel];
  const between = text.slice(one.found.end, next.found.start);
  return (
    one.found.core === next.found.core &&
    /^(?:国家|[省市县区州盟旗镇乡村]|[\d.]+[百千万]*[一-龥]{1,3})级[、和]$/.test(between) &&
    (labels[k + 1]?.label?.start ?? -1) >= next.found.end
  );
}

/** Districts, which are counted themselves whatever they do: 4市14县黄河流域…政策. */
export const districts = /^(?:[省市县区州乡镇]|地市|市州|盟市)$/;
const smaller = /^(?:县区|区县|县市区|县级市|乡镇|[村居办]|街道|社区)$/;

/** Whether a unit is a name: 5镇10乡. */
export const isOwnName = (unit: string): boolean => districts.test(unit) || smaller.test(unit);

function meetsNext(text: string, all: readonly ToLabel[], labels: readonly Labelled[], k: number): boolean {
  const [one, next] = [all[k] as ToLabel, all[k + 1] as ToLabel];
  // 列入范围的5385台、7185蒸吨燃煤锅炉: both are of what stands behind.
  const listed = /[^年月日期末]的$/.test(one.left) && next.listed && text[next.found.start - 1] === '、';
  const adjoins =
    one.found.end === next.found.start && /^(?:count|other|length|weight|area)$/.test(next.kind);
  if (one.kind !== 'count' || !(listed || adjoins)) return false;
  // 5镇10乡: what names itself.
  if (isOwnName(one.found.core ?? '')) return false;
  const label = labels[k]?.label;
  const named =
    !listed &&
    label &&
    // 7个镇38个村482户1756人受灾: what the figure before counts is not its name.
    label.start !== labels[k - 1]?.label?.start &&
    !/^全[国省市区县镇乡村]$/.test(text.slice(label.start, label.end)) &&
    label.start >= one.clause &&
    label.start < one.found.start &&
    // 市容环境等10类46项实事: examples of what stands behind both.
    !/等$/.test(one.left) &&
    !isVerb(text.slice(label.start, label.end));
  return !named && (labels[k + 1]?.label?.start ?? -1) >= next.found.end;
}
